"""Who they are and how you got here: role, what they care about, who pointed to whom, what happened."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from klatch.domain.names import first_name
from klatch.services.reading.contacts import ContactDetail, timeline
from klatch.ui import timeline_words, words
from klatch.ui.fields.autosave import AutoText
from klatch.ui.fields.chain import ReferredBy
from klatch.ui.page import Context
from klatch.ui.prepare.verbs import PrepareVerbs
from klatch.ui.when import When
from klatch.ui.widgets.avatar import Avatar
from klatch.ui.widgets.base import SectionHeader, label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.chips import StageChip
from klatch.ui.widgets.timeline import Timeline

EXCERPT = 6
"""So many of the latest things that happened."""


def called(text: str, most: int = 24) -> str:
    """A name as a tab or a heading has room for it."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


class AboutPerson(QWidget):
    """One person; their page is one button away."""

    opened = Signal(int)

    def __init__(self, context: Context, verbs: PrepareVerbs, parent: QWidget) -> None:
        super().__init__(parent)
        theme = context.theme
        self._context = context
        self._verbs = verbs
        self.person: ContactDetail | None = None
        self._avatar = Avatar(theme, 36, self)
        self._name = label("", "name", self, wrap=True)
        self._role = label("", "muted", self, wrap=True)
        self._there = label("", "caption", self, wrap=True)
        self._chip = StageChip(theme, "", "", self)
        self.open = Button(theme, self.tr("Open"), self, small=True)
        self.chain = ReferredBy(theme, self)
        self.cares = AutoText(self.tr("What they care about"), self)
        self.timeline = Timeline(theme, self.tr("How you got here"), self)
        self.more = Button(theme, self.tr("Show everything"), self, kind="link", small=True)
        self._layout()
        self._connect()

    def show_person(self, person: ContactDetail, when: When) -> None:
        """Show a person; what is being typed about the same one stays."""
        same = self.person is not None and self.person.id == person.id
        self.person = person
        self._avatar.set_person(person.id, person.name)
        self._name.setText(f"{person.name} ({person.pronouns})" if person.pronouns else person.name)
        self._role.setText(", ".join(part for part in (person.title, person.organization) if part))
        self._role.setVisible(bool(self._role.text()))
        there = When(when.now, person.zone).time(when.now) if person.zone else ""
        said = self.tr("%1, %2 there now").replace("%1", person.city).replace("%2", there)
        self._there.setText(said if person.city and there else person.city)
        self._there.setVisible(bool(self._there.text()))
        self._chip.set_stage(person.stage, words.stage(person.stage))
        self.open.setAccessibleName(self.tr("Open %1").replace("%1", person.name))
        self.chain.show_chain(person.chain, called(first_name(person.name, person.given_name)))
        if same:
            self.cares.keeper.load(person.cares_about)
        else:
            self.cares.keeper.begin(person.cares_about, partial(self._verbs.save_person, person.id))
        self._show_timeline(person, when)

    def forget(self) -> None:
        """Nobody is shown any more."""
        self.person = None
        self.cares.keeper.stop()

    def _show_timeline(self, person: ContactDetail, when: When) -> None:
        entries = timeline(self._context.store, person.id)
        name = first_name(person.name, person.given_name)
        self.timeline.set_entries(timeline_words.lines(entries[:EXCERPT], name, when))
        self.more.setVisible(len(entries) > EXCERPT)
        self._fit()

    def _fit(self) -> None:
        rows = self.timeline.model().rowCount()
        self.timeline.setFixedHeight(sum(self.timeline.sizeHintForRow(row) for row in range(rows)) + 2)

    def _layout(self) -> None:
        self.cares.setFixedHeight(self._context.theme.px(56))
        self.cares.setPlaceholderText(self.tr("What they are glad to talk about"))
        said = QVBoxLayout()
        said.setSpacing(1)
        for widget in (self._name, self._role, self._there):
            widget.setMinimumWidth(1)  # a word longer than the line must not push the rest out of sight
            said.addWidget(widget)
        said.addSpacing(4)
        said.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(said, 1)
        head.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        cares = label(self.tr("What they care about"), "label", self)
        cares.setBuddy(self.cares)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.chain)
        column.addWidget(cares)
        column.addWidget(self.cares)
        history = SectionHeader(self.tr("How you got here"), self)
        history.add(self.more)
        column.addWidget(history)
        column.addWidget(self.timeline)
        column.addStretch(1)

    def _connect(self) -> None:
        self.open.clicked.connect(self._on_open)
        self.more.clicked.connect(self._on_open)
        self.chain.opened.connect(self.opened)
        self.timeline.opened.connect(self._on_entry)
        self._context.theme.changed.connect(self._fit)

    def _on_open(self) -> None:
        if self.person is not None:
            self.opened.emit(self.person.id)

    def _on_entry(self, _key: str) -> None:
        self._on_open()
