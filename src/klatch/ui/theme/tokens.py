"""The design tokens as frozen, typed values read from `resources/themes/tokens.json`."""

import json
import re
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from PySide6.QtGui import QColor

from klatch.support import resources

FontRole = Literal["micro", "caption", "body", "reading", "heading", "name", "title", "display"]

_CAMEL = re.compile(r"(?<=[a-z0-9])([A-Z])")


class Colors(NamedTuple):
    """Every colour of one theme; the field names are those of tokens.json in snake_case."""

    background: QColor
    surface: QColor
    raised: QColor
    sunken: QColor
    hover: QColor
    selected: QColor
    border: QColor
    border_strong: QColor
    border_control: QColor
    text: QColor
    muted: QColor
    disabled: QColor
    on_accent: QColor
    accent: QColor
    accent_hover: QColor
    accent_pressed: QColor
    accent_soft: QColor
    accent_text: QColor
    focus: QColor
    success: QColor
    success_soft: QColor
    warning: QColor
    warning_soft: QColor
    warning_graphic: QColor
    danger: QColor
    danger_soft: QColor
    info: QColor
    info_soft: QColor
    toast: QColor
    on_toast: QColor
    toast_action: QColor
    scrim: QColor
    highlight: QColor
    on_highlight: QColor
    merge_field: QColor
    on_merge_field: QColor

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The roles there are."""
        return cls._fields

    def named(self, role: str) -> QColor:
        """The colour of a role given as text; raises AttributeError for an unknown one."""
        color: QColor = getattr(self, role)
        return color


class StageColors(NamedTuple):
    """The three colours of a stage: text, soft fill and glyph."""

    fg: QColor
    soft: QColor
    graphic: QColor


class Tint(NamedTuple):
    """An avatar's fill and the colour of its initials."""

    fill: QColor
    ink: QColor


class FontSpec(NamedTuple):
    """A text style: size in px at a 13 px base, and weight."""

    px: int
    weight: int


class Scheme(NamedTuple):
    """All colours of one theme."""

    dark: bool
    colors: Colors
    stages: Mapping[str, StageColors]
    avatars: tuple[Tint, ...]


class Tokens(NamedTuple):
    """The whole of tokens.json: both schemes, text styles, sizes (px at a 13 px base) and times (ms)."""

    light: Scheme
    dark: Scheme
    fonts: Mapping[str, FontSpec]
    sizes: Mapping[str, int]
    space: Mapping[str, int]
    radius: Mapping[str, int]
    motion: Mapping[str, int]
    stage_order: tuple[str, ...]


def load_tokens() -> Tokens:
    """Read the bundled tokens."""
    data = json.loads(resources.text("themes", "tokens.json"))
    return Tokens(
        light=_scheme(data, "light"),
        dark=_scheme(data, "dark"),
        fonts={key: FontSpec(v["px"], v["weight"]) for key, v in data["font"].items() if isinstance(v, dict)},
        sizes=_numbers(data["size"]),
        space=_numbers(data["space"]),
        radius=_numbers(data["radius"]),
        motion=_numbers(data["motion"]),
        stage_order=tuple(data["stage"]["order"]),
    )


def _numbers(part: Mapping[str, Any]) -> dict[str, int]:
    return {_snake(key): value for key, value in part.items() if isinstance(value, int)}


def _scheme(data: Mapping[str, Any], name: str) -> Scheme:
    given = {_snake(key): _color(value) for key, value in data["color"][name].items()}
    return Scheme(
        dark=name == "dark",
        colors=Colors(**{field: given[field] for field in Colors.names()}),
        stages={
            stage: StageColors(*(QColor(parts[k]) for k in ("fg", "soft", "graphic")))
            for stage, parts in data["stage"][name].items()
        },
        avatars=tuple(Tint(QColor(fill), QColor(ink)) for fill, ink in data["avatar"][name]),
    )


def _snake(name: str) -> str:
    return _CAMEL.sub(r"_\1", name).lower()


def _color(text: str) -> QColor:
    """A colour of tokens.json; CSS writes #RRGGBBAA, Qt reads #AARRGGBB."""
    if len(text) == 9:
        text = f"#{text[7:]}{text[1:7]}"
    return QColor(text)
