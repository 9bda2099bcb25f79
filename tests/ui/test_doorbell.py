"""Starting Klatch a second time brings the open window back instead of refusing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
from PySide6.QtWidgets import QApplication

from klatch.store.database import FILE_NAME, Store
from klatch.store.instance import LOCK_NAME, InstanceLock
from klatch.ui.doorbell import Doorbell, ring
from programs import SOURCE, klatch, refused

VISITED = """
import sys
from pathlib import Path
from klatch import app, cli
application = app.make_application()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from klatch.ui.doorbell import Doorbell
from klatch.ui.importing.review import Review
from klatch.ui.widgets.notices import Banner
from klatch.ui.window import MainWindow

def visit(told=False):
    window = next((found for found in QApplication.topLevelWidgets() if isinstance(found, MainWindow)), None)
    ready = window is not None and window.findChild(Doorbell)
    if ready and not told:
        print("open", flush=True)
        told = True
    copies = [one.accessibleName() for one in window.findChildren(Banner) if one.isVisible()] if ready else []
    reviews = [one for one in window.findChildren(Review) if one.isVisible()] if ready else []
    if reviews or copies:
        foot = [one.text() for one in window.statusBar().findChildren(QLabel) if one.isVisible()]
        print(copies[0] if copies else window.page.heading()[1], *filter(None, foot), sep="|", flush=True)
        window.quit()
        return
    QTimer.singleShot(20, lambda: visit(told))

visit()
sys.exit(cli.main(sys.argv[1:]))
"""
VCARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Quill\r\nEND:VCARD\r\n"
HIDDEN = """
import sys
from pathlib import Path
from klatch import app
application = app.make_application()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
application.setQuitOnLastWindowClosed(False)

def visit(hidden=False):
    window = next((found for found in QApplication.topLevelWidgets() if isinstance(found, MainWindow)), None)
    if hidden and window.isVisible():
        print("back", flush=True)
        application.quit()
        return
    if window is not None and not hidden and window.findChild(Doorbell):
        window.hide()
        print("hidden", flush=True)
        hidden = True
    QTimer.singleShot(20, lambda: visit(hidden))

from klatch.ui.doorbell import Doorbell
from klatch.ui.window import MainWindow
visit()
app.run_window(Path(sys.argv[1]))
"""


def test_each_ring_is_answered_once(qapp: QApplication, tmp_path: Path) -> None:
    lock = tmp_path / LOCK_NAME
    lock.touch()
    bell = Doorbell(lock, qapp)
    rings: list[str] = []
    bell.rang.connect(rings.append)
    assert ring(lock)
    assert ring(lock, tmp_path / "a \u00e4.vcf")
    assert ring(lock)
    assert rings == ["", str(tmp_path / "a \u00e4.vcf"), ""]
    assert lock.read_bytes().strip(b"\0") == b""
    bell.setParent(None)
    bell.deleteLater()


def test_a_second_start_brings_a_hidden_window_back(tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(SOURCE), "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", HIDDEN, str(tmp_path / "data")],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "hidden\n"
        second = klatch("--data", tmp_path / "data", QT_QPA_PLATFORM="offscreen")
        assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
        assert first.stdout.readline() == "back\n"


def test_where_no_window_answers_the_start_is_refused(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    held = InstanceLock.take(tmp_path)
    refused(klatch("--data", tmp_path, QT_QPA_PLATFORM="offscreen"), "already open")
    refused(klatch("--data", tmp_path, "--open", "a.vcf", QT_QPA_PLATFORM="offscreen"), "already open")
    held.release()
    assert (tmp_path / LOCK_NAME).read_bytes().strip(b"\0") == b""


@contextmanager
def started(home: Path, *arguments: object) -> Iterator[Iterator[str]]:
    """A window of its own process, and the lines it says; it leaves once it shows a file or a copy."""
    environment = {
        "PYTHONPATH": str(SOURCE),
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(home),
        "LANG": "C.UTF-8",
    }
    command = [sys.executable, "-c", VISITED, *map(str, arguments)]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as running:
        assert running.stdout is not None
        yield running.stdout
    assert running.returncode == 0


def test_a_file_to_open_is_shown_ready_to_import(tmp_path: Path) -> None:
    (tmp_path / "ada.vcf").write_text(VCARD)
    with started(tmp_path, "--data", tmp_path / "data", "--open", tmp_path / "ada.vcf") as said:
        assert next(said) == "open\n"
        assert next(said).startswith("ada.vcf|")


def test_an_open_window_takes_the_file_of_a_second_start(tmp_path: Path) -> None:
    (tmp_path / "ada.vcf").write_text(VCARD)
    with started(tmp_path, "--data", tmp_path / "data", "--open") as said:
        assert next(said) == "open\n"
        second = klatch(
            "--data", tmp_path / "data", "--open", tmp_path / "ada.vcf", QT_QPA_PLATFORM="offscreen"
        )
        assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
        shown, *_, kept, saved = next(said).strip().split("|")
        assert (shown, kept, saved) == ("ada.vcf", "Kept on this computer", "All changes saved")
    assert (tmp_path / "data" / LOCK_NAME).read_bytes().strip(b"\0") == b""


def test_a_database_is_opened_as_a_copy_that_says_so(tmp_path: Path) -> None:
    Store.open(tmp_path / "other").close()
    database = tmp_path / "other" / FILE_NAME
    before = database.read_bytes()
    with started(tmp_path, "--data", tmp_path / "data", "--open", database) as said:
        assert next(said) == "open\n"
        shown, *_, kept = next(said).strip().split("|")
        assert f"This is a copy of {FILE_NAME}." in shown
        assert kept == "Gone when this window closes"
    assert database.read_bytes() == before
    assert not (tmp_path / "data").exists()


def test_the_database_of_another_program_is_refused(tmp_path: Path) -> None:
    foreign = tmp_path / "notes.db"
    made = apsw.Connection(str(foreign))
    made.execute("CREATE TABLE note (text)")
    made.close()
    done = klatch("--data", tmp_path / "data", "--open", foreign, QT_QPA_PLATFORM="offscreen")
    refused(done, "notes.db")
