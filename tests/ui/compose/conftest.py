"""A user, somebody to write to, and the page; only what opens links and chooses files is stood in for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft
from klatch.domain.vocabulary import Source
from klatch.services import contacts, settings
from klatch.services.data import Store
from klatch.ui.compose.page import ComposePage
from klatch.ui.page import Context
from klatch.ui.places import Compose
from klatch.ui.saving import Question
from klatch.ui.writing.handing import Edges

ME = settings.Profile(
    name="Nora Whitfield",
    email="nora@whitfield.example",
    headline="a science teacher moving into UX research",
    school="Cascadia State",
    signature="Nora Whitfield\nnora.example",
    zone="America/New_York",
    topic_narrow="your first year in research",
    topic_broad="UX research",
)


@dataclass
class Outside:
    """The world outside the program."""

    takes: bool = True
    chosen: str = ""
    opened: list[QUrl] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)

    def open_url(self, url: QUrl) -> bool:
        self.opened.append(url)
        return self.takes

    def save_as(self, _parent: QWidget, question: Question) -> str:
        self.offered.append(question.name)
        return self.chosen


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
def me(store: Store, now: datetime) -> settings.Profile:
    settings.put(store, ME, now)
    return ME


@pytest.fixture
def aisha(store: Store, now: datetime) -> int:
    return contacts.add(
        store,
        ContactDraft(
            display_name="Aisha Karim",
            title="UX Researcher",
            organization="Brightloom",
            city="New York",
            source=Source.ALUMNI,
            source_note="You moved from teaching to research",
            emails=("aisha.karim@brightloom.example",),
        ),
        now,
    )


@pytest.fixture
def page(qtbot: QtBot, context: Context, me: settings.Profile, outside: Outside) -> ComposePage:
    made = ComposePage(context, edges=Edges(outside.open_url, outside.save_as))
    qtbot.addWidget(made)
    made.resize(1224, 700)
    made.show()
    return made


@pytest.fixture
def write(page: ComposePage) -> Callable[..., ComposePage]:
    """Arrive to write to somebody."""

    def arrive(contact: int | None = None, kind: str | None = None, **more: int) -> ComposePage:
        page.arrive(Compose(() if contact is None else (contact,), kind, **more))
        return page

    return arrive


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "out"
    made.mkdir()
    return made
