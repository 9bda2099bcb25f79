from __future__ import annotations

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klatch.domain.errors import ReadError
from klatch.domain.names import clean, clean_text
from klatch.domain.progress import Silent
from klatch.domain.records import PersonRecord, Reading, SkipReason, Value
from klatch.services.exchange.reading import vcard
from klatch.services.exchange.reading.pictures import PHOTO_LIMIT
from klatch.services.exchange.reading.vcard import read_vcards

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))


def read(text: str | bytes) -> Reading:
    data = text.encode() if isinstance(text, str) else text
    return read_vcards(Path("people.vcf"), data, "utf-8", Silent())


def one(*lines: str, version: str = "3.0") -> PersonRecord:
    text = "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])
    records = read(text).records
    assert len(records) == 1
    return records[0]


def test_everything_of_a_card() -> None:
    record = one(
        "FN:Dr. Ada King\\, Countess",
        "N:King;Ada;Augusta,Byron;Dr.;PhD",
        "NICKNAME:Enchantress,Ada",
        "ORG:Engines\\; Looms;Analysis;Notes",
        "TITLE:Analyst",
        "EMAIL;TYPE=INTERNET,WORK:ada@x.org",
        "EMAIL;TYPE=home;TYPE=pref:ada@home.example",
        "TEL;TYPE=CELL,VOICE:+44 1",
        "URL:https://ada.example/x:y",
        "ADR;TYPE=home:;;1 St James;London;Greater London;SW1;UK",
        "NOTE:first\\nsecond\\, third\\\\",
        "CATEGORIES:Alumni,Mentors\\, old",
        "BDAY:1815-12-10",
    )
    assert (record.display, record.family, record.given) == ("Dr. Ada King, Countess", "King", "Ada")
    assert (record.additional, record.prefix, record.suffix) == ("Augusta Byron", "Dr.", "PhD")
    assert record.nickname == "Enchantress, Ada"
    assert (record.organization, record.department) == ("Engines; Looms", "Analysis, Notes")
    assert record.emails == (Value("ada@x.org", "work"), Value("ada@home.example", "home", True))
    assert record.phones == (Value("+44 1", "mobile"),)
    assert record.links == (Value("https://ada.example/x:y"),)
    assert (record.city, record.region, record.country) == ("London", "Greater London", "UK")
    assert record.note == "first\nsecond, third\\"
    assert record.tags == ("Alumni", "Mentors, old")
    assert record.extra.splitlines() == [
        "ADR;TYPE=home:;;1 St James;London;Greater London;SW1;UK",
        "BDAY:1815-12-10",
    ]


def test_an_unescaped_comma_stays() -> None:
    assert one("FN:Mustermann, Heiko").display == "Mustermann, Heiko"
    assert one("FN:A", "NOTE:a, b; c").note == "a, b; c"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ("BEGIN:VCARD", "END:VCARD"),
        ("begin:vcard ", "end:vcard"),
        ("BEGIN : VCARD", "End: vCard  "),
        ("BEGIN:VCARD", ""),
    ],
)
def test_frames_and_line_ends(newline: str, begin: str, end: str) -> None:
    text = newline.join(["hello", "", begin, "fn:Ada", end, "", begin, "fn:Bea", end])
    assert [record.display for record in read(text).records] == ["Ada", "Bea"]


def test_lines_and_counts_of_a_file_with_losses() -> None:
    reading = read(
        "x\nBEGIN:VCARD\nFN:Ada\nEND:VCARD\nBEGIN:VCARD\nTEL:1\nEND:VCARD\n\n"
        "BEGIN:VCARD\nKIND:group\nFN:Us\nEND:VCARD"
    )
    assert reading.found == 3
    assert [record.line for record in reading.records] == [2]
    assert [(skip.line, skip.reason) for skip in reading.skipped] == [
        (5, SkipReason.EMPTY),
        (9, SkipReason.GROUP),
    ]


