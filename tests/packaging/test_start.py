"""What the window imports before its first picture, and before the user does something."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from klatch.domain.drafts import ContactDraft
from klatch.services import contacts, settings
from klatch.services.data import open_store

SOURCE = Path(__file__).resolve().parents[2] / "src"
WITH_A_VERB = ("peewee", "playhouse", "hashlib", "socket", "klatch.store.models", "klatch.domain.drafts")
LATER = (
    *WITH_A_VERB,
    "platform",
    "klatch.services.contacts",
    "klatch.services.meetings",
    "klatch.services.tasks",
    "klatch.support.guide",
    "klatch.services.licences",
    "klatch.ui.about",
    "klatch.ui.crash_dialog",
    "klatch.ui.help.window",
    "klatch.services.reading.reminders",
    "klatch.ui.contacts.details",
    "klatch.ui.contacts.menus",
    "klatch.ui.fields.prompt",
    "klatch.ui.models.menus",
    "klatch.ui.welcome.page",
    "klatch.ui.widgets.toast",
    "jinja2",
    "email.message",
    "smtplib",
    "ssl",
    "urllib.request",
    "nameparser",
    "email_validator",
    "icalendar",
    "holidays",
    "importlib.metadata",
    "platformdirs",
    "playhouse.migrate",
    "logging.handlers",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
)
# The first look is in the first turn of the event loop, when the window has been shown: at modules, at
# sources somebody read, and at classes whose many enums PySide is slow to define. The second is when the
# steps have been brought up to date and nothing is under way.
CODE = f"""
import linecache, sys
from pathlib import Path
from klatch import app
application = app.make_application()
from PySide6 import QtWidgets
from PySide6.QtCore import QTimer
with app.opened(application, Path(sys.argv[1])) as window:
    window.show()
    def look():
        print([name for name in {LATER!r} if name in sys.modules])
        print([file for file in linecache.cache if "klatch" in file])
        print([name for name in sys.argv[2:] if name in vars(QtWidgets)])
        rest.start()
    def look_again():
        if "klatch.services.tasks" in sys.modules and not window.context.background.busy:
            print([name for name in {WITH_A_VERB!r} if name in sys.modules])
            rest.stop()
            application.quit()
    rest = QTimer(interval=10)
    rest.timeout.connect(look_again)
    QTimer.singleShot(0, look)
    application.exec()
"""


@pytest.mark.parametrize(("page", "costly"), [("today", []), ("contacts", ["QStyle"])])
def test_the_window_opens_without_what_it_needs_later(tmp_path: Path, page: str, costly: list[str]) -> None:
    folder = tmp_path / "data"
    now = datetime(2026, 11, 23, tzinfo=UTC)
    with closing(open_store(folder, now)) as store:  # the first start writes the templates
        contacts.add(store, ContactDraft(display_name="Ada Byron"), now)
    (folder / "window.ini").write_text(f"[window]\npage={page}\n", encoding="ascii")
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(folder), *costly],
        env={"PYTHONPATH": str(SOURCE), "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert done.stdout.split() == ["[]", "[]", "[]", "[]"]


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


BUSY = """
import gc, sys
from pathlib import Path
from klatch import app
application = app.make_application()
with app.opened(application, Path(sys.argv[1])) as window:
    background = window.context.background
    print(background.busy, gc.isenabled())
    while background.busy or not gc.isenabled():
        application.processEvents()
    print(background.busy, gc.isenabled())
"""


def test_nobody_looks_for_garbage_while_the_first_page_reads_beside_the_window(tmp_path: Path) -> None:
    """A worker would end what is left of widgets. Settings read the days off as soon as they are made."""
    folder = tmp_path / "data"
    now = datetime(2026, 11, 23, tzinfo=UTC)
    with closing(open_store(folder, now)) as store:
        settings.put(store, settings.Cadence(country="DE"), now)
    (folder / "window.ini").write_text("[window]\npage=settings\n", encoding="ascii")
    done = subprocess.run(
        [sys.executable, "-c", BUSY, str(folder)],
        env={"PYTHONPATH": str(SOURCE), "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines() == ["True False", "False True"], done.stderr
