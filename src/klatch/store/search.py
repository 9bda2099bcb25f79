"""The full-text index and contact_facts: derived data that triggers keep and a bulk write rebuilds."""

from __future__ import annotations

import apsw

RANGE = 1 << 40  # each kind of document has its own range of row ids: kind index * RANGE + id
MANY = 2_000
"""From so many rows on, rebuilding what the triggers keep is quicker than keeping it row by row."""
KINDS = ("contact", "organization", "note", "takeaway", "message", "meeting", "opportunity")


def set_triggers(conn: apsw.Connection, enabled: bool) -> None:
    """Turn all triggers of this connection on or off; foreign keys are not triggers and stay."""
    conn.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, int(enabled))


def rebuild(conn: apsw.Connection) -> None:
    """Make contact_facts and the index afresh from the tables."""
    conn.execute("DELETE FROM contact_facts; INSERT INTO contact_facts SELECT * FROM fresh_contact_facts")
    conn.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')")
    for position, kind in enumerate(KINDS):
        documents = f"SELECT {position * RANGE} + id, text FROM {kind}_document"
        conn.execute(f"INSERT INTO search_index (rowid, text) {documents}")
