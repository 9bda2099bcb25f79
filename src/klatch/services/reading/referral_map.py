"""Who led to whom: the map of all referrals, and one person on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from klatch.domain import referral_tree
from klatch.domain.referral_tree import Link, ReferralTree
from klatch.store.database import Store
from klatch.store.queries import referral_map as stored
from klatch.store.queries.referral_map import MapPerson, Outcome, Told
from klatch.store.rows import Person

__all__ = [
    "NOTHING",
    "Link",
    "MapPerson",
    "OnMap",
    "Outcome",
    "ReferralMap",
    "Told",
    "about",
    "count",
    "load",
]


class ReferralMap(NamedTuple):
    """Everybody whom a referral has to do with, as a tree; `outside` are the contacts that none has."""

    tree: ReferralTree
    people: Mapping[int, MapPerson]
    links: tuple[Link, ...]
    outside: int

    @property
    def came(self) -> int:
        """How many people came through a referral."""
        return len({link.referred for link in self.links})

    def referrers(self, person: int) -> tuple[Link, ...]:
        """Who pointed to a person, the earliest first."""
        return tuple(link for link in self.links if link.referred == person)


class OnMap(NamedTuple):
    """One person on the map: who pointed to them, whom they led to, and what came of it."""

    person: MapPerson
    referrers: tuple[tuple[Link, MapPerson], ...]
    led_to: tuple[MapPerson, ...]
    outcome: Outcome
    last_thanked: datetime | None
    to_tell: Told | None
    """The step to tell them of a referral of their own."""
    news: Person | None
    """Somebody who came through them and was talked with since they last heard."""


NOTHING = ReferralMap(referral_tree.build(()), {}, (), 0)
"""A map of nobody."""


def count(store: Store) -> int:
    """How many referrals there are."""
    return stored.number_of_links(store)


def load(store: Store) -> ReferralMap:
    """The map as it is now."""
    links = stored.links(store)
    return ReferralMap(referral_tree.build(links), stored.people(store), tuple(links), stored.outside(store))


def about(store: Store, everybody: ReferralMap, person: int) -> OnMap:
    """What the map says of one person of it."""
    through = everybody.tree.led_to(person)
    people = everybody.people
    return OnMap(
        people[person],
        tuple((link, people[link.referrer]) for link in everybody.referrers(person)),
        tuple(people[each] for each in through),
        stored.outcome(store, through),
        stored.last_thanked(store, person),
        stored.to_tell(store, person),
        stored.news(store, person, through),
    )
