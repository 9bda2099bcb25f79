"""The navigation: the pages at the left, as a rail of icons where there is little room or a task goes on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from klatch.services.data import Change
from klatch.ui import icons
from klatch.ui.first_paint import AfterFirstPaint
from klatch.ui.page import Context
from klatch.ui.pages import PAGES, title
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import NavButton

_COUNTED = {
    "today": ("task", "meeting"),
    "contacts": ("contact",),
    "meetings": ("meeting",),
    "messages": ("message", "contact"),
    "organizations": ("organization", "contact", "opportunity"),
    "opportunities": ("opportunity",),
}
"""The pages with a number beside them, and the tables it follows from."""


class Navigation(QWidget):
    """One button for each browse page, with its count; `wanted` carries the page's key."""

    wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._theme = context.theme
        self._group = QButtonGroup(self)
        self._buttons = {
            spec.key: NavButton(self._theme, spec.icon, title(spec), self) for spec in PAGES if spec.nav
        }
        self._logo = QLabel(self)
        self._name = label("Klatch", "heading", self)
        self._rail = False
        self._due: dict[str, None] = {}
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._count_one)
        self.setProperty("area", "navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Pages"))
        self._layout()
        self._connect()
        self._restyle()
        AfterFirstPaint(self, self._count)

    def select(self, key: str) -> None:
        """Light the button of a page."""
        button = self._buttons.get(key)
        if button is not None:
            button.setChecked(True)

    def set_rail(self, rail: bool) -> None:
        """Only icons, or icons with names."""
        if rail == self._rail:
            return
        self._rail = rail
        self._name.setVisible(not rail)
        for button in self._buttons.values():
            button.set_rail(rail)
        self._restyle()

    def _layout(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self._logo)
        head.addWidget(self._name, 1)
        self._head = head
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 7)
        column.setSpacing(2)
        column.addLayout(head)
        column.addSpacing(12)
        for spec in PAGES:
            if spec.nav == "top":
                column.addWidget(self._buttons[spec.key])
        column.addStretch(1)
        for spec in PAGES:
            if spec.nav == "bottom":
                column.addWidget(self._buttons[spec.key])
        for key, button in self._buttons.items():
            button.setObjectName(f"nav_{key}")
            self._group.addButton(button)

    def _connect(self) -> None:
        for key, button in self._buttons.items():
            button.clicked.connect(partial(self._chosen, key))
        self._theme.changed.connect(self._restyle)
        self._context.changes.changed.connect(self._on_change)
        self._context.watch.passed.connect(self._count)

    def _chosen(self, key: str, _checked: bool = False) -> None:
        self.wanted.emit(key)

    def _on_change(self, change: Change) -> None:
        for key, tables in _COUNTED.items():
            if change.touches(*tables):
                self._due[key] = None
        if self._due:
            self._turn.start()

    def _count(self) -> None:
        self._due = dict.fromkeys(_COUNTED)
        self._turn.start()

    def _count_one(self) -> None:
        """One page for each turn of the loop: with very many people, all at once would be noticed."""
        from klatch.services.reading import today

        key = next(iter(self._due))
        del self._due[key]
        number = today.count_beside(self._context.store, key, self._context.local_now())
        self._buttons[key].set_count(number, accent=key == "today")
        if self._due:
            self._turn.start()

    def _restyle(self) -> None:
        theme = self._theme
        self.setFixedWidth(theme.size("nav_rail") if self._rail else theme.size("nav_width"))
        side = theme.px(26)
        picture: QPixmap = icons.logo(theme, side, self.devicePixelRatioF())
        self._logo.setPixmap(picture)
        self._logo.setFixedSize(side, theme.px(34))
        self._head.setContentsMargins(theme.px(7 if self._rail else 9), 0, 0, 0)
