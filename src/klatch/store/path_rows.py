"""What readers get of career paths: plain frozen rows, as in `rows`."""

from datetime import datetime
from typing import NamedTuple

from klatch.domain.fit import Dimension, Scores, Summary, overall, summary


class PathRow(NamedTuple):
    """A path under consideration, or ruled out; `talks` counts the conversations that scored it."""

    id: int
    name: str
    why: str
    ruled_out_at: datetime | None
    ruled_out_reason: str
    talks: int


class ComparedPath(NamedTuple):
    """A line of the comparison: a path, what was thought of it first, and what each conversation scored."""

    row: PathRow
    before: Scores
    after: tuple[Scores, ...]

    @property
    def overall(self) -> Summary:
        """All dimensions together."""
        return overall(self.before, self.after)

    def summary(self, dimension: Dimension) -> Summary:
        """One dimension."""
        return summary(self.before, self.after, dimension)


class FitRow(NamedTuple):
    """How a path suited after a conversation; before any when `meeting` is None."""

    id: int
    path: int
    meeting: int | None
    met_at: datetime | None
    names: str
    scores: Scores
    note: str
