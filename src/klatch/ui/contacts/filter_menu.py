"""The menu of the Filter button: what the list can be narrowed by beside stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from klatch.domain.vocabulary import Helper, Source
from klatch.services.data import Store
from klatch.services.reading.contacts import ContactFilter, Quiet, tags
from klatch.ui import words
from klatch.ui.contacts.parts import quiet_words
from klatch.ui.when import When

_DAYS = (14, 30, 60, 90, 180, 365)
_PRIORITIES = (3, 2, 1, 0)


class FilterMenu(QMenu):
    """Filled each time it opens, the present filter ticked."""

    text_wanted = Signal()
    employer_wanted = Signal()
    city_wanted = Signal()
    chosen = Signal(str, object)
    """This field of the filter is to have this value."""

    def __init__(
        self, store: Store, filter_now: Callable[[], tuple[ContactFilter, When]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._now = filter_now
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        for old in self.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            old.deleteLater()
        self.clear()
        wanted, when = self._now()
        text = self.addAction(self.tr("Words in name, employer, tag or city"))
        text.setText(
            f"{text.text()}\t{QKeySequence('Ctrl+F').toString(QKeySequence.SequenceFormat.NativeText)}"
        )
        text.triggered.connect(self.text_wanted)
        self.addSeparator()
        known = tags(self._store)
        self._several(self.tr("Source"), "sources", wanted, [(each, words.source(each)) for each in Source])
        self._several(self.tr("Tag"), "tags", wanted, [(tag.id, tag.name) for tag in known])
        kinds = [(kind, words.helper(kind)) for kind in Helper]
        self._several(self.tr("Kind of helper"), "helpers", wanted, kinds)
        ranks = [(value, words.priority(value)) for value in _PRIORITIES]
        self._several(self.tr("Priority"), "priorities", wanted, ranks)
        addresses = [(True, self.tr("Has an address")), (False, self.tr("Has none"))]
        self._one(self.tr("E-mail"), "emails", wanted.emails, addresses)
        waits = [(Quiet.of(days, when.day_start), quiet_words(days)) for days in _DAYS]
        self._one(self.tr("Last contact"), "quiet", wanted.quiet, waits)
        self.addSeparator()
        self.addAction(self.tr("Employer…")).triggered.connect(self.employer_wanted)
        self.addAction(self.tr("City…")).triggered.connect(self.city_wanted)

    def _several(
        self, title: str, field: str, wanted: ContactFilter, options: Iterable[tuple[Any, str]]
    ) -> None:
        """A menu of which several may be on."""
        now: frozenset[Any] = getattr(wanted, field)
        entries = [(name, value in now, now ^ {value}) for value, name in options]
        self._below(title, field, entries)

    def _one(self, title: str, field: str, now: Any, options: Iterable[tuple[Any, str]]) -> None:
        """A menu of which one may be on; the same again lifts it."""
        entries = [(name, value == now, None if value == now else value) for value, name in options]
        self._below(title, field, entries)

    def _below(self, title: str, field: str, entries: list[tuple[str, bool, Any]]) -> None:
        menu = QMenu(title, self)
        self.addMenu(menu)
        menu.setEnabled(bool(entries))
        for name, on, value in entries:
            action = QAction(name.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(on)
            action.triggered.connect(partial(self._choose, field, value))
            menu.addAction(action)

    def _choose(self, field: str, value: Any, _checked: bool = False) -> None:
        self.chosen.emit(field, value)
