"""Promises made in the meeting, both ways."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from klatch.domain.names import first_name
from klatch.domain.vocabulary import Direction
from klatch.services.reading.favors import FavorRow
from klatch.services.reading.meetings import Attendee
from klatch.ui.fields.autosave import AutoLine
from klatch.ui.fields.quiet import Choice
from klatch.ui.fields.row_stack import RowStack, RowWidget
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.base import Card, SectionHeader, label, line
from klatch.ui.widgets.buttons import IconButton
from klatch.ui.widgets.next_line import NextLine
from klatch.ui.wrap_up.followup_card import DueEdit, aside
from klatch.ui.wrap_up.verbs import WrapVerbs

_A_WEEK = timedelta(days=7)


class PromiseLine(RowWidget):
    """One promise: who made it, its words, and a way to delete it."""

    def __init__(self, context: Context, verbs: WrapVerbs, row: FavorRow, parent: QWidget) -> None:
        super().__init__(parent)
        self._verbs = verbs
        self._id = row.id
        self.who = label("", "muted", self)
        self.text = AutoLine(self.tr("Promise"), self)
        self.text.setProperty("bare", "true")
        self.delete = IconButton(context.theme, "trash-2", self.tr("Delete this promise"), self)
        self.text.keeper.begin(row.text, partial(verbs.edit_promise, row.id))
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 2, 0, 2)
        inside.setSpacing(8)
        inside.addWidget(self.who)
        inside.addWidget(self.text, 1)
        inside.addWidget(self.delete)
        self.delete.clicked.connect(self._on_delete)

    def renew(self, row: FavorRow) -> None:
        """Show what is stored now."""
        self.text.keeper.load(row.text)
        self.text.setToolTip(row.text)

    def end(self) -> None:
        """It is gone: write nothing any more."""
        self.text.keeper.stop()

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self.text, self.delete]

    def _on_delete(self) -> None:
        self.end()
        self._verbs.delete_promise(self._id)


class PromiseCard(Card):
    """What each promised the other: mine become tasks, theirs can be asked about."""

    def __init__(self, context: Context, verbs: WrapVerbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._verbs = verbs
        self._when = When(context.clock.now(), context.zone())
        self._names: dict[int, str] = {}
        self.contact = 0
        self._header = SectionHeader(self.tr("Promises"), self)
        self._header.add(aside(self.tr("Yours become tasks"), self))
        self.lines = RowStack[FavorRow, PromiseLine](self._make, PromiseLine.renew, self, spacing=0)
        self.whose: QComboBox = Choice(self)
        self.new = NextLine(self)
        self.day = DueEdit(context.theme, self)
        for editor in (self.whose, self.new):
            editor.setProperty("small", "true")
        self._layout()
        self.new.returnPressed.connect(self._on_enter)
        self.whose.currentIndexChanged.connect(self._explain)

    def begin(self, when: When) -> None:
        """Turn to another meeting."""
        self._when = when
        self.new.forget()
        self.whose.setCurrentIndex(0)
        self._explain()

    def show_promises(self, rows: tuple[FavorRow, ...], people: tuple[Attendee, ...]) -> None:
        """Show what was promised, and who took part."""
        self._names = {who.id: first_name(who.name) for who in people}
        self.lines.show_rows(rows)
        for row in rows:
            them = self._names.get(row.contact, "")
            said = self.tr("You to %1:") if row.direction is Direction.TO_THEM else self.tr("%1 to you:")
            self.lines.widgets[row.id].who.setText(said.replace("%1", them))
        self._header.set_count(self.locale().toString(len(rows)) if rows else "")
        self._explain()

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [*self.lines.stops(), self.whose, self.day, self.new]

    def commit(self) -> None:
        """Save what is being typed."""
        for shown in tuple(self.lines.widgets.values()):
            shown.text.keeper.flush()
        text = self.new.text().strip()
        if not text or not self.contact:
            return
        direction, due = Direction(self.whose.currentData()), self.day.due
        task = text
        if direction is Direction.FROM_THEM:
            asked = self.tr("Ask %1 about: %2").replace("%1", self._names.get(self.contact, ""))
            task = asked.replace("%2", text) if due else ""
        if self._verbs.add_promise(self.contact, direction, text, task, due):
            self.new.forget()

    def _layout(self) -> None:
        self.whose.addItem(self.tr("I promised"), Direction.TO_THEM)
        self.whose.addItem(self.tr("They promised"), Direction.FROM_THEM)
        self.whose.setAccessibleName(self.tr("Who promised"))
        self.new.setAccessibleName(self.tr("Next promise"))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.whose)
        row.addStretch(1)
        row.addWidget(self.day)
        self.body.addWidget(self._header)
        self.body.addWidget(line(self))
        self.body.addWidget(self.lines)
        self.body.addLayout(row)
        self.body.addWidget(self.new)

    def _explain(self, _number: int = 0) -> None:
        mine = self.whose.currentData() == Direction.TO_THEM
        self.new.setPlaceholderText(
            self.tr("What you will do for them") if mine else self.tr("What they will do")
        )
        self.day.setAccessibleName(self.tr("By when") if mine else self.tr("When to ask about it"))
        if not self.new.text():
            self.day.set_due(self._when.today + _A_WEEK if mine else None)

    def _make(self, row: FavorRow) -> PromiseLine:
        return PromiseLine(self._context, self._verbs, row, self.lines)

    def _on_enter(self) -> None:
        self.commit()
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)
