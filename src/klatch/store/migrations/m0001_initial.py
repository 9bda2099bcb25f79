"""Version 1: the whole schema, and the triggers that keep contact_facts and the search index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from klatch.store.migrations.step import Cursor

# Each indexed kind has its own range of row ids in the one index: kind * 2**40 + id.
RANGE = 1 << 40
KINDS = ("contact", "organization", "note", "takeaway", "message", "meeting", "opportunity")

# (table, what its row changes for: an SQL list of contact ids, given the row alias)
_FACTS = (
    ("contact", "{row}.id"),
    ("interaction", "{row}.contact"),
    ("task", "{row}.contact"),
    ("meeting_contact", "{row}.contact"),
    ("referral", "{row}.referrer"),
    ("meeting", "SELECT contact FROM meeting_contact WHERE meeting = {row}.id"),
)

# (table, document kind, ids of the documents its row is part of)
_DOCUMENTS = (
    ("contact", "contact", "{row}.id"),
    ("contact_email", "contact", "{row}.contact"),
    ("contact_tag", "contact", "{row}.contact"),
    ("organization", "organization", "{row}.id"),
    ("note", "note", "{row}.id"),
    ("takeaway", "takeaway", "{row}.id"),
    ("message", "message", "{row}.id"),
    ("interaction", "message", "{row}.message"),
    ("meeting", "meeting", "{row}.id"),
    ("meeting_contact", "meeting", "{row}.meeting"),
    ("opportunity", "opportunity", "{row}.id"),
)


def upgrade(cursor: Cursor) -> None:
    """Create everything in an empty database."""
    sql = Path(__file__).with_name("schema_1.sql").read_text(encoding="utf-8")
    cursor.execute(sql)
    for trigger in _fact_triggers():
        cursor.execute(trigger)
    for trigger in _document_triggers():
        cursor.execute(trigger)


def _fact_triggers() -> Iterator[str]:
    for table, contacts in _FACTS:
        for event, rows in (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW")), ("DELETE", ("OLD",))):
            body = "".join(_refresh_facts(contacts.format(row=row)) for row in rows)
            if table == "contact" and event == "DELETE":
                body = "DELETE FROM contact_facts WHERE contact = OLD.id;"
            yield f"CREATE TRIGGER {table}_facts_{event.lower()} AFTER {event} ON {table} BEGIN {body} END"


def _refresh_facts(contacts: str) -> str:
    # Not INSERT OR REPLACE: the conflict rule of a cascade that fires the trigger would overrule it.
    return (
        f"DELETE FROM contact_facts WHERE contact IN ({contacts});"
        f"INSERT INTO contact_facts SELECT * FROM fresh_contact_facts WHERE contact IN ({contacts});"
    )


def _document_triggers() -> Iterator[str]:
    for table, kind, ids in _DOCUMENTS:
        base = KINDS.index(kind) * RANGE
        for event, rows in (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW")), ("DELETE", ("OLD",))):
            body = "".join(_refresh_document(kind, base, ids.format(row=row)) for row in rows)
            yield f"CREATE TRIGGER {table}_search_{event.lower()} AFTER {event} ON {table} BEGIN {body} END"
    # A renamed organization or tag is part of its people's documents.
    people = "SELECT id FROM contact WHERE organization = NEW.id"
    yield (
        "CREATE TRIGGER organization_people_update AFTER UPDATE OF name ON organization BEGIN "
        f"{_refresh_document('contact', 0, people)} END"
    )
    # A meeting is found by the names of who comes.
    meetings = "SELECT meeting FROM meeting_contact WHERE contact = NEW.id"
    yield (
        "CREATE TRIGGER contact_meetings_update AFTER UPDATE OF display_name ON contact BEGIN "
        f"{_refresh_document('meeting', KINDS.index('meeting') * RANGE, meetings)} END"
    )
    # An opportunity is found by the names of its employer and of who told of it.
    for table, name, column in (
        ("organization", "name", "organization"),
        ("contact", "display_name", "contact"),
    ):
        base = KINDS.index("opportunity") * RANGE
        leads = f"SELECT id FROM opportunity WHERE {column} = NEW.id"
        yield (
            f"CREATE TRIGGER {table}_opportunities_update AFTER UPDATE OF {name} ON {table} BEGIN "
            f"{_refresh_document('opportunity', base, leads)} END"
        )
    people = "SELECT contact FROM contact_tag WHERE tag = NEW.id"
    yield (
        "CREATE TRIGGER tag_people_update AFTER UPDATE OF name ON tag BEGIN "
        f"{_refresh_document('contact', 0, people)} END"
    )


def _refresh_document(kind: str, base: int, ids: str) -> str:
    rowids = (
        f"SELECT {base} + c.id FROM {kind} c WHERE c.id IN ({ids})"
        if ids.startswith("SELECT")
        else f"{base} + {ids}"
    )
    return (
        f"DELETE FROM search_index WHERE rowid IN ({rowids});"
        "INSERT INTO search_index (rowid, text) "
        f"SELECT {base} + id, text FROM {kind}_document WHERE id IN ({ids});"
    )
