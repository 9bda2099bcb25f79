"""The window at the Insights page over the people whose numbers are counted by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from insight_story import Story
from klatch.services.data import Store
from klatch.ui import pictures
from klatch.ui.insights.page import InsightsPage
from klatch.ui.page import Context
from klatch.ui.places import Place
from klatch.ui.saving import Question
from klatch.ui.window import MainWindow


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    """Weeks begin on Monday."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def story(store: Store) -> Story:
    return Story(store).tell()


@pytest.fixture
def empty_window(context: Context, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window while nothing has happened."""
    yield from shown(context, qtbot)


@pytest.fixture
def window(context: Context, story: Story, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window with the story told."""
    yield from shown(context, qtbot)


def shown(context: Context, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.go(Place("insights"))
    pictures.settle(made)
    yield made
    made.close()


@pytest.fixture
def page(window: MainWindow) -> InsightsPage:
    """The page with its numbers."""
    assert isinstance(window.page, InsightsPage)
    assert window.page.facts is not None
    return window.page


class Outside:
    """The dialog for a file's name: where it says to save, and what it was asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.cancels = False

    def save_as(self, _parent: QWidget, question: Question) -> str:
        self.asked.append(question.name)
        return "" if self.cancels else str(self.folder / question.name)

    def choose_printer(self, printer: QPrinter, _parent: QWidget) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.folder / "printed.pdf"))
        return not self.cancels


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    """Saves into a folder of its own."""
    folder = tmp_path / "out"
    folder.mkdir()
    return Outside(folder)
