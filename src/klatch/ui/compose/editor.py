"""The middle of the page: subject, text with its fields, and what can be put in."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from klatch.domain.fields import FIELDS
from klatch.ui import mail_words
from klatch.ui.compose.recipient import LABEL_WIDTH
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label, set_property
from klatch.ui.widgets.buttons import Button, IconButton
from klatch.ui.widgets.edit_frame import EditFrame
from klatch.ui.widgets.notices import IconLabel
from klatch.ui.widgets.token_edit import TokenEdit
from klatch.ui.widgets.tokens import Describe

_LEAST = 180
"""Height below which the column scrolls rather than squeeze the text."""
_GROUPS = ("contact", "me", "connection", "ask", "meeting", "referrer", "referral", "share", "previous", "")


class Editor(QWidget):
    """Writes the subject and the body of one message."""

    edited = Signal()
    restore_wanted = Signal()

    def __init__(self, theme: Theme, describe: Describe, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._subject_label = label(self.tr("Subject"), "label", self)
        self.subject = TokenEdit(theme, describe, self, single_line=True, font="body")
        self.body = TokenEdit(theme, describe, self)
        self._insert = Button(theme, self.tr("Insert field"), self, kind="flat", icon="braces", small=True)
        self._undo = IconButton(theme, "undo-2", self.tr("Undo typing"), self, shortcut="Ctrl+Z")
        self._redo = IconButton(theme, "redo-2", self.tr("Redo typing"), self, shortcut="Ctrl+Shift+Z")
        self._restore = Button(
            theme, self.tr("Restore template"), self, kind="flat", icon="rotate-ccw", small=True
        )
        self._info = IconLabel(theme, "info", "muted", 14, self)
        self._note = label("", "caption", self, wrap=True)
        self._count = label("", "caption", self)
        self._frame = EditFrame(theme, self.body, self)
        self._last = self.body
        self._layout()
        self._connect()
        self._on_undo_available()

    def set_subject_shown(self, shown: bool) -> None:
        """A message that is no e-mail has no subject."""
        self._subject_label.setVisible(shown)
        self.subject.setVisible(shown)

    def set_note(self, text: str) -> None:
        """What the edits apply to."""
        self._note.setText(text)
        self._info.setVisible(bool(text))

    def set_count(self, text: str, *, over: bool) -> None:
        """How many characters there are, for a message with a limit."""
        self._count.setText(text)
        self._count.setVisible(bool(text))
        set_property(self._count, "role", "danger" if over else "caption")

    def sources(self) -> tuple[str, str]:
        """Subject and body with their fields as they stand."""
        return self.subject.source(), self.body.source()

    def set_source(self, subject: str, body: str, *, undoable: bool = False) -> None:
        """Show another text."""
        self.subject.set_source(subject, undoable=undoable)
        self.body.set_source(body, undoable=undoable)
        self._on_undo_available()

    def show_looks(self) -> None:
        """What the fields hold may differ."""
        self.subject.show_looks()
        self.body.show_looks()

    def _layout(self) -> None:
        self._subject_label.setBuddy(self.subject)
        self._subject_label.setFixedWidth(self._theme.px(LABEL_WIDTH))
        self.subject.setAccessibleName(self.tr("Subject"))
        self.body.setAccessibleName(self.tr("Text"))
        self._insert.setMenu(self._menu())
        self._insert.setProperty("menu", "true")
        tools = self._frame.tools
        for widget in (self._insert, self._undo, self._redo):
            tools.addWidget(widget)
        tools.addStretch(1)
        tools.addWidget(self._restore)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self._subject_label)
        top.addWidget(self.subject, 1)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self._info)
        below.addWidget(self._note, 1)
        below.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self._frame, 1)
        column.addLayout(below)
        self._restyle()

    def _connect(self) -> None:
        for edit in (self.subject, self.body):
            edit.edited.connect(self.edited)
            edit.undoAvailable.connect(self._on_undo_available)
            edit.redoAvailable.connect(self._on_undo_available)
            edit.cursorPositionChanged.connect(partial(self._on_cursor, edit))
            edit.set_choices([(mail_words.field(name), mail_words.source_of(name)) for name in FIELDS])
        self._undo.clicked.connect(self._on_undo)
        self._redo.clicked.connect(self._on_redo)
        self._restore.clicked.connect(self.restore_wanted)
        self._theme.changed.connect(self._restyle)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for number, group in enumerate(_GROUPS):
            if number:
                menu.addSeparator()
            for name in FIELDS:
                if name.partition(".")[0] == group or (not group and "." not in name):
                    action = menu.addAction(mail_words.field(name))
                    action.triggered.connect(partial(self._on_insert, name))
        return menu

    def _on_insert(self, name: str, _checked: bool = False) -> None:
        self._last.insert_token(mail_words.source_of(name))

    def _on_cursor(self, edit: TokenEdit) -> None:
        if edit.hasFocus():
            self._last = edit
            self._on_undo_available()

    def _on_undo(self) -> None:
        self._last.undo()

    def _on_redo(self) -> None:
        self._last.redo()

    def _on_undo_available(self) -> None:
        document = self._last.document()
        self._undo.setEnabled(document.isUndoAvailable())
        self._redo.setEnabled(document.isRedoAvailable())

    def _restyle(self) -> None:
        self._frame.setMinimumHeight(self._theme.px(_LEAST))
        self._subject_label.setFixedWidth(self._theme.px(LABEL_WIDTH))
