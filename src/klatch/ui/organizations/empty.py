"""What stands in place of the table when no employer is shown."""

from __future__ import annotations

from klatch.services.reading.organizations import OrganizationFilter, OrganizationView, count_of
from klatch.ui.browse.empty import ListEmpty
from klatch.ui.places import NewOrganization


class OrganizationsEmpty(ListEmpty):
    """None at all, none in this view, or none that matches: each says so and offers the way on."""

    def explain(self, wanted: OrganizationFilter) -> None:
        everything = count_of(self._context.store, OrganizationView.ALL)
        if wanted.text:
            self._do = self.cleared.emit
            said = self.tr("No organization matches “%1”").replace("%1", wanted.text)
            self.message.set_message(said, "", self.tr("Clear the filter"), icon="x")
        elif not everything:
            self._do = self._new
            self.message.set_message(
                self.tr("No organizations yet"),
                self.tr("List the employers you could see yourself at, at least 40, then rate them."),
                self.tr("New organization"),
                icon="plus",
                primary=True,
            )
        elif wanted.view is OrganizationView.LAMP:
            self._say_imported(everything)
        elif wanted.view is OrganizationView.OPPORTUNITIES:
            self.message.set_message(
                self.tr("No open opportunities"),
                self.tr("Choose an organization and add one there; it shows here until it is decided."),
            )
        else:
            self.message.set_message(
                self.tr("You know somebody at every organization"),
                self.tr("Those where you know nobody yet show here."),
            )

    def _say_imported(self, number: int) -> None:
        self._do = self.all_wanted.emit
        text = self.tr(
            "%Ln came with your contacts. Give one a motivation, and it is on the list.", "", number
        )
        self.message.set_message(
            self.tr("Nothing on your LAMP list yet"),
            text,
            self.tr("Show all organizations"),
            icon="building-2",
            primary=True,
        )

    def _new(self) -> None:
        self._context.navigator.go(NewOrganization())
