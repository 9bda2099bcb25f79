"""The store itself: transactions, their changes, undo and redo, threads, instances."""

from __future__ import annotations

import stat
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import apsw
import pytest

from klatch.domain.errors import DiskFull, NotFound, SecondInstance, StoreBusy, UndoConflict
from klatch.store import search
from klatch.store.changes import Change
from klatch.store.connection import scalar
from klatch.store.database import FILE_NAME, Store
from klatch.store.models import BY_TABLE
from klatch.store.tables import TRACKED
from klatch.store.values import to_moment, to_text


def dump(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every tracked table."""
    return {name: store.fetch(f'SELECT * FROM "{name}" ORDER BY id') for name in TRACKED}


def derived(store: Store) -> tuple[Any, ...]:
    """contact_facts, and which documents hold which words."""
    facts = store.fetch("SELECT * FROM contact_facts ORDER BY contact")
    fresh = store.fetch("SELECT * FROM fresh_contact_facts ORDER BY contact")
    assert facts == fresh
    return facts, [found(store, word) for word in ("acme", "zeta", "lukasz", "ada")]


def found(store: Store, word: str) -> list[int]:
    """Row ids of the documents with a word that starts so."""
    sql = "SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid"
    return [row[0] for row in store.fetch(sql, (f'"{word}"*',))]


def add_person(store: Store, now: datetime, name: str = "Łukasz Żal", **values: Any) -> int:
    """A person with an employer, an address and a task."""
    with store.transaction("Add contact", now) as tx:
        employer = tx.insert("organization", name="Acme", sort_name="acme")
        person = tx.insert(
            "contact",
            display_name=name,
            sort_name=name.lower(),
            stage_since=now,
            organization=employer,
            **values,
        )
        tx.insert("contact_email", contact=person, address="l@acme.example", is_primary=True)
        tx.insert("task", contact=person, kind="first_message", rank=12)
    return person


def test_a_transaction_is_announced_once_with_its_ids(store: Store, now: datetime) -> None:
    heard: list[Change] = []
    store.changes.subscribe(heard.append)
    person = add_person(store, now)
    assert [change.label for change in heard] == ["Add contact"]
    assert heard[0].of("contact").inserted == {person}
    assert heard[0].touches("task")
    assert not heard[0].touches("meeting")


def test_a_cascade_is_announced_and_undone_like_any_write(store: Store, now: datetime) -> None:
    person = add_person(store, now)
    before = dump(store)
    heard: list[Change] = []
    store.changes.subscribe(heard.append)
    with store.transaction("Delete", now) as tx:
        tx.delete("contact", [person])
    assert heard[0].of("contact_email").deleted
    assert dump(store)["task"] == []
    assert store.journal.undo() == "Delete"
    assert dump(store) == before
    assert heard[1].of("contact_email").inserted == heard[0].of("contact_email").deleted


def test_undo_all_gives_the_first_database_and_redo_all_the_last(store: Store, now: datetime) -> None:
    first, first_derived = dump(store), derived(store)
    person = add_person(store, now)
    with store.transaction("Rename", now) as tx:
        tx.execute("UPDATE organization SET name = 'Zeta'")
    with store.transaction("Delete", now) as tx:
        tx.delete("organization", [1])
    with store.transaction("Rename again", now) as tx:
        tx.update("contact", person, display_name="Ada")
    last, last_derived = dump(store), derived(store)
    while store.journal.undo():
        pass
    assert (dump(store), derived(store)) == (first, first_derived)
    while store.journal.redo():
        pass
    assert (dump(store), derived(store)) == (last, last_derived)


def test_a_bulk_write_and_its_undo_leave_the_same_index_as_single_writes(store: Store, now: datetime) -> None:
    with store.transaction("Import", now, bulk=True) as tx:
        employer = tx.insert("organization", name="Acme", sort_name="acme")
        person = tx.insert(
            "contact", display_name="Łukasz Żal", sort_name="x", stage_since=now, organization=employer
        )
        tx.insert("contact_email", contact=person, address="l@acme.example", is_primary=True)
        task = tx.insert("task", contact=person, kind="first_message", rank=12)
    assert found(store, "acme") == [person, search.RANGE + employer]
    assert found(store, "lukasz") == [person]
    assert derived(store)[0][0][:3] == (person, None, task)
    store.journal.undo()
    assert found(store, "acme") == []
    assert store.fetch("SELECT * FROM contact_facts") == []
    store.journal.redo()
    assert found(store, "acme") == [person, search.RANGE + employer]


def test_triggers_are_on_again_after_a_bulk_write(store: Store, now: datetime) -> None:
    with store.transaction("Import", now, bulk=True) as tx:
        tx.insert("tag", name="alumni")
    person = add_person(store, now)
    assert person in found(store, "lukasz")


def test_an_exception_rolls_everything_back_in_silence(store: Store, now: datetime) -> None:
    heard: list[Change] = []
    store.changes.subscribe(heard.append)
    before = dump(store)

    def fail() -> None:
        with store.transaction("Add", now) as tx:
            tx.insert("tag", name="alumni")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert dump(store) == before
    assert heard == []
    assert store.journal.undo_label is None


def test_a_new_write_forgets_what_was_undone(store: Store, now: datetime) -> None:
    add_person(store, now)
    store.journal.undo()
    add_person(store, now, "Ada")
    assert store.journal.redo_label is None
    assert store.journal.redo() is None


def test_unjournaled_writes_are_not_undone_but_announced(store: Store, now: datetime) -> None:
    heard: list[Change] = []
    store.changes.subscribe(heard.append)
    with store.transaction("Seed", now, undoable=False) as tx:
        tx.insert("tag", name="alumni")
    assert store.journal.undo() is None
    assert [change.label for change in heard] == ["Seed"]


def test_undo_of_rows_changed_behind_the_journal_says_so_and_changes_nothing(
    store: Store, now: datetime
) -> None:
    with store.transaction("Add tag", now) as tx:
        tag = tx.insert("tag", name="alumni")
    with store.exclusive() as connection:
        connection.execute("UPDATE tag SET name = 'school' WHERE id = ?", (tag,))
    before = dump(store)
    with pytest.raises(UndoConflict) as caught:
        store.journal.undo()
    assert caught.value.label == "Add tag"
    assert dump(store) == before
    assert store.journal.undo_label == "Add tag"


def test_a_transaction_inside_a_transaction_is_a_bug(store: Store, now: datetime) -> None:
    def nest() -> None:
        with store.transaction("Outer", now), store.transaction("Inner", now):
            pass

    with pytest.raises(RuntimeError):
        nest()
    add_person(store, now)


def test_updating_nothing_is_not_found(store: Store, now: datetime) -> None:
    with pytest.raises(NotFound), store.transaction("Edit", now) as tx:
        tx.update("contact", 99, title="Nobody")


def test_another_thread_writes_with_its_own_connection(store: Store, now: datetime) -> None:
    heard: list[int] = []
    store.changes.subscribe(lambda _: heard.append(threading.get_ident()))

    def work() -> None:
        with store.worker():
            add_person(store, now)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert heard == [thread.ident]
    assert store.fetch_one("SELECT count(*) FROM contact") == (1,)
    assert store.journal.undo() == "Add contact"


def test_the_window_does_not_wait_long_for_a_writer(store: Store, now: datetime) -> None:
    store.be_impatient(0.02)
    started, finish = threading.Event(), threading.Event()

    def work() -> None:
        with store.worker(), store.transaction("Long", now) as tx:
            tx.insert("tag", name="alumni")
            started.set()
            finish.wait(10)

    thread = threading.Thread(target=work)
    thread.start()
    started.wait(10)
    with pytest.raises(StoreBusy):
        add_person(store, now)
    assert store.fetch("SELECT * FROM tag") == []  # reading goes on meanwhile
    finish.set()
    thread.join()
    add_person(store, now)


def test_a_swallowed_disk_error_cannot_be_followed_by_a_commit(store: Store, now: datetime) -> None:
    """SQLite rolls the whole transaction back on a full disk; later rows must not slip in one by one."""
    rows = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100) SELECT i FROM n"
    pages = store.fetch_one("PRAGMA page_count")
    assert pages is not None
    store.fetch(f"PRAGMA max_page_count = {pages[0] + 4}")

    def import_many() -> None:
        with store.transaction("Import", now) as tx:
            for (number,) in tx.execute(rows):
                try:
                    tx.insert("note", text="x" * 5000, happened_at=now, uid=f"note-{number}")
                except DiskFull:
                    continue

    with pytest.raises(DiskFull):
        import_many()
    assert store.fetch_one("SELECT count(*) FROM note") == (0,)
    store.fetch("PRAGMA max_page_count = 100000")
    add_person(store, now)


def test_a_frozen_message_keeps_its_text(store: Store, now: datetime) -> None:
    person = add_person(store, now)
    with store.transaction("Write", now) as tx:
        message = tx.insert(
            "message", contact=person, kind="thanks.same_day", body="Thank you", frozen_at=now
        )
    with pytest.raises(apsw.ConstraintError), store.transaction("Tamper", now) as tx:
        tx.update("message", message, body="Something else")
    store.journal.undo()
    assert store.fetch("SELECT * FROM message") == []


def test_another_programs_commit_is_noticed_and_ends_the_history(store: Store, now: datetime) -> None:
    add_person(store, now)
    assert not store.check_outside()
    heard: list[Change] = []
    store.changes.subscribe(heard.append)
    other = apsw.Connection(str(store.path))
    other.execute("INSERT INTO setting VALUES ('x', '1')")
    other.close()
    assert store.check_outside()
    assert [change.origin for change in heard] == ["outside"]
    assert store.journal.undo_label is None


def test_files_are_private_whatever_the_umask(tmp_path: Path) -> None:
    script = (
        "import os, sys, pathlib; os.umask(0)\n"
        "from klatch.store.database import Store\n"
        "from klatch.store import backup\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "store = Store.open(folder); backup.write(store, folder / 'copy.db')\n"
        "print(*sorted(p.name for p in folder.iterdir())); store.close()\n"
    )
    folder = tmp_path / "new" / "data"
    result = subprocess.run(
        [sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True
    )
    assert {"klatch.db", "klatch.lock", "copy.db", "copy.db.sha256"} <= set(result.stdout.split())
    for path in folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name
    assert [stat.S_IMODE(made.stat().st_mode) for made in (folder, folder.parent)] == [0o700, 0o700]


def test_a_second_program_is_refused_and_a_killed_one_lets_go(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib; from klatch.store.database import Store\n"
        "store = Store.open(pathlib.Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "open\n"
        with pytest.raises(SecondInstance):
            Store.open(tmp_path)
        reader = Store.open(tmp_path, exclusive=False)
        assert reader.fetch("SELECT * FROM contact") == []
        with pytest.raises(StoreBusy), reader.transaction("Write", datetime.now().astimezone()):
            pass
        reader.close()
        first.kill()
    Store.open(tmp_path).close()


def test_pragmas_are_the_safe_ones(store: Store) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }
    with store.exclusive() as conn:
        assert {name: scalar(conn, f"PRAGMA {name}") for name in wanted} == wanted
    assert store.path.name == FILE_NAME


def test_models_and_schema_are_the_same(store: Store) -> None:
    assert set(BY_TABLE) == set(TRACKED)
    for table, model in BY_TABLE.items():
        fields = {field.column_name for field in model._meta.sorted_fields}
        columns = {row[1] for row in store.fetch(f'PRAGMA table_info("{table}")')}
        assert fields == columns, table


def test_the_index_knows_the_kinds_of_the_migration() -> None:
    from klatch.store.migrations import m0001_initial

    assert (search.KINDS, search.RANGE) == (m0001_initial.KINDS, m0001_initial.RANGE)


def test_who_hears_of_a_change_may_write(store: Store, now: datetime) -> None:
    """A field that saves itself does so while the window follows another change, an undo included."""

    def save(change: Change) -> None:
        if change.label != "Save a note":
            with store.transaction("Save a note", now) as tx:
                tx.insert("note", text=change.origin, happened_at=now)

    add_person(store, now)
    store.changes.subscribe(save)
    assert store.journal.undo() == "Add contact"
    assert store.fetch("SELECT text FROM note") == [("undo",)]
    assert store.journal.undo_label == "Save a note"
    assert store.journal.redo_label is None


def test_reading_an_older_database_migrates_it_under_the_lock(tmp_path: Path) -> None:
    Store.open(tmp_path, exclusive=False).close()
    first, second = Store.open(tmp_path), Store.open(tmp_path, exclusive=False)
    second.close()
    first.close()


def test_any_moment_is_read_as_it_was_written() -> None:
    for moment in (datetime(1, 1, 2, tzinfo=UTC), datetime(900, 5, 6, 7, 8, 9, 10, tzinfo=UTC)):
        assert to_moment(to_text(moment)) == moment.replace(microsecond=0)
    with pytest.raises(ValueError, match="zone"):
        to_text(datetime(2026, 11, 23))  # noqa: DTZ001 - that is what is refused


def test_what_is_not_to_be_undone_does_not_spoil_the_undo_of_what_is(store: Store, now: datetime) -> None:
    with store.transaction("Seed", now, undoable=False) as tx:
        key = tx.insert("tag", name="one")
    assert store.journal.is_empty
    with store.transaction("Rename", now) as tx:
        tx.update("tag", key, name="two")
    with store.transaction("By itself", now, undoable=False) as tx:
        tx.update("tag", key, name="three")
    assert [store.journal.undo() for _ in range(3)] == ["By itself", "Rename", None]
    assert store.fetch("SELECT name FROM tag") == [("one",)]
    with store.transaction("By itself", now, undoable=False) as tx:
        tx.update("tag", key, name="four")
    assert (store.journal.undo_label, store.journal.redo_label) == ("By itself", None)
