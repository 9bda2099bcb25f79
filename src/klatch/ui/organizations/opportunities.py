"""The leads at an employer: a list, a form to add or change one, and what became of each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from klatch.domain.drafts import OpportunityDraft
from klatch.domain.links import web_address
from klatch.domain.vocabulary import OpportunityStatus
from klatch.services.reading.opportunities import EmployerOpportunitySource, OpportunityRow
from klatch.services.reading.organizations import OrganizationDetail
from klatch.ui import words
from klatch.ui.browse.pane_table import PaneTable
from klatch.ui.leads.verbs import LeadVerbs
from klatch.ui.leads.words import LeadWords
from klatch.ui.models.record_table import RecordTable
from klatch.ui.organizations.opportunity_form import OpportunityForm
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.base import SectionHeader, label
from klatch.ui.widgets.buttons import IconButton

_ASKED = ("title", "url", "status", "next_on", "notes")  # what the form asks for


class Opportunities(QWidget):
    """Enter or F2 changes a lead, Del deletes it, the menu says what became of it."""

    def __init__(self, context: Context, verbs: LeadVerbs, parent: QWidget) -> None:
        super().__init__(parent)
        theme = context.theme
        self._verbs = verbs
        self._organization = 0
        self._rows: dict[int, OpportunityRow] = {}
        self._words = LeadWords(When(context.clock.now()))
        self._head = SectionHeader(self.tr("Opportunities"), self)
        self._add = IconButton(theme, "plus", self.tr("Add an opportunity"), self)
        self._none = label(
            self.tr("None yet. A talk often comes before the posting."), "caption", self, wrap=True
        )
        self.table = RecordTable(
            EmployerOpportunitySource(context.store),
            self._words.columns(),
            sentence=self._words.sentence,
            parent=self,
        )
        self.view = PaneTable(self.table, theme, self.tr("Opportunities"), self)
        self.form = OpportunityForm(context, self._save, self)
        self._menu = QMenu(self)
        self._layout()
        self._add.clicked.connect(self.add)
        self.view.opened.connect(self.edit)
        self.view.delete_pressed.connect(self.delete)
        self.view.menu_requested.connect(self._on_menu)
        self.form.closed.connect(self._on_closed)

    def show_opportunities(self, found: OrganizationDetail, when: When) -> None:
        """Show the leads of an employer."""
        if found.row.id != self._organization:
            self.form.hide()
        self._organization = found.row.id
        self._words.when = when
        self._rows = {row.id: row for row in found.opportunities}
        self._head.set_count(self.locale().toString(len(self._rows)) if self._rows else "")
        self._none.setVisible(not self._rows and self.form.isHidden())
        self.view.show_of(found.row.id)

    def forget(self) -> None:
        """None is shown any more."""
        self._organization, self._rows = 0, {}
        self.form.hide()
        self.view.show_of(0)

    @property
    def unsaved(self) -> bool:
        """Whether a lead was begun and not saved yet."""
        return self.form.unsaved

    def commit(self) -> list[str]:
        """Save the lead begun, before it goes out of sight; gives what is wrong when it cannot be saved."""
        if not self.form.unsaved:
            return []
        self.form.submit()
        return self.form.wrong

    def add(self) -> None:
        """Begin a new lead."""
        self._none.hide()
        self.form.begin(self._organization, self._words.when, None)

    def edit(self, opportunity: int = 0) -> None:
        """Change a lead, that under the cursor when none is named."""
        row = self._rows.get(opportunity or self.view.current_id())
        if row is not None:
            self.form.begin(self._organization, self._words.when, row)

    def delete(self) -> None:
        """Delete those selected."""
        chosen = self.view.selected_ids()
        if chosen:
            self._verbs.delete(chosen)

    def fill_menu(self, menu: QMenu) -> None:
        """What can be done with the lead under the cursor."""
        row = self._rows.get(self.view.current_id())
        if row is None:
            return
        menu.addAction(self.tr("Change")).triggered.connect(partial(self._run_edit, row.id))
        if web_address(row.url):
            menu.addAction(self.tr("Open the link")).triggered.connect(partial(_open, row.url))
        menu.addSeparator()
        for status in OpportunityStatus:
            action = menu.addAction(words.opportunity(status))
            action.setCheckable(True)
            action.setChecked(status is row.status)
            action.triggered.connect(partial(self._set_status, row.id, status))
        menu.addSeparator()
        menu.addAction(self.tr("Delete")).triggered.connect(self._run_delete)

    def _layout(self) -> None:
        self._head.add(self._add)
        top = QVBoxLayout()
        top.setContentsMargins(16, 0, 16, 0)
        top.setSpacing(2)
        top.addWidget(self._head)
        top.addWidget(self._none)
        below = QVBoxLayout()
        below.setContentsMargins(16, 4, 16, 0)
        below.addWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.view)
        column.addLayout(below)

    def _save(self, opportunity: int, draft: OpportunityDraft) -> None:
        row = self._rows.get(opportunity)
        if row is not None:
            changed = {
                name: getattr(draft, name) for name in _ASKED if getattr(draft, name) != getattr(row, name)
            }
            if changed:
                self._verbs.edit(opportunity, changed)
        else:
            self._verbs.add(draft)

    def _on_closed(self) -> None:
        focus = self.window().focusWidget()
        inside = focus is not None and self.form.isAncestorOf(focus)
        self.form.hide()
        self._none.setVisible(not self._rows)
        if inside:
            (self.view if self._rows else self._add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_menu(self, point: QPoint) -> None:
        self._menu.clear()
        self.fill_menu(self._menu)
        self._menu.popup(point)

    def _run_edit(self, opportunity: int, _checked: bool = False) -> None:
        self.edit(opportunity)

    def _run_delete(self, _checked: bool = False) -> None:
        self.delete()

    def _set_status(self, opportunity: int, status: OpportunityStatus, _checked: bool = False) -> None:
        self._verbs.set_status([opportunity], status)


def _open(url: str, _checked: bool = False) -> None:
    QDesktopServices.openUrl(QUrl(web_address(url)))
