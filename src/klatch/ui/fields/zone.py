"""A time zone found by typing a part of its city."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from klatch.domain import zones
from klatch.ui.fields.auto import LineField, Save
from klatch.ui.theme import Theme


class ZoneLine(QLineEdit):
    """Offers the zones that hold what is typed; they are listed when the field is first entered."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self._names.rowCount():
            self._names.setStringList([zone_label(zone) for zone in zones.choices()])
        super().focusInEvent(event)


class ZoneField(LineField):
    """Reads and shows the IANA name behind "New York (America/New_York)"."""

    def __init__(self, theme: Theme, text: str, save: Save, parent: QWidget) -> None:
        super().__init__(theme, text, save, parent, editor=ZoneLine(parent))
        self.line.setPlaceholderText(self.tr("Type a city"))

    def read(self) -> str:
        """The zone's name, or what was typed when it names none."""
        return zone_of(self.line.text())

    def show_value(self, value: str) -> None:
        """Show the city before the name."""
        super().show_value(zone_label(value) if zones.is_zone(value) else value)

    def commit(self) -> bool:
        """Save a zone; one that nobody knows is refused in place."""
        value = self.read()
        if value and not zones.is_zone(value):
            self.set_error(self.tr("Choose a time zone from the list"))
            return False
        return super().commit()


def zone_label(zone: str) -> str:
    """The city a zone is named after, with the name."""
    return f"{zones.city_name(zone)} ({zone})"


def zone_of(text: str) -> str:
    """The zone of a label, of a zone's name or of a city; else the text itself."""
    typed = text.strip()
    named = typed.rpartition("(")[2].rstrip(")") if typed.endswith(")") else typed
    if zones.is_zone(named):
        return named
    return zones.guess(typed) or typed
