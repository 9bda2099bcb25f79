"""What the tools of the distributions say of the packages; an error ends the build.

Usage: python3 packaging/linux/checks.py FOLDER, for packages that were built elsewhere.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[1]))

import facts  # noqa: E402

RPMLINT = HERE.with_name("rpmlint.toml")
BUILDERS = {
    "objdump": "binutils",
    "chrpath": "chrpath",
    "dpkg-deb": "dpkg",
    "rpmbuild": "rpm",
    "xz": "xz-utils",
}
"""The programs that a build calls, with the package of Debian that holds each."""
CHECKERS = {
    "dpkg-deb": "dpkg",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
    "lintian": "lintian",
    "rpm": "rpm",  # rpmlint asks it
    "rpmlint": "rpmlint",
}
"""The programs that look at what was built."""


class Wrong(Exception):
    """A checker found an error; the text is what it said."""


def check(deb: Path, rpm: Path) -> Iterator[str]:
    """Run every checker on the packages and on what is in them; yields a line each. Raises Wrong."""
    with tempfile.TemporaryDirectory() as root:
        _says("dpkg-deb", "--extract", str(deb), root)
        share = Path(root, "usr", "share")
        yield _says("desktop-file-validate", str(share / "applications" / f"{facts.ID}.desktop"))
        yield _says(
            "appstreamcli", "validate", "--no-net", str(share / "metainfo" / f"{facts.ID}.metainfo.xml")
        )
    yield _says("lintian", "--allow-root", "--fail-on=error", "--tag-display-limit=0", str(deb))
    yield _says("rpmlint", "--config", str(RPMLINT), str(rpm))


def _says(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = f"{done.stdout}{done.stderr}".strip()
    if done.returncode:
        raise Wrong(f"{command[0]}: {said}")
    return f"{command[0]}: {said or 'nothing to say'}"


def main(folder: Path) -> int:
    """Check the packages of a folder; 1 with a sentence when one is not right."""
    (deb,), (rpm,) = folder.glob("*.deb"), folder.glob("*.rpm")
    try:
        for line in check(deb, rpm):
            print(line, flush=True)
    except Wrong as wrong:
        print(wrong, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
