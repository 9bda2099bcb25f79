"""The Meetings page and the form for a meeting."""
