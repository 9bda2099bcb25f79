"""What a reminder says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from klatch.services.reading.reminders import ReminderKind, ReminderRow
from klatch.ui.when import When


def tr(text: str, count: int = -1) -> str:
    """Translate a sentence of a reminder."""
    return QCoreApplication.translate("reminders", text, "", count)


def what(row: ReminderRow) -> str:
    """What it is about."""
    if row.kind is ReminderKind.TASK:
        beside = row.name if row.name and row.name not in row.title else ""
        return f"{row.title} · {beside}" if beside else row.title
    sentence = tr("Coffee chat with %1") if row.kind is ReminderKind.MEETING else tr("Say thank you to %1")
    return sentence.replace("%1", row.name or tr("somebody"))


def at(row: ReminderRow, when: When) -> str:
    """When that is, or how late."""
    if row.due <= when.now:
        return when.due(row.due).text
    near = when.until(row.due)
    return f"{when.ahead(row.due)}, {near}" if near else when.ahead(row.due)


def several(count: int) -> str:
    """So many at once."""
    return tr("%Ln reminders", count)
