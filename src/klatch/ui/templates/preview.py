"""The right of the page: what a template becomes for a made-up person or for somebody known."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from klatch.domain.errors import NotFound
from klatch.domain.fields import MessageFields
from klatch.services import drafting
from klatch.services.mail.templates import Rendered
from klatch.services.reading.contacts import detail
from klatch.ui import mail_words
from klatch.ui.fields.person_search import PersonSearch
from klatch.ui.page import Context
from klatch.ui.templates.samples import FULL, NAME_ONLY
from klatch.ui.widgets.avatar import Avatar
from klatch.ui.widgets.base import label
from klatch.ui.widgets.elided import ElidedLabel
from klatch.ui.widgets.letter import Letter, LetterCard

_FULL, _NAME_ONLY, _SOMEBODY = 0, 1, 2


class TemplatePreview(QWidget):
    """Chooses for whom, and shows the letter."""

    changed = Signal()
    """It is for somebody else now."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._contact: int | None = None
        theme = context.theme
        self.whom = QComboBox(self)
        self.person = PersonSearch(context.store, self)
        self.card = LetterCard(theme, self)
        self._avatar = Avatar(theme, 36, self.card.head)
        self.subject = Letter(theme, self.card.head, weight=600, compact=True)
        self._to = ElidedLabel("", "caption", self.card.head)
        self.note = label("", "caption", self, wrap=True)
        self._layout()
        self.whom.activated.connect(self._on_whom)
        self.person.found.connect(self._on_person)

    def fields(self, kind: str) -> MessageFields:
        """The fields of whoever is chosen."""
        if self.whom.currentIndex() == _SOMEBODY and self._contact is not None:
            try:
                now = self._context.clock.now()
                return drafting.fields_for(self._context.store, self._contact, kind, now)
            except NotFound:
                self._contact = None
        return NAME_ONLY if self.whom.currentIndex() == _NAME_ONLY else FULL

    def show_letter(self, rendered: Rendered | None, fields: MessageFields, *, with_subject: bool) -> None:
        """Show the letter; nothing when it cannot be put together."""
        self._avatar.set_person(self._contact or 0, fields.contact.name)
        self._to.setText(self.tr("to %1").replace("%1", fields.contact.name))
        self.subject.setVisible(with_subject)
        if rendered is not None:
            self.subject.set_runs(mail_words.runs(rendered.subject_parts))
            self.card.body.set_runs(mail_words.runs(rendered.parts))
        lacks = mail_words.names(rendered.missing) if rendered else ""
        self.note.setText(self.tr("Needed and empty here: %1").replace("%1", lacks) if lacks else "")
        self.note.setVisible(bool(lacks))

    def _layout(self) -> None:
        self.whom.addItems(
            [self.tr("Sample with everything"), self.tr("Sample with only a name"), self.tr("Somebody…")]
        )
        self.whom.setAccessibleName(self.tr("Preview for"))
        self.whom.setProperty("small", "true")
        self.whom.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.whom.setMinimumContentsLength(10)
        self.person.setPlaceholderText(self.tr("Name of somebody in Klatch"))
        self.person.setAccessibleName(self.tr("Preview for somebody"))
        self.person.hide()
        self.subject.setAccessibleName(self.tr("Subject as it will be read"))
        self.card.body.setAccessibleName(self.tr("Message as it will be read"))
        self.card.lay_out_head(self._avatar, self.subject, self._to)
        top = QHBoxLayout()
        top.addWidget(label(self.tr("Preview"), "heading", self))
        top.addWidget(self.whom, 1)
        inside = QWidget(self)
        inside.setProperty("area", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.person)
        column.addWidget(self.card)
        column.addWidget(self.note)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setProperty("area", "pane")
        scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _on_whom(self, number: int) -> None:
        self.person.setVisible(number == _SOMEBODY)
        if number == _SOMEBODY:
            self.person.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _on_person(self, contact: int) -> None:
        self._contact = contact
        self.person.setText(detail(self._context.store, contact).name)
        self.changed.emit()
