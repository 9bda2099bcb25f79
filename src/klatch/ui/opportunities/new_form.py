"""One form for a new opportunity, begun from anywhere: what, where, and who told of it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from klatch.domain.drafts import OpportunityDraft
from klatch.domain.errors import NotFound
from klatch.services.reading import contacts, meetings
from klatch.ui.fields.pane_form import NewForm
from klatch.ui.fields.person_field import PersonField
from klatch.ui.fields.pickers import OrganizationLine
from klatch.ui.leads.fields import LeadFields
from klatch.ui.leads.verbs import LeadVerbs
from klatch.ui.opportunities.origin import TalkChoice
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button, IconButton
from klatch.ui.widgets.forms import Field


class NewOpportunityForm(NewForm):
    """Enter saves, Esc leaves."""

    def __init__(self, context: Context, verbs: LeadVerbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._verbs = verbs
        self._when = When(context.clock.now())
        theme = context.theme
        self.lead = LeadFields(context, self)
        self.organization = OrganizationLine(context.store, self)
        self.person = PersonField(context, self.tr("Who told you of it"), self)
        self.talk = TalkChoice(context, self)
        self._talk_field = Field(theme, self.tr("Talk it came from"), self.talk, self)
        self.add = Button(theme, self.tr("Add opportunity"), self, kind="primary")
        self._cancel = IconButton(theme, "x", self.tr("Cancel"), self, shortcut=self.tr("Esc"))
        self._layout()
        self.add.clicked.connect(self.submit)
        self._cancel.clicked.connect(self.closed)
        self.person.chosen.connect(self._on_person)

    @property
    def first(self) -> QLineEdit:
        return self.lead.title

    def begin(self, when: When, organization: str = "", contact: int = 0, meeting: int = 0) -> None:
        """Start with an empty form, or with where it is, who told of it, and when."""
        self._when = when
        contact = contact or self._attendee(meeting)
        self.organization.setText(organization or self._employer(contact))
        self.person.set_contact(contact)
        self._offer_talks(meeting or None)
        self.lead.begin(when, None)

    def submit(self) -> bool:
        """Add the opportunity when every field is well."""
        if not self.lead.validate():
            return False
        draft = OpportunityDraft(
            contact=self.person.contact or None,
            meeting=self.talk.meeting,
            employer=self.organization.text(),
            **self.lead.values(),
        )
        lead = 0
        with self._context.notices.guarded():
            lead = self._verbs.add(draft)
        if lead:
            self.added.emit(lead)
        return bool(lead)

    def _layout(self) -> None:
        theme = self._context.theme
        inner = QWidget(self)
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(16, 16, 16, 8)
        inside.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("New opportunity"), "heading", self), 1)
        head.addWidget(self._cancel)
        inside.addLayout(head)
        self.lead.insert(1, Field(theme, self.tr("Organization"), self.organization, self))
        self.lead.insert(2, Field(theme, self.tr("Who told you of it"), self.person, self))
        self.lead.insert(3, self._talk_field)
        inside.addWidget(self.lead)
        inside.addStretch(1)
        buttons = QWidget(self)
        row = QHBoxLayout(buttons)
        row.setContentsMargins(16, 10, 16, 12)
        row.addStretch(1)
        row.addWidget(self.add)
        self.place(inner, buttons)
        title, *others = self.lead.stops()
        person = (self.person.search, self.person.clear)
        stops = [title, self.organization, *person, self.talk, *others, self.add, self._cancel]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _on_person(self, contact: int) -> None:
        if contact and not self.organization.text().strip():
            self.organization.setText(self._employer(contact))
        self._offer_talks(self.talk.meeting if contact else None)

    def _offer_talks(self, meeting: int | None) -> None:
        self.talk.offer(self.person.contact, meeting, self._when)
        self._talk_field.setVisible(self.talk.any)

    def _employer(self, contact: int) -> str:
        found = contacts.rows(self._context.store, [contact]) if contact else []
        return found[0].organization if found else ""

    def _attendee(self, meeting: int) -> int:
        """The first of those who came."""
        if not meeting:
            return 0
        try:
            row = meetings.detail(self._context.store, meeting).row
        except NotFound:
            return 0
        return row.attendees[0].id if row.attendees else 0
