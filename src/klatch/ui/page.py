"""What every page of the window is, and what it is given."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from klatch.domain import zones
from klatch.services import settings
from klatch.services.data import Change, Store
from klatch.support.clock import Clock
from klatch.ui.background import Background
from klatch.ui.changes import ChangeSignals
from klatch.ui.history import History
from klatch.ui.lifetime import DayWatch
from klatch.ui.notices import Notices
from klatch.ui.places import Navigator, Place
from klatch.ui.state import WindowState
from klatch.ui.theme import Theme

Command = Callable[[], object]
_ANYTHING = Change("", "outside", b"")
"""Stands for all that was missed: any table may have changed."""


class Context(NamedTuple):
    """The collaborators of a page."""

    store: Store
    clock: Clock
    theme: Theme
    changes: ChangeSignals
    history: History
    background: Background
    navigator: Navigator
    notices: Notices
    state: WindowState
    watch: DayWatch

    def zone(self) -> str:
        """The user's time zone (IANA)."""
        return settings.get(self.store, settings.Profile).zone or "UTC"

    def local_now(self) -> datetime:
        """The present moment in the user's zone: its day is the user's today."""
        return zones.local(self.clock.now(), self.zone())


class Page(QWidget):
    """A page: a browse page stands beside the navigation, a task page replaces it with the rail.

    Subclasses answer `heading` and `commands`; the window asks for both again after `changed`.
    """

    changed = Signal()
    """Heading, summary, status or available commands may differ."""

    is_task = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._follower: Callable[[Change], None] | None = None
        self._missed = False

    def heading(self) -> tuple[str, str]:
        """Title and muted summary for the toolbar."""
        raise NotImplementedError

    def status(self) -> str:
        """What the status bar says at the left."""
        return ""

    def commands(self) -> dict[str, Command]:
        """What this page can do now, by the names of the action table; the rest is greyed."""
        return {}

    def toolbar_controls(self) -> QWidget | None:
        """What stands before New in the toolbar while this page is in front."""
        return None

    def arrive(self, place: Place) -> None:
        """Called each time the window comes to this page."""

    def depart(self) -> None:
        """Called before the window shows another page or closes: save what is being typed."""

    @property
    def unsaved(self) -> bool:
        """Whether something typed here could not be written, and would go with the window."""
        return False

    def in_front(self) -> tuple[int, ...]:
        """The people this page shows now: whom a command of the window is about."""
        return ()

    def topic(self) -> str:
        """The page of the guide about what is in front now, where it has one of its own."""
        return ""

    def areas(self) -> list[QWidget]:
        """The areas F6 moves between, in order."""
        return [self]

    def follow(self, told: Callable[[Change], None]) -> None:
        """Tell of each change while the page is shown, and when it is shown again of all it missed, as one.

        So a write costs what the page in front costs, not what every page opened before would.
        """
        self._follower = told
        self.context.changes.changed.connect(self._on_written)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._missed and self._follower is not None:
            self._missed = False
            with self.context.notices.guarded():  # Qt goes on with an exception in flight, and falls over it
                self._follower(_ANYTHING)

    def _on_written(self, change: Change) -> None:
        if self._follower is not None and self.isVisible():
            self._follower(change)
        else:
            self._missed = True
