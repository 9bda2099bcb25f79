"""The right side of the page: a person, the form for a new one, or a word on how to choose."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from klatch.services.reading.contacts import ContactDetail
from klatch.ui.contacts.new_form import NewContactForm
from klatch.ui.contacts.pane import PersonPane
from klatch.ui.contacts.verbs import ContactVerbs
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.notices import EmptyState

WIDE, NARROW = 344, 316


class SidePane(QWidget):
    """A stack of the three."""

    def __init__(self, context: Context, verbs: ContactVerbs, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self.person = PersonPane(context, verbs, menu, self)
        self.form = NewContactForm(context, self)
        self._nobody = EmptyState(context.theme, "users", self)
        self._scroll = QScrollArea(self)
        self._stack = QStackedWidget(self)
        self._layout()

    @property
    def adding(self) -> bool:
        """Whether the form for a new person is open."""
        return self._stack.currentWidget() is self._scroll

    def show_person(self, person: ContactDetail | None, when: When) -> None:
        """Show a person, or that nobody is chosen."""
        if person is None:
            self._stack.setCurrentWidget(self._nobody)
            return
        self.person.show_person(person, when)
        self._stack.setCurrentWidget(self.person)

    def show_form(self, name: str) -> None:
        """Open the form for a new person."""
        self._stack.setCurrentWidget(self._scroll)
        self.form.begin(name)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDE), 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(self._theme.tokens.sizes["detail_pane_min"]), 200)

    def _layout(self) -> None:
        self.setProperty("area", "frame")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._nobody.set_message(self.tr("Nobody chosen"), self.tr("Choose a person to see what comes next."))
        self.form.setProperty("area", "clear")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.form)
        for widget in (self.person, self._scroll, self._nobody):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
