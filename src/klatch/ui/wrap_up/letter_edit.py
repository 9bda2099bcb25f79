"""The text of the thank-you, to be written in; what it mentions of the conversation is tinted."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from klatch.domain.mentions import place
from klatch.ui.theme import Theme
from klatch.ui.widgets.tokens import line_format

_MARGIN = 12


class LetterEdit(QTextEdit):
    """Plain text; `edited` says that somebody typed, not that it was filled."""

    edited = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._filling = False
        self._said: tuple[str, ...] = ()
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(_MARGIN)
        self.textChanged.connect(self._on_changed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def text(self) -> str:
        """What stands here."""
        return self.toPlainText()

    def set_text(self, text: str, *, undoable: bool = False) -> None:
        """Show another text; `undoable` keeps the old one for Ctrl+Z. The cursor stays."""
        if text == self.text():
            return
        self._filling = True
        try:
            if not undoable:
                self.setUndoRedoEnabled(False)
            at = self.textCursor().position()
            cursor = QTextCursor(self.document())
            cursor.beginEditBlock()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)
            self._space(cursor)
            cursor.endEditBlock()
            self.setUndoRedoEnabled(True)
            back = self.textCursor()
            back.setPosition(min(at, self.document().characterCount() - 1))
            self.setTextCursor(back)
        finally:
            self._filling = False

    def mark(self, said: Iterable[str]) -> None:
        """Tint where these things are mentioned."""
        self._said = tuple(said)
        tint = QTextCharFormat()
        tint.setBackground(self._theme.color("warning_soft"))
        text, found = self.text(), []
        for span in filter(None, (place(each, text) for each in self._said)):
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(_units(text, span[0]))
            cursor.setPosition(_units(text, span[1]), QTextCursor.MoveMode.KeepAnchor)
            selection.cursor, selection.format = cursor, tint
            found.append(selection)
        self.setExtraSelections(found)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._restyle()

    def _on_changed(self) -> None:
        if not self._filling:
            self.edited.emit()

    def _restyle(self) -> None:
        self._filling = True
        document = self.document()
        document.setDefaultFont(self._theme.font("body"))
        if (
            document.firstBlock().blockFormat().lineHeight()
            != line_format(self._theme.font("body")).lineHeight()
        ):
            self._space(QTextCursor(document))
        self._filling = False
        self.mark(self._said)

    def _space(self, cursor: QTextCursor) -> None:
        """Lines of one height."""
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(line_format(self._theme.font("body")))


def _units(text: str, at: int) -> int:
    """A place as Qt counts it, where what is beyond the first plane of Unicode takes two."""
    return len(text[:at].encode("utf-16-le")) // 2
