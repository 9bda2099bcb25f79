"""Whether a newer Klatch is out: asked for by hand, or once a day where the user turned that on."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from klatch import __version__
from klatch.domain.errors import FeedUnread
from klatch.domain.releases import is_newer, may_look, parse
from klatch.services import settings
from klatch.services.settings import Updates

if TYPE_CHECKING:
    from klatch.services.data import Store

HOME = "https://klatch.example"
"""Where releases are published. Nobody has this address; the project's own replaces it with the first one."""
HOST = HOME.removeprefix("https://")
FEED = f"{HOME}/releases/latest/download/latest.json"
"""A JSON document with the newest release: `tag_name`, and `draft` and `prerelease` where they are true."""
STATUS = {"no_answer": 69, "no_tls": 72, "unreadable": 76, "untrusted": 77}
"""With what a program that asked ends when it learnt nothing, by the reason, after sysexits.h."""


def newest(address: str = FEED) -> str:
    """The newest released version, asked of the feed now; "" while there is none. Raises FeedUnread.

    Nothing is said but the version of Klatch that asks.
    """
    from klatch.support import https

    try:
        document = https.fetch(address, f"Klatch/{__version__}")
    except https.NoTls as error:
        raise FeedUnread("no_tls") from error
    except https.NoAnswer as error:
        raise FeedUnread("no_answer") from error
    except https.Untrusted as error:
        raise FeedUnread("untrusted") from error
    except https.BadAnswer as error:
        raise FeedUnread("unreadable") from error
    return read(document)


def read(document: bytes) -> str:
    """The version that a document of the feed names, "" for a pre-release. Raises FeedUnread."""
    try:
        said = json.loads(document)
    except (ValueError, RecursionError) as error:
        raise FeedUnread("unreadable") from error
    tag = said.get("tag_name") if isinstance(said, dict) else None
    if not isinstance(tag, str):
        raise FeedUnread("unreadable")
    released = parse(tag)
    if released is None or said.get("draft") or said.get("prerelease"):
        return ""
    return ".".join(map(str, released))


def page(version: str) -> str:
    """Where a browser shows what is new in a version and how to get it."""
    return f"{HOME}/releases/tag/v{version}"


def is_due(store: Store, now: datetime) -> bool:
    """Whether Klatch may ask by itself: it is turned on, and the last time was a day ago."""
    chosen = settings.get(store, Updates)
    last = datetime.fromisoformat(chosen.looked_at) if chosen.looked_at else None
    return chosen.look and may_look(last, now)


def begin(store: Store, now: datetime) -> None:
    """Remember that Klatch asks by itself now, before it does: whatever comes, the next time is tomorrow."""
    settings.put(store, replace(settings.get(store, Updates), looked_at=now.isoformat()), now)


def told(store: Store, version: str, now: datetime) -> None:
    """Remember the answer."""
    settings.put(store, replace(settings.get(store, Updates), newest=version), now)


def to_tell(store: Store) -> str:
    """The newer version to tell of, "" when there is none or the user wants to hear no more of it."""
    chosen = settings.get(store, Updates)
    wanted = chosen.look and chosen.newest != chosen.dismissed
    return chosen.newest if wanted and is_newer(chosen.newest, __version__) else ""


def dismiss(store: Store, version: str, now: datetime) -> None:
    """Tell no more of this version; of the one after it again."""
    settings.put(store, replace(settings.get(store, Updates), dismissed=version), now)
