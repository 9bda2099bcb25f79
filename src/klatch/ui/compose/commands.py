"""What the page can do now, by the names of the action table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from klatch.domain.vocabulary import Channel
from klatch.ui.page import Command
from klatch.ui.writing import asking
from klatch.ui.writing.words import blocked

if TYPE_CHECKING:
    from klatch.ui.compose.page import ComposePage


def available(page: ComposePage) -> dict[str, Command]:
    """Those that can be run; what makes no sense now is left out."""
    found = _in_batch(page)
    if page.review.is_over:
        return found | {"next_step": page.context.navigator.leave}
    found["discard"] = page.discard
    if page.writing.contact is not None:
        found["save_draft"] = page.save_draft
    if page.writing.objections:
        found["write_anyway"] = page.overrule
    if not blocked(page.writing, page.shown):
        found |= _ways_out(page)
    elif asking.can_fill(page.writing, page.shown):
        found["next_step"] = page.fill_in
    if page.frame.fill.isVisible():
        found |= {"leave": page.frame.fill.close_form, "next_step": page.frame.fill.submit}
    return found


def _ways_out(page: ComposePage) -> dict[str, Command]:
    found: dict[str, Command] = {
        "copy_message": page.copy,
        "mark_sent": page.mark_sent,
        "next_step": page.next_step,
    }
    if page.writing.channel is Channel.EMAIL:
        found["save_eml"] = page.save_eml
        if page.writing.address:
            found["open_in_mail"] = page.open_in_mail
    return found


def _in_batch(page: ComposePage) -> dict[str, Command]:
    batch = page.review.batch
    if batch is None:
        return {}
    moves = (("next_tab", 1), ("previous_tab", -1))
    found: dict[str, Command] = {
        name: partial(page.step, by) for name, by in moves if batch.neighbour(by) is not None
    }
    return found if batch.is_over else found | {"skip_message": page.skip}
