"""The update notice: off until it is turned on, a quiet strip, and a question by hand."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import apsw
import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import klatch
from klatch.services import releases, settings
from klatch.services.settings import Updates
from klatch.support.clock import FixedClock
from klatch.ui.asking import Asking
from klatch.ui.newer_dialog import NewerDialog
from klatch.ui.page import Context
from klatch.ui.places import Place
from klatch.ui.settings.page import SettingsPage
from klatch.ui.update_strip import UpdateStrip
from klatch.ui.updates import UpdateKeeper
from klatch.ui.window import MainWindow
from release_site import NEWER, Site
from ui.showing import Browser, window_over

ASK = "import sys; from klatch import cli; sys.exit(cli.say_newest(sys.argv[1]))"
PATIENCE_MS = 15_000


@pytest.fixture
def window(context: Context, qtbot: QtBot) -> Iterator[MainWindow]:
    yield from window_over(context, qtbot)


def asking_for(site: Site, path: str) -> list[str]:
    return [sys.executable, "-c", ASK, site.address(path)]


def chosen(context: Context) -> Updates:
    return settings.get(context.store, Updates)


def turn(context: Context, on: bool) -> None:
    settings.put(context.store, Updates(look=on), context.clock.now())


@contextmanager
def kept(context: Context, window: MainWindow, command: list[str]) -> Iterator[UpdateKeeper]:
    keeper = UpdateKeeper(context, window, command)
    keeper.look()
    yield keeper
    keeper.stop()


def heard(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What was logged about asking, whatever else was."""
    return [record.message for record in caplog.records if record.name == "klatch.ui.updates"]


def shown(window: MainWindow) -> list[UpdateStrip]:
    return [strip for strip in window.findChildren(UpdateStrip) if strip.isVisible()]


def words(strip: UpdateStrip) -> list[str]:
    return [label.text() for label in strip.findChildren(QLabel) if label.text()]


def test_turned_off_nobody_is_asked_from_start_to_close(
    context: Context, window: MainWindow, site: Site, clock: FixedClock
) -> None:
    with kept(context, window, asking_for(site, "newer")):
        for _ in range(3):
            clock.at += timedelta(days=2)
            context.watch.look()
        assert window.findChildren(Asking) == []
        assert window.findChildren(QProcess) == []
        window.close()
    assert (site.connections, site.asked) == (0, [])
    assert chosen(context) == Updates()


def test_turned_on_a_newer_version_is_told_of(
    context: Context, window: MainWindow, site: Site, qtbot: QtBot, browser: Browser
) -> None:
    turn(context, on=True)
    with kept(context, window, asking_for(site, "newer")):
        qtbot.waitUntil(lambda: bool(shown(window)), timeout=PATIENCE_MS)
        (strip,) = shown(window)
        assert words(strip) == [f"Klatch {NEWER[1:]} is out."]
        assert strip.accessibleName() == f"Klatch {NEWER[1:]} is out."
        strip._action.click()
        assert browser.opened == [releases.page(NEWER[1:])]
        assert shown(window), "it stays until it is dismissed"
        qtbot.keyClick(strip.not_this, Qt.Key.Key_Space)
        assert not shown(window)
    assert chosen(context).dismissed == NEWER[1:]
    assert len(site.asked) == 1


def test_what_is_known_is_told_of_without_asking_again(
    context: Context, window: MainWindow, site: Site, clock: FixedClock
) -> None:
    known = Updates(look=True, looked_at=clock.now().isoformat(), newest="99.0.1")
    settings.put(context.store, known, clock.now())
    clock.at += timedelta(hours=23)
    with kept(context, window, asking_for(site, "newer")):
        assert shown(window)
        turn(context, on=False)
        assert not shown(window)
    assert site.connections == 0


def test_once_a_day_it_is_asked_again(
    context: Context, window: MainWindow, site: Site, clock: FixedClock, qtbot: QtBot
) -> None:
    turn(context, on=True)
    with kept(context, window, asking_for(site, "older")):
        for days in (1, 2):
            qtbot.waitUntil(lambda: chosen(context).newest == klatch.__version__, timeout=PATIENCE_MS)
            for _ in range(3):
                clock.at += timedelta(hours=7)
                context.watch.look()
            assert len(site.asked) == days
            settings.put(context.store, Updates(look=True, looked_at=chosen(context).looked_at), clock.now())
            clock.at += timedelta(hours=3)
            context.watch.look()
        qtbot.waitUntil(lambda: len(site.asked) == 3, timeout=PATIENCE_MS)
        assert not shown(window)


