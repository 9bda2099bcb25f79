"""How far an opportunity is: a path of steps, and the two ways in which it comes to nothing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from klatch.domain.vocabulary import OPEN_OPPORTUNITIES, OpportunityStatus
from klatch.ui import words
from klatch.ui.leads.words import glyph
from klatch.ui.theme import Theme
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.stepper import StageStepper

_PATH = (*OPEN_OPPORTUNITIES, OpportunityStatus.ACCEPTED)


class Standing(QWidget):
    """`chosen` asks for a status and changes nothing by itself."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._by_glyph = {glyph(status): status for status in OpportunityStatus}
        labels = {glyph(status): words.opportunity(status) for status in OpportunityStatus}
        self.stepper = StageStepper(theme, tuple(map(glyph, _PATH)), labels, self)
        self.stepper.setAccessibleName(self.tr("Status"))
        self.ends = {
            OpportunityStatus.REJECTED: Button(theme, self.tr("They said no"), self, kind="flat", small=True),
            OpportunityStatus.WITHDRAWN: Button(theme, self.tr("Withdraw"), self, kind="flat", small=True),
        }
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addStretch(1)
        for button in self.ends.values():
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.stepper)
        column.addLayout(row)
        self.stepper.chosen.connect(self._on_step)
        for status, button in self.ends.items():
            button.clicked.connect(partial(self._on_end, status))

    def show_status(self, status: OpportunityStatus) -> None:
        """Show how far it is; from an end, any step of the path takes it up again."""
        self.stepper.set_stage(glyph(status))
        for button in self.ends.values():
            button.setVisible(status in OPEN_OPPORTUNITIES)

    def _on_step(self, stage: str) -> None:
        self.chosen.emit(self._by_glyph[stage])

    def _on_end(self, status: OpportunityStatus, _checked: bool = False) -> None:
        self.chosen.emit(status)
