"""Letters typed into a list move the cursor to the next row that begins with them."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject

from klatch.ui.models.record_table import RecordTable

_PAUSE_MS = 900
_REACH = 4096


class TypeAhead(QObject):
    """Collects letters; looks at a bounded stretch of rows, so that a key never waits for 100,000 of them."""

    def __init__(self, model: RecordTable, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._typed = ""
        self._clock = QElapsedTimer()

    @property
    def active(self) -> bool:
        """Whether letters were typed a moment ago, so that Space belongs to them."""
        return bool(self._typed) and self._clock.isValid() and self._clock.elapsed() < _PAUSE_MS

    def find(self, text: str, current: int) -> int:
        """The row to go to, or -1."""
        begun = self.active
        self._typed = (self._typed if begun else "") + text.casefold()
        self._clock.restart()
        count = len(self._model.ids)
        column = self._model.columns[0]
        start = max(current, 0) + (0 if begun else 1)
        for step in range(min(count, _REACH)):
            row = (start + step) % count
            record = self._model.record(row)
            if record is not None and column.text(record).casefold().startswith(self._typed):
                return row
        return -1
