"""Who the user is, as messages speak of them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from klatch.domain.vocabulary import Format
from klatch.services import settings
from klatch.services.settings import Profile
from klatch.ui import upkeep, words
from klatch.ui.fields.auto import ChoiceField, LineField, NumberField, TextField
from klatch.ui.fields.zone import ZoneField
from klatch.ui.page import Context
from klatch.ui.settings.section import Section

_MINUTES = (10, 90)


class YouSection(Section):
    """Name, addresses, signature, zone, and what is asked for."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        self._make_profile()
        self._make_ask()
        self._make_place()

    def load(self) -> None:
        """Show what is stored."""
        me = settings.get(self.context.store, Profile)
        for name, field in self.fields.items():
            field.load(getattr(me, name))

    def _make_profile(self) -> None:
        card = self.card(
            self.tr("You"), self.tr("Templates fill these in; what is empty is left out of a message.")
        )
        for name, text, hint in (
            ("name", self.tr("Name"), ""),
            ("email", self.tr("E-mail"), ""),
            ("phone", self.tr("Phone"), ""),
            ("headline", self.tr("Headline"), self.tr("What you do, in a few words")),
            ("school", self.tr("School"), self.tr("For messages to alumni")),
        ):
            field = self._line(name, text)
            field.line.setPlaceholderText(hint)
            self.add(card, name, field)
        signature = TextField(self.context.theme, self.tr("Signature"), self._saver("signature"), self)
        self.add(card, "signature", signature)

    def _make_ask(self) -> None:
        card = self.card(
            self.tr("What you ask for"), self.tr("A first message asks one question about one thing.")
        )
        theme = self.context.theme
        for name, text, hint in (
            ("topic_narrow", self.tr("Your one question"), self.tr("how you moved into research")),
            ("topic_broad", self.tr("The wider field"), self.tr("user research")),
        ):
            field = self._line(name, text)
            field.line.setPlaceholderText(self.tr("Such as: %1").replace("%1", hint))
            self.add(card, name, field)
        minutes = NumberField(theme, self.tr("Minutes"), _MINUTES, self._saver("ask_minutes"), self)
        self.add(card, "ask_minutes", minutes)
        options = [(item.value, words.meeting_format(item)) for item in Format]
        medium = ChoiceField(theme, self.tr("Suggested way"), options, self._saver("ask_medium"), self)
        self.add(card, "ask_medium", medium)

    def _make_place(self) -> None:
        card = self.card(
            self.tr("Where you are"), self.tr("Days begin, and times are shown, by the clock of this place.")
        )
        zone = ZoneField(self.context.theme, self.tr("Time zone"), self._saver("zone"), self)
        self.add(card, "zone", zone)

    def _line(self, name: str, text: str) -> LineField:
        return LineField(self.context.theme, text, self._saver(name), self)

    def _saver(self, name: str) -> partial[None]:
        return partial(self._save, name)

    def _save(self, name: str, value: object) -> None:
        before = settings.get(self.context.store, Profile)
        kept = value.strip() if isinstance(value, str) and name != "signature" else value
        after = replace(before, **{name: kept})  # type: ignore[arg-type]
        if self.put(after) and after.zone != before.zone:
            upkeep.update_steps(self.context)
