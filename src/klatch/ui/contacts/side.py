"""The right side of the page: a person, the form for a new one, or a word on how to choose."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from klatch.services.reading.contacts import ContactDetail
from klatch.ui.contacts.new_form import NewContactForm
from klatch.ui.contacts.pane import PersonPane
from klatch.ui.contacts.verbs import ContactVerbs
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.notices import EmptyState

WIDE, NARROW = 344, 316


class SidePane(QWidget):
    """A stack of the three."""

    added = Signal(int)
    """The form added this person."""
    closed = Signal()
    """The form was left."""

    def __init__(self, context: Context, verbs: ContactVerbs, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._theme = context.theme
        self.person = PersonPane(context, verbs, menu, self)
        self._form: NewContactForm | None = None
        self._choose = EmptyState(context.theme, "users", self)
        self._blank = QWidget(self)
        self._stack = QStackedWidget(self)
        self._layout()

    @property
    def adding(self) -> bool:
        """Whether the form for a new person is open."""
        return self._form is not None and self._stack.currentWidget() is self._form

    @property
    def form(self) -> NewContactForm:
        """The form, made when first asked for."""
        if self._form is None:
            self._form = NewContactForm(self._context, self)
            self._form.added.connect(self.added)
            self._form.closed.connect(self.closed)
            self._stack.addWidget(self._form)
        return self._form

    def show_nobody(self, *, anybody: bool) -> None:
        """Say how to choose where there is anybody to choose, else nothing."""
        self._stack.setCurrentWidget(self._choose if anybody else self._blank)

    def show_person(self, person: ContactDetail, when: When) -> None:
        """Show a person."""
        self.person.show_person(person, when)
        self._stack.setCurrentWidget(self.person)

    def show_form(self, name: str) -> None:
        """Open the form for a new person."""
        self._stack.setCurrentWidget(self.form)
        self.form.begin(name)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDE), 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(self._theme.tokens.sizes["detail_pane_min"]), 200)

    def _layout(self) -> None:
        self.setProperty("area", "frame")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._choose.set_message(self.tr("Nobody chosen"), self.tr("Choose a person to see what comes next."))
        for widget in (self._blank, self.person, self._choose):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
