"""The ways out of Klatch: clipboard, mail app, file. What leaves is exactly what was shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from klatch.services.settings import Profile
from klatch.support.files import write_whole
from klatch.ui import saving
from klatch.ui.private_files import PrivateFolder


@dataclass(frozen=True, slots=True)
class Edges:
    """What lies outside the program: whatever opens an address, and the dialog for a file's name."""

    open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl
    save_as: saving.Ask = saving.ask


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A finished message and both ends of its way; `calendar` is a meeting that goes with it as a file."""

    sender: Profile
    name: str
    address: str
    subject: str
    body: str
    calendar: bytes = b""


class Handing:
    """Hands finished messages over; files for the mail app live until the page is gone."""

    def __init__(self, edges: Edges) -> None:
        self._edges = edges
        self._folder = PrivateFolder()

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
        title = QCoreApplication.translate("compose", "Save message")
        kind = QCoreApplication.translate("compose", "Mail message (*.eml)")
        question = saving.Question(title, file_name(message.name, message.subject), kind)
        target = saving.target(parent, question, self._edges.save_as)
        if target is not None:
            write_whole(target, data)
        return target

    def _draft_file(self, message: Outgoing) -> Path:
        from klatch.services.mail.compose import file_name

        return self._folder.write(file_name(message.name, message.subject), _bytes(message))


def _bytes(message: Outgoing) -> bytes:
    from klatch.services.mail.compose import draft_eml, with_calendar

    me = message.sender
    made = draft_eml(me.name, me.email, message.name, message.address, message.subject, message.body)
    return with_calendar(made, message.calendar) if message.calendar else made
