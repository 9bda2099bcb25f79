"""A record view whose selected rows can be dragged to where their ids can be dropped."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QAbstractItemView, QWidget

from klatch.ui.models.record_table import RecordTable
from klatch.ui.models.record_view import RecordView
from klatch.ui.theme import Theme
from klatch.ui.widgets import dragging


class DraggableView(RecordView):
    """What is dropped carries ids; nothing is ever dropped on the view itself."""

    dragging = Signal(bool)
    """Rows are being dragged, or no longer."""

    def __init__(self, model: RecordTable, theme: Theme, parent: QWidget) -> None:
        super().__init__(model, theme, parent)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        # Qt would pack every cell.
        ids = self.selected_ids()
        drag = QDrag(self)
        drag.setMimeData(dragging.pack(ids))
        drag.setPixmap(dragging.picture(self._theme, len(ids), self.devicePixelRatioF()))
        self.dragging.emit(True)
        drag.exec(Qt.DropAction.CopyAction)
        self.dragging.emit(False)
