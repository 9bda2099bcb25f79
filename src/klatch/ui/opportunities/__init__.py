"""The Opportunities page."""
