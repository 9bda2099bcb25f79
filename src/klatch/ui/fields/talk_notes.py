"""What was written during a talk, where one looks at it afterwards."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from klatch.services.reading import talk
from klatch.ui.fields.note_edit import NoteEdit
from klatch.ui.fields.note_keeper import NoteKeeper
from klatch.ui.page import Context
from klatch.ui.widgets.base import label


class TalkNotes(QWidget):
    """The lines with their times, kept as they are changed; not there for a meeting without any."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._meeting = 0
        title = label(self.tr("During the talk"), "section", self)
        self.edit = NoteEdit(context.theme, self, framed=True)
        self.edit.setFixedHeight(context.theme.px(132))
        self.keeper = NoteKeeper(context, self.edit, self)
        title.setBuddy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(self.edit)
        self.hide()

    def show_meeting(self, meeting: int) -> None:
        """Turn to a meeting, or show again what is stored of the same one."""
        if meeting == self._meeting:
            self.keeper.renew()
            return
        self.keeper.rest()
        there = bool(talk.notes(self._context.store, meeting))
        self._meeting = meeting if there else 0
        self.setVisible(there)
        if there:
            self.keeper.begin(meeting)
