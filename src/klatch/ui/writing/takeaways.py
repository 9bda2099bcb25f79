"""What was said as chips: those chosen are mentioned in the message."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from klatch.ui import icons
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label
from klatch.ui.widgets.chips import Chip, FilterChip
from klatch.ui.widgets.flow import FlowLayout
from klatch.ui.widgets.painting import mirrored
from klatch.ui.writing.writing import Mention

_LONGEST = 42
_ICON = 14


class MentionChip(FilterChip):
    """A tick for what is mentioned, a plus for what could be: colour alone says nothing."""

    _measured: tuple[float, QSize] | None = None

    def sizeHint(self) -> QSize:
        theme = self._theme
        if self._measured is None or self._measured[0] != theme.scale:
            metrics = QFontMetrics(theme.font("caption", 600))  # choosing one does not push its neighbours
            width = metrics.horizontalAdvance(self.chip.label) + theme.px(_ICON + 26)
            self._measured = theme.scale, QSize(width, theme.size("control_small"))
        return self._measured[1]

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colors, on = self._theme, self._theme.colors, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("warning_graphic" if on else "border_strong"), 1))
        hovered = colors.hover if self.underMouse() else colors.raised
        painter.setBrush(theme.color("warning_soft") if on else hovered)
        pill = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        ink = theme.color("warning") if on else colors.text
        side = theme.px(_ICON)
        square = mirrored(self, QRect(theme.px(9), (self.height() - side) // 2, side, side))
        icons.paint(painter, square, "check" if on else "plus", ink)
        painter.setFont(theme.font("caption", 600 if on else 400))
        painter.setPen(ink)
        box = mirrored(self, self.rect().adjusted(theme.px(_ICON + 15), 0, -theme.px(6), 0))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self.chip.label)
        painter.end()


class TakeawayChips(QWidget):
    """Which takeaways the message mentions."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Mention, ...] = ()
        self._chips: list[FilterChip] = []
        self._flow_area = QWidget(self)
        self._flow = FlowLayout(self._flow_area)
        self._flow.setSpacing(6)
        self._none = label(
            self.tr("No takeaway of the conversation is kept yet."), "caption", self, wrap=True
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(self.tr("Takeaways to mention"), "label", self))
        column.addWidget(self._flow_area)
        column.addWidget(self._none)

    def set_mentions(self, mentions: Sequence[Mention], chosen: set[str]) -> None:
        """Show what can be mentioned, the chosen ones on."""
        focused = next((chip for chip in self._chips if chip.hasFocus()), None)
        if tuple(mentions) != self._shown:
            self._rebuild(tuple(mentions))
        for chip in self._chips:
            chip.setChecked(chip.chip.key in chosen)
        self._none.setVisible(not mentions)
        self._flow_area.setVisible(bool(mentions))
        if focused in self._chips and focused is not None:
            focused.setFocus()

    def chosen(self) -> set[str]:
        """The keys of those that are on."""
        return {chip.chip.key for chip in self._chips if chip.isChecked()}

    def chips(self) -> list[FilterChip]:
        """The chips in order."""
        return list(self._chips)

    def _rebuild(self, mentions: tuple[Mention, ...]) -> None:
        """A chip stays with what it stands for."""
        before = dict(zip(self._shown, self._chips, strict=True))
        self._shown = mentions
        self._flow_area.hide()  # or every chip that comes has all of them arranged once more
        for number in reversed(range(self._flow.count())):
            self._flow.takeAt(number)
        self._chips = [before.pop(each) if each in before else self._make(each) for each in mentions]
        for gone in before.values():
            gone.hide()
            gone.deleteLater()
        for chip in self._chips:
            self._flow.addWidget(chip)

    def _make(self, mention: Mention) -> FilterChip:
        key, said = mention
        text = said if len(said) <= _LONGEST else f"{said[:_LONGEST].rstrip()}…"
        chip = MentionChip(self._theme, Chip(key, text), self._flow_area)
        chip.setToolTip(said)
        chip.setAccessibleName(said)
        chip.clicked.connect(self.changed)
        return chip
