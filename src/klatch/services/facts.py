"""Loads what the rules need to know about people: a handful of queries for any number of them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from operator import attrgetter

from klatch.domain.colleagues import Employers, Person
from klatch.domain.facts import ActedAdvice, Facts, MadeReferral, MeetingFact, SentMessage, Touch
from klatch.domain.silence import open_question
from klatch.domain.vocabulary import Format, Helper, MeetingStatus, Stage
from klatch.domain.zones import is_zone
from klatch.store.transaction import Transaction
from klatch.store.values import moment_or_none, to_moment

_IDS = "(SELECT value FROM json_each(?1))"
_PERSON = "SELECT id, organization, stage, stage_since, do_not_contact, kind_of_helper, keep_in_touch_days"
_AGE = attrgetter("sent_at", "id")
_KEPT = frozenset({Stage.THANKED, Stage.IN_TOUCH})
_ASKING = frozenset({Stage.TO_CONTACT, Stage.REPLIED, *_KEPT})
"""Stages that ask for something by themselves."""
# A word of the database is looked up in a third of the time that its enum takes to find it.
_STAGES = {stage.value: stage for stage in Stage}
_HELPERS = {helper.value: helper for helper in Helper}
_FORMATS = {format_.value: format_ for format_ in Format}
_STATUSES = {status.value: status for status in MeetingStatus}
_Sent = Mapping[int, list[SentMessage]]


def load(tx: Transaction, ids: Iterable[int], settled: Mapping[int, Collection[str]]) -> list[Facts]:
    """The facts of those of these people of whom a rule could ask something.

    `settled` are the rule keys of steps done or skipped. Touches are read where rules look at them: the last
    one of people one keeps in touch with, the last reply of those who replied or may still answer.
    """
    keys = json.dumps(sorted(set(ids)))
    people = _people(tx, f"{_PERSON} FROM contact WHERE id IN {_IDS} ORDER BY id", keys)
    everybody = [*people, *_beside(tx, keys)]
    messages = _messages(tx, json.dumps([person.id for person in everybody]))
    employers = Employers(everybody, messages, _heard_at(tx, everybody))
    asked = {
        person.id
        for person in people
        if (sent := messages.get(person.id)) and open_question(person.stage, person.stage_since, sent)
    }
    touches = _touches(tx, [person.id for person in people if person.stage in _KEPT])
    replied = [person.id for person in people if person.stage is Stage.REPLIED or person.id in asked]
    replies = _touches(tx, replied, "AND direction <> 'to_them'")
    meetings, referrals, advice = _meetings(tx, keys), _referrals(tx, keys), _advice(tx, keys)
    touched = asked | meetings.keys() | referrals.keys() | advice.keys()
    return [
        Facts(
            person.id,
            person.stage,
            person.stage_since,
            bool(person.do_not_contact),
            person.helper,
            person.keep_in_touch_days,
            tuple(messages.get(person.id, ())),
            replies.get(person.id),
            touches.get(person.id),
            tuple(meetings.get(person.id, ())),
            tuple(referrals.get(person.id, ())),
            tuple(advice.get(person.id, ())),
            employers.of(person.organization, person.id),
            frozenset(settled.get(person.id, ())),
        )
        for person in people
        if person.id in touched or person.stage in _ASKING
    ]


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


def _people(tx: Transaction, sql: str, keys: str) -> list[Person]:
    return [
        Person(key, organization, _STAGES[stage], to_moment(since), leave, _HELPERS[helper], days)
        for key, organization, stage, since, leave, helper, days in tx.execute(sql, (keys,))
    ]


def _beside(tx: Transaction, keys: str) -> list[Person]:
    """Others who work where these people do and were written to, or are boosters."""
    return _people(
        tx,
        f"{_PERSON} FROM contact c"
        f" WHERE organization IN (SELECT organization FROM contact WHERE id IN {_IDS}) AND id NOT IN {_IDS}"
        "  AND (kind_of_helper = 'booster'"
        "     OR EXISTS (SELECT 1 FROM message m WHERE m.contact = c.id AND m.sent_at IS NOT NULL))",
        keys,
    )


def _heard_at(tx: Transaction, people: list[Person]) -> dict[int, datetime]:
    """When boosters were first heard or met."""
    boosters = [person.id for person in people if person.helper is Helper.BOOSTER]
    rows = tx.execute(
        f"SELECT contact, min(happened_at) FROM interaction WHERE contact IN {_IDS}"
        " AND (direction <> 'to_them' OR meeting IS NOT NULL) GROUP BY contact",
        (json.dumps(boosters),),
    )
    return {contact: to_moment(at) for contact, at in rows}


def _messages(tx: Transaction, keys: str) -> _Sent:
    """What each of these people was sent, the oldest first."""
    found: defaultdict[int, list[SentMessage]] = defaultdict(list)
    for contact, key, kind, sent_at, meeting, answered_at, bounced_at, closed_at in tx.execute(
        "SELECT contact, id, kind, sent_at, meeting, answered_at, bounced_at, closed_at FROM message"
        f" WHERE contact IN {_IDS} AND sent_at IS NOT NULL",
        (keys,),
    ):
        ends = (
            to_moment(answered_at) if answered_at else None,
            to_moment(bounced_at) if bounced_at else None,
            to_moment(closed_at) if closed_at else None,
        )
        found[contact].append(SentMessage(key, kind, to_moment(sent_at), meeting, *ends))
    for sent in found.values():
        if len(sent) > 1:
            sent.sort(key=_AGE)
    return found


def _touches(tx: Transaction, people: list[int], which: str = "") -> dict[int, Touch]:
    """The last touch of each of these people, of all their touches or of some."""
    rows = tx.execute(
        "SELECT i.contact, i.id, i.happened_at, i.message FROM json_each(?) person JOIN interaction i"
        "    ON i.id = (SELECT id FROM interaction"
        f"               WHERE contact = person.value {which} ORDER BY happened_at DESC, id DESC LIMIT 1)",
        (json.dumps(people),),
    )
    return {contact: Touch(key, to_moment(at), message) for contact, key, at, message in rows}


def _meetings(tx: Transaction, keys: str) -> dict[int, list[MeetingFact]]:
    found: defaultdict[int, list[MeetingFact]] = defaultdict(list)
    for contact, key, status, starts_at, minutes, format_, zone, ended_at, agreed_at in tx.execute(
        "SELECT mc.contact, m.id, m.status, m.starts_at, m.minutes, m.format, m.zone, m.ended_at,"
        "       coalesce(m.agreed_at, m.created_at)"
        "  FROM meeting_contact mc JOIN meeting m ON m.id = mc.meeting"
        f" WHERE mc.contact IN {_IDS} ORDER BY m.id",
        (keys,),
    ):
        found[contact].append(
            MeetingFact(
                id=key,
                status=_STATUSES[status],
                starts_at=to_moment(starts_at),
                minutes=minutes,
                format=_FORMATS[format_],
                zone=zone if is_zone(zone) else "",
                ended_at=moment_or_none(ended_at),
                agreed_at=to_moment(agreed_at),
            )
        )
    return found


def _referrals(tx: Transaction, keys: str) -> dict[int, list[MadeReferral]]:
    """Referrals not yet reported back whose person has agreed to a meeting since."""
    found: defaultdict[int, list[MadeReferral]] = defaultdict(list)
    for contact, key, agreed_at in tx.execute(
        "SELECT r.referrer, r.id, min(coalesce(m.agreed_at, m.created_at)) FROM referral r"
        "  JOIN meeting_contact mc ON mc.contact = r.referred JOIN meeting m ON m.id = mc.meeting"
        f" WHERE r.referrer IN {_IDS} AND r.reported_back_at IS NULL"
        "   AND m.status IN ('confirmed', 'held') AND m.starts_at >= r.created_at"
        " GROUP BY r.id ORDER BY r.id",
        (keys,),
    ):
        found[contact].append(MadeReferral(key, to_moment(agreed_at)))
    return found


def _advice(tx: Transaction, keys: str) -> dict[int, list[ActedAdvice]]:
    found: defaultdict[int, list[ActedAdvice]] = defaultdict(list)
    for contact, key, acted_on_at, meeting in tx.execute(
        f"SELECT contact, id, acted_on_at, meeting FROM takeaway WHERE contact IN {_IDS} AND kind = 'advice'"
        "   AND acted_on_at IS NOT NULL AND reported_back_at IS NULL ORDER BY id",
        (keys,),
    ):
        found[contact].append(ActedAdvice(key, to_moment(acted_on_at), meeting))
    return found
