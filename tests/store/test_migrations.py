"""Opening and migrating: what is refused, what is kept, what a crash leaves."""

from __future__ import annotations

import hashlib
from pathlib import Path

import apsw
import pytest

from klatch.domain.errors import DamagedDatabase, ForeignDatabase, NewerDatabase
from klatch.store import migrations
from klatch.store.connection import APPLICATION_ID, scalar
from klatch.store.database import FILE_NAME, Store
from klatch.store.migrations import STEPS, VERSION, bring_up_to_date
from klatch.store.migrations.step import Cursor
from klatch.support.paths import backups


def made(path: Path, sql: str) -> Path:
    conn = apsw.Connection(str(path))
    conn.execute(sql).fetchall()
    conn.close()
    return path


def test_a_fresh_database_has_version_and_application(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    conn = apsw.Connection(str(tmp_path / FILE_NAME))
    assert scalar(conn, "PRAGMA user_version") == VERSION
    assert scalar(conn, "PRAGMA application_id") == APPLICATION_ID
    conn.close()


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"just a text file, nothing more to see here", ForeignDatabase),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 200, ForeignDatabase),
        (b"SQLite format 3\0" + b"\xff" * 4096, DamagedDatabase),
    ],
)
def test_what_is_no_database_is_refused_untouched(
    tmp_path: Path, content: bytes, error: type[Exception]
) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(content)
    with pytest.raises(error):
        Store.open(tmp_path)
    assert path.read_bytes() == content
    path.unlink()
    Store.open(tmp_path).close()  # and the folder was let go


def test_a_database_of_another_program_is_refused_untouched(tmp_path: Path) -> None:
    path = made(tmp_path / FILE_NAME, "CREATE TABLE moz_cookies (id); PRAGMA user_version = 12")
    before = path.read_bytes()
    with pytest.raises(ForeignDatabase):
        Store.open(tmp_path)
    assert path.read_bytes() == before


def test_a_newer_database_is_refused_and_stays_byte_identical(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    path = made(tmp_path / FILE_NAME, f"PRAGMA user_version = {VERSION + 7}; PRAGMA wal_checkpoint(TRUNCATE)")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    with pytest.raises(NewerDatabase) as caught:
        Store.open(tmp_path)
    assert caught.value.version == VERSION + 7
    assert hashlib.sha256(path.read_bytes()).hexdigest() == digest


def rebuild_contact(cursor: Cursor) -> None:
    """What a table rebuild does: copy, drop the parent, rename."""
    sql = cursor.execute("SELECT sql FROM sqlite_schema WHERE name = 'contact'").fetchone()[0]
    cursor.execute(sql.replace("CREATE TABLE contact", "CREATE TABLE contact_new"))
    cursor.execute("INSERT INTO contact_new SELECT * FROM contact")
    cursor.execute("DROP TABLE contact")
    cursor.execute("ALTER TABLE contact_new RENAME TO contact")


def lose_rows(cursor: Cursor) -> None:
    cursor.execute("DELETE FROM tag")


def seeded(folder: Path) -> Path:
    from datetime import UTC, datetime

    now = datetime(2026, 1, 1, tzinfo=UTC)
    store = Store.open(folder)
    with store.transaction("Add", now) as tx:
        person = tx.insert("contact", display_name="Ada", sort_name="ada", stage_since=now)
        tx.insert("contact_email", contact=person, address="ada@example.org")
        tx.insert("tag", name="alumni")
    store.close()
    return folder / FILE_NAME


def drop_child_tables_last(cursor: Cursor) -> None:
    """Rebuild the parent table in the order that cascades while foreign keys are on."""
    for view in ("fresh_contact_facts", "contact_document", "meeting_document", "opportunity_document"):
        cursor.execute(f"DROP VIEW {view}")
    names = [row[0] for row in cursor.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")]
    for name in names:
        cursor.execute(f"DROP TRIGGER {name}")
    rebuild_contact(cursor)


def test_rebuilding_a_parent_table_keeps_its_children(tmp_path: Path) -> None:
    """With foreign keys on, dropping the parent would cascade: the trap of ORM migrators."""
    path = seeded(tmp_path)
    bring_up_to_date(path, (*STEPS, drop_child_tables_last))
    conn = apsw.Connection(str(path))
    assert scalar(conn, "SELECT count(*) FROM contact_email") == 1
    assert scalar(conn, "PRAGMA user_version") == VERSION + 1
    conn.close()
    copies = list(backups(tmp_path).glob("*.db"))
    assert len(copies) == 1
    assert scalar(apsw.Connection(str(copies[0])), "PRAGMA user_version") == VERSION


def test_the_trap_is_real(tmp_path: Path) -> None:
    """The same steps with foreign keys on lose the child row: so the test above can fail."""
    path = seeded(tmp_path)
    conn = apsw.Connection(str(path))
    conn.execute("PRAGMA foreign_keys = ON; BEGIN")
    drop_child_tables_last(conn)
    assert scalar(conn, "SELECT count(*) FROM contact_email") == 0
    conn.execute("ROLLBACK")
    conn.close()


@pytest.mark.parametrize("bad", [lose_rows, lambda cursor: cursor.execute("nonsense")])
def test_a_failing_migration_leaves_the_old_version_complete(tmp_path: Path, bad: migrations.Step) -> None:
    path = seeded(tmp_path)
    with pytest.raises((DamagedDatabase, apsw.SQLError)):
        bring_up_to_date(path, (*STEPS, bad))
    conn = apsw.Connection(str(path))
    assert scalar(conn, "PRAGMA user_version") == VERSION
    assert scalar(conn, "SELECT count(*) FROM tag") == 1
    conn.close()
    Store.open(tmp_path).close()
