"""The licences of everything in a bundle: checked, written into it, and told to the packages made of it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

import facts
from klatch.services.licences import Part, completed, distribution, head_and_text, parts, read, written

FOLDER = Path("klatch/resources/licences")
"""Where a bundle holds a file for each part, below the folder of its modules."""
COMPATIBLE = frozenset({
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "FTL", "GPL-2.0-or-later",
    "GPL-3.0-only", "GPL-3.0-or-later", "HPND-sell-variant", "IJG", "Imlib2", "ISC", "LGPL-2.1-or-later",
    "LGPL-3.0-only", "Libpng", "MIT", "MIT-Modern-Variant", "OFL-1.1", "PSF-2.0", "Unicode-3.0",
    "Unicode-DFS-2016", "Unlicense", "Zlib", "blessing", "bzip2-1.0.6", "libpng-2.0",
    "LicenseRef-public-domain",
    "BSD-3-Clause WITH PCRE2-exception", "GPL-2.0-or-later WITH Bootloader-exception",
    "GPL-3.0-or-later WITH GCC-exception-3.1",
    # Of the `re` module, which the PSF publishes as part of Python under its own licence.
    "CNRI-Python",
})  # fmt: skip
"""Licences whose works may be part of one under GPL-3.0-or-later. What is not here is looked at first."""
LIBRARIES = (
    ("libX11", "libX11", "MIT"),
    ("libbrotli", "Brotli", "MIT"),
    ("libbz2", "bzip2", "bzip2-1.0.6"),
    ("libexpat", "Expat", "MIT"),
    ("libffi", "libffi", "MIT"),
    ("libfontconfig", "Fontconfig", "HPND-sell-variant"),
    ("libfreetype", "FreeType library", "FTL OR GPL-2.0-or-later"),
    ("libgcc_s", "GCC's runtime libraries", "GPL-3.0-or-later WITH GCC-exception-3.1"),
    ("libstdc++", "GCC's runtime libraries", "GPL-3.0-or-later WITH GCC-exception-3.1"),
    ("libglib-", "GLib", "LGPL-2.1-or-later"),
    ("libgthread-", "GLib", "LGPL-2.1-or-later"),
    ("liblzma", "liblzma", "LicenseRef-public-domain"),
    ("libpcre2-", "PCRE2 library", "BSD-3-Clause WITH PCRE2-exception"),
    ("libpng", "libpng library", "libpng-2.0"),
    ("libuuid", "libuuid", "BSD-3-Clause"),
    ("libxcb", "XCB", "MIT"),
    ("libxkbcommon", "xkbcommon", "MIT"),
    ("libz.", "zlib library", "Zlib"),
    ("libzstd", "Zstandard", "BSD-3-Clause OR GPL-2.0-only"),
)
"""Libraries that a bundle takes from a Linux system: how their files begin, what they are, their licence."""
_BROUGHT = ("libQt6", "libicu", "libpyside6", "libshiboken6", "libpython")
"""Libraries at the top of a bundle that come with distributions or with Python."""


def unfit(these: Iterable[Part]) -> list[str]:
    """The parts that have no licence, one that is not known to be compatible, or no text of it."""
    return [
        f"{part.name}: {part.licence or 'no licence'}" for part in these if not (_fits(part) and part.text)
    ]


def write(folder: Path, binaries: Iterable[tuple[str, str, str]]) -> list[Path]:
    """A file for every part of a bundle with these binaries; raises ValueError where one may not be in it."""
    bootloader = distribution("pyinstaller")
    named = {part.name: part for part in (*parts(), *libraries(binaries), *filter(None, [bootloader]))}
    if found := unfit(named.values()):
        raise ValueError(f"not known to be compatible with the licence of Klatch: {'; '.join(found)}")
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for part in named.values():
        file = folder / f"{re.sub(r'[^A-Za-z0-9.+-]+', '-', part.name)}.txt"
        file.write_text(written(part), encoding="utf-8")
        files.append(file)
    return files


def libraries(binaries: Iterable[tuple[str, str, str]]) -> list[Part]:
    """The libraries of the system among a bundle's binaries, as the distribution describes them.

    Raises LookupError for one that nobody has looked at.
    """
    owners: dict[tuple[str, str], set[str]] = {}
    for target, source, _ in binaries:
        at_the_top = target.startswith("lib") and "/" not in target and ".so" in target
        if at_the_top and not target.startswith(_BROUGHT):
            name, licence = _known(target)
            owners.setdefault((name, licence), set()).add(owner(Path(source)))
    return [_library(name, licence, sorted(packages)) for (name, licence), packages in owners.items()]


def forget_absent(inside: Path) -> None:
    """Remove the files of those libraries which are no longer in a bundle: its distribution has them."""
    there = {_known(file.name)[0] for file in inside.glob("*.so*") if not file.name.startswith(_BROUGHT)}
    absent = {name for _, name, _ in LIBRARIES} - there
    for file in (inside / FOLDER).glob("*.txt"):
        if head_and_text(file)[0]["Name"] in absent:
            file.unlink()


def listed(inside: Path) -> list[Part]:
    """Every part of a bundle but Klatch itself, by name."""
    found = [part for file in (inside / FOLDER).glob("*.txt") if (part := read(file))]
    return sorted((part for part in found if part.name != "Klatch"), key=lambda part: part.name.casefold())


def expression(inside: Path) -> str:
    """The licences of all that is in a bundle, as one SPDX expression that begins with that of Klatch."""
    terms = {term for part in listed(inside) for term in part.licence.split(" AND ")}
    terms = {f"({term})" if " OR " in term else term for term in terms} - {facts.LICENCE}
    return " AND ".join([facts.LICENCE, *sorted(terms, key=str.casefold)])


def owner(library: Path) -> str:
    """The package of Debian that a file comes from, "" for none; its path may lead through a link to /usr."""
    real = str(library.resolve())
    for path in (str(library), real, real.removeprefix("/usr")):
        found = subprocess.run(["dpkg", "-S", path], capture_output=True, text=True, check=False)
        if found.returncode == 0:
            return found.stdout.partition(":")[0]
    return ""


def _library(name: str, licence: str, packages: list[str]) -> Part:
    command = ["dpkg-query", "--show", "--showformat=${Version}", packages[0]]
    version = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    texts = dict.fromkeys(Path(f"/usr/share/doc/{each}/copyright").read_text("utf-8") for each in packages)
    return Part(name, version, licence, completed(licence, "\n\n".join(text.strip("\n") for text in texts)))


def _known(file: str) -> tuple[str, str]:
    for start, name, licence in LIBRARIES:
        if file.startswith(start):
            return name, licence
    raise LookupError(f"{file}: add it to LIBRARIES, with its licence, or leave it out of the bundle")


def _fits(part: Part) -> bool:
    """Whether all the licences that hold together are compatible; of those to choose from, one."""
    whole = part.licence.replace("(", "").replace(")", "")
    return all(any(choice in COMPATIBLE for choice in each.split(" OR ")) for each in whole.split(" AND "))
