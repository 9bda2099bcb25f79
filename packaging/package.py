"""Builds what people install, in `dist`: one bundle, and from it the packages of the system it runs on.

Usage: python packaging/package.py [--unchecked], with the Python of build/package-env; `make package` does.
Linux gives a .deb, an .rpm and a .tar.xz, Windows a setup.exe, macOS a .dmg; beside them lie the list of
what is inside (CycloneDX) and the SHA-256 sums of all. Those of Linux are checked, unless that is left to a
system whose checkers are newer (packaging/linux/checks.py).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

HERE = Path(__file__).resolve()
sys.path.append(str(HERE.parents[1] / "src"))  # the licences of what Klatch is made of are asked of Klatch

import facts  # noqa: E402
import sbom  # noqa: E402
import sums  # noqa: E402
from linux import checks, deb, elf, rpm, tarball  # noqa: E402
from macos import disk_image  # noqa: E402
from windows import installer, signing  # noqa: E402

WORK = facts.ROOT / "build" / "package"
DIST = facts.ROOT / "dist"
IS_LINUX = sys.platform.startswith("linux")
LIMITS = {"bundle": 130e6, "deb": 40e6}
"""Bytes that what is made on Linux may take at most."""


def main() -> int:
    """Build and check everything; 1 with a sentence when something is missing or wrong."""
    checked = "--unchecked" not in sys.argv
    tools = checks.BUILDERS | (checks.CHECKERS if checked else {})
    missing = sorted({package for tool, package in tools.items() if not shutil.which(tool)})
    if IS_LINUX and missing:
        return _fail(
            f"Packages are built with tools that are missing here: sudo apt-get install {' '.join(missing)}"
        )
    os.environ |= {"SOURCE_DATE_EPOCH": str(facts.epoch()), "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
    os.environ |= {"LC_ALL": "C.UTF-8", "PYINSTALLER_STRICT_BUNDLE_CODESIGN_ERROR": "1"}
    os.umask(0o022)
    shutil.rmtree(WORK, ignore_errors=True)
    DIST.mkdir(exist_ok=True)
    bundle = _timed("bundle", _bundle)
    made = {name: _timed(name, partial(build, bundle)) for name, build in _packages().items()}
    made["sbom"] = _timed("sbom", partial(sbom.write, DIST))
    if IS_LINUX and checked:
        try:
            for line in checks.check(made["deb"], made["rpm"]):
                print(line, flush=True)
        except checks.Wrong as wrong:
            return _fail(str(wrong))
    sums.write(made.values(), DIST)
    print(f"Packages are in {DIST.relative_to(facts.ROOT)}: {', '.join(file.name for file in made.values())}")
    return 0


def _packages() -> dict[str, Callable[[Path], Path]]:
    """What is made from the bundle on this system."""
    if sys.platform == "win32":
        return {"setup": lambda bundle: installer.build(bundle, WORK, DIST)}
    if sys.platform == "darwin":
        return {"dmg": lambda bundle: disk_image.build(bundle, WORK, DIST)}
    return {
        "tar.xz": lambda bundle: tarball.build(bundle, DIST),
        "deb": lambda bundle: deb.build(bundle, WORK, DIST),
        "rpm": lambda bundle: rpm.build(bundle, WORK, DIST),
    }


def _bundle() -> Path:
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR",
               "--distpath", str(WORK), "--workpath", str(WORK / "pyinstaller"),
               str(facts.ROOT / "packaging" / "klatch.spec")]  # fmt: skip
    subprocess.run(command, cwd=facts.ROOT, check=True)
    bundle = WORK / "klatch"
    if IS_LINUX:
        elf.forget_places(bundle)
    if sys.platform == "win32":
        signing.sign(sorted(bundle.glob("*.exe")))
    return WORK / "Klatch.app" if sys.platform == "darwin" else bundle


def _timed(name: str, build: Callable[[], Path]) -> Path:
    began = time.perf_counter()
    made = build()
    size = _size(made)
    print(f"{name:8}{size / 1e6:7.1f} MB {time.perf_counter() - began:6.1f} s", flush=True)
    if IS_LINUX and size > (limit := LIMITS.get(name, size)):
        sys.exit(f"The {name} is larger than {limit / 1e6:.0f} MB: see what came in and is not in use.")
    return made


def _size(made: Path) -> int:
    """The bytes of a file, or those that a folder takes on the disk, where the system says how many."""
    if made.is_file() or sys.platform == "win32":
        return sum(file.stat().st_size for file in (made, *made.rglob("*")) if file.is_file())
    return sum(file.lstat().st_blocks * 512 for file in made.rglob("*"))


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
