"""QPalette from the tokens: every role in every group."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from klatch.ui.theme.tokens import Colors, Scheme, StageColors, Tint


def build_palette(colors: Colors) -> QPalette:
    """A palette whose every role and group comes from the colours of a theme."""
    role = QPalette.ColorRole
    active = {
        role.Window: colors.background,
        role.WindowText: colors.text,
        role.Base: colors.raised,
        role.AlternateBase: colors.hover,
        role.ToolTipBase: colors.toast,
        role.ToolTipText: colors.on_toast,
        role.PlaceholderText: colors.muted,
        role.Text: colors.text,
        role.Button: colors.raised,
        role.ButtonText: colors.text,
        role.BrightText: colors.danger,
        role.Light: colors.raised,
        role.Midlight: colors.hover,
        role.Dark: colors.border_strong,
        role.Mid: colors.border,
        role.Shadow: colors.sunken,
        role.Highlight: colors.accent_soft,
        role.HighlightedText: colors.text,
        role.Accent: colors.accent,
        role.Link: colors.accent_text,
        role.LinkVisited: colors.accent_text,
    }
    faded = (
        role.WindowText,
        role.Text,
        role.ButtonText,
        role.PlaceholderText,
        role.HighlightedText,
        role.Link,
    )
    palette = QPalette()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
        for key, color in active.items():
            palette.setColor(group, key, color)
    for key in faded:
        palette.setColor(QPalette.ColorGroup.Disabled, key, colors.disabled)
    return palette


def high_contrast_scheme(system: QPalette, base: Scheme) -> Scheme:
    """The colours of the system's contrast theme under our names: the layout stays, colour goes."""
    role = QPalette.ColorRole
    paper, ink = system.color(role.Window), system.color(role.WindowText)
    mark, on_mark = system.color(role.Highlight), system.color(role.HighlightedText)
    marked = {
        "accent",
        "accent_hover",
        "accent_pressed",
        "focus",
        "selected",
        "highlight",
        "accent_soft",
        "merge_field",
    }
    on_marked = {"on_accent", "on_highlight", "on_merge_field", "accent_text"}
    papers = {"background", "surface", "raised", "sunken", "hover", "on_toast", "scrim"}

    def pick(name: str) -> QColor:
        if name in papers or name.endswith("_soft"):
            return mark if name == "accent_soft" else paper
        if name in marked:
            return mark
        if name in on_marked:
            return on_mark
        return paper if name == "toast_action" else ink

    dark = paper.lightness() < ink.lightness()
    return Scheme(
        dark=dark,
        colors=Colors(*map(pick, Colors.names())),
        stages=dict.fromkeys(base.stages, StageColors(ink, paper, ink)),
        avatars=(Tint(paper, ink),) * len(base.avatars),
    )
