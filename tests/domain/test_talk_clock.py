"""The clock of a conversation: what it says, and what holds whatever the clocks did."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klatch.domain.talk_clock import (
    TalkFacts,
    TimeLeft,
    elapsed,
    left,
    paused_for,
    share,
    state,
    under_way,
)

BEGAN = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
_SECONDS = st.integers(-7 * 24 * 3600, 7 * 24 * 3600)
_MOMENTS = _SECONDS.map(lambda seconds: BEGAN + timedelta(seconds=seconds))
_FACTS = st.builds(
    TalkFacts,
    st.none() | _MOMENTS,
    st.integers(1, 1440),
    st.integers(0, 60),
    st.integers(0, 7200),
    st.none() | _MOMENTS,
    st.none() | _MOMENTS,
)


def after(minutes: int, seconds: int = 0) -> datetime:
    return BEGAN + timedelta(minutes=minutes, seconds=seconds)


@pytest.mark.parametrize(
    ("facts", "now", "seconds_left", "said"),
    [
        (TalkFacts(None, 20), after(99), 1200, TimeLeft.ENOUGH),
        (TalkFacts(BEGAN, 20), after(0), 1200, TimeLeft.ENOUGH),
        (TalkFacts(BEGAN, 20), after(14, 59), 301, TimeLeft.ENOUGH),
        (TalkFacts(BEGAN, 20), after(15), 300, TimeLeft.SHORT),
        (TalkFacts(BEGAN, 20), after(15, 22), 278, TimeLeft.SHORT),
        (TalkFacts(BEGAN, 20), after(20), 0, TimeLeft.SHORT),
        (TalkFacts(BEGAN, 20), after(22, 10), -130, TimeLeft.OVER),
        (TalkFacts(BEGAN, 20, extra_minutes=5), after(22, 10), 170, TimeLeft.SHORT),
        (TalkFacts(BEGAN, 20, paused_seconds=60), after(10), 660, TimeLeft.ENOUGH),
        (TalkFacts(BEGAN, 20, paused_at=after(4)), after(600), 960, TimeLeft.ENOUGH),
        (TalkFacts(BEGAN, 20, ended_at=after(18)), after(600), 120, TimeLeft.SHORT),
        (TalkFacts(BEGAN, 20, paused_at=after(4), ended_at=after(18)), after(600), 960, TimeLeft.ENOUGH),
        # the computer slept for two hours, and its clock was set back by one
        (TalkFacts(BEGAN, 20), after(120), -6000, TimeLeft.OVER),
        (TalkFacts(BEGAN, 20), after(-60), 1200, TimeLeft.ENOUGH),
    ],
)
def test_what_is_left(facts: TalkFacts, now: datetime, seconds_left: int, said: TimeLeft) -> None:
    remaining = left(facts, now)
    assert (remaining, state(remaining)) == (timedelta(seconds=seconds_left), said)


@given(_FACTS, _MOMENTS)
def test_no_clock_gives_more_than_was_promised_or_less_than_nothing(facts: TalkFacts, now: datetime) -> None:
    assert elapsed(facts, now) >= timedelta(0)
    assert left(facts, now) <= facts.promised
    assert 0 <= share(facts, now) <= 1
    assert left(facts, now) + elapsed(facts, now) == facts.promised


@given(_FACTS, _MOMENTS, st.integers(0, 10**6))
def test_time_only_runs_out(facts: TalkFacts, now: datetime, seconds: int) -> None:
    later = now + timedelta(seconds=seconds)
    assert left(facts, later) <= left(facts, now)
    still = facts.paused_at is not None or facts.ended_at is not None or facts.started_at is None
    assert not still or left(facts, later) == left(facts, now)


@given(st.integers(1, 120), st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 3000)), max_size=5))
def test_pauses_take_nothing(minutes: int, spans: list[tuple[int, int]]) -> None:
    facts, now, talked = TalkFacts(BEGAN, minutes), BEGAN, 0
    for talking, resting in spans:
        now, talked = now + timedelta(seconds=talking), talked + talking
        facts = facts._replace(paused_at=now)
        assert facts.paused
        before = left(facts, now)
        now += timedelta(seconds=resting)
        facts = facts._replace(paused_seconds=paused_for(facts, now), paused_at=None)
        assert left(facts, now) == before
    assert left(facts, now) == timedelta(minutes=minutes, seconds=-talked)


@given(_FACTS, _MOMENTS)
def test_a_clock_set_back_in_a_pause_takes_no_pause_away(facts: TalkFacts, now: datetime) -> None:
    assert paused_for(facts, now) >= facts.paused_seconds


def test_one_that_was_never_ended_is_no_longer_gone_back_to() -> None:
    facts = TalkFacts(BEGAN, 20)
    assert not under_way(TalkFacts(None, 20), BEGAN)
    assert under_way(facts, after(139))
    assert not under_way(facts, after(140))
    assert under_way(facts._replace(paused_at=after(10)), after(600))
    assert not under_way(facts._replace(ended_at=after(18)), after(19))
