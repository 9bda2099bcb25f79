"""The detail pane: one employer, who is known there, what is open, what was found out."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from klatch.domain.drafts import NoteDraft
from klatch.services.reading.organizations import OrganizationDetail, notes
from klatch.ui.browse.colleagues import Colleagues
from klatch.ui.browse.side import RecordPane, inset
from klatch.ui.fields.notes import NoteList
from klatch.ui.leads.verbs import LeadVerbs
from klatch.ui.organizations.details import OrganizationFields
from klatch.ui.organizations.header import OrganizationHeader
from klatch.ui.organizations.opportunities import Opportunities
from klatch.ui.organizations.told import Told
from klatch.ui.organizations.verbs import OrganizationVerbs
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.base import SectionHeader, line, reveal


class OrganizationPane(RecordPane):
    """Shows one employer; the page gives it the employer and hears what is wanted."""

    def __init__(self, context: Context, verbs: OrganizationVerbs, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._verbs = verbs
        self._found: OrganizationDetail | None = None
        self.header = OrganizationHeader(context, menu, self._inside)
        self.colleagues = Colleagues(context, self._inside)
        self.opportunities = Opportunities(context, LeadVerbs(context, self), self._inside)
        self.told = Told(context, self._inside)
        self.fields = OrganizationFields(context, self._inside)
        self.notes = NoteList(context, partial(notes, context.store), _note_on, self._inside)
        self._layout()
        self.header.rated.connect(self._on_rated)
        self.header.note.connect(self.add_note)

    def show_record(self, found: OrganizationDetail, place: int, when: When) -> None:
        """Show an employer; what is being typed about another one is saved first."""
        if self._found is not None and self._found.row.id != found.row.id:
            self.commit()
            self.verticalScrollBar().setValue(0)
        self._found = found
        self.header.show_organization(found, place)
        self.colleagues.show_people(found.row, when)
        self.opportunities.show_opportunities(found, when)
        self.told.show_about(found.row.id, when)
        self.fields.show_organization(found)
        self.notes.show_about(found.row.id, when)

    def forget(self) -> None:
        """None is shown any more; what was being typed is saved, or said to be lost."""
        self.commit()
        self._found = None
        self.colleagues.forget()
        self.opportunities.forget()
        self.fields.forget()
        self.notes.forget()

    @property
    def unsaved(self) -> bool:
        """Whether something was typed and not saved yet."""
        parts = (self.fields, self.notes, self.opportunities)
        return self._found is not None and any(part.unsaved for part in parts)

    def commit(self) -> None:
        """Save what is being typed, before it goes out of sight; say what could not be saved."""
        if self._found is None:
            return
        self.notes.commit()
        wrong = self.fields.commit() + self.opportunities.commit()
        if wrong:
            self._context.notices.say(self.tr("Not saved. %1").replace("%1", wrong[0]))

    def add_opportunity(self) -> None:
        """Begin a lead."""
        self.opportunities.add()
        reveal(self, self.opportunities.form)

    def add_note(self) -> None:
        """Begin a note."""
        self.notes.write_new()
        reveal(self, self.notes.new)

    def edit(self) -> None:
        """Begin with the name."""
        self.fields.edit_name()
        reveal(self, self.fields)

    def _layout(self) -> None:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 16, 0, 16)
        column.setSpacing(14)
        column.addLayout(inset(self.header))
        column.addWidget(line(self._inside))
        column.addWidget(self.colleagues)
        column.addWidget(line(self._inside))
        column.addWidget(self.opportunities)
        column.addWidget(line(self._inside))
        takeaways = SectionHeader(self.tr("Takeaways"), self._inside)
        column.addLayout(inset(takeaways, self.told))
        column.addWidget(line(self._inside))
        research = SectionHeader(self.tr("Research and notes"), self._inside)
        column.addLayout(inset(research, self.fields.research, self.notes))
        column.addWidget(line(self._inside))
        details = SectionHeader(self.tr("Details"), self._inside)
        column.addLayout(inset(details, self.fields))
        column.addStretch(1)
        self.setWidget(self._inside)

    def _on_rated(self, field: str, number: int) -> None:
        if self._found is not None:
            self._verbs.rate([self._found.row.id], field, number)


def _note_on(text: str, organization: int) -> NoteDraft:
    return NoteDraft(text, organization=organization)
