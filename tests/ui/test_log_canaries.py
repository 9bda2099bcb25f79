"""The story with failures and bugs in between: log and reports hold nothing that anybody wrote."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from klatch import cli
from klatch.domain.drafts import ContactDraft, MeetingDraft, MessageDraft, NoteDraft, TemplateDraft
from klatch.domain.errors import KlatchError
from klatch.services import contacts, meetings, messages, notes, sample, templates
from klatch.services.data import Store, back_up
from klatch.services.exchange import writing
from klatch.services.reading import search
from klatch.support import logs
from klatch.ui import crash
from klatch.ui.crash_dialog import CrashDialog
from klatch.ui.page import Context
from klatch.ui.pages import PAGES
from klatch.ui.places import Compose, ImportFile, Place, ShowContact
from klatch.ui.window import MainWindow

pytestmark = pytest.mark.logs_expected
CANARY = "Zdzisława Canaria"
ADDRESS = "zdzislawa@canaria.example"
TEXTS = {
    "contact": ("display_name", "given_name", "family_name", "cares_about", "source_note", "paused_reason"),
    "contact_email": ("address",),
    "contact_phone": ("number",),
    "contact_link": ("url",),
    "organization": ("name", "website", "research"),
    "note": ("text",),
    "takeaway": ("text",),
    "message": ("to_address", "subject", "body"),
    "meeting": ("place", "link", "phone", "goals", "research", "notes"),
    "interaction": ("summary",),
    "referral": ("note",),
    "task": ("title",),
    "saved_view": ("name",),
}
LONG_ENOUGH = 5


def canaries(store: Store) -> set[str]:
    """Every line that people wrote or that is about them, and the names of the files."""
    found = {CANARY, ADDRESS, "Zdzis", "zdzis", "anaria"}
    for table, columns in TEXTS.items():
        for row in store.fetch(f"SELECT {', '.join(columns)} FROM {table}"):
            for value in row:
                found.update(line.strip() for line in (value or "").splitlines())
    return {text for text in found if len(text) >= LONG_ENOUGH}


def sung(text: str, words: set[str]) -> list[str]:
    return [word for word in words if word in text]


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    level = logging.getLogger().level
    handler = logs.start(tmp_path / "logged")
    yield tmp_path / "logged" / "logs"
    logs.stop(handler)
    logging.getLogger().setLevel(level)


def boom(*_: object, **__: object) -> None:
    raise ValueError(f"{CANARY} <{ADDRESS}> /home/zdzislawa/canaria.csv")


def write_all(store: Store, now: datetime) -> None:
    sample.build(store, now)
    draft = ContactDraft(
        display_name=CANARY, emails=(ADDRESS,), phones=("+48 555 010 447",), organization="Canaria Sp. z o.o."
    )
    person = contacts.add(store, draft, now)
    notes.add(store, NoteDraft(f"{CANARY} sings at dawn", contact=person), now)
    meeting = meetings.schedule(
        store, MeetingDraft((person,), now + timedelta(days=1), place="Canaria bar"), now
    )
    meetings.cancel(store, meeting, now)
    message = MessageDraft(
        person, "outreach.cold", f"Dear {CANARY}", f"Hello {CANARY},\nplease sing.", to_address=ADDRESS
    )
    draft_id = messages.save_draft(store, message, now)
    messages.hand_over(store, draft_id, "copied", now)
    messages.mark_sent(store, draft_id, now, now)
    search.search(store, CANARY)


def fail_at_everything(store: Store, now: datetime, folder: Path) -> int:
    failures = 0
    person = store.fetch("SELECT id FROM contact WHERE display_name = ?", (CANARY,))[0][0]
    attempts = (
        lambda: contacts.add(store, ContactDraft(display_name=CANARY, emails=(f"{CANARY}@@",)), now),
        lambda: contacts.edit(store, person, {"emails": ["zdzislawa"]}, now),
        lambda: notes.add(store, NoteDraft(CANARY, contact=99_999), now),
        lambda: templates.add(
            store, TemplateDraft("outreach.cold", CANARY, "S", "{{ Canaria.__class__ }}"), now
        ),
        lambda: back_up(store, folder / "canaria" / "zdzislawa.db"),
        lambda: messages.mark_sent(store, 99_999, now, now),
    )
    for attempt in attempts:
        try:
            attempt()
        except KlatchError:
            failures += 1
    return failures


def test_nothing_anybody_wrote_is_in_the_log_or_in_a_report(
    context: Context,
    qtbot: QtBot,
    log: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    store, now = context.store, context.clock.now()
    write_all(store, now)
    assert fail_at_everything(store, now, tmp_path) == 6
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    window = MainWindow(context)
    qtbot.addWidget(window)
    crash.watch(window, context.notices)
    window.show()
    person = store.fetch("SELECT id FROM contact WHERE display_name = ?", (CANARY,))[0][0]
    file = tmp_path / "canaria.csv"
    file.write_text("nothing,that,is,known\n", encoding="utf-8")
    places = [Place(spec.key) for spec in PAGES if spec.nav]
    for place in (*places, ShowContact(person), Compose((person,)), ImportFile(str(file))):
        context.navigator.go(place)
    qtbot.waitUntil(lambda: not context.background.busy)
    with monkeypatch.context() as patch:
        patch.setattr(window, "_available", lambda: {"palette": boom})
        window.actions_table.set_available({"palette"})
        window.actions_table["palette"].trigger()
    shown = window.findChild(CrashDialog).findChild(QPlainTextEdit).toPlainText()
    words = canaries(store)
    assert len(words) > 300
    for _ in range(40):
        context.history.undo()
    for _ in range(40):
        context.history.redo()
    window.close()
    assert "bug: ValueError" not in shown
    assert "ValueError" in shown
    assert sung(shown, words) == []
    (written,) = log.iterdir()
    text = written.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "rolled back" in text
    assert sung(text, words) == []


def test_a_command_that_meets_a_bug_says_nothing_of_the_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file, data = tmp_path / "zdzislawa-canaria.csv", tmp_path / "data"
    file.write_text(f"First Name,Last Name,Email Address\nZdzisława,Canaria,{ADDRESS}\n", encoding="utf-8")
    assert cli.main(["import", str(file), "--data", str(data)]) == 0
    assert cli.main(["backup", str(tmp_path / "canaria" / "copy.db"), "--data", str(data)]) == 1
    capsys.readouterr()
    monkeypatch.setattr(writing, "apply", boom)
    assert cli.main(["import", str(file), "--data", str(data)]) == cli.BUG
    words = {CANARY, ADDRESS, "Zdzis", "zdzis", "anaria"}
    said = capsys.readouterr()
    assert "ValueError" in said.err
    assert sung(said.err + said.out, words) == []
    text = "".join(path.read_text(encoding="utf-8") for path in (data / "logs").iterdir())
    assert "import: 1 read, 1 added" in text
    assert "ValueError" in text
    assert sung(text, words) == []
