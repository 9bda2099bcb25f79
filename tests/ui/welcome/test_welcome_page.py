"""The three steps: what each keeps, how one goes through them, and when they come back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from klatch.domain.vocabulary import Source
from klatch.services import settings, welcome
from klatch.services.reading.contacts import ContactFilter, ContactSource, Scope, detail
from klatch.services.settings import Cadence, Goals, Profile
from klatch.ui.compose.page import ComposePage
from klatch.ui.importing.page import ImportPage
from klatch.ui.page import Context
from klatch.ui.places import Place
from klatch.ui.today.page import TodayPage
from klatch.ui.welcome.page import WelcomePage
from klatch.ui.window import MainWindow

ENTER, ALT = Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT, NONE, COPY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def everybody(context: Context) -> list[int]:
    return list(ContactSource(context.store).ids(ContactFilter(Scope.ALL), None))


def people_file(folder: Path) -> Path:
    file = folder / "people.csv"
    file.write_text("First Name,Last Name,Email\nAda,Lovelace,ada@engine.example\n")
    return file


def test_each_field_is_kept_when_it_is_left(qtbot: QtBot, page: WelcomePage, context: Context) -> None:
    assert focus().accessibleName() == "Name"
    qtbot.keyClicks(focus(), "Nora Whitfield")
    qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    assert settings.get(context.store, Profile).name == "Nora Whitfield"
    assert focus().accessibleName() == "What you do"
    assert page.number == 0


def test_the_letter_follows_every_key(qtbot: QtBot, page: WelcomePage) -> None:
    letter = page.about.example.card.body
    qtbot.waitUntil(lambda: "Hi Aisha" in letter.text())
    assert letter.marks() == ["sentence left out", "my question", "target field", "my signature"]
    qtbot.keyClicks(focus(), "Nora")
    assert letter.text().endswith("Thank you,\nNora")
    qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    qtbot.keyClicks(focus(), "a teacher")
    assert "I’m a teacher." in letter.text()
    assert "sentence left out" not in letter.marks()
    page.about.section.lines[2].line.setText("Cascadia State")
    assert "Cascadia" not in letter.text()
    page.about.example.kind.chosen.emit("outreach.cold")
    page.about.example.kind.set_current("outreach.alumni")
    page.about.example.kind.chosen.emit("outreach.alumni")
    assert "like you I went to Cascadia State; now I’m a teacher" in letter.text()


def test_enter_goes_on_and_alt_left_comes_back(qtbot: QtBot, page: WelcomePage, context: Context) -> None:
    qtbot.keyClicks(focus(), "Nora")
    qtbot.keyClick(focus(), ENTER)
    assert page.number == 1
    assert focus() is page.people.adding.name
    assert settings.get(context.store, Profile).name == "Nora"
    qtbot.keyClick(focus(), ENTER)
    assert page.number == 2, "with nobody typed, Enter goes on"
    assert page.heading() == ("Welcome to Klatch", "Step 3 of 3")
    page.window().actions_table["back"].trigger()  # type: ignore[attr-defined]
    assert page.number == 1
    page.footer.back.setFocus()
    qtbot.keyClick(page.footer.back, ENTER)
    assert page.number == 0, "Enter on a button is that button"
    assert not page.footer.back.isVisible()


def test_what_cannot_stand_holds_the_step_until_mended_or_skipped(
    qtbot: QtBot, page: WelcomePage, context: Context
) -> None:
    email, name = page.about.section.fields["email"], page.about.section.fields["name"]
    email.editor.setFocus()
    qtbot.keyClicks(email.editor, "nora@whitfield")
    name.editor.setFocus()
    qtbot.keyClicks(name.editor, "Nora")
    page.go_on()
    assert page.number == 0
    assert (focus(), email.read()) == (email.editor, "nora@whitfield"), "what was refused is still there"
    assert email.error
    page.skip()
    assert page.number == 1
    me = settings.get(context.store, Profile)
    assert (me.name, me.email, email.read()) == ("Nora", "", "")


def test_enter_adds_one_after_the_other(qtbot: QtBot, page: WelcomePage, context: Context) -> None:
    page.go_on()
    adding = page.people.adding
    qtbot.keyClicks(adding.name, "Ada Byron, Engine Works")
    adding.how.setCurrentIndex(adding.how.findData(Source.COLLEAGUE))
    qtbot.keyClicks(adding.note, "we built a loom together")
    qtbot.keyClick(adding.note, ENTER)
    assert (page.number, focus(), adding.name.text(), adding.note.text()) == (1, adding.name, "", "")
    qtbot.keyClicks(adding.name, "Imani Cole")
    qtbot.keyClick(adding.name, ENTER)
    ada = detail(context.store, everybody(context)[0])
    assert (ada.name, ada.organization, ada.source) == ("Ada Byron", "Engine Works", Source.COLLEAGUE)
    assert ada.source_note == "we built a loom together"
    assert page.people.section.count.text() == "2 people so far"
    shown = [row.accessibleName() for row in adding.lines.widgets.values()]
    assert shown[0] == "Ada Byron, Engine Works · Colleague · we built a loom together"
    assert len(shown) == 2
    assert context.history.undo_label == "Add contact"
    context.history.undo()
    assert len(adding.lines.widgets) == 1
    assert page.people.section.count.text() == "1 person so far"


def test_undo_in_the_empty_line_takes_back_who_was_added(
    qtbot: QtBot, page: WelcomePage, context: Context
) -> None:
    page.go_on()
    name = page.people.adding.name
    qtbot.keyClicks(name, "Ada Byron")
    qtbot.keyClick(name, ENTER)
    assert len(everybody(context)) == 1
    qtbot.keyClicks(name, "Ima")
    qtbot.keyClick(name, Qt.Key.Key_Z, CTRL)
    assert (name.text(), len(everybody(context))) == ("", 1), "what is being typed goes first"
    qtbot.keyClick(name, Qt.Key.Key_Z, CTRL)
    assert (name.text(), everybody(context)) == ("", [])
    name.forget()
    qtbot.keyClick(name, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert (name.text(), len(everybody(context))) == ("", 1)


def test_how_somebody_is_known_is_asked_for_in_the_box(page: WelcomePage) -> None:
    page.go_on()
    how = page.people.adding.how
    asking = how.grab().toImage()
    how.setPlaceholderText(" ")
    assert how.grab().toImage() != asking


def test_only_what_is_kept_is_promised_to_be(qtbot: QtBot, page: WelcomePage, context: Context) -> None:
    assert "is kept" in page.status()
    page.go_on()
    qtbot.keyClicks(page.people.adding.name, "Ada Byron")
    page.depart()
    assert everybody(context) == []
    assert "is kept" not in page.status()
    page.skip()
    assert "is kept" in page.status()


def test_somebody_half_typed_is_added_by_next_but_not_by_skipping(
    qtbot: QtBot, page: WelcomePage, context: Context
) -> None:
    page.go_on()
    qtbot.keyClicks(page.people.adding.name, "Ada Byron")
    page.skip()
    assert everybody(context) == []
    page.go_back()
    qtbot.keyClicks(page.people.adding.name, "Ada Byron")
    page.footer.next.click()
    assert page.number == 2
    assert len(everybody(context)) == 1


def test_a_name_that_is_none_says_so(qtbot: QtBot, page: WelcomePage, said: list[str]) -> None:
    page.go_on()
    qtbot.keyClicks(page.people.adding.name, ", Engine Works")
    page.go_on()
    assert page.number == 1
    assert said == ["Write a name"]


@pytest.mark.parametrize("way", ["dialog", "drop"])
def test_a_file_is_imported_and_the_welcome_goes_on(
    qtbot: QtBot,
    page: WelcomePage,
    window: MainWindow,
    context: Context,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    way: str,
) -> None:
    file = people_file(tmp_path)
    page.go_on()
    if way == "dialog":
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
        page.people.choose.click()
    else:
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(file))])
        point = QPointF(page.rect().center())
        for round_ in range(2):
            entering = QDragEnterEvent(point, COPY, carried, LEFT, NONE)
            QApplication.sendEvent(page, entering)
            assert entering.isAccepted()
            assert page.people.file.property("card") == "next"
            if not round_:
                QApplication.sendEvent(page, QDragLeaveEvent())
                assert page.people.file.property("card") == "plain"
        QApplication.sendEvent(page, QDropEvent(point, COPY, carried, LEFT, NONE))
    assert isinstance(window.page, ImportPage)
    qtbot.waitUntil(lambda: "next_step" in window._available())
    window.dispatch("next_step")
    qtbot.waitUntil(lambda: window.page is page)
    assert page.number == 1
    assert page.people.section.count.text() == "1 person so far"


def test_leaving_the_import_comes_back_to_the_welcome(
    page: WelcomePage, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    welcome.end(page.context.store, page.context.clock.now())
    page.go_on()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(people_file(tmp_path)), ""))
    window.dispatch("import")
    assert isinstance(window.page, ImportPage)
    window.dispatch("leave")
    assert (window.page, page.number) == (page, 1)


def test_the_week_shows_the_goals_as_today_will(qtbot: QtBot, page: WelcomePage, context: Context) -> None:
    page.strip.steps[2].click()
    assert focus() is page.week.section.fields["messages"].editor
    qtbot.keyClicks(focus(), "9")
    assert page.week.card.sent.accessibleName() == "0 of 9 messages sent"
    page.week.section.rhythm.chosen.emit("gentle")
    assert settings.get(context.store, Cadence).rhythm == "gentle"
    assert "7 days" in page.week.section.rhythm.explained.text()
    qtbot.keyClick(focus(), ENTER)
    assert settings.get(context.store, Goals).messages == 9
    assert isinstance(page.window().page, TodayPage)  # type: ignore[attr-defined]


def test_it_is_left_by_esc_and_gone_on_with_from_today(
    qtbot: QtBot, page: WelcomePage, window: MainWindow, context: Context
) -> None:
    assert welcome.is_due(context.store)
    page.go_on()
    assert welcome.is_due(context.store), "a program that is killed here comes back here"
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    today = window.page
    assert isinstance(today, TodayPage)
    assert not welcome.is_due(context.store)
    assert today.first_day.waiting.isVisible()
    today.first_day.waiting.acted.emit()
    assert (window.page, page.number) == (page, 1)
    page.footer.skip_all.click()
    assert window.page is today
    assert not today.first_day.waiting.isVisible()


def test_another_page_leaves_it_but_a_window_that_closes_does_not(
    qtbot: QtBot, page: WelcomePage, window: MainWindow, context: Context, tmp_path: Path
) -> None:
    page.go_on()
    qtbot.keyClicks(focus(), "Ada Byron")
    qtbot.keyClick(focus(), ENTER)
    page._read(str(people_file(tmp_path)))
    assert isinstance(window.page, ImportPage)
    assert welcome.is_due(context.store), "a file read in it belongs to it"
    window.dispatch("leave")
    assert window.page is page
    window.hide()
    assert welcome.is_due(context.store), "closed over it, the window begins with it again"
    window.show()
    window.go(Place("contacts"))
    assert not welcome.is_due(context.store)
    assert welcome.waits(context.store)


def test_once_over_it_is_in_the_help_menu_and_changes_nothing_by_itself(
    page: WelcomePage, window: MainWindow, context: Context, said: list[str]
) -> None:
    page.footer.skip_all.click()
    assert said == ["These steps stay in the Help menu: Set up in three steps."]
    before = context.store.fetch("SELECT * FROM setting ORDER BY name")
    settings.put(context.store, Profile(name="Nora"), context.clock.now())
    action = window.actions_table["welcome"]
    assert action.isEnabled()
    action.trigger()
    assert (window.page, page.number) == (page, 0)
    assert page.about.section.fields["name"].read() == "Nora"
    page.go_on()
    window.dispatch("leave")
    after = context.store.fetch("SELECT * FROM setting ORDER BY name")
    assert [row for row in after if row[0] != "profile"] == before
    assert not welcome.waits(context.store)


def test_the_first_day_says_nothing_of_a_welcome_nobody_saw(window: MainWindow) -> None:
    assert isinstance(window.page, TodayPage)
    assert not window.page.first_day.waiting.isVisible()


@pytest.mark.parametrize("step", [0, 1, 2])
def test_every_area_takes_the_focus_and_has_a_name(page: WelcomePage, window: MainWindow, step: int) -> None:
    page.strip.wanted.emit(step)
    for _ in range(4):
        window.dispatch("next_area")
        assert focus().focusPolicy() & Qt.FocusPolicy.TabFocus
        assert focus().accessibleName() or getattr(focus(), "text", str)()


@pytest.mark.parametrize("step", [0, 1, 2])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_cut_off(page: WelcomePage, window: MainWindow, step: int, scale: float) -> None:
    window.resize(1024, 700)
    window.context.theme.set_text_scale(scale)
    try:
        page.strip.wanted.emit(step)
        QApplication.processEvents()
        shown = [each for each in page.step.findChildren(QLabel) if each.isVisible() and each.text()]
        assert shown
        for each in shown:
            right = each.mapTo(page, each.rect().topRight()).x()
            assert right < page.width(), each.text()
            assert each.height() >= each.heightForWidth(each.width()), each.text()
        for area in page.step.findChildren(QScrollArea):
            inside = area.widget()
            assert inside is None or inside.width() <= area.viewport().width()
        assert page.step.first.width() > 200
    finally:
        window.context.theme.set_text_scale(1.0)


def test_the_end_says_whom_to_write_to_and_the_message_is_filled_in(
    qtbot: QtBot, page: WelcomePage, window: MainWindow, context: Context, said: list[str]
) -> None:
    typed = (
        "Nora Whitfield",
        "a science teacher",
        "",
        "",
        "",
        "user research",
        "how you moved into research",
    )
    for text in typed:
        qtbot.keyClicks(focus(), text)
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    page.go_on()
    qtbot.keyClicks(focus(), "Ada Byron, Engine Works")
    adding = page.people.adding
    adding.how.setCurrentIndex(adding.how.findData(Source.FRIEND))
    adding.note.setFocus()
    qtbot.keyClicks(focus(), "we taught at the same school")
    qtbot.keyClick(focus(), ENTER)
    qtbot.keyClick(focus(), ENTER)
    qtbot.keyClick(focus(), ENTER)
    assert isinstance(window.page, TodayPage)
    assert said[-1] == "First: write to Ada Byron. Ctrl+Return begins the message."
    assert [row.item.contact for row in window.page.rows() if row.item] == everybody(context)
    window.dispatch("next_step")
    written = window.page
    assert isinstance(written, ComposePage)
    qtbot.waitUntil(lambda: written.shown.rendered is not None)
    assert written.shown.rendered is not None
    body = written.shown.rendered.body
    assert "We taught at the same school." in body
    assert "Could I ask you about how you moved into research for 20 minutes" in body
    assert "user research far better than I do" in body
    assert body.endswith("Nora Whitfield")
    assert written.shown.rendered.missing == ()
