"""A page on its own, shown and arrived at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from pytestqt.qtbot import QtBot

from klatch.ui.page import Context, Page
from klatch.ui.places import Place

Shown = TypeVar("Shown", bound=Page)


def shown(make: type[Shown], context: Context, qtbot: QtBot, key: str) -> Iterator[Shown]:
    """The page in front of the user, until the test is over."""
    made = make(context)
    qtbot.addWidget(made)
    made.resize(1096, 690)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.arrive(Place(key))
    yield made
    made.depart()
