"""Nora is in Seattle; she has just talked with Ada in Boston, or with Ben in Berlin, or both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft, MeetingDraft
from klatch.domain.vocabulary import Format, MeetingStatus
from klatch.services import contacts, meetings, settings
from klatch.services.data import Store
from klatch.ui.page import Context
from klatch.ui.wrap_up.page import WrapUpPage
from klatch.ui.writing.handing import Edges

Book = Callable[..., int]


@pytest.fixture
def people(store: Store, now: datetime) -> dict[str, int]:
    """Whom one meets."""
    me = settings.Profile(name="Nora Whitfield", email="nora@whitfield.example", zone="America/Los_Angeles")
    settings.put(store, me, now)
    long_ago = now - timedelta(days=30)
    ada = ContactDraft(
        display_name="Ada Quill",
        title="Researcher",
        organization="Halden Health",
        city="Boston, MA",
        emails=("ada.quill@halden.example",),
    )
    ben = ContactDraft(display_name="Ben Solheim", organization="Brightloom", city="Berlin")
    return {
        "ada": contacts.add(store, ada, long_ago),
        "ben": contacts.add(store, ben, long_ago),
    }


@pytest.fixture
def book(store: Store, people: dict[str, int], now: datetime) -> Book:
    """Puts a meeting with some people so many minutes from now."""

    def scheduled(who: str, minutes_ahead: int, status: MeetingStatus = MeetingStatus.CONFIRMED) -> int:
        names = tuple(people[name] for name in who.split())
        at = now + timedelta(minutes=minutes_ahead)
        draft = MeetingDraft(names, at, "America/New_York", format=Format.VIDEO, status=status)
        return meetings.schedule(store, draft, now - timedelta(days=1))

    return scheduled


@pytest.fixture
def opened() -> list[QUrl]:
    """What the mail app was given."""
    return []


@pytest.fixture
def wrap(context: Context, people: dict[str, int], opened: list[QUrl], qtbot: QtBot) -> Iterator[WrapUpPage]:
    """The wrap-up, shown."""

    def take(url: QUrl) -> bool:
        opened.append(url)
        return True

    made = WrapUpPage(context, edges=Edges(open_url=take))
    qtbot.addWidget(made)
    made.resize(1224, 690)
    made.show()
    yield made
    made.depart()
