"""Calendar files from the page: saved, opened, and what happens when that fails."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import vobject
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from klatch.ui.meetings.calendar_file import Edges
from klatch.ui.meetings.page import MeetingsPage
from klatch.ui.page import Context
from klatch.ui.places import Place
from klatch.ui.saving import Question

Book = Callable[..., int]


@dataclass
class Outside:
    """The file dialog and the calendar program."""

    answer: str = ""
    opens: bool = True
    asked: list[str] = field(default_factory=list)
    opened: list[tuple[Path, str, int]] = field(default_factory=list)

    def save_as(self, _parent: QWidget, question: Question) -> str:
        self.asked.append(question.name)
        return self.answer

    def open_url(self, url: QUrl) -> bool:
        path = Path(url.toLocalFile())
        self.opened.append((path, path.read_text(encoding="utf-8"), stat.S_IMODE(path.stat().st_mode)))
        return self.opens


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
def filing(
    context: Context, people: dict[str, int], qtbot: QtBot, outside: Outside
) -> Iterator[MeetingsPage]:
    made = MeetingsPage(context, edges=Edges(outside.open_url, outside.save_as))
    qtbot.addWidget(made)
    made.resize(1096, 690)
    made.show()
    made.arrive(Place("meetings"))
    yield made
    made.depart()


def summaries(path: Path) -> list[str]:
    file = vobject.readOne(path.read_text(encoding="utf-8"))
    return [event.summary.value for event in file.vevent_list]


def test_a_meeting_is_saved(
    filing: MeetingsPage, book: Book, outside: Outside, tmp_path: Path, said: list[str]
) -> None:
    book("ada", 42)
    outside.answer = str(tmp_path / "ada")
    filing.commands()["save_ics"]()
    assert outside.asked == ["Ada Quill.ics"]
    assert summaries(tmp_path / "ada.ics") == ["Nora & Ada Quill"]
    assert said == ["Saved ada.ics"]
    outside.answer = ""
    filing.commands()["save_ics"]()
    assert said == ["Saved ada.ics"]


def test_the_week_and_all_that_is_ahead_are_one_file_each(
    filing: MeetingsPage, book: Book, outside: Outside, tmp_path: Path
) -> None:
    assert not filing.week.bar.export.isEnabled()
    assert not {"export_week", "export_upcoming"} & filing.commands().keys()
    book("ada", 42)
    book("ben", 26 * 60)
    book("ada", 7 * 24 * 60)
    outside.answer = str(tmp_path / "week.ics")
    filing.week.bar.export.click()
    assert summaries(tmp_path / "week.ics") == ["Nora & Ada Quill", "Nora & Ben Solheim"]
    outside.answer = str(tmp_path / "ahead.ics")
    filing.commands()["export_upcoming"]()
    assert len(summaries(tmp_path / "ahead.ics")) == 3
    assert outside.asked == ["23 to 27 November.ics", "Upcoming meetings.ics"]


def test_the_calendar_program_gets_a_file_nobody_else_can_read(
    filing: MeetingsPage, book: Book, outside: Outside
) -> None:
    book("ada", 42)
    filing.commands()["open_ics"]()
    ((path, text, mode),) = outside.opened
    assert (path.name, mode) == ("Ada Quill.ics", 0o600)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert vobject.readOne(text).vevent.summary.value == "Nora & Ada Quill"


def test_where_no_program_opens_it_or_nothing_can_be_written(
    filing: MeetingsPage, book: Book, outside: Outside, tmp_path: Path, said: list[str]
) -> None:
    book("ada", 42)
    outside.opens = False
    filing.commands()["open_ics"]()
    assert said == ["No program here opens calendar files. Save the meeting as .ics instead."]
    outside.answer = str(tmp_path / "nowhere" / "ada.ics")
    filing.commands()["save_ics"]()
    assert said[-1] == "ada.ics could not be written. Choose another place."
