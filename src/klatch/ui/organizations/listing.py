"""The list side of the page: the LAMP list and other views, filter, the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from klatch.domain.employers import LISTED
from klatch.services.reading.organizations import (
    OrganizationFilter,
    OrganizationSort,
    OrganizationSource,
    OrganizationView,
    count_of,
    first_five,
)
from klatch.ui.browse.listing import BrowseList
from klatch.ui.models.columns import Sort
from klatch.ui.organizations.columns import RowWords
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.elided import ElidedLabel
from klatch.ui.widgets.filter_field import FilterField

if TYPE_CHECKING:
    from klatch.ui.organizations.empty import OrganizationsEmpty


class OrganizationList(BrowseList):
    """Keeps who is among the first five while ratings change."""

    key = "organizations"
    tables = (
        "organization",
        "contact",
        "opportunity",
        "interaction",
        "message",
        "meeting",
        "meeting_contact",
    )
    first = Sort(OrganizationSort.LAMP, descending=True)
    everything = OrganizationView.ALL

    def __init__(self, context: Context, when: When, parent: QWidget) -> None:
        self._said = RowWords(when)
        super().__init__(context, self._said, OrganizationSource(context.store), parent)
        self.strip = QWidget(self)
        self.hint = ElidedLabel("", "muted", self.strip)
        self._field = FilterField(context.theme, self.tr("Name, industry, city"), self.strip)
        self._layout()
        self.restore(OrganizationView.LAMP, tuple(OrganizationSort))
        self.listed.connect(self._say_hint)
        self._say_hint()
        context.theme.changed.connect(self._restyle)

    @property
    def field(self) -> FilterField:
        return self._field

    @property
    def place_of(self) -> dict[int, int]:
        """The places of the first five, by id."""
        return dict(self._said.first)

    def make_empty(self, parent: QWidget) -> OrganizationsEmpty:
        from klatch.ui.organizations.empty import OrganizationsEmpty

        return OrganizationsEmpty(self._context, "building-2", parent)

    def wanted(self) -> OrganizationFilter:
        return OrganizationFilter(OrganizationView(self.tabs.current()), self.field.text.strip())

    def count(self, view: str) -> int:
        return count_of(self._context.store, OrganizationView(view))

    def about_to_ask(self) -> None:
        found = first_five(self._context.store)
        self._said.first = {key: place for place, key in enumerate(found, start=1)}

    def _layout(self) -> None:
        for view, text in (
            (OrganizationView.LAMP, self.tr("LAMP list")),
            (OrganizationView.ALL, self.tr("All")),
            (OrganizationView.OPPORTUNITIES, self.tr("With opportunities")),
            (OrganizationView.NOBODY, self.tr("No one known yet")),
        ):
            self.tabs.add(view, text)
        self.strip.setProperty("area", "strip")
        row = QHBoxLayout(self.strip)
        row.setContentsMargins(20, 0, 16, 0)
        row.addWidget(self.hint, 1)
        row.addWidget(self.field)
        self.view.setAccessibleName(self.tr("Organizations"))
        self._restyle()

    def _say_hint(self) -> None:
        wanted = self.wanted()
        listed = 0 if wanted.text or wanted.view is not OrganizationView.LAMP else len(self.table.ids)
        here = self.locale()
        said = self.tr("%1 of at least %2 employers listed. Rate them, then begin with the first five.")
        said = said.replace("%1", here.toString(listed)).replace("%2", here.toString(LISTED))
        self.hint.setText(said if 0 < listed < LISTED else "")

    def _restyle(self) -> None:
        self.strip.setFixedHeight(self._context.theme.px(48))
