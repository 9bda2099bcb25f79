"""What was said: when it ended, the notes, and the takeaways; folded away once it is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from klatch.services.reading.meetings import TakeawayRow
from klatch.ui.fields.autosave import AutoText
from klatch.ui.fields.takeaway_list import TakeawayList
from klatch.ui.fields.talk_notes import TalkNotes
from klatch.ui.page import Context
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.forms import Field
from klatch.ui.wrap_up.end_fields import EndFields
from klatch.ui.wrap_up.verbs import WrapVerbs


class WhatWasSaid(QWidget):
    """The end while it is not known, and a fold with the rest."""

    turned = Signal()
    """It was opened or folded."""

    def __init__(self, context: Context, verbs: WrapVerbs, parent: QWidget) -> None:
        super().__init__(parent)
        self.end = EndFields(context, self)
        self.fold = Button(context.theme, self.tr("Notes and takeaways"), self, kind="flat", small=True)
        self._inside = QWidget(self)
        self.notes = AutoText(self.tr("Notes"), self._inside)
        self.talked = TalkNotes(context, self._inside)
        self.takeaways = TakeawayList(context, verbs, self._inside)
        self._rows: tuple[TakeawayRow, ...] = ()
        self._open = False
        self._held = False
        self.notes.setMinimumHeight(context.theme.px(96))
        self.notes.setPlaceholderText(self.tr("What was said, in your words"))
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.talked)
        inside.addWidget(Field(context.theme, self.tr("Notes"), self.notes, self._inside))
        inside.addWidget(self.takeaways)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.end)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._inside)
        self.fold.clicked.connect(self._on_fold)
        self.set_open(False)

    @property
    def is_open(self) -> bool:
        """Whether notes and takeaways are in sight."""
        return self._open

    def set_open(self, is_open: bool) -> None:
        """Open or fold it; the end shows while it is open, or not known."""
        self._open = is_open
        if is_open:
            self.takeaways.show_takeaways(self._rows)
        self._inside.setVisible(is_open)
        self.fold.set_icon_name("chevron-down" if is_open else "chevron-right")
        state = self.tr("Open") if is_open else self.tr("Folded")
        self.fold.setAccessibleDescription(state)
        self.end.setVisible(is_open or not self._held)

    def show_takeaways(self, rows: tuple[TakeawayRow, ...]) -> None:
        """The takeaways; their lines are made when they come into sight."""
        self._rows = rows
        if self._open:
            self.takeaways.show_takeaways(rows)

    def show_end_known(self, held: bool) -> None:
        """Whether it is known when it ended."""
        self._held = held
        self.set_open(self._open)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        end = [self.end.day, self.end.clock, self.end.minutes]
        return [*end, self.fold, self.talked.edit, self.notes, *self.takeaways.stops()]

    def commit(self) -> None:
        """Save what is being typed."""
        self.talked.keeper.flush()
        self.notes.keeper.flush()
        self.takeaways.commit()

    def _on_fold(self) -> None:
        self.set_open(not self._open)
        self.turned.emit()
