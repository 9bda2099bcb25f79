"""A tree out of who pointed to whom: everybody stands once, under the one who pointed first.

What the tree has no room for is kept as a link of its own: a person's further referrers, and the links that
lead back to where they came from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Link(NamedTuple):
    """A referral between two people."""

    id: int
    referrer: int
    referred: int


@dataclass(frozen=True, slots=True)
class ReferralTree:
    """The people in the order of the tree, each parent before its children; everything by their ids."""

    order: tuple[int, ...]
    parent: Mapping[int, int]
    """Who pointed to a person first; the first of a chain has nobody."""
    children: Mapping[int, tuple[int, ...]]
    further: tuple[Link, ...]
    """Other referrers of people who stand under somebody already."""
    loops: tuple[Link, ...]
    """Links to somebody whom the referrer descends from."""
    targets: Mapping[int, tuple[int, ...]]
    """To whom each person pointed, the links beside the tree included."""

    @property
    def roots(self) -> tuple[int, ...]:
        """Those to whom nobody pointed."""
        return tuple(person for person in self.order if person not in self.parent)

    def led_to(self, person: int) -> tuple[int, ...]:
        """All who came through a person, directly or through others, each once."""
        seen = {person}
        found: list[int] = []
        ahead = list(reversed(self.targets.get(person, ())))
        while ahead:
            each = ahead.pop()
            if each not in seen:
                seen.add(each)
                found.append(each)
                ahead.extend(reversed(self.targets.get(each, ())))
        return tuple(found)


def build(links: Sequence[Link]) -> ReferralTree:
    """The tree of these links, the earliest first: whoever pointed first counts, unless that made a loop."""
    parent = _parents(links)
    children: dict[int, list[int]] = {}
    targets: dict[int, list[int]] = {}
    for link in links:
        targets.setdefault(link.referrer, []).append(link.referred)
        if parent.get(link.referred) == link.referrer:
            children.setdefault(link.referrer, []).append(link.referred)
    people = dict.fromkeys(person for link in links for person in (link.referrer, link.referred))
    order, last = _down((person for person in people if person not in parent), children)
    place = {person: number for number, person in enumerate(order)}
    further: list[Link] = []
    loops: list[Link] = []
    for link in links:
        if parent.get(link.referred) != link.referrer:
            goes_back = place[link.referred] <= place[link.referrer] <= last[link.referred]
            (loops if goes_back else further).append(link)
    return ReferralTree(
        tuple(order),
        parent,
        {person: tuple(below) for person, below in children.items()},
        tuple(further),
        tuple(loops),
        {person: tuple(below) for person, below in targets.items()},
    )


def _parents(links: Iterable[Link]) -> dict[int, int]:
    """Whoever pointed first; a link that would close a loop is passed over."""
    parent: dict[int, int] = {}
    top: dict[int, int] = {}

    def root(person: int) -> int:
        path = []
        while (above := top.get(person, person)) != person:
            path.append(person)
            person = above
        for each in path:
            top[each] = person
        return person

    for link in links:
        if link.referred not in parent and root(link.referrer) != link.referred:
            parent[link.referred] = link.referrer
            top[link.referred] = root(link.referrer)
    return parent


def _down(roots: Iterable[int], children: Mapping[int, Sequence[int]]) -> tuple[list[int], dict[int, int]]:
    """Everybody from the top down, and for each the number of the last one below them."""
    order: list[int] = []
    last: dict[int, int] = {}
    ahead = [(root, False) for root in reversed(list(roots))]
    while ahead:
        person, is_left = ahead.pop()
        if is_left:
            last[person] = len(order) - 1
            continue
        order.append(person)
        ahead.append((person, True))
        ahead.extend((child, False) for child in reversed(children.get(person, ())))
    return order, last
