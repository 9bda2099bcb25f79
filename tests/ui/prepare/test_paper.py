"""The sheet, printed and saved, is read back by another library."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import NoteDraft
from klatch.domain.vocabulary import QuestionGroup
from klatch.services import meetings, notes, preparation
from klatch.services.data import Store
from klatch.services.reading.questions import bank
from klatch.ui.prepare.page import PreparePage


def read(path: Path) -> tuple[int, str]:
    """How many pages, and their words; in the bundled typeface a space is the glyph of a tab, too."""
    reader = PdfReader(path)
    return len(reader.pages), " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_everything_is_on_the_sheet(
    qtbot: QtBot,
    page: PreparePage,
    store: Store,
    meeting: int,
    people: dict[str, int],
    outside: Any,
    now: datetime,
) -> None:
    changes = {"goals": "Learn <how> & why", "introduction": "I am Nora.", "link": "https://meet.example/ada"}
    meetings.edit(store, meeting, changes, now)
    notes.add(store, NoteDraft("Nurse before", people["ada"]), now)
    chosen = [row for row in bank(store) if not row.set_name][::9]
    preparation.pick(store, meeting, [row.id for row in chosen], now)
    preparation.add_own(store, meeting, "And what else?", QuestionGroup.OWN, now)
    with qtbot.waitSignal(page.printing.saved):
        page.commands()["save_pdf"]()
    assert outside.name == "2026-11-23 Ada Quill.pdf"
    pages, text = read(outside.folder / outside.name)
    assert pages == 2
    for words in (
        "Chat with Ada Quill",
        "https://meet.example/ada",
        "I am Nora.",
        "Learn <how> & why",
        "And what else?",
        "Ben Solheim",
        "Sea swimming",
        "Nurse before",
        "https://ada.example/talk",
        *(row.text for row in chosen),
    ):
        assert words in text, words


def test_an_empty_sheet_is_one_page_with_room_to_write(qtbot: QtBot, page: PreparePage, outside: Any) -> None:
    with qtbot.waitSignal(page.printing.printed):
        page.commands()["print"]()
    pages, text = read(outside.folder / "printed.pdf")
    assert pages == 1
    assert "Chat with Ada Quill" in text
    assert "What I want to find out" not in text


def test_what_is_still_being_typed_is_printed_too(
    qtbot: QtBot, page: PreparePage, outside: Any, store: Store, meeting: int
) -> None:
    qtbot.keyClicks(page.goals.text, "Learn to listen")
    with qtbot.waitSignal(page.printing.printed):
        page.commands()["next_step"]()
    assert "Learn to listen" in read(outside.folder / "printed.pdf")[1]
