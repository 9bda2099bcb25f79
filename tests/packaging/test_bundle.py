"""How a bundle starts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
START = """
import os, runpy, sys
sys.argv = ["klatch", "--version"]
try:
    runpy.run_path("packaging/klatch_start.py")
except SystemExit:
    print(os.environ.get("LD_LIBRARY_PATH"), os.environ.get("PYINSTALLER_RESET_ENVIRONMENT"))
"""


@pytest.mark.parametrize(
    ("environment", "left"),
    [
        ({}, "None None"),
        ({"LD_LIBRARY_PATH": "/bundle"}, "None 1"),
        ({"LD_LIBRARY_PATH": "/bundle", "LD_LIBRARY_PATH_ORIG": "/opt/lib"}, "/opt/lib 1"),
    ],
)
def test_what_klatch_opens_gets_the_libraries_of_the_system(environment: dict[str, str], left: str) -> None:
    done = subprocess.run(
        [sys.executable, "-B", "-c", START],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT / "src")} | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[1] == left
