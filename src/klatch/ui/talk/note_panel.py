"""The notes in the middle: the text, and what turns its current line into a takeaway."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from klatch.domain.vocabulary import TakeawayKind
from klatch.ui import words
from klatch.ui.fields.note_edit import NoteEdit
from klatch.ui.fields.note_keeper import NoteKeeper
from klatch.ui.page import Context
from klatch.ui.talk.marks import letter_icon
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button, IconButton
from klatch.ui.widgets.flow import FlowLayout

KEYS = {
    TakeawayKind.ADVICE: "Ctrl+Shift+A",
    TakeawayKind.INFORMATION: "Ctrl+Shift+I",
    TakeawayKind.REFERRAL: "Ctrl+Shift+R",
}
_HINT_FROM, _WORDS_FROM = 420, 358


class NotePanel(QWidget):
    """Notes with their times."""

    turned = Signal(object)
    """The line is to become one of this kind."""
    wide_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        theme = self._theme = context.theme
        self.edit = NoteEdit(theme, self)
        self.keeper = NoteKeeper(context, self.edit, self)
        self._saved = label(self.tr("Saved as you type"), "caption", self)
        self.wide = IconButton(
            theme, "maximize-2", self.tr("Notes over the whole width"), self, shortcut="F8"
        )
        self.wide.setCheckable(True)
        self._hint = label(self.tr("Turn this line into"), "caption", self)
        self.turns = {kind: Button(theme, words.takeaway(kind), self, small=True) for kind in TakeawayKind}
        for kind, button in self.turns.items():
            button.setAccessibleName(self.tr("Turn this line into: %1").replace("%1", words.takeaway(kind)))
            button.setToolTip(f"{words.takeaway(kind)} ({KEYS[kind]})")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor in its line
            button.clicked.connect(partial(_turn, self, kind))
        self.wide.clicked.connect(self.wide_wanted)
        self.setProperty("area", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._layout()
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_wide(self, wide: bool) -> None:
        """Say whether the notes have the whole width."""
        self.wide.setChecked(wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is little room the letters stand for their words."""
        self._hint.setVisible(self.width() >= self._theme.px(_HINT_FROM))
        for kind, button in self.turns.items():
            button.setText(words.takeaway(kind) if self.width() >= self._theme.px(_WORDS_FROM) else "")

    def _layout(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(self.tr("Notes"), "heading", self))
        head.addStretch(1)
        head.addWidget(self._saved)
        head.addWidget(self.wide)
        turns = QWidget(self)
        below = FlowLayout(turns)
        self._hint.setMinimumHeight(self.turns[TakeawayKind.ADVICE].sizeHint().height())
        for widget in (self._hint, *self.turns.values()):
            below.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.edit, 1)
        column.addWidget(turns)

    def _restyle(self) -> None:
        side, room = self._theme.px(18), self._theme.px(22)
        for kind, button in self.turns.items():
            button.setIconSize(QSize(room, side))
            button.setIcon(letter_icon(kind, self._theme, self.devicePixelRatioF()))
        self._fit()


def _turn(panel: NotePanel, kind: TakeawayKind, _checked: bool = False) -> None:
    panel.turned.emit(kind)
