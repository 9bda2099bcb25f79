"""A whole conversation: prepared, begun, killed in the middle, gone on with, wrapped up, and reported back.

Elena pointed Nora to Ada. The first half happens in a program of its own, which is killed while it is open.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import MeetingDraft
from klatch.domain.vocabulary import MeetingStatus, Stage, TakeawayKind, TaskKind
from klatch.services import drafting, meetings
from klatch.services.data import Store, open_store
from klatch.services.reading import contacts as people
from klatch.services.reading import messages, tasks
from klatch.services.reading.meetings import detail
from klatch.services.reading.talk import notes
from klatch.store.tables import TRACKED
from klatch.support.clock import FixedClock
from klatch.ui.compose.page import ComposePage
from klatch.ui.page import Context, Page
from klatch.ui.places import Place, ShowContact
from klatch.ui.talk.page import TalkPage
from klatch.ui.today.page import TodayPage
from klatch.ui.window import MainWindow
from klatch.ui.wrap_up.page import WrapUpPage
from programs import SOURCE

P = TypeVar("P", bound=Page)

FIRST_HALF = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from klatch import app
from klatch.domain.drafts import ContactDraft, MeetingDraft, ReferralDraft
from klatch.services import contacts, meetings, referrals, settings
from klatch.services.data import open_store
from klatch.support.clock import FixedClock
from klatch.ui.places import Place, Prepare
from klatch.ui.window import MainWindow

now = datetime(2026, 11, 23, 17, 48, tzinfo=UTC)
store = open_store(Path(sys.argv[1]), now)
profile = settings.Profile(name="Nora Whitfield", email="nora@whitfield.example", zone="America/Los_Angeles")
settings.put(store, profile, now)
earlier = now - timedelta(days=9)
elena = contacts.add(store, ContactDraft("Elena Voss", emails=("elena@openbook.example",)), earlier)
halden = {"organization": "Halden Health", "title": "Researcher"}
ada = contacts.add(store, ContactDraft("Ada Quill", emails=("ada@halden.example",), **halden), earlier)
referrals.add(store, ReferralDraft(elena, ada), earlier)
meeting = meetings.schedule(store, MeetingDraft((ada,), now + timedelta(minutes=12), "America/New_York", 20),
                            now - timedelta(days=2))
application = app.make_application()
theme = app.make_theme(application, store, bundled_font=True)
clock = FixedClock(now)
with app.collaborators(store, clock, theme, Path(sys.argv[1]), application) as context:
    window = MainWindow(context)
    window.show()
    window.activateWindow()
    while not window.isActiveWindow():
        application.processEvents()
    window.go(Prepare(meeting))
    page = window.page
    QTest.keyClicks(page.goals.text, "Learn how a diary study is run")
    for question in ("How did you come to research?", "Who else would you talk to?"):
        QTest.keyClicks(page.chosen.new, question)
        QTest.keyClick(page.chosen.new, Qt.Key.Key_Return)
    clock.at = now + timedelta(minutes=12)
    window.go(Place("today"))
    window.dispatch("next_step")
    page = window.page
    QTest.keyClick(page.questions.tree, Qt.Key.Key_Space)
    clock.at += timedelta(minutes=4)
    page.look()
    page.notes.edit.setFocus()
    QTest.keyClicks(page.notes.edit, "Nurse for seven years")
    QTest.keyClick(page.notes.edit, Qt.Key.Key_Return)
    QTest.keyClicks(page.notes.edit, "Run one small diary study before applying")
    window.dispatch("line_advice")
    QTest.keyClick(page.notes.edit, Qt.Key.Key_Return)
    QTest.keyClicks(page.notes.edit, "She was typing this when")

    def kept(change):
        if store.fetch("SELECT 1 FROM note WHERE text LIKE 'She was typing%'"):
            print("kept", flush=True)

    context.changes.changed.connect(kept)
    application.exec()
"""


