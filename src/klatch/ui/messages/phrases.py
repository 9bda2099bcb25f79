"""A message in words: what it is called, what became of it, what it waits for."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from klatch.domain.names import first_name
from klatch.domain.vocabulary import Channel, Stage, TaskKind
from klatch.services.messages import DECLINED
from klatch.services.reading.contacts import ContactDetail
from klatch.services.reading.messages import MessageRow
from klatch.services.reading.tasks import TaskRow
from klatch.ui import mail_words, words
from klatch.ui.messages.standing import Standing, standing
from klatch.ui.models.columns import Mark
from klatch.ui.when import When

_SILENCE = (TaskKind.FOLLOW_UP, TaskKind.CLOSE)


def tr(text: str, count: int = -1) -> str:
    """Translate a phrase of the page; %n becomes the count."""
    return QCoreApplication.translate("messages", text, "", count)


def subject(row: MessageRow) -> str:
    """What a message is called: its subject, or its kind where there is none."""
    if row.subject:
        return row.subject
    return mail_words.kind(row.kind) if row.channel is not Channel.EMAIL else tr("No subject yet")


def mark(row: MessageRow, when: When) -> Mark:
    """The chip that tells what became of it."""
    found = standing(row)
    if found is Standing.WAITING and row.sent_at is not None:
        return Mark(waiting(row.sent_at, when), "info")
    return {
        Standing.DRAFT: Mark(tr("Draft")),
        Standing.HANDED_OVER: Mark(tr("Sent?"), "warning"),
        Standing.WAITING: Mark(tr("Waiting"), "info"),
        Standing.SENT: Mark(tr("Sent")),
        Standing.ANSWERED: Mark(tr("Answered"), "success"),
        Standing.NO_ANSWER: Mark(tr("No answer")),
        Standing.BOUNCED: Mark(tr("Bounced"), "danger"),
    }[found]


def waiting(since: datetime, when: When) -> str:
    """For how long an answer is waited for."""
    days = (when.today - when.day_of(since)).days
    return tr("Waiting %n days", days) if days > 0 else tr("Waiting")


def first(person: ContactDetail) -> str:
    """The first name."""
    return first_name(person.name, person.given_name)


def account(
    row: MessageRow, person: ContactDetail, steps: tuple[TaskRow, ...], when: When
) -> tuple[str, str]:
    """Where the conversation stands, in a sentence, and the ink it is written in."""
    found = standing(row)
    if found is Standing.HANDED_OVER:
        return tr("Did you send it? Klatch cannot see that."), "warning"
    if found is Standing.DRAFT:
        return "", "caption"
    if found is Standing.WAITING and row.sent_at is not None:
        return _waiting(row, row.sent_at, steps, when)
    parts = [_outcome(row, when), _rest(person, when)]
    return " ".join(filter(None, parts)), "caption"


def _waiting(row: MessageRow, since: datetime, steps: tuple[TaskRow, ...], when: When) -> tuple[str, str]:
    said = waiting(since, when)
    step = next((each for each in steps if each.message == row.id and each.kind in _SILENCE), None)
    if step is None or step.due is None:
        return said, "caption"
    due = when.due(step.due)
    if step.kind is TaskKind.CLOSE:
        told = tr("close gracefully: %1")
    else:
        told = tr("follow up %1") if due.urgency == "late" else tr("follow up due %1")
    ink = {"late": "danger", "today": "warning"}.get(due.urgency, "caption")
    return f"{said}, {told.replace('%1', due.text)}", ink


def _outcome(row: MessageRow, when: When) -> str:
    found = standing(row)
    if found is Standing.ANSWERED and row.answered_at is not None and row.sent_at is not None:
        days = (when.day_of(row.answered_at) - when.day_of(row.sent_at)).days
        return tr("Answered after %n days.", days) if days > 0 else tr("Answered on the same day.")
    return {
        Standing.NO_ANSWER: tr("No answer came, and none is waited for."),
        Standing.BOUNCED: tr("It came back: nobody was reached."),
    }.get(found, "")


def _rest(person: ContactDetail, when: When) -> str:
    """What comes next with the person, or why nothing does."""
    if person.do_not_contact:
        return tr("They asked to be left alone.")
    if person.stage is Stage.PAUSED:
        said = tr("%1 is paused: they declined.") if person.paused_reason == DECLINED else tr("%1 is paused.")
        return said.replace("%1", first(person))
    step = person.next_step
    if step is None:
        return ""
    told = words.step(step.kind, step.title)
    due = when.due(step.due).text
    return tr("Next: %1").replace("%1", ", ".join(filter(None, (told, due)))) + "."
