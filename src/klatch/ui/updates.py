"""Tells of a newer Klatch in a strip of the window, where the user turned that on."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl

from klatch.domain.errors import FeedUnread, KlatchError
from klatch.services import releases, settings
from klatch.services.data import Change
from klatch.services.settings import Updates
from klatch.ui.lifetime import own_program
from klatch.ui.page import Context
from klatch.ui.window import MainWindow

if TYPE_CHECKING:
    from klatch.ui.asking import Asking
    from klatch.ui.update_strip import UpdateStrip

_log = logging.getLogger(__name__)


class UpdateKeeper(QObject):
    """Asks at most once a day, only while it is turned on; tells what it learnt until that is dismissed."""

    def __init__(self, context: Context, window: MainWindow, command: Sequence[str] = ()) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._command = command or own_program("newest")
        self._asking: Asking | None = None
        self._answer: str | None = None
        """What is still to be remembered."""
        self._strip: UpdateStrip | None = None
        context.watch.looked.connect(self.look)
        context.changes.changed.connect(self._on_change)
        window.closed.connect(self.stop)

    def look(self) -> None:
        """Ask if it is time to, and tell of what is known."""
        store, now = self._context.store, self._context.clock.now()
        answer, self._answer = self._answer, None  # first, since what is written leads here again
        try:
            if answer is not None:
                releases.told(store, answer, now)
            if not settings.get(store, Updates).look:
                self.stop()
            if self._asking is None and releases.is_due(store, now):
                releases.begin(store, now)
                self._ask()
            self._tell(releases.to_tell(store))
        except KlatchError as error:  # which the user did nothing for: the next look is a minute away
            self._answer = answer
            _log.info("the question for the newest version waits: %s", type(error).__name__)

    def stop(self) -> None:
        """Forget what is under way."""
        if self._asking is not None:
            self._asking.stop()
            self._asking = None

    def _ask(self) -> None:
        from klatch.ui.asking import Asking

        self._asking = Asking(self._command, self)
        self._asking.answered.connect(self._on_answer)
        self._asking.failed.connect(self._on_failure)
        self._asking.start()

    def _on_answer(self, version: str) -> None:
        self._asking = None
        self._answer = version
        self.look()

    def _on_failure(self, error: FeedUnread) -> None:
        self._asking = None
        _log.info("the newest version is not known: %s", error.reason)

    def _tell(self, version: str) -> None:
        """In a strip that is made when first needed."""
        if self._strip is None and version:
            from klatch.ui.update_strip import UpdateStrip

            self._strip = UpdateStrip(self._context.theme, self._window)
            self._strip.acted.connect(self._open)
            self._strip.dismissed.connect(self._dismiss)
            self._window.add_banner(self._strip)
        if self._strip is not None:
            self._strip.tell(version)

    def _on_change(self, change: Change) -> None:
        if not change.rows:  # a setting
            self.look()

    def _open(self) -> None:
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl(releases.page(releases.to_tell(self._context.store))))

    def _dismiss(self) -> None:
        with self._context.notices.guarded():
            version = releases.to_tell(self._context.store)
            releases.dismiss(self._context.store, version, self._context.clock.now())
