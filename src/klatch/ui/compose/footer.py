"""The ways out of the page, the next step filled and last."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from klatch.domain.vocabulary import Channel
from klatch.ui.theme import Theme
from klatch.ui.widgets.buttons import Button, SplitButton


class Footer(QWidget):
    """Buttons that name their action; `wanted` carries the name."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.discard = Button(theme, self.tr("Discard"), self, kind="flat", icon="trash-2")
        self.save = Button(theme, self.tr("Save draft"), self)
        self.copy = Button(theme, self.tr("Copy"), self, icon="file-text")
        self.open = Button(theme, self.tr("Open in mail app"), self, icon="external-link")
        self._menu = QMenu(self)
        self._eml = self._menu.addAction(self.tr("Save as .eml…"))
        self.sent = SplitButton(theme, self.tr("Mark as sent"), self._menu, self, icon="send", primary=True)
        self.sent_later = Button(theme, self.tr("Mark as sent"), self)
        self.setProperty("area", "footer")
        self._layout()
        for name, button in (
            ("discard", self.discard),
            ("save_draft", self.save),
            ("copy_message", self.copy),
            ("open_in_mail", self.open),
            ("mark_sent", self.sent),
            ("mark_sent", self.sent_later),
        ):
            button.clicked.connect(partial(self._want, name))
        self._eml.triggered.connect(partial(self._want, "save_eml"))
        theme.changed.connect(self._restyle)

    def show_state(
        self, channel: Channel, *, blocked: str, no_address: str, given: bool, goes_on: bool
    ) -> None:
        """`blocked` is why nothing may leave yet; where there is no mail app, Copy comes first.

        `goes_on`: somebody else's message comes after this one.
        """
        by_mail = channel is Channel.EMAIL
        copy_first = not by_mail and not given and not blocked
        self.open.setVisible(by_mail)
        self._eml.setVisible(by_mail)
        self.sent.setVisible(not copy_first)
        self.sent_later.setVisible(copy_first)
        self.copy.set_kind("primary" if copy_first else "default")
        called = channel is Channel.PHONE
        if goes_on:
            words = self.tr("Mark as called and next") if called else self.tr("Mark as sent and next")
        else:
            words = self.tr("Mark as called") if called else self.tr("Mark as sent")
        for button in (self.sent, self.sent_later):
            button.setText(words)
            button.setAccessibleName(words)
        for plain in (self.copy, self.sent_later):
            plain.set_unavailable(blocked)
        self.open.set_unavailable(blocked or no_address)
        self.sent.setEnabled(not blocked)
        self.sent.setToolTip(blocked)
        self.sent.setAccessibleDescription(blocked)

    def _layout(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.discard)
        row.addStretch(1)
        for button in (self.save, self.copy, self.open, self.sent_later, self.sent):
            row.addWidget(button)
        self._restyle()

    def _want(self, name: str, _checked: bool = False) -> None:
        self.wanted.emit(name)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(57))
