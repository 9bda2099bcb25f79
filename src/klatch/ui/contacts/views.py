"""The views over the table as tabs: those that are always there, then the user's own."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from klatch.services.data import Store
from klatch.services.reading.contacts import (
    ContactFilter,
    ContactView,
    SavedViewRow,
    built_in_views,
    count_of,
    saved_views,
)
from klatch.ui.contacts.map.tab import MapTab
from klatch.ui.contacts.showing import wanted
from klatch.ui.theme import Theme
from klatch.ui.when import When
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.tabs import TabStrip

PAGE = "contacts"
_SAVED = "view:"


class ViewStrip(QWidget):
    """Tabs of views with counts, and the button that keeps the present filter as a view."""

    changed = Signal()
    """Another view was chosen."""
    save_wanted = Signal()
    menu_wanted = Signal(object)
    """The menu of a view of the user's own is to open at this point of the screen."""

    def __init__(self, theme: Theme, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._saved: dict[str, SavedViewRow] = {}
        self.strip = TabStrip(theme, self.tr("Views"), self)
        self._save = Button(theme, self.tr("Save view"), self, kind="quiet", icon="plus", small=True)
        self._save.setToolTip(self.tr("Keep the present filter under a name"))
        self.strip.add_after(self._save)
        self.map_tab = MapTab(theme, self)
        self.strip.add_trailing(self.map_tab)
        self.strip.bar.setUsesScrollButtons(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.strip)
        self._save.clicked.connect(self.save_wanted)
        self.strip.changed.connect(self._on_changed)
        self.strip.bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.strip.bar.customContextMenuRequested.connect(self._on_menu)
        self.rebuild()

    @property
    def current(self) -> str:
        """The key of the view in front."""
        return self.strip.current()

    @property
    def saved(self) -> SavedViewRow | None:
        """The view in front when it is one of the user's own."""
        return self._saved.get(self.current)

    def select(self, key: str) -> None:
        """Put a view in front, saying nothing; one that is gone is passed over."""
        blocked = self.strip.blockSignals(True)
        self.strip.select(key)
        self.strip.blockSignals(blocked)

    def step(self, by: int) -> None:
        """Go to the next or previous view."""
        self.strip.step(by)

    def rebuild(self) -> None:
        """Read the user's views again."""
        before = self.current
        self._saved = {f"{_SAVED}{row.id}": row for row in saved_views(self._store, PAGE)}
        blocked = self.strip.blockSignals(True)
        self.strip.clear()
        for key, text in self._built_in().items():
            self.strip.add(key, text)
        for key, row in self._saved.items():
            self.strip.add(key, row.name)
        self.strip.select(before)
        self.strip.blockSignals(blocked)

    def filter_of(self, key: str, when: When) -> ContactFilter:
        """What a view shows."""
        row = self._saved.get(key)
        return wanted(row.filter, when) if row is not None else self.own_filter(key, when)

    def own_filter(self, key: str, when: When) -> ContactFilter:
        """The part of a view's filter that its name says: all of it for a built-in one."""
        return ContactFilter() if key in self._saved else built_in_views(when.week_end)[ContactView(key)]

    def all_keys(self) -> list[str]:
        """The views in order."""
        return [*self._built_in(), *self._saved]

    def count(self, key: str, when: When) -> None:
        """Count the people of a view again."""
        self.strip.set_count(key, count_of(self._store, self.filter_of(key, when)))

    def own_rows(self) -> list[SavedViewRow]:
        """The user's own views in order."""
        return list(self._saved.values())

    def key_of(self, view: int) -> str:
        """The key of one of the user's views."""
        return f"{_SAVED}{view}"

    def _built_in(self) -> dict[str, str]:
        return {
            ContactView.EVERYONE: self.tr("Everyone"),
            ContactView.DUE_THIS_WEEK: self.tr("Due this week"),
            ContactView.WARM: self.tr("Warm introductions"),
            ContactView.ADDRESS_BOOK: self.tr("Address book"),
        }

    def _on_changed(self, _key: str) -> None:
        self.changed.emit()

    def _on_menu(self, point: QPoint) -> None:
        """A tab under the mouse comes to the front first; from the keyboard the one in front is meant."""
        bar = self.strip.bar
        under = bar.tabAt(point)
        if under >= 0:
            bar.setCurrentIndex(under)
        if self.saved is not None:
            self.menu_wanted.emit(bar.mapToGlobal(bar.tabRect(bar.currentIndex()).bottomLeft()))
