"""An Opportunities page over four leads: one due this week, one later, one without a date, one decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft, MeetingDraft, OpportunityDraft
from klatch.domain.vocabulary import OpportunityStatus
from klatch.services import contacts, meetings, opportunities, settings
from klatch.services.data import Store
from klatch.ui.opportunities.page import OpportunitiesPage
from klatch.ui.page import Context
from ui.showing import shown

Leads = dict[str, int]


@pytest.fixture
def people(store: Store, now: datetime) -> dict[str, int]:
    """Ada, met yesterday, works at Halden Health with Ben."""
    settings.put(store, settings.Profile(name="Nora", zone="America/New_York"), now)
    drafts = {"ada": "Ada Quill", "ben": "Ben Solheim"}
    found = {
        key: contacts.add(store, ContactDraft(display_name=name, organization="Halden Health"), now)
        for key, name in drafts.items()
    }
    talk = meetings.schedule(store, MeetingDraft((found["ada"],), now - timedelta(days=1)), now)
    return found | {"talk": talk}


@pytest.fixture
def leads(store: Store, people: dict[str, int], now: datetime) -> Leads:
    drafts = {
        "nurse": OpportunityDraft(
            "Nurse",
            contact=people["ada"],
            meeting=people["talk"],
            url="jobs.example/7",
            next_on=date(2026, 11, 25),
            employer="Halden Health",
        ),
        "clerk": OpportunityDraft(
            "Clerk", employer="Oven", status=OpportunityStatus.APPLIED, next_on=date(2026, 12, 1)
        ),
        "guide": OpportunityDraft("Guide", notes="Ask Élodie in spring"),
        "baker": OpportunityDraft("Baker", status=OpportunityStatus.REJECTED, next_on=date(2026, 11, 1)),
    }
    return {key: opportunities.add(store, draft, now) for key, draft in drafts.items()}


@pytest.fixture
def page(context: Context, leads: Leads, qtbot: QtBot) -> Iterator[OpportunitiesPage]:
    """The page, shown and arrived at."""
    yield from shown(OpportunitiesPage, context, qtbot, "opportunities")


@pytest.fixture
def empty_page(context: Context, people: dict[str, int], qtbot: QtBot) -> Iterator[OpportunitiesPage]:
    """The page while there is no opportunity."""
    yield from shown(OpportunitiesPage, context, qtbot, "opportunities")
