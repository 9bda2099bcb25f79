"""Rows of the cards: one stop for the keyboard each, with the button of the next step at the end."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from klatch.ui.models.columns import Due
from klatch.ui.page import Context
from klatch.ui.today.items import Item
from klatch.ui.today.line import Line
from klatch.ui.widgets.avatar import Avatar
from klatch.ui.widgets.base import label, set_property
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.notices import IconLabel
from klatch.ui.widgets.painting import fill
from klatch.ui.widgets.rings import DeadlineClock

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# Focus that comes back by itself: a menu, a popup, another window in front.
_PASSING = (
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)
_INKS = {"late": "danger", "today": "warning"}
BUTTON_WIDTH = 92


class Row(QWidget):
    """Takes the focus for its controls: arrows move on, Space ticks, Enter opens; a menu has the rest."""

    started = Signal(object)
    opened = Signal(object)
    ticked = Signal(object)
    entered = Signal()
    left = Signal()
    moved = Signal(int)
    menu_wanted = Signal(QPoint)

    def __init__(self, context: Context, parent: QWidget, *, height: int) -> None:
        super().__init__(parent)
        self.context = context
        self.theme = context.theme
        self._height = height
        self.item: Item | None = None
        self.button = Button(context.theme, "", self, small=True)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self._on_start)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setProperty("ring_radius", 8)
        self._restyle()
        context.theme.changed.connect(self._restyle)

    def show_item(self, item: Item, spoken: str, verb: str, icon: str) -> None:
        """Say what the row is about, and what its button does."""
        self.item = item
        self.setAccessibleName(spoken)
        self.button.setText(verb)
        self.button.set_icon_name(icon)
        self.button.setAccessibleName(f"{verb}: {item.text}")
        self.button.setVisible(item.can_start)

    def set_primary(self, primary: bool) -> None:
        """Make its button the filled one of the page."""
        self.button.set_kind("primary" if primary else "default")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key in _ENTER:
            self.opened.emit(self.item)
        elif key == Qt.Key.Key_Space:
            self.ticked.emit(self.item)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self.item)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        point = QPoint(self.width() // 4, self.height()) if by_key else event.pos()
        self.menu_wanted.emit(self.mapToGlobal(point))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.update()
            self.left.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            fill(painter, self.rect().adjusted(1, 0, -1, 0), self.theme.colors.hover)
            painter.end()

    def _on_start(self) -> None:
        self.started.emit(self.item)

    def _restyle(self) -> None:
        self.setMinimumHeight(self.theme.px(self._height))
        self.button.setMinimumWidth(self.theme.px(BUTTON_WIDTH))
        self.update()


class TaskLine(Row):
    """A tick or an avatar, one or two lines, something about the time, the button."""

    def __init__(
        self, context: Context, parent: QWidget, *, height: int, lead: Literal["tick", "small", "avatar"]
    ) -> None:
        super().__init__(context, parent, height=height)
        self.tick = QCheckBox(self) if lead == "tick" else None
        self.avatar = None if lead == "tick" else Avatar(context.theme, 28 if lead == "small" else 32, self)
        self.line = Line(context.theme, self)
        self._second = QWidget(self)
        self._glyph = IconLabel(context.theme, "info", "muted", 13, self._second)
        self.below = Line(context.theme, self._second, font="caption")
        self.extra = QHBoxLayout()
        self._layout()
        if self.tick is not None:
            self.tick.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.tick.clicked.connect(self._on_tick)

    def show_person(self, contact: int, name: str) -> None:
        """Whose initials stand at the beginning, where there is no tick."""
        if self.avatar is not None:
            self.avatar.set_person(contact, name)

    def show_below(self, text: str, icon: str = "") -> None:
        """The second line; empty leaves it out."""
        self.below.say(text, "muted")
        self._second.setVisible(bool(text))
        self._glyph.setVisible(bool(icon))
        if icon:
            self._glyph.set_icon(icon, "muted")

    def _layout(self) -> None:
        second = QHBoxLayout(self._second)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(5)
        second.addWidget(self._glyph)
        second.addWidget(self.below, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.line)
        words.addWidget(self._second)
        words.addStretch(1)
        self.extra.setSpacing(6)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.setSpacing(0)
        row.addWidget(self.tick or self.avatar or self.line)
        row.addSpacing(4 if self.tick else 12)
        row.addLayout(words, 1)
        row.addSpacing(12)
        row.addLayout(self.extra)
        row.addSpacing(12)
        row.addWidget(self.button)

    def _on_tick(self) -> None:
        if self.tick is not None:
            self.tick.setChecked(False)  # the row is another step's from now on, or still open
        self.ticked.emit(self.item)


class ThanksLine(TaskLine):
    """A person and the clock of a thank-you."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent, height=48, lead="avatar")
        self.clock = DeadlineClock(context.theme, self)
        self.extra.addWidget(self.clock)


class DueLine(TaskLine):
    """A step to tick off, and how late it is."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent, height=38, lead="tick")
        self._mark = IconLabel(context.theme, "circle-alert", "danger", 14, self)
        self.due = label("", "caption", self)
        self.extra.addWidget(self._mark)
        self.extra.addWidget(self.due)

    def show_due(self, due: Due) -> None:
        """Say when it is due; late has a mark, too."""
        self.due.setText(due.text)
        set_property(self.due, "role", _INKS.get(due.urgency, "caption"))
        self._mark.setVisible(due.urgency == "late")
