"""Loads what the rules need to know about people: a handful of queries for any number of them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from klatch.domain.facts import ActedAdvice, Employer, Facts, MadeReferral, MeetingFact, SentMessage, Touch
from klatch.domain.vocabulary import Direction, Format, Helper, MeetingStatus, Stage
from klatch.domain.zones import is_zone
from klatch.store.transaction import Transaction
from klatch.store.values import moment_or_none, to_moment

_IDS = "(SELECT value FROM json_each(?))"
_Row = tuple[Any, ...]


def load(tx: Transaction, ids: Iterable[int]) -> list[Facts]:
    """The facts of each of these people who exists."""
    keys = json.dumps(sorted(set(ids)))
    people = tx.execute(
        "SELECT id, stage, stage_since, do_not_contact, kind_of_helper, keep_in_touch_days, organization"
        f"  FROM contact WHERE id IN {_IDS} ORDER BY id",
        (keys,),
    )
    messages, meetings = _messages(tx, keys), _meetings(tx, keys)
    last, replies = _touches(tx, keys)
    referrals, advice = _referrals(tx, keys), _advice(tx, keys)
    settled, written = _settled(tx, keys), _written(tx, keys)
    return [
        Facts(
            contact=key,
            stage=Stage(stage),
            stage_since=to_moment(since),
            do_not_contact=bool(do_not_contact),
            helper=Helper(helper),
            keep_in_touch_days=days,
            messages=tuple(messages[key]),
            last_reply=replies.get(key),
            last_touch=last.get(key),
            meetings=tuple(meetings[key]),
            referrals=tuple(referrals[key]),
            advice=tuple(advice[key]),
            employer=_employer(organization, key, written),
            settled=frozenset(settled[key]),
        )
        for key, stage, since, do_not_contact, helper, days, organization in people
    ]


def _messages(tx: Transaction, keys: str) -> defaultdict[int, list[SentMessage]]:
    found: defaultdict[int, list[SentMessage]] = defaultdict(list)
    for row in tx.execute(
        "SELECT contact, id, kind, sent_at, meeting, answered_at, bounced_at, closed_at FROM message"
        f" WHERE contact IN {_IDS} AND sent_at IS NOT NULL ORDER BY sent_at, id",
        (keys,),
    ):
        contact, key, kind, sent_at, meeting, *ends = row
        found[contact].append(SentMessage(key, kind, to_moment(sent_at), meeting, *map(moment_or_none, ends)))
    return found


def _touches(tx: Transaction, keys: str) -> tuple[dict[int, Touch], dict[int, Touch]]:
    last: dict[int, Touch] = {}
    replies: dict[int, Touch] = {}
    for contact, key, happened_at, direction, message in tx.execute(
        "SELECT contact, id, happened_at, direction, message FROM interaction"
        f" WHERE contact IN {_IDS} ORDER BY happened_at, id",
        (keys,),
    ):
        touch = Touch(key, to_moment(happened_at), Direction(direction), message)
        last[contact] = touch
        if touch.direction is not Direction.TO_THEM:
            replies[contact] = touch
    return last, replies


def _meetings(tx: Transaction, keys: str) -> defaultdict[int, list[MeetingFact]]:
    found: defaultdict[int, list[MeetingFact]] = defaultdict(list)
    for contact, key, status, starts_at, minutes, format_, zone, ended_at in tx.execute(
        "SELECT mc.contact, m.id, m.status, m.starts_at, m.minutes, m.format, m.zone, m.ended_at"
        "  FROM meeting_contact mc JOIN meeting m ON m.id = mc.meeting"
        f" WHERE mc.contact IN {_IDS} ORDER BY m.id",
        (keys,),
    ):
        found[contact].append(
            MeetingFact(
                id=key,
                status=MeetingStatus(status),
                starts_at=to_moment(starts_at),
                minutes=minutes,
                format=Format(format_),
                zone=zone if is_zone(zone) else "",
                ended_at=moment_or_none(ended_at),
            )
        )
    return found


def _referrals(tx: Transaction, keys: str) -> defaultdict[int, list[MadeReferral]]:
    """Referrals not yet reported back whose person has a meeting since; it was booked when its row came."""
    found: defaultdict[int, list[MadeReferral]] = defaultdict(list)
    for contact, key, booked_at in tx.execute(
        "SELECT r.referrer, r.id, min(m.created_at) FROM referral r"
        "  JOIN meeting_contact mc ON mc.contact = r.referred JOIN meeting m ON m.id = mc.meeting"
        f" WHERE r.referrer IN {_IDS} AND r.reported_back_at IS NULL"
        "   AND m.status IN ('confirmed', 'held') AND m.starts_at >= r.created_at"
        " GROUP BY r.id ORDER BY r.id",
        (keys,),
    ):
        found[contact].append(MadeReferral(key, to_moment(booked_at)))
    return found


def _advice(tx: Transaction, keys: str) -> defaultdict[int, list[ActedAdvice]]:
    found: defaultdict[int, list[ActedAdvice]] = defaultdict(list)
    for contact, key, acted_on_at in tx.execute(
        f"SELECT contact, id, acted_on_at FROM takeaway WHERE contact IN {_IDS} AND kind = 'advice'"
        "   AND acted_on_at IS NOT NULL AND reported_back_at IS NULL ORDER BY id",
        (keys,),
    ):
        found[contact].append(ActedAdvice(key, to_moment(acted_on_at)))
    return found


def _settled(tx: Transaction, keys: str) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for contact, rule_key in tx.execute(
        f"SELECT contact, rule_key FROM task WHERE contact IN {_IDS} AND rule_key IS NOT NULL"
        "   AND (done_at IS NOT NULL OR skipped_at IS NOT NULL)",
        (keys,),
    ):
        found[contact].append(rule_key)
    return found


def _written(tx: Transaction, keys: str) -> defaultdict[int, list[tuple[int, datetime]]]:
    """Who was last written to when, for each employer of these people."""
    found: defaultdict[int, list[tuple[int, datetime]]] = defaultdict(list)
    for organization, contact, sent_at in tx.execute(
        "SELECT c.organization, m.contact, max(m.sent_at) FROM message m JOIN contact c ON c.id = m.contact"
        " WHERE m.sent_at IS NOT NULL AND m.kind LIKE 'outreach.%'"
        f"   AND c.organization IN (SELECT organization FROM contact WHERE id IN {_IDS})"
        " GROUP BY c.organization, m.contact",
        (keys,),
    ):
        found[organization].append((contact, to_moment(sent_at)))
    return found


def _employer(
    organization: int | None, contact: int, written: dict[int, list[tuple[int, datetime]]]
) -> Employer | None:
    if organization is None:
        return None
    others = [at for other, at in written.get(organization, ()) if other != contact]
    return Employer(organization, max(others, default=None))
