"""The right side of the page: an opportunity, the form for a new one, or a word on how to choose."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from klatch.ui.browse.side import SidePane
from klatch.ui.page import Context
from klatch.ui.widgets.notices import EmptyState

if TYPE_CHECKING:
    from klatch.ui.leads.verbs import LeadVerbs
    from klatch.ui.opportunities.new_form import NewOpportunityForm
    from klatch.ui.opportunities.pane import OpportunityPane


class OpportunitySide(SidePane["OpportunityPane", "NewOpportunityForm"]):
    """Shows an `OpportunityDetail`."""

    def __init__(
        self, context: Context, verbs: Callable[[], LeadVerbs], menu: QMenu, parent: QWidget
    ) -> None:
        super().__init__(context, parent)
        self._verbs, self._menu = verbs, menu

    def make_pane(self, parent: QWidget) -> OpportunityPane:
        from klatch.ui.opportunities.pane import OpportunityPane

        return OpportunityPane(self._context, self._verbs(), self._menu, parent)

    def make_form(self, parent: QWidget) -> NewOpportunityForm:
        from klatch.ui.opportunities.new_form import NewOpportunityForm

        return NewOpportunityForm(self._context, self._verbs(), parent)

    def make_choose(self, parent: QWidget) -> EmptyState:
        choose = EmptyState(self._context.theme, "briefcase", parent)
        text = self.tr("Choose an opportunity to see what comes next, and who could help.")
        choose.set_message(self.tr("Nothing chosen"), text)
        return choose
