"""One short form for a lead at the employer in front, new or changed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from klatch.domain.drafts import OpportunityDraft
from klatch.services.reading.opportunities import OpportunityRow
from klatch.ui.leads.fields import LeadFields
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.base import Card, label
from klatch.ui.widgets.buttons import Button


class OpportunityForm(Card):
    """Enter saves, Esc leaves."""

    closed = Signal()

    def __init__(
        self, context: Context, save: Callable[[int, OpportunityDraft], None], parent: QWidget
    ) -> None:
        super().__init__(parent, margin=12)
        self._context = context
        self._save = save
        self._organization, self._opportunity = 0, 0
        self._saving = False
        self._head = label("", "strong", self)
        self.lead = LeadFields(context, self, small=True)
        self.ok = Button(context.theme, "", self, kind="primary", small=True)
        self.cancel = Button(context.theme, self.tr("Cancel"), self, kind="flat", small=True)
        self._layout()
        self.ok.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.closed)
        self.hide()

    def begin(self, organization: int, when: When, row: OpportunityRow | None) -> None:
        """Start with a new lead, or with one that is there."""
        self._organization, self._opportunity = organization, row.id if row else 0
        self._head.setText(self.tr("Change the opportunity") if row else self.tr("New opportunity"))
        self.ok.setText(self.tr("Save") if row else self.tr("Add opportunity"))
        self.show()
        self.lead.begin(when, row)

    def submit(self) -> None:
        """Save when every field is well."""
        if not self.lead.validate():
            return
        draft = OpportunityDraft(organization=self._organization, **self.lead.values())
        self._saving = True  # saving announces itself, and whoever hears of it may ask what is unsaved
        with self._context.notices.guarded():
            self._save(self._opportunity, draft)
            self.closed.emit()
        self._saving = False

    @property
    def unsaved(self) -> bool:
        """Whether a lead was begun and not saved yet."""
        return not self.isHidden() and not self._saving and bool(self.lead.title.text().strip())

    @property
    def wrong(self) -> list[str]:
        """What is wrong with the fields."""
        fields = self.lead.fields
        return [f"{field.editor.accessibleName()}: {field.error}" for field in fields if field.error]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and self.cancel.hasFocus()):
            self.closed.emit()
        elif enter:
            self.submit()
        else:
            super().keyPressEvent(event)

    def _layout(self) -> None:
        self.body.addWidget(self._head)
        self.body.addWidget(self.lead)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.ok)
        self.body.addLayout(row)
        for before, after in pairwise([*self.lead.stops(), self.cancel, self.ok]):
            QWidget.setTabOrder(before, after)
