"""Killed while somebody types notes without a pause: what was typed up to a moment ago is there again."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from klatch.services.data import open_store
from klatch.services.reading.talk import facts, notes
from klatch.ui.fields.note_keeper import KEEP_MS

_CHILD = """
import pathlib, sys
from datetime import UTC, datetime
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from klatch import app
from klatch.domain.drafts import ContactDraft, MeetingDraft
from klatch.services import contacts, meetings, talk
from klatch.services.data import open_store
from klatch.support.clock import FixedClock
from klatch.ui.places import Talk
from klatch.ui.window import MainWindow
now = datetime(2026, 11, 23, 17, 48, tzinfo=UTC)
folder = pathlib.Path(sys.argv[1])
store = open_store(folder, now)
ada = contacts.add(store, ContactDraft(display_name="Ada"), now)
meeting = meetings.schedule(store, MeetingDraft((ada,), now), now)
talk.begin(store, meeting, now)
application = app.make_application()
theme = app.make_theme(application, store, bundled_font=True)
with app.collaborators(store, FixedClock(now), theme, folder, application) as context:
    window = MainWindow(context)
    window.show()
    window.go(Talk(meeting))
    edit = window.page.notes.edit
    typed = 0
    def key():
        global typed
        QTest.keyClicks(edit, "abcdefghij"[typed % 10])
        typed += 1
        if typed % 25 == 0:
            QTest.keyClick(edit, "\\r")
    def kept(change):
        if change.touches("note"):
            print(typed, flush=True)
    context.changes.changed.connect(kept)
    steady = QTimer(interval=20)
    steady.timeout.connect(key)
    steady.start()
    application.exec()
"""


@pytest.mark.timeout(120)
def test_typing_that_never_pauses_survives_a_kill(tmp_path: Path, now: datetime) -> None:
    assert KEEP_MS <= 1500, "with the writing itself no more than two seconds are lost"
    command = [sys.executable, "-c", _CHILD, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        acknowledged = [int(child.stdout.readline()) for _ in range(4)][-1]
        child.send_signal(signal.SIGKILL)
    store = open_store(tmp_path, now)
    try:
        assert acknowledged > 25, "kept while more was typed"
        ((meeting,),) = store.fetch("SELECT id FROM meeting")
        kept = "".join(note.text for note in notes(store, meeting))
        assert len(kept) >= acknowledged
        assert kept == ("abcdefghij" * 1000)[: len(kept)]
        assert facts(store, meeting).running, "and the conversation goes on"
    finally:
        store.close()
