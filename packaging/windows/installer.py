"""The installer for Windows, compiled by makensis: a setup.exe that needs no administrator."""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path

import facts
import icons
from windows import signing

SCRIPT = Path(__file__).with_name("installer.nsi")


def build(bundle: Path, work: Path, target: Path) -> Path:
    """Make the installer of a bundle in a folder; returns its path.

    The bundle may be one of Linux: it compiles to an installer that works, of a program that Windows cannot
    run, which shows that the script is right.
    """
    icon = work / "klatch.ico"
    icon.write_bytes(icons.ico())
    setup = target / f"klatch-{facts.version()}-windows-{platform.machine().lower()}-setup.exe"
    size = sum(file.stat().st_size for file in bundle.rglob("*") if file.is_file())
    said = {
        "VERSION": facts.version(),
        "NUMBERS": ".".join(map(str, (*facts.numbers(), 0))),
        "SIZE": str(size // 1024),
        "SUMMARY": facts.summary(),
        "AUTHORS": facts.AUTHORS,
        "LICENCE": facts.LICENCE,
        "ICON": str(icon),
        "FILES": str(bundle / "*"),
        "TARGET": str(setup),
    }
    if signing.is_possible():
        said["SIGN"] = f'"{sys.executable}" "{signing.__file__}"'
    defines = [f"-D{name}={value}" for name, value in said.items()]
    subprocess.run(["makensis", "-V2", "-WX", *defines, str(SCRIPT)], check=True)
    return setup
