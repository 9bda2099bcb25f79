"""Where the data are, and what happens to them: nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from klatch.ui.actions import of_window
from klatch.ui.fields.section import Section
from klatch.ui.page import Context
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button


class DataSection(Section):
    """The folder, a copy of it, a look at its health, and what is kept."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self.folder = label(str(context.store.path.parent), "strong", self, wrap=True)
        self.folder.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.back_up = Button(theme, self.tr("Back up…"), self, icon="download")
        self.check = Button(theme, self.tr("Check the data"), self, icon="circle-check")
        self._make()
        self.back_up.clicked.connect(self._on_back_up)
        self.check.clicked.connect(self._on_check)

    def load(self) -> None:
        """Nothing here is chosen."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for button, name in ((self.back_up, "back_up"), (self.check, "check")):
            button.setVisible(of_window(self, name) is not None)

    def _make(self) -> None:
        card = self.card(
            self.tr("Your data"), self.tr("Everything you enter is in one file, klatch.db, in this folder:")
        )
        card.body.addWidget(self.folder)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.back_up, self.check):
            buttons.addWidget(button)
        buttons.addStretch(1)
        card.body.addLayout(buttons)
        self.card(
            self.tr("What is kept"),
            self.tr(
                "People, employers, meetings, notes, takeaways, messages with the text you sent, the steps"
                " that follow, and these settings. What you delete is gone once it can no longer be undone."
            ),
        )
        self.card(
            self.tr("What leaves this computer"),
            self.tr(
                "Nothing by itself. There is no account, no statistics and no service behind Klatch. A"
                " message leaves only through your own mail program, when you send it there."
            ),
        )

    def _on_back_up(self) -> None:
        self._run("back_up")

    def _on_check(self) -> None:
        self._run("check")

    def _run(self, name: str) -> None:
        action = of_window(self, name)
        if action is not None:
            action.trigger()
