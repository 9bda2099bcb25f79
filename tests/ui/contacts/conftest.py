"""A Contacts page over a handful of people in different stages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft, MeetingDraft
from klatch.domain.vocabulary import Source, Stage
from klatch.services import contacts, meetings, settings
from klatch.services.data import Store
from klatch.ui.contacts.page import ContactsPage
from klatch.ui.page import Context
from ui.showing import shown


@pytest.fixture
def people(store: Store, now: datetime) -> dict[str, int]:
    """Ada is to be written to, Ben met through Ada is scheduled, Cem waits in the address book."""
    settings.put(store, settings.Profile(name="Nora", zone="America/New_York"), now)
    ada = contacts.add(
        store,
        ContactDraft(
            display_name="Ada Quill",
            title="Researcher",
            organization="Halden Health",
            city="Boston",
            source=Source.ALUMNI,
            emails=("ada@halden.example",),
            tags=("mentor",),
        ),
        now - timedelta(days=3),
    )
    draft = ContactDraft(
        display_name="Ben Solheim", organization="Brightloom", referred_by=ada, city="Berlin"
    )
    ben = contacts.add(store, draft, now - timedelta(days=2))
    meetings.schedule(store, MeetingDraft((ben,), now + timedelta(minutes=42), "Europe/Berlin"), now)
    book = ContactDraft(display_name="Cem Karim", organization="Halden Health", stage=Stage.ADDRESS_BOOK)
    cem = contacts.add(store, book, now - timedelta(days=1))
    return {"ada": ada, "ben": ben, "cem": cem}


@pytest.fixture
def page(context: Context, people: dict[str, int], qtbot: QtBot) -> Iterator[ContactsPage]:
    """The page, shown and arrived at."""
    yield from shown(ContactsPage, context, qtbot, "contacts")


@pytest.fixture
def empty_page(context: Context, qtbot: QtBot) -> Iterator[ContactsPage]:
    """The page while nobody is known."""
    yield from shown(ContactsPage, context, qtbot, "contacts")
