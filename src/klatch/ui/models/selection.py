"""Selection and cursor of a record view, kept by id while the list under them changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QObject, Signal
from PySide6.QtWidgets import QTableView

from klatch.ui.models.record_table import RecordTable

_FEW = 16


class SelectionKeeper(QObject):
    """Remembers which records are selected before a reset and selects them again after it."""

    current_changed = Signal(int)
    selection_changed = Signal()

    def __init__(self, view: QTableView, model: RecordTable) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._ids: list[int] = []
        self._current = 0
        self._row = -1
        self._column = 0
        self._scroll = 0
        self._announced = 0
        self._restoring = False
        # Connected after the view's own: Qt clears the selection first, then it is put back.
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._recall)
        selection = view.selectionModel()
        selection.currentChanged.connect(self._announce)
        selection.selectionChanged.connect(self._on_selection)

    def selected_ids(self) -> list[int]:
        """The selected ids in the order of the list."""
        selection = self._view.selectionModel().selection()
        parts = (selection.at(number) for number in range(selection.count()))
        ranges = {(part.top(), part.bottom()) for part in parts}
        found: list[int] = []
        reached = -1
        for top, bottom in sorted(ranges):
            found += self._model.ids[max(top, reached + 1) : bottom + 1]
            reached = max(reached, bottom)
        return found

    def select(self, ids: Sequence[int]) -> None:
        """Select these records, the first of them current and in sight."""
        rows = self._rows(ids)
        if not rows:
            return
        self._select_rows(rows)
        first = self._model.index(self._rows(ids[:1])[0] if self._rows(ids[:1]) else rows[0], 0)
        self._view.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._view.scrollTo(first)

    def _remember(self) -> None:
        self._ids = self.selected_ids()
        self._row = self._view.currentIndex().row()
        self._column = max(0, self._view.currentIndex().column())
        ids = self._model.ids
        self._current = ids[self._row] if 0 <= self._row < len(ids) else 0
        self._scroll = self._view.verticalScrollBar().value()

    def _recall(self) -> None:
        self._restoring = True
        rows = self._rows(self._ids)
        current = self._model.row_of(self._current) if self._current else -1
        if current < 0 and self._current and self._model.ids:
            # What was there is gone: its successor takes the place.
            current = min(self._row, len(self._model.ids) - 1)
            rows = rows or [current] * bool(self._ids)
        if rows:
            self._select_rows(rows)
        if current >= 0:
            index = self._model.index(current, self._column)
            self._view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._view.verticalScrollBar().setValue(self._scroll)
        self._restoring = False
        self._announce()
        self.selection_changed.emit()

    def _rows(self, ids: Sequence[int]) -> list[int]:
        if len(ids) <= _FEW:
            return sorted(row for row in map(self._model.row_of, ids) if row >= 0)
        wanted = set(ids)
        return [row for row, record_id in enumerate(self._model.ids) if record_id in wanted]

    def _select_rows(self, rows: Sequence[int]) -> None:
        selection = QItemSelection()
        last = self._model.columnCount() - 1
        start = previous = rows[0]
        for row in (*rows[1:], -1):
            if row == previous + 1:
                previous = row
                continue
            selection.append(
                QItemSelectionRange(self._model.index(start, 0), self._model.index(previous, last))
            )
            start = previous = row
        self._view.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _announce(self) -> None:
        row = self._view.currentIndex().row()
        current = self._model.ids[row] if 0 <= row < len(self._model.ids) else 0
        if current != self._announced and not self._restoring:
            self._announced = current
            self.current_changed.emit(current)

    def _on_selection(self) -> None:
        if not self._restoring:
            self.selection_changed.emit()
