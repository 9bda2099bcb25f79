"""Backups: verified, restorable, never half there."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

import apsw
import pytest

from klatch.domain.errors import BackupFailed
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
