"""The preparation on paper: what to say and ask first, with room to write; who they are after it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from klatch.domain.names import first_name
from klatch.domain.vocabulary import QuestionGroup
from klatch.services.data import Store
from klatch.services.reading import contacts, organizations
from klatch.services.reading.contacts import ContactDetail, NoteRow
from klatch.services.reading.meetings import MeetingDetail
from klatch.ui import meeting_words, timeline_words, words
from klatch.ui.prepare.chosen import in_order
from klatch.ui.printing import Sheet
from klatch.ui.when import When
from klatch.ui.widgets.timeline import TimelineEntry

_A_PAGE = 6
"""So many questions with room for notes fill a page."""
_LINES_A_QUESTION = 1
_LINES_AT_THE_END = 8
_EVENTS, _NOTES = 5, 3
_LONGEST = 900
"""Characters of a note or of research: the sheet is for the table, not for the archive."""
_LINE = '<table width="100%" cellspacing="0" cellpadding="0"><tr><td class="ruled">&nbsp;</td></tr></table>'


class Known(NamedTuple):
    """What is known of somebody who takes part."""

    person: ContactDetail
    history: tuple[TimelineEntry, ...]
    notes: tuple[NoteRow, ...]
    research: str


def tr(text: str) -> str:
    """Translate a phrase of this module."""
    return QCoreApplication.translate("sheet", text)


def sheet(meeting: MeetingDetail, people: Iterable[Known], when: When) -> Sheet:
    """Everything on one or two pages, with room for notes."""
    title = tr("Chat with %1").replace("%1", meeting_words.names(meeting.row.attendees))
    parts = [
        f"<h1>{escape(title)}</h1>",
        _facts(meeting, when),
        _section(tr("To begin with"), meeting.introduction),
        _section(tr("What I want to find out"), meeting.goals),
        *_questions(meeting),
        _heading(tr("Before you leave")),
        _paragraph(tr("Ask for one more name. Keep to the time. Say thank you within a day.")),
        _LINE * 2,
    ]
    apart = len(meeting.questions) >= _A_PAGE  # who they are is then better found on a page of its own
    for known in people:
        parts += _person(known, apart=apart)
        apart = False
    parts += [_heading(tr("Notes")), _LINE * _LINES_AT_THE_END]
    return Sheet(title, "<body>" + "".join(parts) + "</body>")


def known(store: Store, meeting: MeetingDetail, when: When) -> list[Known]:
    """What is known of everybody who takes part."""
    found = []
    for attendee in meeting.row.attendees:
        person = contacts.detail(store, attendee.id)
        name = first_name(person.name, person.given_name)
        history = timeline_words.lines(contacts.timeline(store, person.id)[:_EVENTS], name, when)
        employer = person.organization_id
        research = organizations.detail(store, employer).research if employer else ""
        found.append(Known(person, tuple(history), contacts.notes(store, person.id)[:_NOTES], research))
    return found


def file_name(meeting: MeetingDetail, when: When) -> str:
    """What the file is called: the day and with whom."""
    names = meeting_words.names(meeting.row.attendees)
    safe = "".join(letter if letter.isalnum() or letter in " -" else " " for letter in names)
    return f"{when.day_of(meeting.row.starts_at).isoformat()} {' '.join(safe.split())[:80]}.pdf"


def _facts(meeting: MeetingDetail, when: When) -> str:
    row = meeting.row
    at = f"{when.weekday(row.starts_at)}, {when.time(row.starts_at)}"
    minutes = tr("%1 minutes").replace("%1", str(row.minutes))
    first = (at, minutes, meeting_words.their_time(row, when))
    second = dict.fromkeys((meeting_words.where(row), row.place, row.link, row.phone))
    return f'<p>{_joined(first)}<br/><span class="muted">{_joined(second)}</span></p>'


def _questions(meeting: MeetingDetail) -> list[str]:
    """Each with a box to tick and a line to write on."""
    found: list[str] = []
    group = ""
    for row in in_order(meeting.questions):
        if row.group != group:
            group = row.group
            found.append(_heading(words.question_group(QuestionGroup(group))))
        found.append(
            '<table width="100%" cellspacing="0" cellpadding="0"><tr>'
            '<td width="16" style="font-size: 12pt;">&#9633;</td>'
            f"<td>{escape(row.text)}</td></tr></table>" + _LINE * _LINES_A_QUESTION
        )
    return found


def _person(known: Known, *, apart: bool) -> list[str]:
    person = known.person
    role = (person.title, person.organization, person.city)
    chain = [each.name for each in person.chain]
    found = [_heading(person.name, apart=apart), f"<p>{_joined(role)}</p>"]
    if chain:
        way = " → ".join([*chain, first_name(person.name, person.given_name)])
        found.append(_labelled(tr("Referred by"), way))
    found.append(_labelled(tr("Cares about"), person.cares_about))
    found += [_labelled(person.organization, known.research[:_LONGEST])]
    for note in known.notes:
        found.append(_labelled(tr("Note"), note.text[:_LONGEST]))
    links = ", ".join(link.url for link in person.links)
    found.append(_labelled(tr("Links"), links))
    if known.history:
        lines = "".join(
            f"<li>{escape(entry.date)}: {_joined((entry.title, entry.detail))}</li>"
            for entry in known.history
        )
        title = escape(tr("How we got here"))
        found.append(f'<p><span class="strong">{title}</span></p><ul>{lines}</ul>')
    return found


def _heading(text: str, *, apart: bool = False) -> str:
    place = ' style="page-break-before: always;"' if apart else ""
    return f"<h2{place}>{escape(text)}</h2>"


def _section(title: str, text: str) -> str:
    return _heading(title) + _paragraph(text) if text.strip() else ""


def _labelled(title: str, text: str) -> str:
    said = f'<p><span class="strong">{escape(title)}:</span> {_lines(text)}</p>'
    return said if text.strip() else ""


def _paragraph(text: str) -> str:
    return f"<p>{_lines(text)}</p>"


def _lines(text: str) -> str:
    return escape(text.strip()).replace("\n", "<br/>")


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(escape(part) for part in parts if part)
