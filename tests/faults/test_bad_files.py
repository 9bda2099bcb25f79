"""Files that cannot be imported: one sentence says what to do, and the store keeps every row."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from klatch.domain.drafts import ContactDraft
from klatch.services import contacts
from klatch.services.data import open_store
from klatch.services.exchange.reading.sources import FILE_LIMIT
from klatch.store.database import Store
from klatch.store.tables import TRACKED
from klatch.support.clock import SystemClock
from programs import NOBODY, klatch, refused, runs_as_nobody

HEADER = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def rows_of(folder: Path) -> list[object]:
    """Every row of every table of the user, and what was written down about imports."""
    store = Store.open(folder)
    names = [*TRACKED, "import_run", "setting"]
    rows = [store.fetch(f'SELECT * FROM "{name}"') for name in names]
    store.close()
    return list(rows)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with somebody in it."""
    folder = tmp_path_factory.mktemp("known")
    now = SystemClock().now()
    store = open_store(folder, now)
    contacts.add(store, ContactDraft(display_name="Ada Quill", emails=("ada@quill.example",)), now)
    store.close()
    return folder


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.write(HEADER)
        file.truncate(FILE_LIMIT + 1)


def huge_text(path: Path) -> None:
    path.write_bytes(HEADER + b"a" * FILE_LIMIT)


def bomb(path: Path) -> None:
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("Connections.csv", "w") as file,
    ):
        file.write(HEADER)
        for _ in range(80):
            file.write(b"\n" * 1_000_000)


def lying_bomb(path: Path) -> None:
    """An archive that declares a few bytes and unpacks to 80 MB."""
    bomb(path)
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(signature) + offset
        data[at : at + 4] = (100).to_bytes(4, "little")
    path.write_bytes(data)


def cut_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Connections.csv", HEADER + b"Ada,Lovelace,,,,,\n" * 200)
    path.write_bytes(path.read_bytes()[:-200])


def wrong_sum(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Connections.csv", HEADER + b"Ada,Lovelace,,,,,\n" * 200)
    path.write_bytes(path.read_bytes().replace(b"Lovelace", b"Lovelies", 1))


def locked_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Connections.csv", HEADER + b"Ada,Lovelace,,,,,\n")
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1  # says that it is encrypted
    path.write_bytes(data)


def other_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../holiday.jpg", b"\xff\xd8\xff\xe0" * 100)


def database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as made, made:
        made.execute("CREATE TABLE person (name)")
        made.executemany("INSERT INTO person VALUES (?)", [(f"Ada {n}",) for n in range(500)])


def content(data: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(data)

    return write


BAD: dict[str, tuple[Callable[[Path], None], str]] = {
    "nothing": (lambda path: None, "is not there"),
    "empty": (content(b""), "is empty"),
    "blank": (content(b" \r\n\t\n"), "is empty"),
    "only a mark": (content(b"\xef\xbb\xbf"), "is empty"),
    "zeros": (content(b"\0" * 5000), "is empty"),
    "picture": (content(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20), "not a text file"),
    "program": (content(Path(sys.executable).read_bytes()[:200_000]), "not a text file"),
    "random": (content(bytes((n * 89 + n // 7) % 256 for n in range(20_000))), "Choose"),
    "database": (database, "not a text file"),
    "letter": (content(b"Dear Ada,\nthank you for the coffee.\n"), "no columns it knows"),
    "web page": (
        content(b"<!doctype html><html><body><h1>Sign in</h1></body></html>\n"),
        "no columns it knows",
    ),
    "only a header": (content(HEADER), "holds no people"),
    "rows of nothing": (content(HEADER + b",,,,,,\n" * 9), "holds no people"),
    "a card of nobody": (content(b"BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n"), "holds no people"),
    "a cut card": (content(b"BEGIN:VCARD\r\nVERSION:3.0\r\nPHOTO;ENCODING=b:AAAA"), "holds no people"),
    "sparse and huge": (sparse, "too large"),
    "huge": (huge_text, "too large"),
    "bomb": (bomb, "too large"),
    "bomb that lies": (lying_bomb, "damaged"),
    "cut zip": (cut_zip, "damaged"),
    "wrong sum": (wrong_sum, "damaged"),
    "zip with a password": (locked_zip, "damaged"),
    "zip of something else": (other_zip, "no columns it knows"),
    "folder": (lambda path: path.mkdir(), "is not there"),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_bad_file_is_one_sentence_and_changes_no_row(known: Path, tmp_path: Path, name: str) -> None:
    make, words = BAD[name]
    data = Path(shutil.copytree(known, tmp_path / "data"))
    before = (data / "klatch.db").read_bytes(), rows_of(data)
    path = tmp_path / "contacts.csv"
    make(path)
    refused(klatch("import", path, "--data", data), words, "contacts.csv")
    assert (before[0], rows_of(data)) == before
    assert sorted(entry.name for entry in tmp_path.iterdir()) == (
        ["contacts.csv", "data"] if path.exists() else ["data"]
    )


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter."""
    if not runs_as_nobody():
        pytest.skip("cannot run the program as another user here")
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_a_file_that_may_not_be_read_is_one_sentence(open_folder: Path) -> None:
    path, data = open_folder / "contacts.csv", open_folder / "data"
    path.write_bytes(HEADER + b"Ada,Lovelace,,,,,\n")
    path.chmod(0o600)
    data.mkdir()
    os.chown(data, 65534, 65534)
    refused(klatch("import", path, "--data", data, prefix=NOBODY), "may not read contacts.csv")
    path.chmod(0o644)
    assert klatch("import", path, "--data", data, prefix=NOBODY).returncode == 0
