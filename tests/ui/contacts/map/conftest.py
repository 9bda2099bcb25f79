"""A window over people who pointed to each other: a tree, somebody with two referrers, and a loop."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft, MeetingDraft, OpportunityDraft, ReferralDraft
from klatch.domain.vocabulary import Source, Stage
from klatch.services import contacts, meetings, opportunities, referrals, settings
from klatch.services.data import Store
from klatch.ui.contacts.map.view import ReferralMapView
from klatch.ui.contacts.page import ContactsPage
from klatch.ui.page import Context
from klatch.ui.window import MainWindow

People = dict[str, int]
PAIRS = (
    ("Elena Voss", "Marcus Bell"),
    ("Elena Voss", "Ruben Hale"),
    ("Marcus Bell", "Priya Raman"),
    ("Marcus Bell", "June Abernathy"),
    ("Ruben Hale", "Priya Raman"),  # a further referrer
    ("June Abernathy", "Elena Voss"),  # a loop
    ("Hector Ruiz", "Dana Okoye"),
)


@pytest.fixture
def people(store: Store, now: datetime) -> People:
    """Two chains, and two people no referral has to do with."""
    settings.put(store, settings.Profile(name="Nora", zone="America/New_York"), now)
    found: People = {}
    at = now - timedelta(days=20)
    for name in dict.fromkeys([name for pair in PAIRS for name in pair] + ["Alone Adams", "Only Olsen"]):
        draft = ContactDraft(
            display_name=name,
            organization="Openbook" if name == "Elena Voss" else "Halden Health",
            title="Editor" if name == "Elena Voss" else "",
            source=Source.COLLEAGUE,
            stage=Stage.TO_CONTACT,
        )
        found[name] = contacts.add(store, draft, at)
    for number, (referrer, referred) in enumerate(PAIRS, start=1):
        pair = ReferralDraft(found[referrer], found[referred])
        referrals.add(store, pair, at + timedelta(minutes=number))
    return found


@pytest.fixture
def talked(store: Store, now: datetime, people: People) -> int:
    """Priya and Marcus were talked with; a lead came of it. The id of the talk with Priya."""
    begun = now - timedelta(days=5)
    made = []
    for name in ("Marcus Bell", "Priya Raman"):
        plan = MeetingDraft((people[name],), begun + timedelta(hours=1), "UTC")
        made.append(meetings.schedule(store, plan, begun))
        meetings.mark_held(store, made[-1], begun + timedelta(hours=2), begun + timedelta(hours=2))
    lead = OpportunityDraft("Researcher", contact=people["Priya Raman"])
    opportunities.add(store, lead, begun + timedelta(hours=3))
    return made[-1]


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> Iterator[MainWindow]:
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    yield made
    made.close()


@pytest.fixture
def map_view(window: MainWindow, people: People) -> ReferralMapView:
    """The map in front, as its command brings it there."""
    window.dispatch("show_map")
    return in_front(window)


def in_front(window: MainWindow) -> ReferralMapView:
    """The map, which must be in front."""
    page = window.page
    assert isinstance(page, ContactsPage)
    assert page.fronts.map is not None
    return page.fronts.map
