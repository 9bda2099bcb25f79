"""The toolbar: where one is, the search, and New."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from klatch.ui.page import Context
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import IconButton, SearchField, SplitButton
from klatch.ui.widgets.elided import ElidedLabel
from klatch.ui.widgets.focus import tab_after


class Toolbar(QWidget):
    """Title and summary at the left, search in the middle, New at the right; `triggered` names an action."""

    triggered = Signal(str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._narrow = False
        self._controls: QWidget | None = None
        self._back = IconButton(self._theme, "arrow-left", self.tr("Back"), self, shortcut="Esc")
        self._title = label("", "title", self)
        self._summary = ElidedLabel("", "muted", self)
        self._search = SearchField(self._theme, self.tr("Search everything"), ("Ctrl", "K"), self)
        self._new_menu = QMenu(self)
        self._new = SplitButton(self._theme, self.tr("New"), self._new_menu, self)
        self.setProperty("area", "toolbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._layout()
        self._connect()
        self._restyle()

    def set_heading(self, title: str, summary: str, *, task: bool) -> None:
        """Say which page is in front; a task page gets the back arrow."""
        self._title.setText(title)
        self._summary.setText(summary)
        self._back.setVisible(task)
        self._edge.setContentsMargins(self._theme.px(12 if task else 20), 0, 0, 0)

    def set_narrow(self, narrow: bool) -> None:
        """A shorter search field and no summary where there is little room."""
        self._narrow = narrow
        self._restyle()

    def hold(self, controls: QWidget | None) -> None:
        """Show the controls of the page in front, before New."""
        if controls is self._controls:
            return
        if self._controls is not None:
            self._controls.hide()
        self._controls = controls
        if controls is None:
            return
        if self._right.indexOf(controls) < 0:
            self._right.insertWidget(self._right.indexOf(self._new), controls)
            tab_after(self._search, controls)
        controls.show()

    def _layout(self) -> None:
        self._edge = QHBoxLayout()
        self._edge.setSpacing(12)
        self._edge.addWidget(self._back)
        self._edge.addWidget(self._title)
        self._edge.addWidget(self._summary, 1)
        right = self._right = QHBoxLayout()
        right.setContentsMargins(0, 0, 16, 0)
        right.setSpacing(8)
        right.addStretch(1)
        right.addWidget(self._new)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(self._edge, 1)
        row.addWidget(self._search)
        row.addLayout(right, 1)
        self._summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def _connect(self) -> None:
        for name, text in (
            ("new_contact", self.tr("Contact")),
            ("new_meeting", self.tr("Meeting")),
            ("new_message", self.tr("Message")),
            ("new_task", self.tr("Task")),
            ("new_organization", self.tr("Organization")),
            ("new_opportunity", self.tr("Opportunity")),
            ("log_sent", self.tr("Message sent elsewhere…")),
        ):
            self._new_menu.addAction(text).triggered.connect(partial(self._trigger, name))
        self._new.clicked.connect(partial(self._trigger, "new"))
        self._search.clicked.connect(partial(self._trigger, "palette"))
        self._back.clicked.connect(partial(self._trigger, "leave"))
        self._theme.changed.connect(self._restyle)

    def _trigger(self, name: str, _checked: bool = False) -> None:
        self.triggered.emit(name)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.size("toolbar"))
        self._search.setFixedWidth(self._theme.px(280 if self._narrow else 340))
        self._summary.setVisible(not self._narrow)
