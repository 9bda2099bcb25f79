"""The filter row: stage chips, the field to type into, and the button for all else."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from klatch.domain.vocabulary import PIPELINE, Stage
from klatch.ui import words
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.chips import Chip, FilterChips

STAGES = (*PIPELINE, Stage.PAUSED)


class FilterRow(QWidget):
    """Says which filter is wanted; `changed` comes once per turn of the event loop."""

    changed = Signal()
    left = Signal()
    """The field was closed: the list may take the focus."""
    menu_wanted = Signal(object)
    """The menu of filters is to open at this point of the screen."""
    dropped = Signal(str, object)
    """On the chip of this stage these people were dropped."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips = FilterChips(theme, self.tr("All stages"), self.tr("Filter by stage"), self)
        self._chips.set_chips([Chip(stage, words.stage(stage), stage) for stage in STAGES])
        self._hint = label("", "muted", self)
        self._field = QLineEdit(self)
        self._open = Button(theme, self.tr("Filter"), self, kind="flat", icon="filter", small=True)
        self._timer = QTimer(self)
        self._layout()
        self._connect()
        self._restyle()

    @property
    def field(self) -> QLineEdit:
        """The field; hidden until it is asked for."""
        return self._field

    @property
    def chips(self) -> FilterChips:
        """The stage chips."""
        return self._chips

    @property
    def text(self) -> str:
        """What was typed."""
        return self._field.text() if not self._field.isHidden() else ""

    @property
    def stages(self) -> frozenset[Stage]:
        """The stages that are on; empty means all."""
        return frozenset(Stage(key) for key in self._chips.checked())

    def open_field(self) -> None:
        """Show the field with the cursor in it."""
        self._show_field(True)
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def open_menu(self) -> None:
        """Ask for the menu of everything the list can be narrowed by, below the button."""
        place = self._open if self._open.isVisible() else self._field
        self.menu_wanted.emit(place.mapToGlobal(place.rect().bottomLeft()))

    def show_filter(self, stages: frozenset[Stage], text: str) -> None:
        """Show this filter, saying nothing."""
        self._chips.set_checked(tuple(stages))
        blocked = self._field.blockSignals(True)
        self._field.setText(text)
        self._field.blockSignals(blocked)
        self._show_field(bool(text))

    def set_counts(self, counts: Mapping[Stage, int]) -> None:
        """Show how many each stage would leave."""
        self._chips.set_counts({str(stage): count for stage, count in counts.items()})

    def show_hint(self, text: str) -> None:
        """A sentence in place of the chips, which say nothing about the address book; empty: the chips."""
        self._hint.setText(text)
        self.offer_stages(False)

    def offer_stages(self, offer: bool) -> None:
        """Show the chips while people are dragged, also where a sentence stands in their place."""
        hint = bool(self._hint.text()) and not offer
        self._hint.setVisible(hint)
        self._chips.setVisible(not hint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._close_field()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _layout(self) -> None:
        self.setProperty("area", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._field.setPlaceholderText(self.tr("Name, employer, tag, city"))
        self._field.setAccessibleName(self.tr("Filter this list"))
        self._field.setProperty("small", "true")
        self._field.hide()
        self._open.setToolTip(self.tr("Filter this list by words (Ctrl+F) or by what is known of people"))
        self._hint.hide()
        self._hint.setContentsMargins(4, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._chips, 1)
        row.addWidget(self._hint, 1)
        row.addWidget(self._field)
        row.addWidget(self._open)

    def _connect(self) -> None:
        # The list is asked when the loop comes round again, so that a burst of keys asks once.
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.changed)
        self._field.textChanged.connect(self._timer.start)
        self._field.installEventFilter(self)
        self._chips.changed.connect(self.changed)
        self._chips.take_drops()
        self._chips.dropped.connect(self.dropped)
        self._open.clicked.connect(self.open_menu)
        self._theme.changed.connect(self._restyle)

    def _close_field(self) -> None:
        had = bool(self._field.text())
        self._field.clear()
        self._show_field(False)
        self._timer.stop()
        if had:
            self.changed.emit()
        self.left.emit()

    def _show_field(self, show: bool) -> None:
        self._field.setVisible(show)
        self._open.setVisible(not show)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(48))
        self._field.setFixedWidth(self._theme.px(220))
