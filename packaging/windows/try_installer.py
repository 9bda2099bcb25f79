"""Installs Klatch on this Windows without a question, tries it, updates it in place and removes it again.

Usage: python packaging/windows/try_installer.py, after packaging/package.py.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[1]))

import facts  # noqa: E402
from trial import run  # noqa: E402

PATIENCE = 120.0


def main() -> int:
    """Try the newest installer of dist; 1 with a sentence when it is not right."""
    setup = max((facts.ROOT / "dist").glob("*-setup.exe"), key=lambda file: file.stat().st_mtime)
    local = Path(os.environ["LOCALAPPDATA"])
    installed, data = local / "Programs" / "Klatch", local / "Klatch"
    entry = Path(os.environ["APPDATA"], "Microsoft", "Windows", "Start Menu", "Programs", "Klatch.lnk")
    data.mkdir(exist_ok=True)
    (data / "canary.txt").write_text("a user's file", encoding="ascii")
    run(str(setup), "/S")
    (installed / "_internal" / "of-an-earlier-version.txt").touch()
    run(str(setup), "/S")
    if (installed / "_internal" / "of-an-earlier-version.txt").exists():
        return _fail("the update leaves files of the earlier version behind")
    if not entry.is_file():
        return _fail("the Start menu has no entry")
    for program in ("klatch-cli.exe", "klatch.exe"):  # the window asks the latter for the newest version
        version = run(str(installed / program), "--version").strip()
        if version != f"Klatch {facts.version()}":
            return _fail(f"{program} says it is {version!r}")
    print(run(str(installed / "klatch-cli.exe"), "self-test"))
    run(str(installed / "klatch.exe"), "self-test")
    subprocess.run([str(installed / "uninstall.exe"), "/S"], check=True)
    _wait_until(lambda: not installed.exists(), "the folder of the program is left behind")
    if entry.exists():
        return _fail("the entry in the Start menu is left behind")
    if not (data / "canary.txt").is_file():
        return _fail("the data are gone with the program")
    print("installed, updated, tried and removed; nothing is left but the data")
    return 0


def _wait_until(is_so: Callable[[], bool], otherwise: str) -> None:
    """The uninstaller goes on as a copy of itself, so that it can delete itself."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > end:
            sys.exit(otherwise)
        time.sleep(0.5)


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
