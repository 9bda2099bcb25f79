"""Career paths: how each suited after every conversation, and what was heard about it."""
