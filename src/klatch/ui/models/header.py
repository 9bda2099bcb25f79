"""The header of a record table: quiet captions, the sorted one strong with an arrow."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from klatch.ui import icons
from klatch.ui.models.delegates import FIRST_INDENT
from klatch.ui.models.record_table import RecordTable
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import own_viewport
from klatch.ui.widgets.painting import fill, paint_text


class RecordHeader(QHeaderView):
    """Paints its sections itself, so that the first one starts where the first column does."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._sorted = ("", False)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setMinimumSectionSize(theme.px(40))
        own_viewport(self)
        self.setMouseTracking(True)
        self.restyle()

    def restyle(self) -> None:
        """Take sizes from the theme again."""
        self.setFixedHeight(self._theme.size("table_header"))
        self.viewport().update()

    def show_sort(self, key: str, *, descending: bool) -> None:
        """Mark the column with this sort key."""
        self._sorted = (key, descending)
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        model, theme = self.model(), self._theme
        if not isinstance(model, RecordTable):
            return
        column = model.columns[logicalIndex]
        painter.save()
        fill(painter, rect, theme.colors.surface)
        painter.setPen(QPen(theme.colors.border, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        left = theme.px(FIRST_INDENT) if logicalIndex == 0 else 0
        mirrored = self.isRightToLeft()
        box = rect.adjusted(0, 0, -left, -1) if mirrored else rect.adjusted(left, 0, 0, -1)
        key, descending = self._sorted
        chosen = bool(column.sort) and column.sort == key
        painter.setFont(theme.font("caption", 600))
        painter.setPen(theme.colors.text if chosen else theme.colors.muted)
        gap = theme.px(20 if chosen else 4)
        paint_text(painter, box.adjusted(0, 0, -gap, 0), column.header, column.align)
        if chosen:
            width = QFontMetrics(painter.font()).horizontalAdvance(column.header)
            side = theme.px(14)
            x = min(box.left() + width + theme.px(4), box.right() - side)
            arrow = QRect(x, box.top() + (box.height() - side) // 2, side, side)
            if mirrored:
                arrow.moveRight(max(box.right() - width - theme.px(4), box.left() + side))
            icons.paint(painter, arrow, "chevron-down" if descending else "chevron-up", theme.colors.text)
        painter.restore()
