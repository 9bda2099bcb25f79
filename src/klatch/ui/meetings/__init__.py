"""The Meetings page, the form for a meeting, and the wrap-up after it."""
