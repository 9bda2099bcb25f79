"""A message's fields from what is known of the person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from klatch.domain.drafts import ContactDraft, MeetingDraft, MessageDraft, ReferralDraft, TakeawayDraft
from klatch.domain.errors import NotFound
from klatch.domain.kinds import KINDS
from klatch.domain.vocabulary import Format, Source, TakeawayKind
from klatch.services import contacts, drafting, meetings, messages, referrals, settings, takeaways
from klatch.services.data import Store, open_store

ME = settings.Profile(
    name="Nora Whitfield",
    email="nora@whitfield.example",
    phone="+1 503 555 0142",
    headline="a science teacher",
    school="Cascadia State",
    zone="America/Los_Angeles",
    ask_minutes=15,
    ask_medium="phone",
    topic_narrow="your first year",
    topic_broad="UX research",
)


@pytest.fixture
def store(tmp_path: Path, now: datetime) -> Iterator[Store]:
    opened = open_store(tmp_path / "data", now)
    settings.put(opened, ME, now)
    yield opened
    opened.close()


@pytest.fixture
def elena(store: Store, now: datetime) -> int:
    return contacts.add(store, ContactDraft("Elena Voss", source=Source.COLLEAGUE), now)


@pytest.fixture
def priya(store: Store, now: datetime, elena: int) -> int:
    draft = ContactDraft(
        "Priya Raman",
        title="Senior UX Researcher",
        organization="Halden Health",
        city="Boston",
        source=Source.REFERRAL,
        source_note="Your talk on diary studies stayed with me. ",
        emails=("priya.raman@halden.example",),
        referred_by=elena,
    )
    return contacts.add(store, draft, now)


def held(store: Store, who: int, now: datetime, *said: tuple[TakeawayKind, str]) -> int:
    meeting = meetings.schedule(
        store, MeetingDraft((who,), now - timedelta(hours=1)), now - timedelta(days=1)
    )
    meetings.mark_held(store, meeting, now - timedelta(minutes=40), now)
    for kind, text in said:
        takeaways.add(store, TakeawayDraft(who, kind, text, meeting), now)
    return meeting


@pytest.mark.parametrize(
    ("draft", "greeted"),
    [
        (ContactDraft(given_name="Dr. Ada", family_name="King"), "Ada"),
        (ContactDraft(family_name="King", display_name="Prof. King"), "King"),
        (ContactDraft(display_name="", emails=("office@halden.example",)), "office@halden.example"),
    ],
)
def test_nobody_is_greeted_by_a_title(store: Store, now: datetime, draft: ContactDraft, greeted: str) -> None:
    who = contacts.add(store, draft, now)
    assert drafting.fields_for(store, who, "outreach.cold", now).contact.first_name == greeted


def test_who_writes_and_to_whom(store: Store, now: datetime, priya: int) -> None:
    fields = drafting.fields_for(store, priya, "outreach.referral", now)
    assert (fields.me.first_name, fields.me.school) == ("Nora", "Cascadia State")
    assert (fields.contact.first_name, fields.contact.organization) == ("Priya", "Halden Health")
    assert (fields.connection.kind, fields.connection.text) == (
        "referral",
        "Your talk on diary studies stayed with me",
    )
    assert (fields.referrer.first_name, fields.referrer.relation) == ("Elena", "a former colleague of mine")
    assert (fields.ask.minutes, fields.ask.medium) == (15, "by phone")


def test_nothing_known_but_a_name(store: Store, now: datetime) -> None:
    ada = contacts.add(store, ContactDraft("Ada"), now)
    fields = drafting.fields_for(store, ada, "outreach.cold", now)
    assert (fields.contact.first_name, fields.contact.organization) == ("Ada", "")
    assert fields.meeting.start == fields.previous.date == fields.referrer.name == ""


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_renders_with_everything_and_with_a_name_only(
    store: Store, now: datetime, priya: int, kind: str
) -> None:
    held(store, priya, now, (TakeawayKind.INFORMATION, "Recruiting takes long."))
    ada = contacts.add(store, ContactDraft("Ada"), now)
    full, bare = (drafting.render(store, who, kind, now) for who in (priya, ada))
    assert "Priya" in full.body
    assert "Ada" in bare.body
    assert "{" not in full.body + bare.body + full.subject + bare.subject


def test_scheduling_speaks_of_the_meeting_ahead_in_both_zones(
    store: Store, now: datetime, priya: int
) -> None:
    held(store, priya, now)
    tomorrow = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
    draft = MeetingDraft(
        (priya,), tomorrow, zone="America/New_York", format=Format.VIDEO, link="https://meet.example/p"
    )
    ahead = meetings.schedule(store, draft, now)
    fields = drafting.fields_for(store, priya, "schedule.confirm", now)
    assert fields.meeting.start == "Tuesday 24 November, 10:30 Los Angeles time"
    assert fields.meeting.their_start == "Tuesday 24 November, 13:30 Boston time"
    assert (fields.meeting.medium, fields.meeting.place) == ("by video", "https://meet.example/p")
    assert drafting.draft(store, priya, "schedule.confirm", now).meeting == ahead


def test_one_clock_is_enough_in_the_same_zone(store: Store, now: datetime) -> None:
    gwen = contacts.add(store, ContactDraft("Gwen Sato", city="Seattle"), now)
    meetings.schedule(store, MeetingDraft((gwen,), now + timedelta(days=1)), now)
    fields = drafting.fields_for(store, gwen, "schedule.reminder", now)
    assert fields.meeting.start == fields.meeting.their_start == "Tuesday 24 November, 09:48"


def test_a_thank_you_quotes_the_talk_and_repeats_nothing(store: Store, now: datetime, priya: int) -> None:
    meeting = held(
        store,
        priya,
        now,
        (TakeawayKind.ADVICE, "Do one small diary study."),
        (TakeawayKind.INFORMATION, "Recruiting takes longer than the study."),
        (TakeawayKind.ADVICE, "Tell the classroom story."),
        (TakeawayKind.REFERRAL, "Imani Cole, Halden Health"),
    )
    draft = drafting.draft(store, priya, "thanks.same_day", now)
    assert draft.fields.takeaways == ("Recruiting takes longer than the study", "Do one small diary study")
    assert draft.fields.advice == ("Tell the classroom story",)
    assert (draft.meeting, draft.to_address) == (meeting, "priya.raman@halden.example")
    assert draft.rendered.missing == ()
    assert "Recruiting takes longer than the study; Do one small diary study." in draft.rendered.body


def test_a_talk_may_leave_more_than_a_message_takes(store: Store, now: datetime, priya: int) -> None:
    said = [(TakeawayKind.INFORMATION, f"Fact {number}") for number in range(150)]
    held(store, priya, now, *said)
    for kind in ("thanks.same_day", "keepintouch.checkin", "update.advice_acted"):
        assert "Fact 0" in drafting.fields_for(store, priya, kind, now).takeaways
        drafting.render(store, priya, kind, now)


def test_thanks_name_whom_they_pointed_to_in_the_talk_and_nobody_else(
    store: Store, now: datetime, priya: int
) -> None:
    referrals.capture(store, ReferralDraft(priya, name="Long Ago"), now - timedelta(days=90))
    meeting = held(store, priya, now, (TakeawayKind.INFORMATION, "Recruiting takes longer"))
    assert "pointing me to" not in drafting.render(store, priya, "thanks.same_day", now).body
    for name in ("Imani Cole", "Noah Berg"):
        referrals.capture(store, ReferralDraft(priya, name=name, meeting=meeting), now)
    body = drafting.render(store, priya, "thanks.same_day", now).body
    assert "And thank you for pointing me to Imani Cole and Noah Berg." in body


def test_a_thank_you_without_takeaways_is_not_ready(store: Store, now: datetime, priya: int) -> None:
    held(store, priya, now)
    assert "takeaways" in drafting.render(store, priya, "thanks.same_day", now).missing


def test_the_referrer_hears_of_the_one_they_pointed_to(
    store: Store, now: datetime, elena: int, priya: int
) -> None:
    samir = contacts.add(store, ContactDraft("Samir Chandra"), now)
    referrals.add(store, ReferralDraft(elena, samir), now + timedelta(minutes=1))
    held(store, priya, now, (TakeawayKind.INFORMATION, "Nurses interview well"))
    fields = drafting.fields_for(store, elena, "update.to_referrer", now)
    assert fields.referral.name == "Priya Raman"
    assert fields.takeaways == ("Nurses interview well",)


def test_what_was_written_before(store: Store, now: datetime, priya: int) -> None:
    draft = MessageDraft(
        priya, "outreach.referral", "Re: Twenty minutes", "Hello", to_address="p@halden.example"
    )
    sent_at = now - timedelta(days=330)
    messages.mark_sent(store, messages.save_draft(store, draft, sent_at), sent_at, sent_at)
    fields = drafting.fields_for(store, priya, "followup.first", now)
    assert fields.previous.date == "28 December 2025"
    assert fields.previous.subject == "Twenty minutes"


def test_a_kind_or_the_key_of_a_shipped_template_chooses_one(store: Store) -> None:
    assert drafting.template_for(store, "outreach.cold").builtin_key == "outreach.cold"
    assert drafting.template_for(store, "outreach.cold.path").builtin_key == "outreach.cold.path"
    with pytest.raises(NotFound):
        drafting.template_for(store, "outreach.nothing")


def test_recipients_by_name_address_or_words(store: Store, priya: int, elena: int) -> None:
    def found(text: str) -> list[int]:
        return [row.id for row in drafting.recipients(store, text)]

    assert found("priya raman") == found("PRIYA.RAMAN@halden.example") == found("ram") == [priya]
    assert found("voss") == [elena]
    assert found("nobody") == found("") == found("  ") == []


def test_nobody_of_that_id(store: Store, now: datetime) -> None:
    with pytest.raises(NotFound):
        drafting.fields_for(store, 999, "outreach.cold", now)
