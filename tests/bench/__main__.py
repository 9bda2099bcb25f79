"""Print every figure beside its reference and goal: `python -m tests.bench [--quick] [GROUP...]`."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from tests.bench import data, due, insights, maps, tables
from tests.bench.measure import HEADER, Figure
from tests.population import populate

from klatch.services.data import Store
from klatch.support.immortal import hold_constants


def child(name: str, folder: Path) -> tuple[float, float]:
    """Seconds from start to the child's report, and the memory it reports in MiB."""
    began = time.time()
    command = [sys.executable, "-m", "tests.bench.children", name, str(folder)]
    # An installed program has its byte code.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    printed = done.stdout.split()
    return float(printed[0]) - began, float(printed[1])


def start_figures(folder: Path, rounds: int) -> Iterator[Figure]:
    """First paint and idle memory of the whole program."""
    ours, bare = [], []
    child("klatch", folder)  # the first start writes the byte code
    for _ in range(rounds):
        bare.append(child("bare", folder))
        ours.append(child("klatch", folder))
    for name, index, unit, goal in (
        ("process start to first painted window", 0, "s", "<= 1.6, stretch 1.3"),
        ("idle memory", 1, "MiB", "<= 1.6"),
    ):
        values = [statistics.median(run[index] for run in runs) for runs in (ours, bare)]
        yield Figure(name, values[0], values[1], unit, goal)


def memory_figures(folder: Path) -> Iterator[Figure]:
    """What the table of all contacts adds to memory."""
    yield Figure(
        "memory growth of that table",
        child("table", folder)[1],
        child("instances", folder)[1],
        "MiB",
        "<= 0.1",
    )


def main() -> None:
    """Make the data, run the groups that are named (all by default), print as they come."""
    quick = "--quick" in sys.argv
    wanted = [word for word in sys.argv[1:] if not word.startswith("--")]
    count = 10_000 if quick else 100_000
    hold_constants()
    application = QApplication([])
    from klatch.ui.theme import Theme

    theme = Theme(application, mode="light")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        big = folder / "big"
        print(f"{count:,} contacts in the store; medians; ours, reference, ratio", flush=True)
        if not wanted or {"start", "table", "memory", "search"} & set(wanted):
            store = Store.open(big)
            populate(store, count)
            store.close()
            (big / "window.ini").write_text("[window]\npage=contacts\n", encoding="ascii")
        print(HEADER, flush=True)
        groups = {
            "start": lambda: start_figures(big, 3 if quick else 11),
            "memory": lambda: memory_figures(big),
            "table": lambda: _with_store(big, lambda store: tables.figures(store, theme)),
            "search": lambda: _with_store(big, data.search_figures),
            "import": lambda: data.import_figures(folder, count),
            "vcards": lambda: data.vcard_figures(folder, 10_000),
            "mails": lambda: data.mail_figures(1000),
            "due": lambda: due.figures(folder / "due"),
            "insights": lambda: insights.figures(folder / "insights"),
            "map": lambda: maps.figures(folder / "map", theme),
        }
        for group, figures in groups.items():
            if not wanted or group in wanted:
                for figure in figures():
                    print(figure.line(), flush=True)


def _with_store(folder: Path, figures: object) -> Iterator[Figure]:
    store = Store.open(folder)
    try:
        yield from figures(store)  # type: ignore[operator]
    finally:
        store.close()


if __name__ == "__main__":
    main()
