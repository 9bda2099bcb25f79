"""Meetings as other calendars know them, and the times to offer for the next ones."""
