"""The guide is true to the program: its pages, links, pictures, menus, keys and the words on the screen."""

from __future__ import annotations

import ast
import importlib.util
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QKeySequence

from klatch.cli import _parser
from klatch.support.guide import INDEX, Guide
from klatch.ui.actions import MENUS, SPECS
from klatch.ui.pages import PAGES

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES_OF_GUIDE = sorted(file.name for file in DOCS.glob("*.md"))
PICTURES = sorted(file.relative_to(DOCS).as_posix() for file in DOCS.glob("pictures/*"))
LARGEST, ALL = 70_000, 1_000_000
SPAN = re.compile(r"`([^`]+)`")
MENU_WITH_KEY = re.compile(r"`([^`]+ > [^`]+)`\s+\(`([^`]+)`\)")
KEY = re.compile(
    r"(?:(?:Ctrl|Alt|Shift)\+)*(?:F\d+|Del|Esc|Return|Up|Down|Left|Right|PgUp|PgDown|[A-Z0-9,/+-])"
)
FILE = re.compile(r"[\w-]*\.(?:db|csv|vcf|eml|ics)|backups")
OTHER = {"{", ">", *MENUS}


def text(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def menus() -> dict[str, tuple[str, ...]]:
    """Every action by its way through the menus, with its keys."""
    return {f"{spec.menu.replace('/', ' > ')} > {spec.text}": spec.keys for spec in SPECS}


def words_of(*parts: str) -> Iterator[str]:
    for file in sorted((ROOT / "src" / "klatch").joinpath(*parts).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


@cache
def on_the_screen() -> frozenset[str]:
    return frozenset(words_of("ui"))


def settings_pages() -> set[str]:
    tree = ast.parse((ROOT / "src/klatch/ui/settings/page.py").read_text(encoding="utf-8"))
    layout = next(node for node in ast.walk(tree) if getattr(node, "name", "") == "_layout")
    return {
        f"Settings > {node.value}"
        for node in ast.walk(layout)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def untrue(span: str) -> bool:
    """Whether a code span names what is not in the program."""
    if " > " in span:
        return span not in menus() and span not in settings_pages()
    if KEY.fullmatch(span):
        return span not in {key for spec in SPECS for key in spec.keys} | {"Ctrl+Return"}
    if span.startswith("klatch "):
        return span.split()[1] not in _parser().format_help()
    return not FILE.fullmatch(span) and span not in OTHER


def test_every_page_is_in_the_index_once_under_its_own_title() -> None:
    guide = Guide(DOCS)
    assert sorted(entry.name for entry in guide.entries) == [n for n in PAGES_OF_GUIDE if n != INDEX]
    assert {entry.title for entry in guide.entries} == {
        text(entry.name).partition("\n")[0].removeprefix("# ") for entry in guide.entries
    }
    assert len(guide.chapters) > 3


@pytest.mark.parametrize("name", PAGES_OF_GUIDE)
def test_links_lead_to_pages_and_pictures_are_there_and_described(name: str) -> None:
    for described, target in re.findall(r"\[([^\]]*)\]\(([^)]+)\)", text(name)):
        assert target in PAGES_OF_GUIDE or target in PICTURES, target
        assert described.strip(), target


@pytest.mark.parametrize("name", PAGES_OF_GUIDE)
def test_menus_keys_and_commands_exist(name: str) -> None:
    assert [span for span in SPAN.findall(text(name)) if untrue(span)] == []


@pytest.mark.parametrize("name", PAGES_OF_GUIDE)
def test_a_key_beside_a_menu_is_the_key_of_that_action(name: str) -> None:
    for way, key in MENU_WITH_KEY.findall(text(name)):
        assert key in menus()[way], f"{way}: {key}"


@pytest.mark.parametrize("name", PAGES_OF_GUIDE)
def test_what_is_bold_is_on_the_screen(name: str) -> None:
    bold = {" ".join(words.split()) for words in re.findall(r"\*\*([^*]+)\*\*", text(name))}
    assert bold - on_the_screen() <= {"bold"}


def test_the_checks_would_find_a_mistake() -> None:
    for wrong in ("File > Improt…", "Ctrl+Shift+F9", "Settings > Colour", "klatch bakup", "something"):
        assert untrue(wrong)
    for right in ("File > Import…", "Ctrl+Z", "Settings > You", "klatch check", "klatch.db"):
        assert not untrue(right)
    assert "Improt" not in on_the_screen()
    assert all(QKeySequence(key)[0].key().value for spec in SPECS for key in spec.keys)


def test_every_picture_is_shown_small_and_made_by_the_script() -> None:
    shown = {
        target for name in PAGES_OF_GUIDE for target in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text(name))
    }
    assert shown == set(PICTURES)
    script = importlib.util.spec_from_file_location("guide_pictures", ROOT / "packaging" / "guide.py")
    assert script is not None
    assert script.loader is not None
    module = importlib.util.module_from_spec(script)
    script.loader.exec_module(module)
    assert {f"pictures/{name}.png" for name in module.PICTURES} == set(PICTURES)
    for name, (_, part) in module.PICTURES.items():
        picture = QImage(str(DOCS / "pictures" / f"{name}.png"))
        assert picture.size() == part.size(), f"make guide: {name}"
        assert picture.format() == QImage.Format.Format_Indexed8
    sizes = [(DOCS / name).stat().st_size for name in PICTURES]
    assert max(sizes) <= LARGEST
    assert sum(sizes) <= ALL


def test_every_page_of_the_window_has_its_page_in_the_guide() -> None:
    guide = Guide(DOCS)
    assert [spec.key for spec in PAGES if spec.topic not in guide] == []
    topics = {word for word in words_of("ui") if re.fullmatch(r"[a-z-]+\.md", word)}
    assert [topic for topic in sorted(topics) if topic not in guide] == []
