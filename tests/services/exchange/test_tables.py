from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klatch.domain.errors import Cancelled, ReadError
from klatch.domain.progress import Silent
from klatch.domain.records import FileFormat, Reading, SkipReason, Value
from klatch.services.exchange.reading import decode, detect, read_file, read_with, tables
from klatch.services.exchange.reading.fields import Field, Target
from klatch.services.exchange.reading.headers import meaning, meanings

NOTE = 'Notes:\n"When exporting your connection data, you may notice, that addresses are missing."\n\n'
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def read(tmp_path: Path, text: str) -> Reading:
    path = tmp_path / "file.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return read_file(path, Silent())


def test_linkedin_with_its_note(tmp_path: Path) -> None:
    row = (
        'Zoë,"Le Fèvre, PhD",https://www.linkedin.com/in/zo%C3%AB,zoe@example.org,"Acme, Inc.",'
        '"Head ""of"" Design",12 Mar 2024\n'
    )
    reading = read(tmp_path, NOTE + HEADER + row)
    assert (reading.format, reading.encoding, reading.delimiter) == (FileFormat.LINKEDIN, "utf-8", ",")
    record = reading.records[0]
    assert record.line == 5
    assert (record.given, record.family, record.display) == ("Zoë", "Le Fèvre, PhD", "Zoë Le Fèvre, PhD")
    assert (record.organization, record.title) == ("Acme, Inc.", 'Head "of" Design')
    assert record.emails == (Value("zoe@example.org"),)
    assert record.links == (Value("https://www.linkedin.com/in/zo%C3%AB"),)
    assert record.connected_on == date(2024, 3, 12)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("note", ["", NOTE, "Notes:\n\n", '"Notes:"\nabout, first name, and more\n\n'])
def test_line_ends_marks_and_notes(tmp_path: Path, newline: str, mark: str, note: str) -> None:
    text = (mark + note + HEADER + "Ada,Lovelace,,,Engines,,\nBea,Byron,,,,,\n").replace("\n", newline)
    assert [record.display for record in read(tmp_path, text).records] == ["Ada Lovelace", "Bea Byron"]


def test_saved_again_by_a_spreadsheet(tmp_path: Path) -> None:
    reading = read(tmp_path, (HEADER + "Ada,Lovelace,,,Engines,,7-Feb-22\n").replace(",", ";"))
    assert (reading.delimiter, reading.records[0].connected_on) == (";", date(2022, 2, 7))


def test_the_older_export_without_links(tmp_path: Path) -> None:
    header = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
    record = read(tmp_path, header + "Ada,Lovelace,a@x.org,Engines,Analyst,01 Jan 2020\n").records[0]
    assert (record.emails, record.links, record.title) == ((Value("a@x.org"),), (), "Analyst")


def test_hidden_members_and_rows_without_a_name_are_named(tmp_path: Path) -> None:
    reading = read(tmp_path, HEADER + ",,,,,,\nAda,,,,,,\n,,,,Pactwell,,\n\n,,,b@x.org,,,\n")
    assert [record.display for record in reading.records] == ["Ada", "b@x.org"]
    assert [(skip.line, skip.reason) for skip in reading.skipped] == [
        (2, SkipReason.HIDDEN),
        (4, SkipReason.NO_NAME),
    ]
    assert reading.found == 4


@pytest.mark.parametrize("text", ["someday", "99 Foo 2020", "31 Feb 2020", "3/4/2020"])
def test_a_date_that_cannot_be_read_is_left_out(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, HEADER + f"Ada,L,,,,,{text}\n").records[0].connected_on is None


def test_google(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "First Name,Last Name,Organization Name,Organization Title,Notes,Labels,"
        "E-mail 1 - Label,E-mail 1 - Value,"
        "E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,"
        "Address 1 - City,Address 1 - Country\n"
        'Ada,Lovelace,Engines,Analyst,"one\ntwo",* myContacts ::: Mentors,'
        "Home,a@x.org ::: b@x.org,* Work,c@x.org,"
        "Mobile,+44 1,London,UK\n",
    )
    record = reading.records[0]
    assert reading.format is FileFormat.GOOGLE
    assert record.emails == (
        Value("a@x.org", "home"),
        Value("b@x.org", "home"),
        Value("c@x.org", "work", True),
    )
    assert record.phones == (Value("+44 1", "mobile"),)
    assert (record.title, record.note, record.tags) == ("Analyst", "one\ntwo", ("Mentors",))
    assert (record.city, record.country) == ("London", "UK")


def test_outlook_in_german_with_its_code_page(tmp_path: Path) -> None:
    path = tmp_path / "kontakte.csv"
    path.write_bytes(
        '"Anrede","Vorname","Weitere Vornamen","Nachname","Firma","Abteilung","Position","Ort geschäftlich",'
        '"Ort privat","Telefon geschäftlich","Mobiltelefon","E-Mail-Adresse",'
        '"E-Mail 2: Adresse","Kategorien"\r\n'
        '"Frau","Käthe","","Müller","Söhne GmbH","Vertrieb","Leiterin","Köln","Bonn","1","2",'
        '"k@x.org","m@x.org",'
        '"Alumni;Freunde"\r\n'.encode("cp1252")
    )
    reading = read_file(path, Silent())
    record = reading.records[0]
    assert reading.encoding == "cp1252"
    assert (record.prefix, record.given, record.family, record.title) == (
        "Frau",
        "Käthe",
        "Müller",
        "Leiterin",
    )
    assert (record.organization, record.department, record.city) == ("Söhne GmbH", "Vertrieb", "Köln")
    assert [email.value for email in record.emails] == ["k@x.org", "m@x.org"]
    assert record.phones == (Value("1", "work"), Value("2", "mobile"))
    assert record.tags == ("Alumni", "Freunde")


