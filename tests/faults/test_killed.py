"""Killed at many points inside SQLite's own work: nothing torn, nothing acknowledged lost.

A progress handler, installed on every connection by apsw's own hook, sends SIGKILL at the n-th call;
the control shows that these kills do hit the middle of the work.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from klatch.store import backup, connection
from klatch.store.connection import scalar
from klatch.store.database import FILE_NAME, Store
from klatch.store.migrations import VERSION
from klatch.support.paths import backups

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
from klatch.store import backup
from klatch.store.database import Store
now = datetime(2026, 1, 1, tzinfo=UTC)
store = Store.open(folder)
if work == "write":
    for number in range(8):
        with store.transaction("Add", now) as tx:
            person = tx.insert("contact", display_name=f"P{number}", sort_name="p", stage_since=now)
            tx.insert("contact_email", contact=person, address="p@example.org")
            tx.insert("note", contact=person, text="x" * 4000, happened_at=now)
        print(number, flush=True)
if work == "bulk":
    with store.transaction("Import", now, bulk=True) as tx:
        for number in range(200):
            tx.insert("contact", display_name=f"P{number}", sort_name="p", stage_since=now)
    print(0, flush=True)
if work == "backup":
    backup.write(store, folder / "copy.db")
    print(0, flush=True)
if work.startswith("import"):
    from klatch import cli
    store.close()
    status = cli.main(["import", str(folder.parent / f"{work}.csv"), "--data", str(folder)])
    sys.stdout.flush()
    assert status == 0
if work == "upgrade":
    from klatch.store import migrations
    store.close()
    def rebuild(cursor):
        cursor.execute("CREATE TABLE kept AS SELECT * FROM note; DELETE FROM note")
        cursor.execute("INSERT INTO note SELECT * FROM kept; DROP TABLE kept")
        cursor.execute("ALTER TABLE note ADD COLUMN mood TEXT; UPDATE note SET mood = 'good'")
    migrations.bring_up_to_date(store.path, (*migrations.STEPS, rebuild))
    print(0, flush=True)
print("ticks", ticks, flush=True)
"""
_HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


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


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("work", "people", "kills"), [("import_few", 150, 7), ("import_bulk", 2100, 5)])
def test_a_killed_import_is_whole_or_not_there_and_runs_again(
    tmp_path: Path, work: str, people: int, kills: int
) -> None:
    rows = (f"Given{n},Family{n},,p{n}@b.example,Org {n % 40},Analyst,12 Mar 2024\n" for n in range(people))
    (tmp_path / f"{work}.csv").write_text(_HEADER + "".join(rows), encoding="utf-8")
    nothing_there = 0
    for number, last in enumerate(points(tmp_path, work, kills)):
        folder = tmp_path / str(number)
        status, _ = run(folder, work, last)
        assert status == -signal.SIGKILL
        assert counted(folder) in ([0, 0, 0], [people, people, 1])
        nothing_there += counted(folder)[0] == 0
        status, lines = run(folder, work, 0)
        assert status == 0
        assert any(line.split()[1:] == ["added"] for line in lines)
        assert counted(folder)[:2] == [people, people]
    assert nothing_there


@pytest.mark.timeout(300)
def test_a_killed_upgrade_is_the_old_or_the_new_version(tmp_path: Path) -> None:
    old, seen = tmp_path / "old", set()
    run(old, "write", 0)
    shutil.copytree(old, tmp_path / "whole")
    for number, last in enumerate(points(tmp_path, "upgrade", 12)):
        folder = Path(shutil.copytree(old, tmp_path / str(number)))
        run(folder, "upgrade", last)
        conn = apsw.Connection(str(folder / FILE_NAME))
        version = int(scalar(conn, "PRAGMA user_version"))
        new = any(row[1] == "mood" for row in conn.execute("PRAGMA table_info(note)"))
        assert new == (version > VERSION)
        assert scalar(conn, "SELECT count(*) FROM note") == scalar(conn, "SELECT count(*) FROM contact") == 8
        assert not conn.execute("SELECT 1 FROM sqlite_schema WHERE name = 'kept'").fetchall()
        assert scalar(conn, "PRAGMA integrity_check") == "ok"
        conn.close()
        seen.add(version)
        for copy in backups(folder).glob("*.db"):
            conn = apsw.Connection(str(copy))
            assert scalar(conn, "SELECT count(*) FROM note") == 8
            conn.close()
    assert VERSION in seen


def counted(folder: Path) -> list[int]:
    """People, addresses and imports written down, of a store that is sound."""
    store = Store.open(folder)
    try:
        assert store.fetch("PRAGMA integrity_check") == [("ok",)]
        assert store.fetch("SELECT * FROM contact_facts ORDER BY contact") == store.fetch(
            "SELECT * FROM fresh_contact_facts ORDER BY contact"
        )
        found = store.fetch(
            "SELECT (SELECT count(*) FROM contact), (SELECT count(*) FROM contact_email),"
            " (SELECT count(*) FROM import_run)"
        )
        return list(found[0])
    finally:
        store.close()
