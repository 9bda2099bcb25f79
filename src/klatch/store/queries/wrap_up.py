"""What the wrap-up of a meeting asks that no other page does."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from klatch.domain.follow_ups import Named
from klatch.store.database import Store
from klatch.store.queries.common import converted, due_of


class Planned(NamedTuple):
    """A referrer whom a rule asks to tell what came of a referral, and by when."""

    id: int
    referrer_name: str
    referred_name: str
    due: date | datetime | None


# Who pointed to the people of a meeting and was not told; the key of a rule's step ends with the referral.
_SENT_ME = """
  FROM meeting_contact mc
  JOIN referral r ON r.referred = mc.contact AND r.reported_back_at IS NULL
  JOIN contact f ON f.id = r.referrer AND NOT f.do_not_contact
  JOIN contact c ON c.id = r.referred
  LEFT JOIN task t ON t.contact = r.referrer AND t.kind = 'tell_referrer' AND t.rule_key LIKE '%:' || r.id
 WHERE mc.meeting = ?1 AND r.referrer NOT IN (SELECT contact FROM meeting_contact WHERE meeting = ?1)
"""


def sent_me_to(store: Store, meeting: int) -> tuple[Named, ...]:
    """Who pointed to the people of a meeting, was not told, and whom no rule asks to tell."""
    sql = f"SELECT r.referrer, f.display_name, c.display_name {_SENT_ME} AND t.id IS NULL ORDER BY r.id"
    return tuple(Named(*row) for row in store.fetch(sql, (meeting,)))


def planned(store: Store, meeting: int) -> tuple[Planned, ...]:
    """Who pointed to the people of a meeting, where a rule asks to tell them already."""
    sql = (
        f"SELECT t.id, f.display_name, c.display_name, coalesce(t.due_at, t.due_on) {_SENT_ME}"
        " AND t.done_at IS NULL AND t.skipped_at IS NULL AND t.id IS NOT NULL ORDER BY r.id"
    )
    return tuple(Planned(*converted(row, {3: due_of})) for row in store.fetch(sql, (meeting,)))


def thanked(store: Store, meeting: int) -> frozenset[int]:
    """Who of a meeting needs no thank-you any more.

    Once it was held the open steps say so; before, a thank-you that was sent does.
    """
    rows = store.fetch(
        "SELECT mc.contact FROM meeting_contact mc JOIN meeting m ON m.id = mc.meeting WHERE mc.meeting = ?1"
        "   AND CASE m.status WHEN 'held' THEN NOT EXISTS ("
        "           SELECT 1 FROM task t WHERE t.meeting = ?1 AND t.contact = mc.contact AND t.kind = 'thank'"
        "              AND t.done_at IS NULL AND t.skipped_at IS NULL)"
        "       ELSE EXISTS ("
        "           SELECT 1 FROM message s WHERE s.meeting = ?1 AND s.contact = mc.contact"
        "              AND s.kind LIKE 'thanks.%' AND s.sent_at IS NOT NULL) END",
        (meeting,),
    )
    return frozenset(contact for (contact,) in rows)
