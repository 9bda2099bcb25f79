from __future__ import annotations

import random
import tempfile
import zipfile
from pathlib import Path

import pytest

from klatch.domain.errors import ReadError
from klatch.domain.progress import Silent
from klatch.domain.records import FileFormat, Reading
from klatch.services.exchange.reading import read_file, sources

CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ada,Lovelace,https://www.linkedin.com/in/ada,,Engines,Analyst,12 Mar 2024\n"
)


def read(path: Path) -> Reading:
    return read_file(path, Silent())


def problem(path: Path) -> str:
    with pytest.raises(ReadError) as caught:
        read(path)
    assert caught.value.path == path
    return caught.value.problem


def write(tmp_path: Path, data: bytes, name: str = "file") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert problem(tmp_path / "nowhere.csv") == "missing"
    assert problem(tmp_path) == "missing"


@pytest.mark.parametrize("data", [b"", b"\n \r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\0\0"])
def test_an_empty_file(tmp_path: Path, data: bytes) -> None:
    assert problem(write(tmp_path, data)) == "empty"


def test_a_binary_file(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(4000)
    assert problem(write(tmp_path, b"\x89PNG\r\n\x1a\n" + noise, "photo.csv")) == "binary"
    assert problem(write(tmp_path, b"SQLite format 3\0" + bytes(500), "klatch.csv")) == "binary"


def test_text_that_is_no_table(tmp_path: Path) -> None:
    assert problem(write(tmp_path, b"Dear Ada,\nthe weather is fine, and so am I.\n")) == "unknown_format"
    assert (
        problem(write(tmp_path, b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR\n"))
        == "unknown_format"
    )


def test_a_header_with_nobody_below_is_an_error(tmp_path: Path) -> None:
    header = CONNECTIONS.splitlines()[0].encode()
    assert problem(write(tmp_path, header)) == "no_records"
    assert problem(write(tmp_path, header + b"\n,,,,,,\n,,,,Pactwell,,\n")) == "no_records"
    assert problem(write(tmp_path, b"BEGIN:VCARD\nEND:VCARD\n")) == "no_records"


def test_more_than_the_limit_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "FILE_LIMIT", 100)
    assert problem(write(tmp_path, CONNECTIONS.encode())) == "too_large"


def test_the_extension_decides_nothing(tmp_path: Path) -> None:
    assert read(write(tmp_path, b"BEGIN:VCARD\nFN:Ada\nEND:VCARD\n", "people.csv")).format is FileFormat.VCARD
    assert read(write(tmp_path, CONNECTIONS.encode(), "photo.jpg")).format is FileFormat.LINKEDIN


@pytest.mark.parametrize(
    "name", ["Connections.csv", "Basic_Export/connections.csv", "Basic\\Connections.csv"]
)
def test_the_archive_as_it_arrives(tmp_path: Path, name: str) -> None:
    path = tmp_path / "Basic_LinkedInDataExport.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Profile.csv", "First Name,Last Name\nMe,Myself\n")
        archive.writestr("messages.csv", "FROM,TO\n")
        archive.writestr(name, CONNECTIONS)
    assert [record.display for record in read(path).records] == ["Ada Lovelace"]


def test_a_zip_with_one_file_of_contacts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "one" / "two" / "three"  # deep enough for a step up to stay where it would be seen
    home.mkdir(parents=True)
    monkeypatch.chdir(home)
    monkeypatch.setattr(tempfile, "tempdir", str(home))
    path = home / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../evil/contacts.vcf", "BEGIN:VCARD\nFN:Ada\nEND:VCARD\n")
        archive.writestr("readme.txt", "hello")
    before = sorted(tmp_path.rglob("*"))
    assert read(path).records[0].display == "Ada"
    assert sorted(tmp_path.rglob("*")) == before  # nothing is unpacked to disk


def test_a_zip_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert problem(path) == "unknown_format"


def test_a_damaged_zip(tmp_path: Path) -> None:
    whole = tmp_path / "whole.zip"
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Connections.csv", CONNECTIONS * 50)
    data = bytearray(whole.read_bytes())
    assert problem(write(tmp_path, bytes(data[:60]), "cut.zip")) == "damaged"
    data[60:90] = bytes(30)
    assert problem(write(tmp_path, bytes(data), "garbled.zip")) == "damaged"


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_damaged_anywhere(tmp_path: Path, packing: int) -> None:
    whole = tmp_path / "whole.zip"
    with zipfile.ZipFile(whole, "w", packing) as archive:
        archive.writestr("Connections.csv", CONNECTIONS * 20)
    data, chance = whole.read_bytes(), random.Random(7)
    damaged = tmp_path / "damaged.zip"
    refused = 0
    for at in range(4, len(data)):
        damaged.write_bytes(data[:at] + bytes([data[at] ^ chance.randrange(1, 256)]) + data[at + 1 :])
        try:
            read(damaged)
        except ReadError:
            refused += 1
    assert refused > len(data) // 3


def test_a_zip_bomb_is_stopped_by_its_declared_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "FILE_LIMIT", 200_000)
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Connections.csv", CONNECTIONS + "," * 300_000)
    assert problem(path) == "too_large"


def test_a_zip_bomb_that_lies_about_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "liar.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Connections.csv", CONNECTIONS + "," * 300_000)
    data = path.read_bytes()
    size = (len(CONNECTIONS) + 300_000).to_bytes(4, "little")
    assert data.count(size) == 2
    path.write_bytes(data.replace(size, (50).to_bytes(4, "little")))
    monkeypatch.setattr(sources, "FILE_LIMIT", 200_000)
    assert problem(path) in {"damaged", "too_large"}


@pytest.mark.parametrize(
    ("encoding", "reported"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
    ],
)
@pytest.mark.parametrize("kind", ["table", "card"])
def test_encodings(tmp_path: Path, encoding: str, reported: str, kind: str) -> None:
    table = "First Name,Last Name,Company,Position\r\nJürgen,Müller,Straße & Söhne,Leiter\r\n"
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Müller;Jürgen;;;\r\nFN:Jürgen Müller\r\nEND:VCARD\r\n"
    path = write(tmp_path, (table if kind == "table" else card).encode(encoding))
    reading = read(path)
    assert (reading.records[0].given, reading.records[0].family) == ("Jürgen", "Müller")
    assert reading.encoding == reported


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\r\r\n"])
def test_line_ends_of_cards(tmp_path: Path, newline: str) -> None:
    text = newline.join(
        ["", "BEGIN:VCARD", "FN:Ada", "NOTE:one", " two", "END:VCARD", "BEGIN:VCARD", "FN:Bea", "END:VCARD"]
    )
    reading = read(write(tmp_path, text.encode()))
    assert [(record.display, record.note, record.line) for record in reading.records] == [
        ("Ada", "onetwo", 2),
        ("Bea", "", 7),
    ]


def test_a_card_quoted_in_a_table_is_text(tmp_path: Path) -> None:
    text = 'Name,Notes\nAda,"card:\nBEGIN:VCARD\nFN:Eve\nEND:VCARD\n"\n'
    assert [record.display for record in read(write(tmp_path, text.encode())).records] == ["Ada"]
