"""What the trials of the packages for Windows and macOS have in common."""

from __future__ import annotations

import subprocess
import sys


def run(*command: str) -> str:
    """What a command prints; the trial ends with a sentence when the command fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} ends with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout
