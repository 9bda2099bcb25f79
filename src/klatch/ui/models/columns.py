"""What a table column is: data, not code in the model."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, NamedTuple, Protocol

from PySide6.QtCore import Qt

Row = Any
"""One fetched row: a plain tuple or named tuple; only the column functions look inside."""

CellKind = Literal[
    "plain",
    "name",
    "two_line",
    "stage",
    "due",
    "progress",
    "tag",
    "buttons",
    "ranked",
    "rating",
    "known",
    "scale",
]
Urgency = Literal["late", "today", "soon", "later", "none"]


class Sort(NamedTuple):
    """An order of the list: the column's sort key and its direction."""

    key: str
    descending: bool = False


class Person(NamedTuple):
    """Value of a `name` cell: whose avatar to paint."""

    record_id: int
    initials: str


class Rank(NamedTuple):
    """Value of a `ranked` cell: the number of one that comes first, else "" and an icon instead."""

    text: str
    icon: str


class Due(NamedTuple):
    """Value of a `due` cell: the second line and how near it is."""

    text: str
    urgency: Urgency = "none"


class Done(NamedTuple):
    """Value of a `progress` cell: so many of so many, printed as `text`."""

    value: int
    total: int
    text: str


class Mark(NamedTuple):
    """Value of a `tag` cell: a toned tag with an optional icon."""

    text: str
    tone: str = "neutral"
    icon: str = ""


class Scale(NamedTuple):
    """Value of a `scale` cell: a span on a scale with a ring for what was first thought; `few`: in grey."""

    lowest: float | None
    highest: float | None
    at: float | None
    before: float | None
    ends: tuple[float, float]
    few: bool


class RowButton(NamedTuple):
    """One button of a `buttons` cell; `key` comes back in RecordView.button_clicked."""

    key: str
    text: str
    icon: str = ""
    primary: bool = False


class Column(NamedTuple):
    """One column: its texts are functions of the row, so that one model and few delegates serve every page.

    `width` and `hide_below` (width of the view): px at a 13 px base; `stretch`: share of spare width;
    `extra`: shown only when it is asked for.
    `value` feeds the delegate of `kind`: Person, stage name, Due, Done, Mark, a sequence of RowButton, Rank,
    or the number of dots. `descending`: the first click on the header puts the greatest first.
    """

    key: str
    header: str
    text: Callable[[Row], str]
    kind: CellKind = "plain"
    sort: str | None = None
    width: int = 120
    stretch: int = 0
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    secondary: Callable[[Row], str] | None = None
    value: Callable[[Row], Any] | None = None
    tooltip: Callable[[Row], str] | None = None
    muted: bool = False
    strong: bool = False
    hide_below: int = 0
    extra: bool = False
    descending: bool = False


class Source(Protocol):
    """Where a table reads: the whole sorted list of ids, and rows for the ids that become visible."""

    def ids(self, filter: Any, sort: Sort | None) -> Sequence[int]:  # noqa: A002
        """Every id of the view in order; array('q') is best."""

    def rows(self, ids: Sequence[int]) -> Mapping[int, Row]:
        """The rows of these ids; one that is gone is left out."""
