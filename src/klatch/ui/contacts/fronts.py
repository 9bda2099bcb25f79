"""Which of the two is in front under the tabs: the list of people or the referral map."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from klatch.services.data import Change
from klatch.ui.contacts.views import ViewStrip
from klatch.ui.page import Context
from klatch.ui.places import Place, ShowReferralMap

if TYPE_CHECKING:
    from klatch.ui.contacts.map.view import ReferralMapView
    from klatch.ui.task_verbs import TaskVerbs

_STATE = "contacts/front"


class Fronts(QStackedWidget):
    """A stack of both; the map is made when first shown."""

    changed = Signal()
    """The other one came to the front, or the map has something else to say."""

    def __init__(
        self, context: Context, views: ViewStrip, steps: Callable[[], TaskVerbs], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context, self._views, self._steps = context, views, steps
        self._map: ReferralMapView | None = None
        self.tab = views.map_tab
        self.people = QWidget(self)
        self.addWidget(self.people)
        self.tab.clicked.connect(self.show_map)
        views.strip.bar.tabBarClicked.connect(self.show_people)
        views.changed.connect(self.show_people)

    @property
    def map(self) -> ReferralMapView | None:
        """The map while it is in front."""
        return self._map if self._map is not None and self.currentWidget() is self._map else None

    @property
    def made(self) -> ReferralMapView:
        """The map, in front or not."""
        if self._map is None:
            from klatch.ui.contacts.map.view import ReferralMapView

            self._map = ReferralMapView(self._context, self._steps, self)
            self._map.changed.connect(self.changed)
            self.addWidget(self._map)
        return self._map

    def arrive(self, place: Place) -> ReferralMapView | None:
        """Bring to the front what a place is about, and give the map if that is it."""
        if isinstance(place, ShowReferralMap):
            self.show_map()
            self.made.select(place.contact)
        elif type(place) is not Place:
            self.show_people()
        if self.map is not None:
            self.map.arrive()
        return self.map

    def restore(self) -> None:
        """Show what was in front when the window was closed."""
        if self._context.state.text(_STATE) == "map":
            self.show_map()

    def save_state(self) -> None:
        """Remember what is in front."""
        self._context.state.set(_STATE, "map" if self.map is not None else "")

    def on_change(self, change: Change) -> None:
        """Something was written."""
        if self._map is not None:
            self._map.on_change(change)

    def step(self, by: int) -> None:
        """Go to the next or previous view; the map comes after the last."""
        bar = self._views.strip.bar
        end = bar.count() - 1 if by > 0 else 0
        if self.map is not None:
            self.show_people()
            bar.setCurrentIndex(bar.count() - 1 - end)
        elif bar.currentIndex() == end:
            self.show_map()
        else:
            self._views.step(by)

    def show_map(self) -> None:
        """Bring the map to the front."""
        self._light(in_map=True)
        if self.map is None:
            made = self.made
            self.setCurrentWidget(made)
            made.arrive()
            self.changed.emit()

    def show_people(self) -> None:
        """Bring the list to the front."""
        self._light(in_map=False)
        if self.map is not None:
            self.setCurrentWidget(self.people)
            self.changed.emit()

    def _light(self, *, in_map: bool) -> None:
        self.tab.setChecked(in_map)
        self._views.strip.bar.set_lit(not in_map)
