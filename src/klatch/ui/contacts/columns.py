"""The columns of the contacts table, and one person in one sentence."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from klatch.domain.vocabulary import Helper, Stage
from klatch.services.reading.contacts import ContactRow, ContactSort
from klatch.ui import words
from klatch.ui.models.columns import Column, Due, Person, Urgency
from klatch.ui.when import When
from klatch.ui.widgets.painting import initials

_STAGE_FROM = 380
_EMPLOYER_FROM = 460  # px of the table below which only who, where they stand and what comes next fit
_EXTRA_FROM = 600  # px of the table below which what was asked for beside the usual makes room
_SOURCES_FROM = 700  # px of the table below which source and last contact make room


def tr(text: str) -> str:
    """Translate a word of this module."""
    return QCoreApplication.translate("contacts", text)


class RowWords:
    """Says the cells of a row; `when` is set again as time passes."""

    def __init__(self, when: When) -> None:
        self.when = when

    def columns(self) -> tuple[Column, ...]:
        """Every column, the usual ones first."""
        return (*self._usual(), *self._extra())

    def _usual(self) -> tuple[Column, ...]:
        by = ContactSort
        far = _SOURCES_FROM
        return (
            Column("name", tr("Name"), _name, "name", sort=by.NAME, width=178, stretch=1, value=_person),
            Column(
                "organization",
                tr("Organization and title"),
                self.organization,
                "two_line",
                sort=by.ORGANIZATION,
                width=163,
                stretch=1,
                secondary=self.title,
                hide_below=_EMPLOYER_FROM,
            ),
            Column(
                "stage",
                tr("Stage"),
                _stage,
                "stage",
                sort=by.STAGE,
                width=104,
                hide_below=_STAGE_FROM,
                value=_stage_key,
            ),
            Column("source", tr("Source"), _source, sort=by.SOURCE, width=72, hide_below=far),
            Column(
                "last_contact",
                tr("Last contact"),
                self.last_contact,
                sort=by.LAST_CONTACT,
                width=84,
                hide_below=far,
            ),
            Column(
                "next_step",
                tr("Next step and due"),
                step,
                "due",
                sort=by.NEXT_STEP,
                width=141,
                value=self.due,
            ),
        )

    def _extra(self) -> tuple[Column, ...]:
        by = ContactSort
        return (
            _more("tags", tr("Tags"), _tags, by.TAGS, 110),
            _more("city", tr("City"), _city, by.CITY, 90),
            _more("priority", tr("Priority"), _priority, by.PRIORITY, 70),
            _more("email", tr("E-mail"), _email, by.EMAIL, 160),
            _more("helper", tr("Kind of helper"), _helper, by.HELPER, 104),
            _more("referred_by", tr("Referred by"), _referrer, by.REFERRED_BY, 120),
            _more("created", tr("Added"), self.created, by.CREATED, 84),
        )

    def organization(self, row: ContactRow) -> str:
        """The employer; the title moves up where there is none."""
        return row.organization or row.title

    def title(self, row: ContactRow) -> str:
        """The second line."""
        return row.title if row.organization else ""

    def last_contact(self, row: ContactRow) -> str:
        """The day of the last touch."""
        return self.when.past(row.last_contact) if row.last_contact else ""

    def created(self, row: ContactRow) -> str:
        """The day they came in."""
        return self.when.past(row.created_at)

    def due(self, row: ContactRow) -> Due:
        """When the next step is due."""
        return self.when.due(row.due) if row.step else Due("")

    def sentence(self, row: ContactRow) -> str:
        """Who it is, where they stand, what comes next."""
        who = ", ".join(part for part in (row.name, row.title, row.organization) if part)
        said = f"{who}. {words.stage(row.stage)}."
        if row.step is None:
            return said
        what, due = step(row), self.when.due(row.due)
        doing = what[:1].lower() + what[1:] if not row.step_title else what
        asked = tr("Next: %1").replace("%1", doing)
        return f"{said} {asked}, {_lowered(due)}" if due.text else f"{said} {asked}"


def step(row: ContactRow) -> str:
    """The next step, empty when nothing is planned."""
    return words.step(row.step, row.step_title) if row.step else ""


def _more(key: str, header: str, text: Callable[[ContactRow], str], sort: ContactSort, width: int) -> Column:
    return Column(key, header, text, sort=sort, width=width, hide_below=_EXTRA_FROM, extra=True)


def _lowered(due: Due) -> str:
    near: tuple[Urgency, ...] = ("today",)
    return due.text[:1].lower() + due.text[1:] if due.urgency in near else due.text


def _name(row: ContactRow) -> str:
    return row.name


def _person(row: ContactRow) -> Person:
    return Person(row.id, initials(row.name))


def _stage(row: ContactRow) -> str:
    # Who waits in the address book is at no stage yet.
    return "" if row.stage is Stage.ADDRESS_BOOK else words.stage(row.stage)


def _stage_key(row: ContactRow) -> str:
    return row.stage


def _source(row: ContactRow) -> str:
    return words.source(row.source)


def _tags(row: ContactRow) -> str:
    return row.tags


def _city(row: ContactRow) -> str:
    return row.city


def _priority(row: ContactRow) -> str:
    return words.priority(row.priority) if row.priority else ""


def _email(row: ContactRow) -> str:
    return row.email


def _helper(row: ContactRow) -> str:
    return "" if row.helper is Helper.UNKNOWN else words.helper(row.helper)


def _referrer(row: ContactRow) -> str:
    return row.referred_by
