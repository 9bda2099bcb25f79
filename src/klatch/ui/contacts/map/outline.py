"""The map as an outline: the same people in the same order, for whoever would rather read it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QFrame, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from klatch.services.reading.referral_map import MapPerson
from klatch.ui import words
from klatch.ui.contacts.map.model import BesideRole, Index, MapModel, PersonRole
from klatch.ui.theme import Theme
from klatch.ui.widgets.painting import chip_size, fill, initials, paint_avatar, paint_chip, paint_text

_UNFOLDED = 2_000


class OutlineDelegate(QStyledItemDelegate):
    """Avatar, name, employer and stage of a row."""

    def __init__(self, theme: Theme, parent: QTreeView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(self._theme.px(240), self._theme.size("row_two_line"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        person = index.data(PersonRole)
        if not isinstance(person, MapPerson):
            return
        theme, rect = self._theme, QRect(option.rect)
        label = words.stage(person.stage)
        chip = chip_size(theme, label)
        side, gap = theme.size("avatar_small"), theme.px(10)
        circle = QRect(rect.left() + theme.px(4), rect.center().y() - side // 2 + 1, side, side)
        edge = QRect(rect.right() - chip.width() - theme.px(15), rect.top(), chip.width(), rect.height())
        text = QRect(rect)
        text.setLeft(circle.right() + gap)
        text.setRight(edge.left() - gap)
        if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            circle, edge, text = (
                part.translated(rect.left() + rect.right() - part.left() - part.right(), 0)
                for part in (circle, edge, text)
            )
        painter.save()
        paint_avatar(painter, circle, person.id, initials(person.name), theme)
        paint_chip(painter, edge, person.stage, theme, label)
        self._paint_words(painter, text, person, str(index.data(BesideRole)))
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRect, person: MapPerson, beside: str) -> None:
        theme = self._theme
        below = " · ".join(part for part in (person.organization or person.title, beside) if part)
        high = QFontMetrics(theme.font("body")).height()
        low = QFontMetrics(theme.font("caption")).height() if below else 0
        top = box.top() + (box.height() - high - low) // 2
        painter.setFont(theme.font("body", 600))
        painter.setPen(theme.colors.text)
        paint_text(painter, QRect(box.left(), top, box.width(), high), person.name)
        if below:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colors.muted)
            paint_text(painter, QRect(box.left(), top + high, box.width(), low), below)


class MapOutline(QTreeView):
    """Shows a map's model; a row opens with Enter or a double click."""

    chosen = Signal(int)
    opened = Signal(int)
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, model: MapModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._map = model
        self.setAccessibleName(self.tr("Referral map as a list"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setAnimated(False)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(OutlineDelegate(theme, self))
        self.setModel(model)
        model.modelReset.connect(self._unfold)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_opened)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._unfold()

    @property
    def current(self) -> int:
        """The person selected."""
        index = self.currentIndex()
        return int(index.internalId()) if index.isValid() else 0

    def show_current(self, person: int) -> None:
        """Select a person, saying nothing."""
        index = self._map.index_of(person)
        if index.isValid() and person != self.current:
            blocked = self.blockSignals(True)
            self.setCurrentIndex(index)
            self.blockSignals(blocked)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() and self.current:
            self.opened.emit(self.current)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        point = event.globalPos()
        if event.reason() != QContextMenuEvent.Reason.Mouse and index.isValid():
            point = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        if self.current:
            self.menu_wanted.emit(point)
        event.accept()

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colors, rect = self._theme.colors, QRect(option.rect)
        current = index == self.currentIndex()
        fill(painter, rect, colors.selected if current else colors.surface)
        super().drawRow(painter, option, index)
        if current:
            bar = QRect(rect.left(), rect.top(), self._theme.px(3), rect.height())
            if self.isRightToLeft():
                bar.moveRight(rect.right())
            fill(painter, bar, colors.accent)
            if self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
                painter.setPen(QPen(colors.focus, 2))
                painter.drawRoundedRect(rect.adjusted(2, 2, -2, -3), 5, 5)
        painter.setPen(QPen(colors.border, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(int(index.internalId()))

    def _on_opened(self, index: QModelIndex) -> None:
        self.opened.emit(int(index.internalId()))

    def _unfold(self) -> None:
        """Everybody is in sight; of thousands those at whom the chains begin."""
        if len(self._map.shown.people) <= _UNFOLDED:
            self.expandAll()

    def _restyle(self) -> None:
        self.setIndentation(self._theme.px(28))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.colors.surface)
        self.setPalette(palette)
        self.viewport().update()
