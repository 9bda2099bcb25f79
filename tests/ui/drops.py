"""Records brought over a widget and let go there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from klatch.ui.widgets import dragging

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
QUIET = "ignore:.*QDragEnterEvent:DeprecationWarning"
"""PySide6 knows no other way to make the event."""


def enter(widget: QWidget, ids: Sequence[int]) -> bool:
    """Bring records over a widget; whether it would take them."""
    data = dragging.pack(ids)
    event = QDragEnterEvent(QPoint(4, 4), Qt.DropAction.CopyAction, data, LEFT, NONE)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def drop(widget: QWidget, ids: Sequence[int]) -> None:
    """Let records go over a widget."""
    data = dragging.pack(ids)
    event = QDropEvent(QPointF(4, 4), Qt.DropAction.CopyAction, data, LEFT, NONE)
    QApplication.sendEvent(widget, event)
