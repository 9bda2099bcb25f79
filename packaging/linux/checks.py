"""What the tools of the distributions say of the packages; an error ends the build."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import facts

RPMLINT = Path(__file__).parent / "rpmlint.toml"
TOOLS = {
    "objdump": "binutils",
    "chrpath": "chrpath",
    "dpkg-deb": "dpkg",
    "rpmbuild": "rpm",
    "xz": "xz-utils",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
    "lintian": "lintian",
    "rpmlint": "rpmlint",
}
"""The programs that a build calls, with the package of Debian that holds each."""


class Wrong(Exception):
    """A checker found an error; the text is what it said."""


def check(root: Path, deb: Path, rpm: Path) -> Iterator[str]:
    """Run every checker on a laid out tree and the packages; yields a line each. Raises Wrong."""
    share = root / "usr" / "share"
    entry = share / "applications" / f"{facts.ID}.desktop"
    metainfo = share / "metainfo" / f"{facts.ID}.metainfo.xml"
    yield _says("desktop-file-validate", str(entry))
    yield _says("appstreamcli", "validate", "--no-net", str(metainfo))
    yield _says("lintian", "--allow-root", "--fail-on=error", "--tag-display-limit=0", str(deb))
    yield _says("rpmlint", "--config", str(RPMLINT), str(rpm))


def _says(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = f"{done.stdout}{done.stderr}".strip()
    if done.returncode:
        raise Wrong(f"{command[0]}: {said}")
    return f"{command[0]}: {said or 'nothing to say'}"
