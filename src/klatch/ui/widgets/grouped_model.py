"""What a list of lines under headings holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

Index = QModelIndex | QPersistentModelIndex
EntryRole = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()


class Heading(NamedTuple):
    """What the lines below it have in common; `detail` stands at the end of it."""

    text: str
    detail: str = ""


class Line(NamedTuple):
    """One line; without a box where `ticked` is None. `detail` stands muted below, `end` at its end."""

    id: int
    text: str
    ticked: bool | None = None
    detail: str = ""
    muted: bool = False
    end: str = ""


Entry = Heading | Line


class GroupedModel(QAbstractListModel):
    """Headings and lines in their order."""

    edited = Signal(int, str)

    def __init__(self, parent: QObject, *, editable: bool) -> None:
        super().__init__(parent)
        self._editable = editable
        self.entries: tuple[Entry, ...] = ()
        self.ticked, self.not_ticked = "", ""
        """What assistive technology says of the box."""

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these; where they are the same lines, one that is being changed in place stays open."""
        before = self.entries
        if [_key(entry) for entry in entries] == [_key(entry) for entry in before]:
            self.entries = tuple(entries)
            for row, (entry, old) in enumerate(zip(entries, before, strict=True)):
                if entry != old:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self.entries[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags  # the cursor goes from line to line
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self._editable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            end = entry.end if isinstance(entry, Line) else ""
            return ", ".join(part for part in (entry.text, self._box(entry), entry.detail, end) if part)
        return entry if role == EntryRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        entry = self.entries[index.row()] if index.isValid() else None
        if not isinstance(entry, Line) or role != Qt.ItemDataRole.EditRole:
            return False
        if str(value).strip() != entry.text:
            self.edited.emit(entry.id, str(value))
        return True

    def row_of(self, key: int) -> int:
        """Where a line stands, -1 where it does not."""
        found = (n for n, entry in enumerate(self.entries) if isinstance(entry, Line) and entry.id == key)
        return next(found, -1)

    def _box(self, entry: Entry) -> str:
        if isinstance(entry, Heading) or entry.ticked is None:
            return ""
        return self.ticked if entry.ticked else self.not_ticked


def _key(entry: Entry) -> object:
    return entry.id if isinstance(entry, Line) else entry.text
