"""The conversation with one person, oldest first; long texts open in place, exactly as they left."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from klatch.domain.vocabulary import Direction, MessageState
from klatch.services.reading.messages import ThreadEntry
from klatch.ui import mail_words, words
from klatch.ui.theme import Theme
from klatch.ui.when import When
from klatch.ui.widgets.base import Card, label
from klatch.ui.widgets.buttons import Button, IconButton
from klatch.ui.widgets.elided import ElidedLabel
from klatch.ui.widgets.letter import Letter
from klatch.ui.widgets.notices import IconLabel
from klatch.ui.widgets.tags import Tag

_AT_ONCE = 30
"""Entries shown at first, the newest: a hundred would keep the window waiting."""


def tr(text: str, count: int = -1) -> str:
    """Translate a word of this module."""
    return QCoreApplication.translate("thread", text, "", count)


class ThreadItem(Card):
    """One message, reply or touch."""

    def __init__(self, theme: Theme, entry: ThreadEntry, name: str, when: When, parent: QWidget) -> None:
        super().__init__(parent, margin=10)
        self._theme = theme
        self.entry = entry
        theirs = entry.direction is Direction.FROM_THEM
        self.title = f"{name if theirs else tr('You')} · {_what(entry)}"
        self.at = f"{when.weekday(entry.at)}, {when.time(entry.at)}"
        self.letter: Letter | None = None
        self._preview = ElidedLabel(_first_line(entry), "caption", self)
        self.toggle = IconButton(theme, "chevron-down", self._toggles(False), self)
        self.toggle.setVisible(bool(entry.text))
        self.toggle.clicked.connect(self._on_toggle)
        self._layout(_icon(entry))
        self.setAccessibleName(", ".join(filter(None, (self.title, self.at, _first_line(entry)))))

    @property
    def is_open(self) -> bool:
        """Whether the whole text is shown."""
        return self.letter is not None and not self.letter.isHidden()

    def open(self, on: bool = True) -> None:
        """Show the whole text, or its beginning again."""
        if not self.entry.text:
            return
        if self.letter is None:
            self.letter = Letter(self._theme, self)
            self.letter.setAccessibleName(self.title)
            subject = f"{self.entry.subject}\n\n" if self.entry.subject else ""
            self.letter.set_text(subject + self.entry.text)
            self.body.addWidget(self.letter)
        self.letter.setVisible(on)
        self._preview.setVisible(not on)
        self.toggle.set_role("chevron-up" if on else "chevron-down", self._toggles(on))

    def _layout(self, icon: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel(self._theme, icon, "muted", 14, self))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(ElidedLabel(self.title, "strong", self))
        lines.addWidget(label(self.at, "caption", self))
        head.addLayout(lines, 1)
        if self.entry.bounced_at is not None:
            head.addWidget(Tag(self._theme, tr("Bounced"), "danger", self))
        elif self.entry.state in (MessageState.DRAFT, MessageState.HANDED_OVER):
            head.addWidget(Tag(self._theme, tr("Not sent yet"), "neutral", self))
        head.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignTop)
        self.body.setSpacing(4)
        self.body.addLayout(head)
        self._preview.setVisible(bool(self._preview.text()))
        self.body.addWidget(self._preview)

    def _toggles(self, on: bool) -> str:
        """What the button does while the text is open or not."""
        return (tr("Show less: %1") if on else tr("Show the whole text: %1")).replace("%1", self.title)

    def _on_toggle(self) -> None:
        self.open(not self.is_open)


class Thread(QWidget):
    """The entries one below the other."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[tuple[ThreadEntry, ...], str, str] = ((), "", "")
        self._when: When | None = None
        self.items: list[ThreadItem] = []
        self.earlier = Button(theme, "", self, kind="link", small=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignLeft)
        self.earlier.clicked.connect(partial(_show_all, self))

    def show_thread(self, entries: tuple[ThreadEntry, ...], name: str, when: When) -> None:
        """Show the newest entries, the last one open; nothing moves when nothing changed."""
        wanted = (entries, name, str(when.today))
        if wanted != self._shown:
            self._shown, self._when = wanted, when
            self._fill(entries[-_AT_ONCE:])

    def show_all(self) -> None:
        """Show the earlier entries too."""
        self._fill(self._shown[0])

    def _fill(self, entries: tuple[ThreadEntry, ...]) -> None:
        open_before = {(item.entry.message, item.entry.at) for item in self.items if item.is_open}
        for item in self.items:
            self._column.removeWidget(item)
            item.hide()
            item.deleteLater()
        self.items = []
        if self._when is None:
            return
        for entry in entries:
            item = ThreadItem(self._theme, entry, self._shown[1], self._when, self)
            self.items.append(item)
            self._column.addWidget(item)
            if (entry.message, entry.at) in open_before:
                item.open()
        if self.items:
            self.items[-1].open()
        hidden = len(self._shown[0]) - len(entries)
        self.earlier.setText(tr("Show %n earlier", hidden))
        self.earlier.setVisible(hidden > 0)


def _show_all(thread: Thread, _checked: bool = False) -> None:
    thread.show_all()


def _what(entry: ThreadEntry) -> str:
    kind = mail_words.kind(entry.kind) if entry.kind else ""
    channel = words.channel(entry.channel)
    return kind if kind and entry.channel.value == "email" else " · ".join(filter(None, (kind, channel)))


def _icon(entry: ThreadEntry) -> str:
    if entry.direction is Direction.FROM_THEM:
        return "mail-open"
    return "send" if entry.message else "users"


def _first_line(entry: ThreadEntry) -> str:
    return entry.subject or " ".join(entry.text.split())[:160]
