"""How the window was left: geometry, column widths, sort, last page. Kept beside the data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings


class WindowState:
    """Small values by name in an ini file; losing it costs nothing but the arrangement."""

    def __init__(self, folder: Path) -> None:
        self._settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    def bytes(self, name: str) -> QByteArray:
        """A remembered arrangement, empty when there is none."""
        value = self._settings.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def text(self, name: str, default: str = "") -> str:
        """A remembered text."""
        value = self._settings.value(name)
        return value if isinstance(value, str) else default

    def set(self, name: str, value: Any) -> None:
        """Remember a value."""
        self._settings.setValue(name, value)

    def save(self) -> None:
        """Write it to the file now."""
        self._settings.sync()
