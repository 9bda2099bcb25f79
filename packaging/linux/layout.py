"""Where the files of Klatch lie on an installed Linux."""

from __future__ import annotations

import shutil
from pathlib import Path

import facts
from linux import metadata

BUNDLE = Path("usr/lib/klatch")
INSIDE = "_internal"
"""The folder of a bundle that holds all but the program to start."""


def lay_out(bundle: Path, root: Path) -> None:
    """Put the bundle, its link and all files of the desktop below a root that is not there yet."""
    shutil.copytree(bundle, root / BUNDLE, symlinks=True)
    share = root / "usr" / "share"
    (root / "usr" / "bin").mkdir()
    (root / "usr" / "bin" / "klatch").symlink_to("../lib/klatch/klatch")
    _put(share / "applications" / f"{facts.ID}.desktop", metadata.desktop_entry())
    _put(share / "metainfo" / f"{facts.ID}.metainfo.xml", metadata.metainfo())
    _put(share / "mime" / "packages" / f"{facts.ID}.xml", metadata.mime_types())
    _put(share / "man" / "man1" / "klatch.1.gz", metadata.man_page())
    metadata.icons(share / "icons" / "hicolor")
    settle(root)


def settle(root: Path) -> None:
    """Give every file the mode of an installed one: whoever builds may have a mask of their own."""
    for file in (root, *root.rglob("*")):
        if not file.is_symlink():
            file.chmod(0o755 if file.is_dir() or _runs(file) else 0o644)


def _runs(file: Path) -> bool:
    return file.name == "klatch" and file.parent.name == "klatch"


def _put(target: Path, content: str | bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content.encode() if isinstance(content, str) else content)
