"""The map through the real window: where it stands, and moving on it by keyboard and mouse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft, ReferralDraft
from klatch.services import contacts, referrals
from klatch.store.values import to_text
from klatch.ui.contacts.map.chart import MapChart
from klatch.ui.contacts.map.view import ReferralMapView
from klatch.ui.contacts.page import ContactsPage
from klatch.ui.page import Context
from klatch.ui.places import Compose, Place, ShowContact, ShowReferralMap
from klatch.ui.window import MainWindow

People = dict[str, int]
KEY = Qt.Key


@pytest.fixture
def from_right_to_left(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def page_of(window: MainWindow) -> ContactsPage:
    assert isinstance(window.page, ContactsPage)
    return window.page


def name(view: ReferralMapView) -> str:
    return view.model.shown.people[view.current].name if view.current else ""


def point_of(chart: MapChart, person: int) -> QPoint:
    assert chart.plan is not None
    return chart.mapFromScene(chart.plan.box(chart.plan.node_of(person)).center())


def press(qtbot: QtBot, widget: QWidget, *keys: Qt.Key, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    for key in keys:
        qtbot.keyClick(widget, key, modifier)


def test_the_map_comes_to_the_front_by_its_command(window: MainWindow, people: People, qtbot: QtBot) -> None:
    qtbot.keyClick(window, KEY.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    page = page_of(window)
    view = page.fronts.map
    assert view is not None
    assert page.heading() == ("Contacts", "Referral map")
    assert page.status() == "7 people on the map, 1 selected"
    assert view.footer.text == "6 people came through a referral. 2 contacts are not on the map."
    assert page.fronts.tab.isChecked()
    assert QApplication.focusWidget() is view.chart
    assert name(view) == "Elena Voss"


def test_the_map_is_the_last_of_the_tabs(window: MainWindow, people: People, qtbot: QtBot) -> None:
    window.go(Place("contacts"))
    page = page_of(window)
    window.dispatch("previous_tab")
    assert page.fronts.map is not None
    window.dispatch("previous_tab")
    assert page.fronts.map is None
    assert page.people.views.current == "address_book"
    window.dispatch("next_tab")
    assert page.fronts.map is not None
    window.dispatch("next_tab")
    assert (page.fronts.map, page.people.views.current) == (None, "everyone")
    page.fronts.tab.click()
    assert page.fronts.map is not None
    bar = page.people.views.strip.bar
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(0).center())  # the one in front before
    assert page.fronts.map is None
    assert page.people.view.isVisible()
    assert not page.fronts.tab.isChecked()


def test_what_was_in_front_is_there_again(
    window: MainWindow, map_view: ReferralMapView, context: Context, qtbot: QtBot
) -> None:
    window.dispatch("map_list")
    window.go(Place("today"))
    again = MainWindow(context)
    qtbot.addWidget(again)
    again.show()
    again.go(Place("contacts"))
    shown = page_of(again).fronts.map
    assert shown is not None
    assert shown.view is shown.outline
    again.go(ShowContact(shown.current))
    assert page_of(again).fronts.map is None
    again.close()
    third = MainWindow(context)
    qtbot.addWidget(third)
    third.go(Place("contacts"))
    assert page_of(third).fronts.map is None
    third.close()


def test_a_place_names_the_person_to_show(
    window: MainWindow, map_view: ReferralMapView, people: People
) -> None:
    window.go(ShowReferralMap(people["Priya Raman"]))
    assert name(map_view) == "Priya Raman"
    window.go(ShowReferralMap(people["Alone Adams"]))
    window.go(ShowContact(people["Hector Ruiz"]))
    window.dispatch("show_map")
    assert name(map_view) == "Hector Ruiz"  # whoever was selected in the list
    window.go(ShowReferralMap(people["Priya Raman"]))
    window.go(ShowReferralMap(people["Alone Adams"]))
    assert name(map_view) == "Priya Raman"  # whoever is not on the map leaves it as it is


def test_arrows_move_along_the_tree(map_view: ReferralMapView, qtbot: QtBot) -> None:
    chart = map_view.chart
    went = []
    for key in (KEY.Key_Right, KEY.Key_Right, KEY.Key_Down, KEY.Key_Down, KEY.Key_Down, KEY.Key_Right,
                KEY.Key_Left, KEY.Key_Left, KEY.Key_Left, KEY.Key_End, KEY.Key_Up, KEY.Key_Home):  # fmt: skip
        press(qtbot, chart, key)
        went.append(name(map_view).partition(" ")[0])
    assert went == ["Marcus", "Priya", "June", "June", "June", "June",
                    "Marcus", "Elena", "Elena", "Hector", "Elena", "Elena"]  # fmt: skip
    assert map_view.pane.person == map_view.current
    assert chart.accessibleDescription().startswith("Elena Voss, Editor, Openbook. To contact.")


def test_arrows_are_mirrored_with_the_window(
    from_right_to_left: None, window: MainWindow, map_view: ReferralMapView, people: People, qtbot: QtBot
) -> None:
    chart = map_view.chart
    assert chart.plan is not None
    assert chart.plan.mirrored
    press(qtbot, chart, KEY.Key_Left)
    assert name(map_view) == "Marcus Bell"
    press(qtbot, chart, KEY.Key_Right)
    assert name(map_view) == "Elena Voss"


def test_enter_and_a_double_click_open_the_contact(
    window: MainWindow, map_view: ReferralMapView, people: People, qtbot: QtBot
) -> None:
    press(qtbot, map_view.chart, KEY.Key_Right, KEY.Key_Return)
    page = page_of(window)
    assert page.fronts.map is None
    assert page.selected == [people["Marcus Bell"]]
    window.dispatch("back")
    assert page.fronts.map is map_view
    viewport = map_view.chart.viewport()
    at = point_of(map_view.chart, people["Ruben Hale"])
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    assert page.selected == [people["Ruben Hale"]]


def test_a_click_selects_and_a_drag_pans(map_view: ReferralMapView, people: People, qtbot: QtBot) -> None:
    chart = map_view.chart
    viewport = chart.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=point_of(chart, people["Ruben Hale"]))
    assert name(map_view) == "Ruben Hale"
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))  # beside everybody
    assert name(map_view) == "Ruben Hale"
    chart.set_zoom(2.0)
    begin = point_of(chart, people["Ruben Hale"])
    before = chart.horizontalScrollBar().value()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(viewport, begin - QPoint(60, 0))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=begin - QPoint(60, 0))
    assert chart.horizontalScrollBar().value() != before
    assert name(map_view) == "Ruben Hale"


def test_keys_pan_with_shift(window: MainWindow, map_view: ReferralMapView, qtbot: QtBot) -> None:
    chart = map_view.chart
    window.resize(960, 620)
    chart.set_zoom(2.0)
    bars = (chart.horizontalScrollBar(), chart.verticalScrollBar())
    for bar in bars:
        bar.setValue(bar.minimum())
    press(qtbot, chart, KEY.Key_Right, KEY.Key_Down, shift=True)
    assert all(bar.value() > bar.minimum() for bar in bars)
    press(qtbot, chart, KEY.Key_Left, KEY.Key_Up, shift=True)
    assert all(bar.value() == bar.minimum() for bar in bars)
    assert name(map_view) == "Elena Voss"


def test_keys_and_wheel_zoom_the_map_and_not_the_text(
    map_view: ReferralMapView, context: Context, qtbot: QtBot
) -> None:
    chart, control = map_view.chart, Qt.KeyboardModifier.ControlModifier
    chart.setFocus()
    qtbot.keyClick(chart, KEY.Key_Plus, control)
    assert (chart.zoom, map_view.footer.level.text()) == (1.1, "110%")
    qtbot.keyClick(chart, KEY.Key_Minus, control)
    qtbot.keyClick(chart, KEY.Key_Minus, control)
    assert chart.zoom == 0.9
    wheel(chart, 120)
    assert chart.zoom == 1.0
    wheel(chart, -120)
    qtbot.keyClick(chart, KEY.Key_0, control)
    assert chart.zoom == 1.0
    assert context.theme.text_scale == 1.0
    map_view.pane.add_referred.setFocus()
    qtbot.keyClick(map_view.pane.add_referred, KEY.Key_Plus, control)
    assert context.theme.text_scale == 1.1
    context.theme.set_text_scale(1.0)


def test_the_buttons_zoom_and_show_everything(map_view: ReferralMapView) -> None:
    footer, chart = map_view.footer, map_view.chart
    for _ in range(20):
        footer.larger.click()
    assert chart.zoom == 2.0
    for _ in range(20):
        footer.smaller.click()
    assert chart.zoom == pytest.approx(0.1)
    footer.level.click()
    assert chart.zoom == 1.0
    chart.set_zoom(2.0)
    footer.whole.click()
    assert chart.plan is not None
    seen = chart.mapToScene(chart.viewport().rect()).boundingRect()
    assert seen.adjusted(-1, -1, 1, 1).contains(chart.plan.extent)
    assert chart.zoom <= 1.0


def test_the_list_tells_the_same(
    window: MainWindow, map_view: ReferralMapView, people: People, qtbot: QtBot
) -> None:
    press(qtbot, map_view.chart, KEY.Key_Right)
    window.dispatch("map_list")
    outline = map_view.outline
    assert map_view.view is outline
    assert QApplication.focusWidget() is outline
    assert outline.current == people["Marcus Bell"]
    assert map_view.footer.other.text() == "View as map"
    press(qtbot, outline, KEY.Key_Down)
    assert name(map_view) == "Priya Raman"
    press(qtbot, outline, KEY.Key_H)  # letters find a name
    assert name(map_view) == "Hector Ruiz"
    map_view.footer.other.click()
    assert map_view.view is map_view.chart
    assert map_view.chart.current == people["Hector Ruiz"]
    window.dispatch("map_list")
    press(qtbot, outline, KEY.Key_Return)
    assert page_of(window).selected == [people["Hector Ruiz"]]


def test_the_menu_offers_what_can_be_done(
    window: MainWindow, map_view: ReferralMapView, people: People, qtbot: QtBot
) -> None:
    map_view.select(people["Marcus Bell"])
    menu = map_view.findChild(QMenu)
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    texts = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    assert texts == [
        "Show the person",
        "Write a message",
        "Plan a meeting",
        "Add a referral…",
        "Take back the referral to them",
    ]
    menu.actions()[0].trigger()
    assert page_of(window).selected == [people["Marcus Bell"]]


def test_the_menu_is_about_whoever_is_under_the_mouse_or_selected(
    map_view: ReferralMapView, people: People
) -> None:
    chart, asked = map_view.chart, []
    chart.menu_wanted.disconnect()
    chart.menu_wanted.connect(asked.append)
    at = point_of(chart, people["Ruben Hale"])
    reason = QContextMenuEvent.Reason
    for event in (
        QContextMenuEvent(reason.Mouse, at, chart.viewport().mapToGlobal(at)),
        QContextMenuEvent(reason.Keyboard, QPoint(1, 1), chart.mapToGlobal(QPoint(1, 1))),
    ):
        QApplication.sendEvent(chart.viewport(), event)
        assert name(map_view) == "Ruben Hale"
    by_mouse, by_key = asked
    assert by_mouse == chart.viewport().mapToGlobal(at)
    assert by_key.y() > by_mouse.y()  # below the node
    assert abs(by_key.y() - by_mouse.y()) < 40


def test_commands_that_would_mean_the_table_are_off_on_the_map(
    window: MainWindow, map_view: ReferralMapView
) -> None:
    for command in ("delete", "edit", "select_all", "filter"):
        assert not window.actions_table[command].isEnabled()
    for command in ("map_list", "map_fit", "add_referral", "write", "show_person"):
        assert window.actions_table[command].isEnabled()
    window.go(Place("today"))
    for command in ("map_list", "map_fit", "add_referral"):
        assert not window.actions_table[command].isEnabled()


def test_f8_hides_the_pane_and_f6_goes_around(
    window: MainWindow, map_view: ReferralMapView, qtbot: QtBot
) -> None:
    window.dispatch("next_area")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert map_view.footer.isAncestorOf(focus)
    window.dispatch("next_area")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert map_view.pane.isAncestorOf(focus)
    window.dispatch("detail_pane")
    assert map_view.pane.isHidden()
    assert QApplication.focusWidget() is map_view.chart
    window.dispatch("detail_pane")
    assert map_view.pane.isVisible()


def test_tab_goes_from_the_views_over_the_map_to_the_pane(
    window: MainWindow, map_view: ReferralMapView, qtbot: QtBot
) -> None:
    map_view.show_as_list(True)
    map_view.show_as_list(False)
    strip = page_of(window).people.views
    strip.map_tab.setFocus()
    stops = []
    for _ in range(4):
        focus = QApplication.focusWidget()
        assert focus is not None
        stops.append(focus)
        press(qtbot, focus, KEY.Key_Tab)
    assert stops[:3] == [strip.map_tab, map_view.chart, map_view.footer.other]
    map_view.show_as_list(True)
    strip.map_tab.setFocus()
    press(qtbot, strip.map_tab, KEY.Key_Tab)
    assert QApplication.focusWidget() is map_view.outline


def test_the_map_follows_what_is_written(
    window: MainWindow, map_view: ReferralMapView, people: People, context: Context
) -> None:
    store, now = context.store, context.clock.now()
    map_view.select(people["Dana Okoye"])
    referrals.add(store, ReferralDraft(people["Dana Okoye"], people["Alone Adams"]), now)
    assert people["Alone Adams"] in map_view.model.shown.people
    assert [person.name for person in map_view.pane.led_to.people] == ["Alone Adams"]
    contacts.edit(store, people["Dana Okoye"], {"display_name": "Dana O."}, now)
    assert name(map_view) == "Dana O."
    contacts.delete(store, [people["Dana Okoye"]], now)
    assert name(map_view) == "Elena Voss"  # whoever was selected is gone
    context.history.undo()
    assert people["Dana Okoye"] in map_view.model.shown.people


def test_what_was_written_elsewhere_is_there_when_the_map_comes_back(
    window: MainWindow, map_view: ReferralMapView, people: People, context: Context
) -> None:
    window.go(Place("today"))
    pair = ReferralDraft(people["Dana Okoye"], people["Alone Adams"])
    referrals.add(context.store, pair, context.clock.now())
    window.go(ShowReferralMap(people["Alone Adams"]))
    assert name(map_view) == "Alone Adams"


def test_names_of_any_length_and_hundreds_of_people_are_painted(
    window: MainWindow, map_view: ReferralMapView, people: People, context: Context
) -> None:
    store, now = context.store, context.clock.now()
    above = people["Dana Okoye"]
    for number, said in enumerate(("محمد عبد الرحمن الأنصاري", "W" * 200, "日本 太郎") * 30):
        added = contacts.add(store, ContactDraft(display_name=f"{said} {number}"), now)
        referrals.add(store, ReferralDraft(above, added), now)
        above = added if number % 4 == 0 else above
    for zoom in (2.0, 1.0, 0.33, 0.1):
        map_view.chart.set_zoom(zoom)
        assert not map_view.chart.grab().isNull()
    for dark in ("dark", "light"):
        context.theme.set_mode(dark)  # type: ignore[arg-type]
        assert not map_view.grab().isNull()
    map_view.show_as_list(True)
    assert not map_view.grab().isNull()


def test_a_large_map_is_read_beside_the_window(
    window: MainWindow, people: People, context: Context, qtbot: QtBot
) -> None:
    at = to_text(context.clock.now())
    with context.store.transaction("Fill", context.clock.now(), bulk=True) as tx:
        names = [(f"many-{n}", at, at, f"Person {n}", f"person {n}", at) for n in range(1_500)]
        columns = "uid, created_at, updated_at, display_name, sort_name, stage_since"
        tx.executemany(f"INSERT INTO contact ({columns}) VALUES (?, ?, ?, ?, ?, ?)", names)
        tx.execute(
            "INSERT INTO referral (uid, created_at, updated_at, referrer, referred)"
            " SELECT 'l' || id, created_at, created_at, ?, id FROM contact WHERE uid LIKE 'many-%'",
            (people["Dana Okoye"],),
        )
    window.dispatch("show_map")
    view = page_of(window).fronts.map
    assert view is not None
    assert view.status() == "0 people on the map"  # nothing is waited for
    assert view.view is not view.empty
    assert "map_list" not in page_of(window).commands()
    window.go(ShowReferralMap(people["Dana Okoye"]))
    pair = ReferralDraft(people["Dana Okoye"], people["Alone Adams"])
    referrals.add(context.store, pair, context.clock.now())  # while it is being read
    qtbot.waitUntil(lambda: people["Alone Adams"] in view.model.shown.people)
    assert name(view) == "Dana Okoye"
    assert view.status() == "1508 people on the map, 1 selected"
    qtbot.waitUntil(lambda: view.pane.figures[0].text == "1501 people")  # read once more, beside the window
    view.show_as_list(True)
    assert view.outline.current == people["Dana Okoye"]


def test_writing_to_somebody_leaves_the_map_for_it(
    window: MainWindow, map_view: ReferralMapView, people: People, went: list[Place]
) -> None:
    window.dispatch("write")
    assert went[-1] == Compose((people["Elena Voss"],))


def wheel(chart: MapChart, by: int) -> None:
    point = chart.viewport().rect().center()
    event = QWheelEvent(
        QPointF(point),
        QPointF(chart.viewport().mapToGlobal(point)),
        QPoint(0, 0),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chart.viewport(), event)
