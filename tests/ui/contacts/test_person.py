"""One person in the pane: what comes next, the stage, the chain, the timeline, logging."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft, MeetingDraft
from klatch.domain.vocabulary import Helper, Source, Stage, TaskKind
from klatch.services import contacts, meetings
from klatch.services.reading.contacts import detail
from klatch.services.reading.tasks import of_contact
from klatch.ui.contacts.page import ContactsPage
from klatch.ui.fields.chain import PersonPill
from klatch.ui.page import Context
from klatch.ui.places import Compose, NewMeeting, Place, Prepare, ShowContact

People = dict[str, int]


def show(page: ContactsPage, contact: int) -> None:
    page.arrive(ShowContact(contact))


def entries(page: ContactsPage) -> list[str]:
    model = page.side.person.timeline.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def test_the_card_says_what_comes_next_and_goes_there(
    page: ContactsPage, people: People, went: list[Place], context: Context
) -> None:
    show(page, people["ben"])
    card = page.side.person.card
    assert (card.title, card.due_text) == ("Prepare for the chat", "Today 13:30, in 42 min")
    assert card.start.text() == "Prepare"
    page.commands()["next_step"]()
    meeting = detail(context.store, people["ben"]).next_step
    assert meeting is not None
    assert meeting.meeting is not None
    assert went == [Prepare(meeting.meeting)]


def test_a_first_message_begins_with_the_kind_that_fits(
    page: ContactsPage, went: list[Place], context: Context, now: datetime, qtbot: QtBot
) -> None:
    new = contacts.add(context.store, ContactDraft(display_name="Dov Hale", source=Source.ALUMNI), now)
    show(page, new)
    qtbot.mouseClick(page.side.person.card.start, Qt.MouseButton.LeftButton)
    assert went == [Compose((new,), "outreach.alumni")]


def test_the_step_is_ticked_off_and_undone(
    page: ContactsPage, people: People, context: Context, said: list[str]
) -> None:
    show(page, people["ben"])
    page.commands()["step_done"]()
    assert said == ["Done: Ben Solheim"]
    assert page.side.person.card.title != "Prepare for the chat"
    context.history.undo()
    assert page.side.person.card.title == "Prepare for the chat"


def test_a_step_sleeps_until_the_morning(page: ContactsPage, people: People, said: list[str]) -> None:
    show(page, people["ben"])
    page.commands()["snooze"]()
    assert said == ["Snoozed until Tue 24"]
    due = {step.kind: step.due for step in of_contact(page.context.store, people["ben"])}
    assert due[TaskKind.PREPARE] == datetime(2026, 11, 24, 14, tzinfo=UTC)


def test_a_step_rests_as_long_as_one_likes_or_is_skipped(
    page: ContactsPage, people: People, said: list[str]
) -> None:
    show(page, people["ben"])
    page.commands()["snooze_days"]()
    page.commands()["snooze_week"]()
    assert said == ["Snoozed until Thu 26", "Snoozed until 30 Nov"]
    page.commands()["skip_step"]()
    assert said[-1] == "Skipped: Ben Solheim"
    assert page.side.person.card.title != "Prepare for the chat"


def test_a_thank_you_has_its_own_deadline(
    page: ContactsPage, people: People, context: Context, now: datetime
) -> None:
    talk = meetings.schedule(context.store, MeetingDraft((people["ada"],), now - timedelta(hours=1)), now)
    meetings.mark_held(context.store, talk, now, now)
    show(page, people["ada"])
    card = page.side.person.card
    assert card.title == "Send thank-you"
    assert (card.snooze.isVisible(), card.finish.isVisible()) == (False, True)
    assert "snooze" not in page.commands()


def test_choosing_a_stage_moves_the_person(
    page: ContactsPage, people: People, context: Context, said: list[str]
) -> None:
    show(page, people["ada"])
    page.side.person.stepper.chosen.emit(Stage.REPLIED.value)
    assert detail(context.store, people["ada"]).stage is Stage.REPLIED
    assert said == ["Ada Quill moved to Replied"]
    assert page.side.person.card.title == "Offer times"


def test_pausing_asks_for_the_reason_and_shows_it(page: ContactsPage, people: People, qtbot: QtBot) -> None:
    show(page, people["ada"])
    page.commands()["stage_paused"]()
    field = page.prompt.field
    qtbot.keyClicks(field, "On leave until spring")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    card = page.side.person.card
    words = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    assert card.title == "Paused"
    assert "On leave until spring" in words
    assert not card.start.isVisible()


def test_taking_somebody_up_from_the_address_book(page: ContactsPage, people: People, qtbot: QtBot) -> None:
    show(page, people["cem"])
    card = page.side.person.card
    assert (card.title, card.start.text()) == ("In the address book", "Add to pipeline")
    qtbot.mouseClick(card.start, Qt.MouseButton.LeftButton)
    show(page, people["cem"])
    assert page.people.views.current == "everyone"
    assert card.title == "Write first message"


def test_the_header_says_who_where_and_the_time_there(page: ContactsPage, people: People) -> None:
    show(page, people["ben"])
    assert page.side.person.header.place == "Brightloom · Berlin, 18:48 now"


def test_the_chain_of_referrals_opens_people(
    page: ContactsPage, people: People, went: list[Place], qtbot: QtBot
) -> None:
    show(page, people["ben"])
    pill = page.side.person.chain.findChild(PersonPill)
    assert pill is not None
    assert pill.accessibleName() == "Ada Quill"
    qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    assert went == [ShowContact(people["ada"])]
    show(page, people["ada"])
    assert not page.side.person.chain.isVisible()


def test_the_timeline_tells_what_happened(page: ContactsPage, people: People) -> None:
    show(page, people["ben"])
    assert entries(page) == [
        "Meeting confirmed, Mon 23 Nov, Video, 20 minutes, Mon 23 Nov at 13:30",
        "Ada Quill pointed you to them, Sat 21 Nov",
    ]


def test_a_reply_is_logged_in_the_pane(page: ContactsPage, people: People, qtbot: QtBot) -> None:
    show(page, people["ada"])
    page.commands()["log_interaction"]()
    form = page.side.person.log_form
    assert form.isVisible()
    assert not page.side.person.card.isVisible()
    qtbot.keyClicks(form.summary, "Happy to talk")
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert not form.isVisible()
    assert entries(page)[0] == "Ada got in touch, Mon 23 Nov, Happy to talk"
    person = page.side.person.person
    assert person is not None
    assert person.stage is Stage.REPLIED


def test_a_coffee_last_week_is_logged_on_its_day(page: ContactsPage, people: People, qtbot: QtBot) -> None:
    show(page, people["ada"])
    page.commands()["log_interaction"]()
    form = page.side.person.log_form
    form.direction.set_current("to_them")
    form.channel.setCurrentIndex(form.channel.findText("In person"))
    form.date.setDate(QDate(2026, 11, 20))
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert "You met, Fri 20 Nov, In person" in entries(page)
    table = page.people.table
    assert table.record(table.row_of(people["ada"])).last_contact.isoformat() == "2026-11-20T17:00:00+00:00"


def test_escape_leaves_the_log_form(page: ContactsPage, people: People, qtbot: QtBot) -> None:
    show(page, people["ada"])
    before = entries(page)
    page.commands()["log_interaction"]()
    qtbot.keyClick(page.side.person.log_form.channel, Qt.Key.Key_Escape)
    assert page.side.person.card.isVisible()
    assert entries(page) == before


def test_message_and_meeting_go_to_everybody_selected(
    page: ContactsPage, people: People, went: list[Place]
) -> None:
    page.people.view.select_ids([people["ben"], people["ada"]])
    page.commands()["write"]()
    page.commands()["meet"]()
    both = (people["ben"], people["ada"])
    assert went == [Compose(both), NewMeeting(both)]


def test_the_clock_moves_on(page: ContactsPage, people: People, context: Context, clock: object) -> None:
    show(page, people["ben"])
    context.clock.at = datetime.fromisoformat("2026-11-23T18:20:00+00:00")  # type: ignore[attr-defined]
    page.arrive(Place("contacts"))
    assert page.side.person.card.due_text == "Today 13:30, in 10 min"


def test_every_control_has_a_name(page: ContactsPage, people: People) -> None:
    show(page, people["ben"])
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

    for tab in ("timeline", "notes", "details"):
        page.side.person.open_tab(tab)
        for kind in (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit):
            for control in page.findChildren(kind):
                if control.isVisible() and control.objectName() != "qt_spinbox_lineedit":
                    named = control.accessibleName() or getattr(control, "text", str)()
                    assert named, control


def test_the_header_marks_what_to_know_before_writing(
    page: ContactsPage, people: People, context: Context, now: datetime
) -> None:
    show(page, people["ada"])
    header = page.side.person.header
    assert not any(mark.isVisible() for mark in header.marks)
    changes = {
        "priority": 3,
        "kind_of_helper": Helper.BOOSTER,
        "keep_in_touch_days": 45,
        "do_not_contact": True,
    }
    contacts.edit(context.store, people["ada"], changes, now)
    said = [mark.text() for mark in header.marks if mark.isVisible()]
    assert said == ["Do not contact", "High priority", "Booster", "Check in after 45 days"]
    context.history.undo()
    assert not any(mark.isVisible() for mark in header.marks)
