"""What readers get of employers: plain frozen rows, as in `rows`."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from klatch.domain.vocabulary import Helper, Stage
from klatch.store.opportunity_rows import OpportunityRow
from klatch.store.rows import ContactRow, NoteRow


class OrganizationRow(NamedTuple):
    """A line of the organizations table.

    `starters` counts the people beyond the address book, `best` is the stage of whoever came furthest, and
    `opportunities` counts the open ones.
    """

    id: int
    name: str
    industry: str
    city: str
    motivation: int
    posting: int
    people: int
    starters: int
    boosters: int
    best: Stage | None
    last_contact: datetime | None
    opportunities: int


class Colleague(NamedTuple):
    """Somebody at an employer."""

    row: ContactRow
    helper: Helper


class OrganizationParts(NamedTuple):
    """How much belongs to an employer."""

    people: int
    notes: int
    opportunities: int
    takeaways: int
    tasks: int


@dataclass(frozen=True, slots=True)
class OrganizationDetail:
    """Everything on an employer but its people."""

    row: OrganizationRow
    uid: str
    links: tuple[str, ...]
    research: str
    notes: tuple[NoteRow, ...]
    opportunities: tuple[OpportunityRow, ...]
