"""Which opportunity is in front: what it is and where, and what is done most often."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from klatch.domain.links import short, web_address
from klatch.services.reading.opportunities import OpportunityRow
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button, IconButton

_ICONS = {"open_website": "external-link", "write": "mail", "add_step": "list-checks"}


class OpportunityHeader(QWidget):
    """The top of the pane; `wanted` names the command of a button."""

    wanted = Signal(str)

    def __init__(self, context: Context, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        theme = context.theme
        self._theme = theme
        self._menu = menu
        self._title = label("", "name", self, wrap=True)
        self.employer = Button(theme, "", self, kind="link", icon="building-2", small=True)
        self._found = label("", "caption", self, wrap=True)
        self.buttons = {
            "open_website": Button(theme, self.tr("Open link"), self, small=True),
            "write": Button(theme, self.tr("Message"), self, small=True),
            "add_step": Button(theme, self.tr("Task"), self, small=True),
        }
        self._more = IconButton(theme, "ellipsis", self.tr("More"), self)
        self._layout()
        self.employer.clicked.connect(partial(self._want, "show_employer"))
        for name, button in self.buttons.items():
            button.clicked.connect(partial(self._want, name))
        self._more.clicked.connect(self._on_more)

    def show_row(self, row: OpportunityRow, when: When) -> None:
        """Show an opportunity."""
        self._title.setText(row.title)
        self.employer.setText(row.employer.replace("&", "&&"))
        self.employer.setAccessibleName(self.tr("Show %1").replace("%1", row.employer))
        self.employer.setVisible(bool(row.employer))
        self._found.setText(self.tr("Found %1").replace("%1", when.past(row.added_at)))
        address = web_address(row.url)
        link, write = self.buttons["open_website"], self.buttons["write"]
        link.setVisible(bool(address))
        link.setToolTip(address)
        link.setAccessibleName(self.tr("Open %1 in the browser").replace("%1", short(address)))
        write.setVisible(row.contact is not None)
        write.setToolTip(self.tr("Write to %1").replace("%1", row.person))

    def set_narrow(self, narrow: bool) -> None:
        """Leave the icons of the buttons out."""
        for name, button in self.buttons.items():
            button.set_icon_name("" if narrow else _ICONS[name])

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(240), super().minimumSizeHint().height())

    def _layout(self) -> None:
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.employer)
        place.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addLayout(place)
        column.addWidget(self._found)
        column.addSpacing(8)
        column.addLayout(row)

    def _want(self, name: str, _checked: bool = False) -> None:
        self.wanted.emit(name)

    def _on_more(self) -> None:
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
