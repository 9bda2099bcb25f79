"""The guide in the program: F1 opens the page that is needed, and no page can read or fetch anything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.request import pathname2url

import pytest
from PySide6.QtCore import QLocale, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft
from klatch.domain.vocabulary import Stage
from klatch.services import contacts
from klatch.support import resources
from klatch.support.guide import Guide
from klatch.ui.help import dressing
from klatch.ui.help.reader import Reader
from klatch.ui.help.window import HelpWindow
from klatch.ui.page import Context
from klatch.ui.pages import PAGES
from klatch.ui.places import Compose, Place, ShowReferralMap
from klatch.ui.theme import Theme
from klatch.ui.window import MainWindow
from ui.showing import Browser, bring_to_front, window_over

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")
_IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def window(context: Context, qtbot: QtBot) -> Iterator[MainWindow]:
    yield from window_over(context, qtbot)


@pytest.fixture
def guide(context: Context, qtbot: QtBot) -> Iterator[HelpWindow]:
    """The window of the guide alone, at its first page."""
    owner = QWidget()
    qtbot.addWidget(owner)
    made = HelpWindow(context, owner)
    made.show_page("first-hour.md")
    bring_to_front(made, qtbot)
    yield made
    made.close()


@pytest.fixture
def reader(theme: Theme, qtbot: QtBot) -> Reader:
    """Shows what a test gives it."""
    owner = QWidget()
    qtbot.addWidget(owner)
    made = Reader(theme, Guide(resources.guide()), owner)
    made.resize(700, 500)
    return made


def opened(window: MainWindow) -> HelpWindow:
    (found,) = window.findChildren(HelpWindow)
    return found


def press(widget: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for each in modifiers:
        held |= each
    QTest.keyClick(widget, key, held)


def edge(reader: Reader) -> str:
    return reader.grab().toImage().pixelColor(0, reader.height() // 2).name()


def listed(guide: HelpWindow) -> list[str]:
    return [entry.text for entry in guide.list.lines.entries]


@pytest.mark.parametrize("page", ["today", "contacts", "organizations", "settings", "import", "compose"])
def test_f1_opens_the_page_about_what_is_in_front(window: MainWindow, page: str) -> None:
    window.go(Place(page))
    press(window, Qt.Key.Key_F1)
    guide = opened(window)
    assert guide.isVisible()
    assert guide.focusWidget() is guide.reader
    assert guide.windowModality() == Qt.WindowModality.NonModal
    assert guide.page == {spec.key: spec.topic for spec in PAGES}[page]
    assert guide.reader.toPlainText().startswith(guide.reader.accessibleName())
    assert guide.list.currentIndex().data() in guide.windowTitle()


def test_f1_knows_the_referral_map_and_a_batch(window: MainWindow, context: Context) -> None:
    now = context.clock.now()
    people = tuple(
        contacts.add(context.store, ContactDraft(display_name=name, stage=Stage.TO_CONTACT), now)
        for name in ("Ada Byron", "Grace Hopper")
    )
    window.go(ShowReferralMap())
    window.dispatch("help")
    assert opened(window).page == "referrals.md"
    window.go(Compose(people))
    window.dispatch("help")
    assert opened(window).page == "write-to-several.md"


def test_it_stands_beside_the_window_and_is_closed_with_it(window: MainWindow) -> None:
    window.dispatch("help")
    guide = opened(window)
    assert guide.windowHandle().transientParent() is None
    guide.resize(700, 500)
    window.close()
    assert not guide.isVisible()
    window.show()
    window.dispatch("help")
    assert opened(window) is guide


def test_it_comes_back_as_large_as_it_was(context: Context, qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    first = HelpWindow(context, owner)
    first.show()
    first.resize(701, 502)
    first.close()
    assert HelpWindow(context, owner).size() == QSize(701, 502)


def test_the_contents_list_every_page_under_its_chapter(guide: HelpWindow) -> None:
    assert listed(guide)[:3] == ["Begin", "Your first hour", "Bring in your people"]
    assert len(listed(guide)) == len(guide.guide.entries) + len(guide.guide.chapters)
    guide.list.setFocus()
    press(guide.list, Qt.Key.Key_Down)
    assert guide.page == "people.md"


def test_the_search_finds_words_in_all_pages_and_marks_them(guide: HelpWindow, qtbot: QtBot) -> None:
    guide.search.setFocus()
    QTest.keyClicks(guide.search, "thank-you hours")
    qtbot.waitUntil(lambda: listed(guide)[0].endswith("pages"))
    assert "Wrap up and say thank you" in listed(guide)
    press(guide.search, Qt.Key.Key_Return)
    assert guide.focusWidget() is guide.list
    assert guide.page == guide.guide.search("thank-you hours")[0].entry.name
    marked = {mark.cursor.selectedText().lower() for mark in guide.reader.extraSelections()}
    assert marked == {"thank-you", "hours"}


def test_a_search_without_an_answer_says_so_and_esc_brings_the_contents_back(
    guide: HelpWindow, qtbot: QtBot
) -> None:
    guide.search.setText("xylophone")
    qtbot.waitUntil(lambda: listed(guide) == ["Nothing found"])
    press(guide, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: listed(guide)[0] == "Begin")
    assert guide.isVisible()
    press(guide, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_links_lead_to_pages_and_back(guide: HelpWindow) -> None:
    guide.reader.anchorClicked.emit(QUrl("people.md"))
    assert guide.page == "people.md"
    press(guide, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert guide.page == "first-hour.md"
    assert not guide.back.isEnabled()
    press(guide, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert guide.page == "people.md"
    assert not guide.forward.isEnabled()


def test_links_are_followed_by_keyboard_alone(guide: HelpWindow) -> None:
    press(guide, Qt.Key.Key_F6)
    press(guide, Qt.Key.Key_F6)
    while guide.focusWidget() is not guide.reader:
        press(guide, Qt.Key.Key_F6)
    press(guide.reader, Qt.Key.Key_Tab)
    press(guide.reader, Qt.Key.Key_Return)
    assert guide.page == "people.md", "the first link of the page"


def test_f6_goes_from_area_to_area(guide: HelpWindow) -> None:
    guide.search.setFocus()
    seen = []
    for _ in range(3):
        press(guide, Qt.Key.Key_F6)
        seen.append(guide.focusWidget())
    assert seen == [guide.list, guide.reader, guide.search]
    press(guide, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert guide.focusWidget() is guide.reader


def test_the_page_shows_the_focus_to_those_who_came_by_key(guide: HelpWindow, theme: Theme) -> None:
    guide.reader.setFocus(Qt.FocusReason.MouseFocusReason)
    assert edge(guide.reader) != theme.colors.focus.name()
    guide.search.setFocus()
    press(guide, Qt.Key.Key_F6)
    press(guide, Qt.Key.Key_F6)
    assert guide.focusWidget() is guide.reader
    assert edge(guide.reader) == theme.colors.focus.name()


def test_every_control_has_a_name(guide: HelpWindow) -> None:
    for control in (guide.search, guide.list, guide.reader, guide.back, guide.forward):
        assert control.accessibleName()


def test_web_links_open_in_the_browser_and_all_others_nowhere(guide: HelpWindow, browser: Browser) -> None:
    guide.reader.anchorClicked.emit(QUrl("https://example.org/talk"))
    assert browser.opened == ["https://example.org/talk"]
    for link in ("file:///etc/hostname", "../README.md", "javascript:alert(1)", "mailto:a@b.example", "/etc"):
        guide.reader.anchorClicked.emit(QUrl(link))
    assert browser.opened == ["https://example.org/talk"]
    assert guide.page == "first-hour.md"


def test_a_page_shows_the_pictures_of_the_guide_and_reads_nothing_else(
    reader: Reader, tmp_path: Path, qtbot: QtBot
) -> None:
    secret = tmp_path / "secret.png"
    QImage(40, 30, QImage.Format.Format_RGB32).save(str(secret))
    others = (
        f"file://{pathname2url(str(secret))}",
        str(secret),
        "http://127.0.0.1:9/picture.png",
        "//host/share/picture.png",
        "pictures/../../LICENSE",
        ":/qt-project.org/qmessagebox/images/qtlogo-64.png",
    )
    reader.read("\n\n".join(f"![x]({name})" for name in (*others, "pictures/today.png")))
    reader.grab()  # which asks for what is shown
    shown = [each.charFormat().toImageFormat() for each in dressing.pictures(reader.document())]
    assert [each.name() for each in shown][-1] == "pictures/today.png"
    for name in (each.name() for each in shown[:-1]):
        image = reader.document().resource(_IMAGE, QUrl(name))
        assert image.size() == QSize(1, 1), name
    assert reader.document().resource(_IMAGE, QUrl("pictures/today.png")).width() > 500


def test_html_in_a_page_is_text(reader: Reader) -> None:
    reader.read('before <img src="file:///etc/hostname"> <b>after</b>')
    assert "<b>after</b>" in reader.toPlainText()
    assert list(dressing.pictures(reader.document())) == []


def test_pictures_fit_the_width_and_lines_stay_readable(reader: Reader, theme: Theme) -> None:
    reader.show_page("today.md")
    for width in (400, 700, 1600):
        reader.resize(width, 500)
        (picture,) = dressing.pictures(reader.document())
        shape = picture.charFormat().toImageFormat()
        assert shape.width() <= min(theme.px(680), reader.viewport().width())
        assert abs(shape.height() / shape.width() - 800 / 1280) < 0.01
        assert reader.horizontalScrollBar().maximum() == 0
        image = reader.document().resource(_IMAGE, QUrl("pictures/today.png"))
        assert image.width() == round(shape.width() * reader.devicePixelRatioF()), "no pixel is invented"


def test_it_follows_the_theme(reader: Reader, theme: Theme) -> None:
    reader.show_page("keyboard.md")
    light = link_colour(reader)
    before = reader.document().defaultFont().pixelSize()
    try:
        theme.set_mode("dark")
        theme.set_text_scale(1.5)
        assert link_colour(reader) == theme.colors.accent_text.name() != light
        assert reader.document().defaultFont().pixelSize() > before
    finally:
        theme.set_text_scale(1.0)
        theme.set_mode("light")


def link_colour(reader: Reader) -> str:
    reader.read("a [link](people.md)")
    cursor = QTextCursor(reader.document())
    cursor.setPosition(4)
    return cursor.charFormat().foreground().color().name()


def test_every_page_can_be_shown(guide: HelpWindow) -> None:
    for entry in guide.guide.entries:
        guide.show_page(entry.name)
        assert guide.reader.toPlainText().startswith(entry.title)
        assert "](" not in guide.reader.toPlainText()
        assert "**" not in guide.reader.toPlainText()


def test_a_click_on_a_line_of_the_contents_turns_to_its_page(guide: HelpWindow) -> None:
    row = listed(guide).index("Privacy")
    box = guide.list.visualRect(guide.list.lines.index(row))
    guide.list.scrollTo(guide.list.lines.index(row))
    box = guide.list.visualRect(guide.list.lines.index(row))
    QTest.mouseClick(
        guide.list.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        box.center() + QPoint(),
    )
    assert guide.page == "privacy.md"


def test_it_opens_in_the_language_of_the_user(context: Context, qtbot: QtBot) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    try:
        owner = QWidget()
        qtbot.addWidget(owner)
        made = HelpWindow(context, owner)
    finally:
        QLocale.setDefault(before)
    assert made.guide.entries, "in English, as long as nobody has translated it"
