"""Who of a file is somebody already known: by profile link, e-mail address, or name with employer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import unquote

from klatch.domain.names import may_be_one, sort_key
from klatch.domain.records import PersonRecord

# Countries have subdomains (de.linkedin.com), old profiles live under /pub/.
_HOST = "linkedin."


class Evidence(StrEnum):
    """Why two are taken for one person, the strongest first."""

    SAME_LINK = "same_link"
    SAME_EMAIL = "same_email"
    SAME_NAME_AND_ORGANIZATION = "same_name_and_organization"


class Keys(NamedTuple):
    """What a person is recognised by."""

    profiles: tuple[str, ...]
    emails: tuple[str, ...]
    name: str
    organization: str


class Decision(NamedTuple):
    """What becomes of a record: added when both are None, else merged into a contact or an earlier record."""

    contact: int | None = None
    record: int | None = None
    evidence: Evidence | None = None

    @property
    def is_new(self) -> bool:
        """Whether the record becomes a person of its own."""
        return self.evidence is None


ADDED = Decision()
_UNKNOWN = ("", "")


@dataclass(slots=True)
class KnownPeople:
    """Who is known by which key. The first to hold a key keeps it; an address of an office has several."""

    by_profile: dict[str, int] = field(default_factory=dict)
    by_email: dict[str, list[int]] = field(default_factory=dict)
    by_name: dict[tuple[str, str], int] = field(default_factory=dict)
    with_profile: set[int] = field(default_factory=set)
    reachable: dict[int, tuple[str, str]] = field(default_factory=dict)
    """The folded name and employer of those who have a profile or an address."""

    def add_profile(self, person: int, url: str) -> None:
        """Remember a link of a person, if it is a profile."""
        if slug := profile_key(url):
            self.by_profile.setdefault(slug, person)
            self.with_profile.add(person)
            self.reachable[person] = _UNKNOWN

    def add_email(self, person: int, address: str) -> None:
        """Remember an address of a person."""
        self.by_email.setdefault(email_key(address), []).append(person)
        self.reachable[person] = _UNKNOWN

    def add_name(self, person: int, name: str, organization: str) -> None:
        """Remember a folded name with the folded employer, "" for none, after all links and addresses.

        Whoever has one of these is found by name only with an employer: a bare name says nothing about them.
        """
        both = (name, organization)
        is_reachable = person in self.reachable
        if is_reachable:
            self.reachable[person] = both
        if not is_reachable or (organization and "@" not in name):
            self.by_name.setdefault(both, person)


def profile_key(url: str) -> str:
    """What tells one LinkedIn profile from another, however the link is written; "" for any other link."""
    before, _, rest = url.lower().partition(_HOST)
    if before and before[-1] not in "/.@":
        return ""
    domain, _, path = rest.partition("/")
    kind, _, path = path.removeprefix("mwlite/").partition("/")
    if len(domain) < 2 or kind not in {"in", "pub"}:
        return ""
    slug = path.partition("/")[0].partition("?")[0].partition("#")[0]
    return unquote(slug).lower() if "%" in slug else slug


def email_key(address: str) -> str:
    """An address as it is compared."""
    return address.strip().lower()


def link_key(url: str) -> str:
    """Any link as it is compared."""
    if slug := profile_key(url):
        return f"linkedin.com/in/{slug}"  # the slug alone may be the whole of another link
    return url.lower().partition("://")[2].rstrip("/") or url.lower().rstrip("/")


def phone_key(number: str) -> str:
    """The digits of a number; the text itself where there are none."""
    return re.sub(r"\D", "", number) or number


def keys_of(records: Iterable[PersonRecord]) -> list[Keys]:
    """The keys of each record."""
    organizations = {"": ""}  # many work at one employer
    found = []
    for record in records:
        organization = organizations.get(record.organization)
        if organization is None:
            organization = organizations[record.organization] = sort_key(record.organization)
        profiles = tuple([key for link in record.links if (key := profile_key(link.value))])
        emails = tuple([email_key(email.value) for email in record.emails])
        found.append(Keys(profiles, emails, sort_key(record.display), organization))
    return found


def match(keys: Iterable[Keys], known: KnownPeople) -> Sequence[Decision]:
    """Decide for each record. `known` is extended by the records, so that later ones find earlier ones.

    Records get the numbers -1, -2, … there, as nobody in a store has a negative id.
    """
    decisions = []
    for index, key in enumerate(keys):
        person, evidence = _find(key, known)
        if person is None:
            person = -1 - index
            decisions.append(ADDED)
        elif person < 0:
            decisions.append(Decision(None, -1 - person, evidence))
        else:
            decisions.append(Decision(person, None, evidence))
        _remember(person, key, known)
    return decisions


def _find(key: Keys, known: KnownPeople) -> tuple[int | None, Evidence | None]:
    for profile in key.profiles:
        if (person := known.by_profile.get(profile)) is not None:
            return person, Evidence.SAME_LINK
    for email in key.emails:
        for person in known.by_email.get(email, ()):
            if may_be_one(key.name, known.reachable[person][0]):
                return person, Evidence.SAME_EMAIL
    if (key.profiles or key.emails) and not (key.organization and "@" not in key.name):
        return None, None  # a name alone is no evidence against an address
    namesake = known.by_name.get((key.name, key.organization))
    if namesake is None or (key.profiles and namesake in known.with_profile):
        return None, None  # two profiles are two people
    return namesake, Evidence.SAME_NAME_AND_ORGANIZATION


def _remember(person: int, key: Keys, known: KnownPeople) -> None:
    """Learn of somebody what the store will know of them, and nothing else.

    Whoever is found by more than what is kept would not be found again when the same file comes back.
    """
    for profile in key.profiles:
        known.by_profile.setdefault(profile, person)
        known.with_profile.add(person)
    for email in key.emails:
        if person not in (holders := known.by_email.setdefault(email, [])):
            holders.append(person)
    name, organization = known.reachable.get(person, _UNKNOWN)
    if organization and name and "@" not in name:
        return
    if key.profiles or key.emails:
        known.reachable[person] = _UNKNOWN
    if not name or "@" in name:
        name = key.name
    known.add_name(person, name, organization or key.organization)
