"""The ways out of Klatch: clipboard, mail app, file. What leaves is exactly what was shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from klatch.services.settings import Profile
from klatch.support.files import write_whole


def _save_as(parent: QWidget, name: str) -> str:
    """Ask where to save; empty when it was cancelled."""
    title = QCoreApplication.translate("compose", "Save message")
    kinds = QCoreApplication.translate("compose", "Mail message (*.eml)")
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path.home() / name), kinds)
    return chosen


@dataclass(frozen=True, slots=True)
class Edges:
    """What lies outside the program: whatever opens an address, and the dialog for a file's name."""

    open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl
    save_as: Callable[[QWidget, str], str] = _save_as


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A finished message and both ends of its way."""

    sender: Profile
    name: str
    address: str
    subject: str
    body: str


class Handing:
    """Hands finished messages over; files for the mail app live until the page is gone."""

    def __init__(self, edges: Edges) -> None:
        self._edges = edges
        self._folder: QTemporaryDir | None = None
        self._written = 0

    def copy(self, message: Outgoing) -> None:
        """Put the message on the clipboard."""
        from klatch.services.mail.compose import clipboard_text

        QGuiApplication.clipboard().setText(clipboard_text(message.subject, message.body))

    def open_in_mail_app(self, message: Outgoing) -> bool:
        """Open a link, or a draft file when it is too long. Raises BadAddress, InvalidInput, OSError."""
        from klatch.services.mail.compose import mailto_url

        link = mailto_url(message.address, message.subject, message.body)
        if link is not None:
            return self._edges.open_url(QUrl(link, QUrl.ParsingMode.StrictMode))
        return self._edges.open_url(QUrl.fromLocalFile(str(self._draft_file(message))))

    def save(self, parent: QWidget, message: Outgoing) -> Path | None:
        """Save as a file; None when no name was chosen. Raises BadAddress, InvalidInput, OSError."""
        from klatch.services.mail.compose import file_name

        data = _bytes(message)
        chosen = self._edges.save_as(parent, file_name(message.name, message.subject))
        if not chosen:
            return None
        target = Path(chosen)
        if not target.suffix:
            target = target.with_name(f"{target.name}.eml")
        write_whole(target, data)
        return target

    def _draft_file(self, message: Outgoing) -> Path:
        from klatch.services.mail.compose import file_name

        if self._folder is None:
            # Readable by the user alone, and gone with the page.
            self._folder = QTemporaryDir(QDir.tempPath() + "/klatch-XXXXXX")
        self._written += 1
        place = Path(self._folder.path()) / str(self._written)
        place.mkdir(mode=0o700)
        target = place / file_name(message.name, message.subject)
        write_whole(target, _bytes(message))
        return target


def _bytes(message: Outgoing) -> bytes:
    from klatch.services.mail.compose import draft_eml

    sender = message.sender
    return draft_eml(sender.name, sender.email, message.name, message.address, message.subject, message.body)
