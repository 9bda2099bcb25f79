"""Which step comes next for a person: pure rules from frozen facts, the "Next step" table line by line.

A step carries a `rule_key` naming the fact it follows from ("follow_up:message:12"). What the user did or
skipped is kept under that key, so the same fact never asks twice, and a new fact (another meeting, another
reply) asks afresh.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from klatch.domain.business_days import add_business_days
from klatch.domain.facts import Facts, MeetingFact, SentMessage
from klatch.domain.kinds import KINDS
from klatch.domain.pace import Pace, Rhythm
from klatch.domain.vocabulary import Format, Helper, MeetingStatus, Stage, TaskKind
from klatch.domain.zones import day_in, to_utc

PREPARE_AT = time(9)
ELSEWHERE_AFTER = 3
"""Business days of silence until one writes to someone else at the employer (3B7)."""
FOLLOW_UP_AFTER = 7
"""Days of silence until the first follow-up: business days in 3B7, calendar days in Gentle."""
CLOSE_AFTER = 7
"""Business days of silence after the first follow-up."""
REPORT_BACK_AFTER = 7
CHECK_IN_BOOSTER = 30
CHECK_IN_OTHERS = 90
_PROPOSALS = frozenset({"schedule.propose", "schedule.reschedule", "schedule.no_show"})
_FURTHER = frozenset({Stage.REPLIED, Stage.SCHEDULED, Stage.MET, Stage.THANKED, Stage.IN_TOUCH})
_ONE_DAY = timedelta(days=1)
_LATEST = datetime.max.replace(tzinfo=UTC)
_RANK = {kind: place for place, kind in enumerate(TaskKind)}


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do, on a day or by a moment or whenever there is time."""

    kind: TaskKind
    rule_key: str
    due_on: date | None = None
    due_at: datetime | None = None
    meeting: int | None = None
    message: int | None = None

    @property
    def rank(self) -> int:
        """Its precedence among steps due on one day; lower comes first."""
        return rank(self.kind)


def rank(kind: TaskKind) -> int:
    """The precedence of a kind: its place in the table."""
    return _RANK[kind]


def steps(facts: Facts, now: datetime, pace: Pace) -> tuple[Step, ...]:
    """The open steps of a person, at most one of each kind (the earliest), in the order they come."""
    if facts.stage is Stage.PAUSED or facts.do_not_contact:
        return ()
    found = [step for step in _asked_by_facts(facts, now, pace) if step.rule_key not in facts.settled]
    if not found:
        found = [step for step in _first_message(facts) if step.rule_key not in facts.settled]
    earliest: dict[TaskKind, Step] = {}
    for step in sorted(found, key=lambda step: (*order(step, pace), step.rule_key)):
        earliest.setdefault(step.kind, step)
    return tuple(earliest.values())


def order(step: Step, pace: Pace) -> tuple[date, int, datetime]:
    """What steps are sorted by: their day in the user's zone, then the table's order, then the moment."""
    day = step.due_on or (day_in(step.due_at, pace.zone) if step.due_at else date.max)
    return day, step.rank, step.due_at or _LATEST


def _asked_by_facts(facts: Facts, now: datetime, pace: Pace) -> Iterator[Step]:
    for meeting in facts.meetings:
        if meeting.status is MeetingStatus.CONFIRMED:
            yield from _before_and_after(meeting, facts, now, pace)
        elif meeting.status is MeetingStatus.HELD:
            yield from _thank(meeting, facts, pace)
    if not _meeting_ahead(facts, now):
        yield from _offer_times(facts, pace)
        yield from _silence(facts, pace)
        yield from _check_in(facts, pace)
    yield from _loops_to_close(facts, pace)


