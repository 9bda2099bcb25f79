"""Writing a message: templates, text with fields, the message as it will be read, and the ways out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from klatch.domain.errors import InvalidInput, NotFound
from klatch.domain.fields import Value
from klatch.domain.vocabulary import Channel, MessageState
from klatch.services.data import Change
from klatch.services.reading import messages as reading
from klatch.services.reading import templates
from klatch.ui import mail_words
from klatch.ui.compose import display, filling
from klatch.ui.compose.frame import Frame
from klatch.ui.compose.handing import Edges
from klatch.ui.compose.outbox import Outbox
from klatch.ui.compose.words import blocked
from klatch.ui.compose.writing import OPEN, Shown, Writing
from klatch.ui.page import Command, Context, Page
from klatch.ui.places import Compose, Place
from klatch.ui.widgets.tokens import Look

SAVE_AFTER_MS = 3000
"""A pause in typing after which the draft is kept."""


class ComposePage(Page):
    """Writes one message to one person."""

    is_task = True

    def __init__(self, context: Context, parent: QWidget | None = None, edges: Edges | None = None) -> None:
        super().__init__(context, parent)
        self.writing = Writing(context.store)
        self.frame = Frame(context, self._describe, self)
        self._outbox = Outbox(context, self.writing, edges or Edges(), self)
        self._shown = Shown(None)
        self._dirty = False
        self._away = False
        self._asked: set[int] = set()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SAVE_AFTER_MS)
        self._connect()
        self._read_templates()
        self._show_all()

    @property
    def shown(self) -> Shown:
        """The message as it reads now."""
        return self._shown

    def heading(self) -> tuple[str, str]:
        facts = self.writing.facts
        to = self.tr("to %1").replace("%1", facts.contact.name) if facts else ""
        return self.tr("Write"), to

    def status(self) -> str:
        return self._outbox.saved_text()

    def commands(self) -> dict[str, Command]:
        found: dict[str, Command] = {"discard": self.discard}
        if self.writing.contact is not None:
            found["save_draft"] = self.save_draft
        if not blocked(self.writing, self._shown):
            found |= {"copy_message": self.copy, "mark_sent": self.mark_sent, "next_step": self.next_step}
            if self.writing.channel is Channel.EMAIL:
                found["save_eml"] = self.save_eml
                if self.writing.address:
                    found["open_in_mail"] = self.open_in_mail
        elif display.can_fill(self.writing, self._shown):
            found["next_step"] = self.fill_in
        if self.frame.fill.isVisible():
            found |= {"leave": self.frame.fill.close_form, "next_step": self.frame.fill.submit}
        return found

    def areas(self) -> list[QWidget]:
        return self.frame.areas()

    def arrive(self, place: Place) -> None:
        wanted = place if isinstance(place, Compose) else Compose()
        self.frame.fill.close_form()
        if not self._arrive_at_draft(wanted):
            self._arrive_afresh(wanted)
        self._ask_whether_sent()
        self._show_all()
        nobody = self.writing.contact is None
        self.setFocusProxy(self.frame.recipient.line if nobody else self.frame.editor.body)

    def depart(self) -> None:
        self._pause.stop()
        if self._dirty:
            self.save_draft()

    def save_draft(self) -> None:
        """Keep the message as a draft."""
        if self.writing.contact is not None and self._keep():
            self.changed.emit()

    def discard(self) -> None:
        """Throw the draft away and leave; what was typed can be had back."""
        if self._dirty and self.writing.contact is not None:
            self._keep()
        self._dirty = False
        self._pause.stop()
        if self._outbox.discard():
            self.writing.clear()
            self.context.navigator.leave()

    def copy(self) -> None:
        """Put the message on the clipboard."""
        if self._keep() and self._outbox.copy(self._shown):
            self._show_all()

    def open_in_mail(self) -> None:
        """Let the mail app send it."""
        if self._keep() and self._outbox.open_in_mail(self._shown):
            self._show_all()

    def save_eml(self) -> None:
        """Save the message as a file."""
        if self._keep() and self._outbox.save_eml(self, self._shown):
            self._show_all()

    def mark_sent(self) -> None:
        """It was sent: freeze what is shown, move the person on, and leave."""
        if not self._keep():
            return
        if self._outbox.mark_sent(self._shown):
            self.writing.clear()
            self._dirty = False
            self.context.navigator.leave()

    def next_step(self) -> None:
        """Do what the filled button does."""
        copies = self.writing.channel is not Channel.EMAIL and self.writing.state is MessageState.DRAFT
        self.copy() if copies else self.mark_sent()

    def fill_in(self) -> None:
        """Ask for what is missing or left out."""
        self.frame.fill.ask(*display.to_ask(self.writing, self._shown))
        self.frame.show_form(True)
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isVisible():
            if not self.isActiveWindow():
                self._away = self.writing.state is MessageState.HANDED_OVER
                if self._dirty:
                    self.save_draft()
            elif self._away:
                self._away = False
                self._ask_whether_sent()
                self._show_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.frame.fit(self.width())

    def _connect(self) -> None:
        frame = self.frame
        frame.recipient.chosen.connect(self._on_person)
        frame.template_chosen.connect(self._on_template)
        frame.editor.edited.connect(self._on_edited)
        frame.editor.restore_wanted.connect(self._on_restore)
        frame.takeaways.changed.connect(self._on_takeaways)
        frame.checks.fill_wanted.connect(self.fill_in)
        frame.fill.filled.connect(self._on_filled)
        frame.fill.closed.connect(self._on_form_closed)
        frame.banner.acted.connect(self._on_banner)
        frame.footer.wanted.connect(self._on_wanted)
        self._pause.timeout.connect(self.save_draft)
        self.context.changes.changed.connect(self._on_change)

    def _arrive_at_draft(self, place: Compose) -> bool:
        """Go on with a draft: the one asked for, or one to the same person that fits."""
        message = place.message
        if message is None and place.contacts:
            message = self.writing.open_draft(place.contacts[0], place.kind, place.meeting)
        if message is None:
            return False
        if message == self.writing.message and self.writing.state in OPEN:
            return True
        try:
            sources = self.writing.resume(message, self._now)
        except NotFound:
            return False
        if self.writing.state not in OPEN:
            return False
        self.frame.editor.set_source(*sources)
        self._dirty = False
        return True

    def _arrive_afresh(self, place: Compose) -> None:
        if self._dirty and self.writing.contact is None:
            # Typed before anybody was chosen: it goes to whoever is chosen now.
            if place.contacts:
                self._on_person(place.contacts[0])
            return
        contact = place.contacts[0] if place.contacts else None
        self.writing.begin(contact, place.kind, place.meeting, self._now)
        self.frame.editor.set_source(*self.writing.original())
        self._dirty = False

    def _on_person(self, contact: int) -> None:
        if self._dirty and self.writing.contact is not None:
            self.save_draft()
        written = self._dirty or self.writing.message is not None
        self.writing.change_person(contact, self._now)
        if written:
            self._dirty = True
            self._pause.start()
        else:
            self.frame.editor.set_source(*self.writing.original())
        self._show_all()
        self.frame.editor.body.setFocus()

    def _on_template(self, template: int) -> None:
        row = next((each for each in self._templates if each.id == template), None)
        if row is not None:
            self.writing.take_template(row, self._now)
            self._on_restore()

    def _on_restore(self) -> None:
        """The template's text again; the old one stays within reach of Ctrl+Z."""
        self.frame.editor.set_source(*self.writing.original(), undoable=True)
        self._on_edited()
        self._show_all()

    def _on_edited(self) -> None:
        self._dirty = True
        self._show_message()
        if self.writing.contact is not None:
            self._pause.start()

    def _on_takeaways(self) -> None:
        self.writing.choose(self.frame.takeaways.chosen(), self._now)
        self._on_edited()
        self.frame.editor.show_looks()

    def _on_filled(self, values: dict[str, Value]) -> None:
        try:
            rest = filling.keep(self.context.store, self.writing.facts, values, self._now)
        except InvalidInput as error:
            self.frame.fill.show_problem(error)
            return
        self.writing.values |= rest
        self.writing.read(self._now)
        self.frame.fill.close_form()
        self._on_edited()
        self._show_all()

    def _on_form_closed(self) -> None:
        self.frame.show_form(False)
        self.changed.emit()

    def _on_banner(self) -> None:
        if self.writing.state is MessageState.HANDED_OVER:
            self.mark_sent()

    def _on_wanted(self, name: str) -> None:
        {
            "discard": self.discard,
            "save_draft": self.save_draft,
            "copy_message": self.copy,
            "open_in_mail": self.open_in_mail,
            "save_eml": self.save_eml,
            "mark_sent": self.mark_sent,
        }[name]()
        self.changed.emit()

    def _on_change(self, change: Change) -> None:
        if change.touches("message") and self.writing.message is not None:
            self._follow_message(self.writing.message)
        if change.touches("message", "template"):
            self._read_templates()
        if self.writing.contact is not None:
            self.writing.read(self._now)
        self._show_all()

    def _follow_message(self, message: int) -> None:
        """Undo may have taken the draft away, or brought it back."""
        try:
            self.writing.state = reading.detail(self.context.store, message).row.state
        except NotFound:
            self.writing.state = MessageState.DISCARDED
        if self.writing.state not in OPEN:
            self.writing.message, self.writing.state = None, MessageState.DRAFT

    def _keep(self) -> bool:
        """Write the draft when it differs from what is kept; False when that failed."""
        self._pause.stop()
        if self.writing.contact is None:
            return False
        if not self._dirty and self.writing.message is not None:
            return True
        subject, body = self.frame.editor.subject.source(), self.frame.editor.body.source()
        draft = self.writing.draft(self.writing.contact, self._shown, subject, body)
        kept = self._outbox.save(draft)
        self._dirty = self._dirty and not kept
        return kept

    def _ask_whether_sent(self) -> None:
        """Ask once for each message given away."""
        message = self.writing.message
        ask = self.writing.state is MessageState.HANDED_OVER and message not in self._asked
        self.frame.ask_whether_sent = ask
        if ask and message is not None:
            self._asked.add(message)

    def _read_templates(self) -> None:
        self._templates = templates.listed(self.context.store)
        self.frame.set_templates(self._templates)

    def _show_all(self) -> None:
        display.show_person(self.frame, self.writing, self.context)
        self._show_message()

    def _show_message(self) -> None:
        """What every key changes."""
        editor = self.frame.editor
        self._shown = self.writing.show(editor.subject.source(), editor.body.source())
        display.show_message(self.frame, self.writing, self._shown)
        self.changed.emit()

    def _describe(self, source: str) -> Look | None:
        look = mail_words.look(source)
        name = mail_words.field_in(source)
        if look is None or not name or not self.writing.is_empty(name):
            return look
        rules = self.writing.rules
        needed = name in rules.required or any(name == each for each, _ in rules.at_least)
        return replace(look, tone="missing" if needed else "empty")

    @property
    def _now(self) -> datetime:
        return self.context.clock.now()
