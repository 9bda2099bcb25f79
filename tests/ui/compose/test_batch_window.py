"""Several messages through the real window, by keyboard."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft
from klatch.services import contacts, settings
from klatch.services.reading import messages as reading
from klatch.ui.compose.page import ComposePage
from klatch.ui.contacts.page import ContactsPage
from klatch.ui.page import Context
from klatch.ui.places import Place
from klatch.ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(context: Context, qtbot: QtBot, me: settings.Profile, now: datetime) -> MainWindow:
    for name in ("Aisha Karim", "Bruno Silva", "Chidi Obi"):
        address = f"{name.split()[0].lower()}@work.example"
        draft = ContactDraft(display_name=name, source_note="We met", title="Lead", emails=(address,))
        contacts.add(context.store, draft, now)
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def compose(window: MainWindow) -> ComposePage:
    page = window.page
    assert isinstance(page, ComposePage)
    return page


def select_everybody(window: MainWindow) -> None:
    window.go(Place("contacts"))
    page = window.page
    assert isinstance(page, ContactsPage)
    page.people.view.selectAll()


def key(window: MainWindow, code: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for each in modifiers:
        held |= each
    QTest.keyClick(window.focusWidget() or window, code, held)


def test_from_the_contacts_through_a_batch_and_back(window: MainWindow, context: Context) -> None:
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    select_everybody(window)
    window.dispatch("write")
    page = compose(window)
    assert len(page.review.batch.entries) == 3
    first = page.writing.fields.contact.first_name
    QTest.keyClicks(page.frame.editor.body, "By hand. ")
    key(window, Qt.Key.Key_PageDown, control)
    second = page.writing.fields.contact.first_name
    assert second != first
    assert not page.frame.preview.body.text().startswith("By hand.")
    key(window, Qt.Key.Key_Escape)
    assert isinstance(window.page, ContactsPage)
    window.step(back=True)
    assert compose(window).writing.fields.contact.first_name == second
    key(window, Qt.Key.Key_PageUp, control)
    assert page.frame.preview.body.text().startswith(f"By hand. Hi {first},")
    key(window, Qt.Key.Key_K, control, shift)
    assert page.writing.fields.contact.first_name == second
    while not page.review.is_over:
        key(window, Qt.Key.Key_K, control, shift)
    assert page.frame.ending.isVisible()
    assert page.frame.ending.text.text() == "0 sent, 3 skipped, 1 draft left."
    assert not window.actions_table["mark_sent"].isEnabled()
    key(window, Qt.Key.Key_Return, control)
    assert isinstance(window.page, ContactsPage)
    people = [entry.contact for entry in page.review.batch.entries]
    kept = [row for person in people for row in reading.of_contact(context.store, person)]
    assert [row.name.split()[0] for row in kept] == [first]


def test_the_strip_is_an_area_of_its_own_and_its_controls_have_names(window: MainWindow) -> None:
    select_everybody(window)
    window.dispatch("write")
    page = compose(window)
    page.frame.editor.body.setFocus()
    for _ in range(12):
        window.dispatch("previous_area")
        if page.frame.strip.isAncestorOf(window.focusWidget()):
            break
    assert page.frame.strip.isAncestorOf(window.focusWidget())
    strip = page.frame.strip
    named = [*strip.faces.faces(), strip.previous, strip.next]
    assert all(each.accessibleName() for each in named)
    assert strip.skip.text().startswith("Skip ")
