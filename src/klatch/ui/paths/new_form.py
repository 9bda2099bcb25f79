"""One short form for a career path."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from klatch.domain.drafts import PathDraft
from klatch.domain.errors import InvalidInput
from klatch.services import career_paths
from klatch.ui import errors
from klatch.ui.fields.pane_form import PaneForm
from klatch.ui.page import Context
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button, IconButton
from klatch.ui.widgets.flow import FlowLayout
from klatch.ui.widgets.forms import Field


class NewPathForm(PaneForm):
    """Name, and why it is considered. Enter saves, Esc leaves."""

    added = Signal(int)
    """The new path's id."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self.name, self.why = QLineEdit(self), QLineEdit(self)
        self.name.setPlaceholderText(self.tr("A kind of work, such as UX research"))
        self.field = Field(theme, self.tr("Name"), self.name, self)
        self._why = Field(theme, self.tr("Why it could suit you"), self.why, self)
        self.add = Button(theme, self.tr("Add career path"), self, kind="primary")
        self._cancel = IconButton(theme, "x", self.tr("Cancel"), self, shortcut=self.tr("Esc"))
        self._layout()
        self.add.clicked.connect(self.submit)
        self._cancel.clicked.connect(self.closed)

    def begin(self) -> None:
        """Start with an empty form."""
        self.name.clear()
        self.why.clear()
        self.field.set_error("")
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def submit(self) -> bool:
        """Add the path when its name can stand."""
        draft = PathDraft(self.name.text(), self.why.text())
        try:
            path = career_paths.add(self._context.store, draft, self._context.clock.now())
        except InvalidInput as error:
            self.field.set_error(errors.problem(error.problem))
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        self._context.notices.undoable(self.tr("%1 added").replace("%1", draft.name.strip()))
        self.added.emit(path)
        return True

    def _layout(self) -> None:
        inner = QWidget(self)
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(16, 16, 16, 8)
        inside.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("New career path"), "heading", self), 1)
        head.addWidget(self._cancel)
        inside.addLayout(head)
        inside.addWidget(self.field)
        inside.addWidget(self._why)
        inside.addStretch(1)
        buttons = QWidget(self)
        flow = FlowLayout(buttons, spacing=8)
        flow.setContentsMargins(16, 10, 16, 12)
        flow.addWidget(self.add)
        self.place(inner, buttons)
