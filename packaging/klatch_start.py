"""What the bundle runs."""

import sys

from klatch.cli import main

sys.exit(main())
