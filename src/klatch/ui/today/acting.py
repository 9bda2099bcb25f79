"""What can be done with a row, by the names of the action table."""

from __future__ import annotations

from functools import partial

from klatch.ui import steps
from klatch.ui.page import Command
from klatch.ui.today.items import Item, ItemVerbs, Turn


def commands(verbs: ItemVerbs, item: Item) -> dict[str, Command]:
    """What can be done with this now."""
    found: dict[str, Command] = {}
    if item.can_start:
        found["next_step"] = partial(verbs.start, item)
    if item.turn in (Turn.PREPARE, Turn.START):
        found["start_meeting"] = partial(verbs.begin, item)
    if item.task is not None:
        found["step_done"] = partial(verbs.done, item)
        found["skip_step"] = partial(verbs.skip, item)
        if steps.may_rest(item.kind):
            found |= verbs.tasks.snoozing([item.task])
    if item.contact is not None:
        found["write"] = partial(verbs.write_to, (item.contact,))
    return found
