"""The filter row: stage chips, the field to type into, and the button for all else."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from klatch.domain.vocabulary import PIPELINE, Stage
from klatch.ui import words
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label
from klatch.ui.widgets.chips import Chip, FilterChips
from klatch.ui.widgets.filter_field import FilterField

STAGES = (*PIPELINE, Stage.PAUSED)


class FilterRow(QWidget):
    """Says which filter is wanted; `changed` comes once per turn of the event loop."""

    changed = Signal()
    left = Signal()
    """The field was closed: the list may take the focus."""
    menu_wanted = Signal(object)
    """The menu of filters is to open at this point of the screen."""
    dropped = Signal(str, object)
    """On the chip of this stage these people were dropped."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips = FilterChips(theme, self.tr("All stages"), self.tr("Filter by stage"), self)
        self._chips.set_chips([Chip(stage, words.stage(stage), stage) for stage in STAGES])
        self._hint = label("", "muted", self)
        self._filter = FilterField(theme, self.tr("Name, employer, tag, city"), self, asking=True)
        self._layout()
        self._connect()
        self._restyle()

    @property
    def field(self) -> QLineEdit:
        """The field; hidden until it is asked for."""
        return self._filter.line

    @property
    def chips(self) -> FilterChips:
        """The stage chips."""
        return self._chips

    @property
    def text(self) -> str:
        """What was typed."""
        return self._filter.text

    @property
    def stages(self) -> frozenset[Stage]:
        """The stages that are on; empty means all."""
        return frozenset(Stage(key) for key in self._chips.checked())

    def open_field(self) -> None:
        """Show the field with the cursor in it."""
        self._filter.open_field()

    def open_menu(self) -> None:
        """Ask for the menu of everything the list can be narrowed by, below the button."""
        place = self._filter
        self.menu_wanted.emit(place.mapToGlobal(place.rect().bottomLeft()))

    def show_filter(self, stages: frozenset[Stage], text: str) -> None:
        """Show this filter, saying nothing."""
        self._chips.set_checked(tuple(stages))
        self._filter.show_text(text)

    def set_counts(self, counts: Mapping[Stage, int]) -> None:
        """Show how many each stage would leave."""
        self._chips.set_counts({str(stage): count for stage, count in counts.items()})

    def show_hint(self, text: str) -> None:
        """A sentence in place of the chips, which say nothing about the address book; empty: the chips."""
        self._hint.setText(text)
        self.offer_stages(False)

    def offer_stages(self, offer: bool) -> None:
        """Show the chips while people are dragged, also where a sentence stands in their place."""
        hint = bool(self._hint.text()) and not offer
        self._hint.setVisible(hint)
        self._chips.setVisible(not hint)

    def _layout(self) -> None:
        self.setProperty("area", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._hint.hide()
        self._hint.setContentsMargins(4, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._chips, 1)
        row.addWidget(self._hint, 1)
        row.addWidget(self._filter)

    def _connect(self) -> None:
        self._filter.changed.connect(self.changed)
        self._filter.left.connect(self.left)
        self._chips.changed.connect(self.changed)
        self._chips.take_drops()
        self._chips.dropped.connect(self.dropped)
        self._filter.wanted.connect(self.open_menu)
        self._theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(48))
