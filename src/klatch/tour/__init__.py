"""The main job from end to end without a screen, leaving pictures of every page and the mails written."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from klatch import app
from klatch.services import sample
from klatch.services.data import open_store
from klatch.support.clock import FixedClock
from klatch.tour import scenes
from klatch.tour.job import MainJob
from klatch.tour.scenes import Scene

if TYPE_CHECKING:
    from klatch.ui.theme import Mode
    from klatch.ui.window import MainWindow

NOW = datetime(2025, 11, 18, 17, 48, tzinfo=UTC)
"""Tuesday 09:48 where Nora lives, 42 minutes before she talks with Priya."""
_BEGAN = NOW + timedelta(minutes=42)
_TALKS_AT = NOW + timedelta(minutes=57, seconds=22)
_TALKED_AT = NOW + timedelta(minutes=63)
_WROTE_AT = NOW + timedelta(minutes=84)
_LOOKS: tuple[tuple[str, Mode, int, int], ...] = (
    ("light", "light", 1280, 800),
    ("small", "light", 1024, 700),
    ("dark", "dark", 1280, 800),
    ("small-dark", "dark", 1024, 700),
)


def take(folder: Path) -> Iterator[str]:
    """Do it all and say what was done. Raises OSError when the folder cannot be written, and KlatchError."""
    from klatch.ui import lifetime, pictures

    lifetime.log_qt_messages()
    pictures.prepare()
    folder.mkdir(parents=True, exist_ok=True)
    with _opened(story=False) as window:
        count = _photograph(window, scenes.empty(), folder)
    with _opened(story=False) as window:
        count += _photograph(window, scenes.welcome(), folder)
    with _opened(story=True) as window:
        job = MainJob(window.context.store, folder / "mails")
        count += _photograph(window, scenes.importing(), folder)
        yield job.bring_in_contacts(NOW)
        count += _photograph(window, scenes.before(job), folder)
        yield job.write_outreach(NOW)
        yield job.prepare(NOW)
        count += _photograph(window, scenes.between(job), folder)
        _set_clock(window, _TALKS_AT)
        yield job.talk(_BEGAN)
        count += _photograph(window, scenes.during(job), folder)
        _set_clock(window, _TALKED_AT)
        yield job.log_meeting(_TALKED_AT)
        count += _photograph(window, scenes.after(job), folder)
        _set_clock(window, _WROTE_AT)
        yield job.write_thanks(_WROTE_AT)
    yield f"Left {count} pictures and {job.written} mails in {folder}."


@contextmanager
def _opened(*, story: bool) -> Iterator[MainWindow]:
    """A window over a folder that is gone afterwards, at the moment of the tour."""
    from klatch.ui.window import MainWindow

    with tempfile.TemporaryDirectory(prefix="klatch-tour-", ignore_cleanup_errors=True) as folder:
        store = open_store(Path(folder), NOW)
        try:
            if story:
                sample.build(store, NOW)
            application = app.make_application()
            theme = app.make_theme(application, store, bundled_font=True)
            theme.set_reduce_motion(True)
            clock = FixedClock(NOW)
            with app.collaborators(store, clock, theme, Path(folder), application) as context:
                window = MainWindow(context)
                window.show()
                try:
                    yield window
                finally:
                    app.dispose(window)
        finally:
            store.close()


def _photograph(window: MainWindow, shown: list[Scene], folder: Path) -> int:
    """Every scene in every look; returns how many pictures that made."""
    from klatch.ui import pictures
    from klatch.ui.places import Place

    for name, mode, width, height in _LOOKS:
        window.go(Place("today"))
        pictures.dress(window, mode, width, height)
        for scene, show in shown:
            show(window)
            pictures.take(window, folder / name / f"{scene}.png")
            pictures.close_popups(window)
    return len(_LOOKS) * len(shown)


def _set_clock(window: MainWindow, at: datetime) -> None:
    clock = window.context.clock
    if isinstance(clock, FixedClock):
        clock.at = at
