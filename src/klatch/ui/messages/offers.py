"""The buttons of the pane: the filled one is the next step, a second one beside it, the rest in a menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from klatch.domain.vocabulary import Stage
from klatch.services.reading.contacts import ContactDetail
from klatch.services.reading.messages import MessageRow
from klatch.ui import words
from klatch.ui.messages.standing import Standing, standing
from klatch.ui.theme import Theme
from klatch.ui.widgets.buttons import Button, IconButton

_SECOND = {
    Standing.DRAFT: "discard",
    Standing.HANDED_OVER: "not_sent",
    Standing.WAITING: "close_message",
    Standing.NO_ANSWER: "mark_answered",
}
_MAIN = {
    Standing.DRAFT: "edit",
    Standing.HANDED_OVER: "mark_sent",
    Standing.WAITING: "mark_answered",
}


class Offers(QWidget):
    """Says which command is wanted by its name in the table of actions."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self._menu = menu
        self._main, self._second = "", ""
        self.main = Button(theme, "", self, kind="primary")
        self.second = Button(theme, "", self)
        self.more = IconButton(theme, "ellipsis", self.tr("More"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.main)
        row.addWidget(self.second)
        row.addStretch(1)
        row.addWidget(self.more)
        self.main.clicked.connect(partial(_want, self, True))
        self.second.clicked.connect(partial(_want, self, False))
        self.more.clicked.connect(self._on_more)

    def show_for(self, row: MessageRow, person: ContactDetail) -> None:
        """Offer what fits a message."""
        found = standing(row)
        self._main, self._second = _MAIN.get(found, "next_step"), _SECOND.get(found, "")
        # No filled button urges to write to somebody who wants to be left alone.
        rests = self._main == "next_step" and (person.stage is Stage.PAUSED or person.do_not_contact)
        if rests:
            self._main, self._second = "", self._second or "show_person"
        text, icon = self._words(self._main, person) if self._main else ("", "")
        self.main.setText(text)
        self.main.set_icon_name(icon)
        self.main.setHidden(rests)
        self.second.setText(self._words(self._second, person)[0] if self._second else "")
        self.second.setHidden(not self._second)

    @property
    def name(self) -> str:
        """The command of the filled button; "" while there is none."""
        return self._main

    def _words(self, name: str, person: ContactDetail) -> tuple[str, str]:
        if name == "next_step":
            step = person.next_step
            return words.step_button(step.kind) if step is not None else (self.tr("Write again"), "mail")
        return {
            "edit": (self.tr("Continue writing"), "pencil"),
            "mark_sent": (self.tr("Yes, it was sent"), "send"),
            "mark_answered": (self.tr("They replied"), "mail-open"),
            "discard": (self.tr("Discard"), ""),
            "not_sent": (self.tr("Not sent"), ""),
            "close_message": (self.tr("No answer"), ""),
            "show_person": (self.tr("Show the person"), ""),
        }[name]

    def _on_more(self) -> None:
        self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


def _want(offers: Offers, first: bool, _checked: bool = False) -> None:
    offers.wanted.emit(offers._main if first else offers._second)  # noqa: SLF001
