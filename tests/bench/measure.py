"""Measuring: medians of interleaved runs, memory of a process, and one line for each figure."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """One comparison. Units are those of `unit`; the ratio is ours to the reference."""

    name: str
    ours: float
    reference: float
    unit: str
    goal: str

    @property
    def ratio(self) -> float:
        """How many times the reference."""
        return self.ours / self.reference if self.reference else float("nan")

    def line(self) -> str:
        """One line of the table."""
        ratio = f"{self.ratio:8.2f}" if self.reference else "       -"
        ours, reference = f"{self.ours:10.2f}", f"{self.reference:10.2f}"
        return f"{self.name:54}{ours} {reference} {self.unit:4}{ratio}   {self.goal}"


HEADER = f"{'figure':54}{'ours':>10} {'reference':>10} {'':4}{'ratio':>8}   goal"


def interleaved(
    ours: Callable[[], float], reference: Callable[[], float], rounds: int
) -> tuple[float, float]:
    """Medians of both, measured in turns so that the machine's mood meets both."""
    mine, theirs = [], []
    for _ in range(rounds):
        theirs.append(reference())
        mine.append(ours())
    return statistics.median(mine), statistics.median(theirs)


def milliseconds(work: Callable[[], object]) -> Callable[[], float]:
    """A measurement of how long `work` takes."""

    def measured() -> float:
        gc.collect()
        began = time.perf_counter()
        work()
        return (time.perf_counter() - began) * 1000

    return measured


def resident_mib() -> float:
    """Memory of this process that is in RAM."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20