def _before_and_after(meeting: MeetingFact, facts: Facts, now: datetime, pace: Pace) -> Iterator[Step]:
    """Prepare and confirm the place while a confirmed meeting is ahead; say how it went once it is over."""
    if now >= meeting.over_at:
        yield Step(
            TaskKind.WRAP_UP, f"wrap_up:{_key(meeting, facts)}", due_at=meeting.over_at, meeting=meeting.id
        )
    if now >= meeting.starts_at:
        return
    today, meets_on = day_in(now, pace.zone), day_in(meeting.starts_at, pace.zone)
    key = f"prepare:{_key(meeting, facts)}"
    due_at = min(_morning_before(meeting, zone) for zone in (pace.zone, meeting.zone or pace.zone))
    if now <= due_at or meets_on == today:
        due_at = due_at if now <= due_at else meeting.starts_at
        yield Step(TaskKind.PREPARE, key, due_at=due_at, meeting=meeting.id)
    else:
        yield Step(TaskKind.PREPARE, key, due_on=today, meeting=meeting.id)
    reminded = any(sent.kind == "schedule.reminder" and sent.meeting == meeting.id for sent in facts.messages)
    if meeting.format is not Format.PHONE and not reminded:
        key = f"confirm_place:{_key(meeting, facts)}"
        yield Step(TaskKind.CONFIRM_PLACE, key, due_on=max(meets_on - _ONE_DAY, today), meeting=meeting.id)


def _morning_before(meeting: MeetingFact, zone: str) -> datetime:
    return to_utc(datetime.combine(day_in(meeting.starts_at, zone) - _ONE_DAY, PREPARE_AT), zone)


def _thank(meeting: MeetingFact, facts: Facts, pace: Pace) -> Iterator[Step]:
    """A thank-you counts for the meeting it names, or for all before it when it names none."""
    thanks = [sent for sent in facts.messages if _is_thanks(sent) and sent.sent_at >= meeting.over_at]
    covered = any(sent.meeting in (None, meeting.id) for sent in thanks)
    by_hand = (
        facts.stage in (Stage.THANKED, Stage.IN_TOUCH) and facts.stage_since >= meeting.over_at and not thanks
    )
    if not covered and not by_hand:
        due_at = meeting.over_at + timedelta(hours=pace.thank_you_hours)
        yield Step(TaskKind.THANK, f"thank:{_key(meeting, facts)}", due_at=due_at, meeting=meeting.id)


def _offer_times(facts: Facts, pace: Pace) -> Iterator[Step]:
    """They replied, or a meeting fell through, and no times were offered since."""
    if facts.stage is not Stage.REPLIED:
        return
    reply = facts.last_reply
    since = max(facts.stage_since, reply.happened_at) if reply else facts.stage_since
    anchor = reply.happened_at if reply else facts.stage_since
    off = max((meeting.id for meeting in facts.meetings if _is_off(meeting)), default=0)
    if any(sent.kind in _PROPOSALS and sent.sent_at >= (since if off else anchor) for sent in facts.messages):
        return
    told = [f"reply:{reply.id}"] if reply else []
    told += [f"meeting:{off}:contact:{facts.contact}"] if off else []
    key = ":".join(told) or f"contact:{facts.contact}:{_stamp(facts.stage_since)}"
    due_on = add_business_days(day_in(since, pace.zone), 1, pace.week)
    message = reply.message if reply else None
    yield Step(TaskKind.OFFER_TIMES, f"offer_times:{key}", due_on=due_on, message=message)


def _silence(facts: Facts, pace: Pace) -> Iterator[Step]:
    """What follows from the last message that asked for a conversation and was not answered."""
    asked = [sent for sent in facts.messages if _asks(sent) or sent.kind.startswith("followup.")]
    if facts.stage is Stage.ADDRESS_BOOK or not asked or not _is_silent(asked[-1], facts):
        return
    last = asked[-1]
    sent_on = day_in(last.sent_at, pace.zone)
    if last.kind == "followup.first":
        due_on = add_business_days(sent_on, CLOSE_AFTER, pace.week)
        yield Step(TaskKind.CLOSE, f"close:message:{last.id}", due_on=due_on, message=last.id)
    elif _asks(last):
        yield from _write_elsewhere(last, facts, pace)
        key = f"follow_up:message:{last.id}"
        yield Step(TaskKind.FOLLOW_UP, key, due_on=_follow_up_on(sent_on, pace), message=last.id)


