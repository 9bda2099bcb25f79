"""What the window imports before its first picture: each of these would be seen in the start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
LATER = (
    "jinja2",
    "email.message",
    "smtplib",
    "urllib.request",
    "nameparser",
    "email_validator",
    "holidays",
    "platformdirs",
    "playhouse.migrate",
    "logging.handlers",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
)
# The timer runs in the first turn of the event loop, when the window has been shown.
CODE = f"""
import sys
from pathlib import Path
from klatch import app
application = app.make_application()
from PySide6.QtCore import QTimer
def look():
    print([name for name in {LATER!r} if name in sys.modules])
    application.quit()
QTimer.singleShot(0, look)
sys.exit(app.run_window(Path(sys.argv[1])))
"""


def test_the_window_opens_without_what_it_needs_later(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(tmp_path / "data")],
        env={"PYTHONPATH": str(SOURCE), "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert done.stdout.strip() == "[]"


FIRST = """
import sys
from pathlib import Path
from klatch import app
application = app.make_application()
from PySide6.QtCore import QTimer
QTimer.singleShot(0, application.quit)
app.run_window(Path(sys.argv[1]))
from klatch.services import settings
from klatch.services.data import Store
store = Store.open(Path(sys.argv[1]))
chosen = settings.get(store, settings.Cadence)
print(chosen.country, chosen.weekend)
"""


@pytest.mark.parametrize(
    ("locale", "found"), [("he_IL.UTF-8", "IL (4, 5)"), ("de_DE.UTF-8", "DE (5, 6)"), ("C", "(5, 6)")]
)
def test_the_first_start_takes_country_and_weekend_from_the_system(
    tmp_path: Path, locale: str, found: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST, str(tmp_path / "data")],
        env={
            "PYTHONPATH": str(SOURCE),
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(tmp_path),
            "LC_ALL": locale,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == found, done.stderr