def test_own_plain_headers(tmp_path: Path) -> None:
    record = read(
        tmp_path,
        "Name;Title;Organization;Email;Phone;Link;City;Tags\n"
        "Dr. Ada Lovelace;Analyst;E;a@x.org;1;https://a.example;Paris;x, y\n",
    ).records[0]
    assert (record.display, record.prefix, record.given, record.family) == (
        "Dr. Ada Lovelace",
        "Dr.",
        "Ada",
        "Lovelace",
    )
    assert (record.title, record.city, record.tags) == ("Analyst", "Paris", ("x", "y"))


def test_title_is_an_address_where_another_column_names_the_job() -> None:
    fields = [target.field for target in meanings(["Title", "First Name", "Job Title"]) if target]
    assert fields == [Field.PREFIX, Field.GIVEN, Field.TITLE]
    assert [target and target.field for target in meanings(["Title", "Name"])] == [Field.TITLE, Field.FULL]


@pytest.mark.parametrize(
    "header", ["", "Assistant's Phone", "Birthday", "E-mail Display Name", "Spouse", "Fees"]
)
def test_what_is_not_known_or_of_no_use(header: str) -> None:
    assert meaning(header) is None


def test_protection_from_formulas_is_undone(tmp_path: Path) -> None:
    record = read(tmp_path, "Name,Phone,Email\n'=Ada,'+49 1,'quoted'@x.org\n").records[0]
    assert (record.display, record.phones[0].value, record.emails[0].value) == (
        "=Ada",
        "+49 1",
        "'quoted'@x.org",
    )


def test_rows_shorter_and_longer_than_the_header(tmp_path: Path) -> None:
    reading = read(tmp_path, "First Name,Last Name,Email\nAda\nBea,Byron,b@x.org,more,and more\n")
    assert [(record.display, record.emails) for record in reading.records] == [
        ("Ada", ()),
        ("Bea Byron", (Value("b@x.org"),)),
    ]


def test_an_open_quote_costs_one_line_and_no_more(tmp_path: Path) -> None:
    reading = read(tmp_path, HEADER + 'Ada,L,,,,,\n"Bea,B,,,,,\nCleo,C,,,,,\nDora,D,,,,,\n')
    assert [record.given for record in reading.records] == ["Ada", "Cleo", "Dora"]
    assert [(skip.line, skip.reason) for skip in reading.skipped] == [(3, SkipReason.UNCLOSED_QUOTE)]


def test_an_open_quote_before_more_than_a_cell_may_hold(tmp_path: Path) -> None:
    rows = "".join(f"Person{index},{'x' * 1000},,,,,\n" for index in range(1200))
    reading = read(tmp_path, HEADER + '"Bea,B,,,,,\n' + rows)
    assert len(reading.records) == 1200
    assert [skip.reason for skip in reading.skipped] == [SkipReason.UNCLOSED_QUOTE]


def test_a_monstrous_cell_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read(tmp_path, HEADER + f'Ada,L,,,"{"x" * 2_000_000}",,\n')
    assert caught.value.problem == "too_large"


def test_too_many_open_quotes_are_no_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_MOST_REPAIRS", 1)
    with pytest.raises(ReadError) as caught:
        read(tmp_path, HEADER + 'Ada,L,,,,,\n"Bea,B,,,,,\n')
    assert caught.value.problem == "damaged"


def test_characters_that_fool_the_eye(tmp_path: Path) -> None:
    record = read(tmp_path, 'First Name,Last Name,Company\nA\0d\u202ea,Love\u2066lace,"En\ngines"\n').records[
        0
    ]
    assert (record.given, record.family, record.organization) == ("Ada", "Lovelace", "En gines")


def test_columns_can_be_chosen_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text("Name,Works at,Email\nAda,Engines,a@x.org\n", encoding="utf-8")
    source = decode(path, path.read_bytes())
    layout = detect(source)
    assert layout.columns == ("Name", "Works at", "Email")
    assert layout.targets[1] is None
    chosen = replace(layout, targets=(layout.targets[0], Target(Field.ORGANIZATION), None))
    record = read_with(source, chosen, Silent()).records[0]
    assert (record.organization, record.emails) == ("Engines", ())


def test_cancelling_stops_the_reading(tmp_path: Path) -> None:
    class Cancel:
        def step(self, done: int, total: int) -> None:
            if done > 5000:
                raise Cancelled

    path = tmp_path / "file.csv"
    path.write_text(HEADER + "Ada,L,,,,,\n" * 20_000, encoding="utf-8")
    with pytest.raises(Cancelled):
        read_file(path, Cancel())


_cell = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="'\ufeff"), max_size=12)


@given(st.lists(st.tuples(_cell, _cell), min_size=1, max_size=6), st.sampled_from(",;\t|"))
def test_what_a_csv_writer_writes_comes_back(names: list[tuple[str, str]], delimiter: str) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["First Name", "Email", "Company"])
    writer.writerows((name, f"p{index}@x.org", company) for index, (name, company) in enumerate(names))
    path = Path("memory.csv")
    source = decode(path, out.getvalue().encode())
    records = read_with(source, detect(source), Silent()).records
    from klatch.domain.names import clean

    assert [(r.given, r.organization) for r in records] == [(clean(a), clean(b)) for a, b in names]
