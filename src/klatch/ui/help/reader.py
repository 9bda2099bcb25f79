"""Shows a page of the guide. Nothing is read but the guide's own pictures, and nothing is fetched."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QByteArray, QRegularExpression, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QFocusEvent,
    QImage,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from klatch.domain.links import web_address
from klatch.support.guide import Guide
from klatch.ui.help import dressing
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import set_property

_MARKDOWN = QTextDocument.MarkdownFeature
_IMAGE = QTextDocument.ResourceType.ImageResource.value
_WIDEST, _SIDE, _TOP = 680, 28, 20  # px at a 13 px base: as wide as lines are read well
_MARKED_MOST = 50
_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Reader(QTextBrowser):
    """A page in the theme's fonts and colours; its links lead to pages, or out through `open_url`."""

    page_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        guide: Guide,
        parent: QWidget,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self._theme, self._guide, self._open_url = theme, guide, open_url
        self._name, self._words = "", ""
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: were it shown once a page proved to be long, every page would be laid out twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setProperty("area", "surface")
        self.setProperty("bare", "true")
        self.anchorClicked.connect(self._follow)
        theme.changed.connect(self._again)

    def show_page(self, name: str, words: str = "") -> None:
        """Show a page from its top, or from the first of the words searched for, which are marked."""
        self._name, self._words = name, words
        self.read(self._guide.text(name))
        self._mark(words)

    def read(self, markdown: str) -> None:
        """Show this text. HTML in it is text like any other."""
        self.document().setMarkdown(markdown, _MARKDOWN.MarkdownDialectGitHub | _MARKDOWN.MarkdownNoHTML)
        self.document().setDocumentMargin(0)
        dressing.dress(self.document(), self._theme)
        self._fit()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture of the guide. For all else something empty: given nothing, Qt would look by itself."""
        if kind != _IMAGE:
            return QByteArray(b" ")
        file = self._guide.picture(QUrl(name).toString())
        if file is None:
            blank = QImage(1, 1, QImage.Format.Format_ARGB32)
            blank.fill(Qt.GlobalColor.transparent)
            return blank
        return QImage(str(file))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The edge that shows the focus is for those who came by key: around a whole page it is loud."""
        set_property(self, "bare", "false" if event.reason() in _BY_KEY else "true")
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Keep the lines short enough to be read, and the pictures as wide as they may be."""
        side, whole = self._theme.px(_SIDE), self.viewport().width()
        room = max(1, min(self._theme.px(_WIDEST), whole - 2 * side))
        root = self.document().rootFrame()
        shape = root.frameFormat()
        left, right = (whole - side - room, side) if self.isRightToLeft() else (side, whole - side - room)
        if (shape.leftMargin(), shape.rightMargin()) != (left, right):
            shape.setTopMargin(self._theme.px(_TOP))
            shape.setBottomMargin(self._theme.px(_TOP))
            shape.setLeftMargin(left)
            shape.setRightMargin(right)
            root.setFrameFormat(shape)
        for fragment in list(dressing.pictures(self.document())):
            self._scale(fragment.position(), fragment.charFormat().toImageFormat(), room)

    def _scale(self, at: int, shape: QTextImageFormat, room: int) -> None:
        url = QUrl(shape.name())
        whole = self.loadResource(_IMAGE, url)
        wide = min(whole.width(), room)
        if shape.width() == wide:
            return
        ratio = self.devicePixelRatioF()
        fine = whole.scaledToWidth(math.ceil(wide * ratio), Qt.TransformationMode.SmoothTransformation)
        fine.setDevicePixelRatio(ratio)
        self.document().addResource(_IMAGE, url, fine)
        shape.setWidth(wide)
        shape.setHeight(round(whole.height() * wide / max(1, whole.width())))
        cursor = QTextCursor(self.document())
        cursor.setPosition(at)
        cursor.setPosition(at + 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(shape)

    def _mark(self, words: str) -> None:
        """Mark the words, and scroll to the first."""
        marks: list[QTextEdit.ExtraSelection] = []
        colors = self._theme.colors
        for word in words.split():
            pattern = QRegularExpression(
                QRegularExpression.escape(word), QRegularExpression.PatternOption.CaseInsensitiveOption
            )
            cursor = self.document().find(pattern)
            while not cursor.isNull() and len(marks) < _MARKED_MOST:
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor
                mark.format.setBackground(colors.highlight)
                mark.format.setForeground(colors.on_highlight)
                marks.append(mark)
                cursor = self.document().find(pattern, cursor)
        self.setExtraSelections(marks)
        if marks:
            first = min(marks, key=lambda mark: mark.cursor.position()).cursor
            first.clearSelection()
            self.setTextCursor(first)

    def _follow(self, link: QUrl) -> None:
        name = link.toString()
        if name in self._guide:
            self.page_wanted.emit(name)
        elif address := web_address(name):
            self._open_url(QUrl(address))

    def _again(self) -> None:
        """In the colours and sizes of now, where it stood."""
        if not self._name:
            return
        at = self.verticalScrollBar().value()
        self.show_page(self._name, self._words)
        self.verticalScrollBar().setValue(at)
