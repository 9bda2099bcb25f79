"""Nora in Seattle talks with Ada in Boston, or with Ben, too, in the real window, with a clock one sets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft, MeetingDraft
from klatch.services import contacts, meetings, settings, talk
from klatch.services.data import Store
from klatch.support.clock import FixedClock
from klatch.ui.page import Context
from klatch.ui.places import Talk
from klatch.ui.talk.page import TalkPage
from klatch.ui.window import MainWindow

Open = Callable[[int], TalkPage]
Pass = Callable[..., None]

QUESTIONS = (
    ("path", "How did you come to research?"),
    ("path", "What did you do in your first six months?"),
    ("industry", "How is research changing?"),
    ("referrals", "Who else would you suggest I talk to?"),
)


@pytest.fixture
def people(store: Store, now: datetime) -> dict[str, int]:
    """Whom one meets."""
    settings.put(store, settings.Profile(name="Nora Whitfield", zone="America/Los_Angeles"), now)
    long_ago = now - timedelta(days=30)
    ada = ContactDraft(
        display_name="Ada Quill", title="Researcher", organization="Halden Health", city="Boston, MA"
    )
    ben = ContactDraft(display_name="Ben Solheim", organization="Brightloom", city="Berlin")
    return {"ada": contacts.add(store, ada, long_ago), "ben": contacts.add(store, ben, long_ago)}


@pytest.fixture
def meeting(store: Store, people: dict[str, int], now: datetime) -> int:
    """With Ada, now, for 20 minutes, with four questions; not begun."""
    draft = MeetingDraft((people["ada"],), now, "America/New_York", minutes=20)
    made = meetings.schedule(store, draft, now - timedelta(days=1))
    with store.transaction("Choose questions", now) as tx:
        for place, (group, text) in enumerate(QUESTIONS):
            values = {"meeting": made, "text": text, "group": group, "position": place}
            tx.insert("meeting_question", **values)
    return made


@pytest.fixture
def window(qtbot: QtBot, context: Context, people: dict[str, int]) -> Iterator[MainWindow]:
    """The window, active, so that keys arrive where the focus is."""
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    yield made
    made.close()


@pytest.fixture
def opened(window: MainWindow) -> Open:
    """Goes to a conversation."""

    def go(meeting: int) -> TalkPage:
        window.go(Talk(meeting))
        assert isinstance(window.page, TalkPage)
        return window.page

    return go


@pytest.fixture
def page(store: Store, opened: Open, meeting: int, now: datetime) -> TalkPage:
    """The conversation with Ada, just begun."""
    talk.begin(store, meeting, now)
    return opened(meeting)


@pytest.fixture
def wait(clock: FixedClock, window: MainWindow) -> Pass:
    """Lets time pass, and the page look at the clock as its timer would."""

    def passes(minutes: float = 0, seconds: float = 0) -> None:
        clock.at += timedelta(minutes=minutes, seconds=seconds)
        if isinstance(window.page, TalkPage):
            window.page.look()

    return passes
