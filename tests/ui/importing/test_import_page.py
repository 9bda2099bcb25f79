"""The import page over a real store and real files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from klatch.ui.importing.page import ImportPage
from klatch.ui.page import Context
from klatch.ui.places import ImportFile, Place

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ROWS = (
    "Ada,Lovelace,https://www.linkedin.com/in/ada,,Engine Works,Analyst,12 Mar 2024\n"
    "Grace,Hopper,https://www.linkedin.com/in/grace,grace@navy.example,Navy,Officer,13 Mar 2024\n"
    ",,,,,,\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Connections.csv"
    path.write_text(f'Notes:\n"Some addresses are missing"\n\n{HEADER}{ROWS}', encoding="utf-8-sig")
    return path


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> ImportPage:
    made = ImportPage(context)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    made.arrive(ImportFile())
    return made


def read(qtbot: QtBot, page: ImportPage, path: Path) -> None:
    page.arrive(ImportFile(str(path)))
    qtbot.waitUntil(lambda: not page.context.background.busy)


def count(context: Context, stage: str) -> int:
    row = context.store.fetch_one("SELECT count(*) FROM contact WHERE stage = ?", (stage,))
    assert row is not None
    return int(row[0])


def test_reading_shows_what_would_happen_and_changes_nothing(
    qtbot: QtBot, page: ImportPage, context: Context, file: Path
) -> None:
    read(qtbot, page, file)
    assert page._stack.currentWidget() is page._review
    assert page._review._totals.text().split() == ["2", "added", "0", "merged", "1", "left", "out"]
    view = page._review._view
    assert view is not None
    shown = [view.table.index(row, 1).data() for row in range(view.table.rowCount())]
    assert shown == ["Not imported", "Ada Lovelace", "Grace Hopper"]
    assert count(context, "address_book") == 0


def test_importing_tells_and_goes_to_the_contacts_and_undo_takes_all_back(
    qtbot: QtBot, page: ImportPage, context: Context, file: Path, said: list[str], went: list[Place]
) -> None:
    read(qtbot, page, file)
    page.start()
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].startswith("2 people added, 0 merged; 1 left out")
    assert went == [Place("contacts")]
    assert count(context, "address_book") == 2
    context.history.undo()
    assert count(context, "address_book") == 0


def test_the_pipeline_and_a_tag_can_be_chosen(
    qtbot: QtBot, page: ImportPage, context: Context, file: Path, said: list[str]
) -> None:
    read(qtbot, page, file)
    page._review._pipeline.setChecked(True)
    page._review._tag.setText("November")
    page.start()
    qtbot.waitUntil(lambda: bool(said))
    assert count(context, "to_contact") == 2
    assert context.store.fetch("SELECT name FROM tag") == [("November",)]


def test_the_same_file_again_adds_nobody(
    qtbot: QtBot, page: ImportPage, context: Context, file: Path, said: list[str]
) -> None:
    for _ in range(2):
        said.clear()
        read(qtbot, page, file)
        page.start()
        qtbot.waitUntil(lambda: bool(said))
    assert said[0].startswith("0 people added, 2 merged")
    assert count(context, "address_book") == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "bad.csv is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "bad.csv is not a text file"),
        (b"nothing,here\nthat,is,known\n", "Klatch finds no columns it knows in bad.csv"),
        (HEADER.encode(), "bad.csv holds no people"),
    ],
)
def test_a_bad_file_is_one_sentence_and_another_can_be_chosen(
    qtbot: QtBot, page: ImportPage, tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    read(qtbot, page, path)
    assert page._stack.currentWidget() is page._choose
    assert page._choose.accessibleName().startswith(sentence)


def test_cancelling_leaves_nothing(qtbot: QtBot, page: ImportPage, context: Context, tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text(
        HEADER + "".join(f"P{n},Q{n},https://www.linkedin.com/in/p{n},,O,T,\n" for n in range(30000))
    )
    page.arrive(ImportFile(str(path)))
    page._cancel()
    qtbot.waitUntil(lambda: not context.background.busy)
    assert "Cancelled" in page._choose.accessibleName()
    assert count(context, "address_book") == 0


def test_the_dialog_chooses_the_file(
    qtbot: QtBot, page: ImportPage, context: Context, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    page.choose_file()
    qtbot.waitUntil(lambda: not context.background.busy)
    assert page.heading() == ("Import contacts", "Connections.csv")
