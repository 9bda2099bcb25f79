"""Killed at many points inside SQLite's own work: nothing torn, nothing acknowledged lost.

A progress handler, installed on every connection by apsw's own hook, sends SIGKILL at the n-th call;
the control shows that these kills do hit the middle of the work.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from klatch.store import backup, connection
from klatch.store.connection import scalar
from klatch.store.database import FILE_NAME, Store

_CHILD = """
import os, pathlib, signal, sys
from datetime import UTC, datetime
import apsw
folder, work, last = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
ticks = 0
def tick():
    global ticks
    ticks += 1
    if ticks == last:
        os.kill(os.getpid(), signal.SIGKILL)
    return False
apsw.connection_hooks.append(lambda conn: conn.set_progress_handler(tick, 20))
from klatch.store import backup, models as m
from klatch.store.database import Store
now = datetime(2026, 1, 1, tzinfo=UTC)
store = Store.open(folder)
if work == "write":
    for number in range(8):
        with store.transaction("Add", now) as tx:
            person = tx.insert(m.Contact, display_name=f"P{number}", sort_name="p", stage_since=now)
            tx.insert(m.ContactEmail, contact=person, address="p@example.org")
            tx.insert(m.Note, contact=person, text="x" * 4000, happened_at=now)
        print(number, flush=True)
if work == "bulk":
    with store.transaction("Import", now, bulk=True) as tx:
        for number in range(200):
            tx.insert(m.Contact, display_name=f"P{number}", sort_name="p", stage_since=now)
    print(0, flush=True)
if work == "backup":
    backup.write(store, folder / "copy.db")
    print(0, flush=True)
print("ticks", ticks, flush=True)
"""


def run(folder: Path, work: str, last: int) -> tuple[int, list[str]]:
    """The child's exit status and the lines it got to print."""
    command = [sys.executable, "-c", _CHILD, str(folder), work, str(last)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert result.returncode in {0, -signal.SIGKILL}, result.stderr
    return result.returncode, result.stdout.split("\n")[:-1]


def points(tmp_path: Path, work: str, count: int) -> list[int]:
    """Kill points spread over the whole of the work."""
    status, lines = run(tmp_path / "whole", work, 0)
    assert status == 0
    total = int(lines[-1].split()[1])
    assert total > count, "too little work to be hit"
    return [1 + total * number // count for number in range(count)]


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("work", "table"), [("write", "contact"), ("bulk", "contact"), ("migrate", "tag")])
def test_a_killed_write_is_whole_or_not_there(tmp_path: Path, work: str, table: str) -> None:
    killed_inside = 0
    for number, last in enumerate(points(tmp_path, work, 10)):
        folder = tmp_path / str(number)
        status, lines = run(folder, work, last)
        assert status == -signal.SIGKILL
        acknowledged = len(lines)
        store = Store.open(folder)
        people = store.fetch_one(f"SELECT count(*) FROM {table}")
        assert people is not None
        killed_inside += acknowledged < 8
        if work == "write":
            assert people[0] in {acknowledged, acknowledged + 1}
            assert store.fetch_one("SELECT count(*) FROM contact_email") == people
            assert store.fetch_one("SELECT count(*) FROM note") == people
        elif work == "bulk":
            assert people[0] in ({200} if acknowledged else {0, 200})
        assert store.fetch("PRAGMA integrity_check") == [("ok",)]
        assert store.fetch("SELECT * FROM contact_facts") == store.fetch("SELECT * FROM fresh_contact_facts")
        store.close()
    assert killed_inside


@pytest.mark.timeout(300)
def test_a_killed_backup_leaves_no_file_under_its_name(tmp_path: Path) -> None:
    left_partial = False
    for number, last in enumerate(points(tmp_path, "backup", 8)):
        folder = tmp_path / str(number)
        run(folder, "backup", last)
        left_partial |= (folder / "copy.db.partial").exists()
        copy = folder / "copy.db"
        if copy.exists():
            conn = apsw.Connection(str(copy))
            rows = connection.row_counts(conn)
            assert scalar(conn, "PRAGMA integrity_check") == "ok"
            assert "contact" in rows
            conn.close()
        store = Store.open(folder)
        assert backup.write(store, copy).rows["contact"] == 0
        store.close()
    assert left_partial, "no kill hit the copy while it was written"
    assert FILE_NAME == "klatch.db"
