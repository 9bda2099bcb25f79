"""The icon of Klatch, drawn from resources/icons/klatch.svg in the forms that systems ask for."""

from __future__ import annotations

import json
import struct

import facts

DRAWING = facts.ROOT / "resources" / "icons" / "klatch.svg"
WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_MAC_TYPES = {
    b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic13": 256, b"ic08": 256, b"ic14": 512, b"ic09": 512,
    b"ic10": 1024,
}  # fmt: skip
"""The entries of an .icns that hold a PNG, with its size; some are another one's twin for fine screens."""


def png(size: int) -> bytes:
    """The icon as a square picture."""
    return _drawn(size, size, size, "#00000000", "PNG")


def side() -> bytes:
    """The picture beside the last page of an installer for Windows, on the background of the window."""
    tokens = json.loads((facts.ROOT / "resources" / "themes" / "tokens.json").read_text(encoding="utf-8"))
    return _drawn(164, 314, 96, tokens["color"]["light"]["background"], "BMP")


def _drawn(width: int, height: int, size: int, ground: str, form: str) -> bytes:
    """The icon in the middle of a picture."""
    from PySide6.QtCore import QBuffer, QIODevice, QRectF
    from PySide6.QtGui import QColor, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter, QRectF((width - size) / 2, (height - size) / 2, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, form)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def ico() -> bytes:
    """The icon of a program for Windows: a picture of each size, behind a table of where it starts."""
    pictures = [(size, png(size)) for size in WINDOWS_SIZES]
    table = struct.pack("<HHH", 0, 1, len(pictures))
    start = len(table) + 16 * len(pictures)
    for size, picture in pictures:
        edge = size % 256  # one byte: 0 stands for 256
        table += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(picture), start)
        start += len(picture)
    return table + b"".join(picture for _, picture in pictures)


def icns() -> bytes:
    """The icon of a program for macOS: pictures, each behind its type and length."""
    drawn = {size: png(size) for size in set(_MAC_TYPES.values())}
    entries = b"".join(
        name + struct.pack(">I", 8 + len(drawn[size])) + drawn[size] for name, size in _MAC_TYPES.items()
    )
    return b"icns" + struct.pack(">I", 8 + len(entries)) + entries
