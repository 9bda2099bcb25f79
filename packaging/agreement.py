"""Whether everything that names a version names the same one, as a release must.

Usage: python packaging/agreement.py TAG
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET

import facts
from linux import metadata


def disagreements(tag: str, metainfo: str) -> list[str]:
    """What speaks against releasing the tag, in sentences; nothing, when all agree.

    `metainfo` is what software centres read of the program (AppStream).
    """
    version, newest = facts.version(), facts.releases()[0]
    wrong = []
    if tag != f"v{version}":
        wrong.append(f"The tag is {tag}, and the program says it is {version}: the tag has to be v{version}.")
    if newest.version != version:
        wrong.append(f"The newest release of CHANGELOG.md is {newest.version}, not {version}.")
    if newest.day is None:
        wrong.append(f"CHANGELOG.md says that {newest.version} is unreleased: put the day there.")
    shown = ET.fromstring(metainfo).find("releases/release")
    if shown is None or (shown.get("version"), shown.get("type")) != (version, "stable"):
        said = "none" if shown is None else f"{shown.get('version')} ({shown.get('type')})"
        wrong.append(f"The newest release that software centres read is {said}, not {version} (stable).")
    return wrong


if __name__ == "__main__":
    found = disagreements(sys.argv[1], metadata.metainfo())
    print("\n".join(found) or f"{sys.argv[1]}: tag, program, CHANGELOG.md and AppStream agree.")
    sys.exit(1 if found else 0)
