"""Databases and folders that cannot be used: one sentence, no traceback, and not a byte of them changed."""

from __future__ import annotations

import hashlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from klatch.domain.drafts import ContactDraft, NoteDraft
from klatch.domain.errors import DamagedDatabase, ForeignDatabase
from klatch.services import contacts, notes, sample
from klatch.services.data import open_store
from klatch.services.reading.check import check
from klatch.store.database import FILE_NAME, Store
from klatch.store.queries.common import count
from klatch.store.tables import TRACKED
from klatch.support.clock import SystemClock
from programs import NOBODY, SOURCE, klatch, refused, runs_as_nobody

PAGE = 4096
VISIT = """
import pathlib, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from klatch import app
from klatch.ui.notices import Notices
from klatch.ui.pages import PAGES
from klatch.ui.places import Compose, Place, ShowContact
from klatch.ui.window import MainWindow

def say(text):
    print(text, flush=True)

def init(self, parent, before=Notices.__init__):
    before(self, parent)
    self.failed.connect(say)

def visit():
    window = next(found for found in QApplication.topLevelWidgets() if isinstance(found, MainWindow))
    if not places and not window.context.background.busy:
        window.close()
        del window
        return
    QTimer.singleShot(20, visit)
    if places:
        window.context.navigator.go(places.pop())

Notices.__init__ = init
places = [Place(spec.key) for spec in PAGES if spec.nav] + [ShowContact(3), Compose((3,))]
app.make_application()
QTimer.singleShot(100, visit)
sys.exit(app.run_window(pathlib.Path(sys.argv[1])))
"""
ROWS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAda,Lovelace,,,,,\n"
COMMANDS = ("check", "due", "import", "backup")


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("story")
    now = SystemClock().now()
    store = open_store(folder, now)
    sample.build(store, now)
    store.close()
    return folder


@pytest.fixture
def data(story: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(story, tmp_path / "data"))


def arguments(command: str, folder: Path, beside: Path) -> list[object]:
    """The command with whatever it needs; files go beside the data."""
    if command == "import":
        file = beside / "Connections.csv"
        file.write_text(ROWS, encoding="utf-8")
        return ["import", file, "--data", folder]
    if command == "backup":
        return ["backup", beside / "copy.db", "--data", folder]
    return [command, "--data", folder]


