"""The Takeaways page through the window: tabs, filters, advice followed up, and who says the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft, MeetingDraft, PathDraft, TakeawayDraft
from klatch.domain.vocabulary import TakeawayKind
from klatch.services import career_paths, contacts, meetings, settings, takeaways
from klatch.services.reading import takeaways as reading
from klatch.services.reading.takeaways import TakeawayView
from klatch.ui.contacts.page import ContactsPage
from klatch.ui.organizations.page import OrganizationsPage
from klatch.ui.page import Context
from klatch.ui.palette.palette import Palette
from klatch.ui.places import (
    Compose,
    FilterTakeaways,
    Place,
    ShowContact,
    ShowMeeting,
    ShowOrganization,
    ShowTakeaway,
)
from klatch.ui.takeaways.agreement import OPPOSITE
from klatch.ui.takeaways.page import TakeawaysPage
from klatch.ui.when import When
from klatch.ui.window import MainWindow

DAY = timedelta(days=1)
ADVICE, INFORMATION, REFERRAL = TakeawayKind
Make = Callable[[], TakeawaysPage]
Say = Callable[..., int]


@pytest.fixture
def say(context: Context) -> Say:
    """Have somebody say something in a talk of some days ago."""
    store, now = context.store, context.clock.now()
    settings.put(store, settings.Profile(name="Nora", zone="America/New_York"), now)
    known: dict[str, int] = {}

    def add(name: str, text: str, kind: TakeawayKind = INFORMATION, days: int = 1) -> int:
        at = now - days * DAY
        if name not in known:
            draft = ContactDraft(display_name=name, organization=f"{name.split(maxsplit=1)[0]} & Co")
            known[name] = contacts.add(store, draft, now - 40 * DAY)
        talk = meetings.log(store, MeetingDraft((known[name],), at), at, now)
        return takeaways.add(store, TakeawayDraft(known[name], kind, text, talk), now)

    return add


@pytest.fixture
def make(qtbot: QtBot, context: Context) -> Make:
    def made() -> TakeawaysPage:
        window = MainWindow(context)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.actions_table["show_takeaways"].trigger()
        assert isinstance(window.page, TakeawaysPage)
        return window.page

    return made


def listed(page: TakeawaysPage) -> list[str]:
    table = page.list.table
    return [table.record(row).text for row in range(len(table.ids))]  # type: ignore[union-attr]


def choose(page: TakeawaysPage, *ids: int) -> None:
    page.list.view.select_ids(list(ids))


def window_of(page: TakeawaysPage) -> MainWindow:
    window = page.window()
    assert isinstance(window, MainWindow)
    return window


def test_nothing_yet(qtbot: QtBot, make: Make, went: list[Place]) -> None:
    page = make()
    assert window_of(page)._navigation._buttons["meetings"].isChecked()
    assert page.list.empty.accessibleName().startswith("No takeaways yet")
    assert not page.pane.isVisible()
    page.list.empty._action.click()
    assert went[-1] == Place("meetings")


def test_tabs_hold_what_is_to_do(make: Make, context: Context, say: Say) -> None:
    say("Zoë Fox", "Imani Cole", REFERRAL, 4)
    acted = say("Ada Quill", "Read the report", ADVICE, 3)
    say("Bo Lund", "Do a diary study", ADVICE, 2)
    say("Ada Quill", "Nine people work there")
    takeaways.mark_acted_on(context.store, [acted], context.clock.now(), context.clock.now())
    page = make()
    assert page.heading() == ("Takeaways", "1 to report back")
    assert page.status() == "4 takeaways"
    expected = {
        TakeawayView.TO_ACT: ["Do a diary study"],
        TakeawayView.TO_REPORT: ["Read the report"],
        TakeawayView.INFORMATION: ["Nine people work there"],
        TakeawayView.REFERRALS: ["Imani Cole"],
        TakeawayView.ALL: ["Nine people work there", "Do a diary study", "Read the report", "Imani Cole"],
    }
    for view, texts in expected.items():
        page.list.tabs.select(view)
        assert listed(page) == texts
    window_of(page).dispatch("next_tab")
    assert page.list.current is TakeawayView.TO_ACT


def test_advice_is_followed_until_they_know(
    qtbot: QtBot, make: Make, context: Context, say: Say, said: list[str], went: list[Place]
) -> None:
    key = say("Ada Quill", "Read the report", ADVICE)
    page = make()
    buttons = page.pane.buttons
    assert buttons["acted_on"].isVisible()
    assert buttons["acted_on"].property("kind") == "primary"
    assert not buttons["report_back"].isVisible()
    page.list.view.setFocus()
    qtbot.keyClick(page.list.view, Qt.Key.Key_Space)
    assert said == ["Acted on: tell them what came of it within a week"]
    assert page.pane._account.text() == "Acted on: Today. They do not know yet."
    assert buttons["report_back"].property("kind") == "primary"
    line = reading.line(context.store, key)
    window_of(page).dispatch("next_step")
    assert went[-1] == Compose((line.contact,), "update.advice_acted", line.meeting, takeaway=line.id)
    window_of(page).go(Place("takeaways"))
    buttons["reported_back"].click()
    assert reading.line(context.store, key).reported_back_at == context.clock.now()
    assert not buttons["report_back"].isVisible()
    context.history.undo()
    context.history.undo()
    assert buttons["acted_on"].isVisible()
    assert reading.line(context.store, key).acted_on_at is None


def test_several_at_once(qtbot: QtBot, make: Make, context: Context, say: Say, said: list[str]) -> None:
    ids = [say("Ada Quill", f"Advice {number}", ADVICE, number) for number in range(1, 4)]
    other = say("Ada Quill", "Nine people work there")
    page = make()
    choose(page, *ids, other)
    window_of(page).dispatch("acted_on")
    assert [reading.line(context.store, key).acted_on_at is not None for key in (*ids, other)] == [
        True, True, True, False,
    ]  # fmt: skip
    choose(page, *ids)
    window_of(page).dispatch("not_acted_on")
    assert reading.counts(context.store)[TakeawayView.TO_ACT] == 3
    choose(page, *ids)
    qtbot.keyClick(page.list.view, Qt.Key.Key_Delete)
    assert listed(page) == ["Nine people work there"]
    assert said[-1] == "3 takeaways deleted"
    context.history.undo()
    assert len(listed(page)) == 4


def test_words_path_employer_and_person_narrow_the_list(
    qtbot: QtBot, make: Make, context: Context, say: Say
) -> None:
    now = context.clock.now()
    path = career_paths.add(context.store, PathDraft("UX research"), now)
    tied = say("Ada Quill", "Nine people work there")
    takeaways.edit(context.store, tied, {"career_path": path, "about": "Halden Health"}, now)
    say("Bo Lund", "Autumn is slow")
    page = make()
    narrow = page.list.narrow
    page.list.filter.open_field()
    qtbot.keyClicks(page.list.filter.line, "ada nin")
    qtbot.waitUntil(lambda: listed(page) == ["Nine people work there"])
    page.list.filter.line.setText("nothing like it")
    qtbot.waitUntil(page.list.empty.isVisible)
    assert page.list.empty.accessibleName().startswith("No takeaway here holds “nothing like it”")
    page.list.empty._action.click()
    assert len(listed(page)) == 2
    for box, name in (
        (narrow.path, "UX research"),
        (narrow.employer, "Halden Health"),
        (narrow.person, "Ada Quill"),
    ):
        box.setCurrentIndex(box.findText(name))
        box.activated.emit(box.currentIndex())
        assert listed(page) == ["Nine people work there"], name
        window_of(page).dispatch("leave")
        assert len(listed(page)) == 2
    window_of(page).go(FilterTakeaways(path=path))
    assert narrow.path.currentText() == "UX research"
    assert listed(page) == ["Nine people work there"]
    page.list.tabs.select(TakeawayView.REFERRALS)
    page.list.empty._action.click()
    assert narrow.path.currentText() == "All career paths"
    career_paths.delete(context.store, [path], now)
    assert narrow.path.count() == 1


def test_what_it_is_about_is_kept_when_the_field_is_left(
    qtbot: QtBot, make: Make, context: Context, say: Say
) -> None:
    path = career_paths.add(context.store, PathDraft("UX research"), context.clock.now())
    key = say("Ada Quill", "Nine people")
    page = make()
    fields = page.pane.fields
    window_of(page).dispatch("edit")
    editor = fields.fields["text"].editor
    assert editor.hasFocus()
    qtbot.keyClicks(editor, " ")
    editor.setPlainText("Nine people work there")  # type: ignore[attr-defined]
    about = fields.fields["about"].editor
    about.setFocus()
    assert reading.line(context.store, key).text == "Nine people work there"
    qtbot.keyClicks(about, "Halden Health")
    qtbot.keyClick(about, Qt.Key.Key_Return)
    fields.path.box.setCurrentIndex(fields.path.box.findText("UX research"))
    fields.path.box.activated.emit(fields.path.box.currentIndex())
    row = reading.line(context.store, key)
    assert (row.about_name, row.path) == ("Halden Health", path)
    fields.path.box.setCurrentIndex(0)
    fields.path.box.activated.emit(0)
    about.setFocus()
    about.clear()  # type: ignore[attr-defined]
    page.list.view.setFocus()
    row = reading.line(context.store, key)
    assert (row.about, row.path) == (None, None)


def test_an_emptied_text_is_refused_in_place(make: Make, context: Context, say: Say) -> None:
    key = say("Ada Quill", "Nine people")
    page = make()
    field = page.pane.fields.fields["text"]
    field.editor.setFocus()
    field.editor.setPlainText(" ")  # type: ignore[attr-defined]
    page.list.view.setFocus()
    assert field.error == "Write something here"
    assert reading.line(context.store, key).text == "Nine people"


def test_the_same_and_the_opposite(make: Make, context: Context, say: Say, said: list[str]) -> None:
    one = say("Ada Quill", "Autumn is slow", days=3)
    two = say("Bo Lund", "Nobody hires in autumn", days=2)
    three = say("Cy Fox", "Autumn is when they hire", days=1)
    page = make()
    choose(page, one)
    agreement = page.pane.agreement
    assert agreement.counted.text().startswith("One voice so far")
    window_of(page).dispatch("relate")
    assert agreement.search.hasFocus()
    agreement.search.setText("nobody")
    agreement.search.take_typed()
    assert said[-1] == "Marked as the same"
    assert agreement.counted.text() == "2 people said the same"
    window_of(page).dispatch("relate")
    agreement.side.set_current(OPPOSITE)
    agreement.search.setText("when they")
    agreement.search.take_typed()
    assert agreement.counted.text() == "2 people said the same, 1 said the opposite"
    assert [row.tag.text() for row in agreement.rows] == ["Opposite", "Same"]
    assert agreement.search.matching("autumn") == [], "all of them are about the same already"
    agreement.rows[0].name.click()
    assert page.list.view.current_id() == three
    assert agreement.counted.text() == "1 person said so, 2 said the opposite"
    agreement.rows[0].gone.click()
    assert reading.line(context.store, two).claim is None
    context.history.undo()
    assert agreement.counted.text() == "1 person said so, 2 said the opposite"


def test_where_it_came_from(qtbot: QtBot, make: Make, context: Context, say: Say, went: list[Place]) -> None:
    key = say("Ada Quill", "Nine people")
    row = reading.line(context.store, key)
    page = make()
    qtbot.keyClick(page.list.view, Qt.Key.Key_Return)
    assert went[-1] == ShowMeeting(row.meeting or 0)
    window_of(page).go(ShowTakeaway(key))
    window_of(page).dispatch("show_person")
    assert went[-1] == ShowContact(row.contact)


def test_a_place_shows_what_tab_and_filter_hide(
    make: Make, context: Context, say: Say, said: list[str]
) -> None:
    key = say("Ada Quill", "Nine people")
    say("Bo Lund", "Imani Cole", REFERRAL)
    page = make()
    page.list.tabs.select(TakeawayView.REFERRALS)
    page.list.filter.show_text("imani")
    window_of(page).go(ShowTakeaway(key))
    assert page.list.view.selected_ids() == [key]
    assert page.pane.text.text() == "Nine people"
    window_of(page).go(ShowTakeaway(99))
    assert said[-1].startswith("That is no longer there")


def test_f8_and_very_long_words(make: Make, context: Context, say: Say) -> None:
    say("لمياء " + "x" * 200, "ق" * 5000)
    page = make()
    assert page.pane.isVisible()
    assert page.pane.width() <= page.width() * 0.5
    assert page.pane._inside.width() <= page.pane.viewport().width()
    window_of(page).dispatch("detail_pane")
    assert not page.pane.isVisible()
    window_of(page).dispatch("edit")
    assert page.pane.isVisible()
    assert QApplication.focusWidget() is page.pane.fields.fields["text"].editor


def test_typing_while_something_else_is_written(
    make: Make, context: Context, say: Say, said: list[str]
) -> None:
    one, two = say("Ada Quill", "Nine people"), say("Bo Lund", "Autumn is slow", days=2)
    page = make()
    choose(page, one)
    editor = page.pane.fields.fields["text"].editor
    editor.setFocus()
    editor.setPlainText("Ten people")  # type: ignore[attr-defined]
    takeaways.edit(context.store, two, {"text": "Autumn is busy"}, context.clock.now())
    assert editor.toPlainText() == "Ten people"  # type: ignore[attr-defined]
    takeaways.delete(context.store, [one], context.clock.now())
    assert listed(page) == ["Autumn is busy"]
    assert page.pane.text.text() == "Autumn is busy"
    assert reading.line(context.store, two).text == "Autumn is busy", "the words were another one's"
    context.history.undo()
    assert sorted(listed(page)) == ["Autumn is busy", "Nine people"]


def test_the_ways_from_other_pages(make: Make, context: Context, say: Say, went: list[Place]) -> None:
    now = context.clock.now()
    one = say("Ada Quill", "Nine people work there", days=2)
    two = say("Ada Quill", "Read the report", ADVICE)
    takeaways.edit(context.store, one, {"about": "Halden Health"}, now)
    takeaways.mark_acted_on(context.store, [two], now, now)
    person = reading.line(context.store, one).contact
    window = window_of(make())
    window.go(ShowContact(person))
    page = window.page
    assert isinstance(page, ContactsPage)
    told = page.side.person.told
    assert (told.open.text(), told.waiting.text()) == ("2 takeaways", "1 to report back")
    told.open.click()
    assert went[-1] == FilterTakeaways(contact=person)
    halden = reading.line(context.store, one).about
    assert halden is not None
    window.go(ShowOrganization(halden))
    employers = window.page
    assert isinstance(employers, OrganizationsPage)
    (row,) = employers.side.pane.told.rows
    assert row.text.text() == "Nine people work there"
    row.open.click()
    assert went[-1] == ShowTakeaway(one)
    window.go(ShowOrganization(halden))
    employers.side.pane.told.all.click()
    assert went[-1] == FilterTakeaways(organization=halden)
    window.go(ShowOrganization(halden))
    takeaways.edit(context.store, one, {"about": ""}, now)
    assert employers.side.pane.told.rows == []


def test_the_palette_leads_to_a_takeaway(qtbot: QtBot, make: Make, say: Say, went: list[Place]) -> None:
    key = say("Ada Quill", "Zeppelins are late")
    window = window_of(make())
    window.dispatch("palette")
    (palette,) = window.findChildren(Palette)
    palette.input.setText("zeppel")
    qtbot.keyClick(palette.input, Qt.Key.Key_Return)
    assert went[-1] == ShowTakeaway(key)


def test_the_day_it_was_done_can_be_another_one(make: Make, context: Context, say: Say) -> None:
    key = say("Ada Quill", "Read the report", ADVICE, 9)
    page = make()
    acted, told = page.pane.fields.days.values()
    assert acted.isVisible()
    assert not acted.day.isEnabled()
    acted.tick.click()
    assert reading.line(context.store, key).acted_on_at == context.clock.now()
    today = context.local_now().date()
    acted.day.setDate(QDate(today.year, today.month, today.day).addDays(-3))
    row = reading.line(context.store, key)
    assert row.acted_on_at is not None
    assert When(context.clock.now(), "America/New_York").day_of(row.acted_on_at) == today - 3 * DAY
    acted.day.setDate(QDate(2030, 1, 1))
    assert acted.read() == today, "not later than today"
    told.tick.click()
    assert reading.line(context.store, key).reported_back_at == context.clock.now()
    told.tick.click()
    assert reading.line(context.store, key).reported_back_at is None
    page.pane.fields.fields["kind"].box.setCurrentIndex(1)  # type: ignore[attr-defined]
    page.pane.fields.fields["kind"].box.activated.emit(1)  # type: ignore[attr-defined]
    assert not acted.isVisible(), "information is nothing to act on"
