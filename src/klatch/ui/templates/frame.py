"""Where everything of the page stands: list, form, preview, buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from klatch.services.reading.templates import TemplateRow
from klatch.ui.page import Context
from klatch.ui.template_list import TemplateList, in_order
from klatch.ui.templates.form import TemplateForm
from klatch.ui.templates.preview import TemplatePreview
from klatch.ui.widgets.buttons import Button

_LIST, _LIST_NARROW = 252, 208
_LISTED_FROM, _WIDE_FROM = 940, 1000  # widths of the page
_RIGHT = 0.45


class TemplatesFrame(QWidget):
    """The page's parts; the list becomes narrower, then a combo, where there is little room."""

    chosen = Signal(int)

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        theme = context.theme
        self._theme = theme
        self._page = page
        self.list = TemplateList(theme, self)
        self.form = TemplateForm(theme, self)
        self.preview = TemplatePreview(context, self)
        self.save = Button(theme, self.tr("Save"), self, kind="primary")
        self.restore = Button(theme, self.tr("Restore the original"), self, icon="rotate-ccw")
        self.copy = Button(theme, self.tr("Duplicate"), self)
        self.delete = Button(theme, self.tr("Delete"), self, kind="flat", icon="trash-2")
        self.hidden = Button(theme, self.tr("Show hidden ones"), self, kind="link")
        self._footer = QWidget(self)
        self._left = QWidget(self)
        self._layout()
        self.list.chosen.connect(self.chosen)
        self.form.template.activated.connect(self._on_combo)
        theme.changed.connect(self._restyle)

    def set_rows(self, rows: Sequence[TemplateRow]) -> None:
        """The templates to choose from."""
        self.list.set_rows(rows)
        self.form.template.clear()
        for row in in_order(rows):
            self.form.template.addItem(row.name, row.id)

    def mark(self, template: int) -> None:
        """Mark the template in the form."""
        self.list.set_current(template)
        self.form.template.setCurrentIndex(self.form.template.findData(template))

    def show_state(self, row: TemplateRow | None, *, changed: bool, differs: bool) -> None:
        """What the buttons do for this template."""
        self.restore.setVisible(changed)
        if row is not None and row.archived:
            self.delete.setText(self.tr("Bring back"))
        else:
            shipped = row is not None and row.builtin_key is not None
            self.delete.setText(self.tr("Hide") if shipped else self.tr("Delete"))
        self.save.set_unavailable("" if differs else self.tr("Everything is saved"))

    def show_hidden(self, shown: bool) -> None:
        """Say what the button below the list does now."""
        self.hidden.setText(self.tr("Leave hidden ones out") if shown else self.tr("Show hidden ones"))

    def fit(self, width: int) -> None:
        """Make room where there is little."""
        listed = width >= self._theme.px(_LISTED_FROM)
        side = self._theme.px(_LIST if width >= self._theme.px(_WIDE_FROM) else _LIST_NARROW)
        self._left.setVisible(listed)
        self._left.setFixedWidth(side)
        self.form.template.setVisible(not listed)
        self.preview.setFixedWidth(round((width - (side if listed else 0)) * _RIGHT))

    def _layout(self) -> None:
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 8)
        left.setSpacing(0)
        left.addWidget(self.list, 1)
        below = QHBoxLayout()
        below.setContentsMargins(16, 0, 0, 0)
        below.addWidget(self.hidden)
        below.addStretch(1)
        left.addLayout(below)
        middle = QWidget(self)
        middle.setProperty("area", "surface")
        middle.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(middle)
        column.setContentsMargins(20, 14, 20, 12)
        column.addWidget(self.form)
        self._footer.setProperty("area", "footer")
        buttons = QHBoxLayout(self._footer)
        buttons.setContentsMargins(12, 0, 16, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.delete)
        buttons.addStretch(1)
        for button in (self.restore, self.copy, self.save):
            buttons.addWidget(button)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self._left)
        columns.addWidget(middle, 1)
        columns.addWidget(self.preview)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(columns, 1)
        whole.addWidget(self._footer)
        outside = QVBoxLayout(self._page)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self)
        outside.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # `fit` decides by the width
        self._restyle()

    def _on_combo(self, number: int) -> None:
        self.chosen.emit(self.form.template.itemData(number))

    def _restyle(self) -> None:
        self._footer.setFixedHeight(self._theme.px(57))
        self.fit(self._page.width())
