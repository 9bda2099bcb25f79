"""This week in numbers: a ring for each goal, what they stand for, and whether the week goes that way."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from klatch.domain.business_days import WorkWeek
from klatch.domain.goals import Aim, WeekState, week_state
from klatch.services.settings import Cadence, get
from klatch.ui.page import Context
from klatch.ui.theme import Theme
from klatch.ui.when import When
from klatch.ui.widgets.base import Card, SectionHeader, label
from klatch.ui.widgets.rings import Arc, Ring
from klatch.ui.widgets.tags import Tag

_RING, _RING_NARROW = 94, 72
_MESSAGES, _CONVERSATIONS = "accent", "stage.scheduled"


class Dot(QWidget):
    """The colour of an arc beside its words; decoration only."""

    def __init__(self, theme: Theme, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role = role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(8), self._theme.px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = self._theme.px(8)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self._role))
        painter.drawEllipse(QRectF(0, (self.height() - side) / 2, side, side))
        painter.end()


class Count(QWidget):
    """A number, what was wanted, and what it counts."""

    def __init__(self, theme: Theme, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._dot = Dot(theme, role, self)
        self._value = label("", "strong", self)
        self._of = label("", "caption", self, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._value)
        words.addWidget(self._of)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._dot, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_aim(self, aim: Aim, of: str) -> None:
        """Show so many of so many, or so many where there is no goal."""
        value = QLocale().toString(aim.done)
        if aim.goal:
            said = self.tr("%1 of %2").replace("%1", value)
            value = said.replace("%2", QLocale().toString(aim.goal))
        self._dot.setVisible(bool(aim.goal))
        self._value.setText(value)
        self._of.setText(of)
        self.setAccessibleName(f"{value} {of}")


class WeekCard(Card):
    """Messages sent and conversations held, against the user's own goals."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.ring = Ring(context.theme, _RING, parent=self)
        self.ring.setAccessibleName(self.tr("This week"))
        self.sent = Count(context.theme, _MESSAGES, self)
        self.held = Count(context.theme, _CONVERSATIONS, self)
        self.state = Tag(context.theme, parent=self)
        header = SectionHeader(self.tr("This week"), self)
        header.add(self.state)
        counts = QVBoxLayout()
        counts.setSpacing(8)
        counts.addStretch(1)
        counts.addWidget(self.sent)
        counts.addWidget(self.held)
        counts.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.ring)
        row.addLayout(counts, 1)
        self.body.addWidget(header)
        self.body.addLayout(row)

    def set_narrow(self, narrow: bool) -> None:
        """A smaller ring, for the words to find room beside it."""
        self.ring.set_diameter(_RING_NARROW if narrow else _RING)

    def show_week(self, sent: Aim, held: Aim, when: When) -> None:
        """Show the numbers of this week."""
        self.sent.show_aim(sent, self.tr("messages sent", "", _counted(sent)))
        self.held.show_aim(held, self.tr("conversations", "", _counted(held)))
        arcs = [
            Arc(aim.done, aim.goal, role)
            for aim, role in ((sent, _MESSAGES), (held, _CONVERSATIONS))
            if aim.goal
        ]
        self.ring.setVisible(bool(arcs))
        spoken = f"{self.sent.accessibleName()}, {self.held.accessibleName()}"
        self.ring.set_arcs(arcs, spoken)
        self._show_state((sent, held), when)

    def _show_state(self, aims: tuple[Aim, Aim], when: When) -> None:
        cadence = get(self._context.store, Cadence)
        first = (when.week_end - timedelta(days=7)).date()
        state = week_state(aims, when.today, first, WorkWeek(frozenset(cadence.weekend)))
        self.state.setVisible(state is not WeekState.NO_GOAL)
        if state is WeekState.REACHED:
            self.state.set_state(self.tr("Reached"), "success", icon="check")
        elif state is WeekState.ON_TRACK:
            self.state.set_state(self.tr("On track"), "success", icon="check")
        elif state is WeekState.BEHIND:
            self.state.set_state(self.tr("Still to go"), "neutral")


def _counted(aim: Aim) -> int:
    """What the words that follow count."""
    return aim.goal or aim.done
