"""How a page of the guide looks: Qt reads the Markdown, here it gets the fonts and colours of the window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from klatch.ui.theme import Theme
from klatch.ui.theme.tokens import FontRole

_HEADINGS: dict[int, tuple[FontRole, int, int]] = {
    1: ("title", 0, 10),
    2: ("heading", 20, 6),
    3: ("body", 14, 4),
}
"""By level: the text style, and what stands free above and below."""
_LINE_HEIGHT = 142.0
_PARAGRAPH, _ITEM, _QUOTE, _CELL = 10, 5, 14, 6


def dress(document: QTextDocument, theme: Theme) -> None:
    """Give a document that was just read its look."""
    document.setDefaultFont(theme.font("reading"))
    document.setIndentWidth(theme.px(24))
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for block in _blocks(document):
        _dress_block(QTextCursor(block), block, theme)
    for frame in document.rootFrame().childFrames():
        _dress_table(frame, theme)
    cursor.endEditBlock()


def pictures(document: QTextDocument) -> Iterator[QTextFragment]:
    """The pictures of a document in their order."""
    for block in _blocks(document):
        yield from (each for each in _fragments(block) if each.charFormat().isImageFormat())


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    at = block.begin()
    while not at.atEnd():
        yield at.fragment()
        at += 1


def _dress_block(cursor: QTextCursor, block: QTextBlock, theme: Theme) -> None:
    shape = block.blockFormat()
    level = shape.headingLevel()
    role, above, below = _HEADINGS.get(level, ("reading", 0, _PARAGRAPH))
    if cursor.currentTable() is not None:
        below = 0
    elif block.textList() is not None:
        below = _ITEM
        if block.next().textList() is None:
            below = _PARAGRAPH
    shape.setTopMargin(theme.px(above))
    shape.setBottomMargin(theme.px(below))
    if not level and not _is_picture(block):
        shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if shape.hasProperty(QTextFormat.Property.BlockQuoteLevel.value):
        shape.setLeftMargin(theme.px(_QUOTE))
        shape.setRightMargin(theme.px(_QUOTE))
        shape.setBackground(theme.colors.accent_soft)
    cursor.setBlockFormat(shape)
    for fragment in list(_fragments(block)):
        _dress_words(block, fragment, role if level else "", theme)


def _dress_words(block: QTextBlock, fragment: QTextFragment, role: FontRole | str, theme: Theme) -> None:
    ink = fragment.charFormat()
    if ink.isImageFormat():
        return
    made = QTextCharFormat(ink)
    if role:
        made.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)
        made.setFont(theme.font(role))  # type: ignore[arg-type]
    elif ink.fontFixedPitch():
        made = QTextCharFormat()  # what is pressed or chosen: in the letters of the window, on a ground
        made.setFont(theme.font("reading", 500))
        made.setBackground(theme.colors.sunken)
    elif ink.fontWeight() > 400:
        made.setFontWeight(600)
    if ink.isAnchor():
        made.setForeground(theme.colors.accent_text)
        made.setFontUnderline(True)
    cursor = QTextCursor(block)
    cursor.setPosition(fragment.position())
    cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
    cursor.setCharFormat(made)


def _dress_table(frame: QTextFrame, theme: Theme) -> None:
    if not isinstance(frame, QTextTable):
        return
    shape = frame.format()
    shape.setBorder(1)
    shape.setBorderBrush(theme.colors.border)
    shape.setBorderCollapse(True)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setCellPadding(theme.px(_CELL))
    shape.setTopMargin(theme.px(_CELL))
    shape.setBottomMargin(theme.px(_PARAGRAPH))
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    frame.setFormat(shape)


def _is_picture(block: QTextBlock) -> bool:
    return any(fragment.charFormat().isImageFormat() for fragment in _fragments(block))
