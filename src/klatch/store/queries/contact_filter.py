"""What the contacts table is asked for: the filter, the sort, the views."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from klatch.domain.vocabulary import Helper, Source, Stage
from klatch.store.database import Store
from klatch.store.queries.common import is_due, until
from klatch.store.rows import SavedViewRow
from klatch.store.values import to_text
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
    CITY = "city"
    CREATED = "created"
    PRIORITY = "priority"
    HELPER = "helper"
    TAGS = "tags"
    EMAIL = "email"
    REFERRED_BY = "referred_by"


class Quiet(NamedTuple):
    """No contact for so many days: none since an aware moment."""

    days: int
    since: datetime

    @classmethod
    def of(cls, days: int, today: datetime) -> Quiet:
        """Seen from the midnight that began today."""
        return cls(days, today - timedelta(days=days))


@frozen
class ContactFilter:
    """Who is shown; empty collections, empty texts and None restrict nothing.

    `due_before` is an aware moment in the user's own zone: those whose next step is due before it.
    `emails`: those who have an address, or those who have none.
    """

    scope: Scope = Scope.PIPELINE
    stages: frozenset[Stage] = frozenset()
    text: str = ""
    tags: frozenset[int] = frozenset()
    sources: frozenset[Source] = frozenset()
    organization: int | None = None
    due_before: datetime | None = None
    helpers: frozenset[Helper] = frozenset()
    priorities: frozenset[int] = frozenset()
    emails: bool | None = None
    quiet: Quiet | None = None
    city: str = ""

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
            "helpers": sorted(self.helpers),
            "priorities": sorted(self.priorities),
            "quiet_days": self.quiet.days if self.quiet else 0,
            "city": self.city,
        }
        kept = {key: value for key, value in saved.items() if value}
        return json.dumps(kept if self.emails is None else kept | {"emails": self.emails})

    @classmethod
    def from_json(cls, text: str, week_end: datetime, today: datetime) -> ContactFilter:
        """What `to_json` wrote, read on the day that began at `today`, in the week that ends at `week_end`.

        Unknown words are ignored.
        """
        try:
            saved = json.loads(text)
        except ValueError:
            return cls()
        if not isinstance(saved, dict):
            return cls()
        scope, organization = saved.get("scope"), saved.get("organization")
        emails, days = saved.get("emails"), saved.get("quiet_days")
        return cls(
            scope=Scope(scope) if scope in tuple(Scope) else Scope.PIPELINE,
            stages=frozenset(stage for stage in Stage if stage in _list(saved, "stages")),
            text=str(saved.get("text", "")),
            tags=frozenset(tag for tag in _list(saved, "tags") if isinstance(tag, int)),
            sources=frozenset(source for source in Source if source in _list(saved, "sources")),
            organization=organization if isinstance(organization, int) else None,
            due_before=week_end if saved.get("due_this_week") else None,
            helpers=frozenset(helper for helper in Helper if helper in _list(saved, "helpers")),
            priorities=frozenset(value for value in range(4) if value in _list(saved, "priorities")),
            emails=emails if isinstance(emails, bool) else None,
            quiet=Quiet.of(days, today) if isinstance(days, int) and 0 < days <= _LONGEST else None,
            city=str(saved.get("city", "")),
        )


_LONGEST = 3650  # days that a filter looks back


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
    _details(wanted, parts, params)
    return " AND ".join(parts), params


def _details(wanted: ContactFilter, parts: list[str], params: dict[str, Any]) -> None:
    """Add what is known of the people themselves."""
    if wanted.helpers:
        parts.append("c.kind_of_helper IN (SELECT value FROM json_each(:helpers))")
        params["helpers"] = json.dumps(sorted(wanted.helpers))
    if wanted.priorities:
        parts.append("c.priority IN (SELECT value FROM json_each(:priorities))")
        params["priorities"] = json.dumps(sorted(wanted.priorities))
    if wanted.emails is not None:
        parts.append(f"c.id {'' if wanted.emails else 'NOT '}IN (SELECT contact FROM contact_email)")
    if wanted.quiet is not None:
        parts.append("c.id NOT IN (SELECT contact FROM contact_facts WHERE last_interaction_at >= :quiet)")
        params["quiet"] = to_text(wanted.quiet.since.astimezone(UTC))
    if wanted.city:
        parts.append("c.city = :city COLLATE NOCASE")
        params["city"] = wanted.city
