"""An address that does not work, and a field for a better one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from klatch.domain.errors import InvalidInput
from klatch.services import checks
from klatch.services.reading.contacts import ContactDetail
from klatch.ui import errors
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import Card, label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.forms import Field


class AddressForm(Card):
    """Shown where a message came back; `corrected` carries the bad address and the better one."""

    corrected = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, margin=12)
        self._bad = ""
        self._head = label("", "", self, wrap=True)
        self.line = QLineEdit(self)
        self.field = Field(theme, self.tr("A better address"), self.line, self, check=self._check)
        self.save = Button(theme, self.tr("Save address"), self)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.save)
        for widget in (self._head, self.field):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        self.save.clicked.connect(self.submit)
        self.line.returnPressed.connect(self.submit)

    def show_for(self, address: str, person: ContactDetail) -> None:
        """Ask while the address is still marked as bad."""
        bad = any(each.address == address and each.bounced_at is not None for each in person.emails)
        self.setVisible(bad)
        if bad and address != self._bad:
            self._bad = address
            self._head.setText(self.tr("%1 does not work.").replace("%1", address))
            self.line.setText(address)
            self.field.set_error("")

    def ask(self) -> None:
        """Put the cursor where the better address goes."""
        if not self.isHidden():
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.line.selectAll()

    def submit(self) -> None:
        """Give the better address when it can be one."""
        if self.field.validate():
            self.corrected.emit(self._bad, self.line.text())
        else:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _check(self) -> str:
        if self.line.text().strip().casefold() == self._bad.casefold():
            return self.tr("Change the address first")
        try:
            checks.address("email", self.line.text())
        except InvalidInput as error:
            return errors.problem(error.problem)
        return ""
