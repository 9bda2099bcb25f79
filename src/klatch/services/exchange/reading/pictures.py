"""Pictures of people inside contact files."""

from __future__ import annotations

import base64
import binascii
from urllib.parse import unquote_to_bytes

from klatch.domain.records import Photo

PHOTO_LIMIT = 5 * 1024 * 1024
"""Bytes of a picture."""
_PICTURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
)


def decode_picture(value: str) -> Photo:
    """Decode base64 or a data: address. Raises ValueError ("size", or what it is not)."""
    if value[:5].lower() == "data:":
        head, _, body = value.partition(",")
        body = body.replace("\\,", ",")
        data = _base64(body) if "base64" in head.lower() else unquote_to_bytes(body)
    else:
        data = _base64(value)
    if len(data) > PHOTO_LIMIT:
        raise ValueError("size")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Photo("image/webp", data)
    mime = next((mime for magic, mime in _PICTURES if data.startswith(magic)), "")
    if not mime:
        raise ValueError("no picture")
    return Photo(mime, data)


def _base64(text: str) -> bytes:
    text = "".join(text.split())
    if len(text) > PHOTO_LIMIT * 4 // 3 + 4:
        raise ValueError("size")
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("no base64") from error
