"""The form for a meeting: who, when on whose clock, where; nothing half written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from pytestqt.qtbot import QtBot

from klatch.domain.vocabulary import Format, MeetingStatus
from klatch.services import meetings
from klatch.services.data import Store
from klatch.services.reading.meetings import MeetingView, detail
from klatch.ui.meetings.form import MeetingForm
from klatch.ui.meetings.page import MeetingsPage
from klatch.ui.page import Context
from klatch.ui.places import NewMeeting, Place, ShowMeeting, WrapUp

Book = Callable[..., int]


@pytest.fixture
def form(page: MeetingsPage) -> MeetingForm:
    page.arrive(NewMeeting())
    return page.side.form


def count(store: Store) -> int:
    row = store.fetch_one("SELECT count(*) FROM meeting")
    assert row is not None
    return int(row[0])


def only(store: Store) -> int:
    rows = store.fetch("SELECT id FROM meeting")
    assert len(rows) == 1
    return int(rows[0][0])


def set_start(form: MeetingForm, day: QDate, clock: QTime) -> None:
    form.time.day.setDate(day)
    form.time.clock.setTime(clock)


def test_a_meeting_with_two_people_is_saved_whole(
    qtbot: QtBot, page: MeetingsPage, form: MeetingForm, store: Store, people: dict[str, int], said: list[str]
) -> None:
    for name in ("Ada", "solheim"):
        form.people.search.setText(name)
        qtbot.keyClick(form.people.search, Qt.Key.Key_Return)
    assert form.people.contacts == (people["ada"], people["ben"])
    assert form.time.their_zone == "America/New_York"
    set_start(form, QDate(2026, 11, 26), QTime(10, 30))
    assert form.time.said == "Thu 26 Nov: 10:30 for you, 13:30 in Boston"
    form.minutes.setValue(25)
    form.link.setText("https://meet.example/two")
    form.goals.setPlainText("How they work together")
    page.commands()["next_step"]()
    saved = detail(store, only(store))
    assert saved.row.starts_at == datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
    assert [who.id for who in saved.row.attendees] == [people["ada"], people["ben"]]
    assert (saved.row.minutes, saved.row.zone, saved.row.format) == (25, "America/New_York", Format.VIDEO)
    assert (saved.row.link, saved.goals) == ("https://meet.example/two", "How they work together")
    assert saved.row.status is MeetingStatus.CONFIRMED
    assert said == ["Meeting with 2 people saved"]
    assert not page.side.editing
    assert page.lists.view.current_id() == saved.row.id
    assert page.side.pane.card.first.text() == "Prepare"
    assert page.side.pane.card.second.text() == "Write confirmation"


def test_people_are_offered_by_a_part_of_their_name(form: MeetingForm, people: dict[str, int]) -> None:
    search = form.people.search
    search._offer("qu")
    model = search._model
    assert [model.item(row).text() for row in range(model.rowCount())] == ["Ada Quill, Halden Health"]
    search._on_chosen(model.index(0, 0))
    assert form.people.contacts == (people["ada"],)
    search._offer("  ")
    assert model.rowCount() == 0


def test_undo_takes_the_meeting_back(
    page: MeetingsPage, form: MeetingForm, store: Store, context: Context, people: dict[str, int]
) -> None:
    form.people.add(people["ada"])
    form.submit()
    assert count(store) == 1
    context.history.undo()
    assert count(store) == 0
    assert not page.lists.view.table.ids


def test_a_time_given_on_their_clock(
    form: MeetingForm, store: Store, people: dict[str, int], qtbot: QtBot
) -> None:
    form.people.add(people["ben"])
    theirs = form.time.whose.findChildren(type(form.save).__mro__[1])[1]
    qtbot.mouseClick(theirs, Qt.MouseButton.LeftButton)
    set_start(form, QDate(2026, 11, 26), QTime(17, 0))
    assert form.time.said == "Thu 26 Nov: 08:00 for you, 17:00 in Berlin"
    form.submit()
    assert detail(store, only(store)).row.starts_at == datetime(2026, 11, 26, 16, 0, tzinfo=UTC)


def test_their_day_is_named_when_it_is_another(form: MeetingForm, people: dict[str, int]) -> None:
    form.people.add(people["ben"])
    set_start(form, QDate(2026, 11, 26), QTime(20, 0))
    assert form.time.said == "Thu 26 Nov: 20:00 for you, Fri 27 Nov, 05:00 in Berlin"


def test_the_place_depends_on_how_they_meet(form: MeetingForm, qtbot: QtBot) -> None:
    shown = {
        how: form._where[how].isVisibleTo(form) for how in (Format.IN_PERSON, Format.PHONE, Format.VIDEO)
    }
    assert shown == {Format.IN_PERSON: False, Format.PHONE: False, Format.VIDEO: True}
    in_person = form.format.findChildren(type(form.save).__mro__[1])[0]
    qtbot.mouseClick(in_person, Qt.MouseButton.LeftButton)
    assert form._where[Format.IN_PERSON].isVisibleTo(form)
    assert not form._where[Format.VIDEO].isVisibleTo(form)


def test_nobody_chosen_is_said_in_place_and_nothing_is_written(form: MeetingForm, store: Store) -> None:
    form.submit()
    assert form._people_field.error == "Choose who takes part"
    assert form.people.search.accessibleDescription() == "Choose who takes part"
    assert count(store) == 0


def test_a_name_nobody_has_is_not_passed_over(
    form: MeetingForm, store: Store, people: dict[str, int]
) -> None:
    form.people.add(people["ada"])
    form.people.search.setText("Zorro")
    form.submit()
    assert form._people_field.error == "Choose somebody from the list, or clear what you typed"
    assert count(store) == 0


def test_an_hour_that_the_clocks_skip_is_refused(
    form: MeetingForm, store: Store, people: dict[str, int]
) -> None:
    form.people.add(people["ada"])
    set_start(form, QDate(2027, 3, 14), QTime(2, 30))
    form.submit()
    assert form.time.clock_field.error.startswith("That hour does not exist on this day")
    assert count(store) == 0
    set_start(form, QDate(2027, 3, 14), QTime(3, 30))
    assert form.time.clock_field.error == ""
    form.submit()
    assert count(store) == 1


def test_minutes_and_zone_are_checked(form: MeetingForm, store: Store, people: dict[str, int]) -> None:
    form.people.add(people["ada"])
    form.minutes.setValue(2)
    form.time.zone.setText("Atlantis")
    form.submit()
    assert form._minutes_field.error == "Between 5 and 480 minutes"
    assert form.time.zone_field.error == "Choose a time zone from the list"
    assert count(store) == 0
    form.minutes.setValue(20)
    form.time.zone.setText("Berlin")
    form.submit()
    assert detail(store, only(store)).row.zone == "Europe/Berlin"


def test_escape_keeps_nothing(
    qtbot: QtBot, page: MeetingsPage, form: MeetingForm, store: Store, people: dict[str, int]
) -> None:
    form.people.add(people["ada"])
    form.goals.setPlainText("Half a thought")
    qtbot.keyClick(form.place, Qt.Key.Key_Escape)
    assert not page.side.editing
    assert count(store) == 0
    page.arrive(NewMeeting())
    assert (form.people.contacts, form.goals.toPlainText()) == ((), "")


def test_somebody_chosen_can_be_taken_away(form: MeetingForm, people: dict[str, int], qtbot: QtBot) -> None:
    form.people.set_contacts([people["ada"], people["ben"]])
    chip = next(
        b for b in form.people.findChildren(type(form.save)) if b.accessibleName() == "Remove Ada Quill"
    )
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert form.people.contacts == (people["ben"],)


def test_a_meeting_that_was_goes_to_its_wrap_up(
    form: MeetingForm, store: Store, people: dict[str, int], went: list[Place], said: list[str]
) -> None:
    form.people.add(people["ada"])
    set_start(form, QDate(2026, 11, 23), QTime(8, 0))
    assert form.save.text() == "Save and say how it went"
    form.submit()
    meeting = only(store)
    row = detail(store, meeting).row
    assert (row.status, row.ended_at) == (MeetingStatus.HELD, datetime(2026, 11, 23, 16, 20, tzinfo=UTC))
    assert went == [WrapUp(meeting)]
    assert said == ["Meeting with Ada Quill logged"]


def test_moving_changes_only_what_was_changed(
    page: MeetingsPage, book: Book, store: Store, said: list[str], context: Context
) -> None:
    meeting = book("ada", 42)
    meetings.edit(store, meeting, {"goals": "Keep me"}, context.clock.now())
    page.arrive(ShowMeeting(meeting))
    page.commands()["edit_meeting"]()
    form = page.side.form
    assert form.time.said == "Mon 23 Nov: 10:30 for you, 13:30 in Boston"
    form.submit()
    assert said == []
    page.commands()["edit_meeting"]()
    set_start(form, QDate(2026, 11, 25), QTime(9, 0))
    form.submit()
    moved = detail(store, meeting)
    assert moved.row.starts_at == datetime(2026, 11, 25, 17, 0, tzinfo=UTC)
    assert (moved.goals, moved.row.zone) == ("Keep me", "America/New_York")
    assert said == ["Meeting with Ada Quill changed"]


def test_a_new_time_revives_a_cancelled_meeting(
    page: MeetingsPage, book: Book, store: Store, now: datetime
) -> None:
    meeting = book("ada", 42)
    meetings.cancel(store, meeting, now)
    page.arrive(ShowMeeting(meeting))
    assert page.lists.tabs.current() == MeetingView.PAST
    page.commands()["edit_meeting"]()
    set_start(page.side.form, QDate(2026, 11, 25), QTime(9, 0))
    page.side.form.submit()
    assert detail(store, meeting).row.status is MeetingStatus.CONFIRMED
    assert page.lists.tabs.current() == MeetingView.UPCOMING


def test_somebody_added_later_leaves_the_zone_of_the_meeting(
    page: MeetingsPage, book: Book, store: Store, people: dict[str, int], now: datetime
) -> None:
    meeting = book("ada", 42)
    meetings.edit(store, meeting, {"zone": "Asia/Tokyo"}, now)
    page.arrive(ShowMeeting(meeting))
    page.commands()["edit_meeting"]()
    page.side.form.people.add(people["ben"])
    page.side.form.submit()
    row = detail(store, meeting).row
    assert (row.zone, len(row.attendees)) == ("Asia/Tokyo", 2)


def test_the_form_opens_with_those_it_is_for(page: MeetingsPage, people: dict[str, int]) -> None:
    page.arrive(NewMeeting((people["ben"],)))
    assert page.side.form.people.contacts == (people["ben"],)
    assert page.side.form.minutes.value() == 20
    assert page.side.form.time.their_zone == "Europe/Berlin"
