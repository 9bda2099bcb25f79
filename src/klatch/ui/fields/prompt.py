"""One line asked for in place: a name for a view, a tag, a reason. No dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from klatch.domain.errors import InvalidInput
from klatch.ui import errors
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label, set_property
from klatch.ui.widgets.buttons import Button

Answer = Callable[[str], None]


class PromptBar(QWidget):
    """A strip with a question, a field and a button named by its verb. Enter answers, Esc leaves it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._answer: Answer | None = None
        self._before: QWidget | None = None
        self._question = label("", "label", self)
        self._field = QLineEdit(self)
        self._error = label("", "error", self)
        self._go = Button(theme, "", self, small=True)
        self._cancel = Button(theme, self.tr("Cancel"), self, kind="flat", small=True)
        self._layout()
        self._field.returnPressed.connect(self._on_answer)
        self._field.textEdited.connect(self._on_edited)
        self._go.clicked.connect(self._on_answer)
        self._cancel.clicked.connect(self.close_prompt)
        self._field.installEventFilter(self)
        self.hide()

    @property
    def field(self) -> QLineEdit:
        """Where the answer is typed."""
        return self._field

    @property
    def error(self) -> str:
        """What is wrong with the answer, if anything."""
        return self._error.text()

    def ask(
        self, question: str, verb: str, answer: Answer, *, known: Sequence[str] = (), text: str = ""
    ) -> None:
        """Ask; `answer` may raise InvalidInput, whose words then stand beside the field."""
        self._answer = answer
        self._before = self.window().focusWidget()
        self._question.setText(question)
        self._field.setAccessibleName(question)
        self._go.setText(verb)
        self._field.setText(text)
        self._field.selectAll()
        self._show_error("")
        completer = QCompleter(list(known), self._field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._field.setCompleter(completer)
        self.show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_prompt(self) -> None:
        """Leave the question and give the focus back."""
        self._answer = None
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.KeyPress and watched is self._field:
            self.close_prompt()
            return True
        return super().eventFilter(watched, event)

    def _layout(self) -> None:
        self.setProperty("area", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._field.setProperty("small", "true")
        self._field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._field.setMinimumWidth(self._theme.px(220))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 16, 8)
        row.setSpacing(8)
        for widget in (self._question, self._field, self._go, self._cancel, self._error):
            row.addWidget(widget)
        row.addStretch(1)

    def _on_answer(self) -> None:
        if self._answer is None:
            return
        try:
            self._answer(self._field.text())
        except InvalidInput as error:
            self._show_error(errors.problem(error.problem))
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.close_prompt()

    def _on_edited(self) -> None:
        self._show_error("")

    def _show_error(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._field.setAccessibleDescription(sentence)
        set_property(self._field, "invalid", "true" if sentence else "false")
