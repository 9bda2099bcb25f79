"""The window of the guide: contents or what was found at the left, a page at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QLocale, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QCloseEvent, QDesktopServices, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from klatch.support import resources
from klatch.support.guide import Chapter, Guide, Hit
from klatch.ui.doorbell import bring_forward
from klatch.ui.help.reader import Reader
from klatch.ui.page import Context
from klatch.ui.places import Place
from klatch.ui.trail import Trail
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import IconButton
from klatch.ui.widgets.focus import FocusRing, focus_by_key
from klatch.ui.widgets.grouped_list import GroupedList
from klatch.ui.widgets.grouped_model import Entry, Heading, Line

_GEOMETRY = "help/geometry"
_DEFAULT, _MINIMUM = QSize(980, 720), QSize(620, 400)
_LIST_WIDTH, _BAR = 260, 48


class HelpWindow(QWidget):
    """Stands beside the window it explains, and is closed with it."""

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._context = context
        theme = context.theme
        self.guide = Guide(resources.guide(), QLocale().name().partition("_")[0])
        self._numbers = {entry.name: number for number, entry in enumerate(self.guide.entries, 1)}
        self._trail = Trail()
        self._list_frame = QFrame(self)
        self.search = QLineEdit(self._list_frame)
        self.list = GroupedList(theme, self.tr("Contents"), self._list_frame)
        self._bar = QFrame(self)
        self.back = IconButton(theme, "arrow-left", self.tr("Back"), self._bar, shortcut="Alt+Left")
        self.forward = IconButton(theme, "arrow-right", self.tr("Forward"), self._bar, shortcut="Alt+Right")
        self._chapter = label("", "muted", self._bar)
        self.reader = Reader(theme, self.guide, self, open_url)
        self._typed = QTimer(self, singleShot=True, interval=0)
        self._ring = FocusRing(theme, self)
        self._layout()
        self._connect()
        self._add_keys()
        self._list()
        self._restyle()
        self._restore()

    @property
    def page(self) -> str:
        """The name of the page in front."""
        return self._trail.here.page if self._trail.here else ""

    def show_page(self, name: str) -> None:
        """Turn to a page and remember it for Back."""
        if name != self.page:
            self._trail.go(Place(name))
            self._show()

    def come(self) -> None:
        """Come to the front."""
        if not self.isVisible():
            self.winId()  # a window of its own beside the other, not one that always lies on it
            self.windowHandle().setTransientParent(None)  # type: ignore[arg-type]
            self.reader.setFocus(Qt.FocusReason.OtherFocusReason)  # to be read with the keys that scroll
        bring_forward(self)

    def go_to_search(self) -> None:
        """Go to the search."""
        focus_by_key(self.search)
        self.search.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.search.text():
            self.search.clear()
        else:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._context.state.set(_GEOMETRY, self.saveGeometry())
        self._context.state.save()
        super().closeEvent(event)

    def _layout(self) -> None:
        self._list_frame.setProperty("area", "navigation")
        self._bar.setProperty("area", "toolbar")
        self.search.setPlaceholderText(self.tr("Search the guide"))
        self.search.setAccessibleName(self.tr("Search the guide"))
        self.setMinimumSize(_MINIMUM)
        left = QVBoxLayout(self._list_frame)
        left.setContentsMargins(12, 10, 12, 12)
        left.setSpacing(8)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(12, 0, 16, 0)
        bar.setSpacing(4)
        bar.addWidget(self.back)
        bar.addWidget(self.forward)
        bar.addSpacing(8)
        bar.addWidget(self._chapter, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._bar)
        right.addWidget(self.reader, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list_frame)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.list.current_changed.connect(self._on_chosen)
        self.list.doubleClicked.connect(self._to_text)
        self.search.textChanged.connect(self._typed.start)
        self.search.returnPressed.connect(self._to_first)
        self._typed.timeout.connect(self._list)
        self.reader.page_wanted.connect(self.show_page)
        self.back.clicked.connect(partial(self._step, back=True))
        self.forward.clicked.connect(partial(self._step, back=False))
        self._context.theme.changed.connect(self._restyle)

    def _add_keys(self) -> None:
        area = self._area
        for keys, do in (
            ("Alt+Left", self.back.click),
            ("Alt+Right", self.forward.click),
            ("Ctrl+F", self.go_to_search),
            ("Ctrl+K", self.go_to_search),
            ("F6", partial(area, 1)),
            ("Shift+F6", partial(area, -1)),
        ):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(do)
            self.addAction(action)

    def _list(self) -> None:
        """The contents, or the pages in which all words that were typed are found."""
        words = self.search.text().strip()
        if not words:
            self.list.show_entries(self._contents(self.guide.chapters))
        else:
            self.list.show_entries(self._found(self.guide.search(words)))
        self._mark_current()

    def _contents(self, chapters: tuple[Chapter, ...]) -> list[Entry]:
        lines: list[Entry] = []
        for chapter in chapters:
            lines.append(Heading(chapter.title))
            lines += [Line(self._numbers[entry.name], entry.title) for entry in chapter.entries]
        return lines

    def _found(self, hits: list[Hit]) -> list[Entry]:
        if not hits:
            return [Heading(self.tr("Nothing found"))]
        number = len(hits)
        many = self.tr("%1 pages").replace("%1", self.locale().toString(number))
        heading = Heading(self.tr("1 page") if number == 1 else many)
        return [
            heading,
            *(Line(self._numbers[hit.entry.name], hit.entry.title, detail=hit.excerpt) for hit in hits),
        ]

    def _show(self) -> None:
        entry = self.guide.entries[self._numbers[self.page] - 1]
        self._chapter.setText(next(each.title for each in self.guide.chapters if entry in each.entries))
        self.setWindowTitle(self.tr("%1: help with Klatch").replace("%1", entry.title))
        self.reader.setAccessibleName(entry.title)
        self.reader.show_page(entry.name, self.search.text().strip())
        self.back.setEnabled(self._trail.can_go_back)
        self.forward.setEnabled(self._trail.can_go_forward)
        self._mark_current()

    def _mark_current(self) -> None:
        number = self._numbers.get(self.page, 0)
        if number != self.list.current_id():
            blocked = self.list.blockSignals(True)
            self.list.select_id(number)
            self.list.blockSignals(blocked)

    def _on_chosen(self, number: int) -> None:
        if number:
            self.show_page(self.guide.entries[number - 1].name)

    def _to_first(self) -> None:
        """Enter in the search: the best page, and on to the list."""
        self._list()
        self.list.select_row(0)
        focus_by_key(self.list)

    def _to_text(self) -> None:
        focus_by_key(self.reader)

    def _step(self, *, back: bool) -> None:
        place = self._trail.back() if back else self._trail.forward()
        if place is not None:
            self._show()

    def _area(self, by: int) -> None:
        stops: list[QWidget] = [self.search, self.list, self.reader]
        now = self.focusWidget()
        at = stops.index(now) if now in stops else -1
        focus_by_key(stops[(at + by) % len(stops)])

    def _restyle(self) -> None:
        theme = self._context.theme
        self._list_frame.setFixedWidth(theme.px(_LIST_WIDTH))
        self._bar.setFixedHeight(theme.px(_BAR))

    def _restore(self) -> None:
        geometry = self._context.state.bytes(_GEOMETRY)
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(_DEFAULT)
