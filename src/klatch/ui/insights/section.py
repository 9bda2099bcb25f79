"""A chart under its heading, and the same as a table."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from klatch.ui.insights.tables import Kind, Table
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import IconButton
from klatch.ui.widgets.elided import ElidedLabel

_ROW = 28
_MOST_ROWS = 12
"""A longer table scrolls inside."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Section(QWidget):
    """Heading, a word at its end, and a button that turns the chart into a table and back."""

    def __init__(self, theme: Theme, title: str, chart: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = title
        self.chart = chart
        self.end = ElidedLabel("", "caption", self)
        self.turn = IconButton(theme, "file-spreadsheet", "", self)
        self.turn.setProperty("tiny", "true")
        self._table: TableTwin | None = None
        self._shown: Table | None = None
        self._layout()
        self._show()
        self.turn.clicked.connect(self.toggle)

    @property
    def as_table(self) -> bool:
        """Whether the table stands in the chart's place."""
        return self._table is not None and self._table.isVisibleTo(self)

    @property
    def table(self) -> TableTwin:
        """The chart as a table, made when first asked for."""
        if self._table is None:
            self._table = TableTwin(self._theme, self)
            self._table.hide()
            self._column.addWidget(self._table)
            QWidget.setTabOrder(self.turn, self._table)
        return self._table

    def set_table(self, table: Table) -> None:
        """What the table holds."""
        self._shown = table
        if self._table is not None:
            self._table.set_table(table)

    def toggle(self) -> None:
        """Chart or table."""
        self.set_as_table(as_table=not self.as_table)

    def set_as_table(self, *, as_table: bool) -> None:
        """Show the one or the other."""
        if as_table and self._shown is not None:
            self.table.set_table(self._shown)
        self.chart.setVisible(not as_table)
        if as_table or self._table is not None:
            self.table.setVisible(as_table)
        self._show()

    def add_to_header(self, widget: QWidget) -> None:
        """Put something before the button."""
        self._header.insertWidget(self._header.count() - 1, widget)

    def _layout(self) -> None:
        self._header = QHBoxLayout()
        self._header.setSpacing(8)
        self._header.addWidget(label(self._title, "heading", self))
        self._header.addStretch(1)
        self._header.addWidget(self.end)
        self._header.addWidget(self.turn)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)
        self._column.addLayout(self._header)
        self._column.addWidget(self.chart, 1)

    def _show(self) -> None:
        text = self.tr("Show “%1” as chart") if self.as_table else self.tr("Show “%1” as table")
        icon = "chart-column" if self.as_table else "file-spreadsheet"
        self.turn.set_role(icon, text.replace("%1", self._title))


class TableTwin(QTableWidget):
    """The numbers of a chart; arrow keys go through them, Tab leaves."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_table(self, table: Table) -> None:
        """Show these numbers."""
        self.setAccessibleName(table.title)
        self.setAccessibleDescription(table.note)
        self.setToolTip(table.note)
        self.setColumnCount(len(table.columns))
        self.setRowCount(len(table.rows))
        for place, column in enumerate(table.columns):
            side = _LEFT if column.kind in (Kind.TEXT, Kind.DAY) else _RIGHT
            head = QTableWidgetItem(column.title)
            head.setTextAlignment(side)
            self.setHorizontalHeaderItem(place, head)
            for row in range(len(table.rows)):
                item = QTableWidgetItem(table.shown(row, place))
                item.setTextAlignment(side)
                self.setItem(row, place, item)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = min(self.rowCount(), _MOST_ROWS)
        height = self.horizontalHeader().sizeHint().height() + rows * self._theme.px(_ROW)
        return QSize(self._theme.px(300), height + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.sizeHint().height())

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(_ROW))
        self.horizontalHeader().setFont(self._theme.font("caption", 600))
        self.updateGeometry()
