"""What Klatch says of itself: versions to copy, and the licence of every part."""

from __future__ import annotations

import platform
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

import klatch
from klatch.services import data, licences
from klatch.ui.about import AboutDialog, ShortcutsDialog
from klatch.ui.page import Context
from klatch.ui.window import MainWindow
from ui.showing import window_over


@pytest.fixture
def window(context: Context, qtbot: QtBot) -> Iterator[MainWindow]:
    yield from window_over(context, qtbot)


@pytest.fixture
def about(window: MainWindow, qtbot: QtBot) -> AboutDialog:
    window.dispatch("about")
    (dialog,) = window.findChildren(AboutDialog)
    qtbot.waitUntil(dialog.copy.isEnabled)
    return dialog


def items(dialog: AboutDialog) -> list[QTreeWidgetItem]:
    found = [
        dialog.licences.list.topLevelItem(row) for row in range(dialog.licences.list.topLevelItemCount())
    ]
    return [item for item in found if item is not None]


def test_versions_are_copied_for_a_report(about: AboutDialog) -> None:
    about.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == f"Klatch {klatch.__version__}"
    assert lines[1] == f"Python {platform.python_version()}"
    assert lines[2].startswith(f"Qt {qVersion()}, PySide 6.")
    assert lines[3] == f"SQLite {data.sqlite_version()}"
    assert lines[4].startswith("peewee 4.")
    assert "Jinja2 3." in lines[4]
    assert platform.node() not in "\n".join(lines)
    assert about.copy.text() == "Copied"


def test_return_presses_the_button_that_has_the_focus_or_closes(about: AboutDialog, qtbot: QtBot) -> None:
    about.copy.setFocus()
    qtbot.keyClick(about.copy, Qt.Key.Key_Return)
    assert about.copy.text() == "Copied"
    assert about.isVisible()
    about.tabs.setFocus()
    qtbot.keyClick(about.tabs, Qt.Key.Key_Return)
    assert not about.isVisible()


def test_every_part_is_listed_with_its_licence(about: AboutDialog) -> None:
    shown = [tuple(item.text(column) for column in (0, 2)) for item in items(about)]
    assert shown == [(part.name, part.licence) for part in licences.parts()]
    harfbuzz = next(item for item in items(about) if item.text(0) == "HarfBuzz")
    assert harfbuzz.text(1) == f"Qt {qVersion()}"


def test_the_keyboard_leads_to_each_text(about: AboutDialog, qtbot: QtBot) -> None:
    about.tabs.setFocus()
    qtbot.keyClick(about.tabs, Qt.Key.Key_Right)
    assert about.licences.isVisible()
    assert "GNU GENERAL PUBLIC LICENSE" in about.licences.text.toPlainText()
    listing = about.licences.list
    listing.setFocus()
    qtbot.keyClicks(listing, "peew")
    assert about.licences.text.accessibleName() == "Licence of peewee"
    assert "Charles Leifer" in about.licences.text.toPlainText()
    qtbot.keyClick(listing, Qt.Key.Key_Tab)
    assert about.licences.text.hasFocus()
    qtbot.keyClick(about.licences.text, Qt.Key.Key_Tab)
    assert not about.licences.text.hasFocus()


def test_it_fits_a_small_window_with_large_text(window: MainWindow, context: Context, qtbot: QtBot) -> None:
    window.resize(1024, 700)
    context.theme.set_text_scale(1.5)
    try:
        window.dispatch("about")
        (dialog,) = window.findChildren(AboutDialog)
        qtbot.waitUntil(dialog.copy.isEnabled)
        assert dialog.height() <= 700
        assert dialog.width() <= 1024
        dialog.close()
        window.dispatch("shortcuts")
        (sheet,) = window.findChildren(ShortcutsDialog)
        assert sheet.height() <= 700
    finally:
        context.theme.set_text_scale(1.0)
