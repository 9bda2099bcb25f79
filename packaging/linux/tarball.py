"""The archive to unpack anywhere and start from there."""

from __future__ import annotations

import platform
import subprocess
from pathlib import Path

import facts


def build(bundle: Path, target: Path) -> Path:
    """Make the archive in a folder; returns its path."""
    name = f"klatch-{facts.version()}-linux-{platform.machine()}"
    archive = target / f"{name}.tar.xz"
    subprocess.run(
        ["tar", "--create", "--use-compress-program=xz -T2",
         f"--file={archive}", "--sort=name", f"--mtime=@{facts.epoch()}",
         "--owner=0", "--group=0", "--numeric-owner", "--mode=go=rX,u+rw",
         f"--transform=s,^klatch,{name},rSh",
         f"--directory={bundle.parent}", bundle.name],
        check=True,
    )  # fmt: skip
    return archive
