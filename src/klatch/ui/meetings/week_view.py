"""The week as a calendar: blocks to choose, open and drag, with the mouse or with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from klatch.ui.meetings.week_blocks import carried
from klatch.ui.meetings.week_days import (
    GRID,
    Block,
    Grid,
    Key,
    Placed,
    moment_of,
    neighbour,
    nudged,
    place,
    snapped,
)
from klatch.ui.meetings.week_drag import Drag
from klatch.ui.meetings.week_paint import CLOCK_WIDTH, HEAD, Scene, WeekPainter
from klatch.ui.theme import Theme
from klatch.ui.when import When
from klatch.ui.widgets.base import announce, own_viewport

_HOUR, _LEAST = 40, 36
_MORNING = 8
_MARGIN = 9
_LEAST_HOURS = 2
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class WeekView(QAbstractScrollArea):
    """Shows blocks; what they stand for is moved by whoever listens."""

    chosen = Signal(object)
    """The Key of the block clicked or gone to."""
    opened = Signal(object)
    dropped = Signal(object, object)
    """A Key, and the moment it was moved to."""
    refused = Signal(object)
    """A Key that cannot be moved."""
    picked = Signal(object)
    """A double click where nothing is: the moment."""
    turned = Signal(int)
    """The next week (1) or the one before (-1) is asked for."""
    menu_requested = Signal(QPoint)
    delete_pressed = Signal(object)

    def __init__(self, theme: Theme, when: When, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._when = when
        self._days: tuple[date, ...] = (when.today,)
        self._blocks: Sequence[Block] = ()
        self._placed: list[Placed] = []
        self._second = ("", "")
        self._current: Key | None = None
        self._drag: Drag | None = None
        self._ring = False
        self._hour = theme.px(_HOUR)
        self._set_up()

    @property
    def current(self) -> Key | None:
        """The block in front."""
        return self._current

    @property
    def placed(self) -> Sequence[Placed]:
        """The blocks shown, in the order of days and hours."""
        return self._placed

    def show_week(self, days: tuple[date, ...], blocks: Sequence[Block], when: When) -> None:
        """Show these days with these blocks, as of a moment."""
        another = days[0] != self._days[0]
        self._days, self._blocks, self._when = days, blocks, when
        self._arrange()
        if another:
            self._to_morning()

    def show_second(self, zone: str, city: str) -> None:
        """The second clock; "" for none."""
        self._second = (zone, city)
        self._arrange()

    def set_current(self, key: Key | None) -> None:
        """Put a block in front."""
        self._current = key
        block = self._block(key)
        self.setAccessibleDescription(block.name if block else "")
        if block and self.hasFocus():
            announce(self, block.name)
        self.viewport().update()

    def reveal(self, key: Key) -> None:
        """Scroll to a block."""
        found = next((each for each in self._placed if each.block.key == key), None)
        if found is not None:
            rect, bar = self.grid().rect(found), self.verticalScrollBar()
            room = self.viewport().height() - self._head
            margin = self._theme.px(_MARGIN)
            lowest, highest = rect.bottom() + margin - room, rect.top() - margin
            bar.setValue(min(max(bar.value(), lowest), highest))

    def grid(self) -> Grid:
        """Where days and hours are."""
        theme = self._theme
        left = theme.px(CLOCK_WIDTH) * (2 if self._second[0] else 1)
        return Grid(left, self.viewport().width(), len(self._days), theme.px(_HOUR), theme.px(_LEAST))

    def rect_of(self, key: Key) -> QRect:
        """Where a block is in the viewport; empty when it is not shown."""
        found = next((each for each in self._placed if each.block.key == key), None)
        if found is None:
            return QRect()
        return self._flip(self.grid().rect(found)).translated(0, self._head - self._scroll)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        zone, city = self._second
        scene = Scene(self._days, self._when, zone, city, self.grid(), self._flip)
        paint = WeekPainter(painter, self._theme, scene, self.viewport().rect(), self._scroll)
        paint.ground()
        lifted = self._drag.placed.block.key if self._drag is not None and self._drag.active else None
        for placed in self._placed:
            key = placed.block.key
            paint.block(placed, current=key == self._current and key != lifted, faded=key == lifted)
        paint.now_line()
        if self._drag is not None and self._drag.active:
            paint.block(self._carried(self._drag), current=True)
        paint.head()
        if self.hasFocus() and self._ring:
            painter.setPen(QPen(self._theme.colors.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def event(self, event: QEvent) -> bool:
        # Esc belongs to the drag while there is one; else the window closes or leaves something with it.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._drag is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        key, control = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Escape and self._drag is not None:
            self._let_go()
        elif key in _STEPS and control:
            self._nudge(*self._mirror(_STEPS[key]))
        elif key in _STEPS:
            self._go(neighbour(self._placed, self._current, self._mirror(_STEPS[key])))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._block(self._current):
            self.opened.emit(self._current)
        elif key == Qt.Key.Key_Delete and self._block(self._current):
            self.delete_pressed.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring = False
        at = event.position().toPoint()
        found = self._at(at)
        if found is None:
            return
        self._choose(found.block.key)
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag = Drag(found, self._in_week(at), self.grid())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._drag is None:
            found = self._at(at)
            shape = Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            return
        self._drag.follow(self._in_week(at), self.grid())
        if self._drag.active:
            self._keep_in_sight(at)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif not self._drag.placed.block.movable:
            self.viewport().setCursor(Qt.CursorShape.ForbiddenCursor)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag = self._drag
        if drag is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._let_go()
        if drag.moved:
            self.dropped.emit(drag.placed.block.key, self._moment(drag.day, drag.minutes))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        found, spot = self._at(at), self._in_week(at)
        if found is not None:
            self.opened.emit(found.block.key)
        elif at.y() > self._head and spot.x() >= self.grid().left:
            start = snapped(self.grid().minutes_at(spot.y()) - GRID / 2)
            self.picked.emit(self._moment(self.grid().day_at(spot.x()), start))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self._current is not None:
            point = self.rect_of(self._current).bottomLeft()
            self.menu_requested.emit(self.viewport().mapToGlobal(point))
        elif self._at(self.viewport().mapFromGlobal(event.globalPos())) is not None:
            self.menu_requested.emit(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._at(event.pos())
            QToolTip.showText(event.globalPos(), found.block.name if found else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring = event.reason() in _BY_KEY
        if self._block(self._current) is None and event.reason() in _BY_KEY:
            self._go(neighbour(self._placed, None, (0, 0)))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._let_go()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        first = event.oldSize().height() <= 0
        self._arrange()
        if first:
            self._to_morning()

    @property
    def _head(self) -> int:
        return self._theme.px(HEAD)

    @property
    def _scroll(self) -> int:
        return self.verticalScrollBar().value()

    def _set_up(self) -> None:
        own_viewport(self).setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Week"))
        self.setAutoFillBackground(True)
        self._theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        # Around the scroll bar; the viewport fills itself.
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, self._theme.colors.surface)
        self.setPalette(palette)
        self.setMinimumHeight(self._theme.px(HEAD + _LEAST_HOURS * _HOUR))
        bar, hour = self.verticalScrollBar(), self.grid().hour
        above = bar.value() / self._hour
        self._hour = hour
        self._arrange()
        bar.setValue(round(above * hour))  # larger text leaves the same hours in sight

    def _arrange(self) -> None:
        """Put everything where it belongs at this size."""
        self._placed = place(self._blocks, self._days, str(self._when.zone), 60 * _LEAST // _HOUR)
        grid, bar = self.grid(), self.verticalScrollBar()
        room = max(1, self.viewport().height() - self._head)
        bar.setRange(0, max(0, grid.height - room))
        bar.setPageStep(room)
        bar.setSingleStep(grid.hour // 2)
        self.viewport().update()

    def _to_morning(self) -> None:
        """Begin with the working day, or with what comes before it."""
        first = min((placed.top // 60 for placed in self._placed), default=_MORNING)
        self.verticalScrollBar().setValue(self.grid().y(min(first, _MORNING) * 60) - self._theme.px(_MARGIN))

    def _flip(self, rect: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            return rect
        return rect.translated(self.viewport().width() - rect.left() - rect.right() - 1, 0)

    def _mirror(self, step: tuple[int, int]) -> tuple[int, int]:
        return (-step[0], step[1]) if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else step

    def _in_week(self, at: QPoint) -> QPoint:
        """A place of the viewport in px of the whole week."""
        return self._flip(QRect(at, at)).topLeft() + QPoint(0, self._scroll - self._head)

    def _at(self, at: QPoint) -> Placed | None:
        if at.y() <= self._head:
            return None
        spot, grid = self._in_week(at), self.grid()
        return next((each for each in reversed(self._placed) if grid.rect(each).contains(spot)), None)

    def _block(self, key: Key | None) -> Block | None:
        return next((each.block for each in self._placed if each.block.key == key), None)

    def _moment(self, day: int, minutes: int) -> datetime:
        return moment_of(self._days[day], minutes, str(self._when.zone))

    def _carried(self, drag: Drag) -> Placed:
        block, start = drag.placed.block, self._moment(drag.day, drag.minutes)
        return Placed(carried(block, start, self._when), drag.day, drag.minutes, 0, 1)

    def _choose(self, key: Key) -> None:
        self.set_current(key)
        self.chosen.emit(key)

    def _go(self, block: Block | None) -> None:
        if block is not None:
            self._choose(block.key)
            self.reveal(block.key)

    def _nudge(self, days: int, quarters: int) -> None:
        """Move the block in front by a day or a quarter of an hour."""
        block = self._block(self._current)
        if block is None:
            return
        if not block.movable:
            self.refused.emit(block.key)
            return
        self.dropped.emit(block.key, nudged(block.start, str(self._when.zone), days, quarters))

    def _keep_in_sight(self, at: QPoint) -> None:
        """Scroll when the mouse comes near the edge."""
        near, bar = self._theme.px(16), self.verticalScrollBar()
        if at.y() < self._head + near:
            bar.setValue(bar.value() - bar.singleStep())
        elif at.y() > self.viewport().height() - near:
            bar.setValue(bar.value() + bar.singleStep())

    def _let_go(self) -> None:
        self._drag = None
        self.viewport().unsetCursor()
        self.viewport().update()


_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
