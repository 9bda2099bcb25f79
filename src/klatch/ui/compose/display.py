"""From the message being written to what the page shows of it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QLocale

from klatch.domain.vocabulary import Channel, MessageState
from klatch.services import settings
from klatch.ui import mail_words
from klatch.ui.compose.frame import Frame
from klatch.ui.compose.words import where
from klatch.ui.page import Context
from klatch.ui.widgets.tokens import Look
from klatch.ui.writing.asking import can_fill
from klatch.ui.writing.reciprocity import reminder
from klatch.ui.writing.words import blocked, caution
from klatch.ui.writing.writing import Shown, Writing


def tr(text: str) -> str:
    """Translate a sentence of the page."""
    return QCoreApplication.translate("compose", text)


def show_person(frame: Frame, writing: Writing, context: Context) -> None:
    """All that does not change with every key: the person, the template, takeaways, warnings."""
    person = writing.facts.contact if writing.facts else None
    first = writing.fields.contact.first_name
    frame.recipient.show_person(person, writing.channel)
    remembered = reminder(context.store, person) if person else ""
    frame.reminder.setText(remembered)
    frame.reminder.setVisible(bool(remembered))
    frame.set_current_template(writing.template.id if writing.template else 0)
    frame.editor.set_subject_shown(writing.channel is Channel.EMAIL)
    note = tr("Edits apply to %1 only. The template stays as it is.").replace("%1", first)
    frame.editor.set_note(note if person else "")
    frame.editor.show_looks()
    quotes = writing.kind.startswith(("thanks.", "update."))
    frame.takeaways.setVisible(quotes)
    if quotes:
        frame.takeaways.set_mentions(writing.mentions(), writing.chosen())
    me = settings.get(context.store, settings.Profile).name or tr("You")
    if person is None:
        frame.preview.set_heading(tr("Preview"), tr("Choose whom to write to first"))
        frame.preview.set_people(0, "", me)
    else:
        title = tr("Preview for %1").replace("%1", first)
        frame.preview.set_heading(title, where(person, context.clock.now()))
        from_to = tr("%1 to %2").replace("%1", me).replace("%2", person.name)
        frame.preview.set_people(person.id, person.name, from_to)
    frame.show_question(asked=writing.state is MessageState.HANDED_OVER)
    frame.cautions.show_cautions([(each.key, caution(each, writing)) for each in writing.objections])


def show_message(frame: Frame, writing: Writing, shown: Shown, *, goes_on: bool) -> None:
    """What every key changes: the letter, the checks, the count, what may leave."""
    frame.preview.show_message(shown, with_subject=writing.channel is Channel.EMAIL)
    frame.checks.show_checks(shown, writing.dismissed, can_fill=can_fill(writing, shown))
    # Before anybody is chosen nearly every field is empty, and naming them all would only frighten.
    frame.checks.setVisible(writing.contact is not None or shown.problem is not None)
    limit = writing.rules.char_limit
    length = len(shown.rendered.body) if shown.rendered else 0
    here = QLocale()
    count = (
        tr("%1 of %2 characters")
        .replace("%1", here.toString(length))
        .replace("%2", here.toString(limit or 0))
    )
    frame.editor.set_count(count if limit else "", over=bool(limit and length > limit))
    frame.footer.save.set_unavailable("" if writing.contact else tr("Choose whom to write to first"))
    frame.footer.show_state(
        writing.channel,
        blocked=blocked(writing, shown),
        no_address="" if writing.address else tr("Add an e-mail address first"),
        given=writing.state is MessageState.HANDED_OVER,
        goes_on=goes_on,
    )


def describe(writing: Writing, source: str) -> Look | None:
    """How a field shows in the editor: empty ones differ, and those that are needed most of all."""
    look = mail_words.look(source)
    name = mail_words.field_in(source)
    if look is None or not name or not writing.is_empty(name):
        return look
    rules = writing.rules
    needed = name in rules.required or any(name == each for each, _ in rules.at_least)
    return replace(look, tone="missing" if needed else "empty")
