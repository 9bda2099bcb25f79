"""What readers get of opportunities: plain frozen rows, as in `rows`."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from klatch.domain.vocabulary import OpportunityStatus
from klatch.store.rows import Due, MeetingRow


class OpportunityRow(NamedTuple):
    """A lead with the name of the employer, and of the person it came through."""

    id: int
    title: str
    status: OpportunityStatus
    next_on: Due
    url: str
    notes: str
    organization: int | None
    employer: str
    contact: int | None
    person: str
    meeting: int | None
    meeting_at: datetime | None
    added_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class OpportunityDetail:
    """A lead and the meeting it came from."""

    row: OpportunityRow
    meeting: MeetingRow | None