def test_folding_by_space_and_tab_even_within_a_character() -> None:
    data = "BEGIN:VCARD\r\nFN:Jürgen Mü".encode()[:-1] + b"\r\n \xbcller\r\nNOTE:a\r\n\t b\r\nEND:VCARD"
    record = read(data).records[0]
    assert (record.display, record.note) == ("Jürgen Müller", "a b")


def test_quoted_printable_with_soft_breaks_and_charsets() -> None:
    record = read(
        b"BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BC=\nller;J=C3=BCrgen\n"
        b"FN;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:J=FCrgen=20M=FC=\nller\n"
        b"note;quoted-printable:one=0D=0A=\n two=3A=\nEMAIL: x\n"
        b"ORG;CHARSET=shift_jis;ENCODING=QUOTED-PRINTABLE:=93=FA=96{\n"
        b"END:VCARD\n"
    ).records[0]
    assert (record.given, record.family, record.display) == ("Jürgen", "Müller", "Jürgen Müller")
    assert record.note == "one\n two:EMAIL: x"
    assert record.organization == "日本"


def test_a_soft_break_never_swallows_the_end_of_a_card() -> None:
    text = (
        "BEGIN:VCARD\nFN:Ada\nNOTE;ENCODING=QUOTED-PRINTABLE:a=\nEND:VCARD\nBEGIN:VCARD\nFN:Bea\nEND:VCARD\n"
    )
    assert [record.display for record in read(text).records] == ["Ada", "Bea"]


def test_eight_bit_text_of_old_phones() -> None:
    data = b"BEGIN:VCARD\nFN:Ad\xe8le\nORG;CHARSET=ISO-8859-2:\xa3\xf3d\xbc\nNOTE:caf\xc3\xa9\nEND:VCARD\n"
    record = read(data).records[0]
    assert (record.display, record.organization, record.note) == ("Adèle", "Łódź", "café")


def test_bare_types_groups_and_quoted_parameters() -> None:
    record = one(
        "FN:Ada",
        "TEL;CELL;VOICE:1",
        "item1.EMAIL;type=INTERNET:a@x.org",
        "item1.X-ABLabel:_$!<Other>!$_",
        "item2.URL:https://a.example",
        "item2.X-ABLABEL:blog",
        'TEL;LABEL="work: a;b";TYPE="work,pref":2',
        "TEL;VALUE=uri:tel:+1-555;ext=2",
        "EMAIL:mailto:b@x.org",
        "X-SOCIALPROFILE;type=linkedin:https://www.linkedin.com/in/ada",
        "X-SOCIALPROFILE;type=game:x-apple:ada",
        version="2.1",
    )
    assert record.phones == (Value("1", "mobile"), Value("2", "work", True), Value("+1-555;ext=2"))
    assert record.emails == (Value("a@x.org", "other"), Value("b@x.org"))
    assert record.links == (
        Value("https://a.example", "blog"),
        Value("https://www.linkedin.com/in/ada", "linkedin"),
    )
    assert record.extra == "X-SOCIALPROFILE;type=game:x-apple:ada"


def test_the_first_choice_of_version_four() -> None:
    assert one("FN:A", "EMAIL;PREF=2:a@x.org", "EMAIL;PREF=1:b@x.org", version="4.0").emails[1].primary


@pytest.mark.parametrize(
    ("lines", "display"),
    [
        (["N:King;Ada;;;"], "Ada King"),
        (["ORG:Engines"], "Engines"),
        (["EMAIL:a@x.org"], "a@x.org"),
        (["N:;;;;", "NICKNAME:Ada"], "Ada"),
        (["FN:", "N:King"], "King"),
        (["N:;;;Dr.;"], "Dr."),
    ],
)
def test_a_missing_name_is_made_of_what_there_is(lines: list[str], display: str) -> None:
    assert one(*lines).display == display


