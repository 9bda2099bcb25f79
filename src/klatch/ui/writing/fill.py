"""The short form behind "Fill in…": one field for each thing the message lacks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from klatch.domain.errors import InvalidInput
from klatch.domain.fields import FIELDS, Value
from klatch.ui import errors, mail_words
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import Card, label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.forms import Field
from klatch.ui.writing.filling import is_remembered, typed

_SLOTS = "ask.slots"
_LONG = frozenset({"me.signature", _SLOTS})
_ROWS = 3


class FillForm(Card):
    """Asks for values; `filled` carries what was typed by field."""

    filled = Signal(dict)
    times_wanted = Signal()
    """Find free times instead of having them typed."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, kind="strong")
        self._theme = theme
        self._fields: dict[str, Field] = {}
        self._area = QWidget(self)
        self._column = QVBoxLayout(self._area)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.find_times = Button(theme, self.tr("Find free times"), self, icon="calendar-plus", small=True)
        self._save = Button(theme, self.tr("Use these"), self, kind="primary")
        self._cancel = Button(theme, self.tr("Cancel"), self, kind="flat")
        self._save.clicked.connect(self.submit)
        self._cancel.clicked.connect(self.close_form)
        self.find_times.clicked.connect(self.times_wanted)
        buttons = QHBoxLayout()
        buttons.addWidget(self.find_times)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._save)
        self.body.addWidget(label(self.tr("Fill in"), "heading", self))
        self.body.addWidget(self._area)
        self.body.addLayout(buttons)
        self.hide()

    def ask(self, needed: Sequence[str], wished: Sequence[str]) -> None:
        """Ask for the needed fields, then for those that would bring a sentence back."""
        self._clear()
        for name in dict.fromkeys((*needed, *wished)):
            self._column.addWidget(self._make(name, optional=name not in needed))
        self.find_times.setVisible(_SLOTS in self._fields)
        self.show()
        for field in self._fields.values():
            field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            break

    def field(self, name: str) -> Field | None:
        """The form field of a template field, while it is asked for."""
        return self._fields.get(name)

    def asked(self) -> tuple[str, ...]:
        """What is asked for."""
        return tuple(self._fields)

    def submit(self) -> None:
        """Give what was typed; empty fields are passed over."""
        values: dict[str, Value] = {}
        for name, field in self._fields.items():
            value = typed(name, _text(field.editor))
            if value:
                values[name] = value
        self.filled.emit(values)

    def show_problem(self, error: InvalidInput) -> None:
        """Say at the field what cannot be saved."""
        for name, field in self._fields.items():
            if name.rpartition(".")[2] == error.field:
                field.set_error(errors.problem(error.problem))
                field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Put the form away."""
        self.hide()
        self._clear()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
            return
        super().keyPressEvent(event)

    def _make(self, name: str, *, optional: bool) -> Field:
        editor: QLineEdit | QPlainTextEdit
        if name in _LONG or FIELDS[name] == "list":
            editor = QPlainTextEdit(self._area)
            editor.setTabChangesFocus(True)
            editor.setFixedHeight(self._theme.px(22 * _ROWS))
        else:
            editor = QLineEdit(self._area)
            editor.returnPressed.connect(self.submit)
        editor.setPlaceholderText(mail_words.field_hint(name))
        words = mail_words.field(name)
        words = words[:1].upper() + words[1:]
        if optional:
            words = self.tr("%1 (optional)").replace("%1", words)
        elif is_remembered(name):
            words = self.tr("%1 (kept for later messages)").replace("%1", words)
        field = Field(self._theme, words, editor, self._area)
        self._fields[name] = field
        return field

    def _clear(self) -> None:
        for field in self._fields.values():
            self._column.removeWidget(field)
            field.hide()
            field.deleteLater()
        self._fields = {}


def _text(editor: QWidget) -> str:
    return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else editor.text()  # type: ignore[attr-defined]
