"""The contacts table at 100,000 rows against raw queries and an empty view."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
)
from PySide6.QtWidgets import QTableView, QWidget
from tests.bench.measure import Figure, interleaved, milliseconds
from tests.population import NOW

from klatch.services.data import Store
from klatch.services.reading.contacts import ContactFilter, ContactSource
from klatch.ui.contacts.columns import RowWords
from klatch.ui.models.columns import Sort
from klatch.ui.models.record_table import RecordTable
from klatch.ui.models.record_view import RecordView
from klatch.ui.theme import Theme
from klatch.ui.when import When

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
EVERYBODY = ContactFilter()
BY_NAME, BY_STEP = Sort("name"), Sort("next_step")
_URGENCY = "SELECT contact AS id FROM contact_facts WHERE stage <> 'address_book' ORDER BY urgency, contact"
_NAME = "SELECT id FROM contact WHERE stage <> 'address_book' ORDER BY sort_name, id"
_MATCH = "SELECT rowid AS id FROM search_index WHERE search_index MATCH ? AND rowid < 1099511627776"


class Plain(QAbstractTableModel):
    """As many rows and columns as the contacts table, with one and the same text."""

    def rowCount(self, _parent: Index = _NOWHERE) -> int:
        return 100_000

    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        return 6

    def data(self, _index: Index, role: int = 0) -> str | None:
        return "Something to read" if role == Qt.ItemDataRole.DisplayRole else None

    def reset(self) -> None:
        """What a view does when everything is new."""
        self.beginResetModel()
        self.endResetModel()


class ContactView(RecordView):
    """Our table with the columns of the Contacts page."""

    def show_everybody(self) -> None:
        """Everyone in the pipeline, the next step first."""
        self.set_query(EVERYBODY, BY_STEP)


def contact_view(store: Store, theme: Theme) -> ContactView:
    """A view of its own, not yet shown."""
    parent = QWidget()
    view = ContactView(RecordTable(ContactSource(store), RowWords(When(NOW)).columns()), theme, parent)
    view.setParent(None)
    view.resize(1000, 700)
    return view


def raw_ids(store: Store, sql: str, params: tuple[Any, ...] = ()) -> list[int]:
    """The ids as the database can give them quickest; `sql` calls them id."""
    row = store.fetch_one(f"SELECT json_group_array(id) FROM ({sql})", params)
    assert row is not None
    return list(json.loads(row[0]))


def figures(store: Store, theme: Theme) -> Iterator[Figure]:
    """Showing, filtering and sorting."""
    rows = Plain()
    plain = QTableView()
    plain.setModel(rows)
    plain.resize(1000, 700)
    plain.show()
    view = contact_view(store, theme)
    view.show()
    view.show_everybody()
    _paint(view)

    def shown_raw() -> None:
        raw_ids(store, _URGENCY)
        fresh = QTableView()
        fresh.setModel(QStringListModel(fresh))
        fresh.resize(1000, 700)
        fresh.show()
        _paint(fresh)
        fresh.close()

    def shown() -> None:
        fresh = contact_view(store, theme)
        fresh.show()
        fresh.show_everybody()
        _paint(fresh)
        fresh.close()

    yield _figure("Contacts shown and sorted", shown, shown_raw, "<= 1.3")

    def filtered(text: str) -> None:
        view.set_query(ContactFilter(text=text), BY_STEP)
        _paint(view)

    def matched(text: str) -> None:
        raw_ids(store, _MATCH, (f'"{text}"*',))

    def narrow_raw() -> None:
        matched("softw")
        for _ in range(2):
            rows.reset()
            _paint(plain)

    yield _figure(
        'filter key to repainted, wide hit ("s")', lambda: filtered("s"), lambda: matched("s"), "<= 1.5"
    )
    yield _figure(
        "filter key to repainted, narrow hit", lambda: filtered("softw"), narrow_raw, "raw + 2 resets: <= 1"
    )

    def sorted_again() -> None:
        # A fresh source: an order that was read before would come from its memory.
        view.table._source = ContactSource(store)
        view.set_query(EVERYBODY, BY_NAME)
        _paint(view)

    yield _figure("sort by an indexed column", sorted_again, lambda: raw_ids(store, _NAME), "<= 1.8")


def _figure(name: str, ours: Any, reference: Any, goal: str) -> Figure:
    mine, theirs = interleaved(milliseconds(ours), milliseconds(reference), 7)
    return Figure(name, mine, theirs, "ms", goal)


def _paint(view: QTableView) -> None:
    view.viewport().repaint()
    QCoreApplication.processEvents()
