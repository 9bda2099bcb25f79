"""What can be done on the map now, by the names of the action table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from klatch.services.reading.referral_map import OnMap
from klatch.ui import steps
from klatch.ui.command_menu import add_commands
from klatch.ui.page import Command, Context
from klatch.ui.places import Compose, NewMeeting, ShowContact

if TYPE_CHECKING:
    from klatch.ui.contacts.map.view import ReferralMapView

_MENU = (
    ("show_person", "next_step", "step_done", *steps.SNOOZES, "skip_step"),
    ("write", "meet"),
    ("add_referral", "remove_referral"),
)


def available(context: Context, view: ReferralMapView, found: OnMap | None) -> dict[str, Command]:
    """Those that can be run now; `found` is who is selected."""
    commands: dict[str, Command] = {"add_referral": view.add, "detail_pane": view.toggle_pane}
    if view.model.shown.people:
        commands |= {"map_list": view.toggle_list, "map_fit": view.chart.fit}
    if found is not None:
        commands |= _about(context, view, found)
    return commands


def fill(menu: QMenu, commands: dict[str, Command], context: Context) -> None:
    """Put into a menu what can be done with whoever is selected."""
    menu.clear()
    for group in _MENU:
        if menu.actions():
            menu.addSeparator()
        add_commands(menu, group, commands, context.theme)


def _about(context: Context, view: ReferralMapView, found: OnMap) -> dict[str, Command]:
    person, told, verbs = found.person, found.to_tell, view.verbs
    go = context.navigator.go
    commands: dict[str, Command] = {
        "show_person": partial(go, ShowContact(person.id)),
        "write": partial(go, Compose((person.id,))),
        "meet": partial(go, NewMeeting((person.id,))),
    }
    if found.referrers:
        commands["remove_referral"] = partial(view.take_back, found.referrers[0][0].id)
    if told is not None or found.news is not None:
        commands["next_step"] = partial(verbs.tell, person.id)
    if told is not None:
        commands |= {
            "step_done": partial(verbs.done, told.step.id, person.name),
            "skip_step": partial(verbs.skip, told.step.id, person.name),
        }
        commands |= {way: partial(verbs.put_off, told.step.id, way) for way in steps.SNOOZES}
    return commands
