"""Form fields: a label, an editor, and below it what to do when something is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QBoxLayout,
    QDateTimeEdit,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label, set_property
from klatch.ui.widgets.notices import IconLabel

_SPIN_INDENT = 8

Check = Callable[[], str]
"""Looks at the editor; gives a sentence that says what to do, or nothing when all is well."""


class Field(QWidget):
    """An editor with its label above (or beside), checked on leaving it and on submit."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        editor: QWidget,
        parent: QWidget | None = None,
        *,
        check: Check | None = None,
        beside: int = 0,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._check = check
        indent(editor)
        self._label = label(text, "label", self)
        self._label.setBuddy(editor)
        self._mark = IconLabel(theme, "circle-alert", "danger", 14, self)
        self._sentence = label("", "error", self, wrap=True)
        if not editor.accessibleName():
            editor.setAccessibleName(text.replace("&", ""))
        self._lay_out(beside)
        self.set_error("")
        if check is not None:
            editor.installEventFilter(self)

    @property
    def error(self) -> str:
        """The sentence shown, empty when the field is well."""
        return self._sentence.text()

    def set_error(self, sentence: str) -> None:
        """Show what to do, also to assistive technology; empty takes it away."""
        self._sentence.setText(sentence)
        self._mark.setVisible(bool(sentence))
        self._sentence.setVisible(bool(sentence))
        set_property(self.editor, "invalid", "true" if sentence else "false")
        self.editor.setAccessibleDescription(sentence)

    def validate(self) -> bool:
        """Check now; True when the field is well."""
        self.set_error(self._check() if self._check else "")
        return not self.error

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        left = event.type() == QEvent.Type.FocusOut and watched is self.editor
        if left and self._check is not None and self.isVisible():
            self.validate()
        return super().eventFilter(watched, event)

    def _lay_out(self, beside: int) -> None:
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._sentence, 1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.editor)
        column.addLayout(below)
        outer: QBoxLayout = QHBoxLayout(self) if beside else QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8 if beside else 4)
        outer.addWidget(self._label)
        if beside:
            self._label.setMinimumWidth(beside)
        outer.addLayout(column, 1)
        if self.editor.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Fixed:
            # Beside a taller field, label and editor stay together at the top.
            column.addStretch(1)


def indent(editor: QWidget) -> None:
    """Give a spin box the padding that the style sheet cannot: with its own arrows Qt leaves it out."""
    steps = isinstance(editor, QAbstractSpinBox)
    popup = isinstance(editor, QDateTimeEdit) and editor.calendarPopup()
    line = editor.findChild(QLineEdit) if steps and not popup else None
    if line is not None:
        line.setTextMargins(_SPIN_INDENT, 0, 0, 0)


def validate(fields: Sequence[Field]) -> bool:
    """Check every field; the first one that is not well gets the focus."""
    wrong = [field for field in fields if not field.validate()]
    if wrong:
        wrong[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)
    return not wrong
