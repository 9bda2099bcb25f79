"""Who referred whom until this person: a row of names that open."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from klatch.services.reading.contacts import Person
from klatch.ui.fields.person_pill import HEIGHT, PersonPill
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label
from klatch.ui.widgets.flow import FlowLayout
from klatch.ui.widgets.notices import IconLabel


class ReferredBy(QWidget):
    """The chain from the first referrer to the person; hidden where there is none."""

    opened = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row = QWidget(self)
        self._flow = FlowLayout(self._row, spacing=6)
        self._parts: list[QWidget] = []
        self._shown: tuple[tuple[Person, ...], str] = ((), "")
        self.hide()
        theme.changed.connect(self._restyle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(self.tr("Referred by"), "label", self))
        column.addWidget(self._row)

    def show_chain(self, people: Sequence[Person], last: str) -> None:
        """Show who pointed to whom; `last` is the first name of the person in front."""
        if (tuple(people), last) == self._shown:
            return
        self._shown = (tuple(people), last)
        while self._flow.takeAt(0) is not None:
            pass
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []
        for person in people:
            pill = PersonPill(self._theme, person, self._row)
            pill.clicked.connect(partial(self._on_pill, person.id))
            self._parts += [pill, self._arrow()]
        self._parts.append(label(last, "", self._row))
        for part in self._parts:
            self._flow.addWidget(part)
            part.show()
        self._restyle()
        self.setVisible(bool(people))

    def _restyle(self) -> None:
        for part in self._parts:
            part.setMinimumHeight(self._theme.px(HEIGHT))
        if self._parts:
            self._parts[-1].setFont(self._theme.font("caption", 600))
        self._row.updateGeometry()

    def _arrow(self) -> QWidget:
        holder = QWidget(self._row)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(IconLabel(self._theme, "chevron-right", "muted", 14, holder))
        return holder

    def _on_pill(self, contact: int, _checked: bool = False) -> None:
        self.opened.emit(contact)