@pytest.mark.parametrize("path", ["garbage", "huge", "downgrade", "missing", "closed"])
def test_a_bad_answer_ends_quietly_in_the_log(
    context: Context,
    window: MainWindow,
    site: Site,
    qtbot: QtBot,
    said: list[str],
    caplog: pytest.LogCaptureFixture,
    path: str,
) -> None:
    caplog.set_level("INFO", "klatch.ui.updates")
    turn(context, on=True)
    with kept(context, window, asking_for(site, path)):
        qtbot.waitUntil(lambda: bool(heard(caplog)), timeout=PATIENCE_MS)
        reason = "no_answer" if path == "closed" else "unreadable"
        assert heard(caplog) == [f"the newest version is not known: {reason}"]
        assert (said, shown(window), chosen(context).newest) == ([], [], "")
        context.watch.look()
        assert len(site.asked) == 1, "not again today"


def test_turned_off_again_nobody_is_waited_for(
    context: Context, window: MainWindow, site: Site, qtbot: QtBot
) -> None:
    turn(context, on=True)
    with kept(context, window, asking_for(site, "silent")):
        qtbot.waitUntil(lambda: bool(site.asked), timeout=PATIENCE_MS)
        (process,) = window.findChildren(QProcess)
        turn(context, on=False)
        assert process.state() is QProcess.ProcessState.NotRunning


def test_data_that_are_being_written_to_put_it_off(
    context: Context,
    window: MainWindow,
    qtbot: QtBot,
    said: list[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("INFO", "klatch.ui.updates")
    turn(context, on=True)
    context.store.be_impatient(0.02)
    writing = apsw.Connection(str(context.store.path))
    writing.execute("BEGIN IMMEDIATE")
    with kept(context, window, [sys.executable, "-c", "print('Klatch 99.0.1 is out')"]) as keeper:
        assert window.findChildren(Asking) == []
        writing.execute("ROLLBACK")
        keeper.look()
        (asking,) = window.findChildren(Asking)
        writing.execute("BEGIN IMMEDIATE")
        with qtbot.waitSignal(asking.answered, timeout=PATIENCE_MS):
            pass
        assert not shown(window)
        writing.execute("ROLLBACK")
        context.watch.look()
        assert shown(window)
    writing.close()
    assert said == [], "nobody did anything that could be tried again"
    assert heard(caplog) == ["the question for the newest version waits: StoreBusy"] * 2


@pytest.mark.parametrize(
    "said", [r"\xff\xfeKlatch 9.0.0 is", r"Klatch \xe2\x80\xae9.0.0 is", r"Klatch 9.0.0<b> is"]
)
def test_what_is_no_version_is_no_answer(
    context: Context, window: MainWindow, qtbot: QtBot, said: str
) -> None:
    dialog = dialog_over(window, [sys.executable, "-c", f"import sys; sys.stdout.buffer.write(b'{said}')"])
    dialog.ask.click()
    sentence = "The answer could not be understood. Try again later."
    qtbot.waitUntil(lambda: dialog.answer.text() == sentence, timeout=PATIENCE_MS)
    dialog.close()


def test_a_program_that_does_not_start_is_no_harm(
    context: Context,
    window: MainWindow,
    said: list[str],
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
) -> None:
    caplog.set_level("INFO", "klatch.ui.updates")
    turn(context, on=True)
    with kept(context, window, [str(tmp_path / "nothing")]):
        qtbot.waitUntil(lambda: bool(heard(caplog)))
    assert heard(caplog) == ["the newest version is not known: unreadable"]
    assert (said, shown(window)) == ([], [])


def test_the_window_closes_while_nobody_answers(
    context: Context, window: MainWindow, site: Site, qtbot: QtBot
) -> None:
    turn(context, on=True)
    with kept(context, window, asking_for(site, "silent")):
        qtbot.waitUntil(lambda: bool(site.asked), timeout=PATIENCE_MS)
        (process,) = window.findChildren(QProcess)
        window.close()
        assert process.state() is QProcess.ProcessState.NotRunning


def test_the_setting_is_off_and_asks_as_soon_as_it_is_on(
    context: Context, window: MainWindow, site: Site, qtbot: QtBot
) -> None:
    with kept(context, window, asking_for(site, "same")):
        window.go(Place("settings"))
        page = window.page
        assert isinstance(page, SettingsPage)
        page.show_section(page.stack.indexOf(page.updates))
        box = page.updates.fields["look"].editor
        assert not box.isChecked()  # type: ignore[attr-defined]
        qtbot.keyClick(box, Qt.Key.Key_Space)
        assert chosen(context).look
        qtbot.waitUntil(lambda: chosen(context).newest == klatch.__version__, timeout=PATIENCE_MS)
        assert not shown(window)


def dialog_over(window: MainWindow, command: list[str]) -> NewerDialog:
    made = NewerDialog(window.context.theme, window, command)
    made.open()
    return made


def test_by_hand_it_is_said_first_and_asked_once(
    context: Context, window: MainWindow, site: Site, qtbot: QtBot, browser: Browser
) -> None:
    dialog = dialog_over(window, asking_for(site, "newer"))
    assert "this once" in dialog.accessibleDescription()
    assert releases.HOST in dialog.accessibleDescription()
    assert not dialog.open_page.isVisible()
    assert site.connections == 0
    dialog.ask.click()
    qtbot.waitUntil(dialog.open_page.isVisible, timeout=PATIENCE_MS)
    assert dialog.answer.text() == f"Klatch {NEWER[1:]} is out."
    dialog.open_page.click()
    assert browser.opened == [releases.page(NEWER[1:])]
    dialog.close()
    assert len(site.asked) == 1
    assert chosen(context) == Updates(), "nothing is turned on by it"


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("same", f"Klatch {klatch.__version__} is the newest version."),
        ("prerelease", f"Klatch {klatch.__version__} is the newest version."),
        ("garbage", "The answer could not be understood. Try again later."),
        ("closed", "Nobody answered. Check the connection to the internet, or try again later."),
    ],
)
def test_by_hand_every_answer_is_one_sentence(
    window: MainWindow, site: Site, qtbot: QtBot, path: str, sentence: str
) -> None:
    dialog = dialog_over(window, asking_for(site, path))
    dialog.ask.click()
    qtbot.waitUntil(lambda: dialog.answer.text() == sentence, timeout=PATIENCE_MS)
    dialog.close()


