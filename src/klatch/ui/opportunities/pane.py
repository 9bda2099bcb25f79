"""The detail pane: one opportunity, how far it is, when it goes on, who told of it and who could help."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from klatch.domain.errors import InvalidInput
from klatch.domain.links import web_address
from klatch.domain.vocabulary import OPEN_OPPORTUNITIES, OpportunityStatus
from klatch.services.reading import organizations
from klatch.services.reading.opportunities import OpportunityDetail
from klatch.ui.browse.colleagues import Colleagues
from klatch.ui.browse.side import RecordPane, inset
from klatch.ui.fields.auto import LABEL_WIDTH, AutoField, LineField
from klatch.ui.fields.day import DayField
from klatch.ui.fields.pickers import OrganizationLine
from klatch.ui.fields.prose import ProseField
from klatch.ui.leads.verbs import LeadVerbs
from klatch.ui.opportunities.header import OpportunityHeader
from klatch.ui.opportunities.origin import Origin
from klatch.ui.opportunities.standing import Standing
from klatch.ui.opportunities.steps import OpportunitySteps
from klatch.ui.page import Context
from klatch.ui.places import Compose, NewContact, PeopleOf, ShowContact
from klatch.ui.when import When
from klatch.ui.widgets.base import SectionHeader, label, line, reveal, set_property

_NARROW = 330
_LATER = timedelta(days=7)
_INKS = {"late": "danger", "today": "warning"}


class OpportunityPane(RecordPane):
    """Shows one opportunity; every field saves itself when it is left."""

    def __init__(self, context: Context, verbs: LeadVerbs, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._verbs = verbs
        self._found: OpportunityDetail | None = None
        theme = context.theme
        self.header = OpportunityHeader(context, menu, self._inside)
        self.standing = Standing(theme, self._inside)
        self.next = DayField(theme, self.tr("Next date"), self._save_next, self._inside)
        self._due = label("", "caption", self._inside)
        self.origin = Origin(context, self._inside)
        hint = self.tr("What you heard, what they look for, what to ask")
        self.notes = ProseField(theme, self.tr("Notes"), hint, partial(self._save, "notes"), self._inside)
        self.colleagues = Colleagues(context, self._inside, writing=True)
        self.steps = OpportunitySteps(context, self._inside)
        employer = OrganizationLine(context.store, self._inside)
        self.fields: dict[str, AutoField] = {
            "title": LineField(theme, self.tr("Title"), partial(self._save, "title"), self._inside),
            "employer": LineField(
                theme, self.tr("Organization"), partial(self._save, "employer"), self._inside, editor=employer
            ),
            "url": LineField(theme, self.tr("Link"), self._save_url, self._inside),
        }
        self._layout()
        self._connect()

    def show_record(self, found: OpportunityDetail, when: When) -> None:
        other = self._found is None or self._found.row.id != found.row.id
        if self._found is not None and other:
            self.commit()
            self.verticalScrollBar().setValue(0)
        self._found = found
        row = found.row
        self.header.show_row(row, when)
        self.standing.show_status(row.status)
        day = when.day_of(row.next_on) if row.next_on is not None else None
        self.next.load(day, afresh=other)
        if day is None:
            self.next.offer(when.today + _LATER)
        self._show_due(found, when)
        self.origin.show_detail(found, when)
        values = {"title": row.title, "employer": row.employer, "url": row.url}
        for name, value in values.items():
            self.fields[name].load(value, afresh=other)
        self.notes.load(row.notes, afresh=other)
        self._show_people(row.organization, when)
        self.steps.show_row(row, when)

    def set_when(self, when: When) -> None:
        if self._found is not None:
            self.show_record(self._found, when)

    def forget(self) -> None:
        self.commit()
        self._found = None
        self.colleagues.forget()
        self.origin.forget()
        self.steps.forget()

    @property
    def unsaved(self) -> bool:
        return self._found is not None and any(field.changed for field in self._all())

    def commit(self) -> None:
        if self._found is None:
            return
        wrong = [field for field in self._all() if not field.commit()]
        if wrong:
            said = f"{wrong[0].editor.accessibleName()}: {wrong[0].error}"
            self._context.notices.say(self.tr("Not saved. %1").replace("%1", said))

    def enter(self) -> None:
        """Go to what is done first: saying how far it is."""
        for step in self.standing.stepper.findChildren(QWidget):
            if step.focusPolicy() & Qt.FocusPolicy.TabFocus:
                step.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def edit(self) -> None:
        """Begin with the title."""
        self.fields["title"].editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        reveal(self, self.fields["title"])

    def add_step(self) -> None:
        """Begin a task about it."""
        self.steps.begin()
        reveal(self, self.steps)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header.set_narrow(self.width() < self._context.theme.px(_NARROW))

    def _all(self) -> tuple[AutoField, ...]:
        return (self.next, self.notes, *self.fields.values())

    def _show_due(self, found: OpportunityDetail, when: When) -> None:
        open_one = found.row.status in OPEN_OPPORTUNITIES
        due = when.due(found.row.next_on) if open_one else when.due(None)
        self._due.setText(due.text)
        self._due.setVisible(due.urgency in _INKS)
        set_property(self._due, "role", _INKS.get(due.urgency, "caption"))

    def _show_people(self, organization: int | None, when: When) -> None:
        rows = organizations.rows(self._context.store, [organization]) if organization is not None else []
        for widget in (self.colleagues, self._people_line):
            widget.setVisible(bool(rows))
        if rows:
            self.colleagues.show_people(rows[0], when)
        else:
            self.colleagues.forget()

    def _layout(self) -> None:
        self._people_line = line(self._inside)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 16, 0, 16)
        column.setSpacing(14)
        column.addLayout(inset(self.header, self.standing))
        near = QHBoxLayout()
        near.addSpacing(self._context.theme.px(LABEL_WIDTH) + 8)
        near.addWidget(self._due, 1)
        dates = inset(self.next, self.origin)
        dates.insertLayout(1, near)
        column.addLayout(dates)
        column.addWidget(line(self._inside))
        column.addLayout(inset(SectionHeader(self.tr("Notes"), self._inside), self.notes))
        column.addWidget(self._people_line)
        column.addWidget(self.colleagues)
        column.addWidget(line(self._inside))
        column.addWidget(self.steps)
        column.addWidget(line(self._inside))
        details = SectionHeader(self.tr("Details"), self._inside)
        column.addLayout(inset(details, *self.fields.values()))
        column.addStretch(1)
        self.setWidget(self._inside)

    def _connect(self) -> None:
        self.standing.chosen.connect(self._on_status)
        self.origin.changed.connect(self._change)
        self.colleagues.opened.connect(self._on_person)
        self.colleagues.write_wanted.connect(self._on_write)
        self.colleagues.wanted.connect(self._on_wanted)
        self.colleagues.all_wanted.connect(self._on_all)

    def _save(self, name: str, value: Any) -> None:
        if self._found is not None:
            self._verbs.edit(self._found.row.id, {name: value})

    def _save_url(self, url: str) -> None:
        if url.strip() and not web_address(url):
            raise InvalidInput("url", "no_link")
        self._save("url", url)

    def _save_next(self, day: date | None) -> None:
        self._save("next_on", day)

    def _change(self, changes: dict[str, Any]) -> None:
        if self._found is not None:
            with self._context.notices.guarded():
                self._verbs.edit(self._found.row.id, changes)

    def _on_status(self, status: str) -> None:
        if self._found is not None:
            self._verbs.set_status([self._found.row.id], OpportunityStatus(status))

    def _on_person(self, contact: int) -> None:
        self._context.navigator.go(ShowContact(contact))

    def _on_write(self, people: tuple[int, ...]) -> None:
        self._context.navigator.go(Compose(people))

    def _on_wanted(self) -> None:
        if self._found is not None:
            self._context.navigator.go(NewContact(organization=self._found.row.employer))

    def _on_all(self) -> None:
        if self._found is not None and self._found.row.organization is not None:
            self._context.navigator.go(PeopleOf(self._found.row.organization))
