"""Bringing contacts in from a file: choose, look, import."""
