"""What a meeting can be prepared with."""

from __future__ import annotations

from klatch.store.queries.preparation import Introduction, last_introduction

__all__ = ["Introduction", "last_introduction"]