def _write_elsewhere(last: SentMessage, facts: Facts, pace: Pace) -> Iterator[Step]:
    employer = facts.employer
    if pace.rhythm is not Rhythm.THREE_B_SEVEN or employer is None or last.kind in _PROPOSALS:
        return
    if employer.other_written_at is None or employer.other_written_at < last.sent_at:
        due_on = add_business_days(day_in(last.sent_at, pace.zone), ELSEWHERE_AFTER, pace.week)
        key = f"write_someone_else:message:{last.id}"
        yield Step(TaskKind.WRITE_SOMEONE_ELSE, key, due_on=due_on, message=last.id)


def _follow_up_on(sent_on: date, pace: Pace) -> date:
    if pace.rhythm is Rhythm.THREE_B_SEVEN:
        return add_business_days(sent_on, FOLLOW_UP_AFTER, pace.week)
    return sent_on + timedelta(days=FOLLOW_UP_AFTER if pace.rhythm is Rhythm.GENTLE else pace.custom_days)


def _check_in(facts: Facts, pace: Pace) -> Iterator[Step]:
    """The clock of keeping in touch: it starts afresh with every interaction."""
    if facts.stage not in (Stage.THANKED, Stage.IN_TOUCH):
        return
    usual = CHECK_IN_BOOSTER if facts.helper is Helper.BOOSTER else CHECK_IN_OTHERS
    touch = facts.last_touch
    key = f"interaction:{touch.id}" if touch else f"contact:{facts.contact}:{_stamp(facts.stage_since)}"
    last_on = day_in(touch.happened_at if touch else facts.stage_since, pace.zone)
    due_on = last_on + timedelta(days=facts.keep_in_touch_days or usual)
    yield Step(TaskKind.CHECK_IN, f"check_in:{key}", due_on=due_on)


def _loops_to_close(facts: Facts, pace: Pace) -> Iterator[Step]:
    for referral in facts.referrals:
        due_on = day_in(referral.came_of_it_at, pace.zone) + _ONE_DAY
        yield Step(TaskKind.TELL_REFERRER, f"tell_referrer:referral:{referral.id}", due_on=due_on)
    for advice in facts.advice:
        due_on = day_in(advice.acted_on_at, pace.zone) + timedelta(days=REPORT_BACK_AFTER)
        yield Step(TaskKind.REPORT_BACK, f"report_back:takeaway:{advice.id}", due_on=due_on)


def _first_message(facts: Facts) -> tuple[Step, ...]:
    """Nothing else is asked and nothing was sent that arrived."""
    if facts.stage is not Stage.TO_CONTACT or any(sent.bounced_at is None for sent in facts.messages):
        return ()
    key = f"first_message:contact:{facts.contact}:{_stamp(facts.stage_since)}"
    if facts.messages:
        key += f":message:{facts.messages[-1].id}"
    return (Step(TaskKind.FIRST_MESSAGE, key),)


def _asks(sent: SentMessage) -> bool:
    kind = KINDS.get(sent.kind)
    return sent.kind in _PROPOSALS or (kind is not None and kind.group == "first_message")


def _is_thanks(sent: SentMessage) -> bool:
    kind = KINDS.get(sent.kind)
    return kind is not None and kind.sent_event == "thanks_sent"


def _is_off(meeting: MeetingFact) -> bool:
    return meeting.status in (MeetingStatus.CANCELLED, MeetingStatus.NO_SHOW)


def _key(meeting: MeetingFact, facts: Facts) -> str:
    """A meeting asks each who takes part on their own."""
    return f"meeting:{meeting.id}:contact:{facts.contact}"


def _meeting_ahead(facts: Facts, now: datetime) -> bool:
    """Something is proposed, or agreed and not yet told of."""
    return any(
        meeting.status is MeetingStatus.CONFIRMED
        or (meeting.status is MeetingStatus.PROPOSED and meeting.starts_at > now)
        for meeting in facts.meetings
    )


def _is_silent(sent: SentMessage, facts: Facts) -> bool:
    """Neither answered nor given up, and nothing came of it since."""
    if sent.answered_at or sent.bounced_at or sent.closed_at:
        return False
    if facts.stage in _FURTHER and facts.stage_since > sent.sent_at:
        return False  # the user says so
    if facts.last_reply and facts.last_reply.happened_at > sent.sent_at:
        return False
    return not any(m.status is MeetingStatus.HELD and m.over_at >= sent.sent_at for m in facts.meetings)


def _stamp(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
