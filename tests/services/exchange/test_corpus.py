"""Public files of other programs, from the folder KLATCH_CORPUS; skipped by name when it is not there."""

from __future__ import annotations

import json
import os
import quopri
import re
import warnings
from datetime import date
from pathlib import Path

import pytest

from klatch.domain.errors import ReadError
from klatch.domain.progress import Silent
from klatch.domain.records import FileFormat, PersonRecord
from klatch.services.exchange.reading import read_file

ROOT = Path(__file__).parents[3]
CORPUS = Path(os.environ.get("KLATCH_CORPUS", ROOT / ".." / "shared" / "data" / "corpus")).resolve()
CARDS = sorted(CORPUS.rglob("*.vcf")) if CORPUS.is_dir() else []
TABLES = sorted(CORPUS.rglob("*.csv")) if CORPUS.is_dir() else []
EXPECTED = CORPUS / "synthetic-csv-open.expected.json"
NOBODY = {  # a calendar, and cards without name, address and organization
    "user-cal.vcf",
    "geo1.vcf",
    "geo2.vcf",
    "vcard_grouped.vcf",
    "valid/vcard-group.vcf",
    "vcard-url.vcf",
    "vcard7.vcf",
    "issue64.vcf",
}
TABLES_WITHOUT_HEADER = {"csv_no_header.csv", "tab_comma_mixed.csv"}

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus: set KLATCH_CORPUS to its folder")
_BEGIN = re.compile(r"^\s*begin\s*:\s*vcard\s*$", re.IGNORECASE | re.MULTILINE)


def text_of(path: Path) -> str:
    """The file with plain line ends and without folding, by other means than those of the reader."""
    data = path.read_bytes()
    if 0 in data[:2]:
        data = data.decode("utf-16-be" if data[0] == 0 else "utf-16-le").encode()
    data = re.sub(rb"\r*\n|\r", b"\n", data)
    data = re.sub(rb"\n[ \t]", b"", data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def name(path: Path) -> str:
    return str(path.relative_to(CORPUS))


def is_nobody(path: Path) -> bool:
    return not NOBODY.isdisjoint({path.name, f"{path.parent.name}/{path.name}"})


def people(path: Path) -> list[PersonRecord]:
    return list(read_file(path, Silent()).records)


def test_there_is_something_to_read() -> None:
    assert len(CARDS) > 90
    assert len(TABLES) > 15
    assert EXPECTED.is_file()


@pytest.mark.parametrize("path", CARDS, ids=name)
def test_no_card_is_lost(path: Path) -> None:
    begins = len(_BEGIN.findall(text_of(path)))
    if is_nobody(path):
        with pytest.raises(ReadError, match=r"unknown_format|no_records"):
            read_file(path, Silent())
        return
    reading = read_file(path, Silent())
    assert reading.format is FileFormat.VCARD
    assert reading.found == begins == len(reading.records) + len(reading.skipped)
    assert all(record.display for record in reading.records)


def plain_facts(path: Path) -> list[tuple[str, str]] | None:
    """FN and EMAIL of each card by the simplest reading of unfolded lines; None where they need decoding."""
    text = text_of(path)
    facts = []
    for card in _BEGIN.split(text)[1:]:
        found = {"FN": "", "EMAIL": ""}
        for line in card.split("\n"):
            head, _, value = line.partition(":")
            key = head.split(";")[0].rpartition(".")[2].upper()
            if key in found and not found[key]:
                if re.search("quoted-printable", head, re.IGNORECASE):
                    goes_on = value.endswith("=")
                    value = quopri.decodestring(value.encode()).decode("utf-8", "replace") + "=" * goes_on
                found[key] = re.sub(r"\\([,;\\:])", r"\1", value).strip()
        facts.append((found["FN"], found["EMAIL"].removeprefix("mailto:")))
    return facts


@pytest.mark.parametrize("path", [path for path in CARDS if not is_nobody(path)], ids=name)
def test_names_and_addresses_are_those_of_the_file(path: Path) -> None:
    records = people(path)
    facts = [fact for fact in plain_facts(path) or [] if any(fact)]
    by_name = {(record.display, record.emails[0].value if record.emails else "") for record in records}
    for shown, address in facts:
        if "=" in shown or "\ufffd" in shown or "\\n" in shown:
            continue  # soft breaks and old charsets: asserted one by one below
        assert any((shown in {"", have}) and address == mail for have, mail in by_name), (shown, address)


def test_against_a_second_reader() -> None:
    import vobject

    compared = 0
    for path in CARDS:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                theirs = list(vobject.readComponents(text_of(path)))
        except Exception:  # noqa: BLE001 - it fails on a fifth of these files, in many ways
            continue
        if not theirs or any(card.name != "VCARD" for card in theirs):
            continue
        try:
            mine = people(path)
        except ReadError:
            continue
        addresses = {email.value for record in mine for email in record.emails}
        names = [record.display for record in mine]
        for card in theirs:
            for email in card.contents.get("email", []):
                assert email.value.removeprefix("mailto:").strip() in addresses, name(path)
            full = card.contents["fn"][0].value.strip() if "fn" in card.contents else ""
            # it cuts names at an unescaped comma
            assert any(shown.startswith(full) for shown in names), (name(path), full)
            compared += 1
    assert compared > 60


@pytest.mark.parametrize(
    ("ending", "shown"),
    [
        ("roundcube/tests/src/thebat.vcf", "Piotr Iksiñski"),
        ("roundcube/tests/src/utf-16_sample.vcf", "Ǽgean ĽdaMonté"),
        ("owncloud-contacts/tests/unit/data/test5.vcf", "Adèle Saute"),
        ("kde-kcontacts/autotests/data/vcard5.vcf", "Mustermann, Heiko"),
    ],
)
def test_charsets_and_commas_that_others_lose(ending: str, shown: str) -> None:
    assert people(CORPUS / ending)[0].display == shown


@pytest.mark.parametrize("path", TABLES, ids=name)
def test_every_table_is_read_or_refused_for_its_missing_header(path: Path) -> None:
    if path.name in TABLES_WITHOUT_HEADER:
        with pytest.raises(ReadError) as caught:
            people(path)
        assert caught.value.problem == "unknown_format"
    else:
        assert all(record.display for record in people(path))


def test_tables_of_known_content() -> None:
    for expected in json.loads(EXPECTED.read_text(encoding="utf-8")):
        reading = read_file(CORPUS / expected["file"], Silent())
        records = reading.records
        assert reading.format.value == expected["format"].partition("-")[0]
        assert reading.encoding == expected["encoding"].partition("+")[0]
        assert reading.delimiter == expected["delimiter"]
        assert len(records) == expected["expected_contacts"]
        assert [[record.given, record.family] for record in records] == expected["names"]
        assert [record.organization for record in records] == expected["companies"]
        assert [record.emails[0].value for record in records if record.emails] == expected["emails"]
        if expected["connected_on"]:
            connected = [record.connected_on for record in records]
            assert connected == [date.fromisoformat(day) for day in expected["connected_on"]]
