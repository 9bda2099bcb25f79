"""The ways out: what leaves is what was shown, and nothing typed is lost."""

from __future__ import annotations

import email
import os
import stat
from datetime import datetime, timedelta
from email.policy import default
from pathlib import Path

import pytest
import vobject
from PySide6.QtCore import Qt, QUrl, QUrlQuery
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from klatch.domain.drafts import MeetingDraft, MessageDraft
from klatch.domain.vocabulary import MessageState, Stage
from klatch.services import contacts, meetings, messages
from klatch.services.data import Store
from klatch.services.reading import contacts as people
from klatch.services.reading import messages as reading
from klatch.ui.page import Context
from klatch.ui.places import Compose

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def only(store: Store, contact: int) -> reading.MessageDetail:
    (row,) = reading.of_contact(store, contact)
    return reading.detail(store, row.id)


def test_mark_as_sent_freezes_what_is_shown_and_says_what_comes_next(
    write, aisha: int, store: Store, said: list[str], qtbot, context: Context
) -> None:
    page = write(aisha)
    QTest.keyClicks(page.frame.editor.body, "A word first. ")
    shown = page.frame.preview.body.text()
    with qtbot.waitSignal(context.navigator.left):
        QTest.mouseClick(page.frame.footer.sent, Qt.MouseButton.LeftButton)
    found = only(store, aisha)
    assert found.row.state is MessageState.SENT
    assert found.body == shown
    assert found.row.subject == "A fellow Cascadia State grad asking about UX research"
    assert found.source == ""
    assert found.to_address == "aisha.karim@brightloom.example"
    assert people.detail(store, aisha).stage is Stage.CONTACTED
    assert said == ["Sent to Aisha. Next: Write to someone else there, Thu 26 Nov"]
    context.history.undo()
    assert only(store, aisha).row.state is MessageState.DRAFT
    assert people.detail(store, aisha).stage is Stage.TO_CONTACT


def test_copy_gives_it_away_and_the_question_is_asked_once(write, aisha: int, store: Store) -> None:
    page = write(aisha)
    page.commands()["copy_message"]()
    assert QApplication.clipboard().text().startswith("A fellow Cascadia State grad")
    assert only(store, aisha).row.state is MessageState.HANDED_OVER
    assert page.frame.banner.isHidden()
    page.depart()
    write(aisha)
    assert page.frame.banner.accessibleName() == "Did you send it?"
    page.depart()
    write(aisha)
    assert page.frame.banner.isHidden()
    assert len(reading.of_contact(store, aisha)) == 1


def test_yes_to_the_question_marks_it_as_sent(write, aisha: int, store: Store) -> None:
    page = write(aisha)
    page.copy()
    page.depart()
    write(aisha)
    page.frame.banner.acted.emit()
    assert only(store, aisha).row.state is MessageState.SENT


def test_a_short_message_opens_as_a_link(write, aisha: int, outside, store: Store) -> None:
    page = write(aisha)
    QTest.mouseClick(page.frame.footer.open, Qt.MouseButton.LeftButton)
    (url,) = outside.opened
    assert url.scheme() == "mailto"
    assert url.path() == "aisha.karim@brightloom.example"
    body = QUrlQuery(url).queryItemValue("body", QUrl.ComponentFormattingOption.FullyDecoded)
    assert body.startswith("Hi Aisha,")
    assert only(store, aisha).row.state is MessageState.HANDED_OVER


def test_a_long_message_opens_as_a_private_draft_file(write, aisha: int, outside) -> None:
    page = write(aisha)
    page.frame.editor.body.insertPlainText("Much more to say. " * 150)
    page.open_in_mail()
    (url,) = outside.opened
    path = Path(url.toLocalFile())
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    assert message["X-Unsent"] == "1"
    assert message["To"] == "Aisha Karim <aisha.karim@brightloom.example>"
    assert "Much more to say." in message.get_content()
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700


def test_no_mail_app_says_what_to_do_and_keeps_the_draft(
    write, aisha: int, outside, store: Store, said: list[str]
) -> None:
    outside.takes = False
    page = write(aisha)
    page.open_in_mail()
    assert said == ["No mail app took the message. Use Copy, or save it as .eml and open that file"]
    assert only(store, aisha).row.state is MessageState.DRAFT


def test_save_as_eml(write, aisha: int, outside, folder: Path, store: Store, said: list[str]) -> None:
    outside.chosen = str(folder / "hello")
    page = write(aisha)
    page.save_eml()
    message = email.message_from_bytes((folder / "hello.eml").read_bytes(), policy=default)
    assert message["Subject"] == "A fellow Cascadia State grad asking about UX research"
    assert message.get_content().startswith("Hi Aisha,")
    assert outside.offered[0].startswith("Aisha Karim - A fellow")
    assert said == ["Saved as hello.eml"]


