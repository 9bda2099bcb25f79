"""The filter row of a list: chips, the field to type into, and the button for all else."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label
from klatch.ui.widgets.chips import Chip, FilterChips
from klatch.ui.widgets.filter_field import FilterField


class ChipRow(QWidget):
    """Says which filter is wanted; `changed` comes once per turn of the event loop.

    `words` are those of the first chip, of the row, and of the field; with `asking` the button asks for a
    menu of filters.
    """

    changed = Signal()
    left = Signal()
    """The field was closed: the list may take the focus."""
    menu_wanted = Signal(object)
    """The menu of filters is to open at this point of the screen."""
    dropped = Signal(str, object)
    """On the chip of this key these records were dropped."""

    def __init__(
        self,
        theme: Theme,
        chips: Sequence[Chip],
        words: tuple[str, str, str],
        parent: QWidget,
        *,
        asking: bool = False,
    ) -> None:
        super().__init__(parent)
        everything, name, hint = words
        self._theme = theme
        self.chips = FilterChips(theme, everything, name, self)
        self.chips.set_chips(chips)
        self._said = label("", "muted", self)
        self.filter = FilterField(theme, hint, self, asking=asking)
        self._layout()
        self._connect()
        self._restyle()

    @property
    def text(self) -> str:
        """What was typed."""
        return self.filter.text

    def open_menu(self) -> None:
        """Ask for the menu of everything the list can be narrowed by, below the button."""
        place = self.filter
        self.menu_wanted.emit(place.mapToGlobal(place.rect().bottomLeft()))

    def show_filter(self, keys: Collection[str], text: str) -> None:
        """Show this filter, saying nothing."""
        self.chips.set_checked(tuple(keys))
        self.filter.show_text(text)

    def set_counts(self, counts: Mapping[Any, int]) -> None:
        """Show how many each chip would leave."""
        self.chips.set_counts({str(key): number for key, number in counts.items()})

    def show_hint(self, text: str) -> None:
        """A sentence in place of chips that say nothing here; empty: the chips."""
        self._said.setText(text)
        self.offer_chips(False)

    def offer_chips(self, offer: bool) -> None:
        """Show the chips while records are dragged, also where a sentence stands in their place."""
        hint = bool(self._said.text()) and not offer
        self._said.setVisible(hint)
        self.chips.setVisible(not hint)

    def _layout(self) -> None:
        self.setProperty("area", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._said.hide()
        self._said.setContentsMargins(4, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.chips, 1)
        row.addWidget(self._said, 1)
        row.addWidget(self.filter)

    def _connect(self) -> None:
        self.filter.changed.connect(self.changed)
        self.filter.left.connect(self.left)
        self.chips.changed.connect(self.changed)
        self.chips.take_drops()
        self.chips.dropped.connect(self.dropped)
        self.filter.wanted.connect(self.open_menu)
        self._theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(48))
