"""A file of contacts: chosen in the dialog, or dropped."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

_FILTER = "*.csv *.vcf *.zip *.txt *.tsv"


def tr(text: str) -> str:
    """Translate a word of this module."""
    return QCoreApplication.translate("contact_file", text)


def choose_contacts(parent: QWidget) -> str:
    """Ask for a file; empty when none was chosen."""
    words = f"{tr('Contacts')} ({_FILTER});;{tr('All files')} (*)"
    chosen, _ = QFileDialog.getOpenFileName(parent, tr("Choose a file of contacts"), "", words)
    return chosen


def one_file(carried: QMimeData) -> str:
    """The one file on this computer that is being dragged, empty for anything else."""
    urls = carried.urls()
    return urls[0].toLocalFile() if len(urls) == 1 and urls[0].isLocalFile() else ""
