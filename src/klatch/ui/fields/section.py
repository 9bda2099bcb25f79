"""One page of settings: cards of fields in a column that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from klatch.domain.errors import InvalidInput, KlatchError
from klatch.services import settings
from klatch.services.settings import Settings
from klatch.ui.fields.auto import AutoField
from klatch.ui.page import Context
from klatch.ui.widgets.base import Card, label

_WIDTH = 640
LABEL = 148


class Section(QScrollArea):
    """A column of cards; its fields by name."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.fields: dict[str, AutoField] = {}
        self._inside = QWidget(self)
        self._inside.setProperty("area", "surface")
        self._middle = QWidget(self._inside)
        self._column = QVBoxLayout(self._middle)
        self._column.setContentsMargins(0, 16, 0, 16)
        self._column.setSpacing(12)
        self._column.addStretch(1)
        row = QHBoxLayout(self._inside)
        row.setContentsMargins(20, 0, 20, 0)
        row.addWidget(self._middle, 100)
        row.addStretch(1)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._inside)
        self._restyle()
        context.theme.changed.connect(self._restyle)

    def load(self) -> None:
        """Show what is stored."""
        raise NotImplementedError

    def commit(self) -> bool:
        """Save what is being typed; what cannot stand gets the focus, and the answer is False."""
        wrong = [field for field in self.fields.values() if not field.commit()]
        if wrong and self.isVisible():
            wrong[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def revert(self) -> None:
        """Show what is stored instead of what is being typed."""
        for field in self.fields.values():
            field.revert()

    def card(self, heading: str, text: str = "") -> Card:
        """A new card below the others."""
        made = Card(self._middle)
        made.body.setSpacing(10)
        made.body.addWidget(label(heading, "heading", made))
        if text:
            made.body.addWidget(label(text, "muted", made, wrap=True))
        self.append(made)
        return made

    def append(self, widget: QWidget) -> None:
        """Put a widget below the cards."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def add(self, card: Card, name: str, field: AutoField) -> None:
        """Put a field into a card."""
        field.widen_label(LABEL)
        self.fields[name] = field
        card.body.addWidget(field)

    def put(self, value: Settings) -> bool:
        """Keep a group. Raises InvalidInput; another failure is said, and the answer is False."""
        try:
            settings.put(self.context.store, value, self.context.clock.now())
        except InvalidInput:
            raise
        except KlatchError as error:
            self.context.notices.failure(error)
            return False
        return True

    def _restyle(self) -> None:
        self._middle.setMaximumWidth(self.context.theme.px(_WIDTH))
        for field in self.fields.values():
            field.widen_label(LABEL)
