"""Search everything and commands, in one box over the window (Ctrl+K)."""
