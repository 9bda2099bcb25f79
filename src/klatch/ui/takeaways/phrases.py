"""A takeaway in words: what became of it, what it is about, how many said the same."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from klatch.domain.evidence import Tally
from klatch.domain.vocabulary import TakeawayKind
from klatch.services.reading.takeaways import TakeawayLine, TakeawayView
from klatch.ui.when import When


def tr(text: str, count: int = -1) -> str:
    """Translate a phrase of the page; %n becomes the count."""
    return QCoreApplication.translate("takeaways", text, "", count)


def account(row: TakeawayLine, when: When) -> str:
    """What became of advice, with the dates."""
    if row.kind is not TakeawayKind.ADVICE:
        return ""
    acted = tr("Acted on: %1.") if row.acted_on_at is not None else tr("Not acted on yet.")
    if row.acted_on_at is not None:
        acted = acted.replace("%1", when.past(row.acted_on_at))
    told = tr("Reported back: %1.") if row.reported_back_at is not None else ""
    if row.reported_back_at is not None:
        told = told.replace("%1", when.past(row.reported_back_at))
    elif row.acted_on_at is not None:
        told = tr("They do not know yet.")
    return " ".join(filter(None, (acted, told)))


def about(row: TakeawayLine) -> str:
    """The career path and the employer it is about."""
    return " · ".join(filter(None, (row.path_name, row.about_name)))


def person(row: TakeawayLine) -> str:
    """Who said it, with what they do where."""
    return ", ".join(filter(None, (row.name, row.title, row.employer)))


def agreement(tally: Tally) -> str:
    """How many people said the same and the opposite, short; nothing for one voice alone."""
    if sum(tally) < 2:
        return ""
    parts = [tr("%1 same"), tr("%1 opposite")]
    here = QLocale()
    said = [
        part.replace("%1", here.toString(number)) for part, number in zip(parts, tally, strict=True) if number
    ]
    return " · ".join(said)


def evidence(tally: Tally) -> str:
    """How many people said the same and the opposite, in a sentence."""
    same, opposite = tally
    if not opposite:
        return tr("%n people said the same", same)
    return f"{tr('%n people said the same', same)}, {tr('%n said the opposite', opposite)}"


def empty(view: TakeawayView) -> tuple[str, str]:
    """What a tab without a takeaway says."""
    return {
        TakeawayView.ALL: (
            tr("No takeaways yet"),
            tr("What people tell you in a talk is gathered here: advice, information, and names."),
        ),
        TakeawayView.TO_ACT: (
            tr("No advice waits for you"),
            tr("Advice you have not acted on yet is listed here."),
        ),
        TakeawayView.TO_REPORT: (
            tr("Nobody waits to hear from you"),
            tr("Once you acted on advice, it is listed here until you told them what came of it."),
        ),
        TakeawayView.INFORMATION: (
            tr("No information yet"),
            tr("What you learn about a path or an employer is listed here."),
        ),
        TakeawayView.REFERRALS: (tr("No names yet"), tr("The people they pointed you to are listed here.")),
    }[view]
