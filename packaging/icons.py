"""The icon of Klatch, drawn from resources/icons/klatch.svg in the forms that systems ask for."""

from __future__ import annotations

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
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
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
