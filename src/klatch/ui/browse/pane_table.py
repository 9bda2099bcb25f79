"""A table inside the pane: as high as its rows, without a header."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from klatch.ui.models.record_table import RecordTable
from klatch.ui.models.record_view import RecordView
from klatch.ui.theme import Theme

_MOST = 8  # rows; more of them scroll


class PaneTable(RecordView):
    """Asked for the things of the record in front; `filter` is its id."""

    def __init__(self, table: RecordTable, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(table, theme, parent)
        self.setAccessibleName(name)
        self.horizontalHeader().hide()
        theme.changed.connect(self._fit)

    def show_of(self, record: int) -> None:
        """Show what belongs to a record, 0 for none."""
        if self.table.query[0] == record:
            self.table.reload()
        else:
            self.set_query(record, None)
        self._fit()

    def _fit(self) -> None:
        rows = len(self.table.ids)
        self.setVisible(bool(rows))
        self.setFixedHeight(min(rows, _MOST) * self.verticalHeader().defaultSectionSize())
