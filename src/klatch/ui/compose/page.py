"""Writing a message: templates, text with fields, the message as it will be read, and the ways out."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from klatch.domain.errors import InvalidInput, NotFound
from klatch.domain.fields import Value
from klatch.domain.vocabulary import Channel, MessageState
from klatch.services.data import Change
from klatch.services.reading import messages as reading
from klatch.services.reading import templates
from klatch.ui.compose import commands, display
from klatch.ui.compose.frame import Frame
from klatch.ui.compose.opening import Opening
from klatch.ui.compose.review import Review
from klatch.ui.page import Command, Context, Page
from klatch.ui.places import Compose, Place
from klatch.ui.writing import asking, filling
from klatch.ui.writing.handing import Edges
from klatch.ui.writing.keeping import Keeping
from klatch.ui.writing.outbox import Outbox
from klatch.ui.writing.words import blocked
from klatch.ui.writing.writing import OPEN, Shown, Writing


class ComposePage(Page):
    """Writes one message to one person, or to several people one after the other."""

    is_task = True

    def __init__(self, context: Context, parent: QWidget | None = None, edges: Edges | None = None) -> None:
        super().__init__(context, parent)
        self.writing = Writing(context.store)
        self.frame = Frame(context, partial(display.describe, self.writing), self)
        self.review = Review(context, self.writing, self.frame, self)
        self._outbox = Outbox(context, self.writing, edges or Edges(), self)
        self.keeping = Keeping(context.store, self.writing, self.frame.editor.sources, self._outbox, self)
        self._opening = Opening(self.writing, self.frame.editor, self.keeping)
        self._shown = Shown(None)
        self._away = False
        self._asked: set[int] = set()
        self._connect()
        self._read_templates()

    @property
    def shown(self) -> Shown:
        """The message as it reads now."""
        return self._shown

    def heading(self) -> tuple[str, str]:
        batch, facts = self.review.batch, self.writing.facts
        if batch is not None:
            return self.tr("Review messages"), self.tr("%n people", "", len(batch.entries))
        to = self.tr("to %1").replace("%1", facts.contact.name) if facts else ""
        return self.tr("Write"), to

    def status(self) -> str:
        return self._outbox.saved_text()

    def commands(self) -> dict[str, Command]:
        return commands.available(self)

    def topic(self) -> str:
        return "write-to-several.md" if self.review.batch is not None else ""

    def areas(self) -> list[QWidget]:
        return self.frame.areas()

    def arrive(self, place: Place) -> None:
        wanted = place if isinstance(place, Compose) else Compose()
        self.frame.fill.close_form()
        self.writing.ahead = ()
        self._open(self.review.take_up(wanted))
        nobody = self.writing.contact is None
        self.setFocusProxy(self.frame.recipient.line if nobody else self.frame.editor.body)
        if self.review.is_over:
            self.setFocusProxy(self.frame.ending.done)

    def depart(self) -> None:
        self.keeping.pause.stop()
        if self.keeping.dirty:
            self.save_draft()

    def save_draft(self) -> None:
        """Keep the message as a draft."""
        if self.writing.contact is not None and self.keeping.keep(self._shown):
            self.review.note(blocked=bool(blocked(self.writing, self._shown)))
            self.changed.emit()

    def discard(self) -> None:
        """Throw the draft away and leave; what was typed can be had back."""
        if self.keeping.dirty and self.writing.contact is not None:
            self.keeping.keep(self._shown)
        self.keeping.forget()
        if self._outbox.discard():
            self.writing.message = None
            self._skip()

    def skip(self) -> None:
        """In a batch: do not write to this person, and keep what was typed."""
        self.frame.fill.close_form()
        self.depart()
        self._skip()

    def step(self, by: int) -> None:
        """In a batch: turn to the one before or after."""
        number = self.review.batch.neighbour(by) if self.review.batch else None
        if number is not None:
            self.turn_to(number)

    def turn_to(self, number: int) -> None:
        """In a batch: turn to one of the people."""
        batch = self.review.batch
        if batch is None or self.writing.contact == batch.entries[number].contact:
            return
        self.frame.fill.close_form()
        self.depart()
        batch.go(number)
        self._open(self.review.here() or Compose())

    def overrule(self, key: str = "") -> None:
        """Write anyway, though something speaks against it: the one thing named, or the first."""
        found = [each.key for each in self.writing.objections if key in ("", each.key)]
        if found:
            self.writing.overruled.add(found[0])
            self._decided()

    def copy(self) -> None:
        """Put the message on the clipboard."""
        if self.keeping.keep(self._shown, exactly=True) and self._outbox.copy(self._shown):
            self._show_all()

    def open_in_mail(self) -> None:
        """Let the mail app send it."""
        if self.keeping.keep(self._shown, exactly=True) and self._outbox.open_in_mail(self._shown):
            self._show_all()

    def save_eml(self) -> None:
        """Save the message as a file."""
        if self.keeping.keep(self._shown, exactly=True) and self._outbox.save_eml(self, self._shown):
            self._show_all()

    def mark_sent(self) -> None:
        """It was sent: freeze what is shown, move the person on, and leave, or turn to the next one."""
        if not self.keeping.keep(self._shown):
            return
        message = self.writing.message
        if self._outbox.mark_sent(self._shown):
            self.review.sent(message)
            self._go_on()

    def next_step(self) -> None:
        """Do what the filled button does."""
        copies = self.writing.channel is not Channel.EMAIL and self.writing.state is MessageState.DRAFT
        self.copy() if copies else self.mark_sent()

    def fill_in(self) -> None:
        """Ask for what is missing or left out."""
        self.frame.fill.ask(*asking.to_ask(self.writing, self._shown))
        self.frame.show_form(True)
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isVisible():
            if not self.isActiveWindow():
                self._away = self.writing.state is MessageState.HANDED_OVER
                if self.keeping.dirty:
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
        frame.strip.wanted.connect(self.turn_to)
        frame.strip.stepped.connect(self.step)
        frame.strip.skipped.connect(self.skip)
        frame.ending.back_wanted.connect(self._on_back)
        frame.ending.done_wanted.connect(self.context.navigator.leave)
        frame.recipient.chosen.connect(self._on_person)
        frame.template_chosen.connect(self._on_template)
        frame.offer.acted.connect(self._on_for_all)
        frame.cautions.overruled.connect(self.overrule)
        frame.editor.edited.connect(self._on_edited)
        frame.editor.restore_wanted.connect(self._on_restore)
        frame.takeaways.changed.connect(self._on_takeaways)
        frame.checks.fill_wanted.connect(self.fill_in)
        frame.checks.dismissed.connect(self._on_dismissed)
        frame.checks.recalled.connect(self._on_recalled)
        frame.fill.filled.connect(self._on_filled)
        frame.fill.closed.connect(self._on_form_closed)
        frame.fill.times_wanted.connect(self._on_times_wanted)
        frame.banner.acted.connect(self._on_banner)
        frame.footer.wanted.connect(self._on_wanted)
        self.keeping.due.connect(self.save_draft)
        self.context.changes.changed.connect(self._on_change)

    def _open(self, place: Compose) -> None:
        """Show the message of a place, or the end of the batch."""
        self.frame.offer_for_all("", "")
        if self.review.is_over:
            self.writing.clear()
            self.keeping.forget()
        elif not self._opening.resume(place, self._now):
            self._begin(place)
        self._ask_whether_sent()
        self._show_all()

    def _begin(self, place: Compose) -> None:
        if not self.keeping.dirty or self.writing.contact is not None:
            self._opening.begin(place, self.review.template, self._templates, self._now)
        elif place.contacts:
            # Typed before anybody was chosen: it goes to whoever is chosen now.
            self._on_person(place.contacts[0])

    def _go_on(self) -> None:
        """Done with this message: leave, or turn to the next one of the batch."""
        self.writing.clear()
        self.keeping.forget()
        if self.review.batch is None:
            self.context.navigator.leave()
            return
        self.review.move_on()
        self._open(self.review.here() or Compose())
        if self.review.is_over:
            self.frame.ending.done.setFocus(Qt.FocusReason.OtherFocusReason)

    def _skip(self) -> None:
        self.review.skip()
        self._go_on()

    def _on_back(self) -> None:
        number = self.review.batch.left() if self.review.batch else None
        if number is not None:
            self.turn_to(number)

    def _on_person(self, contact: int) -> None:
        if self.keeping.dirty and self.writing.contact is not None:
            self.save_draft()
        written = self.keeping.dirty or self.writing.message is not None
        self.writing.change_person(contact, self._now)
        if written:
            self.keeping.touch()
        else:
            self.frame.editor.set_source(*self.writing.original())
        self._show_all()
        self.frame.editor.body.setFocus()

    def _on_template(self, template: int) -> None:
        row = next((each for each in self._templates if each.id == template), None)
        if row is not None:
            self.writing.take_template(row, self._now)
            self._on_restore()
            if self.review.goes_on:
                self.frame.offer_for_all(row.name, self.writing.fields.contact.first_name)

    def _on_for_all(self) -> None:
        template = self.writing.template
        if self.review.batch is not None and template is not None:
            self.review.batch.template = template.id
            said = self.tr("“%1” is now used for all not edited yet").replace("%1", template.name)
            self.context.notices.say(said)
        self.frame.offer_for_all("", "")

    def _on_restore(self) -> None:
        """The template's text again; the old one stays within reach of Ctrl+Z."""
        self.frame.editor.set_source(*self.writing.original(), undoable=True)
        self._on_edited()
        self._show_all()

    def _on_edited(self) -> None:
        self.keeping.touch()
        self._show_message()

    def _decided(self) -> None:
        """What was overruled or dismissed is kept with the draft."""
        self.keeping.touch()
        self._show_all()

    def _on_dismissed(self, code: str) -> None:
        self.writing.dismissed.add(code)
        self._decided()

    def _on_recalled(self) -> None:
        self.writing.dismissed.clear()
        self._decided()

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

    def _on_times_wanted(self) -> None:
        """Offer them times that are free for both; those stay in the week until one is taken."""
        from klatch.services.calendar import slots

        contact = self.writing.contact
        with self.context.notices.guarded():
            if contact is not None and not slots.offer(self.context.store, [contact], self._now):
                self.context.notices.say(self.tr("No free times were found. Type your own."))
                return
        self._on_filled({})

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
        if self.review.follow(change):
            self.writing.clear()
            self.keeping.forget()
            self._open(self.review.here() or Compose())
            return
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
        self._shown = self.writing.show(*self.frame.editor.sources())
        self.review.note(blocked=bool(blocked(self.writing, self._shown)))
        self.review.show()
        display.show_message(self.frame, self.writing, self._shown, goes_on=self.review.goes_on)
        self.changed.emit()

    @property
    def _now(self) -> datetime:
        return self.context.clock.now()
