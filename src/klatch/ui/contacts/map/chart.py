"""The map as a drawing: pan, zoom, and keys along the tree."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsScene, QGraphicsView, QWidget

from klatch.services.reading.referral_map import ReferralMap
from klatch.ui.contacts.map.item import MapItem
from klatch.ui.contacts.map.plan import YOU, Plan
from klatch.ui.theme import Theme

ZOOMS = (0.1, 0.15, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
_EDGE = 24
_PAN = 80
_NONE = -1
_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class MapChart(QGraphicsView):
    """Shows a plan. People are told by their ids; 0 is nobody."""

    chosen = Signal(int)
    """A click or a key selected this person."""
    opened = Signal(int)
    """Enter or a double click."""
    menu_wanted = Signal(QPoint)
    """The menu of the person selected is to open at this point of the screen."""
    zoomed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: ReferralMap | None = None
        self._plan: Plan | None = None
        self._current = _NONE
        self._pressed: QPoint | None = None
        self._scene = QGraphicsScene(self)
        self._item = MapItem(theme)
        # Nothing to look up: the one item finds by itself what is where.
        self._scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self._scene.addItem(self._item)
        self.setScene(self._scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerWidget(QWidget(self))  # the style's own one has an edge
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(self.tr("Referral map"))
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def zoom(self) -> float:
        """How much larger than planned everything is."""
        return self.transform().m11()

    @property
    def plan(self) -> Plan | None:
        """Where everything is."""
        return self._plan

    def show_map(self, shown: ReferralMap, plan: Plan) -> None:
        """Show a map; what is in sight stays there as far as it can."""
        first = self._shown is None
        self._shown = shown
        if (plan.scale, plan.mirrored) == (self._theme.scale, self.isRightToLeft()):
            self._take(plan)
        else:
            self._lay_out()
        if first:
            self.centerOn(self._item.boundingRect().center())

    @property
    def current(self) -> int:
        """The person selected."""
        return self._plan.people[self._current] if self._plan is not None and self._current > YOU else 0

    def show_current(self, person: int) -> None:
        """Select a person, saying nothing, and bring them into sight."""
        plan, shown = self._plan, self._shown
        if plan is None or shown is None:
            return
        self._current = plan.node_of(person) if person else _NONE
        through = shown.tree.led_to(person) if person else ()
        self._item.select(self._current, [plan.node_of(each) for each in through])
        if self._current > YOU:
            self.ensureVisible(plan.box(self._current), _EDGE, _EDGE)

    def zoom_by(self, step: int) -> None:
        """The next larger or smaller zoom."""
        now = self.zoom
        ahead = [zoom for zoom in ZOOMS if (zoom > now + 0.005 if step > 0 else zoom < now - 0.005)]
        if ahead:
            self.set_zoom(ahead[0] if step > 0 else ahead[-1])

    def set_zoom(self, zoom: float) -> None:
        """Show everything larger or smaller; 1 is as planned."""
        zoom = min(ZOOMS[-1], max(ZOOMS[0], zoom))
        self.resetTransform()
        self.scale(zoom, zoom)
        self.zoomed.emit()

    def fit(self) -> None:
        """Show everything, as far as the smallest zoom allows, but nothing larger than planned."""
        extent, room = self._item.boundingRect(), self.viewport().rect()
        if not extent.isEmpty():
            self.set_zoom(min(1.0, room.width() / extent.width(), room.height() / extent.height()))
            self.centerOn(extent.center())

    def event(self, event: QEvent) -> bool:
        # Over the map these keys zoom it; everywhere else they change the size of the text.
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and self._zoom_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        zoom = self._zoom_of(event)
        if zoom is not None:
            zoom()
            return
        panned = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if panned and self._pan(event.key()):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and self.current:
            self.opened.emit(self.current)
            return
        target = self._target(event.key())
        if target > YOU:
            self._item.ring = True
            self._choose(target)
        elif target == _NONE:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        self._item.ring = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        point, pressed = event.position().toPoint(), self._pressed
        self._pressed = None
        still = pressed is not None and (point - pressed).manhattanLength() < QApplication.startDragDistance()
        if still and event.button() == Qt.MouseButton.LeftButton:
            self._choose(self._node_at(point))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self._node_at(event.position().toPoint()) > YOU and self.current:
            self.opened.emit(self.current)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._choose(self._node_at(event.pos()))
            point = event.globalPos()
        elif self._plan is not None and self._current > YOU:
            corner = self.mapFromScene(self._plan.box(self._current).bottomLeft())
            point = self.viewport().mapToGlobal(corner)
        else:
            return
        if self.current:
            self.menu_wanted.emit(point)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._item.ring = event.reason() in _KEYBOARD
        self._item.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._item.ring = False
        self._item.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange and self._shown is not None:
            self._lay_out()

    def _lay_out(self) -> None:
        if self._shown is not None:
            self._take(Plan(self._shown, self._theme.scale, mirrored=self.isRightToLeft()))

    def _take(self, plan: Plan) -> None:
        if self._shown is None:
            return
        person = self.current
        self._plan = plan
        self._item.show_plan(self._shown, plan)
        self._scene.setSceneRect(QRectF(self._item.boundingRect()))
        self.show_current(person)

    def _choose(self, node: int) -> None:
        if self._plan is not None and node > YOU:
            person = self._plan.people[node]
            self.show_current(person)
            self.chosen.emit(person)

    def _node_at(self, point: QPoint) -> int:
        return self._plan.at(self.mapToScene(point)) if self._plan is not None else _NONE

    def _zoom_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return None
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            return partial(self.zoom_by, 1)
        if event.key() == Qt.Key.Key_Minus:
            return partial(self.zoom_by, -1)
        return partial(self.set_zoom, 1.0) if event.key() == Qt.Key.Key_0 else None

    def _pan(self, key: int) -> bool:
        """Move the map under its window."""
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        moves = {
            Qt.Key.Key_Left: (across, -_PAN),
            Qt.Key.Key_Right: (across, _PAN),
            Qt.Key.Key_Up: (down, -_PAN),
            Qt.Key.Key_Down: (down, _PAN),
        }
        if key not in moves:
            return False
        bar, by = moves[Qt.Key(key)]
        # A bar that runs from right to left counts from the right.
        mirrored = bar is across and self.isRightToLeft()
        bar.setValue(bar.value() + (-by if mirrored else by))
        return True

    def _target(self, key: int) -> int:
        """Where a key leads along the tree: the node, YOU where it leads nowhere, -1 for other keys."""
        plan, now = self._plan, self._current
        if plan is None or len(plan.people) == 1:
            return _NONE
        ahead, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.isRightToLeft():
            ahead, back = back, ahead
        if key not in (ahead, back, *_ALONG):
            return _NONE
        first = plan.children[YOU][0]
        if key == Qt.Key.Key_Home or now <= YOU:
            return first
        if key == Qt.Key.Key_End:
            return plan.children[YOU][-1]
        if key == back:
            return plan.parent[now]
        if key == ahead:
            below = plan.children[now]
            return below[(len(below) - 1) // 2] if below else YOU
        return plan.neighbour(now, 1 if key == Qt.Key.Key_Down else -1)

    def _restyle(self) -> None:
        self.setBackgroundBrush(self._theme.colors.surface)
        if self._plan is not None and self._plan.scale != self._theme.scale:
            self._lay_out()
        self.viewport().update()


_ALONG = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
