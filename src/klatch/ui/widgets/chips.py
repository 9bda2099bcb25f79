"""Stage chip and the row of filter chips."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QWidget

from klatch.support.frozen import frozen
from klatch.ui.theme import Theme
from klatch.ui.widgets import dragging
from klatch.ui.widgets.base import own_viewport
from klatch.ui.widgets.focus import focus_by_key
from klatch.ui.widgets.painting import chip_size, mirrored, paint_chip, paint_glyph

_KEYBOARD_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class StageChip(QWidget):
    """A stage as a chip on its own."""

    def __init__(self, theme: Theme, stage: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.set_stage(stage, label)

    def set_stage(self, stage: str, label: str) -> None:
        """Show another stage."""
        self._stage, self._label = stage, label
        self.setAccessibleName(label)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self._theme, self._label)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self._stage, self._theme, self._label)
        painter.end()


@frozen
class Chip:
    """One filter: its key, its words, a stage glyph where it is one, and how many it would show."""

    key: str
    label: str
    stage: str = ""
    count: int | None = None


class FilterChip(QPushButton):
    """A checkable chip that paints glyph, words and count. Where it accepts drops, it is lit under one."""

    dropped = Signal(object)
    """These ids were dropped on it."""

    def __init__(self, theme: Theme, chip: Chip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.chip = chip
        self._with_count = True
        self._lit = False
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("ring_radius", 16)
        self.setProperty("painted", "true")
        self._rename()

    def set_count(self, count: int | None) -> None:
        """Show another count."""
        self.chip = Chip(self.chip.key, self.chip.label, self.chip.stage, count)
        self._rename()
        self.updateGeometry()
        self.update()

    def show_count(self, show: bool) -> None:
        """Leave the count out where room is scarce; it stays in the accessible name."""
        self._with_count = show
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self.width_with(count=self._with_count), self._theme.size("control_small"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def width_with(self, *, count: bool) -> int:
        """The width with or without the count."""
        theme = self._theme
        # Measured in the bold face, so that checking a chip does not push its neighbours.
        metrics = QFontMetrics(theme.font("caption", 600))
        width = (
            theme.px(18)
            + metrics.horizontalAdvance(self.chip.label)
            + (theme.px(20) if self.chip.stage else 0)
        )
        number = self._number() if count else ""
        return width + (theme.px(6) + metrics.horizontalAdvance(number) if number else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colors = self._theme, self._theme.colors
        on = self.isChecked() or self._lit
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.accent if on else colors.border_strong, 2 if self._lit else 1))
        ground = colors.accent_soft if on else colors.hover if self.underMouse() else colors.raised
        painter.setBrush(ground)
        pill = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        x = theme.px(9)
        if self.chip.stage:
            side = theme.size("stage_glyph")
            square = mirrored(self, QRect(x, (self.height() - side) // 2, side, side)).toRectF()
            paint_glyph(painter, square, self.chip.stage, theme.stage(self.chip.stage).graphic, ground)
            x += theme.px(20)
        font = theme.font("caption", 600 if on else 400)
        painter.setFont(font)
        painter.setPen(colors.accent_text if on else colors.text)
        words = QFontMetrics(font).horizontalAdvance(self.chip.label)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(mirrored(self, QRect(x, 0, words + 1, self.height())), flags, self.chip.label)
        if self._with_count and self._number():
            painter.setPen(colors.accent_text if on else colors.muted)
            left = x + words + theme.px(6)
            box = QRect(left, 0, self.width() - left, self.height())
            painter.drawText(mirrored(self, box), flags, self._number())
        painter.end()

    @property
    def lit(self) -> bool:
        """Whether a drop would land here."""
        return self._lit

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragging.holds_records(event.mimeData()):
            event.acceptProposedAction()
            self._light(True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._light(False)
        # The table must not change while Qt is still dragging its rows.
        QTimer.singleShot(0, self, partial(self.dropped.emit, dragging.unpack(event.mimeData())))

    def _light(self, lit: bool) -> None:
        self._lit = lit
        self.update()

    def _number(self) -> str:
        return "" if self.chip.count is None else self.locale().toString(self.chip.count)

    def _rename(self) -> None:
        number = self._number()
        self.setAccessibleName(f"{self.chip.label}, {number}" if number else self.chip.label)


class FilterChips(QScrollArea):
    """A row of filters, several of which may be on. The first, "all", is on when no other is."""

    changed = Signal(tuple)
    """The keys that are on, in the order of the row; empty means all."""
    dropped = Signal(str, object)
    """On the chip of this key these ids were dropped."""

    def __init__(self, theme: Theme, all_label: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._takes_drops = False
        own_viewport(self).setAutoFillBackground(False)
        self._row = QWidget(self)
        self._row.setProperty("area", "clear")
        self._layout = QHBoxLayout(self._row)
        self._layout.setContentsMargins(4, 0, 4, 0)
        self._layout.setSpacing(theme.px(6))
        self._all = self._make(Chip("", all_label))
        self._chips: list[FilterChip] = []
        self._layout.addStretch(1)
        self._all.setChecked(True)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(self._row)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row.setAutoFillBackground(False)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Show these filters; what was on stays on if it is still there."""
        on = set(self.checked())
        for old in self._chips:
            self._layout.removeWidget(old)
            old.deleteLater()
        self._chips = [self._make(chip) for chip in chips]
        for made in self._chips:
            made.dropped.connect(partial(self.dropped.emit, made.chip.key))
            made.setAcceptDrops(self._takes_drops)
        for made in self._chips:
            made.setChecked(made.chip.key in on)
        self._all.setChecked(not self.checked())
        self._fit()

    def take_drops(self) -> None:
        """Let records be dropped on the chips, all but the first."""
        self._takes_drops = True
        for chip in self._chips:
            chip.setAcceptDrops(True)

    def chip(self, key: str) -> FilterChip:
        """The chip of a filter."""
        return next(chip for chip in self._chips if chip.chip.key == key)

    def set_counts(self, counts: Mapping[str, int], total: int | None = None) -> None:
        """Show how many each filter would leave."""
        for chip in self._chips:
            chip.set_count(counts.get(chip.chip.key, 0))
        self._all.set_count(total)
        self._fit()

    def checked(self) -> tuple[str, ...]:
        """The keys that are on."""
        return tuple(chip.chip.key for chip in self._chips if chip.isChecked())

    def set_checked(self, keys: Sequence[str]) -> None:
        """Turn exactly these on, saying nothing."""
        for chip in self._chips:
            chip.setChecked(chip.chip.key in keys)
        self._all.setChecked(not self.checked())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, FilterChip):
            self.ensureWidgetVisible(watched, 8, 0)
        elif (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(watched, FilterChip)
        ):
            step = _KEYBOARD_STEPS.get(Qt.Key(event.key()), 0)
            if step:
                self._move(watched, -step if self.isRightToLeft() else step)
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - event.angleDelta().y() // 2 - event.angleDelta().x() // 2)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(400), self._theme.px(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(36))

    def _make(self, chip: Chip) -> FilterChip:
        made = FilterChip(self._theme, chip, self._row)
        made.installEventFilter(self)
        made.clicked.connect(self._on_clicked)
        last = self._layout.count() - 1
        self._layout.insertWidget(max(0, last), made)
        return made

    def _on_clicked(self) -> None:
        if self.sender() is self._all:
            for chip in self._chips:
                chip.setChecked(False)
        self._all.setChecked(not self.checked())
        self.changed.emit(self.checked())

    def _move(self, chip: FilterChip, step: int) -> None:
        row: list[Any] = [self._all, *self._chips]
        place = row.index(chip) + step
        if 0 <= place < len(row):
            focus_by_key(row[place])

    def _fit(self) -> None:
        chips = [self._all, *self._chips]
        room = self.viewport().width() - 8 - self._layout.spacing() * (len(chips) - 1)
        with_counts = sum(chip.width_with(count=True) for chip in chips) <= room
        for chip in chips:
            chip.show_count(with_counts)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(36))
        self._fit()
        for chip in (self._all, *self._chips):
            chip.updateGeometry()
            chip.update()
