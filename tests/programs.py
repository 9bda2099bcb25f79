"""Klatch as a program of its own: run a command, and look at how it refuses."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src"
NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")


def klatch(
    *arguments: object, prefix: Sequence[str] = (), **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run one command to its end; warnings are errors in it."""
    return subprocess.run(
        [*prefix, sys.executable, "-W", "error", "-B", "-m", "klatch", *map(str, arguments)],
        env={"PYTHONPATH": str(SOURCE), "PATH": os.environ["PATH"], "HOME": "/nowhere"} | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def refused(done: subprocess.CompletedProcess[str], *words: str, status: int = 1) -> None:
    """Nothing but one sentence that holds these words, and the status of an expected failure."""
    assert (done.returncode, done.stdout) == (status, ""), f"{done.returncode} {done.stdout} {done.stderr}"
    assert done.stderr.startswith("klatch: "), done.stderr
    assert done.stderr.endswith(".\n"), done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    for word in words:
        assert word in done.stderr, done.stderr


def runs_as_nobody() -> bool:
    """Whether this user may become another one, and that one may run the program."""
    try:
        return klatch("--version", prefix=NOBODY).returncode == 0
    except FileNotFoundError:
        return False
