"""Opens the disk image on this Mac, tries the program in it as a user has it, and puts it away again.

Usage: python packaging/macos/try_image.py, after packaging/package.py.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[1]))

import facts  # noqa: E402
from trial import run  # noqa: E402


def main() -> int:
    """Try the newest image of dist; 1 with a sentence when it is not right."""
    image = max((facts.ROOT / "dist").glob("*.dmg"), key=lambda file: file.stat().st_mtime)
    with tempfile.TemporaryDirectory() as folder:
        mounted, app = Path(folder, "mounted"), Path(folder, "Klatch.app")
        run("hdiutil", "attach", "-nobrowse", "-readonly", "-mountpoint", str(mounted), str(image))
        try:
            shutil.copytree(mounted / app.name, app, symlinks=True)
        finally:
            run("hdiutil", "detach", str(mounted))
        program = str(app / "Contents" / "MacOS" / "klatch")
        version = run(program, "--version").strip()
        if version != f"Klatch {facts.version()}":
            print(f"it says it is {version!r}", file=sys.stderr)
            return 1
        print(run(program, "self-test"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
