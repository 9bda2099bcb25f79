"""Sentences about a message being written."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from klatch.domain.guards import Guard
from klatch.domain.vocabulary import Channel
from klatch.services.outreach import Caution
from klatch.services.reading.contacts import ContactDetail
from klatch.ui import mail_words, words
from klatch.ui.compose.batch import Batch, Standing
from klatch.ui.compose.writing import Shown, Writing
from klatch.ui.when import When


def tr(text: str, count: int = -1) -> str:
    """Translate a sentence of this module; %n becomes the count."""
    return QCoreApplication.translate("compose", text, "", count)


def blocked(writing: Writing, shown: Shown) -> str:
    """Why the message may not leave yet, "" when it may."""
    if writing.contact is None:
        return tr("Choose whom to write to first")
    unfinished = _unfinished(writing, shown)
    if unfinished or not writing.objections:
        return unfinished
    return caution(writing.objections[0], writing)


def _unfinished(writing: Writing, shown: Shown) -> str:
    if shown.rendered is None:
        return shown.problem.reason if shown.problem else tr("There is no text yet")
    if shown.missing:
        return tr("Fill in first: %1").replace("%1", mail_words.names(shown.missing))
    if not shown.rendered.body.strip():
        return tr("There is no text yet")
    if writing.channel is Channel.EMAIL and not shown.rendered.subject.strip():
        return tr("Write a subject first")
    for found in shown.findings:
        if found.code == "unresolved" and not found.ok:
            text, advice = mail_words.finding(found)
            return f"{text}. {advice}"
    return ""


def caution(found: Caution, writing: Writing) -> str:
    """What speaks against the message, in a sentence."""
    first, person = writing.fields.contact.first_name, writing.fields.contact
    texts = {
        Guard.DO_NOT_CONTACT: tr("%1 asked not to be contacted."),
        Guard.PAUSED: tr("%1 is paused: %2") if found.text else tr("%1 is paused."),
        Guard.BOUNCED: tr("Mail to %2 came back. Check the address."),
        Guard.WRITTEN_LATELY: tr("You wrote to %1 %3 and have no answer yet."),
        Guard.SAME_EMPLOYER: tr("You wrote to %2 at %4 %3 and wait for an answer.")
        if found.days is not None
        else tr("%2 at %4 comes first. Write to one person at an employer at a time."),
        Guard.DAILY_CAP: tr(
            "%n first messages and follow-ups went out today, as many as you set for a day.", found.count
        ),
    }
    whole = first if found.guard is Guard.WRITTEN_LATELY else person.name
    text = texts[found.guard].replace("%3", _ago(found.days or 0)).replace("%4", person.organization)
    return text.replace("%1", whole).replace("%2", found.text)


def _ago(days: int) -> str:
    return {0: tr("today"), 1: tr("yesterday")}.get(days) or tr("%n days ago", days)


def where(person: ContactDetail, now: datetime) -> str:
    """How they were found, where they are, and their time."""
    parts = [words.source(person.source)]
    if person.zone:
        place = person.city or person.zone.rpartition("/")[2].replace("_", " ")
        time = When(now, person.zone).time(now)
        parts.append(tr("%1, %2 there now").replace("%1", place).replace("%2", time))
    elif person.city:
        parts.append(person.city)
    return " · ".join(parts)


def standing(value: Standing) -> str:
    """How far a message is, in words."""
    return {
        Standing.TO_REVIEW: tr("to review"),
        Standing.NEEDS_A_LOOK: tr("needs a look"),
        Standing.READY: tr("ready"),
        Standing.SKIPPED: tr("skipped"),
        Standing.HANDED_OVER: tr("handed over"),
        Standing.SENT: tr("sent"),
    }[value]


def progress(counts: Counter[Standing]) -> str:
    """How many messages are how far: "2 sent, 1 needs a look, 9 to review"."""
    texts = (
        (Standing.SENT, tr("%n sent", counts[Standing.SENT])),
        (Standing.HANDED_OVER, tr("%n handed over", counts[Standing.HANDED_OVER])),
        (Standing.READY, tr("%n ready", counts[Standing.READY])),
        (Standing.NEEDS_A_LOOK, tr("%n need a look", counts[Standing.NEEDS_A_LOOK])),
        (Standing.SKIPPED, tr("%n skipped", counts[Standing.SKIPPED])),
        (Standing.TO_REVIEW, tr("%n to review", counts[Standing.TO_REVIEW])),
    )
    return ", ".join(text for value, text in texts if counts[value])


def outcome(batch: Batch) -> str:
    """What became of a batch."""
    counts = batch.counts()
    said = [
        tr("%n sent", counts[Standing.SENT]),
        tr("%n skipped", counts[Standing.SKIPPED]),
        tr("%n drafts left", batch.drafts()),
    ]
    given = counts[Standing.HANDED_OVER]
    later = tr("%n handed over: mark them as sent once they are.", given) if given else ""
    return f"{', '.join(said)}. {later}".strip()
