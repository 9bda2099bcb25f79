"""Which employer is in front: its place among the first five, what it does, where, and its pages."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from klatch.domain.links import short, web_address
from klatch.services.reading.organizations import OrganizationDetail
from klatch.ui.models.rating import MOST
from klatch.ui.organizations.columns import where
from klatch.ui.page import Context
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button, IconButton
from klatch.ui.widgets.flow import FlowLayout
from klatch.ui.widgets.segmented import Segmented
from klatch.ui.widgets.tags import Tag

_SHOWN = 4
_LONGEST = 220  # px of a link


class OrganizationHeader(QWidget):
    """The top of the pane, with what is done most often."""

    rated = Signal(str, int)
    """A field and its number."""
    person = Signal()
    note = Signal()

    def __init__(self, context: Context, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        theme = context.theme
        self._context = context
        self._menu = menu
        self._name = label("", "name", self, wrap=True)
        self._where = label("", "caption", self, wrap=True)
        self._place = Tag(theme, "", "accent", self)
        self._links = QWidget(self)
        self._flow = FlowLayout(self._links, spacing=2)
        self.links: list[Button] = []
        self._buttons = (
            (Button(theme, self.tr("Add person"), self, icon="user-plus", small=True), self.person),
            (Button(theme, self.tr("Note"), self, icon="sticky-note", small=True), self.note),
        )
        self._more = IconButton(theme, "ellipsis", self.tr("More"), self)
        options = [(str(number), self.locale().toString(number)) for number in range(MOST + 1)]
        self.ratings = {
            "motivation": Segmented(options, self.tr("Motivation"), self),
            "posting": Segmented(options, self.tr("Posting"), self),
        }
        self._layout()
        for button, signal in self._buttons:
            button.clicked.connect(signal)
        self._more.clicked.connect(self._on_more)
        for field, choice in self.ratings.items():
            choice.chosen.connect(partial(self._on_rated, field))
            for segment in choice.findChildren(QPushButton):
                segment.setAccessibleName(f"{choice.accessibleName()}: {segment.text()}")

    def show_organization(self, found: OrganizationDetail, place: int) -> None:
        """Show an employer; `place` is that among the first five, else 0."""
        row = found.row
        self._name.setText(row.name)
        self._where.setText(where(row))
        self._where.setVisible(bool(self._where.text()))
        self._place.setVisible(bool(place))
        said = self.tr("Your first five: %1").replace("%1", self.locale().toString(place))
        self._place.set_state(said if place else "", "accent")
        self.ratings["motivation"].set_current(str(row.motivation))
        self.ratings["posting"].set_current(str(row.posting))
        self._show_links([link for link in map(web_address, found.links) if link][:_SHOWN])

    def minimumSizeHint(self) -> QSize:
        return QSize(self._context.theme.px(240), super().minimumSizeHint().height())

    def _show_links(self, links: list[str]) -> None:
        if [button.toolTip() for button in self.links] == links:
            return
        for button in self.links:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.links = []
        for link in links:
            theme = self._context.theme
            metrics = QFontMetrics(theme.font("body", 500))
            text = metrics.elidedText(short(link), Qt.TextElideMode.ElideRight, theme.px(_LONGEST))
            button = Button(theme, text, self._links, kind="link", icon="external-link", small=True)
            button.setToolTip(link)
            button.setAccessibleName(self.tr("Open %1 in the browser").replace("%1", short(link)))
            button.clicked.connect(partial(_open, link))
            self._flow.addWidget(button)
            self.links.append(button)
            button.show()
        self._links.setVisible(bool(links))

    def _layout(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        for widget in (self._name, self._where):
            words.addWidget(widget)
        words.addSpacing(2)
        words.addWidget(self._place, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(4)
        for button, _ in self._buttons:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(words)
        column.addWidget(self._links)
        column.addLayout(row)
        asked = {
            "motivation": (self.tr("Motivation"), self.tr("How much you want to work there")),
            "posting": (self.tr("Posting"), self.tr("How much they look for people like you")),
        }
        for field, (name, question) in asked.items():
            line = QHBoxLayout()
            line.setSpacing(8)
            text = QVBoxLayout()
            text.setSpacing(0)
            text.addWidget(label(name, "strong", self))
            text.addWidget(label(question, "caption", self, wrap=True))
            line.addLayout(text, 1)
            line.addWidget(self.ratings[field], 0, Qt.AlignmentFlag.AlignVCenter)
            column.addLayout(line)

    def _on_rated(self, field: str, number: str) -> None:
        self.rated.emit(field, int(number))

    def _on_more(self) -> None:
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))


def _open(link: str, _checked: bool = False) -> None:
    QDesktopServices.openUrl(QUrl(link))
