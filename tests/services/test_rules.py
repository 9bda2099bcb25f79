"""What is due for people, through the verbs alone: serial per employer, cancelled at once, never sliding."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from klatch.domain.drafts import (
    ContactDraft,
    InteractionDraft,
    MeetingDraft,
    MessageDraft,
    ReferralDraft,
)
from klatch.domain.vocabulary import Direction, MeetingStatus, Stage
from klatch.services import contacts, meetings, messages, organizations, referrals, settings, tasks
from klatch.services.reading import today
from klatch.services.settings import Cadence, Profile
from klatch.store.database import Store
from klatch.store.values import to_moment

Due = dict[str, str | None]


class Days:
    """A store and a clock that starts on Monday 23 November 2026, 12:48 in New York."""

    def __init__(self, store: Store, now: datetime) -> None:
        self.store, self.now = store, now
        settings.put(store, Profile(zone="America/New_York"), now)

    def later(self, days: float) -> datetime:
        self.now += timedelta(days=days)
        tasks.reconcile_all(self.store, self.now)
        return self.now

    def person(self, name: str, employer: str = "Fieldnote", stage: Stage = Stage.TO_CONTACT) -> int:
        draft = ContactDraft(display_name=name, organization=employer, stage=stage)
        return contacts.add(self.store, draft, self.now)

    def write(self, person: int, kind: str = "outreach.cold", meeting: int | None = None) -> int:
        draft = MessageDraft(person, kind, "Subject", "Body", meeting=meeting)
        return messages.log_sent_elsewhere(self.store, draft, self.now, self.now)

    def due(self, person: int) -> Due:
        return dict(
            self.store.fetch(
                "SELECT kind, coalesce(due_at, due_on) FROM task"
                " WHERE contact = ? AND done_at IS NULL AND skipped_at IS NULL",
                (person,),
            )
        )

    def reach_out(self) -> list[str]:
        return [row.name for row in today.reach_out(self.store)]


@pytest.fixture
def days(store: Store, now: datetime) -> Days:
    return Days(store, now)


# One after the other at an employer


def test_while_one_may_answer_a_first_message_to_a_colleague_waits(days: Days) -> None:
    ada, ben, other = days.person("Ada"), days.person("Ben"), days.person("Cleo", "Elsewhere")
    assert days.reach_out() == ["Ada", "Ben", "Cleo"]
    days.write(ada)
    assert days.due(ben) == {"first_message": "2026-11-26"}
    assert days.due(other) == {"first_message": None}
    assert days.reach_out() == ["Cleo"]
    days.later(2)
    assert days.due(ben) == {"first_message": "2026-11-26"}
    days.later(1)  # three business days have passed: now somebody else is asked for, and Ben is free
    assert days.due(ada) == {"write_someone_else": "2026-11-26", "follow_up": "2026-12-02"}
    assert days.due(ben) == {"first_message": None}
    assert days.reach_out() == ["Ben", "Cleo"]


def test_at_an_employer_one_silence_at_a_time_asks_for_somebody_else(days: Days) -> None:
    ada, ben, cleo = (days.person(name) for name in ("Ada", "Ben", "Cleo"))
    days.write(ada)
    days.later(3)
    days.write(ben)
    assert days.due(ada) == {"follow_up": "2026-12-02"}
    assert days.due(ben) == {"write_someone_else": "2026-12-01", "follow_up": "2026-12-07"}
    assert days.due(cleo) == {"first_message": "2026-12-01"}
    days.later(5)
    days.write(cleo)
    due = [days.due(person) for person in (ada, ben, cleo)]
    assert [("write_someone_else" in steps, steps["follow_up"]) for steps in due] == [
        (False, "2026-12-02"),
        (False, "2026-12-07"),
        (True, "2026-12-10"),
    ]


def test_an_answer_ends_the_search_there(days: Days) -> None:
    ada, ben = days.person("Ada"), days.person("Ben")
    days.write(ada)
    days.later(1)
    to_ben = days.write(ben)
    assert days.due(ben) == {"write_someone_else": "2026-11-27", "follow_up": "2026-12-03"}
    messages.mark_answered(days.store, to_ben, days.later(1), days.now)
    assert days.due(ada) == {"follow_up": "2026-12-02"}
    assert days.due(ben) == {"offer_times": "2026-11-26"}


@pytest.mark.parametrize("kind", ["obligate", "curmudgeon"])
def test_the_answer_of_somebody_of_no_help_ends_nothing(days: Days, kind: str) -> None:
    ada, ben = days.person("Ada"), days.person("Ben")
    to_ben = days.write(ben)
    days.later(1)
    days.write(ada)
    messages.mark_answered(days.store, to_ben, days.later(1), days.now)
    assert days.due(ada) == {"follow_up": "2026-12-03"}
    contacts.edit(days.store, ben, {"kind_of_helper": kind}, days.now)
    assert days.due(ada) == {"write_someone_else": "2026-11-27", "follow_up": "2026-12-03"}


def test_a_no_does_not_end_the_search(days: Days) -> None:
    ada, ben = days.person("Ada"), days.person("Ben")
    days.write(ada)
    days.later(3)
    to_ben = days.write(ben)
    messages.mark_answered(days.store, to_ben, days.later(1), days.now)
    assert "write_someone_else" not in days.due(ada)
    days.write(ben, "reply.accept_their_decline")
    assert days.due(ben) == {}
    assert days.due(ada) == {"write_someone_else": "2026-11-26", "follow_up": "2026-12-02"}


def test_a_booster_ends_everything_there_but_what_comes_later(days: Days) -> None:
    ada, ben, cleo = (days.person(name) for name in ("Ada", "Ben", "Cleo"))
    days.write(ada)
    days.later(1)
    contacts.log_interaction(
        days.store, InteractionDraft(ben, days.now, direction=Direction.FROM_THEM), days.now
    )
    assert days.due(ada) == {"write_someone_else": "2026-11-26", "follow_up": "2026-12-02"}
    contacts.edit(days.store, ben, {"kind_of_helper": "booster"}, days.now)
    assert days.due(ada) == {}
    days.later(1)
    days.write(cleo, "outreach.referral")  # whom Ben named
    assert days.due(cleo) == {"follow_up": "2026-12-04"}


def test_a_message_that_came_back_holds_up_nobody(days: Days) -> None:
    ada, ben = days.person("Ada"), days.person("Ben")
    messages.mark_bounced(days.store, days.write(ada), days.now, days.now)
    assert days.due(ben) == {"first_message": None}


def test_who_changes_the_employer_leaves_the_old_one_free(days: Days) -> None:
    ada, ben, cleo = days.person("Ada"), days.person("Ben"), days.person("Cleo", "Elsewhere")
    days.write(ada)
    contacts.edit(days.store, ada, {"organization": "Elsewhere"}, days.now)
    assert (days.due(ben), days.due(cleo)) == ({"first_message": None}, {"first_message": "2026-11-26"})
    (elsewhere,) = days.store.fetch("SELECT organization FROM contact WHERE id = ?", (cleo,))[0]
    organizations.delete(days.store, [elsewhere], days.now)
    assert days.due(cleo) == {"first_message": None}


def test_with_the_gentle_rhythm_nobody_waits_for_a_colleague(days: Days) -> None:
    settings.put(days.store, Cadence(rhythm="gentle"), days.now)
    ada, ben = days.person("Ada"), days.person("Ben")
    days.write(ada)
    assert (days.due(ada), days.due(ben)) == ({"follow_up": "2026-11-30"}, {"first_message": None})
    days.later(7)
    days.write(ada, "followup.first")
    assert days.due(ada) == {"close": "2026-12-09"}


def test_numbers_of_ones_own(days: Days) -> None:
    own = Cadence(rhythm="custom", custom_days=4, custom_elsewhere=2, custom_business=True)
    settings.put(days.store, own, days.now)
    ada = days.person("Ada")
    days.write(ada)
    assert days.due(ada) == {"write_someone_else": "2026-11-25", "follow_up": "2026-11-27"}
    settings.put(days.store, replace(own, custom_business=False, custom_elsewhere=0), days.now)
    days.later(0)
    assert days.due(ada) == {"follow_up": "2026-11-27"}


# One action cancels what is pending


def test_they_replied_cancels_every_pending_step(days: Days) -> None:
    ada = days.person("Ada")
    message = days.write(ada)
    assert set(days.due(ada)) == {"write_someone_else", "follow_up"}
    messages.mark_answered(days.store, message, days.later(1), days.now)
    assert days.due(ada) == {"offer_times": "2026-11-25"}


def test_a_reply_on_another_way_cancels_too(days: Days) -> None:
    ada = days.person("Ada")
    days.write(ada)
    touch = InteractionDraft(ada, days.later(1), direction=Direction.FROM_THEM)
    contacts.log_interaction(days.store, touch, days.now)
    assert days.due(ada) == {"offer_times": "2026-11-25"}


def test_a_pause_cancels_every_pending_step_and_nothing_brings_them_back(days: Days) -> None:
    ada = days.person("Ada")
    days.write(ada)
    meeting = meetings.log(
        days.store, MeetingDraft((ada,), days.now - timedelta(hours=2)), days.now, days.now
    )
    meetings.schedule(days.store, MeetingDraft((ada,), days.now + timedelta(days=4)), days.now)
    assert set(days.due(ada)) == {"prepare", "confirm_place", "thank"}
    contacts.pause(days.store, [ada], "asked me to stop", days.now)
    assert days.due(ada) == {}
    days.later(30)
    meetings.mark_held(days.store, meeting, days.now, days.now)
    assert days.due(ada) == {}


# The clocks


def test_the_thank_you_clock_starts_with_the_end(days: Days) -> None:
    settings.put(days.store, Cadence(thank_you_hours=36), days.now)
    ada = days.person("Ada")
    meeting = meetings.schedule(days.store, MeetingDraft((ada,), days.now + timedelta(hours=1)), days.now)
    ended_at = to_moment("2026-11-23T19:31:00Z")
    meetings.mark_held(days.store, meeting, ended_at, days.later(0.5))
    assert days.due(ada) == {"thank": "2026-11-25T07:31:00Z"}


def test_keeping_in_touch_starts_afresh_with_a_touch_of_any_kind(days: Days) -> None:
    ada = days.person("Ada", stage=Stage.IN_TOUCH)
    contacts.edit(days.store, ada, {"keep_in_touch_days": 14}, days.now)
    touches = [
        lambda: contacts.log_interaction(days.store, InteractionDraft(ada, days.now), days.now),
        lambda: contacts.log_interaction(
            days.store, InteractionDraft(ada, days.now, direction=Direction.FROM_THEM), days.now
        ),
        lambda: days.write(ada, "keepintouch.share"),
    ]
    for touch in touches:
        days.later(3)
        touch()
        assert days.due(ada) == {"check_in": f"{days.now.date() + timedelta(days=14)}"}
    meetings.log(days.store, MeetingDraft((ada,), days.later(3)), days.now, days.now)
    days.write(ada, "thanks.same_day")
    assert days.due(ada) == {"check_in": f"{days.now.date() + timedelta(days=14)}"}


def test_who_referred_hears_of_it_a_day_after_it_was_agreed(days: Days) -> None:
    ada = days.person("Ada", stage=Stage.IN_TOUCH)
    ben = referrals.capture(days.store, ReferralDraft(ada, name="Ben"), days.now)
    proposed = MeetingDraft((ben,), days.now + timedelta(days=20), status=MeetingStatus.PROPOSED)
    meeting = meetings.schedule(days.store, proposed, days.now)
    assert "tell_referrer" not in days.due(ada)
    meetings.confirm(days.store, meeting, days.later(5))
    assert days.due(ada)["tell_referrer"] == "2026-11-29"
    days.write(ada, "update.to_referrer")
    assert "tell_referrer" not in days.due(ada)


def test_of_two_steps_of_one_day_the_thank_you_comes_first_though_its_evening_is_tomorrow_in_utc(
    days: Days,
) -> None:
    days.later(-1)
    ada = days.person("Ada")
    ben = referrals.capture(days.store, ReferralDraft(ada, name="Ben"), days.now)
    meetings.schedule(days.store, MeetingDraft((ben,), days.now + timedelta(days=2)), days.now)
    ended_at = to_moment("2026-11-23T02:00:00Z")  # Sunday, 21:00
    meetings.log(days.store, MeetingDraft((ada,), ended_at - timedelta(minutes=20)), ended_at, days.later(1))
    assert days.due(ada) == {"thank": "2026-11-24T02:00:00Z", "tell_referrer": "2026-11-23"}
    first = "SELECT t.kind FROM contact_facts f JOIN task t ON t.id = f.next_task WHERE f.contact = ?"
    assert days.store.fetch(first, (ada,)) == [("thank",)]


# What is missed stays late


def test_a_missed_preparation_stays_late_until_the_day_itself(days: Days) -> None:
    ada = days.person("Ada")
    start = to_moment("2026-11-26T20:00:00Z")
    meeting = meetings.schedule(days.store, MeetingDraft((ada,), start), days.now)
    due = {"prepare": "2026-11-25T14:00:00Z", "confirm_place": "2026-11-25"}
    assert days.due(ada) == due
    days.later(2)
    assert days.due(ada) == due
    days.later(1)  # the day of the meeting: what counts is to be ready when it starts
    due["prepare"] = "2026-11-26T20:00:00Z"
    assert days.due(ada) == due
    meetings.confirm(days.store, meeting, days.now)  # says nothing new
    meetings.edit(days.store, meeting, {"starts_at": start, "notes": "Bring the list"}, days.now)
    assert days.due(ada) == due
    meetings.move(days.store, meeting, start + timedelta(days=1), "America/New_York", days.now)
    assert days.due(ada) == {"prepare": "2026-11-26", "confirm_place": "2026-11-26"}
    days.later(1)
    assert days.due(ada) == {"prepare": "2026-11-27T20:00:00Z", "confirm_place": "2026-11-26"}


def test_what_is_late_stays_due_where_it_was(days: Days) -> None:
    ada = days.person("Ada")
    days.write(ada)
    due = days.due(ada)
    for _ in range(5):
        days.later(30)
        assert days.due(ada) == due


def test_moving_to_another_zone_moves_days_and_not_moments(days: Days) -> None:
    ada, ben = days.person("Ada"), days.person("Ben", "Elsewhere")
    days.write(ada)
    meetings.schedule(
        days.store, MeetingDraft((ben,), to_moment("2026-12-01T20:00:00Z"), "Asia/Tokyo"), days.now
    )
    assert days.due(ada)["follow_up"] == "2026-12-02"
    assert days.due(ben) == {"prepare": "2026-11-30T14:00:00Z", "confirm_place": "2026-11-30"}
    settings.put(days.store, Profile(zone="Pacific/Kiritimati"), days.now)  # it is Tuesday there
    days.later(0)
    assert days.due(ada)["follow_up"] == "2026-12-03"
    assert days.due(ben) == {"prepare": "2026-11-30T19:00:00Z", "confirm_place": "2026-12-01"}
