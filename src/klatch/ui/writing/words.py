"""Why a message may not leave yet, and what speaks against it, in sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from klatch.domain.guards import Guard
from klatch.domain.vocabulary import Channel
from klatch.services.outreach import Caution
from klatch.ui import mail_words
from klatch.ui.writing.writing import Shown, Writing


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
        if found.severity == "error" and not found.ok:
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
