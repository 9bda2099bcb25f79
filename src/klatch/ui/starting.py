"""Starting a conversation, or going back to one, from wherever a meeting is shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from klatch.ui.page import Context
from klatch.ui.places import Talk


def start_talk(context: Context, meeting: int, who: str) -> None:
    """Begin it now and go there; one that has begun is only gone back to."""
    from klatch.services import talk
    from klatch.services.reading.talk import facts

    with context.notices.guarded():
        fresh = not facts(context.store, meeting).running
        talk.begin(context.store, meeting, context.clock.now())
        context.navigator.go(Talk(meeting))
        if fresh:
            said = QCoreApplication.translate("starting", "Started: %1")
            context.notices.undoable(said.replace("%1", who))
