"""Where Klatch asks before a message goes out."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from klatch.domain.errors import InvalidInput
from klatch.services import settings
from klatch.services.settings import Outreach
from klatch.ui.fields.auto import ChoiceField, NumberField
from klatch.ui.page import Context
from klatch.ui.places import Place
from klatch.ui.settings.page import SettingsPage


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> SettingsPage:
    made = SettingsPage(context)
    qtbot.addWidget(made)
    made.show()
    made.arrive(Place("settings"))
    return made


def number(page: SettingsPage, name: str) -> NumberField:
    field = page.outreach.fields[name]
    assert isinstance(field, NumberField)
    return field


def choice(page: SettingsPage, name: str) -> ChoiceField:
    field = page.outreach.fields[name]
    assert isinstance(field, ChoiceField)
    return field


def test_what_is_chosen_holds_at_once(page: SettingsPage, context: Context) -> None:
    assert (number(page, "daily_cap").read(), number(page, "again_after_days").read()) == (10, 7)
    for name, value in (("daily_cap", 3), ("again_after_days", 0)):
        field = number(page, name)
        field.spin.setValue(value)
        field.commit()
    for name, place in (("note_characters", 1), ("strict_words", 1)):
        chosen = choice(page, name)
        chosen.box.setCurrentIndex(place)
        chosen.commit()
    assert settings.get(context.store, Outreach) == Outreach(3, 0, 300, strict_words=True)


def test_what_is_stored_is_shown(page: SettingsPage, context: Context) -> None:
    settings.put(context.store, Outreach(5, 14, 300, strict_words=True), context.clock.now())
    assert [number(page, name).read() for name in ("daily_cap", "again_after_days")] == [5, 14]
    assert choice(page, "note_characters").box.currentText() == "300 with Premium"
    assert choice(page, "strict_words").box.currentText() == "75 words (strict)"


@pytest.mark.parametrize(
    "value", [Outreach(daily_cap=0), Outreach(again_after_days=-1), Outreach(note_characters=250)]
)
def test_limits_nobody_can_mean_are_refused(context: Context, value: Outreach) -> None:
    with pytest.raises(InvalidInput):
        settings.put(context.store, value, context.clock.now())