@pytest.mark.parametrize(("reason", "word"), [("no_tls", "OpenSSL"), ("untrusted", "prove")])
def test_by_hand_it_is_said_what_to_do(window: MainWindow, qtbot: QtBot, reason: str, word: str) -> None:
    leaves = f"import sys; sys.exit({releases.STATUS[reason]})"
    dialog = dialog_over(window, [sys.executable, "-c", leaves])
    dialog.ask.click()
    qtbot.waitUntil(lambda: word in dialog.answer.text(), timeout=PATIENCE_MS)
    assert dialog.ask.isEnabled()
    dialog.close()


def test_return_asks_and_leads_to_what_is_new(
    window: MainWindow, site: Site, qtbot: QtBot, browser: Browser
) -> None:
    dialog = dialog_over(window, asking_for(site, "newer"))
    qtbot.waitUntil(dialog.ask.hasFocus)
    qtbot.keyClick(dialog.ask, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.open_page.hasFocus, timeout=PATIENCE_MS)
    qtbot.keyClick(dialog.open_page, Qt.Key.Key_Return)
    assert browser.opened == [releases.page(NEWER[1:])]
    assert dialog.isVisible()
    dialog.close()


def test_the_dialog_grows_with_what_it_says(window: MainWindow, qtbot: QtBot) -> None:
    theme = window.context.theme
    theme.set_text_scale(1.5)
    try:
        dialog = dialog_over(window, [sys.executable, "-c", f"exit({releases.STATUS['no_answer']})"])
        qtbot.waitUntil(dialog.ask.hasFocus)
        dialog.ask.click()
        qtbot.waitUntil(dialog.ask.isEnabled, timeout=PATIENCE_MS)
        for words in dialog.findChildren(QLabel):
            assert words.height() >= words.heightForWidth(words.width())
        dialog.close()
    finally:
        theme.set_text_scale(1.0)


def test_the_dialog_closes_while_nobody_answers(window: MainWindow, site: Site, qtbot: QtBot) -> None:
    dialog = dialog_over(window, asking_for(site, "silent"))
    dialog.ask.click()
    qtbot.waitUntil(lambda: bool(site.asked), timeout=PATIENCE_MS)
    (process,) = dialog.findChildren(QProcess)
    dialog.reject()
    assert process.state() is QProcess.ProcessState.NotRunning


def test_the_menu_and_the_settings_lead_to_it(window: MainWindow) -> None:
    window.go(Place("settings"))
    page = window.page
    assert isinstance(page, SettingsPage)
    page.show_section(page.stack.indexOf(page.updates))
    page.updates.check.click()
    (dialog,) = window.findChildren(NewerDialog)
    assert dialog.isVisible()
    assert dialog.findChildren(QProcess) == []
    dialog.close()
    window.actions_table["newer"].trigger()
    assert any(each.isVisible() for each in window.findChildren(NewerDialog))
