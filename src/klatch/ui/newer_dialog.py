"""Help > Check for a newer version: says what is asked of whom, asks once, and shows the answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from klatch import __version__
from klatch.domain.errors import FeedUnread
from klatch.domain.releases import is_newer
from klatch.services import releases
from klatch.ui import errors
from klatch.ui.asking import Asking
from klatch.ui.lifetime import own_program
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import announce, label
from klatch.ui.widgets.buttons import Button


class NewerDialog(QDialog):
    """Nothing is asked before the button is pressed, and nothing again after it."""

    def __init__(self, theme: Theme, parent: QWidget, command: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self._command = command or own_program("newest")
        self._asking: Asking | None = None
        self._found = ""
        self.answer = label("", "strong", self, wrap=True)
        self.ask = Button(theme, self.tr("Ask once"), self, kind="primary")
        self.open_page = Button(theme, self.tr("What is new"), self, kind="primary", icon="external-link")
        self._layout()
        self.ask.clicked.connect(self._ask)
        self.open_page.clicked.connect(self._open)
        self.finished.connect(self._stop)
        self.setMinimumWidth(theme.px(420))

    def _layout(self) -> None:
        self.setWindowTitle(self.tr("Check for a newer version"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = self.tr(
            "Klatch will ask %1, this once, for the number of the newest version. It says which version it is"
            " itself, and nothing else: nothing about you, nothing of your data. Nothing is downloaded or"
            " installed."
        ).replace("%1", releases.HOST)
        always = self.tr("To be told without asking, turn that on in Settings, under Updates.")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self.ask, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.open_page, QDialogButtonBox.ButtonRole.ActionRole)
        for button in (self.ask, self.open_page):
            button.setAutoDefault(True)  # Return presses what has the focus, instead of closing
        self.open_page.hide()
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(words, "", self, wrap=True))
        column.addWidget(label(always, "muted", self, wrap=True))
        column.addWidget(self.answer)
        column.addWidget(buttons)
        self.setAccessibleDescription(words)

    def _ask(self) -> None:
        self.ask.setEnabled(False)
        self._say(self.tr("Asking…"))
        self._asking = Asking(self._command, self)
        self._asking.answered.connect(self._on_answer)
        self._asking.failed.connect(self._on_failure)
        self._asking.start()

    def _on_answer(self, version: str) -> None:
        self._asking = None
        if not is_newer(version, __version__):
            self._say(self.tr("Klatch %1 is the newest version.").replace("%1", __version__))
            return
        self._found = version
        self._say(self.tr("Klatch %1 is out.").replace("%1", version))
        self.ask.hide()
        self.open_page.show()
        self.open_page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failure(self, error: FeedUnread) -> None:
        self._asking = None
        self._say(errors.sentence(error))
        self.ask.setEnabled(True)

    def _say(self, text: str) -> None:
        self.answer.setText(text)
        announce(self.answer, text)
        needed = self.heightForWidth(self.width())  # a sentence of two lines in large text
        self.resize(self.width(), max(self.height(), needed))

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(releases.page(self._found)))

    def _stop(self) -> None:
        if self._asking is not None:
            self._asking.stop()
