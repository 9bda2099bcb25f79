"""Writes what Klatch reads when it is asked whether there is a newer version.

Usage: python packaging/feed.py FOLDER, the one whose files are published.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import facts


def write(folder: Path) -> Path:
    """Write the feed into a folder, under the name at which Klatch asks for it; returns its path."""
    written = folder / facts.text("services/releases.py", "FEED").rpartition("/")[2]
    written.write_text(json.dumps({"tag_name": f"v{facts.version()}"}) + "\n", encoding="utf-8", newline="\n")
    return written


if __name__ == "__main__":
    write(Path(sys.argv[1]))
