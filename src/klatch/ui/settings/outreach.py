"""Where Klatch asks before a message goes out, and how long a first message may be."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from klatch.domain.kinds import FIRST_MESSAGE_WORDS, STRICT_WORDS
from klatch.services import settings
from klatch.services.settings import Outreach
from klatch.ui.fields.auto import ChoiceField, NumberField
from klatch.ui.fields.section import Section
from klatch.ui.page import Context

_CAP = (1, 200)
_DAYS = (0, 365)
_NOTE, _NOTE_PREMIUM = 200, 300


class OutreachSection(Section):
    """How many a day, how soon again, and the limits of length."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        self._make_guards()
        self._make_limits()

    def load(self) -> None:
        """Show what is stored."""
        outreach = settings.get(self.context.store, Outreach)
        for name, field in self.fields.items():
            field.load(getattr(outreach, name))

    def _make_guards(self) -> None:
        card = self.card(
            self.tr("Before a message goes out"),
            self.tr(
                "Where one of these is reached, Klatch says so and holds first messages and follow-ups until"
                " you choose to write anyway. Answers, thank-yous and arrangements are never held."
            ),
        )
        theme = self.context.theme
        cap = NumberField(theme, self.tr("At most, a day"), _CAP, partial(self._save, "daily_cap"), self)
        cap.spin.setSuffix(" " + self.tr("messages"))
        self.add(card, "daily_cap", cap)
        save = partial(self._save, "again_after_days")
        again = NumberField(theme, self.tr("Same person after"), _DAYS, save, self)
        again.spin.setSuffix(" " + self.tr("days"))
        self.add(card, "again_after_days", again)

    def _make_limits(self) -> None:
        card = self.card(
            self.tr("How long a first message may be"),
            self.tr("People read on a phone: one screen is enough."),
        )
        here, theme = QLocale(), self.context.theme
        words = self.tr("%1 words")
        strict = [
            (False, words.replace("%1", here.toString(FIRST_MESSAGE_WORDS))),
            (True, self.tr("%1 words (strict)").replace("%1", here.toString(STRICT_WORDS))),
        ]
        length = ChoiceField(theme, self.tr("E-mail"), strict, partial(self._save, "strict_words"), self)
        self.add(card, "strict_words", length)
        free = self.tr("%1 characters").replace("%1", here.toString(_NOTE))
        premium = self.tr("%1 with Premium").replace("%1", here.toString(_NOTE_PREMIUM))
        notes = [(_NOTE, free), (_NOTE_PREMIUM, premium)]
        save = partial(self._save, "note_characters")
        note = ChoiceField(theme, self.tr("LinkedIn note"), notes, save, self)
        self.add(card, "note_characters", note)

    def _save(self, name: str, value: object) -> None:
        before = settings.get(self.context.store, Outreach)
        self.put(replace(before, **{name: value}))  # type: ignore[arg-type]
