"""What speaks against sending a message, and what must not."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from klatch.domain.guards import Address, Caution, Colleague, Guard, Limits, OutreachFacts, cautions
from klatch.domain.kinds import KINDS
from klatch.domain.pace import PATIENCE, Pace, Patience, Rhythm, Wait
from klatch.domain.vocabulary import Channel

NOW = datetime(2026, 11, 23, 17, 48, tzinfo=UTC)  # a Monday
NEW_YORK = Pace(zone="America/New_York")
LIMITS = Limits(daily_cap=10, again_after_days=7)
REACHING = [key for key, kind in KINDS.items() if kind.reaches_out]
EXPECTED = [key for key, kind in KINDS.items() if not kind.reaches_out]
BAD = Address(5, "aisha@old.example", NOW - timedelta(days=30))


def found(
    kind: str = "outreach.cold",
    *,
    pace: Pace = NEW_YORK,
    channel: Channel | None = None,
    now: datetime = NOW,
    limits: Limits = LIMITS,
    **facts: object,
) -> tuple[Caution, ...]:
    about = OutreachFacts(1, **facts)  # type: ignore[arg-type]
    return cautions(about, KINDS[kind], channel or KINDS[kind].channel, now, pace, limits)


def ago(**span: int) -> datetime:
    return NOW - timedelta(**span)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_speaks_against_an_ordinary_message(kind: str) -> None:
    assert found(kind, gone_today=9, address=Address(5, "aisha@new.example")) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_who_asked_to_be_left_alone_is_left_alone_whatever_it_is(kind: str) -> None:
    (first, *_) = found(kind, do_not_contact=True, paused=True)
    assert first == Caution(Guard.DO_NOT_CONTACT)
    assert Guard.PAUSED not in {each.guard for each in found(kind, do_not_contact=True, paused=True)}


@pytest.mark.parametrize("kind", KINDS)
def test_a_pause_holds_what_comes_unasked_and_lets_answers_through(kind: str) -> None:
    unasked = KINDS[kind].group in ("first_message", "follow_up", "keep_in_touch")
    expected = (Caution(Guard.PAUSED, text="on leave"),) if unasked else ()
    assert found(kind, paused=True, paused_reason="on leave") == expected


def test_an_address_that_bounced_holds_mail_alone() -> None:
    assert found("thanks.same_day", address=BAD) == (Caution(Guard.BOUNCED, 5, "aisha@old.example"),)
    assert found("outreach.linkedin_note", address=BAD) == ()
    assert found("outreach.cold", channel=Channel.PHONE, address=BAD) == ()


@pytest.mark.parametrize(
    ("written_at", "days"),
    [
        (ago(minutes=5), 0),
        (ago(days=3), 3),
        (ago(days=6), 6),
        (ago(days=7), None),
        (ago(days=7) + timedelta(hours=10), None),  # a week ago by the calendar, though not by the clock
        (ago(days=400), None),
        (None, None),
    ],
)
@pytest.mark.parametrize("kind", ["outreach.alumni", "followup.first", "followup.last"])
def test_the_same_person_within_some_days(kind: str, written_at: datetime | None, days: int | None) -> None:
    said = [(each.guard, each.days) for each in found(kind, unanswered_since=written_at)]
    assert said == ([] if days is None else [(Guard.WRITTEN_LATELY, days)])


def test_days_are_those_of_the_user() -> None:
    late = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # still the 22nd in New York
    day = date(2026, 11, 22)
    assert found(unanswered_since=late) == (Caution(Guard.WRITTEN_LATELY, days=1, on=day),)
    day = date(2026, 11, 23)
    assert found(unanswered_since=late, pace=Pace()) == (Caution(Guard.WRITTEN_LATELY, days=0, on=day),)


def test_a_step_that_is_due_is_never_held_up() -> None:
    assert found("followup.first", unanswered_since=ago(days=3), step_is_due=True) == ()
    assert found(unanswered_since=ago(days=3), limits=Limits(10, 3)) == ()
    assert found(unanswered_since=ago(minutes=1), limits=Limits(10, 0)) == ()


@pytest.mark.parametrize("kind", EXPECTED)
def test_answers_thanks_and_arrangements_are_no_outreach(kind: str) -> None:
    colleague = Colleague(2, "Bruno", NOW)
    facts = {"unanswered_since": ago(days=1), "gone_today": 99, "open_elsewhere": (colleague,)}
    assert found(kind, **facts, ahead_in_batch=(colleague,)) == ()


@pytest.mark.parametrize(
    ("patience", "written_at", "days"),
    [
        (PATIENCE[Rhythm.THREE_B_SEVEN], ago(days=0), 0),
        (PATIENCE[Rhythm.THREE_B_SEVEN], ago(days=4), 4),  # Thursday: two business days
        (PATIENCE[Rhythm.THREE_B_SEVEN], ago(days=5), None),  # Wednesday: three, and somebody else's turn
        (PATIENCE[Rhythm.GENTLE], ago(days=6), 6),
        (PATIENCE[Rhythm.GENTLE], ago(days=7), None),
        (Patience(Wait(14, business=False)), ago(days=13), 13),
        (Patience(Wait(14, business=False)), ago(days=14), None),
    ],
)
def test_one_person_at_an_employer_as_long_as_the_rhythm_waits(
    patience: Patience, written_at: datetime, days: int | None
) -> None:
    pace = Pace(zone="America/New_York", patience=patience)
    others = (Colleague(2, "Bruno", written_at),)
    expected = () if days is None else (Caution(Guard.SAME_EMPLOYER, 2, "Bruno", days),)
    assert found(pace=pace, open_elsewhere=others) == expected
    assert found("followup.first", pace=pace, open_elsewhere=others) == ()


def test_a_colleague_before_in_the_batch_counts_and_one_who_was_written_to_more() -> None:
    ahead = (Colleague(3, "Chidi"), Colleague(4, "Dana"))
    assert found(ahead_in_batch=ahead) == (Caution(Guard.SAME_EMPLOYER, 3, "Chidi"),)
    written = (Colleague(2, "Bruno", ago(days=1)),)
    assert found(ahead_in_batch=ahead, open_elsewhere=written) == (
        Caution(Guard.SAME_EMPLOYER, 2, "Bruno", 1),
    )
    silent = (Colleague(2, "Bruno", ago(days=30)),)
    assert found(ahead_in_batch=ahead, open_elsewhere=silent) == (Caution(Guard.SAME_EMPLOYER, 3, "Chidi"),)


@pytest.mark.parametrize("kind", REACHING)
def test_the_daily_cap(kind: str) -> None:
    assert found(kind, gone_today=9) == ()
    assert found(kind, gone_today=10) == (Caution(Guard.DAILY_CAP, count=10, on=date(2026, 11, 23)),)


def test_what_was_overruled_on_one_day_asks_again_on_another() -> None:
    keys = [
        {each.key for each in found(now=NOW + day, unanswered_since=NOW + day, gone_today=10)}
        for day in (timedelta(), timedelta(days=1))
    ]
    assert keys[0].isdisjoint(keys[1])


def test_the_weightiest_comes_first_and_a_key_names_the_fact() -> None:
    others = (Colleague(2, "Bruno", NOW),)
    every = found(paused=True, address=BAD, unanswered_since=NOW, open_elsewhere=others, gone_today=10)
    assert [each.guard for each in every] == [
        Guard.PAUSED,
        Guard.BOUNCED,
        Guard.WRITTEN_LATELY,
        Guard.SAME_EMPLOYER,
        Guard.DAILY_CAP,
    ]
    assert [each.key for each in every] == [
        "paused:0",
        "bounced:5",
        "written_lately:2026-11-23",
        "same_employer:2",
        "daily_cap:2026-11-23",
    ]
