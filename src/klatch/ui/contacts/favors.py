"""What they care about, and what each did or promised the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from klatch.domain.drafts import FavorDraft
from klatch.domain.errors import KlatchError
from klatch.domain.names import first_name
from klatch.domain.vocabulary import Direction
from klatch.services import contacts, favors
from klatch.services.reading.contacts import ContactDetail
from klatch.services.reading.favors import FavorRow, of_contact
from klatch.ui.fields.auto import TextField
from klatch.ui.fields.autosave import AutoLine
from klatch.ui.fields.quiet import Choice
from klatch.ui.fields.row_stack import RowStack, RowWidget
from klatch.ui.page import Context
from klatch.ui.places import Compose
from klatch.ui.when import When
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import IconButton

_INDENT = 26
"""Where the words of a favour begin, after its tick."""


class FavorLine(RowWidget):
    """One favour: the tick says that it was done."""

    def __init__(self, context: Context, row: FavorRow, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._id = row.id
        self._contact = row.contact
        self.tick = QCheckBox(self)
        self.text = AutoLine(self.tr("Favour"), self)
        self.ask = IconButton(context.theme, "mail", self.tr("Ask about it"), self)
        self.delete = IconButton(context.theme, "trash-2", self.tr("Delete this favour"), self)
        self._about = label("", "caption", self, wrap=True)
        self._about.setIndent(context.theme.px(_INDENT))
        self.text.setProperty("bare", "true")
        self.text.keeper.begin(row.text, self._save)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.tick)
        first.addWidget(self.text, 1)
        first.addWidget(self.ask)
        first.addWidget(self.delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(0)
        column.addLayout(first)
        column.addWidget(self._about)
        self.tick.clicked.connect(self._on_tick)
        self.ask.clicked.connect(self._on_ask)
        self.delete.clicked.connect(self._on_delete)

    def renew(self, row: FavorRow) -> None:
        """Show what is stored now."""
        self.text.keeper.load(row.text)
        self.text.setToolTip(row.text)
        self.ask.setVisible(row.direction is Direction.FROM_THEM and row.done_at is None)
        self.tick.setChecked(row.done_at is not None)
        self.tick.setAccessibleName(self.tr("Done: %1").replace("%1", row.text))

    def say(self, about: str) -> None:
        """Whose it is, and when."""
        self._about.setText(about)

    def end(self) -> None:
        """It is gone: write nothing any more."""
        self.text.keeper.stop()

    def _save(self, text: str) -> bool:
        if not text.strip():
            self._on_delete()
            return True
        try:
            favors.edit(self._context.store, self._id, {"text": text}, self._context.clock.now())
        except KlatchError as error:
            self._context.notices.failure(error)
            return False
        return True

    def _on_tick(self, done: bool) -> None:
        verb = favors.done if done else favors.reopen
        with self._context.notices.guarded():
            verb(self._context.store, self._id, self._context.clock.now())
            if done:
                self._context.notices.undoable(self.tr("Favour done"))

    def _on_ask(self) -> None:
        self._context.navigator.go(Compose((self._contact,), "keepintouch.checkin"))

    def _on_delete(self) -> None:
        self.end()
        with self._context.notices.guarded():
            favors.delete(self._context.store, [self._id], self._context.clock.now())
            self._context.notices.undoable(self.tr("Favour deleted"))


class FavorsTab(QWidget):
    """The favours of one person, above them what they care about."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._person: ContactDetail | None = None
        self._when = When(context.clock.now())
        self.cares = TextField(context.theme, self.tr("Cares about"), self._save_cares, self)
        self.whose = Choice(self)
        self.new = QLineEdit(self)
        self.lines = RowStack[FavorRow, FavorLine](self._make, FavorLine.renew, self, spacing=2)
        self._none = label(self.tr("Nothing yet. What could you do for them?"), "caption", self, wrap=True)
        self.whose.addItem(self.tr("I promised"), (Direction.TO_THEM, False))
        self.whose.addItem(self.tr("I did"), (Direction.TO_THEM, True))
        self.whose.addItem(self.tr("They promised"), (Direction.FROM_THEM, False))
        self.whose.addItem(self.tr("They did"), (Direction.FROM_THEM, True))
        self.whose.setAccessibleName(self.tr("Who, and whether it was done"))
        self.new.setAccessibleName(self.tr("New favour"))
        self.new.setPlaceholderText(self.tr("What, in a few words"))
        for editor in (self.whose, self.new):
            editor.setProperty("small", "true")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.cares)
        column.addWidget(self.whose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.new)
        column.addWidget(self._none)
        column.addWidget(self.lines)
        column.addStretch(1)
        self.new.returnPressed.connect(self._on_enter)

    def show_person(self, person: ContactDetail, when: When) -> None:
        """Show the favours of a person; what is being typed stays."""
        other = self._person is None or self._person.id != person.id
        self._person, self._when = person, when
        self.cares.load(person.cares_about, afresh=other)
        if other:
            self.new.clear()
        rows = of_contact(self._context.store, person.id)
        self.lines.show_rows(rows)
        for row in rows:
            self.lines.widgets[row.id].say(self._about(row))
        self._none.setVisible(not rows)

    def forget_person(self) -> None:
        """Nobody is shown any more."""
        self._person = None

    @property
    def unsaved(self) -> bool:
        """Whether something was typed and not saved yet."""
        typed = any(line.text.keeper.unsaved for line in self.lines.widgets.values())
        return self._person is not None and (typed or self.cares.changed or bool(self.new.text().strip()))

    def commit(self) -> None:
        """Save what is being typed."""
        if self._person is None:
            return
        self.cares.commit()
        for line in tuple(self.lines.widgets.values()):
            line.text.keeper.flush()
        text = self.new.text().strip()
        if not text:
            return
        direction, done = self.whose.currentData()
        # Your own promise is not to be forgotten, so a task without a day reminds of it.
        task = text if direction == Direction.TO_THEM and not done else ""
        draft = FavorDraft(self._person.id, Direction(direction), text, done=done, task=task)
        self.new.clear()
        with self._context.notices.guarded():
            favors.add(self._context.store, draft, self._context.clock.now())

    def _make(self, row: FavorRow) -> FavorLine:
        return FavorLine(self._context, row, self.lines)

    def _about(self, row: FavorRow) -> str:
        person = self._person
        name = first_name(person.name, person.given_name) if person else ""
        done, mine = row.done_at, row.direction is Direction.TO_THEM
        if done is not None:
            said = self.tr("You did, %1") if mine else self.tr("%2 did, %1")
            day = self._when.past(done)
        else:
            said = self.tr("You promised, %1") if mine else self.tr("%2 promised, %1")
            day = self._when.past(row.created_at)
        return said.replace("%1", day).replace("%2", name)

    def _save_cares(self, text: str) -> None:
        if self._person is not None:
            changes = {"cares_about": text}
            contacts.edit(self._context.store, self._person.id, changes, self._context.clock.now())

    def _on_enter(self) -> None:
        self.commit()
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)
