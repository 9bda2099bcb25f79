"""Several people one after the other: everybody gets their own message, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from klatch.domain.drafts import ContactDraft, MessageDraft
from klatch.domain.vocabulary import MessageState, Source
from klatch.services import contacts, messages, settings
from klatch.services.data import Store
from klatch.services.reading import messages as reading
from klatch.ui.compose.page import ComposePage
from klatch.ui.page import Context
from klatch.ui.places import Compose

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

NAMES = ("Aisha Karim", "Bruno Silva", "Chidi Obi", "Dana Okoye")
Review = Callable[..., ComposePage]


@pytest.fixture
def people(store: Store, now: datetime) -> tuple[int, ...]:
    """Four alumni, each at an employer of their own."""
    return tuple(
        contacts.add(
            store,
            ContactDraft(
                display_name=name,
                title=f"Researcher {number}",
                organization=f"Employer {number}",
                source=Source.ALUMNI,
                source_note=f"You wrote article {number} on diary studies",
                emails=(f"{name.split()[0].lower()}@employer{number}.example",),
            ),
            now,
        )
        for number, name in enumerate(NAMES)
    )


@pytest.fixture
def review(page: ComposePage, people: tuple[int, ...]) -> Review:
    def arrive(*chosen: int, kind: str | None = None) -> ComposePage:
        page.arrive(Compose(tuple(people[number] for number in chosen) or people, kind))
        return page

    return arrive


def sent(store: Store, contact: int) -> reading.MessageDetail:
    (row,) = reading.of_contact(store, contact)
    assert row.state is MessageState.SENT
    return reading.detail(store, row.id)


def faces(page: ComposePage) -> list[str]:
    QApplication.processEvents()  # the strip is laid out
    return [face.accessibleName() for face in page.frame.strip.faces.faces()]


def counts(page: ComposePage) -> str:
    return page.frame.strip._counts.text()


def press(page: ComposePage, name: str) -> None:
    page.commands()[name]()


def test_the_strip_says_where_one_is(review: Review) -> None:
    page = review()
    assert page.heading() == ("Review messages", "4 people")
    assert page.frame.strip.isVisible()
    assert faces(page) == [
        "Aisha Karim, 1 of 4, ready",
        "Bruno Silva, 2 of 4, to review",
        "Chidi Obi, 3 of 4, to review",
        "Dana Okoye, 4 of 4, to review",
    ]
    assert counts(page) == "1 ready, 3 to review"
    assert page.frame.strip.skip.text() == "Skip Aisha"
    assert page.frame.footer.sent.text() == "Mark as sent and next"
    assert not page.frame.strip.previous.isEnabled()
    assert "previous_tab" not in page.commands()


def test_one_person_is_no_batch(review: Review, page: ComposePage, people: tuple[int, ...]) -> None:
    review()
    page.arrive(Compose((people[0], people[0])))
    assert not page.frame.strip.isVisible()
    assert page.heading() == ("Write", "to Aisha Karim")
    assert page.frame.footer.sent.text() == "Mark as sent"
    assert not {"skip_message", "next_tab", "previous_tab"} & set(page.commands())


def test_everybody_gets_their_own_message_and_what_was_shown(
    review: Review, store: Store, people: tuple[int, ...], said: list[str]
) -> None:
    page = review()
    seen = []
    for number, name in enumerate(NAMES):
        first = name.split()[0]
        QTest.keyClicks(page.frame.editor.body, f"Only for {first}. ")
        seen.append(page.frame.preview.body.text())
        assert page.frame.footer.sent.text() == ("Mark as sent and next" if number < 3 else "Mark as sent")
        QTest.mouseClick(page.frame.footer.sent, Qt.MouseButton.LeftButton)
    for number, (contact, name) in enumerate(zip(people, NAMES, strict=True)):
        found = sent(store, contact)
        first = name.split()[0]
        assert found.body == seen[number]
        assert found.to_address == f"{first.lower()}@employer{number}.example"
        assert f"Only for {first}. Hi {first}," in found.body
        assert f"Employer {number}" in found.body
        for other, stranger in enumerate(NAMES):
            if other != number:
                assert stranger.split()[0] not in found.body
                assert f"Employer {other}" not in found.body
                assert f"article {other}" not in found.body
    assert page.frame.ending.isVisible()
    assert page.frame.ending.text.text() == "4 sent, 0 skipped, 0 drafts left."
    assert not page.frame.ending.back.isVisible()


def test_typing_cannot_be_undone_into_somebody_elses_message(review: Review) -> None:
    page = review()
    body = page.frame.editor.body
    QTest.keyClicks(body, "Only for Aisha. ")
    page.step(1)
    for _ in range(5):
        body.undo()
        page.frame.editor.subject.undo()
    assert "Aisha" not in body.source()
    assert page.frame.preview.body.text().startswith("Hi Bruno,")
    page.step(-1)
    assert page.frame.preview.body.text().startswith("Only for Aisha. Hi Aisha,")
    for _ in range(5):
        body.undo()
    assert "Bruno" not in page.frame.preview.body.text()


def test_values_filled_in_for_one_message_stay_there(review: Review) -> None:
    page = review(kind="schedule.propose")
    assert "ask.slots" in page.shown.missing
    assert faces(page)[0] == "Aisha Karim, 1 of 4, needs a look"
    page.fill_in()
    page.frame.fill.field("ask.slots").editor.setPlainText("Tue 24 Nov, 14:00\nWed 25 Nov, 10:00")
    page.frame.fill.submit()
    assert not page.shown.missing
    assert page.frame.footer.sent.isEnabled()
    page.step(1)
    assert "ask.slots" in page.shown.missing
    assert not page.frame.footer.sent.isEnabled()
    assert counts(page) == "1 ready, 1 needs a look, 2 to review"
    page.step(-1)
    assert "Tue 24 Nov, 14:00" in page.frame.preview.body.text()


def test_what_is_missing_blocks_that_message_only(
    review: Review, store: Store, people: tuple[int, ...], now: datetime
) -> None:
    contacts.edit(store, people[1], {"organization": ""}, now)
    page = review()
    assert page.frame.footer.sent.isEnabled()
    page.step(1)
    assert page.shown.missing == ("contact.organization",)
    assert not page.frame.footer.sent.isEnabled()
    press(page, "next_step")
    QTest.keyClicks(page.frame.fill.field("contact.organization").editor, "Brightloom")
    press(page, "next_step")
    assert page.frame.footer.sent.isEnabled()
    assert "Brightloom" in page.frame.preview.body.text()


def test_leaving_keeps_the_drafts_and_coming_back_goes_on(
    review: Review, store: Store, people: tuple[int, ...]
) -> None:
    page = review()
    QTest.keyClicks(page.frame.editor.body, "Mine. ")
    page.step(1)
    page.step(1)
    QTest.keyClicks(page.frame.editor.body, "Yours. ")
    page.depart()
    assert [len(reading.of_contact(store, person)) for person in people] == [1, 0, 1, 0]
    page.arrive(Compose((people[3],)))
    assert not page.frame.strip.isVisible()
    page.depart()
    review()
    assert page.writing.contact == people[2]
    assert page.frame.preview.body.text().startswith("Yours. Hi Chidi,")
    assert faces(page)[0] == "Aisha Karim, 1 of 4, ready"
    page.turn_to(0)
    assert page.frame.preview.body.text().startswith("Mine. Hi Aisha,")


def test_skipping_keeps_what_was_typed_and_the_end_says_so(
    review: Review, store: Store, people: tuple[int, ...], context: Context, qtbot
) -> None:
    page = review()
    QTest.keyClicks(page.frame.editor.body, "Mine. ")
    QTest.mouseClick(page.frame.strip.skip, Qt.MouseButton.LeftButton)
    assert page.writing.contact == people[1]
    assert faces(page)[0] == "Aisha Karim, 1 of 4, skipped"
    page.mark_sent()
    page.copy()
    page.step(1)
    press(page, "skip_message")
    assert page.frame.ending.isVisible()
    assert page.frame.ending.text.text() == (
        "1 sent, 2 skipped, 1 draft left. 1 handed over: mark it as sent once it is."
    )
    assert "mark_sent" not in page.commands()
    QTest.mouseClick(page.frame.ending.back, Qt.MouseButton.LeftButton)
    assert page.writing.contact == people[0]
    assert page.frame.preview.body.text().startswith("Mine. Hi Aisha,")
    assert not page.frame.ending.isVisible()
    press(page, "skip_message")
    with qtbot.waitSignal(context.navigator.left):
        press(page, "next_step")


def test_nobody_who_was_written_to_comes_up_again(review: Review, people: tuple[int, ...]) -> None:
    page = review()
    page.step(1)
    page.mark_sent()
    assert page.writing.contact == people[2]
    page.step(-1)
    assert page.writing.contact == people[0], "the one who got theirs is stepped over"
    assert not page.frame.strip.faces.faces()[1].isEnabled()


def test_undo_brings_a_message_back_into_the_batch(
    review: Review, store: Store, people: tuple[int, ...], context: Context
) -> None:
    page = review(0, 1)
    page.mark_sent()
    page.mark_sent()
    assert page.frame.ending.isVisible()
    context.history.undo()
    assert not page.review.is_over
    assert faces(page)[1] == "Bruno Silva, 2 of 2, ready"
    assert counts(page) == "1 sent, 1 ready"
    assert not page.frame.ending.isVisible()
    assert page.frame.preview.body.text().startswith("Hi Bruno,")
    page.mark_sent()
    assert page.frame.ending.isVisible()
    assert sent(store, people[1]).body.startswith("Hi Bruno,")


def test_a_template_is_one_persons_until_all_are_to_have_it(
    review: Review, store: Store, people: tuple[int, ...], said: list[str]
) -> None:
    page = review()
    page.step(1)
    QTest.keyClicks(page.frame.editor.body, "Edited. ")
    page.step(-1)
    other = next(row for row in page._templates if row.builtin_key == "outreach.cold.short")
    page.frame.templates.chosen.emit(other.id)
    assert page.frame.offer.accessibleName() == "“Short and direct” is for Aisha only."
    page.step(2 - page.review.batch.at)
    assert page.writing.kind == "outreach.alumni"
    assert page.frame.offer.isHidden()
    page.turn_to(0)
    assert page.writing.kind == "outreach.cold"
    page.frame.templates.chosen.emit(other.id)
    page.frame.offer.acted.emit()
    assert said[-1] == "“Short and direct” is now used for all not edited yet"
    kinds = []
    for number in range(1, 4):
        page.turn_to(number)
        kinds.append(page.writing.kind)
        assert page.frame.preview.body.text().count(NAMES[number].split()[0]) == 1
    assert kinds == ["outreach.alumni", "outreach.cold", "outreach.cold"]
    assert page.frame.preview.body.text().startswith("Hi Dana,")
    assert [len(reading.of_contact(store, person)) for person in people] == [1, 1, 0, 0]


def test_linkedin_copies_first_and_goes_on_once_it_was_sent(
    review: Review, store: Store, people: tuple[int, ...]
) -> None:
    page = review(kind="outreach.linkedin_note")
    press(page, "next_step")
    assert QApplication.clipboard().text().startswith("Hi Aisha,")
    assert page.writing.contact == people[0]
    assert faces(page)[0] == "Aisha Karim, 1 of 4, handed over"
    press(page, "next_step")
    assert page.writing.contact == people[1]
    assert sent(store, people[0]).body.startswith("Hi Aisha,")


def test_discarding_goes_on_to_the_next(
    review: Review, store: Store, people: tuple[int, ...], context: Context
) -> None:
    page = review()
    QTest.keyClicks(page.frame.editor.body, "Mine. ")
    press(page, "discard")
    assert page.writing.contact == people[1]
    assert reading.of_contact(store, people[0]) == []
    context.history.undo()
    assert len(reading.of_contact(store, people[0])) == 1
    page.turn_to(0)
    assert page.frame.preview.body.text().startswith("Mine. Hi Aisha,")


def test_arrow_keys_move_along_the_faces(review: Review, people: tuple[int, ...]) -> None:
    page = review()
    assert len(faces(page)) == 4
    strip = page.frame.strip.faces
    strip.faces()[0].setFocus()
    QTest.keyClick(strip.faces()[0], Qt.Key.Key_Right)
    assert page.writing.contact == people[1]
    assert strip.faces()[1].hasFocus()
    QTest.keyClick(strip.faces()[1], Qt.Key.Key_Left)
    assert page.writing.contact == people[0]
    QTest.mouseClick(strip.faces()[3], Qt.MouseButton.LeftButton)
    assert page.writing.contact == people[3]
    assert [face.isChecked() for face in strip.faces()] == [False, False, False, True]


def test_of_many_people_those_around_the_one_in_front_are_shown(
    page: ComposePage, store: Store, now: datetime
) -> None:
    many = tuple(
        contacts.add(store, ContactDraft(display_name=f"Person {number}", source=Source.ALUMNI), now)
        for number in range(70)
    )
    page.arrive(Compose(many))
    shown = page.frame.strip.faces
    assert 10 < len(faces(page)) < 40
    assert shown.faces()[0].number == 0
    page.turn_to(50)
    numbers = [face.number for face in shown.faces()]
    assert {49, 50, 51} <= set(numbers)
    page.turn_to(69)
    assert shown.faces()[-1].number == 69
    assert shown.faces()[-1].isChecked()


def test_somebody_deleted_leaves_the_batch(
    review: Review, store: Store, people: tuple[int, ...], now: datetime
) -> None:
    page = review()
    QTest.keyClicks(page.frame.editor.body, "Mine. ")
    contacts.delete(store, [people[0], people[2]], now)
    assert page.writing.contact == people[1]
    assert page.frame.preview.body.text().startswith("Hi Bruno,")
    assert faces(page) == ["Bruno Silva, 1 of 2, ready", "Dana Okoye, 2 of 2, to review"]
    contacts.delete(store, [people[1], people[3]], now)
    assert not page.frame.strip.isVisible()
    assert page.heading() == ("Write", "")
    page.depart()


def test_looking_through_a_batch_writes_nothing(
    review: Review, store: Store, people: tuple[int, ...], context: Context
) -> None:
    page = review()
    before = store.journal.undo_label
    for _ in range(3):
        page.step(1)
    page.depart()
    assert all(reading.of_contact(store, person) == [] for person in people)
    assert store.journal.undo_label == before


def test_two_at_one_employer_are_held_apart(
    page: ComposePage, store: Store, people: tuple[int, ...], now: datetime
) -> None:
    contacts.edit(store, people[2], {"organization": "Employer 0"}, now)
    page.arrive(Compose(people))
    page.turn_to(2)
    assert page.frame.cautions.texts() == [
        "Aisha Karim at Employer 0 comes first. Write to one person at an employer at a time."
    ]
    assert not page.frame.footer.sent.isEnabled()
    page.turn_to(0)
    assert page.frame.cautions.texts() == []
    page.mark_sent()
    page.turn_to(2)
    assert page.frame.cautions.texts() == [
        "You wrote to Aisha Karim at Employer 0 today and wait for an answer."
    ]
    press(page, "write_anyway")
    assert page.frame.footer.sent.isEnabled()
    page.turn_to(3)
    page.turn_to(2)
    assert page.frame.cautions.texts() == [], "it was overruled for this message"
    page.mark_sent()
    assert sent(store, people[2]).body.startswith("Hi Chidi,")


def test_the_daily_cap_holds_the_rest(
    review: Review, store: Store, people: tuple[int, ...], now: datetime
) -> None:
    settings.put(store, settings.Outreach(daily_cap=2), now)
    page = review()
    page.mark_sent()
    page.mark_sent()
    assert page.frame.cautions.texts() == [
        "2 first messages and follow-ups went out today, as many as you set for a day."
    ]
    press(page, "write_anyway")
    page.mark_sent()
    assert page.frame.cautions.texts() == [
        "3 first messages and follow-ups went out today, as many as you set for a day."
    ], "overruling one message says nothing of the next"


def test_a_draft_of_long_ago_is_gone_on_with(
    review: Review, store: Store, people: tuple[int, ...], now: datetime
) -> None:
    messages.save_draft(
        store, MessageDraft(people[1], "outreach.warm", "Hello", "Dear Bruno,"), now - timedelta(days=2)
    )
    page = review()
    page.step(1)
    assert page.frame.preview.body.text() == "Dear Bruno,"
    page.step(1)
    assert page.frame.preview.body.text().startswith("Hi Chidi,")


def test_what_happens_while_a_batch_is_left_is_known_on_coming_back(
    review: Review, page: ComposePage, store: Store, people: tuple[int, ...], now: datetime
) -> None:
    review()
    QTest.keyClicks(page.frame.editor.body, "Mine. ")
    page.depart()
    page.arrive(Compose((people[0],)))
    page.mark_sent()
    contacts.delete(store, [people[3]], now)
    review()
    assert faces(page)[0] == "Aisha Karim, 1 of 3, sent"
    assert page.writing.contact == people[1], "nobody who was written to comes up again"
