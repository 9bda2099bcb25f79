"""Fields that save themselves when they are left, and say in place why they cannot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QSpinBox, QWidget

from klatch.domain.errors import KlatchError
from klatch.ui import errors
from klatch.ui.fields.quiet import Choice
from klatch.ui.theme import Theme
from klatch.ui.widgets.forms import Field

Save = Callable[[Any], None]
"""Writes the value; raises InvalidInput when it cannot stand, or another KlatchError."""
LABEL_WIDTH = 92
_NEVER = object()
"""Nothing was shown yet, so there is nothing that could have been changed."""


class AutoField(Field):
    """An editor beside its label. Subclasses say how to read and show a value."""

    def __init__(self, theme: Theme, text: str, editor: QWidget, save: Save, parent: QWidget) -> None:
        super().__init__(theme, text, editor, parent, beside=theme.px(LABEL_WIDTH))
        self._theme = theme
        self._save = save
        self._kept: Any = _NEVER
        self._label.setContentsMargins(0, theme.px(6), 0, 0)
        row = self.layout()
        if row is not None:
            row.setAlignment(self._label, Qt.AlignmentFlag.AlignTop)
        editor.setSizePolicy(QSizePolicy.Policy.Expanding, editor.sizePolicy().verticalPolicy())
        editor.installEventFilter(self)

    def widen_label(self, width: int) -> None:
        """Give the label more room, in pixels of the design, for a form wider than the detail pane."""
        self._label.setMinimumWidth(self._theme.px(width))

    def read(self) -> Any:
        """The value as it stands in the editor."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Put a value into the editor."""
        raise NotImplementedError

    def load(self, value: Any, *, afresh: bool = False) -> None:
        """Show what is stored, unless other text is being typed or was refused; `afresh`: it is another's."""
        changed = self._kept is not _NEVER and self.read() != self._kept
        if not afresh and changed and (self.typing() or self.error):
            return
        self._kept = value
        self.set_error("")
        self.show_value(value)

    def typing(self) -> bool:
        """Whether the cursor is in the editor."""
        return self.editor.hasFocus()

    @property
    def changed(self) -> bool:
        """Whether something stands here that was not saved."""
        return bool(self.read() != self._kept)

    def commit(self) -> bool:
        """Save what was changed; False when it cannot stand."""
        value = self.read()
        if self._kept is _NEVER or value == self._kept:
            self.set_error("")
            return True
        before, self._kept = self._kept, value  # saving announces itself: what comes back is shown
        try:
            self._save(value)
        except KlatchError as error:
            self._kept = before
            self.set_error(errors.sentence(error))
            return False
        self.set_error("")
        return True

    def revert(self) -> None:
        """Show what is stored instead of what is being typed."""
        if self._kept is not _NEVER:
            self.set_error("")
            self.show_value(self._kept)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self._kept not in (_NEVER, self.read()):
                self.revert()
                return True
        elif event.type() == QEvent.Type.FocusOut and watched is self.editor:
            self.commit()
        return super().eventFilter(watched, event)


class LineField(AutoField):
    """One line."""

    def __init__(
        self, theme: Theme, text: str, save: Save, parent: QWidget, *, editor: QLineEdit | None = None
    ) -> None:
        self.line = editor or QLineEdit(parent)
        super().__init__(theme, text, self.line, save, parent)
        self.line.setProperty("small", "true")
        self.line.returnPressed.connect(self.commit)

    def read(self) -> str:
        """The text."""
        return self.line.text()

    def show_value(self, value: str) -> None:
        """Show it from its beginning."""
        if self.line.text() != value:
            self.line.setText(value)
            self.line.setCursorPosition(0)


class TextField(AutoField):
    """Some lines."""

    def __init__(self, theme: Theme, text: str, save: Save, parent: QWidget) -> None:
        self.area = QPlainTextEdit(parent)
        super().__init__(theme, text, self.area, save, parent)
        self.area.setTabChangesFocus(True)
        self.area.setFixedHeight(theme.px(64))

    def read(self) -> str:
        """The text."""
        return self.area.toPlainText()

    def show_value(self, value: str) -> None:
        """Show it."""
        if self.area.toPlainText() != value:
            self.area.setPlainText(value)


class ChoiceField(AutoField):
    """One of a few, by key."""

    def __init__(
        self, theme: Theme, text: str, options: Sequence[tuple[Any, str]], save: Save, parent: QWidget
    ) -> None:
        self.box = Choice(parent)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        self.set_options(options)
        super().__init__(theme, text, self.box, save, parent)
        self.box.setProperty("small", "true")
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.activated.connect(self.commit)

    def set_options(self, options: Sequence[tuple[Any, str]]) -> None:
        """Offer others; nothing is chosen until the next `load`."""
        self.box.clear()
        for key, name in options:
            self.box.addItem(name, key)
        self.box.setCurrentIndex(-1)
        self._keys = [key for key, _ in options]

    def read(self) -> Any:
        """The key."""
        number = self.box.currentIndex()
        return self._keys[number] if number >= 0 else None

    def show_value(self, value: Any) -> None:
        """Show the option of a key."""
        self.box.setCurrentIndex(self._keys.index(value) if value in self._keys else -1)


class _Days(QSpinBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class DaysField(AutoField):
    """A number of days, or none: the usual rhythm."""

    def __init__(self, theme: Theme, text: str, usual: str, save: Save, parent: QWidget) -> None:
        self.spin = _Days(parent)
        self.spin.setRange(0, 3650)
        self.spin.setMaximumHeight(theme.px(32))
        self.spin.setSpecialValueText(usual)
        self.spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        super().__init__(theme, text, self.spin, save, parent)
        self.spin.setSuffix(" " + self.tr("days"))
        self.spin.editingFinished.connect(self.commit)

    def read(self) -> int | None:
        """The days, None for the usual rhythm."""
        return self.spin.value() or None

    def show_value(self, value: int | None) -> None:
        """Show them."""
        self.spin.setValue(value or 0)


class NumberField(AutoField):
    """A number between two others, with its unit."""

    def __init__(self, theme: Theme, text: str, limits: tuple[int, int], save: Save, parent: QWidget) -> None:
        self.spin = _Days(parent)
        self.spin.setRange(*limits)
        self.spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.spin.setProperty("small", "true")
        super().__init__(theme, text, self.spin, save, parent)
        self.spin.editingFinished.connect(self.commit)

    def read(self) -> int:
        """The number."""
        return self.spin.value()

    def show_value(self, value: int) -> None:
        """Show it."""
        self.spin.setValue(value)


class CheckField(AutoField):
    """Yes or no; the words stand at the tick."""

    def __init__(self, theme: Theme, text: str, words: str, save: Save, parent: QWidget) -> None:
        self.tick = QCheckBox(words, parent)
        super().__init__(theme, text, self.tick, save, parent)
        self.tick.clicked.connect(self.commit)

    def read(self) -> bool:
        """Whether it is ticked."""
        return self.tick.isChecked()

    def show_value(self, value: bool) -> None:
        """Tick it or not."""
        self.tick.setChecked(value)
