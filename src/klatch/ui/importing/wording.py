"""What an import says: formats, results and reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from klatch.domain.matching import Decision, Evidence
from klatch.domain.records import FileFormat, SkippedRecord, SkipReason


def tr(text: str, count: int = -1) -> str:
    """Translate a text of the import page; %n becomes the count."""
    return QCoreApplication.translate("importing", text, "", count)


def file_format(value: FileFormat) -> str:
    """Where a file comes from."""
    names = {
        FileFormat.LINKEDIN: tr("LinkedIn export"),
        FileFormat.VCARD: tr("vCard"),
        FileFormat.GOOGLE: tr("Google contacts"),
        FileFormat.OUTLOOK: tr("Outlook contacts"),
        FileFormat.THUNDERBIRD: tr("Thunderbird address book"),
    }
    return names.get(value, tr("Table of contacts"))


def result(decision: Decision) -> tuple[str, str, str]:
    """A record's result as a tag: words, tone and icon."""
    if decision.is_new:
        return tr("New"), "success", ""
    return tr("Merge"), "info", "git-merge"


def evidence(value: Evidence | None) -> str:
    """Why two records are one person."""
    names = {
        Evidence.SAME_LINK: tr("same profile link"),
        Evidence.SAME_EMAIL: tr("same e-mail"),
        Evidence.SAME_NAME_AND_ORGANIZATION: tr("same name and organization"),
    }
    return names[value] if value else ""


def reason(value: SkipReason) -> str:
    """Why something was left out."""
    names = {
        SkipReason.HIDDEN: tr("hidden by LinkedIn"),
        SkipReason.NO_NAME: tr("without a name"),
        SkipReason.EMPTY: tr("empty"),
        SkipReason.GROUP: tr("lists, not persons"),
        SkipReason.UNCLOSED_QUOTE: tr("with a quotation mark never closed"),
        SkipReason.BAD_PHOTO: tr("with a damaged picture"),
        SkipReason.PHOTO_TOO_LARGE: tr("with too large a picture"),
    }
    return names[value]


def left_out(skipped: Sequence[SkippedRecord]) -> str:
    """How many were left out and why, in one line; empty when nobody was."""
    if not skipped:
        return ""
    reasons = Counter(record.reason for record in skipped)
    each = ", ".join(f"{count} {reason(value)}" for value, count in reasons.most_common())
    return tr("%n left out: ", len(skipped)) + each
