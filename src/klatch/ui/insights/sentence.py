"""The sentence above the charts, and the button with the step it suggests."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from klatch.domain.findings import Claim, Do, Finding
from klatch.domain.insights import Insights
from klatch.domain.statistics import Interval, Rate
from klatch.domain.vocabulary import Source
from klatch.ui.insights import wording
from klatch.ui.insights.wording import counts, filled, number, percent
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.notices import IconLabel


def tr(text: str, count: int = -1) -> str:
    """Translate a piece of the sentence; %n becomes the count."""
    return QCoreApplication.translate("insights", text, "", count)


class Said(NamedTuple):
    """What is claimed, what follows, the numbers behind it, and the verb of the button with its icon."""

    claim: str
    rest: str
    evidence: str
    verb: str
    icon: str


class Sentence(QFrame):
    """One sentence and one step."""

    acted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = label("", "", self, wrap=True)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.act = Button(theme, "", self, kind="primary")
        self.setProperty("card", "next")
        row = QHBoxLayout(self)
        row.setContentsMargins(17, 7, 12, 7)
        row.setSpacing(16)
        row.addWidget(IconLabel(theme, "lightbulb", "accent_text", 18, self))
        row.addWidget(self.text, 1)
        row.addWidget(self.act)
        self.act.clicked.connect(self.acted)

    def show_said(self, said: Said) -> None:
        """Show it; the numbers behind it are told to whoever points at it."""
        self.text.setText(f'<span style="font-weight: 600">{escape(said.claim)}</span> {escape(said.rest)}')
        self.text.setToolTip(said.evidence)
        self.text.setAccessibleName(f"{said.claim} {said.rest}")
        self.text.setAccessibleDescription(said.evidence)
        self.act.setText(said.verb)
        self.act.set_icon_name(said.icon)
        self.act.setAccessibleDescription(f"{said.claim} {said.rest} {said.evidence}")


def sentence(found: Finding, facts: Insights, at_once: int) -> Said:
    """A finding in words; `at_once` is how many people are written to in one go."""
    verb, icon = _button(found, at_once)
    return Said(_claim(found, facts), _rest(found, facts), evidence(found), verb, icon)


def evidence(found: Finding) -> str:
    """The counts and intervals behind a claim."""
    if found.apart is not None:
        said = tr("%1 against %2. 95% interval of the difference (Newcombe): %3")
        return filled(said, counts(found.rate), counts(found.others), _points(found.apart))
    return wording.interval(found.rate) if found.rate.cases else ""


def _claim(found: Finding, facts: Insights) -> str:
    rate, hits, cases = percent(found.rate.share), number(found.rate.hits), number(found.rate.cases)
    if found.group is not None:
        name = wording.group(found.group)
        said = tr("People found through “%3” reply %1, everyone else %2.")
        if found.claim is Claim.TEMPLATE:
            said = tr("“%3” gets a reply %1, all other first messages %2.")
        elif found.group.key is Source.REFERRAL:
            said = tr("People you were referred to reply %1, everyone else %2.")
        return filled(said, _often(found.rate), wording.share(found.others), name)
    said = {
        Claim.TOO_FEW: tr(
            "You wrote to %n people in this time: too few to say what works.", found.rate.cases
        ),
        Claim.UNTHANKED: tr("%1 of the %2 people you met got no thank-you yet."),
        Claim.NAMES: tr("Fewer than half of the people you met gave you a name: %1 of %2."),
        Claim.PACE: filled(tr("You reached your goal of %3 messages in %1 of %2 whole weeks."), "%1", "%2"),
    }.get(found.claim, tr("%3 of the people you wrote to replied, %1 of %2."))
    if found.claim is Claim.TOO_FEW and not found.rate.cases:
        return tr("You wrote to nobody for the first time in this time.")
    return filled(said, hits, cases, number(facts.goal) if found.claim is Claim.PACE else rate)


def _often(rate: Rate) -> str:
    said = tr("%1 of the time (%2)")
    return filled(said, percent(rate.share), counts(rate))


def _rest(found: Finding, facts: Insights) -> str:
    waiting = sum(facts.waiting.values())
    if found.do is Do.WRITE and found.source is Source.REFERRAL:
        return tr("%n referred people are still waiting for a first message.", found.count)
    if found.do is Do.WRITE and found.source is not None:
        return tr("%n of them are still waiting for a first message.", found.count)
    wait = tr("%n people wait for a first message.", waiting) if waiting else ""
    said = {
        Claim.TOO_FEW: tr("Shares are shown from 5 on; a difference takes a dozen or two on each side."),
        Claim.SOURCE: tr("Who else do you know this way?"),
        Claim.UNTHANKED: tr("A few lines with one thing they said are enough."),
        Claim.NAMES: tr("Ask near the end whom else you should talk with."),
        Claim.OVERALL: tr("No source and no template is clearly better so far."),
    }.get(found.claim, "")
    if found.claim is Claim.SOURCE and found.do is Do.PREPARE:
        said = tr("Ask the next person you talk with whom else you should talk with.")
    return " ".join(part for part in (said, wait if found.do is Do.WRITE else "") if part)


def _button(found: Finding, at_once: int) -> tuple[str, str]:
    if found.do in (Do.WRITE, Do.THANK):
        thanks = found.do is Do.THANK
        if found.count == 1:
            return (tr("Write thank-you"), "heart") if thanks else (tr("Write first message"), "pencil")
        if found.count > at_once:
            said = tr("Thank the first %1") if thanks else tr("Write to the first %1")
            return filled(said, _word(at_once)), "heart" if thanks else "pencil"
        said = tr("Thank all %1") if thanks else tr("Write to all %1")
        if found.count == 2:
            said = tr("Thank both") if thanks else tr("Write to both")
        return filled(said, _word(found.count)), "heart" if thanks else "pencil"
    if found.do is Do.PREPARE:
        return tr("Show meetings"), "calendar-days"
    return tr("New contact"), "user-plus"


def _word(count: int) -> str:
    """Small numbers as words."""
    small = (tr("two"), tr("three"), tr("four"), tr("five"), tr("six"), tr("seven"), tr("eight"), tr("nine"))
    return small[count - 2] if 2 <= count < 2 + len(small) else number(count)


def _points(apart: Interval) -> str:
    low, high = (number(round(bound * 100)) for bound in apart)
    return filled(tr("%1 to %2 percentage points"), low, high)
