"""The takeaways of the meeting as chips: those chosen may be quoted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from klatch.services.reading.contacts import TakeawayRow
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label
from klatch.ui.widgets.chips import Chip, FilterChip
from klatch.ui.widgets.flow import FlowLayout

_LONGEST = 32


class TakeawayChips(QWidget):
    """Which takeaways the message mentions."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: list[FilterChip] = []
        self._flow_area = QWidget(self)
        self._flow = FlowLayout(self._flow_area)
        self._flow.setSpacing(6)
        self._none = label(
            self.tr("No takeaway of the conversation is kept yet. Fill one in."), "caption", self, wrap=True
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(self.tr("Takeaways to mention"), "label", self))
        column.addWidget(self._flow_area)
        column.addWidget(self._none)

    def set_rows(self, rows: Sequence[TakeawayRow], chosen: set[int]) -> None:
        """Show what can be quoted, the chosen ones on."""
        if [chip.chip.key for chip in self._chips] != [str(row.id) for row in rows]:
            self._rebuild(rows)
        for chip in self._chips:
            chip.setChecked(int(chip.chip.key) in chosen)
            _mark(chip)
        self._none.setVisible(not rows)
        self._flow_area.setVisible(bool(rows))

    def chosen(self) -> set[int]:
        """The ids of those that are on."""
        return {int(chip.chip.key) for chip in self._chips if chip.isChecked()}

    def chips(self) -> list[FilterChip]:
        """The chips in order."""
        return list(self._chips)

    def _rebuild(self, rows: Sequence[TakeawayRow]) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for row in rows:
            text = row.text if len(row.text) <= _LONGEST else f"{row.text[:_LONGEST].rstrip()}…"
            chip = FilterChip(self._theme, Chip(str(row.id), text), self._flow_area)
            chip.setToolTip(row.text)
            chip.toggled.connect(partial(_mark, chip))
            chip.clicked.connect(self.changed)
            self._flow.addWidget(chip)
            self._chips.append(chip)
            chip.show()


def _mark(chip: FilterChip, _on: bool = False) -> None:
    """A tick for what is mentioned, a plus for what could be: colour alone says nothing."""
    words = chip.chip.label.removeprefix("✓ ").removeprefix("+ ")
    chip.chip = Chip(chip.chip.key, f"✓ {words}" if chip.isChecked() else f"+ {words}")
    chip.setAccessibleName(chip.toolTip())
    chip.updateGeometry()
    chip.update()