def test_a_confirmation_saved_as_eml_brings_the_meeting(
    write, aisha: int, outside, folder: Path, store: Store, now: datetime
) -> None:
    start = now + timedelta(days=2)
    meeting = meetings.schedule(store, MeetingDraft((aisha,), start, link="https://meet.example/a"), now)
    outside.chosen = str(folder / "confirm.eml")
    page = write(aisha, "schedule.confirm", meeting=meeting)
    assert "Saved as .eml, it brings the meeting as a calendar file" in page.frame.checks.texts()
    page.save_eml()
    message = email.message_from_bytes((folder / "confirm.eml").read_bytes(), policy=default)
    text, file = message.iter_parts()
    assert text.get_content().startswith("Hi Aisha,")
    event = vobject.readOne(file.get_content()).vevent
    assert event.dtstart.value == start
    page.arrive(Compose((aisha,), "schedule.reminder", meeting))
    assert "Saved as .eml, it brings the meeting as a calendar file" not in page.frame.checks.texts()


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_left(
    write, aisha: int, outside, folder: Path, said: list[str], store: Store
) -> None:
    outside.chosen = str(folder / "not there" / "hello.eml")
    page = write(aisha)
    page.save_eml()
    assert said == ["The file could not be written there. Choose another folder"]
    assert list(folder.iterdir()) == []
    assert only(store, aisha).row.state is MessageState.DRAFT


def test_cancelling_the_dialog_changes_nothing(
    write, aisha: int, outside, store: Store, said: list[str]
) -> None:
    page = write(aisha)
    page.save_eml()
    assert said == []
    assert only(store, aisha).row.state is MessageState.DRAFT


def test_nothing_typed_is_lost_on_leaving(write, aisha: int, store: Store) -> None:
    page = write(aisha)
    page.depart()
    assert reading.of_contact(store, aisha) == []
    write(aisha)
    QTest.keyClicks(page.frame.editor.body, "Mine {half. ")
    page.depart()
    found = only(store, aisha)
    assert found.body.startswith("Mine {half. Hi Aisha,")
    page.arrive(Compose(message=found.row.id))
    assert page.frame.editor.body.source().startswith('Mine {{ "{" }}half. Hi {{ contact.first_name }},')
    assert page.frame.preview.body.text().startswith("Mine {half. Hi Aisha,")


def test_a_pause_in_typing_keeps_the_draft(write, aisha: int, store: Store, qtbot) -> None:
    page = write(aisha)
    page.keeping.pause.setInterval(1)
    QTest.keyClicks(page.frame.editor.body, "x")
    qtbot.waitUntil(lambda: bool(reading.of_contact(store, aisha)))
    assert page.status().startswith("Draft saved ")


def test_discard_leaves_and_can_be_undone(
    write, aisha: int, store: Store, said: list[str], context: Context
) -> None:
    page = write(aisha)
    QTest.keyClicks(page.frame.editor.body, "Mine. ")
    page.commands()["discard"]()
    assert said == ["Draft discarded"]
    assert reading.of_contact(store, aisha) == []
    page.depart()
    context.history.undo()
    assert only(store, aisha).body.startswith("Mine. Hi")


def test_a_plain_draft_made_elsewhere_is_gone_on_with_as_text(
    write, aisha: int, store: Store, page, now: datetime
) -> None:
    key = messages.save_draft(
        store, MessageDraft(aisha, "outreach.alumni", "Hi {there}", "Hi Aisha,\n\nplain {{ text }}"), now
    )
    page.arrive(Compose(message=key))
    assert page.frame.preview.subject.text() == "Hi {there}"
    assert page.frame.preview.body.text() == "Hi Aisha,\n\nplain {{ text }}"


def test_undoing_the_draft_leaves_the_text_to_be_kept_again(
    write, aisha: int, store: Store, context: Context
) -> None:
    page = write(aisha)
    QTest.keyClicks(page.frame.editor.body, "Mine. ")
    page.save_draft()
    context.history.undo()
    assert reading.of_contact(store, aisha) == []
    QTest.keyClicks(page.frame.editor.body, "More. ")
    page.depart()
    assert "More." in only(store, aisha).body


def test_somebody_deleted_while_writing_leaves_nobody(write, aisha: int, store: Store, now: datetime) -> None:
    page = write(aisha)
    QTest.keyClicks(page.frame.editor.body, "Mine. ")
    contacts.delete(store, [aisha], now)
    assert page.heading() == ("Write", "")
    assert not page.frame.footer.sent.isEnabled()
    page.depart()


def test_coming_back_to_the_window_asks_whether_it_was_sent(write, aisha: int, qtbot) -> None:
    page = write(aisha)
    with qtbot.waitActive(page):
        page.activateWindow()
    page.copy()
    assert page.frame.banner.isHidden()
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    with qtbot.waitActive(page):
        page.activateWindow()
    assert page.frame.banner.accessibleName() == "Did you send it?"


def test_going_to_another_window_keeps_what_was_typed(write, aisha: int, store: Store, qtbot) -> None:
    page = write(aisha)
    with qtbot.waitActive(page):
        page.activateWindow()
    QTest.keyClicks(page.frame.editor.body, "Mine. ")
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    assert only(store, aisha).body.startswith("Mine. Hi")
