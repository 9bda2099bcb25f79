"""What the bundle runs."""

import os
import sys
from pathlib import Path

# pytz brings time zones of its own, and reads those of tzdata as well: the bundle holds them once.
os.environ.setdefault("PYTZ_TZDATADIR", str(Path(sys.prefix, "tzdata", "zoneinfo")))
# The bundle's libraries are for Klatch alone: what it opens, such as a browser, loads those of the system.
# They were found already, and Klatch in a program of its own looks for them anew.
if "LD_LIBRARY_PATH" in os.environ:
    os.environ["LD_LIBRARY_PATH"] = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
    if not os.environ["LD_LIBRARY_PATH"]:
        del os.environ["LD_LIBRARY_PATH"]
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"

from klatch.cli import main  # pytz looks when it is imported

sys.exit(main())
