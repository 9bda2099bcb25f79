"""What stands in place of the table when no opportunity is shown."""

from __future__ import annotations

from klatch.domain.vocabulary import OpportunityStatus
from klatch.services.reading.opportunities import OpportunityFilter, OpportunityView, count_of
from klatch.ui import words
from klatch.ui.browse.empty import ListEmpty
from klatch.ui.places import NewOpportunity


class OpportunitiesEmpty(ListEmpty):
    """None at all, none in this view, or none that matches: each says so and offers the way on."""

    def explain(self, wanted: OpportunityFilter) -> None:
        narrowed = [words.opportunity(each) for each in OpportunityStatus if each in wanted.statuses]
        if wanted.text:
            narrowed.insert(0, self.tr("“%1”").replace("%1", wanted.text))
        if narrowed:
            self._do = self.cleared.emit
            said = self.tr("No opportunity matches %1").replace("%1", ", ".join(narrowed))
            self.message.set_message(said, "", self.tr("Clear the filter"), icon="x")
        elif not count_of(self._context.store, OpportunityView.ALL, wanted.before):
            self._offer(
                self.tr("No opportunities yet"),
                self.tr("A talk often comes before the posting. Keep here what you hear of."),
            )
        elif wanted.view is OpportunityView.OPEN:
            self._offer(self.tr("Nothing is open"), self.tr("What was decided shows under Closed."))
        elif wanted.view is OpportunityView.WEEK:
            self._show_all(
                self.tr("Nothing is due this week"),
                self.tr("Open opportunities whose next date is this week, or gone by, show here."),
            )
        else:
            self._show_all(
                self.tr("Nothing is decided yet"),
                self.tr("Opportunities accepted, rejected or withdrawn show here."),
            )

    def _offer(self, title: str, text: str) -> None:
        self._do = self._new
        self.message.set_message(title, text, self.tr("New opportunity"), icon="plus", primary=True)

    def _show_all(self, title: str, text: str) -> None:
        self._do = self.all_wanted.emit
        self.message.set_message(title, text, self.tr("Show all opportunities"), icon="briefcase")

    def _new(self) -> None:
        self._context.navigator.go(NewOpportunity())
