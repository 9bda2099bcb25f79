"""The Settings page over a real store: kept at once, or refused in place."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft, MessageDraft
from klatch.services import contacts, messages, settings
from klatch.services.settings import Appearance, Cadence, Profile
from klatch.ui.actions import Actions
from klatch.ui.appearance import AppearanceKeeper, dress
from klatch.ui.fields.auto import CheckField, ChoiceField, LineField, NumberField, TextField
from klatch.ui.fields.section import Section
from klatch.ui.page import Context
from klatch.ui.places import Place
from klatch.ui.settings.page import SettingsPage


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> SettingsPage:
    settings.put(context.store, Profile(zone="America/New_York"), context.clock.now())
    made = SettingsPage(context)
    qtbot.addWidget(made)
    made.resize(1000, 640)
    made.show()
    made.arrive(Place("settings"))
    return made


def line(page: SettingsPage, name: str) -> LineField:
    field = page.you.fields[name]
    assert isinstance(field, LineField)
    return field


def type_into(qtbot: QtBot, editor: QLineEdit, text: str) -> None:
    editor.clear()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def follow_up_due(context: Context) -> str:
    row = context.store.fetch_one("SELECT due_on FROM task WHERE kind = 'follow_up'")
    return str(row[0]) if row else ""


def silence(context: Context) -> None:
    """Somebody was written to a day ago and has not answered."""
    at = context.clock.now() - timedelta(days=1)
    who = contacts.add(context.store, ContactDraft(display_name="Ada"), at)
    draft = MessageDraft(who, "outreach.cold", "Hello", "Would you have 20 minutes?")
    messages.mark_sent(context.store, messages.save_draft(context.store, draft, at), at, at)


def test_what_messages_say_of_the_user_is_kept_as_it_is_typed(
    qtbot: QtBot, page: SettingsPage, context: Context
) -> None:
    for name in ("name", "phone", "headline", "school", "topic_narrow", "topic_broad"):
        type_into(qtbot, line(page, name).line, f" the {name} ")
    type_into(qtbot, line(page, "email").line, "nora@example.org")
    signature, minutes = page.you.fields["signature"], page.you.fields["ask_minutes"]
    medium = page.you.fields["ask_medium"]
    assert isinstance(signature, TextField)
    assert isinstance(minutes, NumberField)
    assert isinstance(medium, ChoiceField)
    signature.area.setPlainText("Nora\nPortland")
    signature.commit()
    minutes.spin.setValue(30)
    minutes.commit()
    medium.box.setCurrentIndex(medium.box.findData("phone"))
    medium.commit()
    assert settings.get(context.store, Profile) == Profile(
        name="the name",
        email="nora@example.org",
        phone="the phone",
        headline="the headline",
        school="the school",
        signature="Nora\nPortland",
        zone="America/New_York",
        ask_minutes=30,
        ask_medium="phone",
        topic_narrow="the topic_narrow",
        topic_broad="the topic_broad",
    )


def test_a_bad_address_and_zone_are_refused_in_place(
    qtbot: QtBot, page: SettingsPage, context: Context
) -> None:
    type_into(qtbot, line(page, "email").line, "nora")
    assert "@" in line(page, "email").error
    assert line(page, "email").editor.accessibleDescription() == line(page, "email").error
    type_into(qtbot, line(page, "zone").line, "Middle Earth")
    assert line(page, "zone").error == "Choose a time zone from the list"
    me = settings.get(context.store, Profile)
    assert (me.email, me.zone) == ("", "America/New_York")
    qtbot.keyClick(line(page, "email").line, Qt.Key.Key_Escape)
    assert (line(page, "email").line.text(), line(page, "email").error) == ("", "")


def test_another_zone_moves_the_days_of_the_steps(qtbot: QtBot, page: SettingsPage, context: Context) -> None:
    silence(context)
    assert follow_up_due(context) == "2026-12-01"  # 7 business days after Sunday 22 November
    type_into(qtbot, line(page, "zone").line, "Pacific/Kiritimati")  # Monday already
    assert settings.get(context.store, Profile).zone == "Pacific/Kiritimati"
    qtbot.waitUntil(lambda: follow_up_due(context) == "2026-12-02")


def test_the_rhythm_moves_the_follow_ups(qtbot: QtBot, page: SettingsPage, context: Context) -> None:
    silence(context)
    section = page.follow_ups
    page.show_section(1)
    days = section.fields["custom_days"]
    assert isinstance(days, NumberField)
    assert not days.isVisible()
    section.rhythm.chosen.emit("gentle")
    qtbot.waitUntil(lambda: follow_up_due(context) == "2026-11-29")
    assert section.rhythm.current() == "gentle"
    assert "7 days" in section.rhythm.explained.text()
    section.rhythm.chosen.emit("custom")
    assert days.isVisible()
    days.spin.setValue(3)
    days.commit()
    qtbot.waitUntil(lambda: follow_up_due(context) == "2026-11-25")


def test_days_off_and_hours_are_kept_but_never_all_seven(page: SettingsPage, context: Context) -> None:
    section = page.follow_ups
    page.show_section(1)
    hours = section.fields["thank_you_hours"]
    assert isinstance(hours, NumberField)
    hours.spin.setValue(36)
    hours.commit()
    section.days[4].click()
    cadence = settings.get(context.store, Cadence)
    assert (cadence.thank_you_hours, cadence.weekend) == (36, (4, 5, 6))
    for day in section.days[:4]:
        day.click()
    assert section.weekend.error == "Leave at least one day to work on"
    assert settings.get(context.store, Cadence).weekend == (0, 1, 2, 4, 5, 6)
    section.days[0].click()
    assert section.weekend.error == ""
    assert settings.get(context.store, Cadence).weekend == (1, 2, 3, 4, 5, 6)


def test_the_holidays_of_a_country_are_listed_and_move_the_follow_ups(
    qtbot: QtBot, page: SettingsPage, context: Context
) -> None:
    silence(context)
    section = page.follow_ups
    page.show_section(1)
    country, region = section.fields["country"], section.fields["region"]
    assert isinstance(country, ChoiceField)
    assert isinstance(region, ChoiceField)
    assert (section.public.isVisible(), region.isVisible()) == (False, False)
    country.box.setCurrentIndex(country.box.findText("United States"))
    country.commit()
    qtbot.waitUntil(lambda: follow_up_due(context) == "2026-12-02")  # without Thanksgiving
    qtbot.waitUntil(lambda: " 26 Nov " in section.public.text())
    assert region.isVisible()
    country.box.setCurrentIndex(country.box.findText("Germany"))
    country.commit()
    qtbot.waitUntil(lambda: follow_up_due(context) == "2026-12-01")
    qtbot.waitUntil(lambda: region.box.findText("Bayern") > 0)
    assert " 4 Jun " not in section.public.text()
    region.box.setCurrentIndex(region.box.findText("Bayern"))
    region.commit()
    qtbot.waitUntil(lambda: " 4 Jun " in section.public.text())
    cadence = settings.get(context.store, Cadence)
    assert (cadence.country, cadence.region) == ("DE", "BY")
    country.box.setCurrentIndex(0)
    country.commit()
    assert settings.get(context.store, Cadence) == Cadence()
    assert (section.public.isVisible(), region.isVisible()) == (False, False)


def test_a_country_without_known_holidays_says_so(qtbot: QtBot, page: SettingsPage, context: Context) -> None:
    settings.put(context.store, Cadence(country="IC"), context.clock.now())
    page.show_section(1)
    qtbot.waitUntil(lambda: page.follow_ups.public.text().startswith("No holidays are known"))


def test_days_of_ones_own_are_added_and_taken_off(qtbot: QtBot, page: SettingsPage, context: Context) -> None:
    silence(context)
    section = page.follow_ups
    page.show_section(1)
    for day in (25, 24):
        section.own_days.day.setDate(QDate(2026, 11, day))
        section.own_days.add.click()
    assert settings.get(context.store, Cadence).holidays == ("2026-11-24", "2026-11-25")
    qtbot.waitUntil(lambda: follow_up_due(context) == "2026-12-03")
    chips = section.own_days.chips()
    assert [chip.accessibleName() for chip in chips] == ["Take off 24 Nov 2026", "Take off 25 Nov 2026"]
    chips[0].click()
    assert settings.get(context.store, Cadence).holidays == ("2026-11-25",)
    section.own_days.chips()[0].click()
    assert section.own_days.chips() == []
    qtbot.waitUntil(lambda: follow_up_due(context) == "2026-12-01")


def test_numbers_of_ones_own_and_what_they_mean(qtbot: QtBot, page: SettingsPage, context: Context) -> None:
    silence(context)
    section = page.follow_ups
    page.show_section(1)
    section.rhythm.chosen.emit("custom")
    elsewhere, business = section.fields["custom_elsewhere"], section.fields["custom_business"]
    assert isinstance(elsewhere, NumberField)
    assert isinstance(business, CheckField)
    assert "someone else" not in section.rhythm.explained.text()
    elsewhere.spin.setValue(4)
    elsewhere.commit()
    business.tick.click()
    assert section.rhythm.explained.text().startswith(
        "After 4 business days without an answer, write to someone else at the same employer."
        " After 10 business days, follow up once."
    )
    qtbot.waitUntil(lambda: follow_up_due(context) == "2026-12-04")


def test_the_look_changes_at_once_and_comes_back(page: SettingsPage, context: Context) -> None:
    theme = context.theme
    dress(theme, context.store)
    keeper = AppearanceKeeper(context, page)
    page.show_section(2)
    try:
        assert page.appearance.mode.current() == "system"
        page.appearance.mode.chosen.emit("dark")
        assert theme.dark
        size, motion = page.appearance.fields["text_scale"], page.appearance.fields["reduce_motion"]
        assert isinstance(size, NumberField)
        assert isinstance(motion, CheckField)
        size.spin.setValue(120)
        size.commit()
        motion.tick.click()
        assert theme.duration() == 0
        assert settings.get(context.store, Appearance) == Appearance("dark", 120, True)
        theme.set_mode("light")  # as the View menu does
        assert page.appearance.mode.current() == "light"
        assert settings.get(context.store, Appearance).theme == "light"
        theme.changed.disconnect(keeper._on_changed)
        theme.set_mode("dark")
        dress(theme, context.store)
        assert (theme.mode, theme.text_scale) == ("light", 1.2)
    finally:
        theme.set_reduce_motion(False)
        theme.set_text_scale(1.0)
        theme.set_mode("light")


def test_the_folder_is_shown_and_the_windows_commands_are_used(qtbot: QtBot, context: Context) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    asked: list[str] = []
    Actions(window, window.menuBar(), context.theme, asked.append)
    page = SettingsPage(context, window)
    window.setCentralWidget(page)
    window.show()
    page.show_section(5)
    assert page.data.folder.text() == str(context.store.path.parent)
    page.data.back_up.click()
    page.data.check.click()
    assert asked == ["back_up", "check"]


def test_the_pages_are_reached_by_keys_and_what_is_typed_is_kept_on_leaving(
    page: SettingsPage, context: Context
) -> None:
    line(page, "name").line.setText("Nora")
    first, *others = (button.text() for button in page.buttons)
    for title in (*others, first):
        page.commands()["next_tab"]()
        assert page.heading() == ("Settings", title)
    page.commands()["previous_tab"]()
    assert page.heading() == ("Settings", "Updates")
    page.depart()
    assert settings.get(context.store, Profile).name == "Nora"


def test_large_text_is_not_cut(qtbot: QtBot, page: SettingsPage, context: Context) -> None:
    try:
        context.theme.set_text_scale(1.5)
        page.resize(900, 520)
        for number, section in enumerate(page._sections()):
            page.show_section(number)
            qtbot.waitUntil(partial(_fits, section))
    finally:
        context.theme.set_text_scale(1.0)


def _fits(section: Section) -> bool:
    return section._inside.width() <= section.viewport().width()
