"""Reminders: a step speaks up at its time, in the window and from the system tray."""
