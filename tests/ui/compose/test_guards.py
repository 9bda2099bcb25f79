"""What speaks against a message is said beside it, and holds it until it was overruled knowingly."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from klatch.domain.drafts import ContactDraft, MeetingDraft, MessageDraft, TakeawayDraft
from klatch.domain.vocabulary import MessageState, TakeawayKind
from klatch.services import contacts, meetings, messages, settings, takeaways
from klatch.services.data import Store
from klatch.services.reading import messages as reading
from klatch.ui.places import Compose

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

WAYS_OUT = {"copy_message", "open_in_mail", "save_eml", "mark_sent"}


def send(store: Store, contact: int, at: datetime) -> int:
    return messages.log_sent_elsewhere(store, MessageDraft(contact, "outreach.cold", "Hello", "Hi"), at, at)


def drafted(store: Store, contact: int) -> reading.MessageDetail:
    row = next(row for row in reading.of_contact(store, contact) if row.state is MessageState.DRAFT)
    return reading.detail(store, row.id)


def test_somebody_written_to_lately_is_not_written_to_again_by_mistake(
    write, aisha: int, store: Store, now: datetime
) -> None:
    send(store, aisha, now - timedelta(days=3))
    page = write(aisha, "outreach.alumni")
    said = "You wrote to Aisha 3 days ago and have no answer yet."
    assert page.frame.cautions.texts() == [said]
    assert page.frame.footer.sent.toolTip() == said
    assert not any(
        button.isEnabled()
        for button in (page.frame.footer.sent, page.frame.footer.copy, page.frame.footer.open)
    )
    assert not WAYS_OUT & set(page.commands())
    (anyway,) = (
        button for button in page.frame.cautions.findChildren(QPushButton) if button.text() == "Write anyway"
    )
    QTest.mouseClick(anyway, Qt.MouseButton.LeftButton)
    assert page.frame.cautions.texts() == []
    assert set(page.commands()) >= WAYS_OUT
    page.mark_sent()
    assert [row.state for row in reading.of_contact(store, aisha)] == [MessageState.SENT] * 2


def test_overruling_is_kept_with_this_message_and_says_nothing_of_others(
    write, aisha: int, store: Store, now: datetime
) -> None:
    bruno = contacts.add(store, ContactDraft(display_name="Bruno", emails=("b@marrow.example",)), now)
    for person in (aisha, bruno):
        send(store, person, now - timedelta(days=1))
    page = write(aisha, "outreach.alumni")
    page.commands()["write_anyway"]()
    page.depart()
    write(bruno, "outreach.alumni")
    assert page.frame.cautions.texts() == ["You wrote to Bruno yesterday and have no answer yet."]
    page.arrive(Compose(message=drafted(store, aisha).row.id))
    assert page.frame.cautions.texts() == []
    page.writing.change_person(bruno, now)
    assert [each.guard for each in page.writing.objections] == ["written_lately"]


def test_each_caution_is_overruled_on_its_own(write, aisha: int, store: Store, now: datetime) -> None:
    message = send(store, aisha, now - timedelta(days=2))
    messages.log_sent_elsewhere(
        store,
        MessageDraft(aisha, "outreach.cold", "Hello", "Hi", to_address="aisha.karim@brightloom.example"),
        now - timedelta(days=1),
        now,
    )
    latest = reading.of_contact(store, aisha)[0].id
    assert latest != message
    messages.mark_bounced(store, latest, now, now)
    contacts.pause(store, [aisha], "on leave", now)
    page = write(aisha, "outreach.alumni")
    assert page.frame.cautions.texts() == [
        "Aisha Karim is paused: on leave",
        "Mail to aisha.karim@brightloom.example came back. Check the address.",
        "You wrote to Aisha 2 days ago and have no answer yet.",
    ]
    for left in (2, 1, 0):
        assert not WAYS_OUT & set(page.commands())
        page.overrule()
        assert len(page.frame.cautions.texts()) == left
    assert set(page.commands()) >= WAYS_OUT
    assert "write_anyway" not in page.commands()


def test_who_wants_to_be_left_alone_is_said_at_once(write, aisha: int, store: Store, now: datetime) -> None:
    page = write(aisha)
    assert not page.frame.cautions.isVisible()
    contacts.edit(store, aisha, {"do_not_contact": True}, now)
    assert page.frame.cautions.texts() == ["Aisha Karim asked not to be contacted."]
    contacts.edit(store, aisha, {"do_not_contact": False}, now)
    assert page.frame.cautions.texts() == []
    assert not page.frame.cautions.isVisible()


def test_another_address_lifts_the_caution(write, aisha: int, store: Store, now: datetime) -> None:
    key = messages.log_sent_elsewhere(
        store,
        MessageDraft(aisha, "thanks.same_day", "Hello", "Hi", to_address="aisha.karim@brightloom.example"),
        now,
        now,
    )
    messages.mark_bounced(store, key, now, now)
    page = write(aisha)
    assert len(page.frame.cautions.texts()) == 1
    page.frame.templates.chosen.emit(
        next(row.id for row in page._templates if row.kind == "outreach.linkedin_note")
    )
    assert page.frame.cautions.texts() == [], "a note does not go to the address"


def test_the_thank_you_after_a_meeting_is_not_held(write, aisha: int, store: Store, now: datetime) -> None:
    settings.put(store, settings.Outreach(daily_cap=1), now)
    send(store, aisha, now - timedelta(days=2))
    send(store, contacts.add(store, ContactDraft(display_name="Bruno"), now), now)
    at = now - timedelta(hours=2)
    meeting = meetings.schedule(store, MeetingDraft((aisha,), at), now - timedelta(days=1))
    meetings.mark_held(store, meeting, now, now)
    takeaways.add(store, TakeawayDraft(aisha, TakeawayKind.INFORMATION, "Test it", meeting), now)
    page = write(aisha, "thanks.same_day", meeting=meeting)
    assert page.frame.cautions.texts() == []
    page.mark_sent()
    assert reading.of_contact(store, aisha)[0].kind == "thanks.same_day"


def test_what_was_given_away_is_marked_as_sent_without_further_questions(
    write, aisha: int, store: Store, now: datetime
) -> None:
    page = write(aisha)
    page.copy()
    page.depart()
    settings.put(store, settings.Outreach(daily_cap=1), now)
    send(store, contacts.add(store, ContactDraft(display_name="Bruno"), now), now)
    write(aisha)
    assert page.frame.cautions.texts() == []
    page.frame.banner.acted.emit()
    assert reading.of_contact(store, aisha)[0].state is MessageState.SENT


def test_a_draft_whose_facts_changed_leaves_as_it_is_shown(
    write, aisha: int, store: Store, now: datetime
) -> None:
    page = write(aisha)
    QTest.keyClicks(page.frame.editor.body, "Mine. ")
    page.save_draft()
    me = settings.get(store, settings.Profile)
    settings.put(store, replace(me, signature="Nora W.", headline="a teacher"), now)
    page.depart()
    page.arrive(Compose(message=drafted(store, aisha).row.id))
    shown = page.frame.preview.body.text()
    assert shown.endswith("Nora W.")
    page.copy()
    assert QApplication.clipboard().text().endswith(shown)
    (row,) = reading.of_contact(store, aisha)
    assert reading.detail(store, row.id).body == shown


def test_what_was_given_away_stays_as_it_was_given(write, aisha: int, store: Store, now: datetime) -> None:
    page = write(aisha)
    given = page.frame.preview.body.text()
    page.copy()
    page.depart()
    me = settings.get(store, settings.Profile)
    settings.put(store, replace(me, signature="Nora W.", headline="a teacher"), now)
    write(aisha)
    assert page.frame.preview.body.text() == given
    page.mark_sent()
    (row,) = reading.of_contact(store, aisha)
    assert reading.detail(store, row.id).body == given


def test_what_was_filled_in_for_one_person_stays_with_them(
    write, aisha: int, store: Store, now: datetime
) -> None:
    bruno = contacts.add(store, ContactDraft(display_name="Bruno", emails=("b@marrow.example",)), now)
    page = write(aisha, "outreach.referral")
    page.writing.values |= {"referrer.name": "Marcus Lin", "contact.field": "UX", "ask.slots": ("Tuesday",)}
    page.writing.change_person(bruno, now)
    assert page.writing.values == {"ask.slots": ("Tuesday",)}
    assert page.writing.fields.referrer.name == ""
