"""To whom: the person with the address, a field to choose one, or a field for the address they lack."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from klatch.domain.errors import InvalidInput
from klatch.domain.records import Value
from klatch.domain.vocabulary import Channel
from klatch.services import contacts
from klatch.services.reading.contacts import ContactDetail
from klatch.ui import errors
from klatch.ui.fields.person_search import PersonSearch
from klatch.ui.page import Context
from klatch.ui.widgets.avatar import Avatar
from klatch.ui.widgets.base import label, set_property
from klatch.ui.widgets.buttons import Button, IconButton
from klatch.ui.widgets.elided import ElidedLabel

LABEL_WIDTH = 68


class Recipient(QWidget):
    """The line "To"."""

    chosen = Signal(int)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._person: ContactDetail | None = None
        theme = context.theme
        self._label = label(self.tr("To"), "label", self)
        self._avatar = Avatar(theme, 24, self)
        self._name = ElidedLabel("", "strong", self)
        self._address = ElidedLabel("", "muted", self)
        self._missing = QLineEdit(self)
        self._add = Button(theme, self.tr("Add"), self, small=True)
        self._error = label("", "error", self, wrap=True)
        self._other = IconButton(theme, "pencil", self.tr("Write to someone else"), self)
        self.line = PersonSearch(context.store, self)
        self._stack = QStackedWidget(self)
        self._layout()
        self._connect()

    @property
    def address_field(self) -> QLineEdit:
        """Where an address can be added."""
        return self._missing

    def show_person(self, person: ContactDetail | None, channel: Channel) -> None:
        """Show whom the message goes to, or ask."""
        self._person = person
        self._stack.setCurrentIndex(0 if person is None else 1)
        if person is None:
            return
        self._avatar.set_person(person.id, person.name)
        self._name.setText(person.name)
        by_mail = channel is Channel.EMAIL
        lacks = by_mail and not person.email
        self._address.setText(
            person.email if by_mail else ", ".join(filter(None, (person.title, person.organization)))
        )
        self._address.setVisible(not lacks)
        for widget in (self._missing, self._add):
            widget.setVisible(lacks)
        self._show_error("")

    def set_fixed(self, fixed: bool) -> None:
        """Whether it has to be this person: in a batch everybody has their turn."""
        self._other.setVisible(not fixed)

    def ask(self) -> None:
        """Let another person be chosen."""
        self.line.clear()
        self._stack.setCurrentIndex(0)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _layout(self) -> None:
        self._label.setBuddy(self.line)
        self._label.setFixedWidth(self._context.theme.px(LABEL_WIDTH))
        self.line.setPlaceholderText(self.tr("Name of somebody in Klatch"))
        self.line.setAccessibleName(self.tr("To"))
        self._missing.setPlaceholderText(self.tr("No e-mail address yet"))
        self._missing.setAccessibleName(self.tr("E-mail address"))
        self._missing.setProperty("small", "true")
        self._error.hide()
        known = QWidget(self)
        row = QHBoxLayout(known)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._avatar)
        row.addWidget(self._name)
        row.addWidget(self._address)
        row.addWidget(self._missing, 1)
        row.addWidget(self._add)
        row.addStretch(0)
        row.addWidget(self._other)
        row.setStretch(2, 1)
        self._stack.addWidget(self.line)
        self._stack.addWidget(known)
        self._stack.setFixedHeight(self._context.theme.px(34))
        whole = QHBoxLayout()
        whole.setSpacing(0)
        whole.addWidget(self._label)
        whole.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(whole)
        column.addWidget(self._error)

    def _connect(self) -> None:
        self.line.found.connect(self.chosen)
        self._other.clicked.connect(self.ask)
        self._add.clicked.connect(self._on_add)
        self._missing.returnPressed.connect(self._on_add)
        self._context.theme.changed.connect(self._restyle)

    def _on_add(self) -> None:
        person = self._person
        if person is None:
            return
        entries = [Value(each.address, each.label, each.is_primary) for each in person.emails]
        entries.append(Value(self._missing.text(), "", not entries))
        try:
            contacts.edit(
                self._context.store, person.id, {"emails": tuple(entries)}, self._context.clock.now()
            )
        except InvalidInput as error:
            self._show_error(errors.problem(error.problem))
            self._missing.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._missing.clear()

    def _show_error(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._missing.setAccessibleDescription(sentence)
        set_property(self._missing, "invalid", "true" if sentence else "false")

    def _restyle(self) -> None:
        self._label.setFixedWidth(self._context.theme.px(LABEL_WIDTH))
        self._stack.setFixedHeight(self._context.theme.px(34))