def test_a_full_name_alone_is_taken_apart_but_not_a_company() -> None:
    assert one("FN:Ada King").family == "King"
    company = one("FN:Big Engines Ltd", "ORG:Big Engines Ltd", "X-ABSHOWAS:COMPANY")
    assert (company.display, company.given, company.family) == ("Big Engines Ltd", "", "")


@pytest.mark.parametrize(
    "lines",
    [
        [f"PHOTO;ENCODING=b;TYPE=PNG:{base64.b64encode(PNG).decode()}"],
        [
            (
                f"PHOTO;PNG;BASE64:\r\n  {base64.b64encode(PNG).decode()[:100]}\r\n"
                f"  {base64.b64encode(PNG).decode()[100:]}\r\n"
            )
        ],
        [
            f"PHOTO;ENCODING=BASE64:{base64.b64encode(PNG).decode()[:96]}",
            base64.b64encode(PNG).decode()[96:],
            "",
        ],
        [f"PHOTO:data:image/png;base64,{base64.b64encode(PNG).decode()}"],
        [f"PHOTO:{base64.b64encode(PNG).decode()}"],
    ],
)
def test_pictures_however_they_are_wrapped(lines: list[str]) -> None:
    record = one("FN:Ada", *lines, "TITLE:Analyst")
    assert record.photo is not None
    assert (record.photo.mime, record.photo.data) == ("image/png", PNG)
    assert record.title == "Analyst"


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("????", SkipReason.BAD_PHOTO),
        (base64.b64encode(b"<html>").decode(), SkipReason.BAD_PHOTO),
        (base64.b64encode(PNG + bytes(PHOTO_LIMIT)).decode(), SkipReason.PHOTO_TOO_LARGE),
    ],
    ids=["no base64", "no picture", "too large"],
)
def test_a_bad_picture_costs_the_picture_only(value: str, reason: SkipReason) -> None:
    reading = read(f"\nBEGIN:VCARD\nFN:Ada\nPHOTO;ENCODING=b:{value}\nTEL:1\nEND:VCARD\n")
    assert reading.records[0].photo is None
    assert reading.records[0].phones == (Value("1"),)
    assert [(remark.line, remark.reason) for remark in reading.remarks] == [(2, reason)]


def test_a_picture_elsewhere_is_not_fetched_but_kept() -> None:
    assert (
        one("FN:A", "PHOTO;VALUE=uri:https://a.example/a.png").extra
        == "PHOTO;VALUE=uri:https://a.example/a.png"
    )


def test_a_nested_card_is_not_counted() -> None:
    inner = "BEGIN:VCARD\nFN:Bea\nTEL:2\nEND:VCARD\n"
    text = f"BEGIN:VCARD\nFN:Ada\nAGENT:\n{inner}TEL:1\nEND:VCARD\nBEGIN:VCARD\nFN:Cleo\nEND:VCARD\n"
    reading = read(text)
    assert [(record.display, record.line) for record in reading.records] == [("Ada", 1), ("Cleo", 10)]
    assert reading.records[0].phones == (Value("1"),)


def test_a_nested_card_without_end_swallows_nobody() -> None:
    agent = "BEGIN:VCARD\nFN:Ada\nAGENT:\nBEGIN:VCARD\nFN:Bea\n"
    text = f"{agent}END:VCARD\n{agent}BEGIN:VCARD\nFN:Cleo\nEND:VCARD\n"
    assert [(record.display, record.line) for record in read(text).records] == [
        ("Ada", 1),
        ("Ada", 7),
        ("Cleo", 12),
    ]


def test_lines_that_are_no_properties_are_stepped_over() -> None:
    record = one(
        "PROFILE:VCARD", "# a comment", "X-messaging/irc-All:ada", "FN:Ada", "nonsense", ":", "TEL:1"
    )
    assert (record.display, record.phones) == ("Ada", (Value("1"),))


