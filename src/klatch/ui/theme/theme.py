"""The look of the window: palette, style sheet and fonts from the tokens, switched while it runs."""

from __future__ import annotations

import re
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from klatch.support import resources
from klatch.ui.theme.fonts import base_font, needs_bundled_font
from klatch.ui.theme.palette import build_palette, high_contrast_scheme
from klatch.ui.theme.tokens import Colors, FontRole, Scheme, StageColors, Tint, Tokens, load_tokens

Mode = Literal["system", "light", "dark"]

MIN_TEXT_SCALE = 0.8
MAX_TEXT_SCALE = 2.0
_PLACEHOLDER = re.compile(r"\$\{([a-z][a-z0-9_.-]*)\}")
_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


class Theme(QObject):
    """Holds the tokens in force and dresses the application with them; after `changed`, repaint."""

    changed = Signal()

    def __init__(self, app: QApplication, *, mode: Mode = "system", use_bundled_font: bool = False) -> None:
        super().__init__(app)
        self._app = app
        self._mode: Mode = mode
        self._tokens = load_tokens()
        self._font, self._system_scale = base_font(use_bundled_font or needs_bundled_font())
        self._text_scale = 1.0
        self._reduce_motion = False
        self._fonts: dict[tuple[str, int], QFont] = {}
        self._scheme = self._tokens.light
        # Both are kept: PySide forgets that Qt owns the second when the first wrapper goes.
        self._hints = QGuiApplication.styleHints()
        self._accessibility = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._follow_system)
        self._accessibility.contrastPreferenceChanged.connect(self._follow_system)
        self._tell_system()
        self._apply()

    @property
    def tokens(self) -> Tokens:
        """All tokens, of both schemes."""
        return self._tokens

    @property
    def mode(self) -> Mode:
        """What the user chose: follow the system, light, or dark."""
        return self._mode

    @property
    def dark(self) -> bool:
        """Whether the colours in force are the dark ones."""
        return self._scheme.dark

    @property
    def high_contrast(self) -> bool:
        """Whether the system asks for high contrast; chips are then outline and text."""
        return self._accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast

    @property
    def colors(self) -> Colors:
        """The colours in force."""
        return self._scheme.colors

    @property
    def text_scale(self) -> float:
        """The user's own text size, 1.0 being the system's."""
        return self._text_scale

    @property
    def scale(self) -> float:
        """Factor from the pixels of the design to the pixels of the screen."""
        return self._system_scale * self._text_scale

    def color(self, role: str) -> QColor:
        """The colour of a role by name, `stage.met` style names included."""
        if role.startswith("stage."):
            return self.stage(role.removeprefix("stage.")).graphic
        return self._scheme.colors.named(role)

    def stage(self, stage: str) -> StageColors:
        """The colours of a stage; the address book, being outside the pipeline, looks like paused."""
        stages = self._scheme.stages
        return stages.get(stage) or stages["paused"]

    def tint(self, record_id: int) -> Tint:
        """The avatar tint of a record."""
        tints = self._scheme.avatars
        return tints[record_id % len(tints)]

    def px(self, value: float) -> int:
        """A size of the design (px at a 13 px base) in the pixels of now."""
        return max(1, round(value * self.scale)) if value else 0

    def size(self, name: str) -> int:
        """A named size of tokens.json, scaled."""
        return self.px(self._tokens.sizes[name])

    def font(self, role: FontRole = "body", weight: int | None = None) -> QFont:
        """The font of a text style, scaled, with tabular figures; `weight` is 400, 500 or 600."""
        spec = self._tokens.fonts[role]
        key = (role, weight or spec.weight)
        font = self._fonts.get(key)
        if font is None:
            font = QFont(self._font)
            font.setPixelSize(self.px(spec.px))
            font.setWeight(QFont.Weight(key[1]))
            font.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[key] = font
        return QFont(font)

    def duration(self, name: Literal["fast_ms", "normal_ms"] = "fast_ms") -> int:
        """How long a movement takes in ms; 0 where motion is not wanted."""
        reduced = self._accessibility.motionPreference() == Qt.MotionPreference.ReducedMotion
        return 0 if reduced or self._reduce_motion else self._tokens.motion[name]

    def set_mode(self, mode: Mode) -> None:
        """Follow the system, or stay light or dark."""
        if mode != self._mode:
            self._mode = mode
            self._tell_system()
            self._apply()

    def set_text_scale(self, factor: float) -> None:
        """Enlarge or shrink all text and rows; kept between 0.8 and 2."""
        factor = min(MAX_TEXT_SCALE, max(MIN_TEXT_SCALE, round(factor, 2)))
        if factor != self._text_scale:
            self._text_scale = factor
            self._apply()

    def set_reduce_motion(self, reduce: bool) -> None:
        """Leave out movements whatever the system says."""
        self._reduce_motion = reduce

    def _tell_system(self) -> None:
        # Title bars and native dialogs follow the choice, too.
        if self._mode == "system":
            self._hints.unsetColorScheme()
        else:
            self._hints.setColorScheme(_SCHEMES[self._mode])

    def _follow_system(self) -> None:
        if self._chosen() != self._scheme:
            self._apply()

    def _chosen(self) -> Scheme:
        dark = self._mode == "dark" or (
            self._mode == "system" and self._hints.colorScheme() == Qt.ColorScheme.Dark
        )
        scheme = self._tokens.dark if dark else self._tokens.light
        if self.high_contrast:
            return high_contrast_scheme(self._app.style().standardPalette(), scheme)
        return scheme

    def _apply(self) -> None:
        self._scheme = self._chosen()
        self._fonts.clear()
        self._app.setPalette(build_palette(self.colors))
        self._app.setFont(self.font("body"))
        # Qt styles every widget several times over when one sheet replaces another: without one in between,
        # switching takes a tenth of the time.
        self._app.setStyleSheet("")
        self._app.setStyleSheet(self.expand(resources.text("themes", "klatch.qss")))
        self.changed.emit()

    def expand(self, template: str) -> str:
        """A style sheet with names such as `${text}`, `${px.32}` or `${font.title}` filled in."""
        return _PLACEHOLDER.sub(self._value, template)

    def _value(self, match: re.Match[str]) -> str:
        kind, _, rest = match[1].partition(".")
        if kind == "px":
            return f"{self.px(int(rest))}px"
        if kind == "half":
            # A radius above half the height would make the style sheet give up rounding.
            return f"{self.px(int(rest)) // 2}px"
        if kind == "inside":
            # Of a circle with a hairline edge, so that twice its radius is its height exactly.
            return f"{self.px(int(rest)) // 2 * 2 - 2}px"
        if kind == "font":
            return f"{self.px(self._tokens.fonts[rest].px)}px"
        if kind == "icon":
            # A style sheet cannot recolour a picture, so the few it needs exist once per scheme.
            return resources.path("themes", f"{rest}-{'dark' if self.dark else 'light'}.svg").as_posix()
        return self.color(kind).name()
