"""The Messages page in the real window, and somebody to write to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from klatch.domain.drafts import ContactDraft, MessageDraft
from klatch.services import contacts, messages, settings
from klatch.services.data import Store
from klatch.ui.messages.page import MessagesPage
from klatch.ui.page import Context
from klatch.ui.places import Place
from klatch.ui.window import MainWindow

Write = Callable[..., int]
"""Write to somebody: the contact, the moment, and what else is not as usual."""


@pytest.fixture
def ada(store: Store, now: datetime) -> int:
    settings.put(store, settings.Profile(name="Nora Whitfield", zone="America/New_York"), now)
    return contacts.add(
        store,
        ContactDraft(display_name="Ada Lemos", organization="Acme", emails=("ada@acme.example",)),
        now,
    )


@pytest.fixture
def ben(store: Store, now: datetime) -> int:
    return contacts.add(store, ContactDraft(display_name="Ben Cole", emails=("ben@cole.example",)), now)


@pytest.fixture
def draft(store: Store) -> Write:
    def write(contact: int, at: datetime, subject: str = "A question", kind: str = "outreach.cold") -> int:
        text = MessageDraft(contact, kind, subject, "Hi Ada,\n\nExact text.", to_address="ada@acme.example")
        return messages.save_draft(store, text, at)

    return write


@pytest.fixture
def sent(store: Store, draft: Write) -> Write:
    def write(contact: int, at: datetime, subject: str = "A question", kind: str = "outreach.cold") -> int:
        key = draft(contact, at, subject, kind)
        messages.mark_sent(store, key, at, at)
        return key

    return write


@pytest.fixture
def window(qapp: QApplication, context: Context) -> Iterator[MainWindow]:
    """Gone for good after the test: each window left over makes a change of the text size slower."""
    made = MainWindow(context)
    made.show()
    context.navigator.go(Place("messages"))
    yield made
    made.close()
    made.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def page(window: MainWindow) -> MessagesPage:
    assert isinstance(window.page, MessagesPage)
    return window.page
