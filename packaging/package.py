"""Builds what people install on Linux: one bundle, and from it a .deb, an .rpm and a .tar.xz in `dist`.

Usage: python packaging/package.py, with the Python of build/package-env. `make package` calls it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import facts
from linux import checks, deb, elf, rpm, tarball

WORK = facts.ROOT / "build" / "package"
DIST = facts.ROOT / "dist"


def main() -> int:
    """Build and check everything; 1 with a sentence when something is missing or wrong."""
    missing = sorted(package for tool, package in checks.TOOLS.items() if not shutil.which(tool))
    if missing:
        return _fail(
            f"Packages are built with tools that are missing here: sudo apt-get install {' '.join(missing)}"
        )
    os.environ |= {"SOURCE_DATE_EPOCH": str(facts.epoch()), "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"}
    os.umask(0o022)
    shutil.rmtree(WORK, ignore_errors=True)
    DIST.mkdir(exist_ok=True)
    bundle = _timed("bundle", _bundle)
    archive = _timed("tar.xz", lambda: tarball.build(bundle, DIST))
    debian = _timed("deb", lambda: deb.build(bundle, WORK, DIST))
    fedora = _timed("rpm", lambda: rpm.build(bundle, WORK, DIST))
    try:
        for line in checks.check(WORK / "rpm", debian, fedora):
            print(line, flush=True)
    except checks.Wrong as wrong:
        return _fail(str(wrong))
    print(f"Packages are in {DIST.relative_to(facts.ROOT)}: {debian.name}, {fedora.name}, {archive.name}")
    return 0


def _bundle() -> Path:
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR",
               "--distpath", str(WORK), "--workpath", str(WORK / "pyinstaller"),
               str(facts.ROOT / "packaging" / "klatch.spec")]  # fmt: skip
    subprocess.run(command, cwd=facts.ROOT, check=True)
    elf.forget_places(WORK / "klatch")
    return WORK / "klatch"


def _timed(name: str, build: Callable[[], Path]) -> Path:
    began = time.perf_counter()
    made = build()
    inside = made.rglob("*") if made.is_dir() else [made]
    size = sum(file.lstat().st_blocks * 512 if made.is_dir() else file.stat().st_size for file in inside)
    print(f"{name:8}{size / 1e6:7.1f} MB {time.perf_counter() - began:6.1f} s", flush=True)
    return made


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
