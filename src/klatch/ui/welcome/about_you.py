"""The first step: who the user is and what they look for, and how that reads in a message."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from klatch.ui.fields.auto import LineField
from klatch.ui.fields.profile import ProfileSection
from klatch.ui.page import Context
from klatch.ui.welcome.example import Example
from klatch.ui.welcome.step import Step

_WHO = ("name", "headline", "school", "email", "phone")
_LOOKS_FOR = ("topic_broad", "topic_narrow")


class Yourself(ProfileSection):
    """Two cards of fields that templates fill in."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        who = self.card(self.tr("Who you are"))
        looks_for = self.card(
            self.tr("What you look for"), self.tr("A first message asks one question about one field.")
        )
        named = ((who, _WHO), (looks_for, _LOOKS_FOR))
        self.lines: list[LineField] = [self.add_line(card, name) for card, names in named for name in names]

    def typed(self) -> dict[str, str]:
        """What stands in the fields now, kept or not."""
        return {name: field.read().strip() for name, field in self.fields.items()}


class AboutYou(Step):
    """The fields at the left, the message at the right."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        self.section = Yourself(context, parent)
        super().__init__(context, self.section, parent)
        self.example = Example(context, self)
        self.beside.addWidget(self.example)
        self.beside.addStretch(1)
        for line in self.section.lines:
            line.line.textChanged.connect(self._on_typed)

    @property
    def first(self) -> QWidget:
        return self.section.fields["name"].editor

    @property
    def last(self) -> QWidget:
        return self.example.card.body

    def load(self) -> None:
        super().load()
        self._on_typed()

    def _on_typed(self) -> None:
        self.example.show_of(self.section.typed())
