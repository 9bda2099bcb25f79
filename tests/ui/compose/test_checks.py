"""What the checks say, what to change, and what can be put away."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from klatch.domain.drafts import ContactDraft, MeetingDraft
from klatch.domain.practice import Finding
from klatch.services import contacts, meetings, settings, templates
from klatch.services.data import Store
from klatch.ui import mail_words
from klatch.ui.compose.page import ComposePage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

WRONG = (
    (
        Finding("unresolved", False, ("{{", "[Name]"), "error"),
        "Still open: {{, [Name]. Replace or remove it.",
    ),
    (Finding("greeting", False, ("Aisha",)), "No name in the greeting. Begin with “Aisha”."),
    (Finding("subject", False, (), "error"), "No subject. Write in a few words what it is about."),
    (
        Finding("words", False, (112, 100)),
        "112 words, 12 over 100. Cut the sentence that says least about them.",
    ),
    (Finding("characters", False, (230, 200)), "230 characters, 30 over 200. Cut what they know already."),
    (Finding("met_first", False), "You have not met yet. Wait with names until you have talked."),
    (Finding("one_question", False, (0,)), "No question. Ask for one thing, with a question mark."),
    (Finding("one_question", False, (3,)), "3 questions. Keep the one that matters, drop the rest."),
    (Finding("at_most_one_question", False, (2,)), "2 questions. Keep one at most."),
    (Finding("asks_minutes", False), "No length named. Ask for 15 to 20 minutes."),
    (Finding("asks_minutes", False, (45,)), "Asks for 45 minutes. Ask for 15 to 20: easier to say yes to."),
    (Finding("no_job_ask", False, ("job", "cv")), "Speaks of a job: job, cv. Ask for insight instead."),
    (Finding("connection_first", False), "Connection comes late. Begin with what connects you."),
    (
        Finding("about_them", False, (1, 4)),
        "More about you than them. Say more about their work, less about yours.",
    ),
)


@pytest.mark.parametrize(("found", "said"), WRONG)
def test_every_finding_says_what_to_change(found: Finding, said: str) -> None:
    text, advice = mail_words.finding(found)
    assert f"{text}. {advice}" == said
    assert "%" not in text + advice


def dismiss(page: ComposePage, start: str) -> None:
    (button,) = (
        each
        for each in page.frame.checks.findChildren(QPushButton)
        if each.accessibleName().startswith(f"Dismiss: {start}") and each.isVisible()
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_advice_is_put_away_for_this_message_and_can_be_had_back(
    write, aisha: int, store: Store, now: datetime
) -> None:
    bruno = contacts.add(store, ContactDraft(display_name="Bruno", source_note="We met"), now)
    page = write(aisha)
    QTest.keyClicks(page.frame.editor.body, "Do you know of a job? ")
    assert "Speaks of a job: job. Ask for insight instead." in page.frame.checks.texts()
    dismiss(page, "Speaks of a job")
    assert not any(text.startswith("Speaks of a job") for text in page.frame.checks.texts())
    assert page.frame.checks.recall.text() == "Show 1 dismissed"
    page.depart()
    write(bruno, "outreach.warm")
    QTest.keyClicks(page.frame.editor.body, "Do you know of a job? ")
    assert any(text.startswith("Speaks of a job") for text in page.frame.checks.texts())
    page.depart()
    write(aisha)
    assert not any(text.startswith("Speaks of a job") for text in page.frame.checks.texts())
    QTest.mouseClick(page.frame.checks.recall, Qt.MouseButton.LeftButton)
    assert any(text.startswith("Speaks of a job") for text in page.frame.checks.texts())
    assert not page.frame.checks.recall.isVisible()


def test_what_must_be_put_right_cannot_be_put_away(write, aisha: int) -> None:
    page = write(aisha)
    QTest.keyClicks(page.frame.editor.body, "Dear [Name], ")
    assert "Still open: [Name]. Replace or remove it." in page.frame.checks.texts()
    names = [each.accessibleName() for each in page.frame.checks.findChildren(QPushButton)]
    assert not any(name.startswith("Dismiss: Still open") for name in names)
    page.writing.dismissed.add("unresolved")
    page._show_all()
    assert "Still open: [Name]. Replace or remove it." in page.frame.checks.texts()
    assert page.frame.footer.sent.toolTip() == "Still open: [Name]. Replace or remove it."


def test_the_limits_are_those_that_were_chosen(write, aisha: int, store: Store, now: datetime) -> None:
    page = write(aisha)
    count = next(found for found in page.shown.findings if found.code == "words").data[0]
    assert isinstance(count, int)
    assert 75 < count <= 100
    settings.put(store, settings.Outreach(strict_words=True, note_characters=300), now)
    over = f"{count} words, {count - 75} over 75. Cut the sentence that says least about them."
    assert over in page.frame.checks.texts()
    write(aisha, "outreach.linkedin_note")
    assert page.frame.editor._count.text().endswith(" of 300 characters")


def test_a_templates_own_limit_counts(write, aisha: int, store: Store, now: datetime) -> None:
    page = write(aisha)
    templates.edit(store, page.writing.template.id, {"word_limit": 20}, now)
    page.arrive(page_place(aisha))
    assert any(" over 20." in text for text in page.frame.checks.texts())


def page_place(contact: int):  # type: ignore[no-untyped-def]
    from klatch.ui.places import Compose

    return Compose((contact,), "outreach.alumni")


def test_names_are_asked_for_once_you_have_met(write, aisha: int, store: Store, now: datetime) -> None:
    page = write(aisha, "request.referral_later")
    early = "You have not met yet. Wait with names until you have talked."
    assert early in page.frame.checks.texts()
    at = now - timedelta(hours=2)
    meeting = meetings.schedule(store, MeetingDraft((aisha,), at), now - timedelta(days=1))
    meetings.mark_held(store, meeting, now, now)
    assert early not in page.frame.checks.texts()


def test_another_language_is_said_to_be_unknown(write, aisha: int, store: Store, now: datetime) -> None:
    page = write(aisha)
    templates.edit(store, page.writing.template.id, {"language": "de"}, now)
    page.writing.clear()
    write(aisha)
    assert "The wording is checked in English only, and this is German" in page.frame.checks.texts()
    assert not any("question" in text for text in page.frame.checks.texts())
    settings.put(store, replace(settings.get(store, settings.Outreach), strict_words=True), now)
    assert any(" over 75." in text for text in page.frame.checks.texts()), "length knows no language"
