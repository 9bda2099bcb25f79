"""What Klatch is made of: a list of all parts, and the licence of the one chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPlainTextEdit,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from klatch.services.licences import Part
from klatch.ui.theme import Theme

_NAME, _VERSION, _LICENCE = range(3)
_ROW = 24


class LicenceList(QWidget):
    """The parts above, the text of the current one below."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts: list[str] = []
        self.list = QTreeWidget(self)
        self.text = QPlainTextEdit(self)
        self._layout()
        self.list.currentItemChanged.connect(self._on_current)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Fill the list."""
        self.list.clear()
        self._texts = [part.text for part in parts]
        for part in parts:
            version = f"{part.within} {part.version}" if part.within else part.version
            item = QTreeWidgetItem(self.list, [part.name, version, part.licence])
            item.setToolTip(_LICENCE, part.licence)
            item.setSizeHint(_LICENCE, QSize(0, self._theme.px(_ROW)))
        self.list.setCurrentIndex(self.list.model().index(0, _NAME))

    def _layout(self) -> None:
        self.list.setAccessibleName(self.tr("Parts of Klatch"))
        self.list.setHeaderLabels([self.tr("Part"), self.tr("Version"), self.tr("Licence")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.list.header()
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_VERSION, QHeaderView.ResizeMode.ResizeToContents)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(10)
        split.addWidget(self.list)
        split.addWidget(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            self.text.clear()
            return
        name = self.tr("Licence of %1").replace("%1", item.text(_NAME))
        self.text.setAccessibleName(name)
        self.text.setPlainText(self._texts[self.list.indexOfTopLevelItem(item)])
