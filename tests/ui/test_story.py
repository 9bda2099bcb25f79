"""The whole story through the real window: import, write, meet, take away, thank; undone and redone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from klatch.domain.vocabulary import Format, TakeawayKind
from klatch.services import settings
from klatch.store.tables import TRACKED
from klatch.support.clock import FixedClock
from klatch.ui.compose.page import ComposePage
from klatch.ui.contacts.page import ContactsPage
from klatch.ui.importing.page import ImportPage
from klatch.ui.meetings.page import MeetingsPage
from klatch.ui.page import Context, Page
from klatch.ui.places import ImportFile, Place, ShowContact, ShowMeeting, WrapUp
from klatch.ui.window import MainWindow
from klatch.ui.wrap_up.page import WrapUpPage

P = TypeVar("P", bound=Page)

MONDAY = datetime(2026, 11, 23, 17, 48, tzinfo=UTC)
CONNECTIONS = (
    'Notes:\n"When exporting your connection data, some of the email addresses are missing"\n\n'
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Priya,Raman,https://www.linkedin.com/in/priya,priya@halden.example,Halden Health,Lead,12 Mar 2024\n"
    "Jonah,Feld,https://www.linkedin.com/in/jonah,,Halden Health,UX Researcher,13 Mar 2024\n"
)
FIRST_MESSAGE = """\
Hi Priya,

Your talk on diary studies changed how I run interviews, and your work on UX research is what I’d like \
to learn from. Could I ask you about your first year in research for 20 minutes in the next two weeks? \
Your schedule decides, and it can be by video. I’ll write once more next week in case your inbox is full.

Thank you,
Nora Whitfield"""
THANKS = """\
Hi Priya,

Thank you for talking with me. What stayed with me most is this: Run one small diary study before \
applying anywhere.

I’m already thinking about what it changes for me.

You were generous with your experience at Halden Health, and I’ll let you know what came of it. \
If I can ever be useful to you, please say so.

With thanks,
Nora Whitfield"""


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> Iterator[MainWindow]:
    profile = settings.Profile(
        name="Nora Whitfield",
        email="nora@whitfield.example",
        headline="a science teacher moving into UX research",
        school="Cascadia State",
        zone="America/Los_Angeles",
        topic_narrow="your first year in research",
        topic_broad="UX research",
    )
    settings.put(context.store, profile, context.clock.now())
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def tables(context: Context) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every tracked table."""
    return {name: context.store.fetch(f'SELECT * FROM "{name}" ORDER BY id') for name in TRACKED}


def front(window: MainWindow, kind: type[P]) -> P:
    """The page in front, which must be of this kind."""
    assert isinstance(window.page, kind), type(window.page)
    return window.page


def person(context: Context, name: str) -> tuple[int, str]:
    """Somebody's id and stage."""
    row = context.store.fetch_one("SELECT id, stage FROM contact WHERE display_name = ?", (name,))
    assert row is not None
    return int(row[0]), str(row[1])


def next_step(context: Context, contact: int) -> tuple[str, str]:
    """What is to be done next with somebody, and the day of it in the user's zone or the UTC moment."""
    row = context.store.fetch_one(
        "SELECT t.kind, f.next_due FROM contact_facts f JOIN task t ON t.id = f.next_task"
        " WHERE f.contact = ?",
        (contact,),
    )
    assert row is not None
    return str(row[0]), str(row[1])


def type_into(widget: QWidget, text: str) -> None:
    """Type a text as one would, and leave the field."""
    widget.setFocus()
    if isinstance(widget, QLineEdit):
        widget.setText(text)
        widget.editingFinished.emit()
    else:
        widget.setPlainText(text)  # type: ignore[attr-defined]


def import_people(qtbot: QtBot, window: MainWindow, context: Context, file: Path) -> None:
    context.navigator.go(ImportFile(str(file)))
    page = front(window, ImportPage)
    qtbot.waitUntil(lambda: "next_step" in page.commands())
    window.actions_table["next_step"].trigger()
    qtbot.waitUntil(lambda: isinstance(window.page, ContactsPage))


def write_first_message(qtbot: QtBot, window: MainWindow, context: Context, contact: int) -> tuple[str, str]:
    context.navigator.go(ShowContact(contact))
    front(window, ContactsPage)
    window.actions_table["write"].trigger()
    page = front(window, ComposePage)
    page.frame.template_chosen.emit(template_id(context, "outreach.cold.short"))
    if page.shown.missing:
        assert not window.actions_table["mark_sent"].isEnabled()
        window.actions_table["next_step"].trigger()
        for name in page.frame.fill.asked():
            field = page.frame.fill.field(name)
            assert field is not None
            if name == "connection.text":
                type_into(field.editor, "Your talk on diary studies changed how I run interviews")
        page.frame.fill.submit()
    assert page.shown.missing == ()
    frozen = shown(page)
    window.actions_table["mark_sent"].trigger()
    front(window, ContactsPage)
    return frozen


