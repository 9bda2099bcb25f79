"""The right side of the page: an employer, the form for a new one, or a word on how to choose."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from klatch.services.reading.organizations import OrganizationDetail
from klatch.ui.first_paint import AfterFirstPaint
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.beside import WIDE
from klatch.ui.widgets.notices import EmptyState

if TYPE_CHECKING:
    from klatch.ui.organizations.new_form import NewOrganizationForm
    from klatch.ui.organizations.pane import OrganizationPane
    from klatch.ui.organizations.verbs import OrganizationVerbs


class SidePane(QWidget):
    """A stack of the three; pane and form are made when first needed, the pane after the first paint."""

    pane_made = Signal(object)
    """The OrganizationPane is there."""
    added = Signal(int)
    """The form added this employer."""
    closed = Signal()
    """The form was left."""

    def __init__(
        self, context: Context, verbs: Callable[[], OrganizationVerbs], menu: QMenu, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context, self._verbs, self._menu = context, verbs, menu
        self._shown: tuple[OrganizationDetail, int, When] | None = None
        self._pane: OrganizationPane | None = None
        self._form: NewOrganizationForm | None = None
        self._painted = False
        self._stack = QStackedWidget(self)
        self._choose = EmptyState(context.theme, "building-2", self._stack)
        self._blank = QWidget(self._stack)
        self._layout()
        AfterFirstPaint(self, self._on_painted)

    @property
    def pane(self) -> OrganizationPane:
        """The pane of an employer."""
        if self._pane is None:
            from klatch.ui.organizations.pane import OrganizationPane

            self._pane = OrganizationPane(self._context, self._verbs(), self._menu, self._stack)
            self._stack.addWidget(self._pane)
            self.pane_made.emit(self._pane)
            if self._shown is not None:
                self._pane.show_organization(*self._shown)
        return self._pane

    @property
    def form(self) -> NewOrganizationForm:
        """The form for a new employer."""
        if self._form is None:
            from klatch.ui.organizations.new_form import NewOrganizationForm

            self._form = NewOrganizationForm(self._context, self._stack)
            self._form.added.connect(self.added)
            self._form.closed.connect(self.closed)
            self._stack.addWidget(self._form)
        return self._form

    @property
    def shown(self) -> OrganizationDetail | None:
        """What is shown, or will be once there is a pane."""
        return self._shown[0] if self._shown is not None else None

    @property
    def adding(self) -> bool:
        """Whether the form for a new employer is open."""
        return self._form is not None and self._stack.currentWidget() is self._form

    def show_nothing(self, *, anything: bool) -> None:
        """Say how to choose where there is anything to choose, else nothing."""
        self._shown = None
        if self._pane is not None:
            self._pane.forget()
        self._stack.setCurrentWidget(self._choose if anything else self._blank)

    def show_organization(self, found: OrganizationDetail, place: int, when: When) -> None:
        """Show an employer; `place` is that among the first five, else 0."""
        self._shown = found, place, when
        if self._pane is not None:
            self._pane.show_organization(found, place, when)
        if self._pane is not None or self._painted:
            self._stack.setCurrentWidget(self.pane)
        else:
            self._stack.setCurrentWidget(self._blank)

    def show_form(self, name: str) -> None:
        """Open the form for a new employer."""
        self._stack.setCurrentWidget(self.form)
        self.form.begin(name)

    @property
    def unsaved(self) -> bool:
        """Whether something was typed about an employer and not saved yet."""
        return self._pane is not None and self._pane.unsaved

    def commit(self) -> None:
        """Save what is being typed about an employer."""
        if self._pane is not None:
            self._pane.commit()

    def sizeHint(self) -> QSize:
        return QSize(self._context.theme.px(WIDE), 400)

    def minimumSizeHint(self) -> QSize:
        theme = self._context.theme
        return QSize(theme.px(theme.tokens.sizes["detail_pane_min"]), 200)

    def _layout(self) -> None:
        self.setProperty("area", "frame")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        choose = self.tr("Choose an organization to see who you know there.")
        self._choose.set_message(self.tr("Nothing chosen"), choose)
        for widget in (self._choose, self._blank):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _on_painted(self) -> None:
        self._painted = True
        if self._shown is not None and self._stack.currentWidget() is self._blank:
            self._stack.setCurrentWidget(self.pane)
