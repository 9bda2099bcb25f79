"""What just happened, with one way back."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from klatch.ui import icons
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import announce

_BOTTOM = 16


class Toast(QFrame):
    """A dark bar at the bottom centre of its parent; 8 s, one at a time, waiting while hovered or focused."""

    acted = Signal()
    """The action was pressed."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._area = parent
        self._icon_name = "check"
        self._left_ms = 0
        self._hovered = False
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._mark = QLabel(self)
        self._text = QLabel(self)
        self._action = QPushButton(self)
        self._close = QPushButton(self)
        self._set_up()
        self._timer.timeout.connect(self.dismiss)
        self._action.clicked.connect(self._on_action)
        self._close.clicked.connect(self.dismiss)
        theme.changed.connect(self._restyle)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]
        parent.installEventFilter(self)
        self._restyle()
        self.hide()

    @property
    def running(self) -> bool:
        """Whether the time is counting down."""
        return self._timer.isActive()

    def show_message(self, text: str, action: str = "", *, icon: str = "check") -> None:
        """Show a sentence in place of the one before; `action` names the way back, such as Undo."""
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._icon_name = icon
        self._restyle()
        self.setAccessibleName(text)
        self.show()
        self._place()
        self.raise_()
        announce(self, text)
        self._left_ms = self._theme.tokens.motion["toast_ms"]
        from PySide6.QtGui import QAccessible

        # With a screen reader, what carries Undo stays until it is dismissed.
        self._timer.stop()
        if not (action and QAccessible.isActive()):
            self._resume()

    def dismiss(self) -> None:
        """Take the bar away."""
        self._timer.stop()
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self._pause()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        if not self._has_focus():
            self._resume()
        super().leaveEvent(event)

    def _set_up(self) -> None:
        self.setProperty("toast", "true")
        self._close.setAccessibleName(self.tr("Dismiss"))
        self._close.setToolTip(self.tr("Dismiss"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self._text)
        row.addSpacing(12)
        row.addWidget(self._action)
        row.addWidget(self._close)

    def _restyle(self) -> None:
        ratio = self.devicePixelRatioF()
        side = self._theme.size("icon")
        self._mark.setPixmap(icons.pixmap(self._theme, self._icon_name, "on_toast", side, ratio))
        self._close.setIcon(icons.icon(self._theme, "x", "on_toast"))
        self.setMinimumHeight(self._theme.px(44))

    def _place(self) -> None:
        area = self._area.rect()
        self.resize(min(self.sizeHint().width(), area.width()), self.sizeHint().height())
        bottom = area.height() - self._footer() - self._theme.px(_BOTTOM)
        self.move((area.width() - self.width()) // 2, bottom - self.height())

    def _footer(self) -> int:
        """The height of the buttons at the bottom, which a toast does not cover."""
        footers = (each for each in self._area.findChildren(QWidget) if each.property("area") == "footer")
        return max((each.height() for each in footers if each.isVisible()), default=0)

    def _on_action(self) -> None:
        self.dismiss()
        self.acted.emit()

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if not self.isVisible():
            return
        if new is not None and self.isAncestorOf(new):
            self._pause()
        elif old is not None and self.isAncestorOf(old) and not self._hovered:
            self._resume()

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _pause(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._left_ms = max(1000, self._left_ms - self._since.elapsed())

    def _resume(self) -> None:
        if self.isVisible() and not self._timer.isActive():
            self._since.start()
            self._timer.start(self._left_ms)
