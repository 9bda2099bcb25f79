"""Runs inside a text that stand for something: painted as a tinted label, deleted as a whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextBlockFormat,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from klatch.ui.theme import Theme

TOKEN = int(QTextFormat.ObjectTypes.UserObject) + 1
_SOURCE = int(QTextFormat.Property.UserProperty) + 1
_PADDING = 4
_LINE = 1.18  # height of a line in heights of the font

Tone = Literal["filled", "empty", "missing", "left_out", "tag"]
"""filled: has a value; empty: optional and empty; missing: needed and empty; tag: steers the text."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a token shows: its label, and its tone."""

    label: str
    tone: Tone = "filled"


Describe = Callable[[str], Look | None]
"""From a token's source to its look; None when the source is plain text."""

_COLORS = {
    "filled": ("merge_field", "on_merge_field", ""),
    "empty": ("warning_soft", "warning", "warning_graphic"),
    "missing": ("danger_soft", "danger", "danger"),
    "left_out": ("warning_soft", "warning", ""),
    "tag": ("sunken", "muted", ""),
}


class TokenPainter(QPyTextObject):
    """Draws the tokens of one document."""

    def __init__(self, document: QTextDocument, theme: Theme, describe: Describe) -> None:
        super().__init__(document)
        self._theme = theme
        self._describe = describe
        document.documentLayout().registerHandler(TOKEN, self)

    def intrinsicSize(self, doc: QTextDocument, _position: int, text_format: QTextFormat) -> QSizeF:
        metrics = QFontMetricsF(self._font(doc))
        look = self._look(text_format)
        width = metrics.horizontalAdvance(look.label) + 2 * self._theme.px(_PADDING) + 1
        # Low enough to leave the height of the line as it is; the painting may reach beyond it.
        return QSizeF(width, metrics.xHeight())

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        position: int,
        text_format: QTextFormat,
    ) -> None:
        look = self._look(text_format)
        ground, ink, edge = (self._theme.color(role) if role else None for role in _COLORS[look.tone])
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, 1, Qt.PenStyle.DashLine) if edge else Qt.PenStyle.NoPen)
        if ground is not None:
            painter.setBrush(ground)
        font = self._font(doc)
        metrics = QFontMetricsF(font)
        base = _base_line(doc, position, metrics.descent())
        box = QRectF(rect.left() + 0.5, base - metrics.ascent(), rect.width() - 1, metrics.height())
        painter.drawRoundedRect(box, 4, 4)
        if ink is not None:
            painter.setPen(ink)
        painter.setFont(font)
        painter.drawText(QPointF(rect.left() + self._theme.px(_PADDING) + 0.5, base), look.label)
        painter.restore()

    def _look(self, text_format: QTextFormat) -> Look:
        source = source_of(text_format)
        return self._describe(source) or Look(source)

    def _font(self, doc: QTextDocument) -> QFont:
        font = doc.defaultFont()
        font.setWeight(QFont.Weight.Medium)
        return font


def line_format(font: QFont) -> QTextBlockFormat:
    """Lines of one height, whether they hold text, tokens or both."""
    made = QTextBlockFormat()
    height = round(QFontMetricsF(font).height() * _LINE)
    made.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return made


def _base_line(doc: QTextDocument, position: int, descent: float) -> float:
    """Where the text around a token stands; Qt places objects wrongly in lines higher than their font."""
    block = doc.findBlock(position)
    line = block.layout().lineForTextPosition(position - block.position())
    # A line of tokens alone is lower than the font and stands at the bottom of its height.
    lift = max(0.0, descent - line.descent())
    return doc.documentLayout().blockBoundingRect(block).top() + line.y() + line.ascent() - lift


def token_format(source: str) -> QTextCharFormat:
    """The format of the one character that stands for a token."""
    made = QTextCharFormat()
    made.setObjectType(TOKEN)
    made.setProperty(_SOURCE, source)
    # Needed so that Qt centres the label on the line instead of standing it on the baseline.
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    return made


def source_of(text_format: QTextFormat) -> str:
    """The source a token's format carries, "" for the format of plain text."""
    return cast("str", text_format.property(_SOURCE) or "")