def shown(page: ComposePage) -> tuple[str, str]:
    """Subject and body as the preview shows them."""
    assert page.shown.rendered is not None
    return page.shown.rendered.subject, page.shown.rendered.body


def template_id(context: Context, builtin: str) -> int:
    row = context.store.fetch_one("SELECT id FROM template WHERE builtin_key = ?", (builtin,))
    assert row is not None
    return int(row[0])


def book(window: MainWindow, context: Context) -> None:
    window.actions_table["meet"].trigger()
    form = front(window, MeetingsPage).side.form
    assert form.people.contacts
    form.time.day.setDate(QDate(2026, 11, 25))
    form.time.clock.setTime(QTime(10, 30))
    form.format.set_current(Format.VIDEO.value)
    type_into(form.link, "https://meet.example/nora-priya")
    form.submit()


def wrap_up(qtbot: QtBot, window: MainWindow, context: Context) -> None:
    row = context.store.fetch_one("SELECT id FROM meeting")
    assert row is not None
    context.navigator.go(ShowMeeting(row[0]))
    window.actions_table["hold_meeting"].trigger()
    page = front(window, WrapUpPage)
    type_into(page.panel.said.notes, "She moved from nursing to research.")
    takeaways = page.panel.said.takeaways
    takeaways.new.set_kind(TakeawayKind.ADVICE)
    takeaways.new.text.setText("Run one small diary study before applying anywhere")
    qtbot.keyClick(takeaways.new.text, Qt.Key.Key_Return)
    page.footer.wanted.emit("finish")


def thank(window: MainWindow, context: Context) -> tuple[str, str]:
    row = context.store.fetch_one("SELECT id FROM meeting")
    assert row is not None
    context.navigator.go(WrapUp(row[0]))
    page = front(window, WrapUpPage)
    assert "Run one small diary study before applying anywhere" in page.panel.body.text()
    frozen = (page.panel.subject.text(), page.panel.body.text())
    window.actions_table["next_step"].trigger()
    return frozen


def test_the_whole_story(
    qtbot: QtBot, window: MainWindow, context: Context, clock: FixedClock, tmp_path: Path
) -> None:
    file = tmp_path / "Connections.csv"
    file.write_text(CONNECTIONS, encoding="utf-8-sig")
    first = tables(context)
    clock.at = MONDAY

    import_people(qtbot, window, context, file)
    priya, stage = person(context, "Priya Raman")
    assert stage == "address_book"

    asked = write_first_message(qtbot, window, context, priya)
    assert person(context, "Priya Raman") == (priya, "contacted")
    # 3B7: after three business days of silence Jonah, at the same employer, is next.
    assert next_step(context, priya) == ("write_someone_else", "2026-11-26")

    clock.at = MONDAY + timedelta(hours=3)
    context.navigator.go(ShowContact(priya))
    book(window, context)
    assert person(context, "Priya Raman") == (priya, "scheduled")
    assert next_step(context, priya)[0] == "prepare"

    clock.at = datetime(2026, 11, 25, 19, 0, tzinfo=UTC)
    wrap_up(qtbot, window, context)
    assert person(context, "Priya Raman") == (priya, "met")
    kind, due = next_step(context, priya)
    assert (kind, due) == ("thank", "2026-11-26T18:50:00Z")

    thanked = thank(window, context)
    assert person(context, "Priya Raman") == (priya, "thanked")
    assert next_step(context, priya)[0] == "own"  # suggested: to tell her what came of it

    sent = context.store.fetch("SELECT subject, body, state, frozen_at FROM message ORDER BY sent_at")
    assert [(row[0], row[1]) for row in sent] == [asked, thanked]
    assert all(row[2] == "sent" and row[3] for row in sent)
    assert "Hi Priya," in asked[1]
    assert asked == ("A question about UX research", FIRST_MESSAGE)
    assert thanked == ("Thank you, and what I’m doing with it", THANKS)
    assert context.store.fetch("SELECT notes FROM meeting") == [("She moved from nursing to research.",)]

    last = tables(context)
    while context.history.undo_label:
        context.history.undo()
    assert tables(context) == first
    while context.history.redo_label:
        context.history.redo()
    assert tables(context) == last
    context.navigator.go(Place("contacts"))
    QApplication.processEvents()
