"""The right side of a browse page: a record, a form, or a word on how to choose."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from klatch.ui.first_paint import AfterFirstPaint
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.base import own_viewport
from klatch.ui.widgets.beside import WIDE

if TYPE_CHECKING:
    from klatch.ui.fields.pane_form import NewForm, PaneForm
    from klatch.ui.widgets.notices import EmptyState


_MARGIN = 16


def inset(*widgets: QWidget) -> QVBoxLayout:
    """Parts of a pane one below the other, away from its edges."""
    box = QVBoxLayout()
    box.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
    box.setSpacing(8)
    for widget in widgets:
        box.addWidget(widget)
    return box


class RecordPane(QScrollArea):
    """Shows one record in an area that scrolls up and down; what is typed about it saves itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._inside = QWidget(own_viewport(self))
        self._inside.setProperty("area", "clear")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_record(self, *record: Any) -> None:
        """Show a record; what is being typed about another one is saved first."""
        raise NotImplementedError

    def set_when(self, when: When) -> None:
        """Time has passed."""

    def forget(self) -> None:
        """None is shown any more; what was being typed is saved, or said to be lost."""
        raise NotImplementedError

    @property
    def unsaved(self) -> bool:
        """Whether something was typed and not saved yet."""
        raise NotImplementedError

    def commit(self) -> None:
        """Save what is being typed, before it goes out of sight; say what could not be saved."""
        raise NotImplementedError


Pane = TypeVar("Pane", bound=RecordPane)
Form = TypeVar("Form", bound="NewForm")


class SidePane(QWidget, Generic[Pane, Form]):
    """A stack of them; pane and form are made when first needed, the pane after the first paint."""

    pane_made = Signal(object)
    """The pane is there."""
    added = Signal(int)
    """A form added this record."""
    closed = Signal()
    """A form was left."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: tuple[Any, ...] = ()
        self._pane: Pane | None = None
        self._form: Form | None = None
        self._painted = False
        self._stack = QStackedWidget(self)
        self._blank = QWidget(self._stack)
        self._layout()
        AfterFirstPaint(self, self._on_painted)

    def make_pane(self, parent: QWidget) -> Pane:
        """The pane of a record."""
        raise NotImplementedError

    def make_form(self, parent: QWidget) -> Form:
        """The form for a new record."""
        raise NotImplementedError

    def make_choose(self, parent: QWidget) -> EmptyState:
        """What says how to choose."""
        raise NotImplementedError

    @cached_property
    def choose(self) -> EmptyState:
        """How to choose a record; made when first needed."""
        choose = self.make_choose(self._stack)
        self._stack.addWidget(choose)
        return choose

    @property
    def pane(self) -> Pane:
        """The pane of a record."""
        if self._pane is None:
            self._pane = self.make_pane(self._stack)
            self._stack.addWidget(self._pane)
            self.pane_made.emit(self._pane)
            if self._shown:
                self._pane.show_record(*self._shown)
        return self._pane

    @property
    def form(self) -> Form:
        """The form for a new record."""
        if self._form is None:
            self._form = self.make_form(self._stack)
            self._form.added.connect(self.added)
            self.hold_form(self._form)
        return self._form

    @property
    def shown(self) -> Any:
        """What is shown, or will be once there is a pane; None for nothing."""
        return self._shown[0] if self._shown else None

    @property
    def filling(self) -> bool:
        """Whether a form is open."""
        front = self._stack.currentWidget()
        return front is not None and front is self._form

    @property
    def unsaved(self) -> bool:
        """Whether something was typed about a record and not saved yet."""
        return self._pane is not None and self._pane.unsaved

    def commit(self) -> None:
        """Save what is being typed about a record."""
        if self._pane is not None:
            self._pane.commit()

    def show_nothing(self, *, anything: bool) -> None:
        """Say how to choose where there is anything to choose, else nothing."""
        self._shown = ()
        if self._pane is not None:
            self._pane.forget()
        self._stack.setCurrentWidget(self.choose if anything else self._blank)

    def show_record(self, *record: Any) -> None:
        """Show a record, with what else the pane has to know about it."""
        self._shown = record
        if self._pane is not None:
            self._pane.show_record(*record)
        ready = self._pane is not None or self._painted
        self._stack.setCurrentWidget(self.pane if ready else self._blank)

    def show_form(self, *given: Any) -> None:
        """Open the form for a new record, with what is known of it."""
        self._stack.setCurrentWidget(self.form)
        self.form.begin(*given)

    def set_when(self, when: When) -> None:
        """Time has passed."""
        if self._shown:
            self._shown = tuple(when if isinstance(each, When) else each for each in self._shown)
        if self._pane is not None:
            self._pane.set_when(when)

    def hold_form(self, form: PaneForm) -> None:
        """Put a form into the stack."""
        form.closed.connect(self.closed)
        self._stack.addWidget(form)

    def sizeHint(self) -> QSize:
        return QSize(self._context.theme.px(WIDE), 400)

    def minimumSizeHint(self) -> QSize:
        theme = self._context.theme
        return QSize(theme.px(theme.tokens.sizes["detail_pane_min"]), 200)

    def _layout(self) -> None:
        self.setProperty("area", "frame")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stack.addWidget(self._blank)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _on_painted(self) -> None:
        self._painted = True
        if self._shown and self._stack.currentWidget() is self._blank:
            self._stack.setCurrentWidget(self.pane)
