"""Imports as Python does them, under PySide6 as well.

PySide6 puts a function of its own in the place of `__import__`, for `from __feature__ import ...`, which
Klatch does not use. It looks at every import statement and reads the source of each module that one names:
15 ms of a start, and a copy of all sources that stays in memory.
"""

from __future__ import annotations

import builtins


def import_plainly() -> None:
    """Put back what `__import__` was before PySide6 was imported; elsewhere do nothing."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
