"""What the task pages of one meeting share: their parts over one another, or that the meeting is gone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout, QWidget

from klatch.ui.widgets.notices import EmptyState


def _tr(text: str) -> str:
    return QCoreApplication.translate("meeting_frame", text)


def lay_out_meeting(
    page: QWidget, stack: QStackedWidget, gone: EmptyState, above: QWidget, columns: QLayout, below: QWidget
) -> None:
    """Put the columns of a page between what stands above and below, and behind them that it is gone."""
    inside = QWidget(page)
    whole = QVBoxLayout(inside)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(above)
    whole.addLayout(columns, 1)
    whole.addWidget(below)
    stack.addWidget(inside)
    stack.addWidget(gone)
    text = _tr("It may have been deleted. Undo brings it back.")
    gone.set_message(_tr("This meeting is no longer there"), text, _tr("Go back"))
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(stack)
