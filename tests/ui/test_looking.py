"""Looking at every page of the sample story, in both looks, changes nothing in the data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from klatch.services import drafting, sample
from klatch.services.data import Store
from klatch.services.reading import meetings
from klatch.ui import pictures
from klatch.ui.page import Context
from klatch.ui.pages import PAGES
from klatch.ui.places import Compose, Place, ShowContact, ShowMeeting, ShowReferralMap, WrapUp
from klatch.ui.window import MainWindow

TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_index%'"


def everything(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    return {
        name: sorted(store.fetch(f'SELECT * FROM "{name}"'), key=repr)
        for (name,) in store.fetch(TABLES)
        if name != "sqlite_stat1"
    }


@pytest.fixture
def window(context: Context, qtbot: QtBot, now: datetime) -> Iterator[MainWindow]:
    sample.build(context.store, now)
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.show()
    yield made
    context.theme.set_mode("light")


def places(store: Store) -> list[Place]:
    person = drafting.recipients(store, "Dana Okoye")[0].id
    aisha = drafting.recipients(store, "Aisha Karim")[0].id
    held = meetings.of_contact(store, person)[0].id
    found = [Place(spec.key) for spec in PAGES if spec.key not in ("compose", "wrap_up")]
    return [
        *found,
        ShowContact(person),
        ShowReferralMap(person),
        ShowMeeting(held),
        WrapUp(held),
        Compose((person,), "thanks.same_day", held),
        Compose((person, aisha)),
        Compose((aisha,), "outreach.alumni"),
    ]


def test_looking_changes_nothing(window: MainWindow, context: Context) -> None:
    before = everything(context.store)
    for place in places(context.store):
        look_at(window, place)
        pictures.dress(window, "light", 1024, 700)
        assert changed(context, before) == [], f"{place} changed something"
    assert context.store.journal.undo_label is None


def test_another_look_changes_nothing(window: MainWindow, context: Context) -> None:
    before = everything(context.store)
    *_, thanks, _ = places(context.store)
    for place in (Place("templates"), Place("settings"), thanks):
        look_at(window, place)
        pictures.dress(window, "light" if context.theme.dark else "dark", 1280, 800)
        assert changed(context, before) == [], f"{place} changed something"


def look_at(window: MainWindow, place: Place) -> None:
    window.go(place)
    pictures.settle(window)


def changed(context: Context, before: dict[str, list[tuple[Any, ...]]]) -> list[str]:
    """What differs once the page is left."""
    context.navigator.go(Place("today"))
    after = everything(context.store)
    return [name for name in before if before[name] != after[name]]
