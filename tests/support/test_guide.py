"""Contents, translation and search of a guide."""

from __future__ import annotations

from pathlib import Path

import pytest

from klatch.support.guide import Guide

INDEX = "# Guide\n\n## Begin\n\n- [One](one.md)\n\n## Go on\n\n- [Two: thanks](two.md)\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "README.md").write_text(INDEX, encoding="utf-8")
    (tmp_path / "one.md").write_text(
        "# One\n\nSay **thanks** in [time](two.md), thanks.\n\n![A cup](pictures/cup.png)\n", encoding="utf-8"
    )
    (tmp_path / "two.md").write_text("# Two: thanks\n\nPress `Ctrl+Z` in time.\n", encoding="utf-8")
    (tmp_path / "pictures" / "cup.png").write_bytes(b"a picture")
    (tmp_path / "secret.md").write_text("# Secret\n\nthanks\n", encoding="utf-8")
    (tmp_path / "secret.png").write_bytes(b"a picture")
    return tmp_path


def test_the_contents_are_those_of_the_index(folder: Path) -> None:
    guide = Guide(folder)
    assert [(chapter.title, [entry.title for entry in chapter.entries]) for chapter in guide.chapters] == [
        ("Begin", ["One"]),
        ("Go on", ["Two: thanks"]),
    ]
    assert "one.md" in guide
    assert "secret.md" not in guide
    assert "README.md" not in guide


@pytest.mark.parametrize("name", ["secret.md", "README.md", "../one.md", "/etc/hostname", ""])
def test_only_pages_of_the_contents_are_read(folder: Path, name: str) -> None:
    with pytest.raises(KeyError):
        Guide(folder).text(name)


@pytest.mark.parametrize(
    "name",
    ["secret.png", "pictures/../secret.png", "/pictures/cup.png", "pictures/none.png", "http://x/a.png", ""],
)
def test_only_its_own_pictures_are_shown(folder: Path, name: str) -> None:
    assert Guide(folder).picture(name) is None


def test_a_picture_is_found(folder: Path) -> None:
    assert Guide(folder).picture("pictures/cup.png") == folder / "pictures" / "cup.png"


def test_the_search_wants_all_words_and_puts_titles_first(folder: Path) -> None:
    guide = Guide(folder)
    assert [hit.entry.name for hit in guide.search("THANKS")] == ["two.md", "one.md"]
    assert [hit.entry.name for hit in guide.search("thanks ctrl+z")] == ["two.md"]
    assert guide.search("cup") == [], "words nobody sees are not found"
    assert guide.search("secret") == []
    assert guide.search("  ") == []


def test_a_hit_shows_the_words_around_it_without_marks(folder: Path) -> None:
    (hit,) = Guide(folder).search("say")
    assert hit.excerpt == "Say thanks in time, thanks."


def test_an_excerpt_begins_and_ends_with_whole_words(folder: Path) -> None:
    words = " ".join(f"word{number}" for number in range(40))
    (folder / "one.md").write_text(f"# One\n\n{words} needle {words}\n", encoding="utf-8")
    (hit,) = Guide(folder).search("needle")
    assert hit.excerpt.startswith("… word")
    assert "needle" in hit.excerpt
    assert set(hit.excerpt.removeprefix("… ").split()) <= {*words.split(), "needle"}
    assert len(hit.excerpt) < 130


def test_a_translation_stands_for_the_pages_it_has(folder: Path) -> None:
    (folder / "de").mkdir()
    (folder / "de" / "one.md").write_text("# Eins\n\nDanke.\n", encoding="utf-8")
    guide = Guide(folder, "de")
    assert guide.text("one.md").startswith("# Eins")
    assert guide.text("two.md").startswith("# Two")
    assert guide.picture("pictures/cup.png") == folder / "pictures" / "cup.png"
    assert [hit.entry.name for hit in guide.search("danke")] == ["one.md"]
    assert [chapter.title for chapter in guide.chapters] == ["Begin", "Go on"]
    assert Guide(folder, "xx").text("one.md").startswith("# One")
