"""What stands in place of a list when nothing is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from klatch.ui.page import Context
from klatch.ui.widgets.notices import EmptyState


class ListEmpty(QWidget):
    """Subclasses say why nothing is shown, and offer the way on: `_do` is what the button does."""

    cleared = Signal()
    """The filter is to go."""
    all_wanted = Signal()
    """Everything there is should be shown."""

    def __init__(self, context: Context, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._do: Callable[[], object] = self.cleared.emit
        self.message = EmptyState(context.theme, icon, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.message)
        self.message.acted.connect(self._on_acted)

    def explain(self, wanted: Any) -> None:
        """Say why nothing is shown."""
        raise NotImplementedError

    def _on_acted(self) -> None:
        self._do()
