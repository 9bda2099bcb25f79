"""Backups: verified, restorable, never half there."""

from __future__ import annotations

import hashlib
import os
from datetime import datetime
from pathlib import Path

import apsw
import pytest

from klatch.domain.errors import BackupFailed, DiskFailure, ForeignDatabase
from klatch.store import backup
from klatch.store.database import FILE_NAME, Store
from klatch.store.instance import LOCK_NAME


def add_tags(store: Store, now: datetime, count: int = 5) -> None:
    with store.transaction("Add tags", now) as tx:
        for number in range(count):
            tx.insert("tag", name=f"tag {number}")


def test_a_backup_opens_as_a_store_with_the_same_rows(store: Store, now: datetime, tmp_path: Path) -> None:
    add_tags(store, now)
    made = backup.write(store, tmp_path / "copy.db")
    assert made.rows["tag"] == 5
    assert made.sha256 == hashlib.sha256(made.path.read_bytes()).hexdigest()
    assert (tmp_path / "copy.db.sha256").read_text().startswith(made.sha256)
    folder = tmp_path / "restored"
    folder.mkdir()
    (folder / FILE_NAME).write_bytes(made.path.read_bytes())
    restored = Store.open(folder)
    assert restored.fetch("SELECT * FROM tag") == store.fetch("SELECT * FROM tag")
    restored.close()


def test_a_backup_put_in_the_place_of_a_killed_database_is_not_ruined_by_its_log(
    store: Store, now: datetime, tmp_path: Path
) -> None:
    add_tags(store, now)
    made = backup.write(store, tmp_path / "copy.db")
    with store.transaction("Write more", now) as tx:
        for number in range(800):
            tx.insert("tag", name=f"later {number}")
    killed = tmp_path / "killed"
    killed.mkdir()
    log = Path(f"{store.path}-wal").read_bytes()
    (killed / f"{FILE_NAME}-wal").write_bytes(log)
    (killed / FILE_NAME).write_bytes(made.path.read_bytes())
    restored = Store.open(killed)
    try:
        assert restored.fetch("SELECT count(*) FROM tag") == [(5,)]
        assert restored.fetch("PRAGMA integrity_check") == [("ok",)]
        assert (killed / f"{FILE_NAME}-wal.old").read_bytes() == log
    finally:
        restored.close()


def test_a_backup_replaces_an_older_one_and_leaves_no_partial(
    store: Store, now: datetime, tmp_path: Path
) -> None:
    target = tmp_path / "copy.db"
    backup.write(store, target)
    add_tags(store, now)
    assert backup.write(store, target).rows["tag"] == 5
    assert list(tmp_path.glob("*.partial")) == []


def test_a_target_that_cannot_be_written_is_a_named_failure(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BackupFailed):
        backup.write(store, tmp_path / "no such folder" / "copy.db")
    (tmp_path / "is-a-folder.db").mkdir()
    with pytest.raises(BackupFailed):
        backup.write(store, tmp_path / "is-a-folder.db")
    assert list(tmp_path.glob("*.partial")) == []


def test_a_killed_copy_does_not_verify(store: Store, now: datetime, tmp_path: Path) -> None:
    """It may pass the integrity check with no table in it."""
    add_tags(store, now)
    empty = tmp_path / "killed.db"
    conn = apsw.Connection(str(empty))
    conn.execute("PRAGMA user_version = 1").fetchall()
    conn.close()
    with pytest.raises(BackupFailed) as caught:
        backup.verify(empty, 1, {"tag": 5})
    assert caught.value.reason == "rows"


