"""Keeps the look of the window: what was chosen comes back at the next start."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QObject

from klatch.services import settings
from klatch.services.data import Store
from klatch.services.settings import Appearance
from klatch.ui.page import Context
from klatch.ui.theme import Mode, Theme


def dress(theme: Theme, store: Store) -> None:
    """Put the stored look on."""
    look = settings.get(store, Appearance)
    theme.set_mode(cast("Mode", look.theme))
    theme.set_text_scale(look.text_scale / 100)
    theme.set_reduce_motion(look.reduce_motion)


class AppearanceKeeper(QObject):
    """Stores the look whenever menu, keys or settings change it."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        context.theme.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        """The system may have changed the colours, too: only a choice is stored."""
        context = self._context
        before = settings.get(context.store, Appearance)
        look = replace(before, theme=context.theme.mode, text_scale=round(context.theme.text_scale * 100))
        if look != before:
            with context.notices.guarded():
                settings.put(context.store, look, context.clock.now())
