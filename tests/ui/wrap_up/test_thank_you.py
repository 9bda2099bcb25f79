"""The thank-you of the wrap-up: ready once something said is in it, edits stay, what was seen leaves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ReferralDraft, TakeawayDraft
from klatch.domain.vocabulary import MeetingStatus, MessageState, Stage, TakeawayKind, TaskKind
from klatch.services import meetings, referrals, takeaways
from klatch.services.data import Store
from klatch.services.reading import contacts, messages
from klatch.services.reading.meetings import detail
from klatch.services.reading.tasks import of_meeting
from klatch.ui.page import Context
from klatch.ui.places import WrapUp
from klatch.ui.wrap_up.page import WrapUpPage

Book = Callable[..., int]


@pytest.fixture
def talk(book: Book, store: Store, people: dict[str, int], now: datetime) -> int:
    """A talk with Ada that left something of each kind."""
    made = book("ada", -60)
    for kind, text in (
        (TakeawayKind.INFORMATION, "Recruiting takes longer than the study"),
        (TakeawayKind.ADVICE, "Run one small diary study before applying"),
        (TakeawayKind.INFORMATION, "Two associate roles open in spring"),
        (TakeawayKind.ADVICE, "Tell the classroom story"),
    ):
        takeaways.add(store, TakeawayDraft(people["ada"], kind, text, made), now)
    referrals.capture(store, ReferralDraft(people["ada"], name="Imani Cole", meeting=made), now)
    return made


def chip(wrap: WrapUpPage, text: str) -> None:
    """Choose or let go what begins so."""
    next(each for each in wrap.panel.chips.chips() if each.toolTip().startswith(text)).click()


def lit(wrap: WrapUpPage) -> list[str]:
    return [each.cursor.selectedText() for each in wrap.panel.body.extraSelections()]


def message(store: Store, contact: int) -> messages.MessageDetail:
    (row,) = messages.of_contact(store, contact)
    return messages.detail(store, row.id)


def test_it_is_filled_with_a_few_things_that_were_said(wrap: WrapUpPage, talk: int) -> None:
    wrap.arrive(WrapUp(talk))
    body = wrap.panel.body.text()
    assert body.startswith("Hi Ada,\n\nThank you for talking with me.")
    assert body.endswith("With thanks,\nNora Whitfield")
    assert lit(wrap) == [
        "Recruiting takes longer than the study",
        "Run one small diary study before applying",
        "Two associate roles open in spring",
        "Imani Cole",
    ]
    assert [each.isChecked() for each in wrap.panel.chips.chips()] == [True, True, True, False, True]
    assert wrap.panel.checks.texts() == [
        "Names something specific",
        "Says what you will do",
        "91 words, at most 120",
    ]
    assert wrap.footer.finish.isEnabled()


def test_choosing_makes_the_text_anew(wrap: WrapUpPage, talk: int) -> None:
    wrap.arrive(WrapUp(talk))
    for text in ("Recruiting", "Run one", "Imani"):
        chip(wrap, text)
    chip(wrap, "Tell the")
    assert lit(wrap) == ["Two associate roles open in spring", "Tell the classroom story"]
    assert "Imani" not in wrap.panel.body.text()


def test_it_is_not_ready_until_something_said_is_in_it(wrap: WrapUpPage, talk: int, store: Store) -> None:
    wrap.arrive(WrapUp(talk))
    for each in wrap.panel.chips.chips():
        each.setChecked(False)
    wrap.panel.chips.changed.emit()
    assert not wrap.footer.finish.isEnabled()
    assert wrap.footer.finish.toolTip() == "Fill in first: takeaway"
    assert not wrap.footer.open.isEnabled()
    assert "mark_sent" not in wrap.commands()
    chip(wrap, "Recruiting")
    assert wrap.footer.finish.isEnabled()
    wrap.panel.body.selectAll()
    wrap.panel.body.insertPlainText("Hi Ada,\n\nThank you, I’ll write.\n\nNora")
    assert wrap.footer.finish.toolTip() == "Nothing they said is in it. Mention one of the takeaways."
    wrap.panel.body.insertPlainText("\nPS: how long the recruiting takes surprised me, more than the study.")
    assert wrap.footer.finish.isEnabled()


def test_an_edit_is_kept_while_the_rest_is_made_anew(wrap: WrapUpPage, talk: int) -> None:
    wrap.arrive(WrapUp(talk))
    body = wrap.panel.body
    edited = body.text().replace("Thank you for talking with me.", "Thank you for this morning.")
    body.selectAll()
    body.insertPlainText(edited)
    chip(wrap, "Imani")
    assert "Imani" not in body.text()
    chip(wrap, "Two associate")
    assert "Thank you for this morning." in body.text()
    assert "Two associate" in body.text()  # stands in the paragraph that was edited
    chip(wrap, "Tell the")
    assert "Your suggestion I’ll act on first: Tell the classroom story." in body.text()


def test_what_an_edit_left_out_is_offered_anew(wrap: WrapUpPage, talk: int) -> None:
    wrap.arrive(WrapUp(talk))
    body = wrap.panel.body
    body.selectAll()
    body.insertPlainText("Hi Ada,\n\nRecruiting takes longer than the study: I’ll plan for it.\n\nNora")
    assert wrap.panel.offer.isVisibleTo(wrap)
    assert "Not in your text yet: Run one" in wrap.panel.offer.accessibleName()
    wrap.panel.offer.acted.emit()
    assert "Run one small diary study" in body.text()
    assert not wrap.panel.offer.isVisibleTo(wrap)
    body.undo()
    assert body.text().startswith("Hi Ada,\n\nRecruiting takes longer")


def test_a_draft_comes_back_with_what_was_written_and_chosen(
    wrap: WrapUpPage, talk: int, store: Store, people: dict[str, int], book: Book
) -> None:
    wrap.arrive(WrapUp(talk))
    wrap.panel.body.selectAll()
    wrap.panel.body.insertPlainText("Hi Ada, the diary study before applying it is: {braces} too. I’ll tell.")
    chip(wrap, "Imani")
    wrap.footer.save.click()
    assert message(store, people["ada"]).row.state is MessageState.DRAFT
    wrap.arrive(WrapUp(book("ben", -60)))
    assert "Hi Ben" in wrap.panel.body.text()
    wrap.arrive(WrapUp(talk))
    assert wrap.panel.body.text() == "Hi Ada, the diary study before applying it is: {braces} too. I’ll tell."
    assert [each.isChecked() for each in wrap.panel.chips.chips()] == [True, True, True, False, False]


def test_an_untouched_draft_still_takes_what_is_chosen(wrap: WrapUpPage, talk: int, book: Book) -> None:
    wrap.arrive(WrapUp(talk))
    wrap.footer.save.click()
    wrap.arrive(WrapUp(book("ben", -60)))
    wrap.arrive(WrapUp(talk))
    chip(wrap, "Tell the")
    assert "Tell the classroom story" in wrap.panel.body.text()


def test_what_was_seen_leaves_and_the_meeting_is_finished(
    wrap: WrapUpPage, talk: int, store: Store, people: dict[str, int], context: Context, qtbot: QtBot
) -> None:
    wrap.arrive(WrapUp(talk))
    wrap.panel.body.moveCursor(wrap.panel.body.textCursor().MoveOperation.End)
    wrap.panel.body.insertPlainText("\n\n\n\nPS: hello\n\n")
    wrap.panel.subject.setText("Thank you, Ada")
    wrap.panel.subject.textEdited.emit("Thank you, Ada")
    with qtbot.waitSignal(context.navigator.left):
        wrap.footer.finish.click()
    sent = message(store, people["ada"])
    assert (sent.row.state, sent.row.meeting, sent.row.subject) == (MessageState.SENT, talk, "Thank you, Ada")
    assert sent.body.endswith("Nora Whitfield\n\nPS: hello")
    assert wrap.thanks.text.body == sent.body
    assert detail(store, talk).row.status is MeetingStatus.HELD
    assert contacts.detail(store, people["ada"]).stage is Stage.THANKED
    kinds = {task.kind for task in of_meeting(store, talk)}
    assert not kinds & {TaskKind.THANK, TaskKind.WRAP_UP}
    assert wrap.strip.steps[0].done


def test_the_mail_app_gets_exactly_the_text_and_is_asked_about(
    wrap: WrapUpPage, talk: int, store: Store, people: dict[str, int], opened: list[QUrl], said: list[str]
) -> None:
    wrap.arrive(WrapUp(talk))
    wrap.footer.open.click()
    (url,) = opened
    link = urlsplit(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
    assert link.path == "ada.quill@halden.example"
    assert parse_qs(link.query)["body"][0].replace("\r\n", "\n") == wrap.panel.body.text()
    assert message(store, people["ada"]).row.state is MessageState.HANDED_OVER
    assert wrap.panel.question.isVisibleTo(wrap)
    wrap.panel.question.acted.emit()
    assert message(store, people["ada"]).row.state is MessageState.SENT


def test_everybody_who_took_part_is_thanked(
    wrap: WrapUpPage, store: Store, people: dict[str, int], book: Book, now: datetime
) -> None:
    made = book("ada ben", -60)
    for who, text in (("ada", "Start with one study"), ("ben", "Berlin hires in autumn")):
        takeaways.add(store, TakeawayDraft(people[who], TakeawayKind.INFORMATION, text, made), now)
    wrap.arrive(WrapUp(made))
    assert wrap.panel.who.isVisibleTo(wrap)
    assert wrap.footer.finish.text() == "Mark as sent and next"
    assert "Berlin" not in wrap.panel.body.text()
    wrap.commands()["next_step"]()
    assert wrap.panel.who.itemText(0) == "Ada Quill (thanked)"
    assert wrap.panel.who.currentText() == "Ben Solheim"
    assert wrap.panel.body.text().startswith("Hi Ben")
    assert wrap.footer.finish.text() == "Mark as sent and finish"
    assert not wrap.footer.open.isEnabled()  # Ben has no address
    wrap.panel.person_chosen.emit(people["ada"])
    assert wrap.footer.only.isVisibleTo(wrap)
    wrap.panel.person_chosen.emit(people["ben"])
    wrap.commands()["next_step"]()
    assert {row.contact for row in (*messages.of_contact(store, people["ben"]),)} == {people["ben"]}
    assert detail(store, made).row.thanks_due is None


def test_undo_takes_the_sending_back_and_the_text_is_there_again(
    wrap: WrapUpPage, talk: int, store: Store, context: Context
) -> None:
    wrap.arrive(WrapUp(talk))
    before = detail(store, talk).row
    wrap.save_draft()
    wrap.mark_sent()
    assert context.history.undo_label == "Mark as sent and finish"
    context.history.undo()  # the sending, the finishing, and that the talk was held
    assert context.history.undo_label == "Save draft"
    assert detail(store, talk).row == before
    wrap.arrive(WrapUp(talk))
    assert wrap.panel.body.text().startswith("Hi Ada")
    assert wrap.footer.finish.isVisibleTo(wrap)


def test_what_is_missing_of_me_is_asked_for_here(
    wrap: WrapUpPage, talk: int, store: Store, now: datetime
) -> None:
    from klatch.services import settings

    settings.put(store, settings.Profile(zone="America/Los_Angeles"), now)
    wrap.arrive(WrapUp(talk))
    assert not wrap.footer.finish.isEnabled()
    wrap.panel.checks.fill.click()
    for name in wrap.panel.fill.asked():
        wrap.panel.fill.field(name).editor.setText("Nora") if name == "me.name" else None
    wrap.panel.fill.submit()
    assert wrap.footer.finish.isEnabled()
    assert wrap.panel.body.text().endswith("Nora")


def test_late_is_said_plainly(wrap: WrapUpPage, talk: int, store: Store, now: datetime, clock) -> None:
    meetings.mark_held(store, talk, now - timedelta(minutes=40), now)
    clock.at = now + timedelta(hours=26)
    wrap.arrive(WrapUp(talk))
    assert wrap.strip.clock.accessibleName() == "Thank-you 2 h 40 min late"


@pytest.mark.parametrize("name", ["نور الدين محفوظ", "N" * 200, "O’Brien-{Ünlü} <x>", "李"])
def test_names_of_every_kind(
    wrap: WrapUpPage, talk: int, store: Store, people: dict[str, int], now: datetime, name: str
) -> None:
    from klatch.services import contacts as service

    service.edit(store, people["ada"], {"display_name": name, "given_name": "", "family_name": ""}, now)
    wrap.arrive(WrapUp(talk))
    wrap.panel.body.insertPlainText("😀 ")
    assert "Recruiting takes longer than the study" in lit(wrap)
    wrap.mark_sent()
    assert message(store, people["ada"]).row.state is MessageState.SENT


def test_what_speaks_against_it_is_said_and_can_be_overruled(
    wrap: WrapUpPage, talk: int, store: Store, people: dict[str, int], now: datetime
) -> None:
    from klatch.services import contacts as service

    service.edit(store, people["ada"], {"do_not_contact": True}, now)
    wrap.arrive(WrapUp(talk))
    assert wrap.panel.cautions.texts() == ["Ada Quill asked not to be contacted."]
    assert not wrap.footer.finish.isEnabled()
    wrap.commands()["write_anyway"]()
    assert wrap.footer.finish.isEnabled()


def test_a_talk_that_began_before_its_time_counts(
    wrap: WrapUpPage, book: Book, store: Store, people: dict[str, int], now: datetime
) -> None:
    made = book("ada", 5)
    meetings.begin(store, made, now)
    takeaways.add(store, TakeawayDraft(people["ada"], TakeawayKind.ADVICE, "Start with one study", made), now)
    wrap.arrive(WrapUp(made))
    assert "Start with one study" in wrap.panel.body.text()


def test_who_is_deleted_takes_the_talk_along_and_undo_brings_the_letter_back(
    wrap: WrapUpPage, talk: int, store: Store, people: dict[str, int], now: datetime, context: Context
) -> None:
    from klatch.services import contacts as service

    wrap.arrive(WrapUp(talk))
    wrap.panel.body.insertPlainText("Ahoy. ")
    service.delete(store, [people["ada"]], now)
    assert wrap.commands() == {}
    wrap.depart()
    context.history.undo()
    assert "Hi Ada" in wrap.panel.body.text()
    assert wrap.footer.finish.isEnabled()


def test_three_names_read_as_a_sentence_has_them(
    wrap: WrapUpPage, talk: int, store: Store, people: dict[str, int], now: datetime
) -> None:
    for name in ("Cole, Imani", "Imani", "Tom Becker"):
        referrals.capture(store, ReferralDraft(people["ada"], name=name, meeting=talk), now)
    wrap.arrive(WrapUp(talk))
    said = "pointing me to Imani Cole, Cole, Imani, Imani and Tom Becker."
    assert said in wrap.panel.body.text()
    chip(wrap, "Imani Cole")
    assert "pointing me to Cole, Imani, Imani and Tom Becker." in wrap.panel.body.text()
    on = [each.toolTip() for each in wrap.panel.chips.chips() if each.isChecked()]
    assert {"Cole, Imani", "Imani", "Tom Becker"} < set(on)
    assert "Imani Cole" not in on
