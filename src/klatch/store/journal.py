"""Undo and redo: the changesets of past transactions, applied inverted and again.

The journal lives as long as the program runs; nothing of it is written to disk, so that what a
person erases is not kept in it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import NamedTuple

MAX_BYTES = 256 * 1024 * 1024
MAX_STEPS = 1000


class Step(NamedTuple):
    """One transaction that can be taken back."""

    label: str
    blob: bytes
    bulk: bool
    run: str = ""
    """What a step goes on with, such as typing in a line; neighbours of one run are taken back as one."""

    def after(self, before: Step) -> Step:
        """This step and the one it goes on from, as one."""
        from apsw import Changeset

        return self._replace(blob=bytes(Changeset.concat(before.blob, self.blob)))


Replay = Callable[[Step, bool], None]


class Journal:
    """The two stacks. `replay(step, invert)` applies a changeset, `announce` tells of it afterwards.

    Both stacks change while `alone` lets nobody write: a step of another thread must not come in between.
    """

    def __init__(
        self, alone: Callable[[], AbstractContextManager[None]], replay: Replay, announce: Replay
    ) -> None:
        self._alone = alone
        self._replay = replay
        self._announce = announce
        self._done: deque[Step] = deque()
        self._undone: list[Step] = []
        self._bytes = 0

    @property
    def undo_label(self) -> str | None:
        """What undo would take back."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """What redo would do again."""
        return self._undone[-1].label if self._undone else None

    @property
    def undo_size(self) -> int:
        """How many bytes of changes undo would take back."""
        return len(self._done[-1].blob) if self._done else 0

    @property
    def redo_size(self) -> int:
        """How many bytes of changes redo would do again."""
        return len(self._undone[-1].blob) if self._undone else 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to undo and nothing to redo."""
        return not self._done and not self._undone

    def record(self, step: Step) -> None:
        """Remember a transaction; what had been undone can no longer be redone."""
        self._undone.clear()
        if step.run and self._done and self._done[-1].run == step.run:
            before = self._done.pop()
            self._bytes -= len(before.blob)
            step = step.after(before)
        if step.blob:  # typed and erased again is nothing
            self._push(step)

    def undo(self) -> str | None:
        """Take the last transaction back and return its label. Raises UndoConflict, StoreBusy."""
        with self._alone():
            if not self._done:
                return None
            step = self._done[-1]
            self._replay(step, True)
            self._done.pop()
            self._bytes -= len(step.blob)
            self._undone.append(step)
        self._announce(step, True)
        return step.label

    def redo(self) -> str | None:
        """Do the last undone transaction again and return its label. Raises UndoConflict, StoreBusy."""
        with self._alone():
            if not self._undone:
                return None
            step = self._undone[-1]
            self._replay(step, False)
            self._undone.pop()
            self._push(step)
        self._announce(step, False)
        return step.label

    def clear(self) -> None:
        """Forget everything: another program changed the database."""
        self._done.clear()
        self._undone.clear()
        self._bytes = 0

    def _push(self, step: Step) -> None:
        self._done.append(step)
        self._bytes += len(step.blob)
        while len(self._done) > 1 and (self._bytes > MAX_BYTES or len(self._done) > MAX_STEPS):
            self._bytes -= len(self._done.popleft().blob)
