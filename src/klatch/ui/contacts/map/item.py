"""Paints the map. One item holds everything and paints what is exposed, which keeps thousands moving."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from klatch.services.reading.referral_map import ReferralMap
from klatch.ui import icons
from klatch.ui.contacts.map.node import Look, paint, paint_small
from klatch.ui.contacts.map.plan import YOU, Plan
from klatch.ui.theme import Theme

_LEGIBLE = 0.45
"""Below this zoom a name is a smudge: boxes and circles tell as much."""
_ROUND = 0.2
"""Below this one even a circle is."""
_SIGN = 12


def tr(text: str) -> str:
    """Translate a word of this module."""
    return QCoreApplication.translate("map", text)


class MapItem(QGraphicsItem):
    """Nodes and links of a plan; `lit` are the people in the accent, `current` is the one selected."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: ReferralMap | None = None
        self._plan: Plan | None = None
        self._lit: frozenset[int] = frozenset()
        self._way: frozenset[int] = frozenset()
        self._current = -1
        self.ring = False
        """Whether the keyboard moves the selection, so that it shows a ring."""
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_plan(self, shown: ReferralMap, plan: Plan) -> None:
        """Paint another map, or the same at another scale."""
        self.prepareGeometryChange()
        self._shown, self._plan = shown, plan

    def select(self, current: int, through: Collection[int]) -> None:
        """Light up a node and those who came through it."""
        self._current = current
        self._lit = frozenset(through)
        way = set()
        while self._plan is not None and current > YOU:
            way.add(current)
            current = self._plan.parent[current]
        self._way = frozenset(way)
        self.update()

    def boundingRect(self) -> QRectF:
        return self._plan.extent if self._plan is not None else QRectF()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        plan = self._plan
        if plan is None:
            return
        area: QRectF = option.exposedRect
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        flipped = Qt.LayoutDirection.RightToLeft if plan.mirrored else Qt.LayoutDirection.LeftToRight
        painter.setLayoutDirection(flipped)
        zoom = painter.worldTransform().m11()
        self._paint_links(painter, plan, area)
        self._paint_beside(painter, plan, area)
        nodes = list(plan.within(area))
        if zoom < _ROUND:
            self._paint_dots(painter, plan, nodes)
            return
        for node in nodes:
            if node == YOU:
                self._paint_you(painter, plan.box(YOU))
            else:
                self._paint_node(painter, plan, node, legible=zoom >= _LEGIBLE)

    def _paint_links(self, painter: QPainter, plan: Plan, area: QRectF) -> None:
        plain, lit = QPainterPath(), QPainterPath()
        for node in plan.links_within(area):
            above = plan.parent[node]
            inside = node in self._lit and (above in self._lit or above == self._current)
            path = lit if inside or node in self._way else plain
            plan.routes[node].add_to(path, area, plan.scale)
        colors = self._theme.colors
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colors.border_control, 1.3 * plan.scale))
        painter.drawPath(plain)
        painter.setPen(QPen(colors.accent, 2 * plan.scale))
        painter.drawPath(lit)

    def _paint_beside(self, painter: QPainter, plan: Plan, area: QRectF) -> None:
        """Dashed: further referrers, and loops with a sign at their cut."""
        colors = self._theme.colors
        seen = area.adjusted(-_SIGN, -_SIGN, _SIGN, _SIGN)
        for link in plan.beside:
            if not link.route.touches(seen):
                continue
            near = self._current in (link.source, link.target)
            path, ink = QPainterPath(), colors.accent if near else colors.border_control
            link.route.add_to(path, area, plan.scale)
            pen = QPen(ink, (1.6 if near else 1.2) * plan.scale)
            pen.setDashPattern([3, 3])
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(pen)
            painter.drawPath(path)
            if link.is_loop:
                self._paint_sign(painter, plan, link.route.sign, ink)

    def _paint_sign(self, painter: QPainter, plan: Plan, at: QPointF, ink: QColor) -> None:
        side = round(14 * plan.scale)
        square = QRect(round(at.x()) - side // 2, round(at.y()) - side // 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colors.surface)
        painter.drawEllipse(QRectF(square).adjusted(-2, -2, 2, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        icons.paint(painter, square, "rotate-ccw", ink)

    def _paint_dots(self, painter: QPainter, plan: Plan, nodes: Iterable[int]) -> None:
        colors = self._theme.colors
        lit = self._lit | {self._current}
        painter.setPen(Qt.PenStyle.NoPen)
        for bright, ink in ((False, colors.border_control), (True, colors.accent)):
            painter.setBrush(ink)
            painter.drawRects([plan.box(node) for node in nodes if (node in lit or node == YOU) is bright])

    def _paint_you(self, painter: QPainter, box: QRectF) -> None:
        theme, colors = self._theme, self._theme.colors
        painter.setPen(QPen(colors.accent, 2))
        painter.setBrush(colors.raised)
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        painter.setPen(colors.accent_text)
        painter.setFont(theme.font("reading", 600))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tr("You"))

    def _paint_node(self, painter: QPainter, plan: Plan, node: int, *, legible: bool) -> None:
        if self._shown is None:
            return
        colors, box = self._theme.colors, plan.box(node)
        person = self._shown.people[plan.people[node]]
        look: Look = "current" if node == self._current else "lit" if node in self._lit else "plain"
        (paint if legible else paint_small)(painter, box, person, self._theme, look)
        if look == "current" and self.ring:
            painter.setPen(QPen(colors.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 9, 9)
