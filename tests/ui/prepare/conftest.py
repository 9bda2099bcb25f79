"""Nora is in Seattle and will talk with Ada in Boston, whom Ben pointed to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft, MeetingDraft, ReferralDraft
from klatch.domain.vocabulary import Format
from klatch.services import contacts, meetings, referrals, settings
from klatch.services.data import Store
from klatch.ui.page import Context
from klatch.ui.places import Prepare
from klatch.ui.prepare.page import PreparePage
from klatch.ui.printing import Edges
from klatch.ui.saving import Question

Open = Callable[..., PreparePage]


class Outside:
    """The dialogs and the browser: what they were given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = ""
        self.links: list[str] = []

    def choose_printer(self, printer: QPrinter, _parent: QWidget) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.folder / "printed.pdf"))
        return True

    def save_as(self, _parent: QWidget, question: Question) -> str:
        self.name = question.name
        return str(self.folder / question.name)

    def open_url(self, url: QUrl) -> bool:
        self.links.append(url.toString())
        return True


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    return Outside(tmp_path)


@pytest.fixture
def people(store: Store, now: datetime) -> dict[str, int]:
    me = settings.Profile(name="Nora Whitfield", headline="a science teacher", zone="America/Los_Angeles")
    settings.put(store, me, now)
    long_ago = now - timedelta(days=30)
    ben = contacts.add(store, ContactDraft(display_name="Ben Solheim"), long_ago)
    ada = ContactDraft(
        display_name="Ada Quill",
        title="Researcher",
        organization="Halden Health",
        city="Boston, MA",
        zone="America/New_York",
        cares_about="Sea swimming",
        links=("https://ada.example/talk",),
    )
    key = contacts.add(store, ada, long_ago)
    referrals.add(store, ReferralDraft(ben, key), long_ago)
    return {"ada": key, "ben": ben}


@pytest.fixture
def meeting(store: Store, people: dict[str, int], now: datetime) -> int:
    """With Ada, by video, in 42 minutes."""
    at = now + timedelta(minutes=42)
    draft = MeetingDraft((people["ada"],), at, "America/New_York", format=Format.VIDEO)
    return meetings.schedule(store, draft, now - timedelta(days=1))


@pytest.fixture
def page(context: Context, meeting: int, outside: Outside, qtbot: QtBot) -> Iterator[PreparePage]:
    edges = Edges(outside.choose_printer, outside.save_as)
    made = PreparePage(context, edges=edges, open_url=outside.open_url)
    qtbot.addWidget(made)
    made.resize(1224, 690)
    made.show()
    made.arrive(Prepare(meeting))
    yield made
    made.depart()
