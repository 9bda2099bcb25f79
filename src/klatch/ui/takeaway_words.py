"""A takeaway as tags: what it is, and what became of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from klatch.domain.vocabulary import TakeawayKind
from klatch.services.reading.takeaways import Standing, TakeawayLine
from klatch.ui import words
from klatch.ui.models.columns import Mark


def tr(text: str, count: int = -1) -> str:
    """Translate a word of this module; %n becomes the count."""
    return QCoreApplication.translate("takeaway_words", text, "", count)


def standing(found: Standing) -> str:
    """What is still open of what a person told: "2 to act on, 1 to report back"."""
    act = tr("%n to act on", found.to_act) if found.to_act else ""
    report = tr("%n to report back", found.to_report) if found.to_report else ""
    return ", ".join(filter(None, (act, report)))


def number(found: Standing) -> str:
    """How much a person told."""
    return tr("%n takeaways", found.number)


def kind(row: TakeawayLine) -> Mark:
    """The tag that tells advice, information and referrals apart."""
    tone, icon = {
        TakeawayKind.ADVICE: ("accent", "lightbulb"),
        TakeawayKind.INFORMATION: ("info", "info"),
        TakeawayKind.REFERRAL: ("neutral", "user-plus"),
    }[row.kind]
    return Mark(words.takeaway(row.kind), tone, icon)


def state(row: TakeawayLine) -> Mark:
    """What became of advice; information and referrals have no such state."""
    if row.kind is not TakeawayKind.ADVICE:
        return Mark("")
    if row.reported_back_at is not None:
        return Mark(tr("Reported back"), "success", "check")
    return Mark(tr("To report back"), "warning") if row.acted_on_at is not None else Mark(tr("To act on"))
