"""The one table model: a sorted list of ids, and pages of rows fetched when they become visible."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from klatch.ui.models.columns import Column, Row, Sort, Source

Index = QModelIndex | QPersistentModelIndex

PAGE = 64
_PAGES_KEPT = 64
_NOWHERE = QModelIndex()
_FLAGS = (
    Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)

IdRole = Qt.ItemDataRole.UserRole + 1
RowRole = Qt.ItemDataRole.UserRole + 2
SecondaryRole = Qt.ItemDataRole.UserRole + 3
ValueRole = Qt.ItemDataRole.UserRole + 4


class RecordTable(QAbstractTableModel):
    """Shows any Source through Column specs. `sentence` says one row for assistive technology."""

    def __init__(
        self,
        source: Source,
        columns: Sequence[Column],
        *,
        sentence: Callable[[Row], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._columns = tuple(columns)
        self._sentence = sentence
        self._ids: Sequence[int] = array("q")
        self._pages: OrderedDict[int, list[Row | None]] = OrderedDict()
        self._filter: Any = None
        self._sort: Sort | None = None

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns in order."""
        return self._columns

    @property
    def ids(self) -> Sequence[int]:
        """The ids shown, in order."""
        return self._ids

    @property
    def query(self) -> tuple[Any, Sort | None]:
        """The filter and the order in force."""
        return self._filter, self._sort

    def set_query(self, filter: Any, sort: Sort | None) -> None:  # noqa: A002
        """Show what the source finds for this filter, in this order."""
        self._filter, self._sort = filter, sort
        self._replace(self._source.ids(filter, sort))

    def reload(self) -> None:
        """Read again after a change; a list that stays as it was keeps cursor and selection untouched."""
        ids = self._source.ids(self._filter, self._sort)
        if len(ids) != len(self._ids) or ids != self._ids:
            self._replace(ids)
            return
        self._pages.clear()
        if ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, len(self._columns) - 1))

    def id_at(self, row: int) -> int:
        """The id of a row."""
        return self._ids[row]

    def row_of(self, record_id: int) -> int:
        """The row of an id, or -1."""
        try:
            return self._ids.index(record_id)
        except ValueError:
            return -1

    def record(self, row: int) -> Row | None:
        """The fetched tuple of a row; None when it was deleted meanwhile."""
        number, offset = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._fetch(number)
        else:
            self._pages.move_to_end(number)
        return page[offset]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == IdRole:
            return self._ids[index.row()]
        reader = _READERS.get(role)
        if reader is None:
            return None
        row = self.record(index.row())
        return None if row is None else reader(self, self._columns[index.column()], row)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.header
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; one without a sort key leaves the order as it is."""
        key = self._columns[column].sort if 0 <= column < len(self._columns) else None
        if key is not None:
            self.set_query(self._filter, Sort(key, order == Qt.SortOrder.DescendingOrder))

    def sentence(self, row: Row) -> str:
        """One row in one sentence."""
        if self._sentence is not None:
            return self._sentence(row)
        return ", ".join(filter(None, (column.text(row) for column in self._columns)))

    def _replace(self, ids: Sequence[int]) -> None:
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    def _fetch(self, number: int) -> list[Row | None]:
        ids = self._ids[number * PAGE : (number + 1) * PAGE]
        self._pages[number] = [None] * len(ids)  # should reading fail, it is not tried with every painting
        rows = self._source.rows(ids)
        page: list[Row | None] = [rows.get(record_id) for record_id in ids]
        self._pages[number] = page
        if len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        return page


def _text(_: RecordTable, column: Column, row: Row) -> str:
    return column.text(row)


def _secondary(_: RecordTable, column: Column, row: Row) -> str | None:
    return column.secondary(row) if column.secondary else None


def _value(_: RecordTable, column: Column, row: Row) -> Any:
    return column.value(row) if column.value else None


def _tooltip(_: RecordTable, column: Column, row: Row) -> str | None:
    return column.tooltip(row) if column.tooltip else None


def _align(_: RecordTable, column: Column, __: Row) -> Qt.AlignmentFlag:
    return column.align | Qt.AlignmentFlag.AlignVCenter


def _spoken(model: RecordTable, _: Column, row: Row) -> str:
    return model.sentence(row)


def _record(_: RecordTable, __: Column, row: Row) -> Row:
    return row


_READERS: dict[int, Callable[[RecordTable, Column, Row], Any]] = {
    Qt.ItemDataRole.DisplayRole: _text,
    Qt.ItemDataRole.ToolTipRole: _tooltip,
    Qt.ItemDataRole.TextAlignmentRole: _align,
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    RowRole: _record,
    SecondaryRole: _secondary,
    ValueRole: _value,
}
