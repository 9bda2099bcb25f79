"""The filter of a list: a button, and the field it opens."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from klatch.ui.theme import Theme
from klatch.ui.widgets.buttons import Button

_WIDTH = 220


class FilterField(QWidget):
    """Says what is typed; `changed` comes once per turn of the event loop. Esc clears and closes."""

    changed = Signal()
    left = Signal()
    """The list may take the focus."""

    def __init__(self, theme: Theme, placeholder: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.field = QLineEdit(self)
        self._open = Button(theme, self.tr("Filter"), self, kind="flat", icon="filter", small=True)
        self._timer = QTimer(self)
        self.field.setPlaceholderText(placeholder)
        self.field.setAccessibleName(self.tr("Filter this list"))
        self.field.setProperty("small", "true")
        self.field.hide()
        self._open.setToolTip(self.tr("Filter this list (Ctrl+F)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field)
        row.addWidget(self._open)
        self._connect()
        self._restyle()

    @property
    def text(self) -> str:
        """What was typed."""
        return self.field.text()

    def open_field(self) -> None:
        """Show the field with the cursor in it."""
        self._show_field(True)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def clear(self) -> None:
        """Take the filter away, saying so at once."""
        had = bool(self.field.text())
        self.field.clear()
        self._show_field(False)
        self._timer.stop()
        if had:
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.clear()
                self.left.emit()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        # The list is asked when the loop comes round again, so that a burst of keys asks once.
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.changed)
        self.field.textChanged.connect(self._timer.start)
        self.field.installEventFilter(self)
        self._open.clicked.connect(self.open_field)
        self._theme.changed.connect(self._restyle)

    def _show_field(self, show: bool) -> None:
        self.field.setVisible(show)
        self._open.setVisible(not show)

    def _restyle(self) -> None:
        self.field.setFixedWidth(self._theme.px(_WIDTH))
