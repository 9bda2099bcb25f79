"""What the task pages of one meeting share: their parts over one another, or that the meeting is gone."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout, QWidget

from klatch.ui.theme import Theme
from klatch.ui.widgets.notices import EmptyState


class MeetingFrame(QStackedWidget):
    """The parts of a page, made in `inside`, and behind them that the meeting is gone."""

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self.inside = QWidget(self)
        self.gone = EmptyState(theme, "calendar-days", self)
        self.addWidget(self.inside)
        self.addWidget(self.gone)
        text = self.tr("It may have been deleted. Undo brings it back.")
        self.gone.set_message(self.tr("This meeting is no longer there"), text, self.tr("Go back"))
        outer = QVBoxLayout(page)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self)

    def lay_out(self, above: QWidget, columns: QLayout, below: QWidget) -> None:
        """Put the columns of the page between what stands above and below."""
        whole = QVBoxLayout(self.inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(above)
        whole.addLayout(columns, 1)
        whole.addWidget(below)
