"""python -m klatch"""

import sys

from klatch.cli import main

sys.exit(main())