@pytest.fixture
def store(tmp_path: Path, now: datetime) -> Iterator[Store]:
    """What a killed program left."""
    folder = tmp_path / "data"
    environment = {"PYTHONPATH": str(SOURCE), "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    command = [sys.executable, "-c", FIRST_HALF, str(folder)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "kept\n"
        child.send_signal(signal.SIGKILL)
    opened = open_store(folder, now)
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, context: Context, clock: FixedClock) -> Iterator[MainWindow]:
    clock.at += timedelta(minutes=12 + 14)
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def tables(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    return {name: store.fetch(f'SELECT * FROM "{name}" ORDER BY id') for name in TRACKED}


def front(window: MainWindow, kind: type[P]) -> P:
    assert isinstance(window.page, kind), type(window.page)
    return window.page


def who(store: Store, name: str) -> int:
    ((found,),) = store.fetch("SELECT id FROM contact WHERE display_name = ?", (name,))
    return int(found)


def steps(store: Store, name: str) -> set[TaskKind]:
    return {step.kind for step in tasks.of_contact(store, who(store, name))}


def go_on_talking(qtbot: QtBot, window: MainWindow, store: Store, clock: FixedClock) -> int:
    """Back to the conversation, where it was; a name in its last minutes."""
    front(window, TodayPage)
    window.dispatch("next_step")
    page = front(window, TalkPage)
    assert page.meeting is not None
    meeting = page.meeting.row.id
    assert page.meeting.goals == "Learn how a diary study is run"
    assert [note.text for note in notes(store, meeting)] == [
        "Nurse for seven years",
        "Run one small diary study before applying",
        "She was typing this when",
    ]
    assert [bool(question.asked_at) for question in page.meeting.questions] == [True, False]
    assert [(row.kind, row.text) for row in page.meeting.takeaways] == [
        (TakeawayKind.ADVICE, "Run one small diary study before applying")
    ]
    assert page.header.digits.text() == "06:00"
    clock.at += timedelta(minutes=2)
    page.look()
    assert page.prompt.isVisible(), "four minutes left, and nobody named"
    window.dispatch("next_step")
    line = QApplication.focusWidget()
    qtbot.keyClicks(line, "Imani Cole, Halden Health")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    imani = people.detail(store, who(store, "Imani Cole"))
    assert (imani.stage, imani.organization) == (Stage.TO_CONTACT, "Halden Health")
    assert [row.name for row in imani.chain] == ["Elena Voss", "Ada Quill"]
    clock.at += timedelta(minutes=6)
    page.look()
    window.dispatch("end_talk")
    return meeting


def wrap_up(window: MainWindow, store: Store, clock: FixedClock, meeting: int) -> None:
    """Thank Ada with what she said, and score the work."""
    page = front(window, WrapUpPage)
    assert detail(store, meeting).row.status is MeetingStatus.HELD
    assert steps(store, "Elena Voss") >= {TaskKind.TELL_REFERRER}
    body = page.panel.body.text()
    assert "Run one small diary study before applying" in body
    assert "Imani Cole" in body
    clock.at += timedelta(minutes=10)
    window.dispatch("next_step")
    ada = people.detail(store, who(store, "Ada Quill"))
    assert ada.stage is Stage.THANKED
    (thanks,) = messages.of_contact(store, ada.id)
    assert messages.detail(store, thanks.id).body == body


def report_back(window: MainWindow, store: Store, name: str, about: str, clock: FixedClock) -> None:
    """Tell somebody what came of their referral."""
    window.go(ShowContact(who(store, name)))
    window.dispatch("next_step")
    page = front(window, ComposePage)
    assert page.shown.rendered is not None
    assert about in page.shown.rendered.body
    clock.at += timedelta(minutes=5)
    window.dispatch("mark_sent")
    assert TaskKind.TELL_REFERRER not in steps(store, name)


@pytest.mark.timeout(180)
def test_a_whole_conversation(
    qtbot: QtBot, window: MainWindow, store: Store, context: Context, clock: FixedClock
) -> None:
    first = tables(store)
    meeting = go_on_talking(qtbot, window, store, clock)
    wrap_up(window, store, clock, meeting)
    report_back(window, store, "Elena Voss", "What I learned there: Run one small diary study", clock)

    imani = who(store, "Imani Cole")
    talked = clock.at + timedelta(days=14)
    key = meetings.schedule(store, MeetingDraft((imani,), talked), clock.at)
    assert TaskKind.TELL_REFERRER in steps(store, "Ada Quill"), "booked is news for who pointed to her"
    told = drafting.render(store, who(store, "Ada Quill"), "update.to_referrer", clock.at)
    assert "We are going to talk on Monday 7 December" in told.body
    clock.at = talked + timedelta(hours=1)
    meetings.mark_held(store, key, talked + timedelta(minutes=20), clock.at)
    report_back(window, store, "Ada Quill", "We talked on Monday 7 December", clock)
    reported = store.fetch("SELECT reported_back_at IS NOT NULL FROM referral ORDER BY id")
    assert reported == [(1,), (1,)]

    last = tables(store)
    window.go(Place("today"))
    while context.history.undo_label:
        context.history.undo()
    assert tables(store) == first
    while context.history.redo_label:
        context.history.redo()
    assert tables(store) == last
