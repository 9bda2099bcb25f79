"""An editor for a text with tokens: each shows as its label, moves and goes as one character."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QStringListModel, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QFrame, QTextEdit, QWidget

from klatch.ui.theme import FontRole, Theme
from klatch.ui.widgets.tokens import Describe, TokenPainter, line_format, source_of, token_format

_PATTERN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_TYPED = re.compile(r"\{([^{}\n]*)$")
_CLOSED = re.compile(r"\{\{[^{}\n]*\}\}$")
_CLOSED_RAW = re.compile(r"(?:\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\})$")
_LITERAL = re.compile(r"\{\{ \"(\{)\" \}\}")
_BRACE = '{{ "{" }}'
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape)


class TokenEdit(QTextEdit):
    """Plain text and tokens. `{` offers the tokens to insert; `raw` keeps braces that are no token as code.

    Otherwise such braces are text: `source` escapes them, so that nothing typed can break the template.
    """

    edited = Signal()
    """The text is another one."""

    def __init__(
        self,
        theme: Theme,
        describe: Describe,
        parent: QWidget | None = None,
        *,
        single_line: bool = False,
        raw: bool = False,
        font: FontRole = "reading",
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._describe = describe
        self._single = single_line
        self._raw = raw
        self._font_role: FontRole = font
        self._choices: dict[str, str] = {}
        self._filling = False
        self._painter = TokenPainter(self.document(), theme, describe)
        self._labels = QStringListModel(self)
        self._completer = self._make_completer()
        self._set_up()
        self.textChanged.connect(self._on_changed)
        self.cursorPositionChanged.connect(self._on_cursor)
        theme.changed.connect(self._restyle)

    def source(self) -> str:
        """The text with the sources of its tokens."""
        return "\n".join("".join(self._pieces(line)) for line in self._lines())

    def set_source(self, source: str, *, undoable: bool = False) -> None:
        """Show another text; `undoable` keeps the old one for Ctrl+Z."""
        self._filling = True
        try:
            if not undoable:
                self.setUndoRedoEnabled(False)
            cursor = QTextCursor(self.document())
            cursor.beginEditBlock()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.removeSelectedText()
            self._write(cursor, source)
            cursor.endEditBlock()
            self.setUndoRedoEnabled(True)
        finally:
            self._filling = False
        start = self.textCursor()
        start.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(start)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """What `{` offers: labels with sources."""
        self._choices = dict(choices)
        self._labels.setStringList(list(self._choices))

    def insert_token(self, source: str) -> None:
        """Put a token where the cursor is."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        self._insert(cursor, source)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_looks(self) -> None:
        """What the tokens look like may differ: paint them again."""
        document = self.document()
        document.markContentsDirty(0, document.characterCount())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._popup().isVisible() and event.key() in _CHOOSING:
            event.ignore()  # the list of tokens takes it
            return
        if self._single and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        if event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            self.textCursor().insertBlock()
            return
        super().keyPressEvent(event)
        self._fold_typed()
        self._offer()

    def createMimeDataFromSelection(self) -> QMimeData:
        # An object of Qt's own with our text: one made here would outlive Python in the clipboard and crash.
        data = super().createMimeDataFromSelection()
        data.text()  # or Qt fills in what it would copy later, over ours
        data.clear()
        data.setText("\n".join("".join(self._pieces(line)) for line in self._lines(self.textCursor())))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text().replace("\r\n", "\n").replace("\r", "\n")
        if self._single:
            text = " ".join(text.split("\n"))
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        self._write(cursor, text)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._restyle()

    def _write(self, cursor: QTextCursor, source: str) -> None:
        """Insert a text, its tokens as tokens."""
        plain = QTextCharFormat()
        lines = line_format(self._font())
        for number, line in enumerate(source.split("\n")):
            if number:
                cursor.insertBlock(lines)
            else:
                cursor.mergeBlockFormat(lines)
            at = 0
            for match in _PATTERN.finditer(line):
                if not self._raw and _LITERAL.fullmatch(match[0]):
                    found = None
                    text = line[at : match.start()] + "{"
                else:
                    found = self._describe(match[0])
                    text = line[at : match.start()] + ("" if found else match[0])
                cursor.insertText(text, plain)
                if found:
                    self._insert(cursor, match[0])
                at = match.end()
            cursor.insertText(line[at:], plain)

    def _insert(self, cursor: QTextCursor, source: str) -> None:
        cursor.insertText("\ufffc", token_format(source))
        cursor.setCharFormat(QTextCharFormat())

    def _lines(self, within: QTextCursor | None = None) -> Iterator[list[tuple[str, str]]]:
        """Per line the pieces as (text, source of a token or nothing), of a selection when given."""
        first = within.selectionStart() if within else 0
        last = within.selectionEnd() if within else self.document().characterCount()
        block = self.document().findBlock(first)
        while block.isValid() and block.position() <= last:
            pieces = []
            fragments = block.begin()
            while not fragments.atEnd():
                fragment = fragments.fragment()
                at = fragment.position()
                low, high = max(first - at, 0), max(last - at, 0)
                if text := fragment.text()[low:high]:
                    pieces.append((text, source_of(fragment.charFormat())))
                fragments += 1
            yield pieces
            block = block.next()

    def _pieces(self, line: list[tuple[str, str]]) -> Iterator[str]:
        for text, source in line:
            # Text typed beside a token may carry its format; only the one character is the token.
            plain = text.replace("\u2028", "\n").replace("\xa0", " ")
            if not self._raw:
                plain = plain.replace("{", _BRACE)
            yield plain.replace("\ufffc", source)

    def _fold_typed(self) -> None:
        """What was typed as a token becomes one."""
        cursor = self.textCursor()
        match = (_CLOSED_RAW if self._raw else _CLOSED).search(self._before(cursor))
        if match and self._describe(match[0]):
            cursor.beginEditBlock()
            cursor.movePosition(
                QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(match[0])
            )
            cursor.removeSelectedText()
            self._insert(cursor, match[0])
            cursor.endEditBlock()
            self.setTextCursor(cursor)

    def _offer(self) -> None:
        typed = _TYPED.search(self._before(self.textCursor()))
        popup = self._popup()
        if typed is None or not self._choices:
            popup.hide()
            return
        self._completer.setCompletionPrefix(typed[1].strip())
        if not self._completer.completionCount():
            popup.hide()
            return
        place = self.cursorRect()
        place.setWidth(self._theme.px(220))
        popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
        self._completer.complete(place)

    def _on_chosen(self, label: str) -> None:
        cursor = self.textCursor()
        typed = _TYPED.search(self._before(cursor))
        length = len(typed[0]) if typed else 0
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, length)
        cursor.removeSelectedText()
        self._insert(cursor, self._choices[label])
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def _popup(self) -> QAbstractItemView:
        return cast("QAbstractItemView", self._completer.popup())

    def _before(self, cursor: QTextCursor) -> str:
        return cursor.block().text()[: cursor.positionInBlock()]

    def _on_cursor(self) -> None:
        """What is typed next to a token is text."""
        if source_of(self.currentCharFormat()) and not self.textCursor().hasSelection():
            self.setCurrentCharFormat(QTextCharFormat())

    def _on_changed(self) -> None:
        if not self._filling:
            self.edited.emit()

    def _font(self) -> QFont:
        return self._theme.font(self._font_role)

    def _make_completer(self) -> QCompleter:
        made = QCompleter(self._labels, self)
        made.setWidget(self)
        made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        made.setFilterMode(Qt.MatchFlag.MatchContains)
        made.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        made.activated.connect(self._on_chosen)
        return made

    def _set_up(self) -> None:
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.document().setDefaultFont(self._font())
        self.document().setDocumentMargin(0 if self._single else 12)
        if self._single:
            self.setLineWrapMode(QTextEdit.LineWrapMode.NoWrap)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        else:
            self.setFrameShape(QFrame.Shape.NoFrame)
        self._fit()

    def _fit(self) -> None:
        if self._single:
            height = self._theme.size("control")
            self.setFixedHeight(height)
            above = (
                height - QFontMetrics(self._font()).height()
            ) // 2 - 5  # the style sheet's edge and padding
            self.setViewportMargins(self._theme.px(4), max(0, above), 0, 0)

    def _restyle(self) -> None:
        """Another look is no edit: nobody is told, and colours alone leave nothing to take back."""
        document, filling = self.document(), self._filling
        self._filling = True
        document.setDefaultFont(self._font())
        self._fit()
        lines = line_format(self._font())
        if document.firstBlock().blockFormat().lineHeight() != lines.lineHeight():
            untouched = not (document.isUndoAvailable() or document.isRedoAvailable())
            document.setUndoRedoEnabled(not untouched)
            cursor = QTextCursor(document)
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.mergeBlockFormat(lines)
            document.setUndoRedoEnabled(True)
        self.show_looks()
        self._filling = filling
