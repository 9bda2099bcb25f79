"""The files of the page are read back."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from insight_story import Story
from klatch.services import templates
from klatch.services.data import Store
from klatch.ui import pictures, printing
from klatch.ui.insights.csv_file import csv_bytes
from klatch.ui.insights.export import Edges
from klatch.ui.insights.page import InsightsPage
from klatch.ui.insights.tables import Column, Kind, Table
from klatch.ui.window import MainWindow
from ui.insights.conftest import Outside


@pytest.fixture
def exporting(page: InsightsPage, outside: Outside) -> InsightsPage:
    page.edges = Edges(outside.save_as, printing.Edges(outside.choose_printer, outside.save_as))
    return page


def saved(page: InsightsPage, qtbot: QtBot, name: str) -> Path:
    with qtbot.waitSignal(page.export.saved) as blocker:
        page.controls.export.emit(name)
    path = blocker.args[0]
    assert isinstance(path, Path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in path.parent.iterdir()] == [path.name], "no half file stays"
    return path


def read(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))


def text_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_all_tables_in_one_csv(exporting: InsightsPage, qtbot: QtBot) -> None:
    path = saved(exporting, qtbot, "save_tables")
    assert path.name == "klatch-insights-2026-11-23.csv"
    rows = read(path)
    titles = [row[0] for row in rows if len(row) == 1]
    assert titles == [
        "From outreach to offer",
        "Twelve conversations",
        "Time to first reply",
        "Every week",
        "Replies by source",
        "Replies by template",
    ]
    assert ["Replied", "7", "10", "0.7000", "0.3968", "0.8922"] in rows
    assert ["Outreach", "10", "", "", "", ""] in rows
    assert ["Median", "6", "3.0000"] in rows
    assert ["2026-10-12", "3", "2", "6"] in rows
    assert ["Short", "3", "6", "0.5000", "0.1876", "0.8124"] in rows


def test_a_name_like_a_formula_is_text() -> None:
    table = Table("t", "T", (Column("Name", Kind.TEXT), Column("N", Kind.COUNT)), (("=1+1", -1),))
    assert csv_bytes((table,)).decode("utf-8-sig").splitlines() == ["T", "Name,N", "'=1+1,-1"]


def test_a_name_with_everything_in_it(
    window: MainWindow, exporting: InsightsPage, store: Store, story: Story, qtbot: QtBot
) -> None:
    name = 'Short, "quoted" <b>مرحبا</b>'
    templates.edit(store, story.short, {"name": name}, exporting.context.clock.now())
    pictures.settle(window)
    rows = read(saved(exporting, qtbot, "save_tables"))
    assert [row for row in rows if row and row[0] == name]


def test_the_report_holds_every_number(exporting: InsightsPage, qtbot: QtBot) -> None:
    path = saved(exporting, qtbot, "save_pdf")
    text = text_of(path)
    assert "Last 8 weeks, 23 Nov" in text
    for words in (
        "From outreach to offer",
        "People you were referred to reply 100% of the time",
        "5 of 5 against 2 of 5",
        "Replies by template",
        "A rule of thumb from career offices, not a promise.",
        "2 messages bounced",
        "Newcombe",
    ):
        assert words in text


def test_ctrl_p_prints_the_report(
    window: MainWindow, exporting: InsightsPage, outside: Outside, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, "P", Qt.KeyboardModifier.ControlModifier)
    pictures.settle(window)
    assert "From outreach to offer" in text_of(outside.folder / "printed.pdf")


def test_the_charts_as_a_picture(exporting: InsightsPage, qtbot: QtBot) -> None:
    image = QImage(str(saved(exporting, qtbot, "save_picture")))
    inside = exporting.board.inside
    assert (image.width(), image.height()) == (inside.width() * 2, inside.height() * 2)
    bar = exporting.board.funnel.bars
    ink = exporting.context.theme.stage("contacted").graphic
    at = bar.mapTo(inside, bar.rect().topLeft())
    row = range(at.x() * 2, (at.x() + bar.width()) * 2)
    assert ink.name() in {image.pixelColor(x, (at.y() + 15) * 2).name() for x in row}


def test_a_folder_that_is_not_there(
    exporting: InsightsPage, outside: Outside, said: list[str], window: MainWindow
) -> None:
    outside.folder = outside.folder / "gone"
    for name in ("save_tables", "save_picture", "save_pdf"):
        exporting.controls.export.emit(name)
        pictures.settle(window)
    assert said == ["The file could not be written there. Choose another folder"] * 3


def test_cancelled_is_cancelled(exporting: InsightsPage, outside: Outside, window: MainWindow) -> None:
    outside.cancels = True
    for name in ("save_tables", "save_picture", "save_pdf"):
        window.actions_table[name].trigger()
    pictures.settle(window)
    assert list(outside.folder.iterdir()) == []
    assert [Path(name).suffix for name in outside.asked] == [".csv", ".png", ".pdf"]