def test_characters_that_fool_the_eye() -> None:
    record = one("FN:A\0d\u202ea\u2069", "TITLE:a\\nb", "ORG:x\ty")
    assert (record.display, record.title, record.organization) == ("Ada", "a b", "x y")


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ReadError, match="too_large"):
        read(f"BEGIN:VCARD\nFN:Ada\nNOTE:{'x' * 1_100_000}\nEND:VCARD\n")
    monkeypatch.setattr(vcard, "CARD_LIMIT", 2)
    with pytest.raises(ReadError, match="too_large"):
        read("BEGIN:VCARD\nFN:Ada\nEND:VCARD\n" * 3)


def test_what_is_kept_for_writing_back_has_a_limit() -> None:
    record = one("FN:Ada", *(f"X-{index}:{'x' * 1000}" for index in range(40)))
    assert 10_000 < len(record.extra) < 20_000


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail_otherwise_than_by_finding_nobody(noise: bytes) -> None:
    data = b"BEGIN:VCARD\nFN:Ada\nEND:VCARD\nBEGIN:VCARD\n" + noise + b"\nEND:VCARD\n"
    assert read(data).records[0].display == "Ada"


_text = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), max_size=30)


@given(_text, _text)
def test_escaped_text_comes_back(family: str, note: str) -> None:
    def escaped(text: str) -> str:
        for character in "\\;,":
            text = text.replace(character, "\\" + character)
        return text.replace("\n", "\\n")

    record = one("FN:Ada", f"N:{escaped(family)};Ada", f"NOTE:{escaped(note)}\\n\\n{escaped(note)}")
    assert record.family == clean(family)
    assert record.note == clean_text(f"{note}\n\n{note}")


@pytest.mark.parametrize(
    "line",
    [
        "N:" + "a" * 900_000 + "\\",
        "CATEGORIES:" + "a" * 900_000 + "\\",
        "NOTE;ENCODING=QUOTED-PRINTABLE:" + "=" * 900_000,
        'TEL;TYPE="' + '";"' * 300_000 + ":1",
        "TITLE:x\x01" + " " * 900_000 + "y",
        "X-" + ";" * 900_000 + ":1",
        "AGENT:\r\n" + "BEGIN:VCARD\r\n" * 50_000,
        "\n ".join("x" * 10 for _ in range(90_000)),
    ],
    ids=["name", "tags", "soft breaks", "quotes", "blanks", "parameters", "nesting", "folding"],
)
def test_values_made_to_take_for_ever(line: str) -> None:
    """They would run into the time limit of every test."""
    assert (
        read(f"BEGIN:VCARD\nFN:Ada\nEND:VCARD\nBEGIN:VCARD\n{line}\nEND:VCARD\n").records[0].display == "Ada"
    )


def test_a_full_name_of_a_whole_book() -> None:
    assert one("FN:" + "Ada King " * 50_000).family == ""


@pytest.mark.parametrize("line", ["ORG: ", "ORG:;", "EMAIL:mailto:", "N: ;\x01", "NICKNAME:,", "TEL:1"])
def test_a_card_that_names_nobody_is_left_out_and_spoils_nothing(line: str) -> None:
    found = read(f"BEGIN:VCARD\nFN:Ada\nEND:VCARD\nBEGIN:VCARD\n{line}\nEND:VCARD\n")
    assert [record.display for record in found.records] == ["Ada"]
    assert [(skip.line, skip.reason) for skip in found.skipped] == [(4, SkipReason.EMPTY)]


@pytest.mark.parametrize("charset", [b"undefined", b"idna", b"a\0b", b"\xff", b"hex", b"utf-16"])
def test_a_charset_of_whatever_name(charset: bytes) -> None:
    line = b"FN;ENCODING=QUOTED-PRINTABLE;CHARSET=" + charset + b":Ad=E4\n"
    assert read(b"BEGIN:VCARD\n" + line + b"END:VCARD\n").records[0].display


def test_what_cannot_be_text_gets_into_no_label() -> None:
    record = read(b"BEGIN:VCARD\nFN:Ada\nTEL;TYPE=\xffcar:1\nEND:VCARD\n").records[0]
    assert record.phones == (Value("1", "car"),)
