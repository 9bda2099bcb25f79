"""The package for Debian, Ubuntu and what comes from them.

Libraries that the distribution has are left out and depended on; Qt, ICU and Python come along, because
it has others.
"""

from __future__ import annotations

import platform
import subprocess
import textwrap
from pathlib import Path

import facts
import licences
from klatch.services.licences import Part
from linux import elf, metadata
from linux.layout import BUNDLE, INSIDE, lay_out, settle

OVERRIDES = Path(__file__).parent / "lintian-overrides"
_LOADER = {"x86_64": "libc6,x86-64", "aarch64": "libc6,AArch64"}
"""How ldconfig calls the libraries that programs of a machine load."""
_COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Klatch

Files: *
Copyright: {year} {authors}
License: GPL-3+
 On Debian systems the text of the GNU General Public License, version 3, is in
 /usr/share/common-licenses/GPL-3.
Comment:
 The package holds the following works of others. The text of each licence, with
 the names of the authors, is in a file for each of them in
 /{folder}.
 .
{parts}
"""


def build(bundle: Path, work: Path, target: Path) -> Path:
    """Make the package in a folder; returns its path."""
    root = work / "deb"
    lay_out(bundle, root)
    depends, recommends = _leave_to_the_distribution(root / BUNDLE)
    doc = root / "usr" / "share" / "doc" / "klatch"
    doc.mkdir(parents=True)
    (doc / "changelog.gz").write_bytes(metadata.changelog())
    (doc / "copyright").write_text(copyright_of(root / BUNDLE / INSIDE))
    overrides = root / "usr" / "share" / "lintian" / "overrides" / "klatch"
    overrides.parent.mkdir(parents=True)
    overrides.write_text(OVERRIDES.read_text())
    settle(root)
    _control(root, depends, recommends)
    package = target / f"klatch_{facts.version()}_{_architecture()}.deb"
    _run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(package))
    return package


def copyright_of(inside: Path) -> str:
    """What the package says of the licences of all that is in it."""
    folder = BUNDLE / INSIDE / licences.FOLDER
    rows = "\n".join(f" {_named(part)}: {part.licence}" for part in licences.listed(inside))
    year = facts.day_of(facts.releases()[0]).year
    return _COPYRIGHT.format(year=year, authors=facts.AUTHORS, folder=folder, parts=rows)


def _named(part: Part) -> str:
    if part.within:
        return f"{part.name} in {part.within} {part.version}"
    return f"{part.name} {part.version}".strip()


def _leave_to_the_distribution(folder: Path) -> tuple[list[str], list[str]]:
    """Remove the libraries the distribution has packages of; returns which to depend on, to recommend."""
    paths = _known_to_the_loader()
    inside = folder / INSIDE
    for file in [each for each in inside.iterdir() if each.name in paths and not each.is_symlink()]:
        if licences.owner(paths[file.name]) and not file.name.startswith("libpython"):
            file.unlink()
    licences.forget_absent(inside)
    missing, glibc = elf.wanted_from_outside(folder)
    if unknown := missing - set(paths):
        raise LookupError(f"no package here holds {', '.join(sorted(unknown))}")
    safe = {licences.owner(paths[name]) for name in missing if name.startswith(elf.OPENSSL)}
    owners = {licences.owner(paths[name]) for name in missing} - {"", "libc6"} - safe
    return [f"libc6 (>= {glibc})", *sorted(owners)], [*sorted(safe), "ca-certificates"]


def _known_to_the_loader() -> dict[str, Path]:
    """Every library of the build machine, by its name."""
    lines = _run("ldconfig", "-p").splitlines()[1:]
    own = [line for line in lines if f"({_LOADER[platform.machine()]}" in line]
    return {line.split()[0]: Path(line.rpartition("=> ")[2]) for line in reversed(own)}


def _control(root: Path, depends: list[str], recommends: list[str]) -> None:
    size = sum(file.lstat().st_size for file in root.rglob("*") if file.is_file()) // 1024
    words = "\n .\n".join(textwrap.indent(textwrap.fill(each, 78), " ") for each in facts.PARAGRAPHS)
    fields = {
        "Package": "klatch",
        "Version": facts.version(),
        "Architecture": _architecture(),
        "Maintainer": facts.MAINTAINER,
        "Installed-Size": size,
        "Depends": ", ".join(depends),
        "Recommends": ", ".join(recommends),
        "Section": "utils",
        "Priority": "optional",
        "Description": f"{facts.summary()[0].lower()}{facts.summary()[1:]}\n{words}",
    }
    control = root / "DEBIAN"
    control.mkdir(mode=0o755)
    (control / "control").write_text("".join(f"{name}: {value}\n" for name, value in fields.items()))
    sums = "".join(
        f"{_run('md5sum', str(file)).split()[0]}  {file.relative_to(root)}\n"
        for file in sorted(root.glob("usr/**/*"))
        if file.is_file() and not file.is_symlink()
    )
    (control / "md5sums").write_text(sums)
    settle(control)


def _architecture() -> str:
    return _run("dpkg", "--print-architecture").strip()


def _run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
