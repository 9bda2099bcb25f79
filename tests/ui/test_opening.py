"""On macOS the Finder hands over files while the program runs, and before its window is there."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from klatch.store.database import FILE_NAME, Store
from programs import SOURCE

HANDED = """
import sys
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QWidget
from klatch.ui import opening

application = opening.Application(["klatch"])
sys.executable = sys.argv[3]

def hand(file):
    QCoreApplication.sendEvent(application, QFileOpenEvent(QUrl.fromLocalFile(file)))

def take(file):
    print("taken", file, flush=True)

window = QWidget()
hand(sys.argv[1])
print("no window yet", flush=True)
opening.give_files_to(window, take)
hand(sys.argv[1])
hand(sys.argv[2])
window.deleteLater()
QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
hand(sys.argv[1])
print("no window any more", flush=True)
"""


def test_files_wait_for_the_window_and_databases_get_a_program_of_their_own(tmp_path: Path) -> None:
    with closing(Store.open(tmp_path / "data")):
        pass
    card, database = tmp_path / "ada.vcf", tmp_path / "data" / FILE_NAME
    card.write_text("BEGIN:VCARD", encoding="ascii")
    program, pipe = tmp_path / "klatch", tmp_path / "started"
    os.mkfifo(pipe)
    program.write_text(f'#!/bin/sh\necho "$@" > "{pipe}"\n')
    program.chmod(0o755)
    with subprocess.Popen(
        [sys.executable, "-c", HANDED, str(card), str(database), str(program)],
        env={"PYTHONPATH": str(SOURCE), "QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin"},
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        assert pipe.read_text() == f"--open {database}\n"
        said, _ = running.communicate()
    assert running.returncode == 0
    assert said.splitlines() == ["no window yet", f"taken {card}", f"taken {card}", "no window any more"]
