"""What people at one employer mean for each other's steps: see `klatch.domain.silence`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from klatch.domain.facts import Employer
from klatch.store.transaction import Transaction
from klatch.store.values import moment_or_none, to_moment

# The people who work where some of these people do; who is paused takes no part.
_COLLEAGUES = (
    "FROM contact c WHERE c.organization IN"
    " (SELECT organization FROM contact WHERE id IN (SELECT value FROM json_each(?)))"
    " AND c.stage <> 'paused' AND NOT c.do_not_contact"
)
_Ranked = defaultdict[int, list[tuple[Any, int]]]


def _ranked() -> _Ranked:
    return defaultdict(list)


@dataclass(frozen=True, slots=True)
class Employers:
    """For each employer, who did what when, the latest first."""

    written: _Ranked = field(default_factory=_ranked)
    waiting: _Ranked = field(default_factory=_ranked)
    answered: _Ranked = field(default_factory=_ranked)
    boosters: _Ranked = field(default_factory=_ranked)

    def of(self, organization: int | None, contact: int) -> Employer | None:
        """What the others there mean for one of its people."""
        if organization is None:
            return None
        written = _other(self.written, organization, contact)
        return Employer(
            organization,
            last_written=(to_moment(written[0]), written[1]) if written else None,
            waiting_since=moment_or_none(_other(self.waiting, organization, contact)),
            answered_at=moment_or_none(_other(self.answered, organization, contact)),
            booster_since=moment_or_none(_other(self.boosters, organization, contact)),
        )


def load(tx: Transaction, keys: str) -> Employers:
    """The employers of these people, given as a JSON list of ids."""
    found = Employers()
    for organization, contact, message, written_at, waits in tx.execute(
        # With max(), SQLite takes the other columns from the row that has it.
        "SELECT c.organization, c.id, m.id, max(m.sent_at), m.answered_at IS NULL AND m.closed_at IS NULL"
        "   AND (c.stage IN ('address_book', 'to_contact', 'contacted') OR c.stage_since <= m.sent_at)"
        f" FROM (SELECT c.id, c.organization, c.stage, c.stage_since {_COLLEAGUES}) c"
        "  JOIN message m ON m.contact = c.id"
        " WHERE m.sent_at IS NOT NULL AND m.bounced_at IS NULL AND m.kind LIKE 'outreach.%' GROUP BY c.id",
        (keys,),
    ):
        found.written[organization].append(((written_at, message), contact))
        if waits:
            found.waiting[organization].append((written_at, contact))
    _load_helpers(tx, keys, found)
    for ranked in (found.written, found.waiting, found.answered, found.boosters):
        for entries in ranked.values():
            entries.sort(reverse=True)
    return found


def _load_helpers(tx: Transaction, keys: str, found: Employers) -> None:
    answers: dict[int, str] = {}
    for organization, contact, answered_at in tx.execute(
        "SELECT c.organization, c.id, max(m.answered_at)"
        f" FROM (SELECT c.id, c.organization {_COLLEAGUES}"
        "          AND c.kind_of_helper NOT IN ('obligate', 'curmudgeon')) c"
        "  JOIN message m ON m.contact = c.id"
        " WHERE m.answered_at IS NOT NULL AND (m.kind LIKE 'outreach.%' OR m.kind LIKE 'followup.%')"
        " GROUP BY c.id",
        (keys,),
    ):
        answers[contact] = answered_at
        found.answered[organization].append((answered_at, contact))
    for organization, contact, heard_at in tx.execute(
        "SELECT c.organization, c.id, coalesce((SELECT min(i.happened_at) FROM interaction i"
        "   WHERE i.contact = c.id AND (i.direction = 'from_them' OR i.meeting IS NOT NULL)), c.stage_since)"
        f" {_COLLEAGUES} AND c.kind_of_helper = 'booster'",
        (keys,),
    ):
        found.boosters[organization].append((answers.get(contact, heard_at), contact))


def concerned(tx: Transaction, contacts: Iterable[int]) -> list[int]:
    """These people, who referred them, and those at their employers whose steps may follow from theirs."""
    rows = tx.execute(
        "WITH touched AS (SELECT value AS id FROM json_each(?))"
        " SELECT id FROM contact WHERE id IN (SELECT id FROM touched)"
        " UNION SELECT referrer FROM referral WHERE referred IN (SELECT id FROM touched)"
        " UNION SELECT id FROM contact WHERE stage NOT IN ('address_book', 'paused')"
        "    AND organization IN (SELECT organization FROM contact WHERE id IN (SELECT id FROM touched))",
        (json.dumps(sorted(set(contacts))),),
    )
    return [key for (key,) in rows]


def _other(ranked: _Ranked, organization: int, contact: int) -> Any:
    """The latest entry of somebody else."""
    entries = ranked.get(organization, ())
    return next((value for value, who in entries if who != contact), None)
