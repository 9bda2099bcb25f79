"""What the commands print: plain columns, dates as "Tue 24 Nov 14:30" whatever the language of the system."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from klatch.domain.matching import Evidence
from klatch.domain.records import FileFormat, SkipReason
from klatch.domain.vocabulary import Format

if TYPE_CHECKING:
    from klatch.services.data import Backup, Store
    from klatch.services.drafting import Draft
    from klatch.services.exchange.plan import ImportPlan
    from klatch.services.reading.check import CheckReport
    from klatch.services.reading.today import Today

MOST = 20
"""Lines listed one by one; beyond that only their number."""
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FORMATS = {
    FileFormat.LINKEDIN: "LinkedIn export",
    FileFormat.GOOGLE: "Google contacts",
    FileFormat.OUTLOOK: "Outlook contacts",
    FileFormat.THUNDERBIRD: "Thunderbird address book",
    FileFormat.CSV: "CSV",
    FileFormat.VCARD: "vCards",
}
_EVIDENCE = {
    Evidence.SAME_LINK: "same profile link",
    Evidence.SAME_EMAIL: "same e-mail address",
    Evidence.SAME_NAME_AND_ORGANIZATION: "same name and employer",
}
_REASONS = {
    SkipReason.HIDDEN: "a member who hides",
    SkipReason.NO_NAME: "no name",
    SkipReason.EMPTY: "empty",
    SkipReason.GROUP: "a list of people, not a person",
    SkipReason.UNCLOSED_QUOTE: "a quote is never closed",
    SkipReason.BAD_PHOTO: "a picture that cannot be read",
    SkipReason.PHOTO_TOO_LARGE: "a picture that is too large",
}
_MEETINGS = {Format.IN_PERSON: "Meet", Format.PHONE: "Phone call", Format.VIDEO: "Video call"}


def when(moment: date | datetime, zone: tzinfo | None = None) -> str:
    """A day, or a moment as a clock in `zone` shows it (None: the system's)."""
    here = moment.astimezone(zone) if isinstance(moment, datetime) else moment
    day = f"{_DAYS[here.weekday()]} {here.day} {_MONTHS[here.month - 1]}"
    return f"{day} {here:%H:%M}" if isinstance(here, datetime) else day


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows with their cells below each other, two blanks apart."""
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]


def import_lines(store: Store, plan: ImportPlan, *, done: bool) -> list[str]:
    """How many were read, added, merged into whom, and left out with the reason."""
    reading = plan.reading
    added = sum(decision.is_new for decision in plan.decisions)
    merged = _merged(store, plan)
    skipped = [(f"line {skip.line}", _REASONS[skip.reason], skip.detail) for skip in reading.skipped]
    remarks = [(f"line {skip.line}", _REASONS[skip.reason], skip.detail) for skip in reading.remarks]
    verb = "" if done else "would be "
    return [
        f"{reading.name}: {_FORMATS[reading.format]}, {reading.found} read",
        f"{added:6} {verb}added",
        f"{len(merged):6} {verb}merged into people already there",
        *_listed(merged),
        f"{len(skipped):6} {verb}left out",
        *_listed(skipped),
        *([f"{len(remarks):6} details lost in records that were kept", *_listed(remarks)] if remarks else []),
    ]


def due_lines(today: Today, zone: tzinfo | None) -> list[str]:
    """What is due, one line each: when, what, who, where."""
    from klatch.ui import words

    rows = [
        (
            when(meeting.starts_at, zone),
            f"{_MEETINGS[meeting.format]}, {meeting.minutes} min",
            ", ".join(person.name for person in meeting.attendees),
            meeting.attendees[0].organization if meeting.attendees else "",
        )
        for meeting in today.meetings
    ]
    steps = [row.task for row in today.thanks] + list(today.follow_ups)
    rows += [
        (
            when(step.due, zone) if step.due else "",
            words.step(step.kind, step.title),
            step.name,
            step.organization,
        )
        for step in steps
    ]
    return columns(rows) if rows else ["Nothing is due."]


def draft_lines(draft: Draft) -> list[str]:
    """A message as it would be sent; gaps stand in brackets."""
    name = draft.fields.contact.name
    to = f"{name} <{draft.to_address}>" if draft.to_address else f"{name} (no e-mail address)"
    subject = [f"Subject: {draft.rendered.subject}"] if draft.rendered.subject else []
    return [f"To: {to}", *subject, "", draft.rendered.body.rstrip()]


def draft_remarks(draft: Draft) -> list[str]:
    """What is missing from a message, and what was left out for lack of it."""
    said = []
    if draft.rendered.missing:
        said.append(f"To be filled in before it can be sent: {', '.join(draft.rendered.missing)}.")
    if draft.rendered.left_out:
        said.append(f"Left out, because nothing is known: {', '.join(draft.rendered.left_out)}.")
    return said


def check_lines(report: CheckReport) -> list[str]:
    """Rows of each table that has any, and every fault."""
    lines = [f"{number:8}  {table}" for table, number in report.rows.items() if number]
    lines += [f"damage: {text}" for text in report.damage]
    counted = {
        "references to rows that are gone": report.broken_references,
        "people with several primary addresses, numbers or links": report.several_primaries,
        "people whose derived facts are wrong": report.stale_facts,
        "rows missing from the search index": sum(report.missing_documents.values()),
        "rows too many in the search index": sum(report.extra_documents.values()),
    }
    lines += [f"fault: {number} {words}" for words, number in counted.items() if number]
    lines.append(f"{report.faults} faults." if report.faults else "The data are in order.")
    return lines


def backup_lines(backup: Backup) -> list[str]:
    """Where a backup is and how it can be recognised."""
    people = backup.rows.get("contact", 0)
    return [f"{backup.path}: {people} people, {backup.size} bytes, verified", f"SHA-256 {backup.sha256}"]


def _merged(store: Store, plan: ImportPlan) -> list[tuple[str, str, str]]:
    from klatch.services.reading import contacts

    pairs = [
        (record, decision)
        for record, decision in zip(plan.reading.records, plan.decisions, strict=True)
        if decision.evidence is not None
    ]
    known = sorted({decision.contact for _, decision in pairs if decision.contact is not None})
    names = {row.id: row.name for row in contacts.rows(store, known)}
    return [
        (
            f"line {record.line}",
            names.get(decision.contact, "")
            if decision.contact is not None
            else _earlier(plan, decision.record),
            _EVIDENCE[decision.evidence] if decision.evidence else "",
        )
        for record, decision in pairs
    ]


def _earlier(plan: ImportPlan, record: int | None) -> str:
    return plan.reading.records[record or 0].display


def _listed(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    yield from (f"       {line}" for line in columns(rows[:MOST]))
    if len(rows) > MOST:
        yield f"       and {len(rows) - MOST} more"
