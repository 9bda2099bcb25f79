"""What stands in place of the table when nobody is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from klatch.domain.vocabulary import Stage
from klatch.services.reading.contacts import ContactFilter, ContactView, Scope, count_of
from klatch.ui import words
from klatch.ui.page import Context
from klatch.ui.places import ImportFile, NewContact
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.notices import EmptyState


class ListEmpty(QWidget):
    """Nobody at all, nobody in this view, or nobody who matches: each says so and offers the way on."""

    cleared = Signal()
    """The filter is to go."""
    address_book_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._message = EmptyState(context.theme, "users", self)
        self._no_match = EmptyState(context.theme, "search", self)
        self._new = Button(context.theme, self.tr("New contact"), self, icon="user-plus")
        self._stack = QStackedWidget(self)
        self._do = self._import
        self._layout()
        self._message.acted.connect(self._on_acted)
        self._no_match.acted.connect(self.cleared)
        self._new.clicked.connect(self._on_new)

    def explain(self, wanted: ContactFilter, view: str, parts: Sequence[str]) -> None:
        """Say why nobody is shown; `parts` are what else narrows the list, in words."""
        if wanted.stages or wanted.text or parts:
            self._say_no_match(wanted, parts)
            return
        self._stack.setCurrentIndex(0)
        self._new.setVisible(wanted.scope is Scope.PIPELINE)
        if view == ContactView.ADDRESS_BOOK:
            self._say(
                self.tr("The address book is empty"),
                self.tr("Whom you import waits here."),
            )
        elif view != ContactView.EVERYONE:
            self._message.set_message(
                self.tr("Nobody in this view now"), self.tr("People appear here when they fit.")
            )
            self._new.hide()
        else:
            self._say_nobody()

    def _say_nobody(self) -> None:
        waiting = count_of(self._context.store, ContactFilter(scope=Scope.ADDRESS_BOOK))
        if not waiting:
            text = self.tr("Import whom you know, or add one by hand.")
            self._say(self.tr("Nobody here yet"), text)
            return
        text = self.tr("%Ln people are in the address book.", "", waiting)
        self._do = self.address_book_wanted.emit
        self._message.set_message(
            self.tr("Nobody to work with yet"),
            text,
            self.tr("Open the address book"),
            icon="users",
            primary=True,
        )

    def _say(self, title: str, text: str) -> None:
        self._do = self._import
        self._message.set_message(title, text, self.tr("Import contacts"), icon="import", primary=True)

    def _say_no_match(self, wanted: ContactFilter, parts: Sequence[str]) -> None:
        told = [words.stage(stage) for stage in Stage if stage in wanted.stages]
        if wanted.text:
            told.insert(0, self.tr("“%1”").replace("%1", wanted.text))
        named = ", ".join((*told, *parts))
        only_text = bool(wanted.text) and count_of(self._context.store, replace(wanted, scope=Scope.ALL))
        text = self.tr("Somebody outside this view does.") if only_text else ""
        self._no_match.set_message(
            self.tr("Nobody matches %1").replace("%1", named), text, self.tr("Clear the filter"), icon="x"
        )
        self._stack.setCurrentIndex(1)

    def _layout(self) -> None:
        first = QWidget(self)
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(2)
        column.addWidget(self._message)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._new)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        self._stack.addWidget(first)
        self._stack.addWidget(self._no_match)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.setProperty("area", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _on_acted(self) -> None:
        self._do()

    def _import(self) -> None:
        self._context.navigator.go(ImportFile())

    def _on_new(self) -> None:
        self._context.navigator.go(NewContact())
