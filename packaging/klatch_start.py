"""What the bundle runs."""

import os
import sys
from pathlib import Path

# pytz brings time zones of its own, and reads those of tzdata as well: the bundle holds them once.
os.environ.setdefault("PYTZ_TZDATADIR", str(Path(sys.prefix, "tzdata", "zoneinfo")))

from klatch.cli import main  # pytz looks when it is imported

sys.exit(main())
