"""People added right here: one after the other, below the line for the next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from klatch.domain.drafts import ContactDraft
from klatch.domain.errors import InvalidInput
from klatch.domain.names import name_and_employer
from klatch.domain.vocabulary import Source
from klatch.services import contacts
from klatch.services.reading.contacts import ContactRow, detail, rows
from klatch.ui import words
from klatch.ui.fields.quiet import Choice
from klatch.ui.fields.row_stack import RowStack, RowWidget
from klatch.ui.page import Context
from klatch.ui.widgets.avatar import Avatar
from klatch.ui.widgets.base import Card, SectionHeader, label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.elided import ElidedLabel
from klatch.ui.widgets.next_line import NextLine


class Added(RowWidget):
    """Somebody who was added, and how they are known."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._avatar = Avatar(context.theme, 28, self)
        self._name = ElidedLabel("", "strong", self)
        self._about = ElidedLabel("", "caption", self)
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addWidget(self._name)
        said.addWidget(self._about)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(8)
        line.addWidget(self._avatar)
        line.addLayout(said, 1)

    def renew(self, row: ContactRow) -> None:
        """Show what is stored now."""
        self._avatar.set_person(row.id, row.name)
        self._name.setText(row.name)
        known = words.source(row.source) if row.source is not Source.OTHER else ""
        note = detail(self._context.store, row.id).source_note
        self._about.setText(" · ".join(part for part in (row.organization, known, note) if part))
        self._about.setVisible(bool(self._about.text()))
        self.setAccessibleName(f"{row.name}, {self._about.text()}")


class AddPeople(Card):
    """The line for somebody new, and those added so far. Enter adds."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._added: list[int] = []
        self._header = SectionHeader(self.tr("Add people right here"), self)
        self.name, self.how, self.note = NextLine(self), Choice(self), NextLine(self)
        self.add = Button(context.theme, self.tr("Add"), self, icon="user-plus", small=True)
        self.lines = RowStack[ContactRow, Added](self._make, Added.renew, self, spacing=2)
        self._fill()
        self._layout()
        self.add.clicked.connect(self.keep)

    def load(self) -> None:
        """Show who of those added here is still there."""
        self.lines.show_rows(rows(self._context.store, self._added)[::-1])

    def keep(self) -> bool:
        """Add whoever is named in the line; False when that failed."""
        if self.name.text().strip():
            self._add(*name_and_employer(self.name.text()))
        return not self.name.text().strip()

    def _add(self, name: str, employer: str) -> None:
        how = self.how.currentData()
        draft = ContactDraft(
            display_name=name,
            organization=employer,
            source=Source(how) if how else Source.OTHER,
            source_note=self.note.text(),
        )
        with self._context.notices.guarded():
            if not name:
                raise InvalidInput("display_name", "no_name")
            self._added.append(contacts.add(self._context.store, draft, self._context.clock.now()))
            self._context.notices.undoable(self.tr("%1 added").replace("%1", name))
            self.forget()
            self.load()
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Empty the line."""
        self.name.forget()
        self.note.forget()
        self.how.setCurrentIndex(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = bool(self.name.text().strip())
        if typed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        self.name.setAccessibleName(self.tr("Name"))
        self.name.setPlaceholderText(self.tr("Name, and where they work"))
        self.note.setAccessibleName(self.tr("What connects you, in a sentence"))
        self.note.setPlaceholderText(self.tr("What connects you: we taught at the same school"))
        self.how.setAccessibleName(self.tr("How you know them"))
        self.how.setPlaceholderText(self.tr("How you know them"))
        for item in Source:
            if item not in (Source.IMPORTED, Source.OTHER):
                self.how.addItem(words.source(item), item)
        self.how.setCurrentIndex(-1)
        for editor in (self.name, self.how, self.note):
            editor.setProperty("small", "true")

    def _layout(self) -> None:
        hint = self.tr("Three are enough to begin. Start with those who would be glad to hear from you.")
        who, what = QHBoxLayout(), QHBoxLayout()
        who.setSpacing(8)
        who.addWidget(self.name, 3)
        who.addWidget(self.how, 2)
        what.setSpacing(8)
        what.addWidget(self.note, 1)
        what.addWidget(self.add)
        self.body.addWidget(self._header)
        self.body.addWidget(label(hint, "muted", self, wrap=True))
        self.body.addLayout(who)
        self.body.addLayout(what)
        self.body.addWidget(self.lines)

    def _make(self, _row: ContactRow) -> Added:
        return Added(self._context, self.lines)
