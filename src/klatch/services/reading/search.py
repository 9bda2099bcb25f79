"""Searching everything."""

from __future__ import annotations

from klatch.store.queries.search import COUNTED, NEWEST, Found, SearchHit, SearchKind, search
from klatch.store.queries.snippets import Ranges

__all__ = ["COUNTED", "NEWEST", "Found", "Ranges", "SearchHit", "SearchKind", "search"]
