"""Made-up people behind a Source, for trying the table without a store."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from klatch.ui.models.columns import Column, Due, Person, RowButton, Sort

STAGES = ("to_contact", "contacted", "replied", "scheduled", "met", "thanked", "in_touch", "paused")
LABELS = ("To contact", "Contacted", "Replied", "Scheduled", "Met", "Thanked", "In touch", "Paused")
Row = tuple[int, str, str, str, str, str, str, str, str]

SHOWN: list[Row] = [
    (
        2,
        "Jonah Feld",
        "Halden Health",
        "UX Researcher",
        "contacted",
        "LinkedIn",
        "7 Nov",
        "Follow up, first time",
        "late",
    ),
    (
        4,
        "Priya Raman",
        "Halden Health",
        "Senior UX Researcher",
        "scheduled",
        "Referral",
        "14 Nov",
        "Prepare for the chat",
        "today",
    ),
    (
        3,
        "Dana Okoye",
        "Civic Grain",
        "UX Researcher",
        "met",
        "Referral",
        "Yesterday",
        "Send thank-you",
        "today",
    ),
    (
        9,
        "Tomasz Wilk",
        "Fieldnote Labs",
        "Research Lead",
        "scheduled",
        "Alumni",
        "Yesterday",
        "Prepare for the chat",
        "today",
    ),
    (
        10,
        "Leila Haddad",
        "Brightloom",
        "Research Ops Manager",
        "replied",
        "Referral",
        "Yesterday",
        "Offer three times",
        "soon",
    ),
    (
        6,
        "Camille Duarte",
        "Studio Kestrel",
        "Product Designer",
        "contacted",
        "Alumni",
        "11 Nov",
        "Follow up, first time",
        "none",
    ),
]
DUE = {"late": "2 days late", "today": "Today 10:30", "soon": "Wed 19", "none": ""}


class People:
    """A Source over a list of rows; counts what was fetched."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows_by_id = {row[0]: row for row in rows}
        self.fetched: list[int] = []

    def ids(self, filter: str | None, sort: Sort | None) -> array[int]:  # noqa: A002
        found = [row for row in self.rows_by_id.values() if not filter or filter in row[1]]
        if sort is not None:
            found.sort(key=lambda row: row[{"name": 1, "org": 2}[sort.key]], reverse=sort.descending)
        return array("q", (row[0] for row in found))

    def rows(self, ids: Sequence[int]) -> dict[int, Row]:
        self.fetched.append(len(ids))
        return {i: self.rows_by_id[i] for i in ids if i in self.rows_by_id}


def columns(*, buttons: bool = False) -> list[Column]:
    """The columns of the contacts table."""
    found = [
        Column(
            "name",
            "Name",
            lambda r: r[1],
            "name",
            sort="name",
            width=163,
            stretch=1,
            value=lambda r: Person(r[0], "".join(w[0] for w in r[1].split())),
        ),
        Column(
            "org",
            "Organization and title",
            lambda r: r[2],
            "two_line",
            sort="org",
            width=157,
            stretch=1,
            secondary=lambda r: r[3],
        ),
        Column(
            "stage", "Stage", lambda r: LABELS[STAGES.index(r[4])], "stage", width=104, value=lambda r: r[4]
        ),
        Column("source", "Source", lambda r: r[5], width=72, hide_below=700),
        Column("last", "Last contact", lambda r: r[6], width=84, hide_below=700),
        Column(
            "next",
            "Next step and due",
            lambda r: r[7],
            "due",
            width=150,
            value=lambda r: Due(DUE[r[8]], r[8]),
        ),
    ]
    if buttons:
        found[-1] = Column(
            "act",
            "",
            lambda r: r[7],
            "buttons",
            width=200,
            value=lambda r: (
                RowButton("prepare", "Prepare", "list-checks", primary=r[8] == "late"),
                RowButton("start", "Start"),
            ),
        )
    return found


def many(count: int) -> list[Row]:
    """`count` rows with ids from 1."""
    return [
        (i, f"Person {i:06}", f"Org {i % 97:02}", "Title", STAGES[i % 8], "Alumni", "7 Nov", "Wait", "none")
        for i in range(1, count + 1)
    ]
