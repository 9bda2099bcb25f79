"""Parts of the pane: a number with its word, and who pointed to a person."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from klatch.services.reading.referral_map import Link, MapPerson
from klatch.ui.page import Context
from klatch.ui.widgets.avatar import Avatar
from klatch.ui.widgets.base import Card, label
from klatch.ui.widgets.buttons import Button, IconButton


class Figure(Card):
    """A number and what it counts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, margin=9)
        self._number = label("", "title", self)
        self._what = label("", "caption", self)
        self.body.setSpacing(0)
        self.body.addWidget(self._number)
        self.body.addWidget(self._what)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """As it reads."""
        return self.accessibleName()

    def show_number(self, number: int, what: str) -> None:
        """Show a number; `what` is the word for so many."""
        self._number.setText(self.locale().toString(number))
        self._what.setText(what)
        self.setAccessibleName(f"{self._number.text()} {what}")


class Referrers(QWidget):
    """Who pointed to the person, the first one first; each can be opened and taken back."""

    chosen = Signal(int)
    removed = Signal(int)
    """The referral with this id is to go."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._shown: Sequence[tuple[Link, MapPerson]] = ()
        self.rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_referrers(self, found: Sequence[tuple[Link, MapPerson]]) -> None:
        """Show these."""
        self.setVisible(bool(found))
        if found == self._shown:
            return
        self._shown = found
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(link, person) for link, person in found]
        for row in self.rows:
            self._column.addWidget(row)
            row.show()

    def _row(self, link: Link, person: MapPerson) -> QWidget:
        made = QWidget(self)
        avatar = Avatar(self._theme, 20, made)
        avatar.set_person(person.id, person.name)
        name = Button(self._theme, person.name.replace("&", "&&"), made, kind="link", small=True)
        gone = self.tr("Take the referral by %1 back").replace("%1", person.name)
        remove = IconButton(self._theme, "x", gone, made)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(avatar)
        row.addWidget(name)
        row.addStretch(1)
        row.addWidget(remove)
        name.clicked.connect(partial(self._on_name, person.id))
        remove.clicked.connect(partial(self._on_remove, link.id))
        return made

    def _on_name(self, person: int, _checked: bool = False) -> None:
        self.chosen.emit(person)

    def _on_remove(self, link: int, _checked: bool = False) -> None:
        self.removed.emit(link)
