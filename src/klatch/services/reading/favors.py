"""What can be read of favours."""

from __future__ import annotations

from klatch.store.queries.favors import FavorRow, of_contact, of_meeting

__all__ = ["FavorRow", "of_contact", "of_meeting"]
