"""How long work reports itself, and where it is cancelled."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Long work calls `step` often; a cancelled one raises `Cancelled` there."""

    def step(self, done: int, total: int) -> None:
        """Report that `done` of `total` are finished (total 0: unknown)."""


class Silent:
    """Progress nobody watches."""

    def step(self, done: int, total: int) -> None:
        """Report nothing."""
