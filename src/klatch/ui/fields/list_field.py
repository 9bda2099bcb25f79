"""Addresses, numbers and links: several lines of one kind in one field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from klatch.domain.errors import InvalidInput
from klatch.domain.records import Value
from klatch.ui import errors
from klatch.ui.fields.auto import AutoField, Save
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import set_property


class ListField(AutoField):
    """Several lines of one kind, the last of them empty for one more; an emptied line goes."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        more: str,
        save: Save,
        parent: QWidget,
        check: Callable[[str], None] | None = None,
    ) -> None:
        box = QWidget(parent)
        self._more = more
        self._check_line = check
        self._values: tuple[Value, ...] = ()
        self._showing = False
        self.lines: list[QLineEdit] = []
        self._column = QVBoxLayout(box)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        super().__init__(theme, text, box, save, parent)
        self._name = text
        self._set_count(1)

    def read(self) -> tuple[Value, ...]:
        """What stands in the lines, with label and rank of what stood there before."""
        found = []
        for number, line in enumerate(self.lines):
            if line.text().strip():
                old = self._values[number] if number < len(self._values) else Value("")
                found.append(Value(line.text().strip(), old.label, old.primary))
        return tuple(found)

    def show_value(self, value: tuple[Value, ...]) -> None:
        """Show these and an empty line."""
        self._values = value
        self._showing = True  # a line that goes with the cursor in it would save what others still hold
        self._set_count(len(value) + 1)
        self._showing = False
        for line, text in zip(self.lines, [*(entry.value for entry in value), ""], strict=True):
            if line.text() != text:
                line.setText(text)
                line.setCursorPosition(0)
            set_property(line, "invalid", "false")

    def typing(self) -> bool:
        """Whether the cursor is in one of the lines."""
        return any(line.hasFocus() for line in self.lines)

    def commit(self) -> bool:
        """Save when every line can stand."""
        if self._showing:
            return True
        for line in self.lines:
            sentence = self._problem(line.text())
            set_property(line, "invalid", "true" if sentence else "false")
            line.setAccessibleDescription(sentence)
            if sentence:
                self.set_error(sentence)
                return False
        return super().commit()

    def _problem(self, text: str) -> str:
        if self._check_line is None or not text.strip():
            return ""
        try:
            self._check_line(text)
        except InvalidInput as error:
            return errors.problem(error.problem)
        return ""

    def _set_count(self, count: int) -> None:
        while len(self.lines) > count:
            gone = self.lines.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.lines) < count:
            line = QLineEdit(self.editor)
            line.setProperty("small", "true")
            line.editingFinished.connect(self.commit)
            self._column.addWidget(line)
            self.lines.append(line)
        for number, line in enumerate(self.lines):
            last = number == count - 1
            line.setPlaceholderText(self._more if last else "")
            line.setAccessibleName(self._more if last else self._name)
        self.editor.setFocusProxy(self.lines[0])
