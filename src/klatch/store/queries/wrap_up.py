"""What the wrap-up of a meeting asks that no other page does."""

from __future__ import annotations

from klatch.domain.follow_ups import Named
from klatch.store.database import Store


def sent_me_to(store: Store, meeting: int) -> tuple[Named, ...]:
    """Who pointed to the people of a meeting, was not told, and will not be asked about by a rule."""
    rows = store.fetch(
        "SELECT r.referrer, f.display_name, c.display_name"
        "  FROM meeting_contact mc"
        "  JOIN referral r ON r.referred = mc.contact AND r.reported_back_at IS NULL"
        "  JOIN contact f ON f.id = r.referrer AND NOT f.do_not_contact"
        "  JOIN contact c ON c.id = r.referred"
        " WHERE mc.meeting = ?1"
        "   AND r.referrer NOT IN (SELECT contact FROM meeting_contact WHERE meeting = ?1)"
        "   AND NOT EXISTS (SELECT 1 FROM task t WHERE t.contact = r.referrer AND t.kind = 'tell_referrer')"
        " ORDER BY r.id",
        (meeting,),
    )
    return tuple(Named(*row) for row in rows)


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
