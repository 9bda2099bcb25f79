"""What was found out: links that open, notes about the person, and what is known of where they work."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from klatch.domain.errors import NotFound
from klatch.domain.links import short, web_address
from klatch.domain.names import first_name
from klatch.services.reading import contacts, organizations
from klatch.services.reading.contacts import ContactDetail
from klatch.ui.fields.autosave import AutoText
from klatch.ui.fields.notes import NoteList
from klatch.ui.page import Context
from klatch.ui.prepare.about import called
from klatch.ui.prepare.verbs import PrepareVerbs, note_on_employer, note_on_person
from klatch.ui.when import When
from klatch.ui.widgets.base import SectionHeader, label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.flow import FlowLayout


class Research(QWidget):
    """Everything is kept where it belongs, so that it is there for the next meeting, too."""

    link_opened = Signal(str)

    def __init__(self, context: Context, verbs: PrepareVerbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._verbs = verbs
        self._employer = 0
        self._links_shown: tuple[str, ...] = ()
        self.links: list[Button] = []
        self._no_links = label(
            self.tr("No links yet. Add one on their page: a profile, a talk, a portfolio."),
            "caption",
            self,
            wrap=True,
        )
        self._flow_box = QWidget(self)
        self._flow = FlowLayout(self._flow_box, spacing=6)
        self._about = SectionHeader("", self)
        self.notes = NoteList(context, partial(contacts.notes, context.store), note_on_person, self)
        self._where = SectionHeader("", self)
        self.research = AutoText("", self)
        self.employer_notes = NoteList(
            context, partial(organizations.notes, context.store), note_on_employer, self
        )
        self._layout()

    def show_person(self, person: ContactDetail, when: When) -> None:
        """Show what is known of a person and their employer; what is being typed stays."""
        name = called(first_name(person.name, person.given_name))
        self._about.set_title(self.tr("About %1").replace("%1", name))
        self.notes.show_about(person.id, when)
        links = tuple(link.url for link in person.links)
        links += self._show_employer(person.organization_id or 0, when)
        self._show_links(links)

    def write_note(self) -> None:
        """Put the cursor into a new note about the person."""
        self.notes.write_new()

    def commit(self) -> None:
        """Keep what is being typed."""
        self.notes.commit()
        self.employer_notes.commit()
        self.research.keeper.flush()

    def forget(self) -> None:
        """Nobody is shown any more."""
        self.notes.forget()
        self.employer_notes.forget()
        self.research.keeper.stop()
        self._employer = 0

    def _show_employer(self, employer: int, when: When) -> tuple[str, ...]:
        """Show an employer and return its links."""
        try:
            found = organizations.detail(self._context.store, employer) if employer else None
        except NotFound:
            found = None
        for widget in (self._where, self.research, self.employer_notes):
            widget.setVisible(found is not None)
        if found is None:
            self._employer = 0
            self.research.keeper.stop()
            return ()
        name = found.row.name
        self._where.set_title(self.tr("About %1").replace("%1", called(name, 48)))
        self.research.setAccessibleName(self.tr("Research on %1").replace("%1", name))
        if employer == self._employer:
            self.research.keeper.load(found.research)
        else:
            self._employer = employer
            self.research.keeper.begin(found.research, partial(self._verbs.save_research, employer))
        self.employer_notes.show_about(employer, when)
        return found.links

    def _show_links(self, links: tuple[str, ...]) -> None:
        shown = tuple(dict.fromkeys(link for link in links if web_address(link)))
        self._no_links.setHidden(bool(shown))
        self._flow_box.setVisible(bool(shown))
        if shown == self._links_shown:
            return
        self._links_shown = shown
        while self._flow.takeAt(0) is not None:
            pass
        for button in self.links:
            button.hide()
            button.deleteLater()
        self.links = []
        for link in shown:
            button = Button(
                self._context.theme, short(link), self._flow_box, small=True, icon="external-link"
            )
            button.setAccessibleName(self.tr("Open %1").replace("%1", short(link)))
            button.clicked.connect(partial(self._on_link, web_address(link)))
            self._flow.addWidget(button)
            button.show()
            self.links.append(button)

    def _on_link(self, link: str, _checked: bool = False) -> None:
        self.link_opened.emit(link)

    def _layout(self) -> None:
        self.research.setFixedHeight(self._context.theme.px(96))
        self.research.setPlaceholderText(self.tr("What they do, how they hire, what is new there"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addWidget(SectionHeader(self.tr("Links"), self))
        column.addWidget(self._no_links)
        column.addWidget(self._flow_box)
        column.addSpacing(4)
        column.addWidget(self._about)
        column.addWidget(self.notes)
        column.addSpacing(4)
        column.addWidget(self._where)
        column.addWidget(self.research)
        column.addWidget(self.employer_notes)
        column.addStretch(1)
