"""The filter row: stage chips, the field to type into, and the button for all else."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from klatch.domain.vocabulary import PIPELINE, Stage
from klatch.ui import words
from klatch.ui.browse.chip_row import ChipRow
from klatch.ui.theme import Theme
from klatch.ui.widgets.chips import Chip

STAGES = (*PIPELINE, Stage.PAUSED)


def tr(text: str) -> str:
    """Translate a word of the row."""
    return QCoreApplication.translate("FilterRow", text)


class FilterRow(ChipRow):
    """Who is shown, by stage and by words."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        chips = [Chip(stage, words.stage(stage), stage) for stage in STAGES]
        said = (tr("All stages"), tr("Filter by stage"), tr("Name, employer, tag, city"))
        super().__init__(theme, chips, said, parent, asking=True)

    @property
    def field(self) -> QLineEdit:
        """The field; hidden until it is asked for."""
        return self.filter.line

    @property
    def stages(self) -> frozenset[Stage]:
        """The stages that are on; empty means all."""
        return frozenset(Stage(key) for key in self.chips.checked())
