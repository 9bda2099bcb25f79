"""What holds for the next steps whatever the facts are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from klatch.domain.cadence import steps
from klatch.domain.facts import (
    ActedAdvice,
    Employer,
    Facts,
    MadeReferral,
    MeetingFact,
    SentMessage,
    Touch,
)
from klatch.domain.kinds import KINDS
from klatch.domain.pace import PATIENCE, Pace, Patience, Wait
from klatch.domain.step import order
from klatch.domain.vocabulary import Format, Helper, MeetingStatus, Stage, TaskKind

NY = "America/New_York"
NOW = datetime(2026, 11, 17, 15, tzinfo=UTC)

_MOMENTS = st.integers(-60 * 24 * 60, 60 * 24 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes))
_PAST = st.integers(0, 60 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes))
_ZONES = st.sampled_from(("", NY, "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu"))
_MAYBE = st.none() | _PAST
_MESSAGES = st.builds(
    SentMessage,
    st.integers(1, 99),
    st.sampled_from((*KINDS, "own.kind")),
    _PAST,
    st.none() | st.integers(1, 5),
    _MAYBE,
    _MAYBE,
    _MAYBE,
)
_MEETINGS = st.builds(
    MeetingFact,
    id=st.integers(1, 5),
    status=st.sampled_from(MeetingStatus),
    starts_at=_MOMENTS,
    minutes=st.integers(1, 1440),
    format=st.sampled_from(Format),
    zone=_ZONES,
    ended_at=_MAYBE,
    agreed_at=_MAYBE,
)
_TOUCHES = st.none() | st.builds(Touch, st.integers(1, 99), _PAST)


def _oldest_first(found: list[SentMessage]) -> tuple[SentMessage, ...]:
    return tuple(sorted(found, key=lambda message: (message.sent_at, message.id)))


_FACTS = st.builds(
    Facts,
    contact=st.just(7),
    stage=st.sampled_from(Stage),
    stage_since=_PAST,
    do_not_contact=st.booleans(),
    helper=st.sampled_from(Helper),
    keep_in_touch_days=st.none() | st.integers(1, 400),
    messages=st.lists(_MESSAGES, max_size=5).map(
        lambda found: tuple(sorted(found, key=lambda m: (m.sent_at, m.id)))
    ),
    last_reply=_TOUCHES,
    last_touch=_TOUCHES,
    meetings=st.lists(_MEETINGS, max_size=4, unique_by=lambda m: m.id).map(tuple),
    referrals=st.lists(st.builds(MadeReferral, st.integers(1, 9), _PAST), max_size=3).map(tuple),
    advice=st.lists(st.builds(ActedAdvice, st.integers(1, 9), _PAST), max_size=3).map(tuple),
    employer=st.none()
    | st.builds(
        Employer,
        st.none() | st.tuples(_PAST, st.integers(1, 99)),
        _MAYBE,
        _MAYBE,
        _MAYBE,
    ),
)
_WAITS = st.builds(Wait, st.integers(1, 90), st.booleans())
_PACES = st.builds(
    Pace,
    zone=_ZONES.filter(bool),
    patience=st.sampled_from(tuple(PATIENCE.values()))
    | st.builds(Patience, _WAITS, _WAITS, st.none() | _WAITS),
    thank_you_hours=st.integers(1, 72),
)


@given(_FACTS, _PACES)
def test_whatever_the_facts(facts: Facts, pace: Pace) -> None:
    found = steps(facts, NOW, pace)
    kinds = [step.kind for step in found]
    assert len(set(kinds)) == len(kinds)  # one of each kind
    assert len({step.rule_key for step in found}) == len(found)
    assert list(found) == sorted(found, key=lambda step: order(step, pace.zone))
    assert all(step.due_on is None or step.due_at is None for step in found)
    assert TaskKind.OWN not in kinds
    assert TaskKind.FIRST_MESSAGE not in kinds or (len(kinds) == 1 and facts.stage is Stage.TO_CONTACT)
    if facts.stage is Stage.PAUSED or facts.do_not_contact:
        assert not found
    assert steps(facts, NOW, pace) == found  # and it is a function


@given(_FACTS, _PACES)
def test_settling_everything_ends(facts: Facts, pace: Pace) -> None:
    for _ in range(40):
        found = steps(facts, NOW, pace)
        if not found:
            break
        facts = facts._replace(settled=facts.settled | {step.rule_key for step in found})
    assert not steps(facts, NOW, pace)


@given(_FACTS, _PACES, st.integers(0, 60 * 24 * 60))
def test_time_alone_moves_nothing(facts: Facts, pace: Pace, minutes: int) -> None:
    """What is missed stays where it was; but a first message stops waiting for a colleague, and on the day
    of a meeting preparing may last until it starts."""
    due = {step.rule_key: (step.due_on, step.due_at) for step in steps(facts, NOW, pace)}
    for step in steps(facts, NOW + timedelta(minutes=minutes), pace):
        if step.rule_key in due and step.kind not in (TaskKind.FIRST_MESSAGE, TaskKind.PREPARE):
            assert (step.due_on, step.due_at) == due[step.rule_key]


@given(_FACTS, _PACES, _ZONES.filter(bool))
def test_moving_to_another_zone_takes_no_step_away_and_moves_no_clock(
    facts: Facts, pace: Pace, zone: str
) -> None:
    before = {step.kind: step for step in steps(facts, NOW, pace)}
    after = {step.kind: step for step in steps(facts, NOW, replace(pace, zone=zone))}
    assert before.keys() == after.keys()
    for kind in before.keys() & {TaskKind.THANK, TaskKind.WRAP_UP}:
        assert before[kind].due_at == after[kind].due_at


@given(_FACTS, _PACES)
def test_with_a_booster_nobody_else_is_written_to(facts: Facts, pace: Pace) -> None:
    place = Employer(booster_since=NOW)
    kinds = {step.kind for step in steps(facts._replace(employer=place), NOW, pace)}
    assert TaskKind.WRITE_SOMEONE_ELSE not in kinds
    if facts.stage is Stage.CONTACTED:
        assert TaskKind.CLOSE not in kinds
