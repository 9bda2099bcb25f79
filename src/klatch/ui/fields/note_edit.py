"""The notes as one text, each line with the time at which it was begun."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from klatch.ui.theme import Theme

_GUTTER, _LINE, _GAP = 52, 22, 8


class NoteEdit(QTextEdit):
    """Plain lines; the times stand in the margin, where nobody types."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stamps = Stamps(theme, self)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setProperty("bare", "true")
        self.setAccessibleName(self.tr("Notes"))
        self.setAccessibleDescription(self.tr("Each line keeps the time at which it was begun"))
        self.setPlaceholderText(self.tr("What they say, in your words. Each line keeps its time."))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().update.connect(self._stamps.update)
        self.verticalScrollBar().valueChanged.connect(self._stamps.update)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def lines(self) -> list[str]:
        """The lines as they stand there."""
        found, block = [], self.document().begin()
        while block.isValid():
            found.append(block.text())
            block = block.next()
        return found

    @property
    def here(self) -> str:
        """What is selected, else the line with the cursor."""
        cursor = self.textCursor()
        text = cursor.selectedText() or cursor.block().text()
        return " ".join(text.split())

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show other lines; the cursor stays as near to where it was as can be."""
        cursor = self.textCursor()
        block, column = cursor.blockNumber(), cursor.positionInBlock()
        at_end = cursor.atEnd()
        self.document().setUndoRedoEnabled(False)
        self.setPlainText("\n".join(lines))
        self._format()
        self.document().setUndoRedoEnabled(True)
        found = self.document().findBlockByNumber(block)
        cursor = self.textCursor()
        if at_end or not found.isValid():
            cursor.movePosition(QTextCursor.MoveOperation.End)
        else:
            cursor.setPosition(found.position() + min(column, found.length() - 1))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    @property
    def stamps(self) -> tuple[str, ...]:
        """The time of each line."""
        return self._stamps.texts

    def set_stamps(self, stamps: Sequence[str]) -> None:
        """Show the time of each line, "" for none."""
        self._stamps.texts = tuple(stamps)
        self._stamps.update()

    def baseline_of(self, block: QTextBlock) -> float:
        """On what height the first line of a block is written."""
        top = self.document().documentLayout().blockBoundingRect(block).top()
        layout = block.layout()
        first = layout.lineAt(0) if layout.lineCount() else None
        within = first.y() + first.ascent() if first is not None else 0.0
        return self.viewport().y() + top + within - self.verticalScrollBar().value()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # With Shift Qt would break the line within one paragraph, and the new one had no time of its own.
            event = QKeyEvent(event.type(), event.key(), Qt.KeyboardModifier.NoModifier, "\r")
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        plain = QMimeData()
        plain.setText(source.text().replace("\u2028", "\n").replace("\u2029", "\n"))
        super().insertFromMimeData(plain)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        width = self._theme.px(_GUTTER)
        left = self.width() - width if self.isRightToLeft() else 0
        self._stamps.setGeometry(left, 0, width, self.height())

    def _format(self) -> None:
        look = QTextBlockFormat()
        look.setLineHeight(self._theme.px(_LINE), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        look.setBottomMargin(self._theme.px(_GAP))
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(look)

    def _restyle(self) -> None:
        font = self._theme.font("reading")
        self.setFont(font)
        self.document().setDefaultFont(font)
        gutter = self._theme.px(_GUTTER)
        left, right = (0, gutter) if self.isRightToLeft() else (gutter, 0)
        self.setViewportMargins(left, 0, right, 0)
        typed = self.document().isUndoRedoEnabled()
        self.document().setUndoRedoEnabled(False)
        self._format()
        self.document().setUndoRedoEnabled(typed)
        self._place()


class Stamps(QWidget):
    """The margin with the times."""

    def __init__(self, theme: Theme, edit: NoteEdit) -> None:
        super().__init__(edit)
        self._theme = theme
        self._edit = edit
        self.texts: tuple[str, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.colors.muted)
        block = self._edit.cursorForPosition(QPoint(0, 0)).block()
        for text in self.texts[block.blockNumber() :]:
            baseline = self._edit.baseline_of(block) if block.isValid() else self.height()
            if baseline >= self.height() + self._theme.px(_LINE):
                break
            if text and baseline > 0:
                wide = painter.fontMetrics().horizontalAdvance(text)
                painter.drawText(QPointF(self.width() - wide if self.isRightToLeft() else 0, baseline), text)
            block = block.next()
        painter.end()
