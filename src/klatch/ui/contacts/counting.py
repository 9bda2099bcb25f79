"""How many people each view and each stage shows, counted when there is time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from klatch.services.data import Store
from klatch.services.reading.contacts import ContactFilter, stage_counts
from klatch.ui.contacts.filters import FilterRow
from klatch.ui.contacts.views import ViewStrip
from klatch.ui.first_paint import AfterFirstPaint
from klatch.ui.when import When

_COUNT_FOR_MS = 10
_COUNT_AFTER_MS = 120  # counting waits until typing pauses


class Counting(QObject):
    """Keeps the numbers of tabs and chips. The first count waits until the list is seen."""

    def __init__(
        self,
        store: Store,
        views: ViewStrip,
        filters: FilterRow,
        now: Callable[[], tuple[ContactFilter, When]],
    ) -> None:
        super().__init__(views)
        self._store, self._views, self._filters, self._now = store, views, filters, now
        self._uncounted = views.all_keys()
        self._painted = False
        self._stages = QTimer(self)
        self._rest = QTimer(self)
        for timer, run in ((self._stages, self._count), (self._rest, self._count_views)):
            timer.setSingleShot(True)
            timer.timeout.connect(run)
        AfterFirstPaint(views, self._on_painted)

    def recount_views(self) -> None:
        """People changed: every view is to be counted again."""
        self._uncounted = self._views.all_keys()

    def recount(self) -> None:
        """Others are shown: count the stages among them."""
        if self._painted:
            typing = self._filters.field.hasFocus()
            self._stages.start(_COUNT_AFTER_MS if typing else 0)

    def _on_painted(self) -> None:
        self._painted = True
        self._count()

    def _count(self) -> None:
        self._filters.set_counts(stage_counts(self._store, self._now()[0]))
        if self._uncounted:
            self._rest.start()

    def _count_views(self) -> None:
        """Count views for a moment: with very many people the rest waits for another turn of the loop."""
        spent = QElapsedTimer()
        spent.start()
        while self._uncounted and spent.elapsed() < _COUNT_FOR_MS:
            key = self._uncounted.pop(0)
            if key in self._views.all_keys():
                self._views.count(key, self._now()[1])
        if self._uncounted:
            self._rest.start()
