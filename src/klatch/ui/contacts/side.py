"""The right side of the page: a person, a form for a new one or for several, or a word on how to choose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from klatch.services.reading.contacts import ContactDetail
from klatch.ui.first_paint import AfterFirstPaint
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.beside import WIDE

if TYPE_CHECKING:
    from klatch.ui.contacts.bulk_form import BulkForm
    from klatch.ui.contacts.new_form import NewContactForm
    from klatch.ui.contacts.pane import PersonPane
    from klatch.ui.contacts.verbs import ContactVerbs
    from klatch.ui.widgets.notices import EmptyState


class SidePane(QWidget):
    """A stack of them; person and forms are made when first needed, the person after the first paint."""

    person_made = Signal(object)
    """The PersonPane is there."""
    added = Signal(int)
    """The form added this person."""
    closed = Signal()
    """The form was left."""

    def __init__(
        self, context: Context, verbs: Callable[[], ContactVerbs], menu: QMenu, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context, self._verbs, self._menu = context, verbs, menu
        self._shown: tuple[ContactDetail, When] | None = None
        self._pane: PersonPane | None = None
        self._form: NewContactForm | None = None
        self._bulk: BulkForm | None = None
        self._painted = False
        self._stack = QStackedWidget(self)
        self._blank = QWidget(self._stack)
        self._layout()
        AfterFirstPaint(self, self._on_painted)

    @cached_property
    def _choose(self) -> EmptyState:
        """How to choose somebody; made when first needed."""
        from klatch.ui.widgets.notices import EmptyState

        choose = EmptyState(self._context.theme, "users", self._stack)
        choose.set_message(self.tr("Nobody chosen"), self.tr("Choose a person to see what comes next."))
        self._stack.addWidget(choose)
        return choose

    @property
    def person(self) -> PersonPane:
        """The pane of a person."""
        if self._pane is None:
            from klatch.ui.contacts.pane import PersonPane

            self._pane = PersonPane(self._context, self._verbs, self._menu, self._stack)
            self._stack.addWidget(self._pane)
            self.person_made.emit(self._pane)
            if self._shown is not None:
                self._pane.show_person(*self._shown)
        return self._pane

    @property
    def form(self) -> NewContactForm:
        """The form for a new person."""
        if self._form is None:
            from klatch.ui.contacts.new_form import NewContactForm

            self._form = NewContactForm(self._context, self._stack)
            self._form.added.connect(self.added)
            self._form.closed.connect(self.closed)
            self._stack.addWidget(self._form)
        return self._form

    @property
    def bulk(self) -> BulkForm:
        """The form for several people."""
        if self._bulk is None:
            from klatch.ui.contacts.bulk_form import BulkForm

            self._bulk = BulkForm(self._context, self._stack)
            self._bulk.closed.connect(self.closed)
            self._stack.addWidget(self._bulk)
        return self._bulk

    @property
    def shown(self) -> ContactDetail | None:
        """Who is shown, or will be once there is a pane."""
        return self._shown[0] if self._shown is not None else None

    @property
    def filling(self) -> bool:
        """Whether a form is open, for somebody new or for several people."""
        front = self._stack.currentWidget()
        return front is not None and front in (self._form, self._bulk)

    def show_nobody(self, *, anybody: bool) -> None:
        """Say how to choose where there is anybody to choose, else nothing."""
        self._shown = None
        if self._pane is not None:
            self._pane.forget_person()
        self._stack.setCurrentWidget(self._choose if anybody else self._blank)

    def show_person(self, person: ContactDetail, when: When) -> None:
        """Show a person."""
        self._shown = person, when
        if self._pane is not None:
            self._pane.show_person(person, when)
        if self._pane is not None or self._painted:
            self._stack.setCurrentWidget(self.person)
        else:
            self._stack.setCurrentWidget(self._blank)

    def show_form(self, name: str, organization: str = "") -> None:
        """Open the form for a new person."""
        self._stack.setCurrentWidget(self.form)
        self.form.begin(name, organization)

    def edit_all(self, people: Sequence[int]) -> None:
        """Open the form for several people; what is being typed about one of them is saved first."""
        self.commit()
        self._stack.setCurrentWidget(self.bulk)
        self.bulk.begin(people)

    def set_when(self, when: When) -> None:
        """Time has passed."""
        if self._shown is not None:
            self._shown = self._shown[0], when
        if self._pane is not None:
            self._pane.set_when(when)

    @property
    def unsaved(self) -> bool:
        """Whether something was typed about a person and not saved yet."""
        return self._pane is not None and self._pane.unsaved

    def commit(self) -> None:
        """Save what is being typed about a person."""
        if self._pane is not None:
            self._pane.commit()

    def sizeHint(self) -> QSize:
        return QSize(self._context.theme.px(WIDE), 400)

    def minimumSizeHint(self) -> QSize:
        theme = self._context.theme
        return QSize(theme.px(theme.tokens.sizes["detail_pane_min"]), 200)

    def _layout(self) -> None:
        self.setProperty("area", "frame")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stack.addWidget(self._blank)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _on_painted(self) -> None:
        self._painted = True
        if self._shown is not None and self._stack.currentWidget() is self._blank:
            self._stack.setCurrentWidget(self.person)
