"""The widgets: they paint, they have names, their keys work."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QVBoxLayout, QWidget

from klatch.ui.theme import Theme
from klatch.ui.widgets.chips import Chip, FilterChip, FilterChips
from klatch.ui.widgets.flow import FlowLayout
from klatch.ui.widgets.focus import FocusRing, focus_by_key
from klatch.ui.widgets.forms import Field, validate
from klatch.ui.widgets.notices import InlineProgress
from klatch.ui.widgets.painting import initials
from klatch.ui.widgets.segmented import Segmented
from klatch.ui.widgets.stepper import StageStepper
from klatch.ui.widgets.tabs import TabStrip
from klatch.ui.widgets.tags import Tag
from klatch.ui.widgets.timeline import Timeline, TimelineEntry
from klatch.ui.widgets.toast import Toast
from ui.gallery import LABELS, STAGES, Gallery


@pytest.fixture
def window(qtbot) -> Iterator[QWidget]:
    window = QWidget()
    window.resize(600, 300)
    QVBoxLayout(window)
    qtbot.addWidget(window)
    yield window
    window.close()


def shown(window: QWidget, widget: QWidget, qtbot) -> QWidget:
    window.layout().addWidget(widget)
    widget.show()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return widget


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_widget_paints_and_every_control_has_a_name(theme: Theme, qtbot, mode: str) -> None:
    theme.set_mode(mode)
    try:
        gallery = Gallery(theme)
        qtbot.addWidget(gallery)
        gallery.show()
        image = gallery.grab().toImage()
    finally:
        theme.set_mode("light")
    assert image.pixelColor(2, 400) == getattr(theme.tokens, mode).colors.background
    unnamed = [
        button
        for button in gallery.findChildren(QAbstractButton)
        if not (button.text() or button.accessibleName())
        and type(button).__name__ not in ("QCheckBox", "QRadioButton")
    ]
    assert not [button for button in unnamed if "klatch" in type(button).__module__]


def test_initials() -> None:
    assert [initials(name) for name in ("Priya Raman", "Cher", "José María Ruiz", "", "(none)")] == [
        "PR", "C", "JR", "?", "?",
    ]  # fmt: skip


class TestStepper:
    @pytest.fixture
    def stepper(self, theme: Theme, window: QWidget, qtbot) -> StageStepper:
        stepper = StageStepper(theme, STAGES, LABELS)
        stepper.set_stage("replied")
        shown(window, stepper, qtbot)
        return stepper

    def test_arrows_move_and_enter_asks(self, stepper: StageStepper, qtbot) -> None:
        steps = stepper._steps
        steps[2].setFocus()
        with qtbot.assertNotEmitted(stepper.chosen):
            QTest.keyClick(steps[2], Qt.Key.Key_Right)
        assert QApplication.focusWidget() is steps[3]
        with qtbot.waitSignal(stepper.chosen) as chosen:
            QTest.keyClick(steps[3], Qt.Key.Key_Return)
        assert chosen.args == ["scheduled"]

    def test_choosing_changes_nothing_by_itself(self, stepper: StageStepper, qtbot) -> None:
        with qtbot.waitSignal(stepper.chosen):
            QTest.mouseClick(stepper._steps[5], Qt.MouseButton.LeftButton)
        assert [step.isChecked() for step in stepper._steps] == [number == 2 for number in range(7)]

    def test_the_current_stage_is_not_asked_for_again(self, stepper: StageStepper, qtbot) -> None:
        with qtbot.assertNotEmitted(stepper.chosen):
            QTest.mouseClick(stepper._steps[2], Qt.MouseButton.LeftButton)

    def test_words_below(self, stepper: StageStepper) -> None:
        assert (stepper._name.text(), stepper._place.text(), stepper._next.text()) == (
            "Replied", "step 3 of 7", "then Scheduled",
        )  # fmt: skip
        stepper.set_stage("paused")
        assert (stepper._name.text(), stepper._place.text()) == ("Paused", "")
        assert not any(step.isChecked() for step in stepper._steps)


class TestFilterChips:
    @pytest.fixture
    def chips(self, theme: Theme, window: QWidget, qtbot) -> FilterChips:
        chips = FilterChips(theme, "All stages", "Stages")
        chips.set_chips([Chip(stage, LABELS[stage], stage, 3) for stage in STAGES[:4]])
        shown(window, chips, qtbot)
        return chips

    def buttons(self, chips: FilterChips) -> list[FilterChip]:
        return [chips._all, *chips._chips]

    def test_left_and_right_move_and_space_checks(self, chips: FilterChips, qtbot) -> None:
        first, second, third = self.buttons(chips)[:3]
        first.setFocus()
        QTest.keyClick(first, Qt.Key.Key_Right)
        QTest.keyClick(second, Qt.Key.Key_Right)
        assert QApplication.focusWidget() is third
        with qtbot.waitSignal(chips.changed) as changed:
            QTest.keyClick(third, Qt.Key.Key_Space)
        assert changed.args == [("contacted",)]
        QTest.keyClick(third, Qt.Key.Key_Left)
        assert QApplication.focusWidget() is second

    def test_several_may_be_on_and_all_turns_them_off(self, chips: FilterChips) -> None:
        every, first, second = self.buttons(chips)[:3]
        first.click()
        second.click()
        assert chips.checked() == ("to_contact", "contacted")
        assert not every.isChecked()
        every.click()
        assert chips.checked() == ()
        assert every.isChecked()

    def test_all_cannot_be_turned_off_alone(self, chips: FilterChips) -> None:
        every = self.buttons(chips)[0]
        every.click()
        assert every.isChecked()

    def test_counts_are_in_the_name_and_leave_the_chip_when_narrow(self, chips: FilterChips) -> None:
        chips.set_counts({"contacted": 12}, 40)
        chip = self.buttons(chips)[2]
        assert chip.accessibleName() == "Contacted, 12"
        wide = chip.sizeHint().width()
        chips.resize(300, 36)
        assert chip.sizeHint().width() < wide
        assert chip.accessibleName() == "Contacted, 12"


class TestToast:
    @pytest.fixture
    def toast(self, theme: Theme, window: QWidget, qtbot) -> Toast:
        editor = QLineEdit()
        shown(window, editor, qtbot)
        editor.setFocus()
        toast = Toast(theme, window)
        toast.show_message("Dana moved to Thanked", "Undo")
        QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))  # it may have come up under the mouse
        return toast

    def test_it_stands_at_the_bottom_centre(self, toast: Toast, window: QWidget) -> None:
        assert abs(toast.geometry().center().x() - window.rect().center().x()) <= 1
        assert toast.geometry().bottom() < window.height()
        window.resize(800, 500)
        assert abs(toast.geometry().center().x() - 400) <= 1

    def test_it_waits_while_hovered_and_goes_on_after(self, toast: Toast) -> None:
        assert toast.running
        QApplication.sendEvent(toast, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
        assert not toast.running
        QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
        assert toast.running

    def test_it_waits_while_focused(self, toast: Toast, window: QWidget) -> None:
        toast._action.setFocus()
        assert not toast.running
        window.findChild(QLineEdit).setFocus()
        assert toast.running

    def test_its_time_ends(self, toast: Toast, qtbot) -> None:
        with qtbot.waitSignal(toast.closed):
            toast._timer.start(1)
        assert toast.isHidden()

    def test_the_action_closes_and_tells(self, toast: Toast, qtbot) -> None:
        with qtbot.waitSignal(toast.acted):
            toast._action.click()
        assert toast.isHidden()
        toast.show_message("Saved")
        assert toast._action.isHidden()


def test_tabs_tell_key_and_count(theme: Theme, window: QWidget, qtbot) -> None:
    tabs = TabStrip(theme, "Views")
    shown(window, tabs, qtbot)
    tabs.add("all", "Everyone", 41)
    tabs.add("due", "Due this week", 16)
    with qtbot.waitSignal(tabs.changed) as changed:
        QTest.keyClick(tabs.bar, Qt.Key.Key_Right)
    assert changed.args == ["due"]
    wide = tabs.bar.tabRect(1).width()
    tabs.set_count("due", 1600)
    assert tabs.bar.accessibleTabName(1) == f"Due this week, {tabs.locale().toString(1600)}"
    assert tabs.bar.tabRect(1).width() > wide


def test_segmented_choice_by_key(window: QWidget, theme: Theme, qtbot) -> None:
    choice = Segmented([("merge", "Merge"), ("both", "Keep both"), ("skip", "Skip")], "Duplicate")
    shown(window, choice, qtbot)
    choice.set_current("merge")
    with qtbot.waitSignal(choice.chosen) as chosen:
        QTest.keyClick(choice._group.button(0), Qt.Key.Key_Right)
    assert chosen.args == ["both"]
    assert choice.current() == "both"


def test_a_field_says_what_to_do_and_takes_the_focus(theme: Theme, window: QWidget, qtbot) -> None:
    name, mail = QLineEdit("Ada"), QLineEdit("ada@example")
    fields = [
        Field(theme, "Name", name, check=lambda: "" if name.text() else "Type a name"),
        Field(
            theme,
            "Email",
            mail,
            check=lambda: "" if mail.text().endswith(".org") else "Add the end, such as .org",
        ),
    ]
    for field in fields:
        shown(window, field, qtbot)
    assert not validate(fields)
    assert QApplication.focusWidget() is mail
    assert mail.accessibleDescription() == "Add the end, such as .org"
    assert mail.property("invalid") == "true"
    mail.setText("ada@example.org")
    name.setFocus()
    assert fields[1].error == ""
    assert mail.accessibleDescription() == ""


def test_cancel_is_told_once(theme: Theme, window: QWidget, qtbot) -> None:
    progress = InlineProgress(theme)
    shown(window, progress, qtbot)
    progress.start("Importing contacts")
    progress.set_progress(231, 406)
    assert progress._count.text() == "231 of 406"
    with qtbot.waitSignal(progress.cancelled):
        progress._cancel.click()
    assert not progress._cancel.isEnabled()


def test_flow_breaks_into_rows(window: QWidget) -> None:
    box = QWidget(window)
    flow = FlowLayout(box, spacing=6)
    for _ in range(4):
        child = QWidget()
        child.setFixedSize(100, 20)
        flow.addWidget(child)
    assert flow.heightForWidth(430) == 20
    assert flow.heightForWidth(220) == 46
    assert flow.heightForWidth(50) == 98


def test_a_timeline_entry_opens_by_its_key(theme: Theme, window: QWidget, qtbot) -> None:
    timeline = Timeline(theme, "Timeline")
    shown(window, timeline, qtbot)
    timeline.set_entries([TimelineEntry("m1", "mail", "Sent", "Fri 14 Nov", "Hello", "November")])
    index = timeline.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Sent, Fri 14 Nov, Hello"
    with qtbot.waitSignal(timeline.opened) as opened:
        timeline.clicked.emit(index)
    assert opened.args == ["m1"]


def test_the_ring_shows_for_keys_and_not_for_clicks(theme: Theme, window: QWidget, qtbot) -> None:
    first, second = QLineEdit(), QLineEdit()
    window.layout().addWidget(first)
    shown(window, second, qtbot)
    ring = FocusRing(theme, window)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert ring.isVisible()
    assert ring.geometry() == second.geometry().adjusted(-4, -4, 4, 4)
    window.resize(700, 320)
    QApplication.sendPostedEvents()
    assert ring.geometry() == second.geometry().adjusted(-4, -4, 4, 4)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert not ring.isVisible()
    focus_by_key(second)
    assert ring.isVisible()


def test_a_pill_makes_room_for_its_icon_whenever_it_gets_one(theme: Theme, window: QWidget, qtbot) -> None:
    plain, later = Tag(theme, "On track", "success"), Tag(theme, "On track", "success")
    for pill in (plain, later):
        shown(window, pill, qtbot)
    later.set_state("On track", "success", icon="check")
    assert later.sizeHint().width() - plain.sizeHint().width() >= theme.px(13)
