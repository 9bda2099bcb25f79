"""Starting Klatch a second time brings the open window back instead of refusing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from klatch.store.database import Store
from klatch.store.instance import LOCK_NAME, InstanceLock
from klatch.ui.doorbell import Doorbell, ring
from programs import SOURCE, klatch, refused

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
    rings: list[None] = []
    bell.rang.connect(lambda: rings.append(None))
    assert ring(lock)
    assert ring(lock)
    assert len(rings) == 2
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
    held.release()
