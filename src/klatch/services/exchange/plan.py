"""What an import would do, decided before anything is written, so that it can be shown and changed first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from klatch.domain.matching import Decision, Keys, KnownPeople, keys_of, match
from klatch.domain.names import clean
from klatch.domain.records import FileFormat, Reading
from klatch.domain.vocabulary import Source, Stage
from klatch.services.exchange.memory import no_garbage_search
from klatch.store.database import Store


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """Where people land. `source` None follows the file; `tag` "" adds none."""

    stage: Stage = Stage.ADDRESS_BOOK
    source: Source | None = None
    tag: str = ""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """A reading with the keys of each of its records and the decision about it."""

    reading: Reading
    keys: Sequence[Keys]
    decisions: Sequence[Decision]
    options: ImportOptions

    @property
    def tag(self) -> str:
        """What everybody of this file is tagged with, if anything."""
        return clean(self.options.tag)

    @property
    def source(self) -> Source:
        """How the people of this file are said to have been found."""
        if self.options.source is not None:
            return self.options.source
        return Source.LINKEDIN if self.reading.format is FileFormat.LINKEDIN else Source.IMPORTED


def plan(store: Store, reading: Reading, options: ImportOptions | None = None) -> ImportPlan:
    """Decide for every record whether it is somebody new. Reads only."""
    with no_garbage_search():
        keys = keys_of(reading.records)
        decisions = match(keys, known_people(store))
    return ImportPlan(reading, keys, decisions, options or ImportOptions())


def known_people(store: Store) -> KnownPeople:
    """Everybody in the store by the keys that records are matched with."""
    known = KnownPeople()
    for contact, url in store.fetch("SELECT contact, url FROM contact_link ORDER BY contact"):
        known.add_profile(contact, url)
    for contact, address in store.fetch("SELECT contact, address FROM contact_email ORDER BY contact"):
        known.add_email(contact, address)
    organizations = {None: "", **dict(store.fetch("SELECT id, sort_name FROM organization"))}
    for contact, name, organization in store.fetch(
        "SELECT id, sort_name, organization FROM contact ORDER BY id"
    ):
        known.add_name(contact, name, organizations[organization])
    return known
