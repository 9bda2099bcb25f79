"""An Organizations page over three employers: one rated and known, one rated, one only imported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft, OrganizationDraft
from klatch.domain.vocabulary import Helper, Stage
from klatch.services import contacts, organizations, settings
from klatch.services.data import Store
from klatch.ui.organizations.page import OrganizationsPage
from klatch.ui.page import Context
from ui.showing import shown


@pytest.fixture
def employers(store: Store, now: datetime) -> dict[str, int]:
    """Halden is wanted most and Ada works there, Brightloom is wanted too, Civic came with Cem."""
    settings.put(store, settings.Profile(name="Nora", zone="America/New_York"), now)
    drafts = {
        "halden": OrganizationDraft("Halden Health", "halden.example", "Health care", "Boston", 3, 2, "Nine"),
        "bright": OrganizationDraft("Brightloom", industry="Textiles", motivation=2),
        "civic": OrganizationDraft("Civic Grain"),
    }
    found = {key: organizations.add(store, draft, now) for key, draft in drafts.items()}
    ada = ContactDraft(
        display_name="Ada Quill",
        title="Researcher",
        organization="Halden Health",
        kind_of_helper=Helper.BOOSTER,
    )
    contacts.add(store, ada, now - timedelta(days=2))
    cem = ContactDraft(display_name="Cem Karim", organization="Civic Grain", stage=Stage.ADDRESS_BOOK)
    contacts.add(store, cem, now - timedelta(days=1))
    return found


@pytest.fixture
def page(context: Context, employers: dict[str, int], qtbot: QtBot) -> Iterator[OrganizationsPage]:
    """The page, shown and arrived at."""
    yield from shown(OrganizationsPage, context, qtbot, "organizations")


@pytest.fixture
def empty_page(context: Context, qtbot: QtBot) -> Iterator[OrganizationsPage]:
    """The page while no employer is known."""
    yield from shown(OrganizationsPage, context, qtbot, "organizations")
