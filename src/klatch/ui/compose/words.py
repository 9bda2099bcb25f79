"""Sentences about a message being written."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from klatch.services.reading.contacts import ContactDetail
from klatch.ui import words
from klatch.ui.compose.batch import Batch, Standing
from klatch.ui.when import When


def tr(text: str, count: int = -1) -> str:
    """Translate a sentence of this module; %n becomes the count."""
    return QCoreApplication.translate("compose", text, "", count)


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
