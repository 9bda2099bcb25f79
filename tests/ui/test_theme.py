"""Tokens, palette, style sheet and icons."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from klatch.support import resources
from klatch.ui import icons
from klatch.ui.theme import Colors, Scheme, Theme, load_tokens
from klatch.ui.theme.palette import build_palette, high_contrast_scheme

GROUNDS = ("background", "surface", "raised", "sunken", "hover", "selected")
SCHEMES = ("light", "dark")


@pytest.fixture
def switched(theme: Theme) -> Iterator[Theme]:
    yield theme
    theme.set_mode("light")
    theme.set_text_scale(1.0)


def luminance(color: QColor) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def text_pairs(c: Colors) -> list[tuple[str, QColor, QColor]]:
    pairs = [
        (f"{fg} on {bg}", c.named(fg), c.named(bg))
        for fg in ("text", "muted", "accent_text")
        for bg in GROUNDS
    ]
    for state in ("success", "warning", "danger", "info"):
        grounds = ("background", "surface", "raised", "hover", "selected", f"{state}_soft")
        pairs += [(f"{state} on {bg}", c.named(state), c.named(bg)) for bg in grounds]
    pairs += [
        (f"on_accent on {bg}", c.on_accent, c.named(bg))
        for bg in ("accent", "accent_hover", "accent_pressed")
    ]
    return [
        *pairs,
        ("toast", c.on_toast, c.toast),
        ("toast action", c.toast_action, c.toast),
        ("highlight", c.on_highlight, c.highlight),
        ("merge field", c.on_merge_field, c.merge_field),
    ]


@pytest.mark.parametrize("name", SCHEMES)
def test_text_has_enough_contrast(name: str) -> None:
    scheme: Scheme = getattr(load_tokens(), name)
    low = [what for what, fg, bg in text_pairs(scheme.colors) if contrast(fg, bg) < 4.5]
    low += [stage for stage, s in scheme.stages.items() if contrast(s.fg, s.soft) < 4.5]
    low += [f"avatar {i}" for i, tint in enumerate(scheme.avatars) if contrast(tint.ink, tint.fill) < 4.5]
    assert not low


@pytest.mark.parametrize("name", SCHEMES)
def test_graphics_and_edges_have_enough_contrast(name: str) -> None:
    scheme: Scheme = getattr(load_tokens(), name)
    c = scheme.colors
    pairs = [(f"focus on {bg}", c.focus, c.named(bg)) for bg in GROUNDS]
    pairs += [(f"edge on {bg}", c.border_control, c.named(bg)) for bg in ("background", "surface", "raised")]
    pairs += [(stage, s.graphic, s.soft) for stage, s in scheme.stages.items()]
    assert not [what for what, fg, bg in pairs if contrast(fg, bg) < 3.0]


def test_every_placeholder_of_the_style_sheet_is_filled(theme: Theme) -> None:
    sheet = theme.expand(resources.text("themes", "klatch.qss"))
    assert "${" not in sheet
    assert theme.colors.accent.name() in sheet


def test_pictures_named_in_the_style_sheet_exist(theme: Theme) -> None:
    sheet = theme.expand(resources.text("themes", "klatch.qss"))
    named = {part.split('"')[0] for part in sheet.split('url("')[1:]}
    assert named
    assert not [path for path in named if not resources.path("themes", path.rsplit("/", 1)[1]).is_file()]


def test_an_unknown_colour_in_a_style_sheet_is_an_error(theme: Theme) -> None:
    with pytest.raises(AttributeError):
        theme.expand("a { color: ${no_such_colour}; }")


def test_switching_to_dark_changes_palette_and_style_sheet(
    qapp: QApplication, switched: Theme, qtbot
) -> None:
    light = qapp.palette().color(QPalette.ColorRole.Window)
    with qtbot.waitSignal(switched.changed):
        switched.set_mode("dark")
    assert switched.dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == switched.tokens.dark.colors.background != light
    assert switched.tokens.dark.colors.accent.name() in qapp.styleSheet()


def test_every_role_of_the_palette_comes_from_the_tokens() -> None:
    scheme = load_tokens().dark
    palette = build_palette(scheme.colors)
    ours = {scheme.colors.named(field).rgba() for field in Colors.names()}
    roles = [role for role in QPalette.ColorRole if role.name not in ("NColorRoles", "NoRole")]
    groups = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled)
    assert not [(g, r) for g in groups for r in roles if palette.color(g, r).rgba() not in ours]


def test_text_size_scales_fonts_and_rows_within_bounds(switched: Theme) -> None:
    row, body = switched.size("row_two_line"), switched.font("body").pixelSize()
    switched.set_text_scale(1.5)
    assert (switched.size("row_two_line"), switched.font("body").pixelSize()) == (
        round(row * 1.5),
        round(body * 1.5),
    )
    switched.set_text_scale(9)
    assert switched.text_scale == 2.0


def test_the_bundled_font_has_its_weights_and_even_figures(theme: Theme) -> None:
    for weight in (400, 500, 600):
        font = theme.font("body", weight)
        assert (QFontInfo(font).family(), QFontInfo(font).weight()) == ("Inter", weight)
        metrics = QFontMetricsF(font)
        assert metrics.horizontalAdvance("111") == metrics.horizontalAdvance("888")


def test_high_contrast_uses_only_the_colours_of_the_system() -> None:
    system = QPalette(QColor("black"))
    for role, name in (
        (QPalette.ColorRole.Window, "black"), (QPalette.ColorRole.WindowText, "white"),
        (QPalette.ColorRole.Highlight, "yellow"), (QPalette.ColorRole.HighlightedText, "black"),
    ):  # fmt: skip
        system.setColor(role, QColor(name))
    scheme = high_contrast_scheme(system, load_tokens().light)
    used = {scheme.colors.named(field).name() for field in Colors.names()}
    assert scheme.dark
    assert used <= {"#000000", "#ffffff", "#ffff00"}
    assert scheme.colors.text != scheme.colors.background


def test_an_icon_takes_its_colour_from_the_theme_when_it_is_painted(switched: Theme) -> None:
    icon = icons.icon(switched, "check")
    light = icon.pixmap(QSize(16, 16), 1.0).toImage()
    switched.set_mode("dark")
    dark = icon.pixmap(QSize(16, 16), 1.0).toImage()
    assert light != dark
    faded = icon.pixmap(QSize(16, 16), 1.0, QIcon.Mode.Disabled).toImage()
    assert faded != dark


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_icons_are_as_sharp_as_the_screen(theme: Theme, ratio: float) -> None:
    pixmap = icons.icon(theme, "mail").pixmap(QSize(16, 16), ratio)
    assert pixmap.width() == round(16 * ratio)
    assert pixmap.devicePixelRatio() == ratio


def test_every_icon_draws_something(theme: Theme) -> None:
    for path in resources.path("icons").glob("*.svg"):
        image = icons.pixmap(theme, path.stem, "text", 18).toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(18) for y in range(18)), path.stem
