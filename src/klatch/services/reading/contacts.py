"""What can be read of people."""

from __future__ import annotations

from klatch.store.queries.contact_detail import chain, detail, emails, notes, takeaways
from klatch.store.queries.contact_filter import (
    ContactFilter,
    ContactQuery,
    ContactSort,
    ContactView,
    Quiet,
    Scope,
    built_in_views,
    saved_views,
)
from klatch.store.queries.contacts import ContactSource, cities, count_of, rows, stage_counts, tags
from klatch.store.queries.timeline import timeline
from klatch.store.rows import (
    ContactCounts,
    ContactDetail,
    ContactRow,
    Due,
    Email,
    Link,
    NoteRow,
    Person,
    Phone,
    SavedViewRow,
    Tag,
    TakeawayRow,
    TimelineEntry,
    TimelineKind,
)

__all__ = [
    "ContactCounts",
    "ContactDetail",
    "ContactFilter",
    "ContactQuery",
    "ContactRow",
    "ContactSort",
    "ContactSource",
    "ContactView",
    "Due",
    "Email",
    "Link",
    "NoteRow",
    "Person",
    "Phone",
    "Quiet",
    "SavedViewRow",
    "Scope",
    "Tag",
    "TakeawayRow",
    "TimelineEntry",
    "TimelineKind",
    "built_in_views",
    "chain",
    "cities",
    "count_of",
    "detail",
    "emails",
    "notes",
    "rows",
    "saved_views",
    "stage_counts",
    "tags",
    "takeaways",
    "timeline",
]
