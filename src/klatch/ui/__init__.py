"""The window. The only package, with app.py, that imports PySide6."""

from klatch.support.immortal import hold_constants

hold_constants()
