"""What the wrap-up can do now, by the names of the action table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from klatch.domain.vocabulary import TakeawayKind
from klatch.ui.page import Command
from klatch.ui.writing.asking import can_fill

if TYPE_CHECKING:
    from klatch.ui.wrap_up.page import WrapUpPage


def available(page: WrapUpPage) -> dict[str, Command]:
    """Those that can be run; what makes no sense now is left out."""
    found: dict[str, Command] = {
        "finish_wrap_up": page.finish,
        "finish_later": page.finish_later,
        "add_opportunity": page.add_opportunity,
        "line_advice": partial(page.set_kind, TakeawayKind.ADVICE),
        "line_information": partial(page.set_kind, TakeawayKind.INFORMATION),
        "line_referral": partial(page.set_kind, TakeawayKind.REFERRAL),
    }
    return found | (_thanking(page) if page.thanks_open else {"next_step": page.finish})


def _thanking(page: WrapUpPage) -> dict[str, Command]:
    thanks = page.thanks
    found: dict[str, Command] = {"save_draft": page.save_draft, "thank": page.panel.body.setFocus}
    if thanks.writing.objections:
        found["write_anyway"] = partial(thanks.overrule, thanks.writing.objections[0].key)
    if thanks.shown.missing and can_fill(thanks.writing, thanks.shown):
        found["next_step"] = page.panel.fill_in
    if not thanks.blocked:
        found |= {name: partial(page.hand_over, name) for name in ("copy_message", "save_eml")}
        found |= {"mark_sent": page.mark_sent, "next_step": page.mark_sent}
        if thanks.writing.address:
            found["open_in_mail"] = partial(page.hand_over, "open_in_mail")
    return found
