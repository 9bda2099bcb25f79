"""Rows of widgets kept by the id of what they show, so that typing survives a change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget


class HasId(Protocol):
    """A row of a query."""

    @property
    def id(self) -> int:
        """Its key."""


class RowWidget(QWidget):
    """Shows one row."""

    def end(self) -> None:
        """The row is gone: write nothing any more."""

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return []


Row = TypeVar("Row", bound=HasId)
Shown = TypeVar("Shown", bound=RowWidget)


class RowStack(QWidget, Generic[Row, Shown]):
    """One widget for each row, in their order."""

    def __init__(
        self,
        make: Callable[[Row], Shown],
        renew: Callable[[Shown, Row], None],
        parent: QWidget,
        *,
        spacing: int = 6,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._renew = renew
        self.widgets: dict[int, Shown] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, row after row."""
        rows = sorted(self.widgets.values(), key=self._column.indexOf)
        return [stop for row in rows for stop in row.stops()]

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; a widget stays with its row."""
        wanted = {row.id for row in rows}
        for key in [key for key in self.widgets if key not in wanted]:
            gone = self.widgets.pop(key)
            gone.end()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        if not self.widgets:
            self.hide()  # each row added to what is seen would have everything laid out again
        for number, row in enumerate(rows):
            if row.id not in self.widgets:
                self.widgets[row.id] = self._make(row)
                self._column.insertWidget(number, self.widgets[row.id])
            self._renew(self.widgets[row.id], row)
        self.setVisible(bool(rows))
