"""Who the user is, as messages speak of them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from klatch.domain.vocabulary import Format
from klatch.ui import words
from klatch.ui.fields.auto import ChoiceField, NumberField, TextField
from klatch.ui.fields.profile import ProfileSection
from klatch.ui.fields.zone import ZoneField
from klatch.ui.page import Context

_MINUTES = (10, 90)


class YouSection(ProfileSection):
    """Name, addresses, signature, zone, and what is asked for."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        self._make_profile()
        self._make_ask()
        self._make_place()

    def _make_profile(self) -> None:
        card = self.card(
            self.tr("You"),
            self.tr(
                "Templates fill these in. What is empty is left out, or asked for where a message needs it."
            ),
        )
        for name in ("name", "email", "phone", "headline", "school"):
            self.add_line(card, name)
        signature = TextField(self.context.theme, self.tr("Signature"), self.saver("signature"), self)
        self.add(card, "signature", signature)

    def _make_ask(self) -> None:
        card = self.card(
            self.tr("What you ask for"), self.tr("A first message asks one question about one thing.")
        )
        theme = self.context.theme
        for name in ("topic_narrow", "topic_broad"):
            self.add_line(card, name)
        minutes = NumberField(theme, self.tr("Minutes"), _MINUTES, self.saver("ask_minutes"), self)
        self.add(card, "ask_minutes", minutes)
        options = [(item.value, words.meeting_format(item)) for item in Format]
        medium = ChoiceField(theme, self.tr("Suggested way"), options, self.saver("ask_medium"), self)
        self.add(card, "ask_medium", medium)

    def _make_place(self) -> None:
        card = self.card(
            self.tr("Where you are"), self.tr("Days begin, and times are shown, by the clock of this place.")
        )
        zone = ZoneField(self.context.theme, self.tr("Time zone"), self.saver("zone"), self)
        self.add(card, "zone", zone)
