"""Sentences about a message being written."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from klatch.domain.vocabulary import Channel
from klatch.services.reading.contacts import ContactDetail
from klatch.ui import mail_words, words
from klatch.ui.compose.writing import Shown, Writing
from klatch.ui.when import When


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("compose", text)


def blocked(writing: Writing, shown: Shown) -> str:
    """Why the message may not leave yet, "" when it may."""
    if writing.contact is None:
        return tr("Choose whom to write to first")
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
