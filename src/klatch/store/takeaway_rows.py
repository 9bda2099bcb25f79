"""What readers get of takeaways beyond their meeting: plain frozen rows, as in `rows`."""

from datetime import datetime
from typing import NamedTuple

from klatch.domain.evidence import Tally
from klatch.domain.vocabulary import TakeawayKind


class TakeawayLine(NamedTuple):
    """A line of the takeaways table.

    `said_at` is when the talk took place, `about` the employer it is about; `tally` counts the people who
    said the same, this one among them, and those who said the opposite.
    """

    id: int
    kind: TakeawayKind
    text: str
    contact: int
    name: str
    title: str
    employer: str
    meeting: int | None
    said_at: datetime
    acted_on_at: datetime | None
    reported_back_at: datetime | None
    path: int | None
    path_name: str
    about: int | None
    about_name: str
    claim: str | None
    disagrees: bool
    tally: Tally


class ClaimRow(NamedTuple):
    """Something heard about a path: the words of those most people agree with, and who said so."""

    text: str
    tally: Tally
    said: tuple[TakeawayLine, ...]
