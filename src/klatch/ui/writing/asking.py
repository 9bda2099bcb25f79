"""What a message lacks that a form could ask for."""

from __future__ import annotations

from klatch.ui.writing import filling
from klatch.ui.writing.writing import Shown, Writing


def can_fill(writing: Writing, shown: Shown) -> bool:
    """Whether a form could give what is missing or left out."""
    return writing.contact is not None and any(map(filling.fillable, (*shown.missing, *shown.left_out)))


def to_ask(writing: Writing, shown: Shown) -> tuple[list[str], list[str]]:
    """What the form asks for: what is needed, then what would bring a sentence back."""
    needed = [name for name in shown.missing if filling.fillable(name)]
    wished = [name for name in shown.left_out if filling.fillable(name)]
    if "me.signature" in needed and writing.is_empty("me.name"):
        # The name alone signs, too, and it stands in the mail's head.
        needed = ["me.name", *(name for name in needed if name not in ("me.name", "me.signature"))]
        wished = ["me.signature", *wished]
    return needed, wished
