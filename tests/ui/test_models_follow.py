"""Any verbs, undone and redone: every table of every page shows, at each step, what a fresh query finds.

KLATCH_EXAMPLES asks for more orders of verbs than the few of each run.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication

from klatch.domain.errors import KlatchError
from klatch.services import tasks
from klatch.services.data import Store, open_store
from klatch.services.reading.check import check
from klatch.services.reading.contacts import ContactView
from klatch.services.reading.messages import MessageView
from klatch.services.reading.opportunities import OpportunityView
from klatch.services.reading.organizations import OrganizationView
from klatch.support.clock import FixedClock
from klatch.ui.background import Background
from klatch.ui.changes import ChangeSignals
from klatch.ui.contacts.page import ContactsPage
from klatch.ui.history import History
from klatch.ui.lifetime import DayWatch
from klatch.ui.meetings.page import MeetingsPage
from klatch.ui.messages.page import MessagesPage
from klatch.ui.models import record_table
from klatch.ui.models.record_table import RecordTable, RowRole
from klatch.ui.notices import Notices
from klatch.ui.opportunities.page import OpportunitiesPage
from klatch.ui.organizations.page import OrganizationsPage
from klatch.ui.page import Context, Page
from klatch.ui.places import Navigator, Place
from klatch.ui.state import WindowState
from klatch.ui.theme import Theme
from klatch.ui.today.page import TodayPage
from verbs import CHOICES, START, VERBS, index_terms, picker, rows_of, seed

EXAMPLES = int(os.environ.get("KLATCH_EXAMPLES", "4"))
ROLES = (Qt.ItemDataRole.DisplayRole, RowRole)


@contextmanager
def context_over(store: Store, folder: Path, theme: Theme) -> Iterator[Context]:
    owner = QObject()
    changes, notices = ChangeSignals(store, owner), Notices(owner)
    background = Background(store, owner)
    history = History(store, changes, notices, background, owner)
    navigator, state = Navigator(owner), WindowState(folder)
    clock = FixedClock(START)
    watch = DayWatch(clock, str, lambda _now: None, owner)
    yield Context(store, clock, theme, changes, history, background, navigator, notices, state, watch)
    watch.stop()
    background.finish()
    changes.stop()
    owner.deleteLater()


@contextmanager
def pages_of(context: Context) -> Iterator[list[Page]]:
    """Contacts, employers and leads in each view, Messages in each folder, Meetings, and Today."""
    pages: list[Page] = [MeetingsPage(context), TodayPage(context)]
    for view in ContactView:
        people = ContactsPage(context)
        people.people.views.select(view)
        people.people._on_view()
        pages.append(people)
    for folder in MessageView:
        mail = MessagesPage(context)
        mail.folders.tabs.select(folder)
        pages.append(mail)
    for each in OrganizationView:
        employers = OrganizationsPage(context)
        employers.list.select_view(each)
        employers.side.pane.show()
        pages.append(employers)
    for standing in OpportunityView:
        leads = OpportunitiesPage(context)
        leads.list.select_view(standing)
        leads.side.pane.show()
        pages.append(leads)
    for page in pages:
        page.show()
        page.arrive(Place("contacts"))
    yield pages
    for page in pages:
        page.depart()
        page.close()
        page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def settle(context: Context) -> None:
    """Let what pages asked for off the window's thread end, and its word arrive."""
    while context.background.busy:
        QApplication.processEvents()


def content(table: RecordTable) -> list[list[Any]]:
    """Everything a table shows; reading it also makes it keep what it showed."""
    return [
        [table.index(row, column).data(role) for column in range(table.columnCount()) for role in ROLES]
        for row in range(table.rowCount())
    ]


def compare(pages: list[Page], step: str) -> None:
    for page in pages:
        for table in page.findChildren(RecordTable):
            fresh = RecordTable(table._source, table.columns)
            fresh.set_query(*table.query)
            shown = content(table)
            assert list(table.ids) == list(fresh.ids), (step, type(page).__name__, table.query)
            assert shown == content(fresh), (step, type(page).__name__, table.query)
        if isinstance(page, TodayPage):
            shown_today = page._today
            page._refresh()
            assert page._today == shown_today, step


def fresh_terms(store: Store) -> list[tuple[Any, ...]]:
    """The same of an index made anew."""
    from klatch.store import search

    with store.exclusive() as connection:
        connection.execute("BEGIN IMMEDIATE")
        search.rebuild(connection)
        connection.execute("COMMIT")
    return index_terms(store)


def derived_is_fresh(store: Store) -> None:
    assert check(store).faults == 0
    kept = index_terms(store)
    assert kept == fresh_terms(store)


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rows each: so a table that forgets too few of its rows shows it with a handful of people."""
    monkeypatch.setattr(record_table, "PAGE", 2)


@pytest.mark.timeout(0 if EXAMPLES > 4 else 120)
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.generate,) if EXAMPLES <= 4 else tuple(Phase),  # making it smaller takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(CHOICES)
def test_every_table_equals_a_fresh_query(
    theme: Theme, small_pages: None, choices: list[tuple[str, int, int, int]]
) -> None:
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder), START)
        try:
            with context_over(store, Path(folder), theme) as context, pages_of(context) as pages:
                _play(context, pages, choices)
        finally:
            store.close()


def _play(context: Context, pages: list[Page], choices: list[tuple[str, int, int, int]]) -> None:
    store, clock = context.store, context.clock
    assert isinstance(clock, FixedClock)
    first, now = rows_of(store), START
    seed(store, now)
    compare(pages, "seed")
    for name, n, dice, hours in choices:
        now = clock.at = now + timedelta(hours=hours)
        for page in pages:
            page.arrive(Place("contacts"))
            if isinstance(page, TodayPage):
                page._on_look()
        settle(context)
        try:
            VERBS[name](store, picker(store, dice), n, now)
        except KlatchError:
            continue
        compare(pages, name)
    tasks.reconcile_all(store, now)
    compare(pages, "reconcile")
    derived_is_fresh(store)
    last = rows_of(store)
    _replay(context, pages, first, last)


def _replay(context: Context, pages: list[Page], first: object, last: object) -> None:
    store = context.store
    while (label := store.journal.undo()) is not None:
        compare(pages, f"undo {label}")
    assert rows_of(store) == first
    derived_is_fresh(store)
    while (label := store.journal.redo()) is not None:
        compare(pages, f"redo {label}")
    assert rows_of(store) == last
    derived_is_fresh(store)
