"""The wrap-up over a real store: nothing typed is lost, people named become contacts, then the thank-you."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QEvent, Qt, QTime
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft, PathDraft, ReferralDraft
from klatch.domain.fit import Dimension
from klatch.domain.vocabulary import Direction, MeetingStatus, Stage, TakeawayKind, TaskKind
from klatch.services import career_paths as paths_service
from klatch.services import contacts as contacts_service
from klatch.services import meetings
from klatch.services import referrals as referrals_service
from klatch.services.data import Store
from klatch.services.reading import career_paths, contacts, favors
from klatch.services.reading.meetings import detail, referrals
from klatch.services.reading.tasks import of_meeting
from klatch.support.clock import FixedClock
from klatch.ui.page import Context
from klatch.ui.places import Place, WrapUp
from klatch.ui.wrap_up.page import WrapUpPage

Book = Callable[..., int]


@pytest.fixture
def meeting(book: Book, wrap: WrapUpPage) -> int:
    """Planned to end 40 minutes ago."""
    made = book("ada", -60)
    wrap.arrive(WrapUp(made))
    return made


def takeaways(store: Store, meeting: int) -> list[tuple[TakeawayKind, str]]:
    return [(row.kind, row.text) for row in detail(store, meeting).takeaways]


def test_looking_changes_nothing_and_the_clock_runs_from_the_planned_end(
    wrap: WrapUpPage, meeting: int, store: Store
) -> None:
    assert wrap.heading() == ("Wrap up", "Meeting with Ada Quill")
    assert wrap.panel.said.end.clock.time() == QTime(9, 8)
    assert wrap.strip.clock.accessibleName() == "23 h 20 min to send the thank-you"
    wrap.depart()
    assert detail(store, meeting).row.status is MeetingStatus.CONFIRMED


def test_finishing_says_it_was_held_and_leaves_the_thank_you_due(
    wrap: WrapUpPage, meeting: int, store: Store, context: Context, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(context.navigator.left):
        wrap.footer.wanted.emit("finish")
    row = detail(store, meeting).row
    assert (row.status, row.ended_at) == (MeetingStatus.HELD, datetime(2026, 11, 23, 17, 8, tzinfo=UTC))
    assert row.attendees[0].stage is Stage.MET
    assert TaskKind.THANK in [task.kind for task in of_meeting(store, meeting)]
    assert context.history.undo_label == "Wrap up meeting"


def test_finishing_keeps_what_was_still_being_typed(
    qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store
) -> None:
    qtbot.keyClicks(wrap.panel.said.notes, "Half the stories are recruiting")
    qtbot.keyClicks(wrap.panel.said.takeaways.new.text, "Try a diary study")
    qtbot.keyClicks(wrap.cards.referrals.new, "Imani Cole, Halden Health")
    qtbot.keyClicks(wrap.cards.follow_ups.new, "Send the plan")
    wrap.finish()
    assert detail(store, meeting).notes == "Half the stories are recruiting"
    assert takeaways(store, meeting) == [
        (TakeawayKind.ADVICE, "Try a diary study"),
        (TakeawayKind.REFERRAL, "Imani Cole, Halden Health"),
    ]
    assert [row.name for row in referrals(store, meeting)] == ["Imani Cole"]
    own = [task for task in of_meeting(store, meeting) if task.kind is TaskKind.OWN]
    assert [(task.title, task.due) for task in own] == [("Send the plan", date(2026, 11, 24))]


def test_finish_later_keeps_everything_reminds_tonight_and_leaves(
    qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store, context: Context, said: list[str]
) -> None:
    qtbot.keyClicks(wrap.panel.said.notes, "More tonight")
    with qtbot.waitSignal(context.navigator.left):
        wrap.footer.later.click()
    assert detail(store, meeting).notes == "More tonight"
    assert detail(store, meeting).row.status is MeetingStatus.CONFIRMED
    (reminder,) = [task for task in of_meeting(store, meeting) if task.kind is TaskKind.WRAP_UP]
    assert reminder.due == datetime(2026, 11, 24, 4, 0, tzinfo=UTC)  # 20:00 in Seattle
    assert said == ["Klatch will remind you tonight at 20:00"]


def test_after_eight_the_reminder_comes_tomorrow_and_finishing_takes_it_away(
    wrap: WrapUpPage, meeting: int, store: Store, clock: FixedClock, now: datetime
) -> None:
    meetings.mark_held(store, meeting, now - timedelta(minutes=40), now)
    clock.at = now + timedelta(hours=11)  # 20:48 in Seattle
    wrap.arrive(WrapUp(meeting))
    wrap.finish_later()
    (reminder,) = [task for task in of_meeting(store, meeting) if task.kind is TaskKind.WRAP_UP]
    assert reminder.due == datetime(2026, 11, 25, 4, 0, tzinfo=UTC)
    wrap.finish()
    assert TaskKind.WRAP_UP not in [task.kind for task in of_meeting(store, meeting)]


def test_notes_are_saved_in_a_pause_of_typing(
    qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store, context: Context
) -> None:
    wrap.panel.said.notes.keeper.timer.setInterval(20)
    wrap.panel.said.notes.setFocus()
    with qtbot.waitSignal(context.changes.changed):
        qtbot.keyClicks(wrap.panel.said.notes, "One study, eight people")
    assert detail(store, meeting).notes == "One study, eight people"
    assert context.history.undo_label == "Edit meeting"
    context.history.undo()
    assert wrap.panel.said.notes.toPlainText() == ""


def test_enter_adds_takeaways_of_the_kind_the_keys_chose(
    qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store
) -> None:
    line = wrap.panel.said.takeaways.new.text
    for key, text in (("line_advice", "Start small"), ("line_information", "Two roles in spring")):
        wrap.commands()[key]()
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, Qt.Key.Key_Return)
        assert line.text() == ""
    assert takeaways(store, meeting) == [
        (TakeawayKind.ADVICE, "Start small"),
        (TakeawayKind.INFORMATION, "Two roles in spring"),
    ]


def test_a_takeaway_changes_kind_and_words_and_goes(
    qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store, context: Context, said: list[str]
) -> None:
    qtbot.keyClicks(wrap.panel.said.takeaways.new.text, "Two roles")
    qtbot.keyClick(wrap.panel.said.takeaways.new.text, Qt.Key.Key_Return)
    (line,) = wrap.panel.said.takeaways.lines.widgets.values()
    line.text.setFocus()
    qtbot.keyClick(line.text, Qt.Key.Key_End)
    qtbot.keyClicks(line.text, " in spring")
    wrap.commands()["line_information"]()
    assert takeaways(store, meeting) == [(TakeawayKind.INFORMATION, "Two roles in spring")]
    assert line.kind.kind is TakeawayKind.INFORMATION
    qtbot.mouseClick(line.delete, Qt.MouseButton.LeftButton)
    assert takeaways(store, meeting) == []
    assert said == ["Takeaway deleted"]
    context.history.undo()
    assert [shown.text.text() for shown in wrap.panel.said.takeaways.lines.widgets.values()] == [
        "Two roles in spring"
    ]


def test_a_takeaway_without_words_is_deleted(
    qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store
) -> None:
    qtbot.keyClicks(wrap.panel.said.takeaways.new.text, "Nothing much")
    qtbot.keyClick(wrap.panel.said.takeaways.new.text, Qt.Key.Key_Return)
    (line,) = wrap.panel.said.takeaways.lines.widgets.values()
    line.text.selectAll()
    qtbot.keyClick(line.text, Qt.Key.Key_Delete)
    qtbot.keyClick(line.text, Qt.Key.Key_Return)
    assert takeaways(store, meeting) == []


def test_a_referral_line_becomes_a_contact(
    qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store, people: dict[str, int], context: Context
) -> None:
    wrap.commands()["line_referral"]()
    qtbot.keyClicks(wrap.panel.said.takeaways.new.text, "Imani Cole, Halden Health")
    qtbot.keyClick(wrap.panel.said.takeaways.new.text, Qt.Key.Key_Return)
    (row,) = referrals(store, meeting)
    person = contacts.detail(store, row.contact)
    assert (person.name, person.organization, person.stage) == (
        "Imani Cole",
        "Halden Health",
        Stage.TO_CONTACT,
    )
    assert [who.id for who in person.referrers] == [people["ada"]]
    (shown,) = wrap.cards.referrals.lines.widgets.values()
    assert shown.name.text() == "Imani Cole"
    assert shown.chip.accessibleName() == "To contact"
    assert not shown.known.isVisibleTo(wrap)
    context.history.undo()
    assert not wrap.cards.referrals.lines.widgets
    assert not takeaways(store, meeting)


def test_somebody_known_is_not_added_twice(
    qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store, people: dict[str, int], said: list[str]
) -> None:
    for _ in range(2):
        qtbot.keyClicks(wrap.cards.referrals.new, "ben solheim")
        qtbot.keyClick(wrap.cards.referrals.new, Qt.Key.Key_Return)
    (row,) = referrals(store, meeting)
    assert (row.contact, row.known) == (people["ben"], True)
    (shown,) = wrap.cards.referrals.lines.widgets.values()
    assert shown.known.isVisibleTo(wrap)
    assert shown.known.text() == "Already in Klatch"
    assert said == ["ben solheim is already noted"]
    assert store.fetch("SELECT count(*) FROM contact") == [(2,)]


def test_nobody_refers_to_themselves(qtbot: QtBot, wrap: WrapUpPage, meeting: int, said: list[str]) -> None:
    qtbot.keyClicks(wrap.cards.referrals.new, "Ada Quill")
    qtbot.keyClick(wrap.cards.referrals.new, Qt.Key.Key_Return)
    assert said == ["That is Ada Quill again"]
    assert wrap.cards.referrals.new.text() == "Ada Quill"


def test_tab_goes_down_the_page(qtbot: QtBot, wrap: WrapUpPage, meeting: int) -> None:
    for text in ("One", "Two"):
        qtbot.keyClicks(wrap.panel.said.takeaways.new.text, text)
        qtbot.keyClick(wrap.panel.said.takeaways.new.text, Qt.Key.Key_Return)
    one, two = wrap.panel.said.takeaways.lines.widgets.values()
    qtbot.waitUntil(two.isVisible)
    page = wrap.panel
    expected = [page.said.notes, one.kind, one.text, one.delete, two.kind, two.text, two.delete,
                page.said.takeaways.new.kind, page.said.takeaways.new.text, *page.chips.chips(),
                page.subject, page.body, wrap.cards.referrals.new]  # fmt: skip
    stops = [page.said.notes]
    while stops[-1] is not wrap.cards.referrals.new:
        after = stops[-1].nextInFocusChain()
        while not (after.isVisibleTo(wrap) and after.focusPolicy() & Qt.FocusPolicy.TabFocus):
            after = after.nextInFocusChain()
        stops.append(after)
    assert stops == expected


def test_follow_ups_have_dates_and_go_with_their_tick(
    qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store, said: list[str]
) -> None:
    qtbot.keyClicks(wrap.cards.follow_ups.new, "Watch the talk")
    wrap.cards.follow_ups.day.setDate(QDate(2026, 12, 1))
    qtbot.keyClick(wrap.cards.follow_ups.new, Qt.Key.Key_Return)
    (line,) = wrap.cards.follow_ups.lines.widgets.values()
    line.day.setDate(QDate(2026, 12, 2))
    line.commit()
    own = [task for task in of_meeting(store, meeting) if task.kind is TaskKind.OWN]
    assert [(task.title, task.due) for task in own] == [("Watch the talk", date(2026, 12, 2))]
    line.tick.click()
    assert said == ["Follow-up deleted"]
    assert not wrap.cards.follow_ups.lines.widgets


@pytest.mark.usefixtures("meeting")
def test_with_nothing_typed_undo_is_left_to_the_window(qtbot: QtBot, wrap: WrapUpPage) -> None:
    cards = wrap.cards
    takeaway = wrap.panel.said.takeaways.new.text
    for line in (takeaway, cards.referrals.new, cards.follow_ups.new, cards.promises.new):
        qtbot.keyClicks(line, "Ada Byron")
        qtbot.keyClick(line, Qt.Key.Key_Return)
        keys = (QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        undo = QKeyEvent(*keys)
        undo.ignore()
        QCoreApplication.sendEvent(line, undo)
        assert (line.text(), undo.isAccepted()) == ("", False), line.accessibleName()


def test_another_end_is_kept_and_one_to_come_is_refused(
    wrap: WrapUpPage, meeting: int, store: Store, went: list[Place]
) -> None:
    wrap.panel.said.end.clock.setTime(QTime(23, 0))
    wrap.finish()
    assert wrap.panel.said.end._clock_field.error == "That is still to come; choose when it ended"
    assert went == []
    wrap.panel.said.end.clock.setTime(QTime(9, 30))
    wrap.panel.said.end.clock.editingFinished.emit()
    assert wrap.strip.clock.accessibleName() == "23 h 42 min to send the thank-you"
    wrap.depart()
    row = detail(store, meeting).row
    assert (row.status, row.ended_at) == (MeetingStatus.HELD, datetime(2026, 11, 23, 17, 30, tzinfo=UTC))


def test_how_long_it_took_is_kept(qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store) -> None:
    wrap.panel.said.end.minutes.setValue(35)
    wrap.panel.said.end.minutes.editingFinished.emit()
    assert detail(store, meeting).row.minutes == 35


def test_a_meeting_thanked_for_is_only_finished(
    wrap: WrapUpPage,
    meeting: int,
    store: Store,
    now: datetime,
    context: Context,
    qtbot: QtBot,
    clock: FixedClock,
) -> None:
    meetings.mark_held(store, meeting, now - timedelta(minutes=40), now)
    from klatch.services import tasks

    (thank,) = [task.id for task in of_meeting(store, meeting) if task.kind is TaskKind.THANK]
    tasks.done(store, thank, now)
    assert wrap.footer.only.isVisibleTo(wrap)
    assert not wrap.footer.finish.isVisibleTo(wrap)
    assert wrap.strip.steps[0].done
    assert not wrap.strip.clock.isVisibleTo(wrap)
    with qtbot.waitSignal(context.navigator.left):
        wrap.footer.only.click()


def test_a_deleted_meeting_says_so_and_undo_brings_it_back(
    wrap: WrapUpPage, meeting: int, store: Store, now: datetime, context: Context
) -> None:
    meetings.delete(store, [meeting], now)
    assert wrap._stack.currentWidget() is wrap._stack.gone
    assert wrap.commands() == {}
    context.history.undo()
    assert wrap._stack.currentIndex() == 0
    assert wrap.meeting is not None


def test_looking_writes_nothing(wrap: WrapUpPage, meeting: int, store: Store) -> None:
    before = [store.fetch(f"SELECT * FROM {name}") for name in ("message", "task", "favor", "fit")]
    wrap.panel.said.set_open(False)
    wrap.depart()
    assert [store.fetch(f"SELECT * FROM {name}") for name in ("message", "task", "favor", "fit")] == before


def test_the_steps_go_to_their_parts(wrap: WrapUpPage, meeting: int) -> None:
    entries = (wrap.panel.body, wrap.cards.referrals.new, wrap.cards.follow_ups.new, wrap.cards.fit.path)
    for step, entry in zip(wrap.strip.steps, entries, strict=True):
        step.click()
        assert wrap.focusWidget() in (entry, entry.focusProxy())
    assert [step.current for step in wrap.strip.steps] == [True, False, False, False]


def test_the_tick_makes_and_unmakes_a_referral(
    qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store, said: list[str]
) -> None:
    qtbot.keyClicks(wrap.cards.referrals.new, "Imani Cole, Halden Health")
    qtbot.keyClick(wrap.cards.referrals.new, Qt.Key.Key_Return)
    assert wrap.strip.steps[1].done
    (line,) = wrap.cards.referrals.lines.widgets.values()
    line.tick.click()
    assert said == ["No longer noted as a referral: Imani Cole"]
    assert not wrap.strip.steps[1].done
    (candidate,) = wrap.cards.referrals.candidates.widgets.values()
    candidate.tick.click()
    assert [row.name for row in referrals(store, meeting)] == ["Imani Cole"]
    assert takeaways(store, meeting) == [(TakeawayKind.REFERRAL, "Imani Cole, Halden Health")]
    assert store.fetch("SELECT count(*) FROM contact WHERE display_name = 'Imani Cole'") == [(1,)]


def test_an_introduction_promised_suggests_the_line_for_it(
    qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store
) -> None:
    qtbot.keyClicks(wrap.cards.referrals.new, "Imani Cole, Halden Health")
    qtbot.keyClick(wrap.cards.referrals.new, Qt.Key.Key_Return)
    (line,) = wrap.cards.referrals.lines.widgets.values()
    line.introduces.click()
    assert referrals(store, meeting)[0].will_introduce
    suggested = sorted(wrap.cards.follow_ups.suggested.widgets.values(), key=lambda each: each.day.day)
    assert [each.title.text() for each in suggested] == [
        "Send Ada a line to pass on to Imani",
        "Tell Ada what came of it",
    ]
    suggested[1].tick.setChecked(False)
    suggested[0].day.setDate(QDate(2026, 11, 26))
    assert not wrap.strip.steps[2].done
    wrap.finish()
    own = [task for task in of_meeting(store, meeting) if task.kind is TaskKind.OWN]
    assert [(task.title, task.due) for task in own] == [
        ("Send Ada a line to pass on to Imani", date(2026, 11, 26))
    ]


def test_a_second_referrer_is_said(
    qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store, people: dict[str, int], now: datetime
) -> None:
    noah = contacts_service.add(store, ContactDraft(display_name="Noah Berg"), now)
    referrals_service.add(store, ReferralDraft(people["ben"], noah), now)
    qtbot.keyClicks(wrap.cards.referrals.new, "Noah Berg")
    qtbot.keyClick(wrap.cards.referrals.new, Qt.Key.Key_Return)
    (line,) = wrap.cards.referrals.lines.widgets.values()
    assert line.about.text() == "Adds Ada as a second referrer, after Ben Solheim"


def test_who_sent_me_is_to_hear_how_it_went(
    wrap: WrapUpPage, book: Book, store: Store, people: dict[str, int], now: datetime
) -> None:
    referrals_service.add(store, ReferralDraft(people["ben"], people["ada"]), now + timedelta(hours=1))
    made = book("ada", -60)
    wrap.arrive(WrapUp(made))
    suggested = [each.title.text() for each in wrap.cards.follow_ups.suggested.widgets.values()]
    assert suggested == ["Tell Ben Solheim how it went with Ada"]


def test_promises_both_ways(qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store) -> None:
    card = wrap.cards.promises
    qtbot.keyClicks(card.new, "Send her the syllabus")
    card.day.setDate(QDate(2026, 11, 27))
    qtbot.keyClick(card.new, Qt.Key.Key_Return)
    card.whose.setCurrentIndex(1)
    qtbot.keyClicks(card.new, "Look for the study plan")
    qtbot.keyClick(card.new, Qt.Key.Key_Return)
    assert [(row.direction, row.text, row.due) for row in favors.of_meeting(store, meeting)] == [
        (Direction.TO_THEM, "Send her the syllabus", date(2026, 11, 27)),
        (Direction.FROM_THEM, "Look for the study plan", None),
    ]
    assert [line.who.text() for line in card.lines.widgets.values()] == ["You to Ada:", "Ada to you:"]
    (task,) = [line.title.text() for line in wrap.cards.follow_ups.lines.widgets.values()]
    assert task == "Send her the syllabus"


def test_what_they_promised_can_be_asked_about_on_a_day(
    qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store
) -> None:
    card = wrap.cards.promises
    card.whose.setCurrentIndex(1)
    qtbot.keyClicks(card.new, "The study plan")
    card.day.setDate(QDate(2026, 12, 1))
    qtbot.keyClick(card.new, Qt.Key.Key_Return)
    own = [task for task in of_meeting(store, meeting) if task.kind is TaskKind.OWN]
    assert [(task.title, task.due) for task in own] == [("Ask Ada about: The study plan", date(2026, 12, 1))]


def test_a_score_makes_the_path_it_is_for(qtbot: QtBot, wrap: WrapUpPage, meeting: int, store: Store) -> None:
    card = wrap.cards.fit
    card.dots[Dimension.ENERGY].setValue(4)
    assert card._field.error == "Name a path to keep this"
    card._name.setText("UX research")
    card._name.editingFinished.emit()
    (path,) = career_paths.considered(store)
    (fit,) = career_paths.fits_of_meeting(store, meeting)
    assert (path.name, fit.path, fit.scores) == ("UX research", path.id, {Dimension.ENERGY: 4})
    qtbot.keyClick(card.dots[Dimension.SKILLS], Qt.Key.Key_5)
    qtbot.keyClicks(card.note, "The interviews excite me")
    card.commit()
    (fit,) = career_paths.fits_of_meeting(store, meeting)
    assert fit.scores == {Dimension.ENERGY: 4, Dimension.SKILLS: 5}
    assert fit.note == "The interviews excite me"
    assert wrap.strip.steps[3].done


def test_another_path_has_scores_of_its_own(
    wrap: WrapUpPage, meeting: int, store: Store, now: datetime, context: Context
) -> None:
    for name in ("UX research", "Teaching"):
        paths_service.add(store, PathDraft(name), now)
    card = wrap.cards.fit
    assert card.path.currentText() == "UX research"
    card.dots[Dimension.VALUES].setValue(5)
    card.path.setCurrentIndex(1)
    card.path.activated.emit(1)
    assert card.dots[Dimension.VALUES].value() == 0
    card.dots[Dimension.VALUES].setValue(2)
    scores = {row.path: dict(row.scores) for row in career_paths.fits_of_meeting(store, meeting)}
    assert list(scores.values()) == [{Dimension.VALUES: 5}, {Dimension.VALUES: 2}]
    context.history.undo()
    assert (card.path.currentText(), card.dots[Dimension.VALUES].value()) == ("Teaching", 0)


def test_what_a_rule_asks_for_anyway_is_only_said(
    wrap: WrapUpPage, meeting: int, store: Store, people: dict[str, int], now: datetime
) -> None:
    referrals_service.add(store, ReferralDraft(people["ben"], people["ada"]), now - timedelta(days=2))
    card = wrap.cards.follow_ups
    assert not card.suggested.widgets
    (line,) = card.planned.widgets.values()
    assert line._title.text() == "Tell Ben Solheim how it went with Ada"
    wrap.finish()
    assert store.fetch("SELECT count(*) FROM task WHERE kind = 'own'") == [(0,)]


def test_clock_and_ways_out_fit_the_smallest_window_with_the_largest_text(
    wrap: WrapUpPage, meeting: int, context: Context
) -> None:
    context.theme.set_text_scale(1.5)
    try:
        wrap.setMinimumSize(876, 440)  # as the window gives no page more
        wrap.resize(876, 440)
        QApplication.processEvents()
        clock, footer = wrap.strip.clock, wrap.footer
        assert clock.geometry().right() < wrap.strip.width()
        assert clock.shown in clock.accessibleName()
        assert clock.width() >= QFontMetrics(context.theme.font("body")).horizontalAdvance(clock.shown)
        assert footer.finish.width() >= footer.finish.sizeHint().width()
        assert footer.save.isHidden()
        assert "Save draft" in [each.text() for each in footer.menu.actions() if each.isVisible()]
    finally:
        context.theme.set_text_scale(1.0)
    wrap.resize(1224, 690)
    QApplication.processEvents()
    assert footer.save.isVisible()
    assert "Save draft" not in [each.text() for each in footer.menu.actions() if each.isVisible()]
