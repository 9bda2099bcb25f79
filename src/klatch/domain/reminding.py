"""How long before its time something speaks up."""

from __future__ import annotations

from datetime import timedelta

MEETING_LEAD = timedelta(minutes=10)
"""From here on starting a meeting is the next step, no longer preparing it."""
THANKS_LEAD = timedelta(hours=2)
"""A thank-you that is nearly late."""
