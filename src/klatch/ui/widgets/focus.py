"""The focus ring: one overlay that follows the focus when it came by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMenu, QMenuBar, QTabBar, QWidget

from klatch.ui.theme import Theme

_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show)
# Lists draw their ring inside the row, editors and menus show the focus by their edge.
_OWN_RING = (QAbstractScrollArea, QMenu, QMenuBar)


def focus_by_key(widget: QWidget) -> None:
    """Give the focus as a key does, with the ring: for F6, arrows in a group, and after a popup closes."""
    # For this reason alone Qt marks the window as used by keyboard, outside a real Tab key.
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)


def tab_after(before: QWidget, late: QWidget) -> None:
    """Let Tab reach what was made late where it stands: after the last control of `before`."""
    last = [before, *_controls(before)][-1]
    for control in _controls(late):
        QWidget.setTabOrder(last, control)
        last = control


def _controls(widget: QWidget) -> list[QWidget]:
    tab = Qt.FocusPolicy.TabFocus
    own = widget.window()  # a popup of a control is a window of its own
    children = (child for child in widget.findChildren(QWidget) if child.window() is own)
    return [child for child in children if child.focusPolicy() & tab == tab]


class FocusRing(QWidget):
    """A transparent child of a window that rings the control with the keyboard focus; clicks show no ring."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        theme.changed.connect(self.update)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _MOVES:
            self._place()
        elif kind == QEvent.Type.MouseButtonPress and watched is self._target:
            self._follow(None)
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        width = self._theme.tokens.sizes["focus_ring"]
        radius = self._target.property("ring_radius") if self._target else None
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colors.focus, width))
        edge = width / 2
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        round_ = min(float(radius or 9), box.height() / 2)
        painter.drawRoundedRect(box, round_, round_)
        painter.end()

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        # Qt marks the window when the focus moved by Tab, Backtab or a shortcut.
        by_keys = (
            new is not None
            and new.window() is self._window
            and self._window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
            and QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton
        )
        self._follow(new if by_keys and not isinstance(new, _OWN_RING) else None)

    def _follow(self, target: QWidget | None) -> None:
        for watched in self._watched:
            watched.removeEventFilter(self)
        self._target = target
        self._watched = []
        widget: QWidget | None = target
        while widget is not None and widget is not self._window:
            self._watched.append(widget)
            widget.installEventFilter(self)
            widget = widget.parentWidget()
        self._place()

    def _place(self) -> None:
        target = self._target
        # Nothing of it in sight: hidden, or scrolled out of its area.
        if target is None or target.visibleRegion().isEmpty():
            self.hide()
            return
        sizes = self._theme.tokens.sizes
        # A tab bar is as wide as its strip: its ring stays inside.
        out = 0 if isinstance(target, QTabBar) else sizes["focus_ring"] + sizes["focus_gap"]
        box = target.rect().adjusted(-out, -out, out, out)
        box.moveTopLeft(target.mapTo(self._window, QPoint(-out, -out)))
        self.setGeometry(box)
        self.show()
        self.raise_()
