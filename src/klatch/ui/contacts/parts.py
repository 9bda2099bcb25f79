"""The parts of a filter beside stages and text, in words, and the filter without one of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from klatch.domain.vocabulary import Helper, Source
from klatch.services.data import Store
from klatch.services.reading.contacts import ContactFilter, tags
from klatch.ui import words

_NOTHING = ContactFilter()
FIELDS = ("organization", "sources", "tags", "helpers", "priorities", "city", "emails", "quiet")


class Part(NamedTuple):
    """A field of the filter that narrows the list, and how to say it."""

    field: str
    text: str


def tr(text: str) -> str:
    """Translate a word of this module."""
    return QCoreApplication.translate("filter", text)


def parts(wanted: ContactFilter, own: ContactFilter, store: Store) -> list[Part]:
    """What narrows the list beyond `own`, the filter that needs no words."""
    told = [
        field for field in FIELDS if getattr(wanted, field) not in (_of(_NOTHING, field), _of(own, field))
    ]
    return [Part(field, _SAID[field](wanted, store)) for field in told]


def changed(wanted: ContactFilter, field: str, value: Any) -> ContactFilter:
    """The filter with one part set."""
    return replace(wanted, **{field: value})


def _of(wanted: ContactFilter, field: str) -> Any:
    return getattr(wanted, field)


def _listed(title: str, names: Iterable[str]) -> str:
    return f"{title}: {QLocale().createSeparatedList(list(names))}"


def _organization(wanted: ContactFilter, store: Store) -> str:
    from klatch.services.reading import organizations

    found = organizations.rows(store, [] if wanted.organization is None else [wanted.organization])
    return found[0].name if found else tr("An employer that is gone")


def _sources(wanted: ContactFilter, _store: Store) -> str:
    return _listed(tr("Source"), (words.source(each) for each in Source if each in wanted.sources))


def _tags(wanted: ContactFilter, store: Store) -> str:
    names = [tag.name for tag in tags(store) if tag.id in wanted.tags]
    return _listed(tr("Tag"), names) if names else tr("A tag that is gone")


def _helpers(wanted: ContactFilter, _store: Store) -> str:
    return _listed(tr("Kind of helper"), (words.helper(each) for each in Helper if each in wanted.helpers))


def _priorities(wanted: ContactFilter, _store: Store) -> str:
    values = sorted(wanted.priorities, reverse=True)
    return _listed(tr("Priority"), (words.priority(value) for value in values))


def _city(wanted: ContactFilter, _store: Store) -> str:
    return _listed(tr("City"), [wanted.city])


def _emails(wanted: ContactFilter, _store: Store) -> str:
    return tr("With an e-mail address") if wanted.emails else tr("Without an e-mail address")


def _quiet(wanted: ContactFilter, _store: Store) -> str:
    days = wanted.quiet.days if wanted.quiet else 0
    return quiet_words(days)


def quiet_words(days: int) -> str:
    """No contact for so long."""
    return tr("No contact in %1 days").replace("%1", QLocale().toString(days))


_SAID = {
    "organization": _organization,
    "sources": _sources,
    "tags": _tags,
    "helpers": _helpers,
    "priorities": _priorities,
    "city": _city,
    "emails": _emails,
    "quiet": _quiet,
}
