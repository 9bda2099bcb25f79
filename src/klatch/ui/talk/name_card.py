"""Referrals at the right: who was named, and a line for the next name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from klatch.domain.vocabulary import TakeawayKind
from klatch.services.reading.talk import NamedRow
from klatch.ui.fields.person_search import PersonSearch
from klatch.ui.fields.row_stack import RowStack, RowWidget
from klatch.ui.page import Context
from klatch.ui.places import ShowContact
from klatch.ui.talk.icon_line import dress
from klatch.ui.talk.marks import LetterMark
from klatch.ui.talk.verbs import TalkVerbs
from klatch.ui.widgets.avatar import Avatar
from klatch.ui.widgets.base import Card, SectionHeader, set_property
from klatch.ui.widgets.elided import ElidedLabel


class NameLine(PersonSearch):
    """A new name, or somebody known, who is offered while the name is typed."""

    named = Signal(str)

    def take_typed(self) -> None:
        """What was typed is a name; who is known by it is found where it is written down."""
        self.named.emit(self.text().strip())


class Named(RowWidget):
    """Somebody named, now a contact; a chip says whether they will be introduced."""

    def __init__(self, context: Context, verbs: TalkVerbs, row: NamedRow, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._verbs = verbs
        self._row = row
        self._avatar = Avatar(context.theme, 28, self)
        self.name = ElidedLabel("", "strong", self)
        self.about = ElidedLabel("", "caption", self)
        self.chip = QPushButton(self)
        self.chip.setCheckable(True)
        self.chip.setAutoDefault(False)
        self.chip.setProperty("chip", "true")
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addWidget(self.name)
        said.addWidget(self.about)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(8)
        line.addWidget(self._avatar)
        line.addLayout(said, 1)
        line.addWidget(self.chip)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.chip.clicked.connect(self._on_chip)

    def renew(self, row: NamedRow) -> None:
        """Show what is stored now."""
        self._row = row
        self._avatar.set_person(row.contact, row.name)
        self.name.setText(row.name)
        job = ", ".join(part for part in (row.title, row.organization) if part)
        self.about.setText(job or (self.tr("Already in Klatch") if row.known else self.tr("New contact")))
        self.chip.setChecked(row.will_introduce)
        promised = self.tr("will introduce")
        self.chip.setText(promised if row.will_introduce else self.tr("will introduce?"))
        self.chip.setAccessibleName(f"{promised}: {row.name}")
        set_property(self.chip, "on", "true" if row.will_introduce else "false")
        self.setAccessibleName(f"{row.name}, {self.about.text()}")

    def stops(self) -> list[QWidget]:
        """Where Tab stops."""
        return [self, self.chip]

    def open(self) -> None:
        """Show them among the contacts."""
        self._context.navigator.go(ShowContact(self._row.contact))

    def delete(self) -> None:
        """They were not named after all; they stay among the contacts."""
        self._verbs.delete_referral(self._row.id, self._row.name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open %1").replace("%1", self._row.name)).triggered.connect(self.open)
        menu.addAction(self.tr("No longer a referral of this meeting")).triggered.connect(self.delete)
        menu.popup(event.globalPos())

    def _on_chip(self) -> None:
        self._verbs.set_introduction(self._row.id, self.chip.isChecked())


class NameCard(Card):
    """Those named so far above the line for the next."""

    named = Signal(str)
    found = Signal(int)

    def __init__(self, context: Context, verbs: TalkVerbs, parent: QWidget) -> None:
        super().__init__(parent, margin=12)
        self._context = context
        self._verbs = verbs
        self._header = SectionHeader(self.tr("Referrals"), self)
        self.lines = RowStack[NamedRow, Named](self._make, Named.renew, self, spacing=2)
        self.new = NameLine(context.store, self)
        dress(context.theme, self.new, "user-plus", self.tr("Name, and where they work"))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(LetterMark(context.theme, TakeawayKind.REFERRAL, self))
        head.addWidget(self._header, 1)
        self.body.setSpacing(6)
        self.body.addLayout(head)
        self.body.addWidget(self.lines)
        self.body.addWidget(self.new)
        self.new.named.connect(self.named)
        self.new.found.connect(self.found)

    def show_named(self, rows: tuple[NamedRow, ...]) -> None:
        """Show whom the conversation pointed to."""
        self.lines.show_rows(rows)
        self._header.set_count(self.locale().toString(len(rows)) if rows else "")

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [*self.lines.stops(), self.new]

    def _make(self, row: NamedRow) -> Named:
        return Named(self._context, self._verbs, row, self.lines)
