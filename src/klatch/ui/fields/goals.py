"""What the user wants to get done in a week."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from klatch.services import settings
from klatch.services.settings import Goals
from klatch.ui.fields.auto import NumberField
from klatch.ui.fields.section import Section
from klatch.ui.page import Context

_MOST_MESSAGES, _MOST_CONVERSATIONS = 200, 100


class GoalsSection(Section):
    """Messages and conversations in a week."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        card = self.card(
            self.tr("In a week"),
            self.tr(
                "Today shows how the week goes. On track means: your share for the business days that are"
                " over. 0 is no goal."
            ),
        )
        self.numbers: dict[str, NumberField] = {}
        for name, text, most in (
            ("messages", self.tr("Messages sent"), _MOST_MESSAGES),
            ("conversations", self.tr("Conversations"), _MOST_CONVERSATIONS),
        ):
            field = NumberField(context.theme, text, (0, most), partial(self._save, name), self)
            self.numbers[name] = field
            self.add(card, name, field)

    def load(self) -> None:
        """Show what is stored."""
        goals = settings.get(self.context.store, Goals)
        for name, field in self.fields.items():
            field.load(getattr(goals, name))

    def _save(self, name: str, value: int) -> None:
        goals = settings.get(self.context.store, Goals)
        self.put(replace(goals, **{name: value}))
