"""Which font the window uses: the system's, or the bundled Inter where there is no desktop."""

from __future__ import annotations

import os
import sys

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication

from klatch.support import resources

_FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf")
_WITHOUT_DESKTOP = ("offscreen", "minimal", "linuxfb", "eglfs", "vnc")
_DESIGN_BASE_PX = 13.0


def needs_bundled_font() -> bool:
    """Whether no desktop is there to say which font the user reads."""
    if QGuiApplication.platformName() in _WITHOUT_DESKTOP:
        return True
    if sys.platform in ("win32", "darwin"):
        return False
    return not (os.environ.get("XDG_CURRENT_DESKTOP") or os.environ.get("DESKTOP_SESSION"))


def base_font(bundled: bool) -> tuple[QFont, float]:
    """The font to derive every text style from, and the system's factor over the 13 px of the design."""
    if bundled:
        family = _load_bundled()
        if family:
            return QFont(family), 1.0
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    # Never below the design: its smallest text is 12 px already.
    return QFont(font.families()), max(1.0, QFontInfo(font).pixelSize() / _DESIGN_BASE_PX)


def _load_bundled() -> str:
    family = ""
    for name in _FILES:
        number = QFontDatabase.addApplicationFont(str(resources.path("fonts", name)))
        families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
        family = family or (families[0] if families else "")
    return family
