"""A message as its reader sees it: filled fields underlined, what is left out or missing marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from klatch.ui.theme import FontRole, Theme
from klatch.ui.widgets.tokens import Look, TokenPainter, Tone, line_format, token_format

_PARAGRAPH_GAP = 10
_TONES: dict[str, Tone] = {"left_out": "left_out", "missing": "missing"}


class LetterRun(NamedTuple):
    """A stretch of text; left out and missing ones show their `text` as a mark."""

    text: str
    role: Literal["text", "field", "left_out", "missing"] = "text"


class Letter(QTextEdit):
    """Reads as a message, as high as its text; can be selected and copied, never edited."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        font: FontRole = "body",
        weight: int = 400,
        compact: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font_role: FontRole = font
        self._weight = weight
        self._compact = compact
        self._runs: tuple[LetterRun, ...] = ()
        self._painter = TokenPainter(self.document(), theme, self._describe)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._fit)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("bare", "true")
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        if compact:
            self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.document().setDocumentMargin(0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._restyle()
        theme.changed.connect(self._restyle)

    def set_runs(self, runs: Sequence[LetterRun]) -> None:
        """Show a text."""
        if tuple(runs) != self._runs:
            self._runs = tuple(runs)
            self._rewrite()

    def set_text(self, text: str) -> None:
        """Show a text nothing is marked in."""
        self.set_runs((LetterRun(text),))

    def text(self) -> str:
        """The text shown, marks left out."""
        return "".join(run.text for run in self._runs if run.role in ("text", "field"))

    def marks(self) -> list[str]:
        """The marks shown, in order."""
        return [run.text for run in self._runs if run.role in _TONES]

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Changing one's height while the layout above is at work would be lost on it.
        self._later.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.document().setDefaultFont(self._theme.font(self._font_role, self._weight))

    def _rewrite(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        line = line_format(self.document().defaultFont())
        cursor.setBlockFormat(line)
        plain, field = QTextCharFormat(), QTextCharFormat()
        field.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        field.setUnderlineColor(self._theme.colors.muted)
        blank = False
        for run in self._runs:
            if run.role in _TONES:
                self._mark(cursor, run)
                continue
            for number, part in enumerate(run.text.split("\n")):
                if number:
                    # A blank line is a gap between paragraphs, not a line.
                    if cursor.block().text() or blank:
                        line.setTopMargin(0)
                        cursor.insertBlock(line)
                        blank = False
                    else:
                        line.setTopMargin(self._theme.px(_PARAGRAPH_GAP))
                        cursor.setBlockFormat(line)
                        blank = True
                if part:
                    if cursor.block().text().endswith("\ufffc") and part[0].isalnum():
                        cursor.insertText(" ", plain)
                    cursor.insertText(part, field if run.role == "field" else plain)
                    blank = False
        cursor.endEditBlock()
        self._fit()

    def _mark(self, cursor: QTextCursor, run: LetterRun) -> None:
        before = cursor.block().text()[-1:]
        if before and not before.isspace() and run.role == "left_out":
            cursor.insertText(" ", QTextCharFormat())
        cursor.insertText("\ufffc", token_format(f"{run.role}:{run.text}"))

    def _describe(self, source: str) -> Look | None:
        role, _, text = source.partition(":")
        return Look(text, _TONES[role])

    def _fit(self) -> None:
        width = self.viewport().width()
        if width > 0 and width != self.document().textWidth():
            self.document().setTextWidth(width)
        height = round(self.document().size().height()) + 2
        if height != self.height():
            self.setFixedHeight(height)

    def _restyle(self) -> None:
        self.document().setDefaultFont(self._theme.font(self._font_role, self._weight))
        self._rewrite()


class LetterCard(QFrame):
    """A letter in its card: head and body, a line between them; put the head's widgets into `head`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "plain")
        self.head = QWidget(self)
        self.body = Letter(theme, self)
        rule = QFrame(self)
        rule.setProperty("line", "h")
        inside = QVBoxLayout()
        inside.setContentsMargins(16, 12, 16, 14)
        inside.addWidget(self.body)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(rule)
        column.addLayout(inside)

    def lay_out_head(self, avatar: QWidget, subject: QWidget, who: QWidget) -> None:
        """Somebody, and beside them what it is about and from whom to whom."""
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(subject)
        words.addWidget(who)
        words.addStretch(1)
        row = QHBoxLayout(self.head)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        row.addWidget(avatar)
        row.addLayout(words, 1)
