"""Referrals become contacts: who was named, and who named them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from klatch.services.reading.meetings import Attendee, ReferralRow
from klatch.ui import words
from klatch.ui.fields.meeting_verbs import MeetingVerbs
from klatch.ui.fields.row_stack import RowStack, RowWidget
from klatch.ui.page import Context
from klatch.ui.places import ShowContact
from klatch.ui.widgets.avatar import Avatar
from klatch.ui.widgets.base import Card, SectionHeader, label, line
from klatch.ui.widgets.buttons import Button, IconButton
from klatch.ui.widgets.chips import StageChip
from klatch.ui.widgets.flow import FlowLayout
from klatch.ui.widgets.tags import Tag


class ReferralLine(RowWidget):
    """Somebody named in the meeting, now a contact."""

    def __init__(self, context: Context, verbs: MeetingVerbs, row: ReferralRow, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._verbs = verbs
        self._row = row
        theme = context.theme
        self._avatar = Avatar(theme, 28, self)
        self.name = label("", "strong", self)
        self.known = Tag(theme, self.tr("Already in Klatch"), "info", self)
        self.about = label("", "caption", self, wrap=True)
        self.chip = StageChip(theme, row.stage, "", self)
        self.open = IconButton(theme, "arrow-right", self.tr("Open %1").replace("%1", row.name), self)
        self.delete = IconButton(theme, "x", self.tr("No longer a referral of this meeting"), self)
        self._layout()
        self.open.clicked.connect(self._on_open)
        self.delete.clicked.connect(self._on_delete)

    def renew(self, row: ReferralRow) -> None:
        """Show what is stored now."""
        self._show(row)

    def name_referrer(self, name_it: bool) -> None:
        """Say who named them, where there were several who could."""
        sent = self.tr("Referred by %1").replace("%1", self._row.referrer_name) if name_it else ""
        job = ", ".join(part for part in (self._row.title, self._row.organization) if part)
        self.about.setText(" · ".join(part for part in (job, sent) if part))
        self.about.setVisible(bool(self.about.text()))

    def _show(self, row: ReferralRow) -> None:
        self._row = row
        self._avatar.set_person(row.contact, row.name)
        self.name.setText(row.name)
        self.known.setVisible(row.known)
        self.chip.set_stage(row.stage, words.stage(row.stage))
        self.name.setMinimumHeight(self.chip.sizeHint().height())

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self.open, self.delete]

    def _layout(self) -> None:
        first = QWidget(self)
        flow = FlowLayout(first)
        for widget in (self.name, self.known, self.chip):
            flow.addWidget(widget)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(first)
        said.addWidget(self.about)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        row.addWidget(self._avatar)
        row.addLayout(said, 1)
        row.addWidget(self.open)
        row.addWidget(self.delete)

    def _on_open(self) -> None:
        self._context.navigator.go(ShowContact(self._row.contact))

    def _on_delete(self) -> None:
        self._verbs.delete_referral(self._row.id, self._row.name)


class ReferralCard(Card):
    """Those named so far, and a line for the next name."""

    def __init__(self, context: Context, verbs: MeetingVerbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._verbs = verbs
        self.contact = 0
        self._header = SectionHeader(self.tr("Referrals become contacts"), self)
        self._by = label("", "caption", self, wrap=True)
        self.lines = RowStack[ReferralRow, ReferralLine](self._make, ReferralLine.renew, self, spacing=0)
        self.new = QLineEdit(self)
        self.new.setPlaceholderText(self.tr("Name, where they work"))
        self.new.setAccessibleName(self.tr("Name of somebody they pointed you to"))
        self.new.setProperty("small", "true")
        self._add = Button(context.theme, self.tr("Add"), self, icon="plus", small=True)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.new, 1)
        row.addWidget(self._add)
        self.body.addWidget(self._header)
        self.body.addWidget(self._by)
        self.body.addWidget(line(self))
        self.body.addWidget(self.lines)
        self.body.addLayout(row)
        self.new.returnPressed.connect(self.commit)
        self._add.clicked.connect(self._on_add)

    def show_referrals(self, rows: tuple[ReferralRow, ...], people: tuple[Attendee, ...]) -> None:
        """Show whom the meeting pointed to, and who took part in it."""
        self.lines.show_rows(rows)
        several = len(people) != 1
        for shown in self.lines.widgets.values():
            shown.name_referrer(several)
        self._by.setText("" if several else self.tr("Referred by %1").replace("%1", people[0].name))
        self._by.setVisible(not several)
        self._header.set_count(self.locale().toString(len(rows)) if rows else "")

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [*self.lines.stops(), self.new, self._add]

    def commit(self) -> None:
        """Keep the name being typed."""
        text = self.new.text().strip()
        if text and self.contact and self._verbs.capture(self.contact, text):
            self.new.clear()

    def _make(self, row: ReferralRow) -> ReferralLine:
        return ReferralLine(self._context, self._verbs, row, self.lines)

    def _on_add(self) -> None:
        self.commit()
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)
