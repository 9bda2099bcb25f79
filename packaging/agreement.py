"""Whether all that names a version names the same, as a release must, and every address is somebody's.

Usage: python packaging/agreement.py TAG
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from email.utils import parseaddr
from urllib.parse import urlsplit

import facts
from linux import metadata

NOBODYS = (".example", "example.com", "example.net", "example.org")
"""How hosts end that are kept free for examples."""


def disagreements(tag: str, metainfo: str) -> list[str]:
    """What speaks against releasing the tag, in sentences; nothing, when all is right.

    `metainfo` is what software centres read of the program (AppStream).
    """
    version, newest = facts.version(), facts.releases()[0]
    numbers = ".".join(map(str, facts.numbers()))
    wrong = _addresses()
    if tag != f"v{version}":
        wrong.append(f"The tag is {tag}, and the program says it is {version}: the tag has to be v{version}.")
    if version != numbers:
        wrong.append(
            f"Packages would take {version} for newer than {numbers}: a version is three numbers alone."
        )
    if newest.version != version:
        wrong.append(f"The newest release of CHANGELOG.md is {newest.version}, not {version}.")
    if newest.day is None:
        wrong.append(f"CHANGELOG.md says that {newest.version} is unreleased: put the day there.")
    shown = ET.fromstring(metainfo).find("releases/release")
    if shown is None or (shown.get("version"), shown.get("type")) != (version, "stable"):
        said = "none" if shown is None else f"{shown.get('version')} ({shown.get('type')})"
        wrong.append(f"The newest release that software centres read is {said}, not {version} (stable).")
    return wrong


def _addresses() -> list[str]:
    home = facts.text("services/releases.py", "HOME")
    wrong = []
    if (urlsplit(home).hostname or "").endswith(NOBODYS):
        wrong.append(
            f"Klatch would ask {home} for newer versions, and nobody has that address:"
            " put the one where releases are published into HOME of src/klatch/services/releases.py."
        )
    if parseaddr(facts.MAINTAINER)[1].endswith(NOBODYS):
        wrong.append(
            f"Packages name {facts.MAINTAINER} as their maintainer, and nobody has that address:"
            " put one that is read into MAINTAINER of packaging/facts.py."
        )
    return wrong


if __name__ == "__main__":
    found = disagreements(sys.argv[1], metadata.metainfo())
    print("\n".join(found) or f"{sys.argv[1]}: tag, program, CHANGELOG.md and AppStream agree.")
    sys.exit(1 if found else 0)
