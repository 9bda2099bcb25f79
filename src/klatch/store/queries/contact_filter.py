"""What the contacts table is asked for: the filter, the sort, the views."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from klatch.domain.vocabulary import Source, Stage
from klatch.store.database import Store
from klatch.store.queries.common import is_due, until
from klatch.store.rows import SavedViewRow
from klatch.support.frozen import frozen


class Scope(StrEnum):
    """Whom a view is about at all."""

    PIPELINE = "pipeline"  # everybody the user works with
    ADDRESS_BOOK = "address_book"  # imported and not taken up yet
    ALL = "all"


class ContactSort(StrEnum):
    """What the table can be sorted by; people without the value come last in both directions."""

    NAME = "name"
    ORGANIZATION = "organization"
    STAGE = "stage"
    SOURCE = "source"
    LAST_CONTACT = "last_contact"
    NEXT_STEP = "next_step"
    TITLE = "title"
    CITY = "city"
    CREATED = "created"


@frozen
class ContactFilter:
    """Who is shown; empty collections and None restrict nothing.

    `due_before` is an aware moment in the user's own zone: those whose next step is due before it.
    """

    scope: Scope = Scope.PIPELINE
    stages: frozenset[Stage] = frozenset()
    text: str = ""
    tags: frozenset[int] = frozenset()
    sources: frozenset[Source] = frozenset()
    organization: int | None = None
    due_before: datetime | None = None

    @property
    def without_text(self) -> ContactFilter:
        """The same people before anything was typed."""
        return replace(self, text="") if self.text else self

    def to_json(self) -> str:
        """For a saved view; a due filter is saved as "this week"."""
        saved: dict[str, Any] = {
            "scope": self.scope,
            "stages": sorted(self.stages),
            "text": self.text,
            "tags": sorted(self.tags),
            "sources": sorted(self.sources),
            "organization": self.organization,
            "due_this_week": self.due_before is not None,
        }
        return json.dumps({key: value for key, value in saved.items() if value})

    @classmethod
    def from_json(cls, text: str, week_end: datetime) -> ContactFilter:
        """What `to_json` wrote, read in the week that ends before `week_end`; unknown words are ignored."""
        try:
            saved = json.loads(text)
        except ValueError:
            return cls()
        if not isinstance(saved, dict):
            return cls()
        scope, organization = saved.get("scope"), saved.get("organization")
        return cls(
            scope=Scope(scope) if scope in tuple(Scope) else Scope.PIPELINE,
            stages=frozenset(stage for stage in Stage if stage in _list(saved, "stages")),
            text=str(saved.get("text", "")),
            tags=frozenset(tag for tag in _list(saved, "tags") if isinstance(tag, int)),
            sources=frozenset(source for source in Source if source in _list(saved, "sources")),
            organization=organization if isinstance(organization, int) else None,
            due_before=week_end if saved.get("due_this_week") else None,
        )


def _list(saved: dict[str, Any], key: str) -> list[Any]:
    value = saved.get(key)
    return value if isinstance(value, list) else []


@frozen
class ContactQuery:
    """A filter with its order."""

    filter: ContactFilter = ContactFilter()
    sort: ContactSort = ContactSort.NEXT_STEP
    descending: bool = False


class ContactView(StrEnum):
    """The views that are always there, in the order of their tabs."""

    EVERYONE = "everyone"
    DUE_THIS_WEEK = "due_this_week"
    WARM = "warm"
    ADDRESS_BOOK = "address_book"


def built_in_views(week_end: datetime) -> dict[ContactView, ContactFilter]:
    """The filters of the views; `week_end` is the midnight that ends the user's week, in the user's zone."""
    return {
        ContactView.EVERYONE: ContactFilter(),
        ContactView.DUE_THIS_WEEK: ContactFilter(due_before=week_end),
        ContactView.WARM: ContactFilter(sources=frozenset((Source.REFERRAL,))),
        ContactView.ADDRESS_BOOK: ContactFilter(scope=Scope.ADDRESS_BOOK),
    }


def saved_views(store: Store, page: str) -> tuple[SavedViewRow, ...]:
    """The user's own views of a page, in their order."""
    rows = store.fetch(
        "SELECT id, name, filter, columns, sort, position FROM saved_view WHERE page = ?"
        " ORDER BY position, id",
        (page,),
    )
    return tuple(SavedViewRow(*row) for row in rows)


def condition(wanted: ContactFilter) -> tuple[str, dict[str, Any]]:
    """The filter without its text as SQL on the contact `c`, and its parameters; "" when it lets all pass."""
    parts: list[str] = []
    params: dict[str, Any] = {}
    if wanted.scope is Scope.PIPELINE:
        parts.append("c.stage <> 'address_book'")
    elif wanted.scope is Scope.ADDRESS_BOOK:
        parts.append("c.stage = 'address_book'")
    if wanted.stages:
        parts.append("c.stage IN (SELECT value FROM json_each(:stages))")
        params["stages"] = json.dumps(sorted(wanted.stages))
    if wanted.sources:
        parts.append("c.source IN (SELECT value FROM json_each(:sources))")
        params["sources"] = json.dumps(sorted(wanted.sources))
    if wanted.tags:
        parts.append(
            "c.id IN (SELECT contact FROM contact_tag WHERE tag IN (SELECT value FROM json_each(:tags)))"
        )
        params["tags"] = json.dumps(sorted(wanted.tags))
    if wanted.organization is not None:
        parts.append("c.organization = :organization")
        params["organization"] = wanted.organization
    if wanted.due_before is not None:
        bounds = until(wanted.due_before)
        # The first comparison lets the index on urgency do the work.
        parts.append(
            "c.id IN (SELECT contact FROM contact_facts"
            f" WHERE urgency < max(:day || '~', :moment) AND {is_due('next_due')})"
        )
        params |= bounds
    return " AND ".join(parts), params
