"""The templates by group to choose from: a search, names with a line below, and the share answered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from klatch.domain.kinds import GROUPS, KINDS
from klatch.domain.names import fold
from klatch.services import templates
from klatch.services.reading.templates import TemplateRow
from klatch.ui import mail_words
from klatch.ui.theme import Theme
from klatch.ui.widgets.notices import IconLabel
from klatch.ui.widgets.painting import paint_text

ENOUGH = 5
"""Messages sent before a rate says anything."""
_ID = Qt.ItemDataRole.UserRole + 1
_LINE = Qt.ItemDataRole.UserRole + 2
_RATE = Qt.ItemDataRole.UserRole + 3
_WORDS = Qt.ItemDataRole.UserRole + 4

Index = QModelIndex | QPersistentModelIndex


def in_order(rows: Sequence[TemplateRow]) -> list[TemplateRow]:
    """Templates in the order of the picker: by kind as the domain lists them, then by name."""
    place = {key: number for number, key in enumerate(KINDS)}
    return sorted(rows, key=lambda row: (place.get(row.kind, len(place)), row.name.casefold(), row.id))


class TemplateList(QWidget):
    """Search and list; `chosen` carries the id of the template clicked or entered."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._described = {item.key: item.description for item in templates.shipped()}
        self._current = 0
        self._model = QStandardItemModel(self)
        self._filter = _Filter(self)
        self.search = QLineEdit(self)
        self.view = QListView(self)
        self._layout()
        self._connect()
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_rows(self, rows: Sequence[TemplateRow]) -> None:
        """Show these templates, each under its group."""
        self._model.clear()
        ordered = in_order(rows)
        for group in GROUPS:
            inside = [row for row in ordered if row.kind in KINDS and KINDS[row.kind].group == group]
            if inside:
                self._model.appendRow(_heading(mail_words.group(group), [self._words(row) for row in inside]))
                for row in inside:
                    self._model.appendRow(self._item(row))
        self.set_current(self._current)

    def set_current(self, template: int) -> None:
        """Mark a template as chosen, saying nothing."""
        self._current = template
        for number in range(self._filter.rowCount()):
            index = self._filter.index(number, 0)
            if index.data(_ID) == template:
                self.view.setCurrentIndex(index)
                return
        self.view.setCurrentIndex(QModelIndex())

    def current(self) -> int:
        """The template marked, 0 when there is none."""
        return self._current

    def line(self, row: TemplateRow) -> str:
        """What a template is for, in a few words."""
        return self._described.get(row.builtin_key or "", "") or mail_words.kind(row.kind)

    def _item(self, row: TemplateRow) -> QStandardItem:
        item = QStandardItem(row.name)
        item.setEditable(False)
        item.setData(row.id, _ID)
        item.setData(self.line(row), _LINE)
        item.setData([self._words(row)], _WORDS)
        here = self.locale()
        counts = self.tr("%1 of %2 answered")
        counts = counts.replace("%1", here.toString(row.answered)).replace("%2", here.toString(row.sent))
        asked = row.sent if row.kind in KINDS and KINDS[row.kind].waits_for_answer else 0
        if asked >= ENOUGH:
            item.setData(f"{round(100 * row.answered / row.sent)}%", _RATE)
        spoken = f"{row.name}. {self.line(row)}" + (f". {counts}" if asked else "")
        item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
        item.setToolTip(counts if asked else "")
        return item

    def _words(self, row: TemplateRow) -> str:
        return fold(" ".join((row.name, self.line(row), mail_words.kind(row.kind), row.subject)))

    def _layout(self) -> None:
        self.search.setPlaceholderText(self.tr("Find a template"))
        self.search.setAccessibleName(self.tr("Find a template"))
        self.search.setClearButtonEnabled(True)
        self.search.setProperty("small", "true")
        # As an action Qt would paint the icon too low under a style sheet.
        glass = IconLabel(self._theme, "search", "muted", 16, self.search)
        glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(self.search)
        inside.setContentsMargins(10, 0, 0, 0)
        inside.addWidget(glass)
        inside.addStretch(1)
        self.search.setTextMargins(self._theme.px(22), 0, 0, 0)
        self.view.setAccessibleName(self.tr("Templates"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setModel(self._filter)
        self._filter.setSourceModel(self._model)
        self.view.setItemDelegate(_Rows(self._theme, self.view))
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.viewport().setAutoFillBackground(False)
        self.view.setMouseTracking(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self._on_first)
        self.view.clicked.connect(self._on_index)
        self.view.activated.connect(self._on_index)

    def _on_search(self, text: str) -> None:
        self._filter.show_only(fold(text).split())
        self.set_current(self._current)

    def _on_first(self) -> None:
        """Enter in the search takes the first template found."""
        for number in range(self._filter.rowCount()):
            index = self._filter.index(number, 0)
            if index.data(_ID):
                self._on_index(index)
                return

    def _on_index(self, index: Index) -> None:
        template = index.data(_ID)
        if template and template != self._current:
            self.set_current(template)
            self.chosen.emit(template)

    def _restyle(self) -> None:
        self.search.setTextMargins(self._theme.px(22), 0, 0, 0)
        self.view.doItemsLayout()
        self.view.viewport().update()


class _Filter(QSortFilterProxyModel):
    """Leaves what holds every word of the search; a heading stays while one of its templates does."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._wanted: list[str] = []

    def show_only(self, words: list[str]) -> None:
        """Filter by these words."""
        self._wanted = words
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        texts = self.sourceModel().index(row, 0, parent).data(_WORDS) or []
        return any(all(word in text for word in self._wanted) for text in texts)


class _Rows(QStyledItemDelegate):
    """Paints headings, names, lines and rates."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(50 if index.data(_ID) else 30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(_ID):
            self._paint_template(painter, rect, option, index)
        else:
            painter.setFont(self._theme.font("caption", 600))
            painter.setPen(self._theme.colors.muted)
            paint_text(painter, rect.adjusted(self._theme.px(8), self._theme.px(6), 0, 0), str(index.data()))
        painter.restore()

    def _paint_template(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        theme, colors = self._theme, self._theme.colors
        chosen = self._view.currentIndex() == index
        box = QRectF(rect).adjusted(0.5, 0.5, -4.5, -0.5)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colors.raised if chosen else colors.hover)
            painter.setPen(QPen(colors.accent, 1) if chosen else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, 6, 6)
        if chosen and self._view.hasFocus():
            painter.setPen(QPen(colors.focus, 2))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        inner = rect.adjusted(theme.px(11), theme.px(7), -theme.px(15), -theme.px(7))
        rate = str(index.data(_RATE) or "")
        painter.setFont(theme.font("caption"))
        painter.setPen(colors.muted)
        lower = QRect(inner.left(), inner.center().y() + 1, inner.width(), inner.height() // 2)
        room = QFontMetrics(theme.font("caption")).horizontalAdvance(rate) + theme.px(8) if rate else 0
        paint_text(painter, lower, rate, Qt.AlignmentFlag.AlignRight)
        paint_text(painter, lower.adjusted(0, 0, -room, 0), str(index.data(_LINE)))
        painter.setFont(theme.font("body", 600 if chosen else 500))
        painter.setPen(colors.text)
        upper = QRect(inner.left(), inner.top(), inner.width(), inner.height() // 2)
        paint_text(painter, upper, str(index.data()))


def _heading(text: str, words: list[str]) -> QStandardItem:
    item = QStandardItem(text)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setData(words, _WORDS)
    return item
