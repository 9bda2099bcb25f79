"""Reads the map and lays it out: at once while it is small, beside the window when it is large."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from klatch.domain.progress import Progress, Silent
from klatch.services.data import Store
from klatch.services.reading import referral_map
from klatch.services.reading.referral_map import ReferralMap
from klatch.ui.contacts.map.plan import Plan
from klatch.ui.page import Context

_AT_ONCE = 1_000
"""So many referrals are there before anybody could see that they were not."""


class MapReader(QObject):
    """One reading at a time; what is asked meanwhile is answered by one more."""

    read = Signal(object, object)
    """The ReferralMap and its Plan."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._again = False
        self.busy = False
        """Whether a reading is under way."""

    def begin(self, *, mirrored: bool) -> None:
        """Read the map as it is now; `read` brings it."""
        if self.busy:
            self._again = True
            return
        store = self._context.store
        work = partial(_laid_out, store, self._context.theme.scale, mirrored)
        if referral_map.count(store) <= _AT_ONCE:
            self.read.emit(*work(Silent()))
            return
        self.busy = True
        job = self._context.background.run(work)
        job.succeeded.connect(partial(self._on_read, mirrored))
        job.failed.connect(self._on_failed)

    def _on_read(self, mirrored: bool, found: tuple[ReferralMap, Plan]) -> None:
        self.busy = False
        self.read.emit(*found)
        if self._again:
            self._again = False
            self.begin(mirrored=mirrored)

    def _on_failed(self, error: Exception) -> None:
        self.busy = self._again = False
        with self._context.notices.guarded():
            raise error


def _laid_out(store: Store, scale: float, mirrored: bool, _progress: Progress) -> tuple[ReferralMap, Plan]:
    shown = referral_map.load(store)
    return shown, Plan(shown, scale, mirrored=mirrored)
