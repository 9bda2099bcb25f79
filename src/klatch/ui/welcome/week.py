"""The third step: how much in a week, how long to wait, and what Today makes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from klatch.domain.goals import Aim
from klatch.services import settings
from klatch.services.reading.today import Span, day_of, today
from klatch.services.settings import Cadence
from klatch.ui import upkeep
from klatch.ui.fields.goals import GoalsSection
from klatch.ui.fields.rhythm import RhythmChoice
from klatch.ui.fields.week_card import WeekCard
from klatch.ui.page import Context
from klatch.ui.welcome.step import Step
from klatch.ui.when import When
from klatch.ui.widgets.base import Card, label


class GoalsAndRhythm(GoalsSection):
    """The goals, and below them the rhythm of follow-ups."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        card = self.card(self.tr("When nobody answers"))
        self.rhythm = RhythmChoice(self)
        card.body.addWidget(self.rhythm)
        own = self.tr("Your own numbers and days off are in Settings, Follow-ups.")
        card.body.addWidget(label(own, "caption", card, wrap=True))
        self.rhythm.chosen.connect(self._on_rhythm)

    def load(self) -> None:
        """Show what is stored."""
        super().load()
        self.rhythm.load(settings.get(self.context.store, Cadence))

    def _on_rhythm(self, rhythm: str) -> None:
        before = settings.get(self.context.store, Cadence)
        if rhythm != before.rhythm and self.put(replace(before, rhythm=rhythm)):
            upkeep.update_steps(self.context)


class Week(Step):
    """The numbers at the left, the week as Today shows it at the right."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        self.section = GoalsAndRhythm(context, parent)
        super().__init__(context, self.section, parent)
        self.card = WeekCard(context, self)
        self._done = (0, 0)
        self.beside.addWidget(label(self.tr("On Today"), "heading", self))
        self.beside.addWidget(self.card)
        pace = self.tr(
            "A message on each business day is a good pace. What you can keep up counts more than one busy"
            " week."
        )
        self.beside.addWidget(label(pace, "caption", self, wrap=True))
        self.beside.addWidget(self._what_comes())
        self.beside.addStretch(1)
        for spin in (self.section.numbers["messages"].spin, self.section.numbers["conversations"].spin):
            spin.valueChanged.connect(self._show)

    @property
    def first(self) -> QWidget:
        return self.section.numbers["messages"].spin

    @property
    def last(self) -> QWidget:
        return self.section.rhythm.last

    def load(self) -> None:
        super().load()
        now = self.context.local_now()
        end = When(now, self.context.zone()).week_end
        found = today(self.context.store, now, day_of(now), Span(end - timedelta(days=7), end), limit=1)
        self._done = (found.sent_this_week, found.held_this_week)
        self._show()

    def _show(self) -> None:
        sent, held = (
            Aim(done, self.section.numbers[name].read())
            for done, name in zip(self._done, ("messages", "conversations"), strict=True)
        )
        self.card.show_week(sent, held, When(self.context.clock.now(), self.context.zone()))

    def _what_comes(self) -> Card:
        card = Card(self)
        card.body.addWidget(label(self.tr("And every morning"), "heading", card))
        said = self.tr(
            "Today lists the next step with each person, the most urgent first: a message to write, a talk to"
            " prepare, a thank-you within a day. What is missed stays on the list."
        )
        card.body.addWidget(label(said, "muted", card, wrap=True))
        return card
