from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klatch.domain.names import (
    apart,
    clean,
    clean_text,
    display_name,
    first_name,
    fold,
    initials,
    name_and_employer,
    reads_as_named,
    sort_key,
    split_name,
    together,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ADA Lovelace", "ada lovelace"),
        ("Zoë Le Fèvre", "zoe le fevre"),
        ("Łukasz Ørsted Đoković", "lukasz orsted dokovic"),
        ("Straße ẞ", "strasse ss"),
        ("Æsir Œuvre Þór", "aesir oeuvre thor"),
        ("İstanbul Işık", "istanbul isik"),
        ("O’Brien", "o'brien"),
        ("Zoe\u0308", "zoe"),
        ("Йосиф", "иосиф"),
        ("ガ", " ガ "),
        ("김민준", " 김  민  준 "),
        ("李明", " 李  明 "),
        ("ﬁne", "fine"),
        ("नमस्ते", "नमस्ते"),
    ],
)
def test_fold_compares_what_people_type(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing_but_spaces(text: str) -> None:
    once = " ".join(fold(text).split())
    assert " ".join(fold(once).split()) == once


@given(st.text(alphabet="abcXYZ éàüñç"))
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    import unicodedata

    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_sort_key_is_never_empty_for_a_name() -> None:
    assert sort_key("  Zoë   Le Fèvre ") == "zoe le fevre"
    assert sort_key("李明") == "李 明"
    assert sort_key("\u0301") == "\u0301"


def test_clean_leaves_one_honest_line() -> None:
    assert clean(" Ada\0 Love\u202elace\u2069\r\nBcc: x ") == "Ada Lovelace Bcc: x"
    assert clean("a\ud800b") == "ab"
    assert clean("Zoë 👩‍🔬") == "Zoë 👩‍🔬"


def test_clean_text_keeps_paragraphs() -> None:
    assert clean_text("one\r\ntwo\rthree\u2028four\0\n") == "one\ntwo\nthree\nfour"


@given(st.text(alphabet=st.characters(codec=None)))
def test_cleaned_text_can_be_stored(text: str) -> None:
    for cleaned in (clean(text), clean_text(text)):
        cleaned.encode("utf-8")
        assert "\0" not in cleaned
    assert len(clean(text).splitlines()) <= 1


def test_display_name_takes_the_best_that_is_known() -> None:
    assert display_name("Ada", "Lovelace", organization="Engines") == "Ada Lovelace"
    assert display_name("", "Lovelace") == "Lovelace"
    assert display_name("明", "李") == "李明"
    assert display_name("", "", nickname="Countess", email="a@b.example") == "Countess"
    assert display_name("", "", organization="Engines", email="a@b.example") == "Engines"
    assert display_name("", "", email="a@b.example") == "a@b.example"
    assert display_name("", "") == ""


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Priya Raman", "PR"),
        ("zoë le fèvre", "ZF"),
        ("Dr. Ada King", "AK"),
        ("Ada", "A"),
        ("李明", "李"),
        ("Mary Ann O'Brien, PhD 🎓", "MO"),
        ("Ada Lovelace (she/her)", "AL"),
        ("ßeta", "S"),
        ("🎓", "?"),
        ("", "?"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("name", "given_name", "greeting"),
    [
        ("Mary Ann O'Brien", "Mary Ann", "Mary Ann"),
        ("Prof. Dr. Ada Lovelace", "", "Ada"),
        ("Dr. Ada Lovelace", "Dr. Ada", "Ada"),
        ("Lovelace, Ada", "", "Ada"),
        ("Ada", "", "Ada"),
        ("李明", "", "李明"),
        ("", "", ""),
    ],
)
def test_first_name(name: str, given_name: str, greeting: str) -> None:
    assert first_name(name, given_name) == greeting


def test_split_name() -> None:
    full = split_name("Dr. Juan Q. de la Vega III")
    assert (full.prefix, full.given, full.additional, full.family, full.suffix) == (
        "Dr.",
        "Juan",
        "Q.",
        "de la Vega",
        "III",
    )
    assert split_name("Lovelace, Ada")[1:4] == ("Ada", "", "Lovelace")
    assert split_name("Ada").given == "Ada"
    assert split_name("李明").given == "李明"
    assert split_name(", ,").given == ", ,"


@pytest.mark.parametrize(
    ("text", "name", "employer"),
    [
        ("Imani Cole, Halden Health, Boston", "Imani Cole", "Halden Health, Boston"),
        ("Imani Cole", "Imani Cole", ""),
        ("سارة حسن، شركة النور", "سارة حسن", "شركة النور"),
        ("李明，华为", "李明", "华为"),
        ("田中太郎、トヨタ", "田中太郎", "トヨタ"),
        (" , ", "", ""),
    ],
)
def test_a_name_and_where_they_work(text: str, name: str, employer: str) -> None:
    assert name_and_employer(text) == (name, employer)
    assert reads_as_named(text) == bool(name)


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([""], ""),
        (["Ada"], "Ada"),
        (["Ada", "Ben"], "Ada and Ben"),
        (["Ada", "Ben", "Cleo", "Dan"], "Ada, Ben, Cleo and Dan"),
    ],
)
def test_names_in_a_sentence(names: list[str], text: str) -> None:
    assert together(names) == text
    assert apart(text) == names


def test_nobody_is_named_by_no_names() -> None:
    assert not together([])
