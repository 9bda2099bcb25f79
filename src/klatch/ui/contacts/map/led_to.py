"""Whom a person led to: a list that takes thousands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from klatch.services.reading.referral_map import MapPerson
from klatch.ui import words
from klatch.ui.contacts.map.model import Index, PersonRole
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import own_viewport
from klatch.ui.widgets.painting import chip_size, initials, paint_avatar, paint_chip, paint_text

_ROW = 38
_NOWHERE = QModelIndex()


class PeopleModel(QAbstractListModel):
    """People in a given order."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._people: tuple[MapPerson, ...] = ()

    @property
    def people(self) -> tuple[MapPerson, ...]:
        """Who is shown."""
        return self._people

    def show(self, people: Sequence[MapPerson]) -> None:
        """Show these."""
        self.beginResetModel()
        self._people = tuple(people)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        person = self._people[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return person.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return ", ".join(part for part in (person.name, person.title, person.organization) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{person.name}. {words.stage(person.stage)}"
        return person if role == PersonRole else None


class _Delegate(QStyledItemDelegate):
    """Avatar, name and stage."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(self._theme.px(200), self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        person = index.data(PersonRole)
        if not isinstance(person, MapPerson):
            return
        theme, rect = self._theme, QRect(option.rect)
        label = words.stage(person.stage)
        chip = chip_size(theme, label).width()
        side = theme.px(26)
        circle = QRect(rect.left(), rect.center().y() - side // 2 + 1, side, side)
        edge = QRect(rect.right() - chip + 1, rect.top(), chip, rect.height())
        text = QRect(rect)
        text.setLeft(circle.right() + theme.px(9))
        text.setRight(edge.left() - theme.px(6))
        if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            circle, edge, text = (
                part.translated(rect.left() + rect.right() - part.left() - part.right(), 0)
                for part in (circle, edge, text)
            )
        painter.save()
        painter.setPen(QPen(theme.colors.border, 1))
        painter.drawLine(rect.topLeft(), rect.topRight())
        paint_avatar(painter, circle, person.id, initials(person.name), theme)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colors.text)
        paint_text(painter, text, person.name)
        paint_chip(painter, edge, person.stage, theme, label)
        focused = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange
        if option.state & focused == focused:
            painter.setPen(QPen(theme.colors.focus, 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 6, 6)
        painter.restore()


class LedTo(QListView):
    """The list; it is as high as its rows up to a point, then scrolls."""

    chosen = Signal(int)
    """A click or Enter on a person."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._people = PeopleModel(self)
        self.setAccessibleName(self.tr("Led you to"))
        self.setModel(self._people)
        self.setItemDelegate(_Delegate(theme, self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        own_viewport(self).setAutoFillBackground(False)
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)
        theme.changed.connect(self.doItemsLayout)

    @property
    def people(self) -> tuple[MapPerson, ...]:
        """Who is shown."""
        return self._people.people

    def show_people(self, people: Sequence[MapPerson]) -> None:
        """Show these."""
        if tuple(people) != self._people.people:
            self._people.show(people)

    def _on_chosen(self, index: QModelIndex) -> None:
        person = index.data(PersonRole)
        if isinstance(person, MapPerson):
            self.chosen.emit(person.id)
