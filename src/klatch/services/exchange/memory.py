"""Spares long work that only builds up records the search for garbage it cannot contain."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

_PIECE = 4096


def let_go(records: Sequence[object]) -> None:
    """Empty a long list little by little: freed at once it would keep every other thread waiting."""
    if isinstance(records, list):
        while records:
            del records[-_PIECE:]


@contextmanager
def no_garbage_search() -> Iterator[None]:
    """Let nobody look for cyclic garbage meanwhile: each search would walk over all the records alive."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