def rows_of(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    return {name: store.fetch(f'SELECT * FROM "{name}"') for name in TRACKED}


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


# Folders


@pytest.fixture
def open_folder() -> Iterator[Path]:
    if not runs_as_nobody():
        pytest.skip("cannot run the program as another user here")
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_that_may_not_be_written_is_one_sentence(
    story: Path, open_folder: Path, command: str
) -> None:
    data = Path(shutil.copytree(story, open_folder / "data"))
    for path in (data, *data.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    beside = open_folder / "beside"
    beside.mkdir(mode=0o777)
    beside.chmod(0o777)
    before = digest(data / FILE_NAME)
    refused(klatch(*arguments(command, data, beside), prefix=NOBODY), "may not write to", str(data))
    assert digest(data / FILE_NAME) == before
    assert sorted(entry.name for entry in data.iterdir()) == sorted(e.name for e in story.iterdir())


def test_a_folder_that_may_not_be_made_is_one_sentence(open_folder: Path) -> None:
    file = open_folder / "Connections.csv"
    file.write_text(ROWS, encoding="utf-8")
    for folder in (open_folder / "new", open_folder / "new" / "deeper"):
        refused(klatch("import", file, "--data", folder, prefix=NOBODY), "may not write to", str(folder))
        assert not folder.exists()


def test_a_folder_that_may_not_be_entered_is_one_sentence(story: Path, open_folder: Path) -> None:
    data = Path(shutil.copytree(story, open_folder / "data"))
    data.chmod(0o700)
    beside = open_folder / "beside"
    beside.mkdir()
    beside.chmod(0o777)
    for command in COMMANDS:
        refused(klatch(*arguments(command, data, beside), prefix=NOBODY), str(data))


def test_a_database_that_may_not_be_read_is_one_sentence(story: Path, open_folder: Path) -> None:
    data = Path(shutil.copytree(story, open_folder / "data"))
    data.chmod(0o755)
    (data / FILE_NAME).chmod(0o600)
    beside = open_folder / "beside"
    beside.mkdir()
    beside.chmod(0o777)
    for command in COMMANDS:
        refused(klatch(*arguments(command, data, beside), prefix=NOBODY), str(data))


def test_a_window_over_a_folder_that_may_not_be_written_is_one_sentence(open_folder: Path) -> None:
    data = open_folder / "data"
    refused(
        klatch("--data", data, prefix=NOBODY, QT_QPA_PLATFORM="offscreen", HOME=str(open_folder)),
        "may not write to",
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_that_is_a_file_is_one_sentence(tmp_path: Path, command: str) -> None:
    file = tmp_path / "data"
    file.write_text("not a folder", encoding="utf-8")
    refused(klatch(*arguments(command, file, tmp_path)), str(file))
    refused(klatch(*arguments(command, file / "deeper", tmp_path)), str(file))
    assert file.read_text(encoding="utf-8") == "not a folder"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_in_the_place_of_the_database_is_one_sentence(tmp_path: Path, command: str) -> None:
    (tmp_path / "data" / FILE_NAME).mkdir(parents=True)
    refused(klatch(*arguments(command, tmp_path / "data", tmp_path)), FILE_NAME, "not a Klatch database")


# Databases


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("kind", ["another", "newer", "text", "header only"])
def test_a_database_not_for_this_program_keeps_every_byte(
    data: Path, tmp_path: Path, command: str, kind: str
) -> None:
    path = data / FILE_NAME
    words = "not a Klatch database"
    if kind == "another":
        path.unlink()
        with closing(sqlite3.connect(path)) as other, other:
            other.execute("CREATE TABLE moz_cookies (id INTEGER)")
    elif kind == "newer":
        words = "newer Klatch"
        with closing(sqlite3.connect(path)) as other, other:
            other.execute("PRAGMA user_version = 99")
    elif kind == "text":
        path.write_text("shopping list\n" * 300, encoding="utf-8")
    else:
        words = "is damaged"
        path.write_bytes(path.read_bytes()[:100])
    before = digest(path)
    refused(klatch(*arguments(command, data, tmp_path)), words)
    assert digest(path) == before


@pytest.mark.parametrize("how", ["zeros", "noise", "cut"])
def test_every_damaged_page_is_named_or_harmless(story: Path, tmp_path: Path, how: str) -> None:
    """Opening and checking say that it is damaged, or nothing of anybody's rows was on that page."""
    whole = (story / FILE_NAME).read_bytes()
    with closing(Store.open(Path(shutil.copytree(story, tmp_path / "whole")))) as store:
        rows = rows_of(store)
        unused = count(store, "PRAGMA freelist_count")
    dice, named = random.Random(7), 0
    pages = range(len(whole) // PAGE)
    folder = tmp_path / "damaged"
    folder.mkdir()
    for page in pages:
        start = page * PAGE
        filling = b"\0" * PAGE if how == "zeros" else dice.randbytes(PAGE)
        content = (
            whole[: start + PAGE // 2] if how == "cut" else whole[:start] + filling + whole[start + PAGE :]
        )
        path = folder / FILE_NAME
        path.write_bytes(content)
        before = digest(path)
        try:
            with closing(Store.open(folder, exclusive=False)) as store:
                fault = check(store).faults > 0
                assert fault or rows_of(store) == rows
        except (DamagedDatabase, ForeignDatabase):
            fault = True
        assert digest(path) == before
        named += fault
    assert named >= len(pages) - unused


def test_check_names_a_damaged_page_and_the_bytes_stay(data: Path, tmp_path: Path) -> None:
    path = data / FILE_NAME
    whole = path.read_bytes()
    with closing(sqlite3.connect(path)) as database:
        roots = [row[0] - 1 for row in database.execute("SELECT rootpage FROM sqlite_schema WHERE rootpage")]
    for page in roots[:24:6]:
        path.write_bytes(whole[: page * PAGE] + b"\xff" * PAGE + whole[(page + 1) * PAGE :])
        before = digest(path)
        done = klatch("check", "--data", data)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert done.stderr.count("\n") == 1
        assert "backups" in done.stderr
        assert digest(path) == before
    target = tmp_path / "copy.db"
    refused(klatch("backup", target, "--data", data), "is damaged")
    assert not target.exists()


@pytest.mark.logs_expected
@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux whether the program listens")
@pytest.mark.parametrize("table", ["contact", "note", "message", "template"])
def test_a_window_over_a_damaged_database_says_so_and_stays(data: Path, tmp_path: Path, table: str) -> None:
    """`contact` is read for the first page, `note` is not: reading every page once finds it."""
    path = data / FILE_NAME
    whole = path.read_bytes()
    with closing(sqlite3.connect(path)) as database:
        sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        (root,) = database.execute(sql, (table,)).fetchone()
    path.write_bytes(whole[: (root - 1) * PAGE] + b"\xff" * PAGE + whole[root * PAGE :])
    script = VISIT
    done = subprocess.run(
        [sys.executable, "-c", script, str(data)],
        env={"PYTHONPATH": str(SOURCE), "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert set(done.stdout.splitlines()) == {
        f"{path} is damaged. Close Klatch and put the newest file of the backups folder in its place."
    }


@pytest.mark.parametrize("what", ["missing", "garbage", "cut", "empty", "older"])
def test_a_wrong_write_ahead_log_loses_no_more_than_itself(tmp_path: Path, now: datetime, what: str) -> None:
    """What was checkpointed stays whole; what only the lost log held is gone as a whole."""
    folder = tmp_path / "killed"
    store = open_store(folder, now)
    contacts.add(store, ContactDraft(display_name="Ada Quill"), now)
    with store.exclusive() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    older = b""
    for number in range(3):
        notes.add(store, NoteDraft(f"note {number} " * 500, contact=1), now)
        older = older or (folder / f"{FILE_NAME}-wal").read_bytes()
    left = tmp_path / "left"
    left.mkdir()
    for name in (FILE_NAME, f"{FILE_NAME}-wal"):  # as a killed program leaves them: no -shm, nothing closed
        shutil.copyfile(folder / name, left / name)
    store.close()
    wal = left / f"{FILE_NAME}-wal"
    content = wal.read_bytes()
    if what == "missing":
        wal.unlink()
    elif what == "older":
        wal.write_bytes(older)
    else:
        wal.write_bytes(
            {"garbage": random.Random(3).randbytes(len(content)), "cut": content[: len(content) // 2]}.get(
                what, b""
            )
        )
    with closing(Store.open(left)) as found:
        assert found.fetch("SELECT display_name FROM contact") == [("Ada Quill",)]
        texts = [text for (text,) in found.fetch("SELECT text FROM note ORDER BY id")]
        assert texts == [(f"note {number} " * 500).strip() for number in range(len(texts))]
        assert len(texts) == {"older": 1}.get(what, len(texts))
        assert len(texts) < 3
        assert check(found).faults == 0


# A second program


def test_a_second_program_reads_and_does_not_write(data: Path, tmp_path: Path) -> None:
    script = (
        "import sys, pathlib; from klatch.store.database import Store\n"
        "store = Store.open(pathlib.Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(data)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "open\n"
        for command in ("import", "backup"):
            refused(klatch(*arguments(command, data, tmp_path)), "already open")
        refused(klatch("--data", data, QT_QPA_PLATFORM="offscreen", HOME=str(tmp_path)), "already open")
        assert klatch("check", "--data", data).returncode == 0
        assert klatch("due", "--data", data).returncode == 0
        first.kill()
    assert "1 added" in klatch(*arguments("import", data, tmp_path)).stdout
