"""Links as people type them, and what a browser may be given of them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# No blanks, and either a scheme or a host with a dot in it.
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HOST = re.compile(r"[^\s/?#@:]+\.[^\s/?#@:.]{2,}(:\d+)?([/?#]\S*)?")


def web_address(text: str) -> str:
    """The full web address of a link, `https` where no scheme was typed; "" for anything else."""
    link = text.strip()
    if _HOST.fullmatch(link):
        return f"https://{link}"
    if not _SCHEME.match(link) or any(character.isspace() for character in link):
        return ""
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    return link if parts.scheme.lower() in ("http", "https") and parts.hostname else ""


def short(text: str) -> str:
    """A link as a button shows it: without the scheme, `www` and a last slash."""
    return text.strip().partition("://")[2].removeprefix("www.").rstrip("/") or text.strip()
