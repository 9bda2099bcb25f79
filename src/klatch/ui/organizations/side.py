"""The right side of the page: an employer, the form for a new one, or a word on how to choose."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from klatch.ui.browse.side import SidePane
from klatch.ui.page import Context
from klatch.ui.widgets.notices import EmptyState

if TYPE_CHECKING:
    from klatch.ui.organizations.new_form import NewOrganizationForm
    from klatch.ui.organizations.pane import OrganizationPane
    from klatch.ui.organizations.verbs import OrganizationVerbs


class OrganizationSide(SidePane["OrganizationPane", "NewOrganizationForm"]):
    """Shows an `OrganizationDetail`, with its place among the first five."""

    def __init__(
        self, context: Context, verbs: Callable[[], OrganizationVerbs], menu: QMenu, parent: QWidget
    ) -> None:
        super().__init__(context, parent)
        self._verbs, self._menu = verbs, menu

    def make_pane(self, parent: QWidget) -> OrganizationPane:
        from klatch.ui.organizations.pane import OrganizationPane

        return OrganizationPane(self._context, self._verbs(), self._menu, parent)

    def make_form(self, parent: QWidget) -> NewOrganizationForm:
        from klatch.ui.organizations.new_form import NewOrganizationForm

        return NewOrganizationForm(self._context, parent)

    def make_choose(self, parent: QWidget) -> EmptyState:
        choose = EmptyState(self._context.theme, "building-2", parent)
        text = self.tr("Choose an organization to see who you know there.")
        choose.set_message(self.tr("Nothing chosen"), text)
        return choose