def test_a_torn_copy_does_not_verify(store: Store, now: datetime, tmp_path: Path) -> None:
    add_tags(store, now, 500)
    made = backup.write(store, tmp_path / "copy.db")
    torn = tmp_path / "torn.db"
    torn.write_bytes(made.path.read_bytes()[: made.size // 2])
    with pytest.raises(BackupFailed):
        backup.verify(torn, 1, made.rows)


@pytest.mark.parametrize("name", [FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm", LOCK_NAME])
def test_a_backup_never_takes_the_place_of_the_open_database(store: Store, now: datetime, name: str) -> None:
    add_tags(store, now)
    with pytest.raises(BackupFailed):
        backup.write(store, store.path.with_name(name))
    kept = store.fetch("SELECT count(*) FROM tag")
    folder = store.path.parent
    store.close()
    again = Store.open(folder)
    assert again.fetch("SELECT count(*) FROM tag") == kept
    again.close()


def copied(database: Path, folder: Path) -> list[tuple[object, ...]]:
    """The tags of a copy, which can be opened as a store."""
    folder.mkdir()
    backup.copy(database, folder / FILE_NAME)
    store = Store.open(folder)
    tags = store.fetch("SELECT name FROM tag ORDER BY id")
    store.close()
    return tags


def test_a_database_at_rest_is_copied_and_nothing_is_left_beside_it(tmp_path: Path, now: datetime) -> None:
    store = Store.open(tmp_path / "theirs")
    add_tags(store, now, 2)
    store.close()
    database = tmp_path / "theirs" / FILE_NAME
    (tmp_path / "theirs" / LOCK_NAME).unlink()
    database.chmod(0o444)
    before = database.read_bytes()
    assert copied(database, tmp_path / "copy") == [("tag 0",), ("tag 1",)]
    assert (tmp_path / "copy" / FILE_NAME).stat().st_mode & 0o777 == 0o600
    assert [each.name for each in (tmp_path / "theirs").iterdir()] == [FILE_NAME]
    assert database.read_bytes() == before


def test_what_only_the_log_of_a_database_holds_is_copied_too(tmp_path: Path, now: datetime) -> None:
    store = Store.open(tmp_path / "theirs")
    add_tags(store, now, 3)
    taken = tmp_path / "taken"
    taken.mkdir()
    for name in (FILE_NAME, f"{FILE_NAME}-wal"):
        (taken / name).write_bytes((tmp_path / "theirs" / name).read_bytes())
    store.close()
    assert len(copied(taken / FILE_NAME, tmp_path / "copy")) == 3
    assert (tmp_path / "copy" / FILE_NAME).stat().st_mode & 0o777 == 0o600
    assert sorted(each.name for each in taken.iterdir()) == [FILE_NAME, f"{FILE_NAME}-wal"]


def test_a_database_in_use_is_copied_as_its_window_left_it(
    store: Store, now: datetime, tmp_path: Path
) -> None:
    add_tags(store, now, 4)
    assert len(copied(store.path, tmp_path / "copy")) == 4


def test_a_read_only_folder_is_no_hindrance(tmp_path: Path, now: datetime) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    store = Store.open(tmp_path / "theirs")
    add_tags(store, now, 2)
    store.close()
    (tmp_path / "theirs").chmod(0o500)
    try:
        assert len(copied(tmp_path / "theirs" / FILE_NAME, tmp_path / "copy")) == 2
    finally:
        (tmp_path / "theirs").chmod(0o700)


@pytest.mark.parametrize("in_use", [False, True])
def test_the_database_of_another_program_is_not_copied(tmp_path: Path, in_use: bool) -> None:
    foreign = apsw.Connection(str(tmp_path / "notes.db"))
    foreign.execute("PRAGMA journal_mode = WAL; CREATE TABLE note (text)").fetchall()
    if not in_use:
        foreign.close()
    with pytest.raises(ForeignDatabase):
        backup.copy(tmp_path / "notes.db", tmp_path / "copy.db")
    foreign.close()


def test_a_database_that_cannot_be_read_is_a_named_failure(tmp_path: Path) -> None:
    with pytest.raises(DiskFailure):
        backup.copy(tmp_path / "gone.db", tmp_path / "copy.db")
