"""The field that narrows a list by what is typed, behind a button until it is asked for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from klatch.ui.theme import Theme
from klatch.ui.widgets.buttons import Button


class FilterField(QWidget):
    """Says that another text is wanted; `changed` comes once per turn of the event loop."""

    changed = Signal()
    left = Signal()
    """The field was closed or left downwards: the list may take the focus."""
    wanted = Signal()
    """The button was pressed where it asks for more than words."""

    def __init__(self, theme: Theme, hint: str, parent: QWidget, *, asking: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self.line = QLineEdit(self)
        self._open = Button(theme, self.tr("Filter"), self, kind="flat", icon="filter", small=True)
        self._timer = QTimer(self)
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(self.tr("Filter this list"))
        self.line.setProperty("small", "true")
        self.line.hide()
        self._open.setToolTip(self.tr("Filter this list (Ctrl+F)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)
        row.addWidget(self._open)
        # The list is asked when the loop comes round again, so that a burst of keys asks once.
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.changed)
        self.line.textChanged.connect(self._timer.start)
        self.line.installEventFilter(self)
        self._open.clicked.connect(self.wanted if asking else self.open_field)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def open_field(self) -> None:
        """Show the field with the cursor in it."""
        self._show_line(True)
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def show_text(self, text: str) -> None:
        """Show this text, saying nothing."""
        blocked = self.line.blockSignals(True)
        self.line.setText(text)
        self.line.blockSignals(blocked)
        self._show_line(bool(text))

    def clear(self) -> None:
        """Take the filter away, saying so at once."""
        had = bool(self.line.text())
        self.line.clear()
        self._show_line(False)
        self._timer.stop()
        if had:
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.clear()
                self.left.emit()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _show_line(self, show: bool) -> None:
        self.line.setVisible(show)
        self._open.setVisible(not show)

    def _restyle(self) -> None:
        self.line.setFixedWidth(self._theme.px(220))
