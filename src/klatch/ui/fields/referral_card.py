"""Referrals become contacts: who was named, and who named them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from klatch.domain.names import first_name, fold, name_and_employer
from klatch.domain.vocabulary import TakeawayKind
from klatch.services.reading.meetings import Attendee, ReferralRow, TakeawayRow
from klatch.ui import words
from klatch.ui.fields.meeting_verbs import MeetingVerbs
from klatch.ui.fields.row_stack import RowStack, RowWidget
from klatch.ui.page import Context
from klatch.ui.places import ShowContact
from klatch.ui.widgets.avatar import Avatar
from klatch.ui.widgets.base import Card, SectionHeader, label, line
from klatch.ui.widgets.buttons import Button, IconButton
from klatch.ui.widgets.chips import StageChip
from klatch.ui.widgets.elided import ElidedLabel
from klatch.ui.widgets.flow import FlowLayout
from klatch.ui.widgets.next_line import NextLine
from klatch.ui.widgets.tags import Tag


class ReferralLine(RowWidget):
    """Somebody named in the meeting, now a contact; without the tick they are none of its referrals."""

    def __init__(self, context: Context, verbs: MeetingVerbs, row: ReferralRow, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._verbs = verbs
        self._row = row
        theme = context.theme
        self.tick = QCheckBox(self)
        self.tick.setChecked(True)
        self.tick.setAccessibleName(self.tr("%1 is a referral of this meeting").replace("%1", row.name))
        self._avatar = Avatar(theme, 28, self)
        self.name = label("", "strong", self)
        self.known = Tag(theme, self.tr("Already in Klatch"), "info", self)
        self.about = ElidedLabel("", "caption", self)
        self.chip = StageChip(theme, row.stage, "", self)
        self.chip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)  # large text takes room
        self.chip.setMinimumWidth(theme.px(40))
        self.introduces = QCheckBox(self)
        self.open = IconButton(theme, "arrow-right", self.tr("Open %1").replace("%1", row.name), self)
        self._layout()
        self.tick.clicked.connect(self._on_untick)
        self.introduces.clicked.connect(self._on_introduces)
        self.open.clicked.connect(self._on_open)

    def renew(self, row: ReferralRow) -> None:
        """Show what is stored now."""
        self._row = row
        self._avatar.set_person(row.contact, row.name)
        self.name.setText(row.name)
        self.tick.setChecked(True)
        self.known.setVisible(row.known)
        self.introduces.setChecked(row.will_introduce)
        will = self.tr("%1 will introduce").replace("%1", first_name(row.referrer_name))
        self.introduces.setText(will)
        self.introduces.setAccessibleName(f"{row.name}: {will}")
        self.chip.set_stage(row.stage, words.stage(row.stage))

    def name_referrer(self, name_it: bool) -> None:
        """Say who named them, where there were several who could."""
        row, who = self._row, first_name(self._row.referrer_name)
        parts = [", ".join(part for part in (row.title, row.organization) if part)]
        if row.after:
            second = self.tr("Adds %1 as a second referrer, after %2")
            parts = [second.replace("%1", who).replace("%2", row.after)]
        elif name_it:
            parts.append(self.tr("Referred by %1").replace("%1", row.referrer_name))
        self.about.setText(" · ".join(part for part in parts if part))
        self.about.setVisible(bool(self.about.text()))

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self.tick, self.introduces, self.open]

    def _layout(self) -> None:
        first = QWidget(self)
        flow = FlowLayout(first)
        flow.addWidget(self.name)
        flow.addWidget(self.known)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(first)
        said.addWidget(self.about)
        said.addWidget(self.introduces)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 4)
        row.setSpacing(10)
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)

    def _on_open(self) -> None:
        self._context.navigator.go(ShowContact(self._row.contact))

    def _on_untick(self) -> None:
        self._verbs.delete_referral(self._row.id, self._row.name)

    def _on_introduces(self, on: bool) -> None:
        self._verbs.set_introduction(self._row.id, on)


class CandidateLine(RowWidget):
    """A name that stands among the takeaways: the tick makes a contact of it."""

    def __init__(self, verbs: MeetingVerbs, row: TakeawayRow, parent: QWidget) -> None:
        super().__init__(parent)
        self._verbs = verbs
        self._row = row
        self.tick = QCheckBox(self)
        self.tick.clicked.connect(self._on_tick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.addWidget(self.tick)

    def renew(self, row: TakeawayRow) -> None:
        """Show what is stored now."""
        self._row = row
        self.tick.setText(row.text)
        self.tick.setChecked(False)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self.tick]

    def _on_tick(self) -> None:
        if not self._verbs.capture(self._row.contact, self._row.text):
            self.tick.setChecked(False)


class ReferralCard(Card):
    """Those named so far, and a line for the next name."""

    def __init__(self, context: Context, verbs: MeetingVerbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._verbs = verbs
        self.contact = 0
        self._header = SectionHeader(self.tr("Referrals become contacts"), self)
        self._by = ElidedLabel("", "caption", self)
        self._by.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._header.add(self._by)
        self.lines = RowStack[ReferralRow, ReferralLine](self._make, ReferralLine.renew, self, spacing=0)
        self.candidates = RowStack[TakeawayRow, CandidateLine](
            self._make_candidate, CandidateLine.renew, self, spacing=0
        )
        self.new = NextLine(self)
        self.new.setPlaceholderText(self.tr("Name, where they work"))
        self.new.setAccessibleName(self.tr("Name of somebody they pointed you to"))
        self.new.setProperty("small", "true")
        self._add = Button(context.theme, self.tr("Add"), self, icon="plus", small=True)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.new, 1)
        row.addWidget(self._add)
        self.body.addWidget(self._header)
        self.body.addWidget(line(self))
        self.body.addWidget(self.lines)
        self.body.addWidget(self.candidates)
        self.body.addLayout(row)
        self.new.returnPressed.connect(self.commit)
        self._add.clicked.connect(self._on_add)

    def show_referrals(
        self, rows: tuple[ReferralRow, ...], people: tuple[Attendee, ...], said: Sequence[TakeawayRow] = ()
    ) -> None:
        """Show whom the meeting pointed to, who took part in it, and what was `said` that may be names."""
        self.lines.show_rows(rows)
        several = len(people) != 1
        for shown in self.lines.widgets.values():
            shown.name_referrer(several)
        self._by.setText("" if several else self.tr("Referred by %1").replace("%1", people[0].name))
        self._header.set_count(self.locale().toString(len(rows)) if rows else "")
        names = {fold(row.name) for row in rows}
        referred = (row for row in said if row.kind is TakeawayKind.REFERRAL)
        self.candidates.show_rows(
            [row for row in referred if fold(name_and_employer(row.text)[0]) not in names]
        )

    @property
    def settled(self) -> bool:
        """Whether somebody was named, and everybody named is a contact."""
        return bool(self.lines.widgets) and not self.candidates.widgets

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [*self.lines.stops(), *self.candidates.stops(), self.new, self._add]

    def commit(self) -> None:
        """Keep the name being typed."""
        text = self.new.text().strip()
        if text and self.contact and self._verbs.capture(self.contact, text):
            self.new.forget()

    def _make(self, row: ReferralRow) -> ReferralLine:
        return ReferralLine(self._context, self._verbs, row, self.lines)

    def _make_candidate(self, row: TakeawayRow) -> CandidateLine:
        return CandidateLine(self._verbs, row, self.candidates)

    def _on_add(self) -> None:
        self.commit()
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)
