"""With five minutes left: ask for a name or two, with a sentence to say."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.notices import IconLabel


class NamePrompt(QFrame):
    """A strip at the foot of the page; its button is the next step while it stands there."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cup = IconLabel(theme, "coffee", "warning", 20, self)
        self.title = label(self.tr("Ask for a name or two before you leave"), "strong", self)
        said = self.tr(
            "“You have been so generous. Is there one other person you think I should talk to,"
            " and may I say you sent me?”"
        )
        self.sentence = label(said, "words", self, wrap=True)
        self.not_today = Button(theme, self.tr("Not today"), self, kind="flat")
        self.add = Button(theme, self.tr("Add a name"), self, kind="primary", icon="user-plus")
        self.setProperty("banner", "prompt")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addStretch(1)
        texts.addWidget(self.title)
        texts.addWidget(self.sentence)
        texts.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(14)
        row.addWidget(self._cup)
        row.addLayout(texts, 1)
        row.addWidget(self.not_today)
        row.addWidget(self.add)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setMinimumHeight(self._theme.px(60))
