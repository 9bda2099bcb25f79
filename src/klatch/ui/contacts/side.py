"""The right side of the page: a person, a form for a new one or for several, or a word on how to choose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from klatch.ui.browse.side import SidePane
from klatch.ui.page import Context

if TYPE_CHECKING:
    from klatch.ui.contacts.bulk_form import BulkForm
    from klatch.ui.contacts.new_form import NewContactForm
    from klatch.ui.contacts.pane import PersonPane
    from klatch.ui.contacts.verbs import ContactVerbs
    from klatch.ui.widgets.notices import EmptyState


class PersonSide(SidePane["PersonPane", "NewContactForm"]):
    """Shows a `ContactDetail`, and a form for several people."""

    def __init__(
        self, context: Context, verbs: Callable[[], ContactVerbs], menu: QMenu, parent: QWidget
    ) -> None:
        super().__init__(context, parent)
        self._verbs, self._menu = verbs, menu
        self._bulk: BulkForm | None = None

    def make_pane(self, parent: QWidget) -> PersonPane:
        from klatch.ui.contacts.pane import PersonPane

        return PersonPane(self._context, self._verbs, self._menu, parent)

    def make_form(self, parent: QWidget) -> NewContactForm:
        from klatch.ui.contacts.new_form import NewContactForm

        return NewContactForm(self._context, parent)

    def make_choose(self, parent: QWidget) -> EmptyState:
        from klatch.ui.widgets.notices import EmptyState

        choose = EmptyState(self._context.theme, "users", parent)
        choose.set_message(self.tr("Nobody chosen"), self.tr("Choose a person to see what comes next."))
        return choose

    @property
    def person(self) -> PersonPane:
        """The pane of a person."""
        return self.pane

    @property
    def bulk(self) -> BulkForm:
        """The form for several people."""
        if self._bulk is None:
            from klatch.ui.contacts.bulk_form import BulkForm

            self._bulk = BulkForm(self._context, self._stack)
            self.hold_form(self._bulk)
        return self._bulk

    @property
    def filling(self) -> bool:
        front = self._stack.currentWidget()
        return super().filling or (front is not None and front is self._bulk)

    def edit_all(self, people: Sequence[int]) -> None:
        """Open the form for several people; what is being typed about one of them is saved first."""
        self.commit()
        self._stack.setCurrentWidget(self.bulk)
        self.bulk.begin(people)
