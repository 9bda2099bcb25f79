"""A veil over the window with a box on it. Esc or a click outside closes it, and the focus goes back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from klatch.ui.theme import Theme

_TOP = 72


class Scrim(QWidget):
    """Holds `box`, a child of this widget; `width` is px at a 13 px base."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._before = window.focusWidget()
        self._box: QWidget | None = None
        self._width = 0

    def hold(self, box: QWidget, width: int) -> None:
        """Say what lies on it."""
        self._box, self._width = box, width

    def open(self) -> None:
        """Lie over the window."""
        self._window.installEventFilter(self)
        self.fit()
        self.show()
        self.raise_()

    def close_scrim(self) -> None:
        """Go away and give the focus back."""
        self._window.removeEventFilter(self)
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.deleteLater()

    def fit(self) -> None:
        """Take the room under the menu bar, the box as high as it wants to be."""
        bar = self._window.menuBar().height() if isinstance(self._window, QMainWindow) else 0
        self.setGeometry(self._window.rect().adjusted(0, bar, 0, 0))
        if self._box is None:
            return
        width = min(self._theme.px(self._width), self.width() - self._theme.px(32))
        self._box.setFixedWidth(width)
        layout = self._box.layout()
        wanted = self._box.minimumSizeHint().height()
        if layout is not None:
            layout.activate()
            by_width = layout.hasHeightForWidth()
            wanted = max(wanted, layout.heightForWidth(width) if by_width else layout.sizeHint().height())
        top = max(8, self._theme.px(_TOP) - bar)
        self._box.resize(width, min(wanted, self.height() - 16))
        self._box.move((self.width() - width) // 2, min(top, max(8, self.height() - self._box.height() - 8)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        elif event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # keys pressed here are not the window's shortcuts
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_scrim()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._box is not None and not self._box.geometry().contains(event.position().toPoint()):
            self.close_scrim()

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order: as they were made."""
        return [widget for widget in self.findChildren(QWidget) if _can_tab(widget)]

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002
        """Tab stays on the box. Qt's own chain leads through the whole window, and so is not asked."""
        stops, now = self.stops(), self.focusWidget()
        if not stops:
            return False
        at = stops.index(now) if now in stops else -1
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if next else -1)) % len(stops)].setFocus(reason)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colors.scrim)
        painter.end()


def _can_tab(widget: QWidget) -> bool:
    own = widget.focusProxy() is None and widget.isEnabled() and widget.isVisible()
    return own and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
