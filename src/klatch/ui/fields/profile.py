"""Fields about the user, as messages speak of them: each saves itself when it is left."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from klatch.services import settings
from klatch.services.settings import Profile
from klatch.ui import upkeep
from klatch.ui.fields.auto import LineField
from klatch.ui.fields.section import Section
from klatch.ui.widgets.base import Card


class ProfileSection(Section):
    """Cards of such fields; a subclass says which card holds which."""

    def load(self) -> None:
        """Show what is stored."""
        me = settings.get(self.context.store, Profile)
        for name, field in self.fields.items():
            field.load(getattr(me, name))

    def add_line(self, card: Card, name: str) -> LineField:
        """Put the line for a value into a card."""
        text, hint = self._words(name)
        field = LineField(self.context.theme, text, self.saver(name), self)
        field.line.setPlaceholderText(hint)
        self.add(card, name, field)
        return field

    def saver(self, name: str) -> partial[None]:
        """What saves a value of that name."""
        return partial(self._save, name)

    def _save(self, name: str, value: object) -> None:
        before = settings.get(self.context.store, Profile)
        kept = value.strip() if isinstance(value, str) and name != "signature" else value
        after = replace(before, **{name: kept})  # type: ignore[arg-type]
        if self.put(after) and after.zone != before.zone:
            upkeep.update_steps(self.context)

    def _words(self, name: str) -> tuple[str, str]:
        such = self.tr("Such as: %1")
        return {
            "name": (self.tr("Name"), ""),
            "email": (self.tr("E-mail"), ""),
            "phone": (self.tr("Phone"), self.tr("For calls and confirmations")),
            "headline": (
                self.tr("What you do"),
                such.replace("%1", self.tr("a science teacher moving into UX research")),
            ),
            "school": (self.tr("School"), self.tr("For messages to alumni")),
            "topic_broad": (self.tr("The wider field"), such.replace("%1", self.tr("user research"))),
            "topic_narrow": (
                self.tr("Your one question"),
                such.replace("%1", self.tr("how you moved into research")),
            ),
        }[name]
