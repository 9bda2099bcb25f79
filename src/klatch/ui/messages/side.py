"""The right side of the page: a message, the form for one sent elsewhere, or a word on how to choose."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from klatch.ui.messages.pane import MessagePane, Shown
from klatch.ui.messages.sent_form import SentForm
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.notices import EmptyState

WIDE, NARROW, WIDEST = 440, 360, 640
_LEAST = 300


class SidePane(QWidget):
    """A stack of the three; the form is made when first needed."""

    logged = Signal(int)
    closed = Signal()
    """The form was left."""

    def __init__(self, context: Context, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._form: SentForm | None = None
        self._stack = QStackedWidget(self)
        self.pane = MessagePane(context, menu, self._stack)
        self._nothing = EmptyState(context.theme, "mail", self._stack)
        self._layout()

    @property
    def form(self) -> SentForm:
        """The form for a message sent elsewhere."""
        if self._form is None:
            self._form = SentForm(self._context, self._stack)
            self._form.logged.connect(self.logged)
            self._form.closed.connect(self.closed)
            self._stack.addWidget(self._form)
        return self._form

    @property
    def logging(self) -> bool:
        """Whether the form is open."""
        return self._form is not None and self._stack.currentWidget() is self._form

    @property
    def shown(self) -> Shown | None:
        """The message in front."""
        return self.pane.shown if self._stack.currentWidget() is self.pane else None

    def show_message(self, shown: Shown | None, when: When, me: str) -> None:
        """Show a message, or that none is chosen."""
        if shown is None:
            self._leave_reply()
            self._stack.setCurrentWidget(self._nothing)
            return
        self.pane.show_message(shown, when, me)
        self._stack.setCurrentWidget(self.pane)

    def log_sent(self, contact: int, when: When) -> None:
        """Open the form for a message sent elsewhere."""
        self._leave_reply()
        self._stack.setCurrentWidget(self.form)
        self.form.begin(contact, when)

    def leave_form(self) -> None:
        """Put the form away."""
        if self.logging:
            self._stack.setCurrentWidget(self._nothing)

    def _leave_reply(self) -> None:
        if self.pane.asking:
            self.pane.reply_form.close_form()

    def sizeHint(self) -> QSize:
        return QSize(self._context.theme.px(WIDE), 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, 200)

    def _layout(self) -> None:
        self.setProperty("area", "frame")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._nothing.set_message(self.tr("No message chosen"), self.tr("Choose one to read it here."))
        for widget in (self._nothing, self.pane):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
