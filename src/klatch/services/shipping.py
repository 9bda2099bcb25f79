"""Whether what ships with Klatch is in the store already: asked at every start, so without reading it."""

from __future__ import annotations

import os
from datetime import datetime

from klatch import __version__
from klatch.store.database import Store
from klatch.support import resources

_NAME = "shipped"
_FOLDERS = ("templates", "questions")


def bring_in(store: Store, now: datetime) -> None:
    """Install the shipped templates and questions, if they are other ones than those of the last time."""
    found = store.fetch_one("SELECT value FROM setting WHERE name = ?", (_NAME,))
    stamp = _stamp()
    if found == (stamp,):
        return
    from klatch.services import questions, templates

    templates.install_builtin(store, now)
    questions.install_builtin(store, now)
    with store.transaction("Install templates", now, undoable=False) as tx:
        tx.execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (_NAME, stamp))


def _stamp() -> str:
    """The version of the program, and how many files there are, of what size, the newest from when."""
    files = [
        entry.stat()
        for name in _FOLDERS
        for folder in os.scandir(resources.path(name))
        if folder.is_dir()
        for entry in os.scandir(folder)
    ]
    newest = max((file.st_mtime_ns for file in files), default=0)
    return f"{__version__} {len(files)} {sum(file.st_size for file in files)} {newest}"
