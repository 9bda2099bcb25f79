"""A disk that is really full: a small tmpfs with ballast. Nothing is half written, and space mends it."""

from __future__ import annotations

import contextlib
import logging
import os
import subprocess
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from klatch import terminal
from klatch.domain.drafts import ContactDraft, MeetingDraft, MessageDraft, NoteDraft
from klatch.domain.errors import DiskFull
from klatch.domain.progress import Silent
from klatch.services import contacts, meetings, messages, notes
from klatch.services.data import back_up, open_store
from klatch.services.exchange import writing
from klatch.services.exchange.plan import plan
from klatch.services.exchange.reading import read_file
from klatch.store.database import Store
from klatch.store.tables import TRACKED
from klatch.support import logs
from programs import klatch, refused

SIZE = 24 * 1024 * 1024
PAGE = 4096
STEPS = (0, 1, 2, 4, 8, 16, 32, 64)  # pages that are left
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


class SmallDisk:
    """A file system of 24 MB in memory. `leave` fills it up to some pages, `empty` gives the space back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    def leave(self, pages: int) -> None:
        self.empty()
        with self._ballast.open("wb", buffering=0) as file:
            with contextlib.suppress(OSError):
                while True:
                    file.write(b"\0" * PAGE)
            file.truncate(max(0, file.tell() - pages * PAGE))
        assert os.statvfs(self.folder).f_bavail >= pages

    def empty(self) -> None:
        self._ballast.unlink(missing_ok=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("may not mount a file system here")
    yield SmallDisk(folder)
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def full(disk: SmallDisk, now: datetime) -> Iterator[tuple[Store, SmallDisk]]:
    """A store on the small disk, with one person."""
    store = open_store(disk.folder / "data", now)
    contacts.add(store, ContactDraft(display_name="Ada Quill", emails=("ada@quill.example",)), now)
    yield store, disk
    store.close()


def rows_of(store: Store) -> list[object]:
    names = [*TRACKED, "import_run"]
    return [store.fetch(f'SELECT * FROM "{name}" ORDER BY id') for name in names]


def sound(store: Store) -> None:
    assert store.fetch("PRAGMA integrity_check") == [("ok",)]
    assert store.fetch("SELECT * FROM contact_facts ORDER BY contact") == store.fetch(
        "SELECT * FROM fresh_contact_facts ORDER BY contact"
    )


LONG = "word " * 20_000
VERBS: dict[str, Callable[[Store, datetime], object]] = {
    "note": lambda store, now: notes.add(store, NoteDraft(LONG, contact=1), now),
    "contact": lambda store, now: contacts.add(
        store, ContactDraft(display_name="Ben Solheim", cares_about=LONG), now
    ),
    "meeting": lambda store, now: meetings.schedule(store, MeetingDraft((1,), now, notes=LONG), now),
    "message": lambda store, now: messages.log_sent_elsewhere(
        store, MessageDraft(1, "outreach.cold", "Subject", LONG), now, now
    ),
}


@pytest.mark.parametrize("name", sorted(VERBS))
def test_a_verb_is_whole_or_not_there_and_works_again_after_space(
    full: tuple[Store, SmallDisk], now: datetime, name: str
) -> None:
    store, disk = full
    refusals = 0
    for pages in STEPS:
        before, label = rows_of(store), store.journal.undo_label
        disk.leave(pages)
        try:
            VERBS[name](store, now)
        except DiskFull:
            refusals += 1
            assert rows_of(store) == before
            assert store.journal.undo_label == label
        disk.empty()
        sound(store)
    assert refusals >= 3
    before = rows_of(store)
    VERBS[name](store, now)
    after = rows_of(store)
    assert after != before
    disk.leave(0)
    with pytest.raises(DiskFull):
        store.journal.undo()
    assert rows_of(store) == after
    disk.empty()
    store.journal.undo()
    assert rows_of(store) == before
    sound(store)


@pytest.mark.parametrize("people", [300, 3000])
def test_an_import_is_whole_or_not_there(
    full: tuple[Store, SmallDisk], now: datetime, tmp_path: Path, people: int
) -> None:
    """With 3,000 it is written in bulk, the index rebuilt at the end."""
    store, disk = full
    file = tmp_path / "Connections.csv"
    file.write_text(HEADER + "".join(f"A{n},B{n},,p{n}@b.example,Org {n % 50},,\n" for n in range(people)))
    reading = read_file(file, Silent())
    before = rows_of(store)
    for pages in (0, 1, 3, 7):
        disk.leave(pages)
        with pytest.raises(DiskFull):
            writing.apply(store, plan(store, reading), now, Silent())
        assert rows_of(store) == before
        disk.empty()
        sound(store)
    writing.apply(store, plan(store, reading), now, Silent())
    assert store.fetch_one("SELECT count(*) FROM contact") == (people + 1,)
    sound(store)
    store.journal.undo()
    assert rows_of(store)[:-1] == before[:-1]


def test_a_backup_is_whole_or_not_there(full: tuple[Store, SmallDisk]) -> None:
    store, disk = full
    target = disk.folder / "copy.db"
    made = 0
    for pages in (*STEPS, 100, 128, 256, 512):
        disk.leave(pages)
        try:
            back_up(store, target)
            made += 1
        except DiskFull:
            assert not target.exists()
        disk.empty()
        assert not list(disk.folder.glob("*.partial"))
        assert target.exists() == (disk.folder / "copy.db.sha256").exists()
        target.unlink(missing_ok=True)
        (disk.folder / "copy.db.sha256").unlink(missing_ok=True)
    assert 0 < made < len(STEPS) + 4


def test_a_log_on_a_full_disk_is_given_up_in_silence(
    disk: SmallDisk, capsys: pytest.CaptureFixture[str]
) -> None:
    level = logging.getLogger().level
    handler = logs.start(disk.folder / "data")
    logger = logging.getLogger("klatch.tests.full")
    try:
        logger.info("before")
        disk.leave(0)
        for number in range(3000):
            logger.info("full %d", number)
        disk.empty()
        logger.info("afterwards")
    finally:
        logs.stop(handler)
        logging.getLogger().setLevel(level)
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "")
    assert "afterwards" in (disk.folder / "data" / "logs" / "klatch.log").read_text()


def test_commands_say_that_the_disk_is_full(disk: SmallDisk, tmp_path: Path, now: datetime) -> None:
    file, data = tmp_path / "Connections.csv", disk.folder / "data"
    file.write_text(HEADER + "".join(f"Given{n},Family{n},,p{n}@b.example,,,\n" for n in range(200)))
    disk.leave(0)
    refused(klatch("import", file, "--data", data), "disk is full")
    for pages in (1, 8, 40):  # while the database is made
        disk.leave(pages)
        refused(klatch("import", file, "--data", data), "disk is full")
    disk.empty()
    assert "200 added" in klatch("import", file, "--data", data).stdout
    disk.leave(8)
    file.write_text(HEADER + "".join(f"Other{n},Family{n},,q{n}@b.example,,,\n" for n in range(200)))
    refused(klatch("import", file, "--data", data), "disk is full")
    refused(klatch("backup", disk.folder / "copy.db", "--data", data), "disk is full")
    assert not (disk.folder / "copy.db").exists()
    disk.leave(0)
    refused(klatch("check", "--data", data), "disk is full")  # even reading needs some room
    disk.leave(8)
    assert klatch("check", "--data", data).returncode == 0
    disk.empty()
    assert "200 added" in klatch("import", file, "--data", data).stdout
    assert klatch("backup", disk.folder / "copy.db", "--data", data).returncode == 0


def test_a_mail_is_written_whole_or_not_at_all(disk: SmallDisk) -> None:
    mail = disk.folder / "mail.eml"
    disk.leave(1)
    with pytest.raises(terminal.Refusal, match="No space left"):
        terminal.write_new(mail, b"x" * 4 * PAGE)
    assert not mail.exists()
    disk.empty()
    terminal.write_new(mail, b"x" * 4 * PAGE)
    assert mail.stat().st_size == 4 * PAGE
