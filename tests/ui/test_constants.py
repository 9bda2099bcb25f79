"""PySide6 6.12 takes a reference to None with each void call on Python 3.11: that must not end us."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

import klatch.ui  # noqa: F401 - what makes the difference

CALLS = 100


def test_qt_calls_do_not_use_up_none(qapp: object) -> None:
    thing = QObject()
    for _ in range(CALLS):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > 1_000_000


def test_disconnecting_does_not_use_up_true(qapp: object) -> None:
    thing = QObject()
    for _ in range(CALLS):
        thing.objectNameChanged.connect(print)
        thing.objectNameChanged.disconnect(print)
    assert sys.getrefcount(True) > 1_000_000
