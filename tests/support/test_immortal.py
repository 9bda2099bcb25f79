from __future__ import annotations

import subprocess
import sys

import pytest

_CHILD = """
from klatch.support.immortal import hold_constants
hold_constants()
from PySide6.QtCore import QObject, Signal
class Thing(QObject):
    happened = Signal()
thing = Thing()
for _ in range(200_000):
    thing.setObjectName("x")
    thing.happened.emit()
print("alive")
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_many_calls_of_qt_do_not_use_up_none_and_true() -> None:
    command = [sys.executable, "-c", _CHILD]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=50)
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr
