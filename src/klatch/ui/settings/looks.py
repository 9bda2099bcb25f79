"""How the window looks."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtWidgets import QWidget

from klatch.services import settings
from klatch.services.settings import Appearance
from klatch.ui.fields.auto import CheckField, NumberField
from klatch.ui.fields.section import Section
from klatch.ui.page import Context
from klatch.ui.theme import Mode
from klatch.ui.widgets.segmented import Segmented

_PER_CENT = (80, 200)
_STEP = 10


class AppearanceSection(Section):
    """Colours, text size, movements; the theme itself is what is shown here, and its keeper stores it."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        options = [
            ("system", self.tr("Like the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ]
        self.mode = Segmented(options, self.tr("Colours"), self)
        self._make()
        self.mode.chosen.connect(self._set_mode)
        context.theme.changed.connect(self.load)

    def load(self) -> None:
        """Show what is in force."""
        theme = self.context.theme
        self.mode.set_current(theme.mode)
        self.fields["text_scale"].load(round(theme.text_scale * 100))
        self.fields["reduce_motion"].load(settings.get(self.context.store, Appearance).reduce_motion)

    def _make(self) -> None:
        theme = self.context.theme
        card = self.card(self.tr("Colours"))
        card.body.addWidget(self.mode)
        card = self.card(self.tr("Reading"))
        size = NumberField(theme, self.tr("Text size"), _PER_CENT, self._set_scale, self)
        size.spin.setSuffix(" %")
        size.spin.setSingleStep(_STEP)
        self.add(card, "text_scale", size)
        words = self.tr("Leave out movements")
        motion = CheckField(theme, self.tr("Motion"), words, self._set_motion, self)
        self.add(card, "reduce_motion", motion)

    def _set_mode(self, mode: str) -> None:
        self.context.theme.set_mode(cast("Mode", mode))

    def _set_scale(self, per_cent: int) -> None:
        self.context.theme.set_text_scale(per_cent / 100)

    def _set_motion(self, reduce: bool) -> None:
        look = settings.get(self.context.store, Appearance)
        if self.put(replace(look, reduce_motion=reduce)):
            self.context.theme.set_reduce_motion(reduce)
