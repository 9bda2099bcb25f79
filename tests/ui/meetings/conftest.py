"""Two people, their meetings, and the pages over them: Nora is in Seattle, Ada in Boston."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft, MeetingDraft
from klatch.domain.vocabulary import Format, MeetingStatus
from klatch.services import contacts, meetings, settings
from klatch.services.data import Store
from klatch.ui.meetings.page import MeetingsPage
from klatch.ui.page import Context, Page
from klatch.ui.places import Place

Book = Callable[..., int]


@pytest.fixture
def people(store: Store, now: datetime) -> dict[str, int]:
    """Whom one meets."""
    settings.put(store, settings.Profile(name="Nora", zone="America/Los_Angeles"), now)
    long_ago = now - timedelta(days=30)
    ada = ContactDraft(
        display_name="Ada Quill", title="Researcher", organization="Halden Health", city="Boston, MA"
    )
    ben = ContactDraft(display_name="Ben Solheim", organization="Brightloom", city="Berlin")
    return {
        "ada": contacts.add(store, ada, long_ago),
        "ben": contacts.add(store, ben, long_ago),
    }


@pytest.fixture
def book(store: Store, people: dict[str, int], now: datetime) -> Book:
    """Puts a meeting so many minutes from now."""

    def scheduled(who: str, minutes_ahead: int, status: MeetingStatus = MeetingStatus.CONFIRMED) -> int:
        zone = {"ada": "America/New_York", "ben": "Europe/Berlin"}[who]
        at = now + timedelta(minutes=minutes_ahead)
        draft = MeetingDraft((people[who],), at, zone, format=Format.VIDEO, status=status)
        return meetings.schedule(store, draft, now - timedelta(days=1))

    return scheduled


@pytest.fixture
def page(context: Context, people: dict[str, int], qtbot: QtBot) -> Iterator[MeetingsPage]:
    """The Meetings page, shown; tests book their meetings and arrive."""
    made = MeetingsPage(context)
    _show(made, qtbot)
    yield made
    made.depart()


def _show(page: Page, qtbot: QtBot) -> None:
    qtbot.addWidget(page)
    page.resize(1096, 690)
    page.show()
    page.arrive(Place("meetings"))
