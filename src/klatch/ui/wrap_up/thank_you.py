"""The thank-you being written: made from its template until somebody writes in it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from klatch.domain.errors import NotFound
from klatch.domain.fields import Value
from klatch.domain.mentions import place
from klatch.domain.rewriting import rewritten
from klatch.domain.vocabulary import MessageState
from klatch.services.reading import messages
from klatch.ui.page import Context
from klatch.ui.writing import filling
from klatch.ui.writing.handing import Edges
from klatch.ui.writing.keeping import Keeping
from klatch.ui.writing.outbox import Outbox, Send
from klatch.ui.writing.words import blocked
from klatch.ui.writing.writing import OPEN, Shown, Writing, literal

KIND = "thanks.same_day"


class Letter(NamedTuple):
    """A subject and a body, as sources or as they read."""

    subject: str = ""
    body: str = ""


class ThankYou(QObject):
    """Makes, keeps and hands over one message; `changed` says that it may read otherwise."""

    changed = Signal()

    def __init__(self, context: Context, edges: Edges, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._page = parent
        self.writing = Writing(context.store)
        self.outbox = Outbox(context, self.writing, edges, self)
        self.keeping = Keeping(context.store, self.writing, self.sources, self.outbox, self)
        self.shown = Shown(None)
        self.text = Letter()
        """What it reads now."""
        self._made = Letter()
        """What it read when it was made last, before anybody wrote in it."""
        self._source = Letter()
        """What it is made of."""
        self.keeping.due.connect(self.keep)

    @property
    def blocked(self) -> str:
        """Why it may not leave yet, "" when it may."""
        return blocked(self.writing, self.shown)

    @property
    def unmentioned(self) -> tuple[str, ...]:
        """What was chosen and does not stand in the text."""
        chosen, body = self.writing.chosen(), self.text.body
        return tuple(
            text for key, text in self.writing.mentions() if key in chosen and place(text, body) is None
        )

    def open(self, contact: int, meeting: int) -> None:
        """Turn to the thank-you to a person: go on with its draft, or begin one from the template."""
        writing, now = self.writing, self._now
        message = writing.open_draft(contact, KIND, meeting)
        if message is None:
            writing.begin(contact, KIND, meeting, now)
            self._source = Letter(*writing.original())
        else:
            self._source = Letter(*writing.resume(message, now))
        self._made = self.text = self._render()
        self.keeping.forget()
        self._check()

    def close(self) -> None:
        """Keep what was typed, and forget it."""
        self.keep()
        self.writing.clear()
        self.keeping.forget()

    def type(self, subject: str, body: str) -> None:
        """Somebody wrote in it."""
        self.text = Letter(subject, body)
        self.keeping.touch()
        self._check()

    def choose(self, wanted: set[str]) -> None:
        """Speak of these and no others; what somebody wrote stays as it is."""
        self.writing.choose(wanted, self._now)
        self.keeping.touch()
        self._make()

    def write_anew(self) -> None:
        """The template's text again, with what is chosen."""
        self._source = Letter(*self.writing.original())
        self._made = self.text = self._render()
        self.keeping.touch()
        self._check()

    def read(self) -> None:
        """The facts may differ, and undo may have taken the draft away or brought it back."""
        writing = self.writing
        if writing.contact is None:
            return
        if writing.message is not None:
            try:
                writing.state = messages.detail(self._context.store, writing.message).row.state
            except NotFound:
                writing.state = MessageState.DISCARDED
            if writing.state not in OPEN:
                writing.message, writing.state = None, MessageState.DRAFT
        writing.read(self._now)
        self._make()

    def fill_in(self, values: dict[str, Value]) -> None:
        """Take what was missing. Raises InvalidInput."""
        rest = filling.keep(self._context.store, self.writing.facts, values, self._now)
        self.writing.values |= rest
        self.keeping.touch()
        self.read()

    def overrule(self, key: str) -> None:
        """Write anyway, though something speaks against it."""
        self.writing.overruled.add(key)
        self.keeping.touch()
        self._check()

    def sources(self) -> tuple[str, str]:
        """Subject and body: the template's fields where nobody wrote, else what was written."""
        pairs = zip(self._source, self._made, self.text, strict=True)
        subject, body = (source if text == made else literal(text) for source, made, text in pairs)
        return subject, body

    def keep(self) -> bool:
        """Keep it as a draft when somebody wrote or chose."""
        return not self.keeping.dirty or self.save()

    def save(self) -> bool:
        """Keep it as a draft, whether somebody wrote or not."""
        kept = self.writing.contact is not None and self.keeping.keep(self.shown)
        self.changed.emit()
        return kept

    def hand_over(self, way: str) -> bool:
        """Give it away as it reads: "copy_message", "open_in_mail" or "save_eml"."""
        self._settle()
        if not self.keeping.keep(self.shown, exactly=True):
            return False
        if way == "copy_message":
            done = self.outbox.copy(self.shown)
        elif way == "open_in_mail":
            done = self.outbox.open_in_mail(self.shown)
        else:
            done = self.outbox.save_eml(self._page, self.shown)
        self.changed.emit()
        return done

    def mark_sent(self, send: Send) -> bool:
        """It was sent as it reads; `send` writes that."""
        self._settle()
        return self.keeping.keep(self.shown) and self.outbox.mark_sent(self.shown, send)

    def _make(self) -> None:
        """Make it again; what somebody wrote stays."""
        fresh = self._render()
        pairs = zip(self._made, self.text, fresh, strict=True)
        self.text = Letter(*(rewritten(made, text, after) for made, text, after in pairs))
        self._made = fresh
        self._check()

    def _settle(self) -> None:
        """What leaves is what is seen: blank lines that would not leave are taken away before."""
        rendered = self.shown.rendered
        if rendered is not None and rendered.body != self.text.body:
            self.text = Letter(self.text.subject, rendered.body)
            self._check()

    def _render(self) -> Letter:
        rendered = self.writing.show(*self._source).rendered
        return Letter(rendered.subject, rendered.body) if rendered else self._source

    def _check(self) -> None:
        self.shown = self.writing.show(*self.sources())
        self.changed.emit()

    @property
    def _now(self) -> datetime:
        return self._context.clock.now()
