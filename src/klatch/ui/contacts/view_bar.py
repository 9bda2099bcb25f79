"""Below the stages: what else narrows the list, and what may become of a changed view."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from klatch.ui.contacts.parts import Part
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.flow import FlowLayout


class ViewBar(QWidget):
    """Hidden while there is nothing to say."""

    lifted = Signal(str)
    """This field of the filter is to go."""
    update_wanted = Signal()
    save_wanted = Signal()
    revert_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts: tuple[Part, ...] = ()
        self._buttons: dict[str, Button] = {}
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips)
        self._offer = QWidget(self)
        self.update_view = Button(theme, self.tr("Update view"), self._offer, small=True)
        self.save_new = Button(theme, self.tr("Save as new view"), self._offer, kind="flat", small=True)
        self.revert = Button(theme, self.tr("Show as saved"), self._offer, kind="flat", small=True)
        self._layout()
        self.update_view.clicked.connect(self.update_wanted)
        self.save_new.clicked.connect(self.save_wanted)
        self.revert.clicked.connect(self.revert_wanted)
        self.show_parts((), changed=False)

    def show_parts(self, parts: Sequence[Part], *, changed: bool) -> None:
        """Show what narrows the list, and the offer when the view in front was changed."""
        self._offer.setVisible(changed)
        if tuple(parts) != self._parts:
            self._rebuild(tuple(parts))
        self._chips.setVisible(bool(parts))
        self.setVisible(changed or bool(parts))

    def chip(self, field: str) -> Button:
        """The chip of a part; pressing it lifts the part."""
        return self._buttons[field]

    def _rebuild(self, parts: tuple[Part, ...]) -> None:
        self._parts = parts
        for old in self._buttons.values():
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons.clear()
        for part in parts:
            chip = Button(self._theme, part.text.replace("&", "&&"), self._chips, icon="x", small=True)
            mirrored = self.isRightToLeft()
            chip.setLayoutDirection(
                Qt.LayoutDirection.LeftToRight if mirrored else Qt.LayoutDirection.RightToLeft
            )
            chip.setAccessibleName(self.tr("%1, lift this filter").replace("%1", part.text))
            chip.setToolTip(chip.accessibleName())
            chip.clicked.connect(partial(self._on_chip, part.field))
            self._flow.addWidget(chip)
            self._buttons[part.field] = chip
            chip.show()
        self._chips.updateGeometry()

    def _layout(self) -> None:
        self.setProperty("area", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QHBoxLayout(self._offer)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(label(self.tr("View changed"), "muted", self._offer))
        for button in (self.update_view, self.save_new, self.revert):
            inside.addWidget(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 16, 7)
        row.setSpacing(8)
        row.addWidget(self._chips, 1)
        row.addStretch()
        row.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignTop)

    def _on_chip(self, field: str, _checked: bool = False) -> None:
        self.lifted.emit(field)
