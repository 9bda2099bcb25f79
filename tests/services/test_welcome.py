"""Whether the welcome is shown, and where it goes on."""

from __future__ import annotations

from datetime import datetime

from klatch.domain.drafts import ContactDraft
from klatch.services import contacts, welcome
from klatch.store.database import Store


def state(store: Store) -> tuple[bool, bool, int]:
    return welcome.is_due(store), welcome.waits(store), welcome.step(store)


def test_it_is_due_until_it_was_left_or_gone_through(store: Store, now: datetime) -> None:
    assert state(store) == (True, False, 0), "nothing waits of what was never begun"
    welcome.come_to(store, 1, now)
    assert state(store) == (True, True, 1)
    welcome.leave(store, now)
    assert state(store) == (False, True, 1)
    welcome.come_to(store, 2, now)
    assert state(store) == (True, True, 2), "gone on with when asked for"
    welcome.end(store, now)
    assert state(store) == (False, False, 0)


def test_once_over_it_stays_over(store: Store, now: datetime) -> None:
    welcome.end(store, now)
    welcome.come_to(store, 2, now)
    welcome.leave(store, now)
    assert state(store) == (False, False, 0)


def test_it_is_not_due_where_somebody_is(store: Store, now: datetime) -> None:
    contacts.add(store, ContactDraft("Ada Lovelace"), now)
    assert state(store) == (False, False, 0)


def test_begun_it_comes_back_though_somebody_was_added_in_it(store: Store, now: datetime) -> None:
    welcome.come_to(store, 1, now)
    contacts.add(store, ContactDraft("Ada Lovelace"), now)
    assert state(store) == (True, True, 1)
    welcome.leave(store, now)
    assert state(store) == (False, True, 1)
