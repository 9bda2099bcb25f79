"""Tokens, colours, fonts and style sheet of the window."""

from klatch.ui.theme.theme import MAX_TEXT_SCALE, MIN_TEXT_SCALE, Mode, Theme
from klatch.ui.theme.tokens import Colors, FontRole, Scheme, StageColors, Tint, Tokens, load_tokens

__all__ = [
    "MAX_TEXT_SCALE",
    "MIN_TEXT_SCALE",
    "Colors",
    "FontRole",
    "Mode",
    "Scheme",
    "StageColors",
    "Theme",
    "Tint",
    "Tokens",
    "load_tokens",
]
