"""How long silence lasts before the next message: one choice of three, and what it means."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from klatch.domain.pace import Patience, Rhythm, Wait
from klatch.services import settings
from klatch.services.settings import Cadence
from klatch.ui.widgets.base import label
from klatch.ui.widgets.segmented import Segmented


class RhythmChoice(QWidget):
    """The rhythms side by side, the chosen one in words below."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        options = [
            (Rhythm.THREE_B_SEVEN.value, self.tr("3B7")),
            (Rhythm.GENTLE.value, self.tr("Gentle")),
            (Rhythm.CUSTOM.value, self.tr("Your own")),
        ]
        self._choice = Segmented(options, self.tr("Rhythm"), self)
        self.explained = label("", "muted", self, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._choice)
        column.addWidget(self.explained)
        self._choice.chosen.connect(self.chosen)

    @property
    def last(self) -> QWidget:
        """Where Tab leaves it."""
        return self._choice.last

    def current(self) -> str:
        """The rhythm that is on."""
        return self._choice.current()

    def load(self, cadence: Cadence) -> None:
        """Show what is stored."""
        self._choice.set_current(cadence.rhythm)
        self.explained.setText(self._explain(settings.patience(cadence)))

    def _explain(self, patience: Patience) -> str:
        said = []
        if patience.elsewhere:
            words = self.tr("After %1 without an answer, write to someone else at the same employer.")
            said.append(words.replace("%1", self._wait(patience.elsewhere)))
        words = self.tr("After %1, follow up once. After %2 more, close gracefully or let it rest.")
        said.append(
            words.replace("%1", self._wait(patience.follow_up)).replace("%2", self._wait(patience.close))
        )
        if patience.elsewhere:
            words = self.tr(
                "An answer ends the search there. Somebody glad to help, a booster, ends the follow-ups of"
                " others there, too."
            )
            said.append(words)
        return " ".join(said)

    def _wait(self, wait: Wait) -> str:
        business = self.tr("%n business days", "", wait.days)
        return business if wait.business else self.tr("%n days", "", wait.days)
