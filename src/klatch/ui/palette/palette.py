"""The palette: type to find anybody and anything, or `>` for commands."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QStyleOptionViewItem,
    QWidget,
)

from klatch.services.reading.search import Found, SearchKind, search
from klatch.ui import icons
from klatch.ui.actions import Actions
from klatch.ui.page import Context
from klatch.ui.palette import entries
from klatch.ui.palette.entries import COMMANDS_ONLY, Entry, kind_name
from klatch.ui.palette.listing import EntryDelegate, EntryModel
from klatch.ui.places import ShowContact
from klatch.ui.when import When
from klatch.ui.widgets.base import Card, announce, keycap, label, line
from klatch.ui.widgets.chips import Chip, FilterChips
from klatch.ui.widgets.scrim import Scrim

WIDTH = 680
_AROUND = 222  # px that are not the list: above the box, the line, the chips, the hints, below it


class Palette(Scrim):
    """One line and what it finds, over whatever page is in front."""

    def __init__(self, context: Context, actions: Actions, window: QMainWindow) -> None:
        super().__init__(context.theme, window)
        self.setObjectName("palette")
        self._context = context
        self._actions = actions
        self._all_of: SearchKind | None = None
        self._card = Card(self, kind="popup", margin=0)
        self._input = QLineEdit(self._card)
        self._summary = label("", "caption", self._card)
        self._chips = FilterChips(self._theme, self.tr("Everything"), self.tr("Kinds"), self._card)
        self._model = EntryModel(self)
        self._list = QListView(self._card)
        self._list.setItemDelegate(EntryDelegate(self._theme, self))
        self._list.setModel(self._model)
        self._hints = _Hints(self._card)
        self._layout()
        self._connect()

    def open(self) -> None:
        """Show it over the window, ready to type."""
        super().open()
        self._input.setFocus(Qt.FocusReason.PopupFocusReason)
        self._look()

    @property
    def input(self) -> QLineEdit:
        """Where one types."""
        return self._input

    @property
    def results(self) -> EntryModel:
        """What is listed."""
        return self._model

    def _layout(self) -> None:
        theme = self._theme
        self.hold(self._card, WIDTH)
        self._input.setFrame(False)
        self._input.setStyleSheet(f"border: none; background: transparent; font-size: {theme.px(17)}px")
        self._input.setAccessibleName(self.tr("Search everything"))
        self._input.setPlaceholderText(self.tr("Search everything, or > for commands"))
        glass = QLabel(self._card)
        glass.setPixmap(icons.pixmap(theme, "search", "muted", theme.px(20), self.devicePixelRatioF()))
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        head.setSpacing(theme.px(10))
        for widget in (glass, self._input, self._summary, keycap("Esc", self._card)):
            head.addWidget(widget, 1 if widget is self._input else 0)
        self._chips.set_chips([Chip(kind, kind_name(kind)) for kind in SearchKind])
        self._list.setFrameShape(QListView.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setAccessibleName(self.tr("Results"))
        body = self._card.body
        body.setSpacing(0)
        body.addLayout(head)
        body.addWidget(line(self._card))
        chips = QHBoxLayout()
        chips.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(2))
        chips.addWidget(self._chips)
        body.addLayout(chips)
        lists = QHBoxLayout()
        lists.setContentsMargins(theme.px(4), 0, theme.px(4), theme.px(4))
        lists.addWidget(self._list)
        body.addLayout(lists, 1)
        body.addWidget(line(self._card))
        body.addWidget(self._hints)

    def _connect(self) -> None:
        self._input.textChanged.connect(self._look_afresh)
        self._chips.changed.connect(self._look)
        self._list.clicked.connect(self._run_current)
        self._input.installEventFilter(self)

    def _look_afresh(self) -> None:
        self._all_of = None
        self._look()

    def _look(self) -> None:
        text = self._input.text()
        began = time.perf_counter()
        found = self._found(text)
        took = time.perf_counter() - began
        when = When(self._context.clock.now(), self._context.zone())
        shown = entries.hits(found, self._context.navigator, when, all_of=self._all_of)
        if not self._chips.checked():
            shown += entries.commands(text, self._actions, self._context.navigator)
        self._model.show_entries(shown)
        self._chips.set_counts({kind: found.counts.get(kind, 0) for kind in SearchKind})
        self._summary.setText(self._summary_of(text, found, took))
        self._choose(self._model.next_choice(-1, 1))
        self.fit()
        self._list.scrollToTop()  # with the heading above the first hit

    def _found(self, text: str) -> Found:
        if not text.strip() or text.startswith(COMMANDS_ONLY):
            return Found((), {})
        kinds = [SearchKind(key) for key in self._chips.checked()] or list(SearchKind)
        return search(self._context.store, text, kinds)

    def _summary_of(self, text: str, found: Found, took: float) -> str:
        if not text.strip() or text.startswith(COMMANDS_ONLY):
            return ""
        if not found.total:
            return self.tr("Nothing found")
        seconds = self.locale().toString(took, "f", 2)
        return self.tr("%n results in %1 s", "", found.total).replace("%1", seconds)

    def _choose(self, row: int) -> None:
        index = self._model.index(max(row, 0))
        self._list.setCurrentIndex(index)
        self._list.scrollTo(index)
        entry = self._model.entry(row)
        if entry is not None:
            announce(self._input, entry.text)

    def _run_current(self) -> None:
        self._run(self._model.entry(self._list.currentIndex().row()))

    def _run(self, entry: Entry | None, *, next_step: bool = False) -> None:
        if entry is None:
            return
        if entry.more is not None:
            self._all_of = entry.more
            self._look()
            return
        if entry.run is None:
            return
        self.close_scrim()
        entry.run()
        if next_step and entry.person:
            self._context.navigator.go(ShowContact(entry.person))
            self._actions["next_step"].trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._input and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        row = self._list.currentIndex().row()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._choose(self._model.next_choice(row, 1 if key == Qt.Key.Key_Down else -1))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._run(self._model.entry(row), next_step=control)
        elif key == Qt.Key.Key_Escape:
            self.close_scrim()
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self._next_kind(1 if key == Qt.Key.Key_Tab else -1)
        else:
            return False
        return True

    def _next_kind(self, step: int) -> None:
        kinds = ["", *SearchKind]
        checked = self._chips.checked()
        at = kinds.index(checked[0]) if checked else 0
        chosen = kinds[(at + step) % len(kinds)]
        self._chips.set_checked([chosen] if chosen else [])
        self._look()

    def fit(self) -> None:
        """The list as high as what was found, within the window."""
        super().fit()
        theme = self._theme
        delegate = self._list.itemDelegate()
        option = QStyleOptionViewItem()
        indexes = (self._model.index(row) for row in range(self._model.rowCount()))
        rows = sum(int(delegate.sizeHint(option, index).height()) for index in indexes)
        most = self.height() - theme.px(_AROUND)
        self._list.setFixedHeight(max(theme.px(44), min(rows + theme.px(4), most)))
        super().fit()


class _Hints(QWidget):
    """What the keys do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(6)
        for keys, text in (
            (("↑", "↓"), self.tr("choose")),
            (("Enter",), self.tr("open")),
            (("Ctrl", "Enter"), self.tr("start its next step")),
            (("Tab",), self.tr("next kind")),
        ):
            for key in keys:
                row.addWidget(keycap(key, self))
            row.addWidget(label(text, "caption", self))
            row.addSpacing(8)
        row.addStretch(1)
        row.addWidget(keycap(">", self))
        row.addWidget(label(self.tr("commands only"), "caption", self))
