"""A line to add something with: an icon before the text, and the key that adds where one types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from klatch.ui import icons
from klatch.ui.theme import Theme
from klatch.ui.widgets.buttons import draw_keycap, keycap_width
from klatch.ui.widgets.painting import mirrored

_BEFORE, _AFTER, _SIDE = 20, 50, 8

_MOVES = (
    QEvent.Type.Resize,
    QEvent.Type.FocusIn,
    QEvent.Type.FocusOut,
    QEvent.Type.LayoutDirectionChange,
)


class Trimmings(QWidget):
    """Lies over a line edit and paints what belongs to it; clicks go through."""

    def __init__(self, theme: Theme, line: QLineEdit, icon: str) -> None:
        super().__init__(line)
        self._theme = theme
        self._line = line
        self._icon = icon
        self._key = self.tr("Enter")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line.installEventFilter(self)
        theme.changed.connect(self._restyle)
        self._restyle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._restyle()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, middle = self._theme, self.height() / 2
        painter = QPainter(self)
        side = theme.size("icon")
        square = QRect(theme.px(_SIDE), round(middle - side / 2), side, side)
        icons.paint(painter, mirrored(self, square), self._icon, theme.colors.muted)
        if self._line.hasFocus():
            width, height = keycap_width(theme, self._key), theme.px(18)
            cap = QRect(self.width() - theme.px(_SIDE) - width, round(middle - height / 2), width, height)
            draw_keycap(painter, theme, mirrored(self, cap), self._key)
        painter.end()

    def _restyle(self) -> None:
        self.setGeometry(self._line.rect())
        before = self._theme.px(_BEFORE)
        after = self._theme.px(_AFTER) if self._line.hasFocus() else 0
        first, last = (after, before) if self._line.isRightToLeft() else (before, after)
        self._line.setTextMargins(first, 0, last, 0)
        self.update()


def add_line(theme: Theme, icon: str, hint: str, parent: QWidget) -> QLineEdit:
    """An empty line with an icon; `hint` says what goes there."""
    line = QLineEdit(parent)
    dress(theme, line, icon, hint)
    return line


def dress(theme: Theme, line: QLineEdit, icon: str, hint: str) -> None:
    """Make a line one to add something with."""
    line.setProperty("small", "true")
    line.setPlaceholderText(hint)
    line.setAccessibleName(hint)
    Trimmings(theme, line, icon)
