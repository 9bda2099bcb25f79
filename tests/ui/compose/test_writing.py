"""What the page shows while a message is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from klatch.domain.drafts import ContactDraft, FavorDraft, MeetingDraft, MessageDraft, TakeawayDraft
from klatch.domain.vocabulary import Direction, TakeawayKind
from klatch.services import contacts, favors, meetings, messages, settings, takeaways
from klatch.services.data import Store
from klatch.services.reading import contacts as people
from klatch.services.reading.favors import of_contact as favors_of
from klatch.services.settings import Profile
from klatch.ui.page import Context
from klatch.ui.places import Compose

RATE = Qt.ItemDataRole.UserRole + 3

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_letter_reads_as_the_person_will_read_it(write, aisha: int) -> None:
    page = write(aisha)
    assert page.writing.kind == "outreach.alumni"
    assert page.frame.preview.body.text().startswith(
        "Hi Aisha,\n\nI’m Nora, and like you I went to Cascadia State"
    )
    assert page.frame.preview.body.text().endswith("Thank you,\nNora Whitfield\nnora.example")
    assert page.frame.preview.subject.text() == "A fellow Cascadia State grad asking about UX research"
    assert page.heading() == ("Write", "to Aisha Karim")
    assert not page.frame.footer.sent.toolTip()


def test_the_editor_shows_fields_by_name_and_typing_changes_the_letter_only(write, aisha: int) -> None:
    page = write(aisha)
    body = page.frame.editor.body
    assert "{{" not in body.toPlainText()
    body.moveCursor(body.textCursor().MoveOperation.End)
    QTest.keyClicks(body, " PS: tea?")
    assert page.frame.preview.body.text().rstrip().endswith("PS: tea?")
    assert body.source().startswith("Hi {{ contact.first_name }},")
    assert any(text.startswith("2 questions") for text in page.frame.checks.texts())


def test_a_field_goes_as_a_whole_and_comes_back_with_undo(write, aisha: int) -> None:
    page = write(aisha)
    body = page.frame.editor.body
    cursor = body.textCursor()
    cursor.setPosition(4)
    body.setTextCursor(cursor)
    QTest.keyClick(body, Qt.Key.Key_Backspace)
    assert body.source().startswith("Hi ,")
    assert "No name in the greeting. Begin with “Aisha”." in page.frame.checks.texts()
    body.undo()
    assert body.source().startswith("Hi {{ contact.first_name }},")


def test_a_brace_offers_the_fields(write, aisha: int, qtbot) -> None:
    page = write(aisha)
    body = page.frame.editor.body
    body.setFocus()
    QTest.keyClicks(body, "{job")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert body.source().startswith("{{ contact.title }}Hi ")
    assert page.frame.preview.body.text().startswith("UX ResearcherHi Aisha")


def test_braces_that_are_no_field_are_only_text(write, aisha: int) -> None:
    page = write(aisha)
    QTest.keyClicks(page.frame.editor.body, "{{ 7 * 7 }} {% raw %} ")
    assert page.shown.problem is None
    assert page.frame.preview.body.text().startswith("{{ 7 * 7 }} {% raw %} Hi")
    assert page.frame.footer.sent.toolTip().startswith("Still open: {{")


def test_what_is_empty_is_left_out_and_what_is_needed_blocks(store: Store, write, now: datetime) -> None:
    somebody = contacts.add(
        store, ContactDraft(display_name="Lucas Meyer", title="Lead", organization="Marrow"), now
    )
    page = write(somebody, "outreach.cold")
    assert page.shown.missing == ("connection.text",)
    assert page.frame.preview.body.marks() == ["what connects us"]
    assert not page.frame.footer.sent.isEnabled()
    assert page.frame.footer.sent.toolTip() == "Fill in first: what connects us"
    assert page.frame.checks.fill.property("kind") == "primary"
    assert "mark_sent" not in page.commands()
    page.commands()["next_step"]()
    field = page.frame.fill.field("connection.text")
    assert field is not None
    QTest.keyClicks(field.editor, "I read your talk on diary studies")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert page.shown.missing == ()
    assert "I read your talk on diary studies, and it is why" in page.frame.preview.body.text()
    assert people.detail(store, somebody).source_note == "I read your talk on diary studies"
    assert page.frame.fill.isHidden()


def test_what_is_mine_is_kept_for_later(store: Store, write, aisha: int, now: datetime) -> None:
    settings.put(store, replace(settings.get(store, Profile), school="", topic_narrow=""), now)
    page = write(aisha)
    assert set(page.shown.missing) == {"me.school", "ask.topic_narrow"}
    page.fill_in()
    for name, text in (("me.school", "Cascadia State"), ("ask.topic_narrow", "your first year")):
        page.frame.fill.field(name).editor.setText(text)
    page.frame.fill.submit()
    kept = settings.get(store, Profile)
    assert (kept.school, kept.topic_narrow) == ("Cascadia State", "your first year")
    assert not page.shown.missing


def test_times_to_offer_are_this_messages_own(write, aisha: int) -> None:
    page = write(aisha, "schedule.propose")
    assert "ask.slots" in page.shown.missing
    page.fill_in()
    page.frame.fill.field("ask.slots").editor.setPlainText("Tue 24 Nov, 14:00\n\nWed 25 Nov, 10:00")
    page.frame.fill.submit()
    assert "- Tue 24 Nov, 14:00\n- Wed 25 Nov, 10:00" in page.frame.preview.body.text()
    page.depart()
    page.arrive(Compose(message=page.writing.message))
    assert "- Tue 24 Nov, 14:00" in page.frame.preview.body.text()
    assert not page.shown.missing


def test_free_times_are_found_where_they_are_asked_for(
    write, aisha: int, store: Store, context: Context
) -> None:
    page = write(aisha, "schedule.propose")
    page.fill_in()
    assert page.frame.fill.find_times.isVisible()
    page.frame.fill.find_times.click()
    times = store.fetch("SELECT count(*) FROM offered_slot WHERE contact = ?", (aisha,))
    assert times == [(3,)]
    assert page.frame.fill.isHidden()
    assert not page.shown.missing
    context.history.undo()
    assert "ask.slots" in page.shown.missing
    page.arrive(Compose((aisha,), "outreach.alumni"))
    page.frame.fill.ask(["ask.topic_narrow"], [])
    assert not page.frame.fill.find_times.isVisible()


def met(store: Store, contact: int, now: datetime) -> int:
    start = now - timedelta(hours=2)
    meeting = meetings.schedule(store, MeetingDraft((contact,), start), now - timedelta(days=1))
    meetings.mark_held(store, meeting, now - timedelta(hours=1), now - timedelta(hours=1))
    return meeting


def test_a_thank_you_quotes_the_takeaways_chosen(store: Store, write, aisha: int, now: datetime) -> None:
    meeting = met(store, aisha, now)
    for kind, text in (
        (TakeawayKind.INFORMATION, "Observe, form a hunch, test it on Monday."),
        (TakeawayKind.INFORMATION, "Recruiting takes longer than the study"),
        (TakeawayKind.ADVICE, "Run one small diary study"),
    ):
        takeaways.add(store, TakeawayDraft(aisha, kind, text, meeting), now)
    page = write(aisha, "thanks.same_day", meeting=meeting)
    chips = page.frame.takeaways.chips()
    assert [chip.isChecked() for chip in chips] == [True, True, True]
    assert "Observe, form a hunch, test it on Monday; Recruiting takes" in page.frame.preview.body.text()
    QTest.mouseClick(chips[0], Qt.MouseButton.LeftButton)
    assert "Observe" not in page.frame.preview.body.text()
    assert (
        "Recruiting takes longer than the study; Run one small diary study." in page.frame.preview.body.text()
    )
    for chip in chips[1:]:
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert page.shown.missing == ("takeaways",)
    assert not page.frame.footer.sent.isEnabled()


def test_a_thank_you_without_a_takeaway_asks_for_one_and_keeps_it(
    store: Store, write, aisha: int, now: datetime
) -> None:
    meeting = met(store, aisha, now)
    page = write(aisha, "thanks.same_day", meeting=meeting)
    assert page.shown.missing == ("takeaways",)
    page.fill_in()
    page.frame.fill.field("takeaways").editor.setPlainText("Test it on Monday")
    page.frame.fill.submit()
    assert not page.shown.missing
    assert "Test it on Monday." in page.frame.preview.body.text()
    assert [row.text for row in people.takeaways(store, aisha)] == ["Test it on Monday"]


def test_choosing_a_template_keeps_the_old_text_for_undo(write, aisha: int) -> None:
    page = write(aisha)
    body = page.frame.editor.body
    QTest.keyClicks(body, "Mine. ")
    other = next(row for row in page._templates if row.builtin_key == "outreach.cold.short")
    page.frame.templates.chosen.emit(other.id)
    assert "Mine." not in body.source()
    assert page.writing.kind == "outreach.cold"
    body.undo()
    assert body.source().startswith("Mine. Hi")


def test_the_list_finds_templates_and_is_a_combo_where_there_is_little_room(write, aisha: int, qtbot) -> None:
    page = write(aisha)
    listing = page.frame.templates
    everything = listing.view.model().rowCount()
    QTest.keyClicks(listing.search, "nudge")
    assert [listing.view.model().index(n, 0).data() for n in range(listing.view.model().rowCount())] == [
        "Follow-up",
        "First nudge",
    ]
    QTest.keyClick(listing.search, Qt.Key.Key_Return)
    assert page.writing.kind == "followup.first"
    listing.search.clear()
    assert listing.view.model().rowCount() == everything
    assert not page.frame.combo.isVisible()
    page.resize(968, 600)
    qtbot.waitUntil(page.frame.combo.isVisible)
    assert not listing.isVisible()
    assert page.frame.combo.currentText() == "First nudge"


def test_a_person_is_chosen_by_name_and_the_text_stays(write, aisha: int) -> None:
    page = write()
    assert page.frame.footer.sent.toolTip() == "Choose whom to write to first"
    QTest.keyClicks(page.frame.editor.body, "Mine. ")
    line = page.frame.recipient.line
    QTest.keyClicks(line, "aish")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert page.writing.contact == aisha
    assert page.frame.preview.body.text().startswith("Mine. Hi Aisha,")


def test_enter_takes_nobody_where_two_may_be_meant(store: Store, write, aisha: int, now: datetime) -> None:
    other = contacts.add(store, ContactDraft(display_name="Aisha Brandt"), now)
    page = write()
    line = page.frame.recipient.line
    QTest.keyClicks(line, "aisha")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert page.writing.contact is None
    QTest.keyClicks(line, " brandt")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert page.writing.contact == other


def test_somebody_without_an_address_gets_one_in_place(store: Store, write, now: datetime) -> None:
    somebody = contacts.add(store, ContactDraft(display_name="Lucas Meyer", source_note="We met"), now)
    page = write(somebody, "outreach.warm")
    assert page.frame.footer.open.toolTip() == "Add an e-mail address first"
    field = page.frame.recipient.address_field
    assert field.isVisible()
    QTest.keyClicks(field, "lucas")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.accessibleDescription() == "An e-mail address has an @ in the middle"
    QTest.keyClicks(field, "@marrow.example")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert people.detail(store, somebody).email == "lucas@marrow.example"
    assert not page.frame.footer.open.toolTip()
    assert not field.isVisible()


def test_linkedin_has_no_subject_counts_characters_and_copies_first(write, aisha: int) -> None:
    page = write(aisha, "outreach.linkedin_note")
    assert not page.frame.editor.subject.isVisible()
    assert not page.frame.footer.open.isVisible()
    assert page.frame.footer.copy.property("kind") == "primary"
    page.commands()["next_step"]()
    assert QApplication.clipboard().text().startswith("Hi Aisha,")
    assert page.frame.footer.copy.property("kind") == "default"
    assert page.frame.footer.sent.isVisible()


def test_every_control_has_a_name(write, aisha: int) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTextEdit

    page = write(aisha)
    for kind in (QAbstractButton, QComboBox, QLineEdit, QTextEdit):
        for control in page.findChildren(kind):
            if control.isVisible():
                named = control.accessibleName() or (isinstance(control, QAbstractButton) and control.text())
                assert named, control


def test_the_theme_switches_while_writing(write, aisha: int, context: Context) -> None:
    page = write(aisha)
    source = page.frame.editor.body.source()
    context.theme.set_mode("dark")
    try:
        assert not page.grab().isNull()
    finally:
        context.theme.set_mode("light")
    assert page.frame.editor.body.source() == source


def test_somebody_new_to_klatch_is_asked_for_the_name_first(
    store: Store, write, aisha: int, now: datetime
) -> None:
    settings.put(store, Profile(school="Cascadia State", topic_narrow="this", topic_broad="that"), now)
    page = write(aisha)
    assert page.shown.missing == ("me.signature",)
    page.fill_in()
    assert page.frame.fill.asked()[:2] == ("me.name", "me.signature")
    page.frame.fill.field("me.name").editor.setText("Nora Whitfield")
    page.frame.fill.submit()
    assert settings.get(store, Profile).name == "Nora Whitfield"
    assert page.frame.preview.body.text().endswith("Nora Whitfield")
    assert not page.shown.missing


def test_escape_closes_the_form_before_it_leaves_the_page(
    write, aisha: int, store: Store, now: datetime
) -> None:
    settings.put(store, replace(settings.get(store, Profile), school=""), now)
    page = write(aisha)
    assert "leave" not in page.commands()
    page.fill_in()
    page.commands()["leave"]()
    assert page.frame.fill.isHidden()
    assert page.frame.checks.isVisible()


def test_a_template_shows_how_often_it_is_answered_from_five_messages_on(
    write, aisha: int, store: Store, now: datetime
) -> None:
    page = write(aisha)
    model = page.frame.templates.view.model()
    index = next(
        model.index(n, 0) for n in range(model.rowCount()) if model.index(n, 0).data() == "Alumni hello"
    )
    template = page.writing.template.id
    for number in range(5):
        draft = MessageDraft(aisha, "outreach.alumni", "S", "B", template=template)
        key = messages.log_sent_elsewhere(store, draft, now, now)
        if number < 2:
            messages.mark_answered(store, key, now, now)
        if number == 3:
            spoken = model.index(index.row(), 0).data(Qt.ItemDataRole.AccessibleTextRole)
            assert spoken == "Alumni hello. Same school, short story. 2 of 4 answered"
            assert model.index(index.row(), 0).data(RATE) is None
    assert model.index(index.row(), 0).data(RATE) == "40%"


def test_the_page_grabs_in_both_sizes_and_at_larger_text(write, aisha: int, context: Context) -> None:
    page = write(aisha)
    for scale, width in ((1.0, 1224), (1.0, 968), (1.5, 1224)):
        context.theme.set_text_scale(scale)
        page.resize(width, 620)
        assert not page.grab().isNull()
    context.theme.set_text_scale(1.0)


def test_give_and_take_is_remembered_when_writing(store: Store, write, aisha: int, now: datetime) -> None:
    page = write(aisha)
    assert not page.frame.reminder.isVisibleTo(page)
    contacts.edit(store, aisha, {"cares_about": "Diary studies."}, now)
    favors.add(store, FavorDraft(aisha, Direction.TO_THEM, "Send her the syllabus"), now)
    favors.add(store, FavorDraft(aisha, Direction.FROM_THEM, "Read my plan", done=True), now)
    assert page.frame.reminder.isVisibleTo(page)
    assert page.frame.reminder.text() == (
        "They care about: Diary studies. You promised: Send her the syllabus. They did: Read my plan."
    )


def test_an_offer_of_help_that_was_sent_is_remembered(store: Store, write, aisha: int) -> None:
    page = write(aisha, "offer.help_back")
    page.fill_in()
    page.frame.fill.field("share.title").editor.setText("your conference talk")
    page.frame.fill.submit()
    page.mark_sent()
    assert [(row.text, row.done_at) for row in favors_of(store, aisha)] == [("your conference talk", None)]


def test_a_report_speaks_of_the_advice_it_was_asked_for(
    write, aisha: int, store: Store, now: datetime
) -> None:
    before = now - timedelta(days=9)
    talk = meetings.schedule(store, MeetingDraft((aisha,), before), before)
    meetings.mark_held(store, talk, before + timedelta(minutes=20), now)
    first, second = (
        takeaways.add(store, TakeawayDraft(aisha, TakeawayKind.ADVICE, text, talk), now)
        for text in ("Read the report.", "Call Bo.")
    )
    for key, days in ((first, 3), (second, 2)):
        takeaways.mark_acted_on(store, [key], now - timedelta(days=days), now)
    page = write(aisha, "update.advice_acted", meeting=talk, takeaway=second)
    assert "You gave me this advice: Call Bo. I did it" in page.frame.preview.body.text()
    page.save_draft()
    page = write(
        aisha, "update.advice_acted", meeting=talk, takeaway=first
    )  # the draft there is, of the other
    assert "You gave me this advice: Read the report. I did it" in page.frame.preview.body.text()
    takeaways.delete(store, [second], now)
    page = write(aisha, "update.advice_acted", meeting=talk, takeaway=second)
    assert "You gave me this advice: Read the report. I did it" in page.frame.preview.body.text()
