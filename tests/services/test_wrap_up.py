"""The end of the work on a meeting: one transaction, one reminder, suggestions from what is known."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from klatch.domain.drafts import ContactDraft, MeetingDraft, ReferralDraft, TakeawayDraft, TaskDraft
from klatch.domain.errors import InvalidInput
from klatch.domain.vocabulary import MeetingStatus, Stage, TakeawayKind, TaskKind
from klatch.services import contacts, meetings, referrals, takeaways, tasks, wrap_up
from klatch.services.reading.meetings import detail
from klatch.services.reading.meetings import referrals as named
from klatch.services.reading.tasks import of_meeting
from klatch.services.reading.wrap_up import FollowUp, suggested, thanked
from klatch.store.database import Store

TONIGHT = datetime(2026, 11, 24, 4, tzinfo=UTC)


@pytest.fixture
def ada(store: Store, now: datetime) -> int:
    return contacts.add(store, ContactDraft(display_name="Ada Quill"), now - timedelta(days=9))


@pytest.fixture
def meeting(store: Store, now: datetime, ada: int) -> int:
    draft = MeetingDraft((ada,), now - timedelta(hours=1))
    return meetings.schedule(store, draft, now - timedelta(days=1))


def wrap_ups(store: Store, meeting: int) -> list[object]:
    return [task.due for task in of_meeting(store, meeting) if task.kind is TaskKind.WRAP_UP]


def test_finishing_holds_it_keeps_follow_ups_and_is_undone_at_once(
    store: Store, now: datetime, ada: int, meeting: int
) -> None:
    draft = TaskDraft("Watch her talk", ada, meeting, due_on=date(2026, 12, 1))
    wrap_up.finish(store, meeting, now - timedelta(minutes=30), (draft,), now)
    assert detail(store, meeting).row.status is MeetingStatus.HELD
    assert "Watch her talk" in [task.title for task in of_meeting(store, meeting)]
    store.journal.undo()
    assert detail(store, meeting).row.status is MeetingStatus.CONFIRMED
    assert "Watch her talk" not in [task.title for task in of_meeting(store, meeting)]


def test_later_reminds_once_however_often(store: Store, now: datetime, meeting: int) -> None:
    meetings.mark_held(store, meeting, now - timedelta(minutes=30), now)
    wrap_up.finish_later(store, meeting, None, (), TONIGHT, now)
    wrap_up.finish_later(store, meeting, None, (), TONIGHT + timedelta(days=1), now)
    assert wrap_ups(store, meeting) == [TONIGHT + timedelta(days=1)]
    tasks.reconcile_all(store, now)
    assert wrap_ups(store, meeting) == [TONIGHT + timedelta(days=1)]
    wrap_up.finish(store, meeting, now - timedelta(minutes=30), (), now)
    assert wrap_ups(store, meeting) == []


def test_the_step_of_the_rule_rests_until_the_evening(store: Store, now: datetime, meeting: int) -> None:
    wrap_up.finish_later(store, meeting, None, (), TONIGHT, now)
    assert detail(store, meeting).row.status is MeetingStatus.CONFIRMED
    assert wrap_ups(store, meeting) == [TONIGHT]


def test_an_end_to_come_is_refused_as_a_whole(store: Store, now: datetime, ada: int, meeting: int) -> None:
    draft = TaskDraft("Watch her talk", ada, meeting)
    with pytest.raises(InvalidInput):
        wrap_up.finish(store, meeting, now + timedelta(hours=1), (draft,), now)
    assert "Watch her talk" not in [task.title for task in of_meeting(store, meeting)]


def test_finishing_once_more_takes_no_thanks_back(
    store: Store, now: datetime, ada: int, meeting: int
) -> None:
    end = now - timedelta(minutes=30)
    meetings.mark_held(store, meeting, end, now)
    assert thanked(store, meeting) == frozenset()
    (thank,) = [task.id for task in of_meeting(store, meeting) if task.kind is TaskKind.THANK]
    tasks.done(store, thank, now)
    assert thanked(store, meeting) == {ada}
    wrap_up.finish(store, meeting, end, (), now)
    assert contacts_stage(store, ada) is Stage.THANKED


def contacts_stage(store: Store, contact: int) -> Stage:
    from klatch.services.reading.contacts import detail as person

    return person(store, contact).stage


def test_nothing_said_suggests_nothing(store: Store, meeting: int) -> None:
    assert suggested(store, meeting, date(2026, 11, 23)) == ()


def test_what_was_said_suggests_what_follows(store: Store, now: datetime, ada: int, meeting: int) -> None:
    ben = contacts.add(store, ContactDraft(display_name="Ben Solheim"), now)
    referrals.add(store, ReferralDraft(ben, ada), now)
    draft = ReferralDraft(ada, name="Imani Cole", meeting=meeting, will_introduce=True)
    referrals.capture(store, draft, now)
    found = suggested(store, meeting, date(2026, 11, 27))  # a Friday
    assert [(each.what, each.name, each.about, each.due) for each in found] == [
        (FollowUp.SEND_LINE, "Ada Quill", "Imani Cole", date(2026, 11, 30)),
        (FollowUp.TELL_REFERRER, "Ben Solheim", "Ada Quill", date(2026, 12, 11)),
        (FollowUp.TELL_OUTCOME, "Ada Quill", "", date(2027, 1, 11)),
    ]


def test_information_alone_asks_for_no_report(store: Store, now: datetime, ada: int, meeting: int) -> None:
    takeaways.add(store, TakeawayDraft(ada, TakeawayKind.INFORMATION, "Two roles", meeting), now)
    assert suggested(store, meeting, now.date()) == ()


def test_a_name_taken_twice_is_one_takeaway(store: Store, now: datetime, ada: int, meeting: int) -> None:
    takeaways.add(store, TakeawayDraft(ada, TakeawayKind.REFERRAL, "Imani Cole", meeting), now)
    referrals.capture(store, ReferralDraft(ada, name="Imani Cole", meeting=meeting), now)
    assert [row.text for row in detail(store, meeting).takeaways] == ["Imani Cole"]
    (row,) = named(store, meeting)
    assert (row.will_introduce, row.after) == (False, "")
