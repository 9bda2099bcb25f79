"""Modules imported ahead, of a package that is written for it."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from klatch.ui.ahead import ImportsAhead

MODULES = ["coffee", "coffee.beans", "coffee.beans.roast", "coffee.cup"]


@pytest.fixture
def coffee(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """A package with another one in it."""
    for name in ("__init__", "cup", "beans/__init__", "beans/roast"):
        file = tmp_path / "coffee" / f"{name}.py"
        file.parent.mkdir(exist_ok=True)
        file.write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    yield importlib.import_module("coffee")
    for name in MODULES:
        sys.modules.pop(name, None)


@pytest.mark.parametrize("how", [QEvent.Type.Enter, QEvent.Type.ShortcutOverride])
def test_all_of_a_package_is_imported_once_somebody_comes(
    coffee: ModuleType, qtbot: QtBot, how: QEvent.Type
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    ahead = ImportsAhead(coffee, window)
    QApplication.processEvents()
    assert [name for name in MODULES if name in sys.modules] == ["coffee"], "nobody came yet"
    with qtbot.waitSignal(ahead.finished):
        QApplication.sendEvent(window, QEvent(how))
    assert all(name in sys.modules for name in MODULES)
