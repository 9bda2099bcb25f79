"""The installer for Windows, compiled by makensis: a setup.exe that needs no administrator.

Usage: python packaging/windows/installer.py BUNDLE FOLDER, to compile it alone.
"""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[1]))

import facts  # noqa: E402
import icons  # noqa: E402
from windows import signing  # noqa: E402

SCRIPT = HERE.with_name("installer.nsi")


def build(bundle: Path, work: Path, target: Path) -> Path:
    """Make the installer of a bundle in a folder; returns its path.

    The bundle may be one of Linux: it compiles to an installer that works, of a program that Windows cannot
    run, which shows that the script is right.
    """
    icon = work / "klatch.ico"
    icon.write_bytes(icons.ico())
    side = work / "side.bmp"
    side.write_bytes(icons.side())
    setup = target / f"klatch-{facts.version()}-windows-{platform.machine().lower()}-setup.exe"
    size = sum(file.lstat().st_size for file in bundle.rglob("*"))
    said = {
        "VERSION": facts.version(),
        "NUMBERS": ".".join(map(str, (*facts.numbers(), 0))),
        "SIZE": str(size // 1024),
        "SUMMARY": facts.summary(),
        "AUTHORS": facts.AUTHORS,
        "LICENCE": facts.LICENCE,
        "ICON": str(icon),
        "SIDE": str(side),
        "FILES": str(bundle / "*"),
        "TARGET": str(setup),
    }
    if signing.is_possible():
        said["SIGN"] = f'"{sys.executable}" "{signing.__file__}"'
    defines = [f"-D{name}={value}" for name, value in said.items()]
    subprocess.run(["makensis", "-V1", "-WX", *defines, str(SCRIPT)], check=True)
    return setup


if __name__ == "__main__":
    bundle, folder = (Path(each).resolve() for each in sys.argv[1:])
    print(build(bundle, folder, folder))
