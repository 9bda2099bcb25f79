"""The Settings page: every choice is applied at once."""
