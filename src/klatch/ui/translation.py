"""The language of the window: the user's when it is there, else English with its plural forms."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from klatch.support import resources

FALLBACK = "klatch_en.qm"


def install(application: QCoreApplication) -> None:
    """Load the texts once, before the first window is made."""
    translator = QTranslator(application)
    folder = str(resources.path("translations"))
    if translator.load(QLocale(), "klatch", "_", folder) or translator.load(FALLBACK, folder):
        application.installTranslator(translator)
