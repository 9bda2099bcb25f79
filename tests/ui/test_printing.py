"""Sheets are read back by another library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from klatch.ui.page import Context
from klatch.ui.printing import Edges, Printing, Sheet, style
from klatch.ui.saving import Question
from klatch.ui.theme import Theme

SHEET = Sheet("Chat with Priya Raman", "<h1>Priya Raman</h1><p>What does a week look like?</p>")


class Outside:
    """The dialogs: what is chosen in them, and what they were given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = ""
        self.cancels = False

    def choose_printer(self, printer: QPrinter, _parent: QWidget) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.folder / "printed.pdf"))
        self.name = printer.docName()
        return not self.cancels

    def save_as(self, _parent: QWidget, question: Question) -> str:
        self.name = question.name
        return "" if self.cancels else str(self.folder / question.name)


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    return Outside(tmp_path)


@pytest.fixture
def printing(context: Context, outside: Outside, qtbot: QtBot) -> Printing:
    owner = QWidget()
    qtbot.addWidget(owner)
    return Printing(context, owner, Edges(outside.choose_printer, outside.save_as))


@pytest.fixture
def locale() -> Iterator[None]:
    yield
    QLocale.setDefault(QLocale.c())


def read(path: Path) -> tuple[PdfReader, str]:
    """The file and its words; in the bundled typeface a space is the glyph of a tab, too."""
    reader = PdfReader(path)
    return reader, " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def saved(printing: Printing, sheet: Sheet, qtbot: QtBot, name: str = "sheet.pdf") -> Path:
    with qtbot.waitSignal(printing.saved) as signal:
        printing.save_pdf(sheet, name)
    return Path(signal.args[0])


def test_a_sheet_is_saved_as_pdf(printing: Printing, said: list[str], qtbot: QtBot, tmp_path: Path) -> None:
    path = saved(printing, SHEET, qtbot)
    reader, text = read(path)
    assert path == tmp_path / "sheet.pdf"
    assert "Priya Raman" in text
    assert "What does a week look like?" in text
    assert reader.metadata is not None
    assert reader.metadata.title == SHEET.title
    assert said == ["Saved as sheet.pdf"]


def test_a_sheet_is_printed(printing: Printing, outside: Outside, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(printing.printed):
        printing.print_out(SHEET)
    assert "What does a week look like?" in read(tmp_path / "printed.pdf")[1]
    assert outside.name == SHEET.title


def test_nothing_leaves_when_a_dialog_is_cancelled(
    printing: Printing, outside: Outside, context: Context, tmp_path: Path
) -> None:
    outside.cancels = True
    printing.print_out(SHEET)
    printing.save_pdf(SHEET, "sheet.pdf")
    assert not context.background.busy
    assert not list(tmp_path.glob("*.pdf"))


def test_a_file_that_cannot_be_written_says_what_to_do(
    printing: Printing, outside: Outside, said: list[str], qtbot: QtBot, tmp_path: Path
) -> None:
    outside.folder = tmp_path / "nowhere"
    printing.save_pdf(SHEET, "sheet.pdf")
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["The file could not be written there. Choose another folder"]


@pytest.mark.parametrize(("name", "width"), [("en_US", 612), ("de_DE", 595), ("fr_CA", 612)])
@pytest.mark.usefixtures("locale")
def test_the_paper_is_the_one_usual_there(name: str, width: int, printing: Printing, qtbot: QtBot) -> None:
    QLocale.setDefault(QLocale(name))
    reader, _ = read(saved(printing, SHEET, qtbot))
    assert round(reader.pages[0].mediabox.width) == width


def test_paper_is_light_in_the_dark(theme: Theme) -> None:
    theme.set_mode("dark")
    try:
        assert theme.tokens.light.colors.text.name() in style(theme)
        assert theme.colors.text.name() not in style(theme)
        assert "$" not in style(theme)
    finally:
        theme.set_mode("light")


def test_pictures_and_many_pages(printing: Printing, qtbot: QtBot) -> None:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    lines = "".join(f"<p>Line {number}</p>" for number in range(200))
    reader, text = read(saved(printing, Sheet("Long", f'<img src="cups">{lines}', {"cups": image}), qtbot))
    assert len(reader.pages) > 2
    assert len(reader.pages[0].images) == 1
    assert "Line 199" in text
