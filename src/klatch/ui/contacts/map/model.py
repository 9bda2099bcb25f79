"""The tree of the map as a model: the outline shows it, and the drawing selects in it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from klatch.services.reading.referral_map import NOTHING, MapPerson, ReferralMap
from klatch.ui import words

Index = QModelIndex | QPersistentModelIndex
PersonRole = Qt.ItemDataRole.UserRole
BesideRole = Qt.ItemDataRole.UserRole + 1
"""What the tree has no room for: further referrers, and to whom a person pointed back."""
_NOWHERE = QModelIndex()


class MapModel(QAbstractItemModel):
    """One column; a row is a person, below it whom they pointed to. The internal id is the person's."""

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._take(NOTHING)

    @property
    def shown(self) -> ReferralMap:
        """The map."""
        return self._shown

    def show(self, shown: ReferralMap) -> None:
        """Show another map."""
        self.beginResetModel()
        self._take(shown)
        self.endResetModel()

    def index_of(self, person: int) -> QModelIndex:
        """Where a person stands; an invalid index when they are not on the map."""
        row = self._row.get(person)
        return _NOWHERE if row is None else self.createIndex(row, 0, person)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return len(self._below(parent)) if parent.column() <= 0 else 0

    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        return 1

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        below = self._below(parent)
        if column != 0 or not 0 <= row < len(below):
            return _NOWHERE
        return self.createIndex(row, column, below[row])

    def parent(self, child: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        above = self._shown.tree.parent.get(child.internalId()) if child.isValid() else None
        return _NOWHERE if above is None else self.index_of(above)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        person = self._shown.people.get(index.internalId()) if index.isValid() else None
        if person is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return person.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(person)
        if role == BesideRole:
            return self.beside(person.id)
        return person if role == PersonRole else None

    def sentence(self, person: MapPerson) -> str:
        """A person in one sentence, as read aloud."""
        who = ", ".join(part for part in (person.name, person.title, person.organization) if part)
        parts = [who, words.stage(person.stage)]
        above = [self._name(link.referrer) for link in self._shown.referrers(person.id)]
        if above:
            named = QLocale().createSeparatedList(above)
            parts.append(self.tr("Referred by %1").replace("%1", named))
        led = len(self._shown.tree.led_to(person.id))
        if led:
            parts.append(self.tr("Led you to %n people", "", led))
        return ". ".join(parts)

    def beside(self, person: int) -> str:
        """Further referrers of a person, and to whom they pointed back."""
        further, back = self._further.get(person, []), self._back.get(person, [])
        parts = []
        if further:
            names = QLocale().createSeparatedList([self._name(each) for each in further])
            parts.append(self.tr("also referred by %1").replace("%1", names))
        if back:
            names = QLocale().createSeparatedList([self._name(each) for each in back])
            parts.append(self.tr("pointed back to %1").replace("%1", names))
        return ", ".join(parts)

    def _take(self, shown: ReferralMap) -> None:
        self._shown = shown
        tree = shown.tree
        self._roots = tree.roots
        self._row = {person: row for row, person in enumerate(self._roots)}
        for below in tree.children.values():
            self._row |= {person: row for row, person in enumerate(below)}
        self._further: dict[int, list[int]] = {}
        self._back: dict[int, list[int]] = {}
        for link in tree.further:
            self._further.setdefault(link.referred, []).append(link.referrer)
        for link in tree.loops:
            self._back.setdefault(link.referrer, []).append(link.referred)

    def _below(self, parent: Index) -> tuple[int, ...]:
        return self._shown.tree.children.get(parent.internalId(), ()) if parent.isValid() else self._roots

    def _name(self, person: int) -> str:
        return self._shown.people[person].name
