"""One person, one meeting, what is due: against facts written by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from klatch.domain.errors import NotFound
from klatch.domain.vocabulary import Direction, MessageState, Stage, TaskKind
from klatch.store.database import Store
from klatch.store.queries import (
    compose,
    contact_detail,
    meetings,
    messages,
    organization_detail,
    tasks,
    templates,
    timeline,
    today,
)
from klatch.store.rows import TimelineKind
from klatch.store.tables import Table
from population import NOW, populate

WEST = timezone(timedelta(hours=-8))
DAY = today.Span(datetime(2026, 11, 18, tzinfo=WEST), datetime(2026, 11, 19, tzinfo=WEST))
WEEK = today.Span(datetime(2026, 11, 16, tzinfo=WEST), datetime(2026, 11, 23, tzinfo=WEST))
HOUR = timedelta(hours=1)
EARLIER = NOW - timedelta(days=30)

Add = Callable[..., int]


@pytest.fixture
def add(store: Store) -> Add:
    """Insert a row; `at` is the moment of writing."""

    def insert(table: Table, at: datetime = EARLIER, **values: Any) -> int:
        if table == "contact":
            name = values.setdefault("display_name", "Ada Raman")
            values.setdefault("sort_name", name.lower())
            values.setdefault("stage_since", at)
        if table == "organization":
            values.setdefault("sort_name", values["name"].lower())
        with store.transaction("Add", at) as tx:
            return tx.insert(table, **values)

    return insert


def test_a_person_with_everything(store: Store, add: Add) -> None:
    employer = add("organization", name="Halden Health")
    person = add("contact", organization=employer, title="Researcher", stage=Stage.SCHEDULED, priority=2)
    add("contact_email", contact=person, address="second@example.org", label="home")
    add("contact_email", contact=person, address="first@example.org", label="work", is_primary=True)
    add("contact_phone", contact=person, number="+1 555 0100")
    add("contact_link", contact=person, url="https://example.org/ada")
    add("contact_tag", contact=person, tag=add("tag", name="mentor"))
    add("note", contact=person, text="Likes diaries", happened_at=EARLIER)
    add("task", contact=person, kind=TaskKind.PREPARE, rank=0, due_on=date(2026, 11, 20))
    add("task", contact=person, kind=TaskKind.OWN, rank=99, due_on=date(2026, 11, 19), title="Call")
    found = contact_detail.detail(store, person)
    assert (found.name, found.title, found.organization) == ("Ada Raman", "Researcher", "Halden Health")
    assert [email.address for email in found.emails] == ["first@example.org", "second@example.org"]
    assert found.email == "first@example.org"
    assert found.phones[0].number == "+1 555 0100"
    assert found.links[0].url == "https://example.org/ada"
    assert [tag.name for tag in found.tags] == ["mentor"]
    assert found.counts == (1, 0, 0, 0, 0)
    assert found.next_step is not None
    assert (found.next_step.title, found.next_step.due) == ("Call", date(2026, 11, 19))
    assert [step.kind for step in tasks.of_contact(store, person)] == [TaskKind.OWN, TaskKind.PREPARE]


def test_who_is_gone_is_not_found(store: Store) -> None:
    for read in (
        contact_detail.detail,
        timeline.timeline,
        meetings.detail,
        messages.detail,
        templates.detail,
        organization_detail.detail,
    ):
        with pytest.raises(NotFound):
            read(store, 1)


def test_the_chain_goes_from_the_first_referrer_to_the_last(store: Store, add: Add) -> None:
    elena, marcus, priya = (
        add("contact", display_name=name) for name in ("Elena Voss", "Marcus Bell", "Priya Raman")
    )
    add("referral", referrer=elena, referred=marcus)
    add("referral", referrer=marcus, referred=priya)
    assert [person.name for person in contact_detail.chain(store, priya)] == ["Elena Voss", "Marcus Bell"]
    found = contact_detail.detail(store, marcus)
    assert [person.id for person in found.referrers] == [elena]
    assert [person.id for person in found.referred] == [priya]


def test_a_loop_of_referrals_ends(store: Store, add: Add) -> None:
    first, second, third = (add("contact", display_name=f"Person {n}") for n in range(3))
    for referrer, referred in ((first, second), (second, third), (third, first)):
        add("referral", referrer=referrer, referred=referred)
    assert [person.id for person in contact_detail.chain(store, third)] == [first, second]
    own = add("contact", display_name="Own")
    add("referral", referrer=own, referred=own)
    assert contact_detail.chain(store, own) == ()


def test_the_timeline_tells_each_event_once(store: Store, add: Add) -> None:
    person = add("contact", display_name="Priya Raman", stage=Stage.REPLIED, stage_since=NOW - 5 * HOUR)
    friend = add("contact", display_name="Marcus Bell")
    add("referral", referrer=friend, referred=person, note="Very kind.")
    message = add(
        "message", contact=person, kind="outreach.referral", subject="20 minutes", body="Hello",
        state=MessageState.SENT, sent_at=NOW - 20 * HOUR, answered_at=NOW - 5 * HOUR,
    )  # fmt: skip
    add("interaction", contact=person, message=message, happened_at=NOW - 20 * HOUR)
    add(
        "interaction", contact=person, message=message, happened_at=NOW - 5 * HOUR,
        direction=Direction.FROM_THEM, summary="Happy to.",
    )  # fmt: skip
    add("interaction", contact=person, channel="phone", happened_at=NOW - 4 * HOUR, summary="Called")
    meeting = add("meeting", NOW - 3 * HOUR, starts_at=NOW - 2 * HOUR, ended_at=NOW - HOUR, status="held")
    add("meeting_contact", meeting=meeting, contact=person)
    add("interaction", contact=person, meeting=meeting, happened_at=NOW - HOUR)
    add("note", contact=person, text="Ask about diaries", happened_at=NOW)
    told = timeline.timeline(store, person)
    assert [entry.kind for entry in told] == [
        TimelineKind.NOTE,
        TimelineKind.HELD,
        TimelineKind.BOOKED,
        TimelineKind.TOUCH,
        TimelineKind.ANSWERED,
        TimelineKind.SENT,
        TimelineKind.REFERRED_BY,
    ]
    assert told[4].text == "Happy to."
    assert told[2].moment == NOW - 2 * HOUR
    assert (told[6].heading, told[6].text) == ("Marcus Bell", "Very kind.")
    assert [entry.at for entry in told] == sorted((entry.at for entry in told), reverse=True)


def test_a_stage_set_by_hand_is_told(store: Store, add: Add) -> None:
    person = add("contact", stage=Stage.PAUSED, stage_since=NOW, paused_reason="Moved abroad")
    told = timeline.timeline(store, person)
    assert [(entry.kind, entry.code, entry.text) for entry in told] == [
        (TimelineKind.STAGE, "paused", "Moved abroad"),
        (TimelineKind.ADDED, "other", ""),
    ]


def test_meetings_fall_into_one_view_each(store: Store, add: Add) -> None:
    def meeting(start: datetime, status: str, **values: Any) -> int:
        return add("meeting", starts_at=start, status=status, minutes=30, **values)

    soon = meeting(NOW + HOUR, "confirmed", goals="Learn", place="Café")
    running = meeting(NOW - timedelta(minutes=20), "confirmed")
    proposed = meeting(NOW + 2 * HOUR, "proposed")
    forgotten = meeting(NOW - 5 * HOUR, "confirmed")
    cancelled = meeting(NOW + 3 * HOUR, "cancelled")
    thankless = meeting(NOW - 24 * HOUR, "held", ended_at=NOW - 23 * HOUR)
    thanked = meeting(NOW - 48 * HOUR, "held")
    add("task", meeting=thankless, kind=TaskKind.THANK, due_at=NOW + HOUR)
    add("task", meeting=thanked, kind=TaskKind.THANK, due_at=NOW - HOUR, done_at=NOW)
    views = {view: list(meetings.ids(store, view, NOW)) for view in meetings.MeetingView}
    assert views[meetings.MeetingView.UPCOMING] == [running, soon, proposed]
    assert views[meetings.MeetingView.THANKS_DUE] == [thankless]
    assert views[meetings.MeetingView.PAST] == [cancelled, forgotten, thanked]
    assert meetings.counts(store, NOW) == {view: len(ids) for view, ids in views.items()}
    assert meetings.held_count(store) == 2
    assert meetings.rows(store, [thankless])[0].thanks_due == NOW + HOUR
    found = meetings.detail(store, soon)
    assert found.row.prepared == 2
    assert found.missing == ("research", "introduction", "questions")


def test_messages_by_state_and_answer_rates(store: Store, add: Add) -> None:
    person = add("contact")
    template = add("template", kind="outreach.cold", name="Short", body="Hello")

    def message(state: str, **values: Any) -> int:
        return add("message", contact=person, kind="outreach.cold", state=state, template=template, **values)

    draft, handed = message("draft"), message("handed_over")
    waiting = message("sent", sent_at=NOW - HOUR)
    answered = message("sent", sent_at=NOW - 2 * HOUR, answered_at=NOW, body="Hello", frozen_at=NOW)
    bounced = message("sent", sent_at=NOW - 3 * HOUR, bounced_at=NOW)
    message("discarded")
    view = messages.MessageView
    source = messages.MessageSource(store)

    def listed(tab: messages.MessageView) -> list[int]:
        return list(source.ids(messages.MessageFilter(tab), None))

    assert listed(view.DRAFTS) == [handed, draft]
    assert listed(view.WAITING) == [waiting]
    assert listed(view.ANSWERED) == [answered]
    assert set(listed(view.ALL)) == {handed, draft, waiting, answered, bounced}
    assert messages.counts(store) == {view.DRAFTS: 2, view.WAITING: 1, view.ANSWERED: 1, view.ALL: 5}
    assert messages.answer_rates(store) == {template: (3, 1)}
    assert [(row.sent, row.answered) for row in templates.listed(store)] == [(3, 1)]
    assert {row.id for row in messages.of_contact(store, person)} == {
        draft,
        handed,
        waiting,
        answered,
        bounced,
    }
    assert messages.detail(store, answered).body == "Hello"
    assert messages.detail(store, answered).template_name == "Short"


def test_archived_templates_only_when_asked_for(store: Store, add: Add) -> None:
    kept = add("template", kind="thanks.same_day", name="Short", body="Hello")
    gone = add("template", kind="outreach.cold", name="Old", body="Hello", archived=True)
    assert [row.id for row in templates.listed(store)] == [kept]
    assert [row.id for row in templates.listed(store, archived=True)] == [gone, kept]
    assert [row.id for row in templates.listed(store, kind="thanks.same_day", archived=True)] == [kept]
    assert templates.detail(store, gone).row.archived


def test_steps_due_by_day_then_rank(store: Store, add: Add) -> None:
    person = add("contact")

    def step(**values: Any) -> int:
        return add("task", contact=person, **values)

    late = step(kind=TaskKind.FOLLOW_UP, rank=6, due_on=date(2026, 11, 17))
    day = step(kind=TaskKind.FOLLOW_UP, rank=6, due_on=date(2026, 11, 18))
    first = step(kind=TaskKind.PREPARE, rank=0, due_at=NOW)
    tonight = step(kind=TaskKind.THANK, rank=3, due_at=DAY.end - HOUR)
    step(kind=TaskKind.THANK, rank=3, due_at=DAY.end)
    step(kind=TaskKind.OWN, rank=9, due_on=date(2026, 11, 19))
    step(kind=TaskKind.OWN, rank=9, due_on=date(2026, 11, 17), snoozed_until=DAY.end + HOUR)
    step(kind=TaskKind.OWN, rank=9, due_on=date(2026, 11, 17), done_at=NOW)
    step(kind=TaskKind.FIRST_MESSAGE, rank=11)
    # the evening of the 18th eight hours west of it, where the 19th has not begun
    assert [task.id for task in tasks.due(store, DAY.end)] == [late, first, day, tonight]
    assert tasks.due_count(store, DAY.end) == 4
    assert tasks.due_count(store, DAY.end.astimezone(UTC)) == 5
    assert len(tasks.undone(store)) == 8


def test_today_shows_what_is_due(store: Store, add: Add) -> None:
    referrer = add("contact", display_name="Ruben Hale", stage=Stage.MET)
    teresa = add("contact", display_name="Teresa Quill", source="referral", priority=1)
    aisha = add("contact", display_name="Aisha Karim", priority=3)
    add("contact", display_name="Never", do_not_contact=True)
    add("referral", referrer=referrer, referred=teresa)
    for person in (teresa, aisha):
        add("task", contact=person, kind=TaskKind.FIRST_MESSAGE, rank=11)
    now_meeting = add("meeting", starts_at=NOW + HOUR, status="confirmed")
    later = add("meeting", starts_at=NOW + 48 * HOUR, status="confirmed")
    held = add("meeting", starts_at=NOW - 3 * HOUR, status="held", ended_at=NOW - 2 * HOUR)
    add("meeting_contact", meeting=held, contact=referrer)
    thank = add("task", contact=referrer, meeting=held, kind=TaskKind.THANK, due_at=NOW + 22 * HOUR)
    add("task", meeting=now_meeting, kind=TaskKind.PREPARE, due_at=NOW)
    follow = add("task", contact=referrer, kind=TaskKind.FOLLOW_UP, rank=6, due_on=date(2026, 11, 16))
    promise = add("task", contact=referrer, kind=TaskKind.TELL_REFERRER, due_on=date(2026, 11, 30))
    add("message", contact=referrer, kind="outreach.cold", state="sent", sent_at=NOW - HOUR)
    thanks = {"kind": "thanks.same_day", "state": "sent", "sent_at": WEEK.start - HOUR}
    add("message", contact=referrer, **thanks)
    page = today.today(store, NOW, DAY, WEEK)
    assert [row.id for row in page.meetings] == [now_meeting]
    assert [(row.task.id, row.meeting and row.meeting.id) for row in page.thanks] == [(thank, held)]
    assert [task.id for task in page.follow_ups] == [follow]
    assert [(row.name, row.referrer) for row in page.reach_out] == [
        ("Aisha Karim", ""),
        ("Teresa Quill", "Ruben Hale"),
    ]
    assert [row.id for row in page.coming_up] == [later, promise]
    assert (page.to_do, page.sent_this_week, page.held_this_week) == (3, 1, 1)
    assert page.stages[Stage.TO_CONTACT] == page.waiting == 3
    assert today.to_do_count(store, NOW, DAY) == 3
    pages = ("today", "contacts", "meetings", "messages", "organizations")
    assert [today.count_beside(store, key, NOW.astimezone(WEST)) for key in pages] == [3, 4, 2, 1, 0]


def test_a_message_knows_its_facts(store: Store, add: Add) -> None:
    employer = add("organization", name="Halden Health", industry="health")
    person = add("contact", organization=employer)
    other = add("contact", display_name="Marcus Bell")
    add("referral", referrer=other, referred=person)
    add("message", contact=person, kind="k", state="sent", subject="Old", sent_at=NOW - 9 * HOUR)
    newest = add("message", contact=person, kind="k", state="sent", subject="New", sent_at=NOW - HOUR)
    held = add("meeting", starts_at=NOW - 5 * HOUR, status="held")
    near = add("meeting", starts_at=NOW + HOUR, status="confirmed")
    far = add("meeting", starts_at=NOW + 9 * HOUR, status="confirmed")
    for meeting in (held, near, far):
        add("meeting_contact", meeting=meeting, contact=person)
    add("takeaway", meeting=held, contact=person, kind="advice", text="Start small")
    add("takeaway", meeting=held, contact=other, kind="advice", text="Not theirs")
    found = compose.facts(store, person, NOW)
    assert found.organization_industry == "health"
    assert found.referrer is not None
    assert found.referrer.name == "Marcus Bell"
    assert found.previous is not None
    assert (found.previous.id, found.previous.subject) == (newest, "New")
    assert found.last_meeting is not None
    assert found.last_meeting.id == held
    assert found.next_meeting is not None
    assert found.next_meeting.id == near
    assert found.advice == ("Start small",)
    chosen = compose.facts(store, person, NOW, far).next_meeting
    assert chosen is not None
    assert chosen.id == far
    alone = compose.facts(store, other, NOW)
    assert (alone.previous, alone.next_meeting, alone.last_meeting, alone.takeaways) == (None, None, None, ())


def test_every_row_of_a_population_can_be_read(store: Store) -> None:
    populate(store, 120, seed=3)
    for (person,) in store.fetch("SELECT id FROM contact"):
        found = contact_detail.detail(store, person)
        assert len(timeline.timeline(store, person)) > 0
        assert found.counts.notes == len(contact_detail.notes(store, person))
        assert found.counts.takeaways == len(contact_detail.takeaways(store, person))
        assert found.counts.messages == len(messages.of_contact(store, person))
        steps = tasks.of_contact(store, person)
        assert found.next_step == (steps[0] if steps else None)
