"""The first start through the entry of the program: filled in, killed half way, and the message of it."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from klatch.domain.drafts import ContactDraft
from klatch.services import contacts, drafting, settings, welcome
from klatch.services.data import Store, open_store
from klatch.services.settings import Profile
from programs import SOURCE

TELL = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from klatch import app

def look():
    window = next(each for each in QApplication.topLevelWidgets() if hasattr(each, "actions_table"))
    print(window.page.objectName(), "klatch.ui.welcome.page" in sys.modules, flush=True)
    print(getattr(window.page, "number", ""), flush=True)
    window.quit()

application = app.make_application()
QTimer.singleShot(0, look)
"""
START = TELL + "app.run_window(Path(sys.argv[1]))"
DEMO = TELL + "app.run_demo(Path(sys.argv[1]))"
COPY = TELL + "app.run_copy(Path(sys.argv[1]) / 'klatch.db')"
FILE = TELL + "app.run_window(Path(sys.argv[1]), file=Path(sys.argv[2]))"
SKIP = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from klatch import app

def skip():
    window = next(each for each in QApplication.topLevelWidgets() if hasattr(each, "actions_table"))
    window.page.footer.skip_all.click()
    print(window.page.objectName(), window.page.first_day.isVisible(), flush=True)
    window.quit()

application = app.make_application()
QTimer.singleShot(0, skip)
app.run_window(Path(sys.argv[1]))
"""
FILL_IN = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from klatch import app

def fill_in():
    window = next(each for each in QApplication.topLevelWidgets() if hasattr(each, "actions_table"))
    window.activateWindow()
    while not window.isActiveWindow():
        application.processEvents()
    page = window.page
    for text in ("Nora Whitfield", "a science teacher", "Cascadia State", "nora@whitfield.example", "",
                 "user research", "how you moved into research"):
        QTest.keyClicks(QApplication.focusWidget(), text)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    window.dispatch("next_step")
    QTest.keyClicks(QApplication.focusWidget(), "Ada Byron, Engine Works")
    page.people.adding.how.setCurrentIndex(page.people.adding.how.findText("Colleague"))
    QTest.keyClicks(page.people.adding.note, "we taught at the same school")
    QTest.keyClick(page.people.adding.note, Qt.Key.Key_Return)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "9")
    print("filled in", flush=True)

application = app.make_application()
QTimer.singleShot(0, fill_in)
app.run_window(Path(sys.argv[1]))
"""


def run(code: str, folder: Path, *more: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder), *map(str, more)],
        env={"PYTHONPATH": str(SOURCE), "QT_QPA_PLATFORM": "offscreen", "HOME": str(folder.parent)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_the_first_start_begins_with_the_welcome_until_it_is_skipped(folder: Path) -> None:
    assert run(START, folder) == ["page_welcome True", "0"]
    assert run(START, folder)[0] == "page_welcome True", "a window closed over it shows it again"
    assert run(SKIP, folder) == ["page_today True"]
    assert run(START, folder) == ["page_today False", ""]


def test_whoever_has_people_or_asked_for_something_else_never_sees_it(folder: Path, now: datetime) -> None:
    file = folder.parent / "people.csv"
    file.write_text("First Name,Last Name,Email\nAda,Lovelace,ada@engine.example\n")
    assert run(FILE, folder, file)[0] == "page_import False"
    assert run(DEMO, folder.with_name("demo"))[0] == "page_today False"
    assert run(COPY, folder)[0] == "page_today False"
    store = open_store(folder, now)
    contacts.add(store, ContactDraft("Ada Lovelace"), now)
    store.close()
    assert run(START, folder) == ["page_today False", ""]


@pytest.fixture
def killed(folder: Path, now: datetime) -> Store:
    """What a program left that was killed in the third step."""
    environment = {"PYTHONPATH": str(SOURCE), "QT_QPA_PLATFORM": "offscreen", "HOME": str(folder.parent)}
    command = [sys.executable, "-c", FILL_IN, str(folder)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "filled in\n"
        child.send_signal(signal.SIGKILL)
    return open_store(folder, now)


def test_what_was_typed_outlives_a_kill_and_fills_a_message(killed: Store, now: datetime) -> None:
    store = killed
    try:
        me = settings.get(store, Profile)
        assert (me.name, me.headline, me.school) == ("Nora Whitfield", "a science teacher", "Cascadia State")
        assert welcome.step(store) == 2
        (ada,) = drafting.recipients(store, "Ada Byron")
        warm = drafting.render(store, ada.id, "outreach.warm", now)
        assert warm.missing == ()
        assert warm.subject == "Your view of user research"
        assert "We taught at the same school." in warm.body
        assert "Could I ask you about how you moved into research for 20 minutes" in warm.body
        assert warm.body.endswith("Thank you,\nNora Whitfield")
    finally:
        store.close()
