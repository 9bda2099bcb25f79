"""Views as tabs: words, a count and an underline."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from klatch.ui.theme import Theme
from klatch.ui.widgets.painting import fill

_GAP = 20
_COUNT_GAP = 8


class CountTabBar(QTabBar):
    """A tab bar that paints a muted count after each tab's words; the tab's data is its key."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, height: int = 39) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tall = height
        self._counts: dict[str, int] = {}
        self._lit = True
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setProperty("ring_radius", 6)
        theme.changed.connect(self._restyle)

    def add(self, key: str, text: str, count: int | None = None) -> int:
        """Add a tab and give its number."""
        if count is not None:
            self._counts[key] = count
        number = self.addTab(text)
        self.setTabData(number, key)
        self._rename(number)
        return number

    def set_count(self, key: str, count: int | None) -> None:
        """Change a tab's count."""
        if count is None:
            self._counts.pop(key, None)
        else:
            self._counts[key] = count
        for number in range(self.count()):
            if self.tabData(number) == key:
                self._rename(number)

    def key_at(self, number: int) -> str:
        """The key of a tab."""
        return str(self.tabData(number) or "")

    def select(self, key: str) -> None:
        """Make a tab current."""
        for number in range(self.count()):
            if self.tabData(number) == key:
                self.setCurrentIndex(number)

    def step(self, by: int) -> None:
        """Make the next or previous tab current; after the last comes the first."""
        self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def set_lit(self, lit: bool) -> None:
        """Whether one of these tabs is in front, or something beside them is."""
        self._lit = lit
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        theme = self._theme
        width = QFontMetrics(theme.font("body", 600)).horizontalAdvance(self.tabText(index))
        count = self._number(index)
        if count:
            width += theme.px(_COUNT_GAP) + QFontMetrics(theme.font("body")).horizontalAdvance(count)
        return QSize(width + theme.px(_GAP), theme.px(self._tall))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number in range(self.count()):
            self._paint_tab(painter, self.tabRect(number), number)
        painter.end()

    def _paint_tab(self, painter: QPainter, rect: QRect, number: int) -> None:
        theme, colors = self._theme, self._theme.colors
        gap = theme.px(_GAP)
        box = rect.adjusted(gap, 0, 0, 0) if self.isRightToLeft() else rect.adjusted(0, 0, -gap, 0)
        chosen = self._lit and number == self.currentIndex()
        font = theme.font("body", 600 if chosen else 400)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font)
        painter.setPen(colors.text if chosen else colors.muted)
        painter.drawText(box, flags, self.tabText(number))
        used = painter.fontMetrics().horizontalAdvance(self.tabText(number))
        count = self._number(number)
        if count:
            used += theme.px(_COUNT_GAP)
            painter.setPen(colors.muted)
            painter.setFont(theme.font("body", 500))
            rest = box.adjusted(0, 0, -used, 0) if self.isRightToLeft() else box.adjusted(used, 0, 0, 0)
            painter.drawText(rest, flags, count)
            used += painter.fontMetrics().horizontalAdvance(count)
        if chosen:
            left = box.right() - used + 1 if self.isRightToLeft() else box.left()
            fill(painter, QRect(left, rect.bottom() - 1, used, 2), colors.accent)

    def _number(self, number: int) -> str:
        count = self._counts.get(self.key_at(number))
        return "" if count is None else self.locale().toString(count)

    def _rename(self, number: int) -> None:
        count = self._number(number)
        text = self.tabText(number)
        self.setAccessibleTabName(number, f"{text}, {count}" if count else text)
        # Changing the text is what makes Qt measure the tabs again.
        self.setTabText(number, text)
        self.setMinimumWidth(0)
        self.updateGeometry()
        self.update()

    def _restyle(self) -> None:
        for number in range(self.count()):
            self._rename(number)


class TabStrip(QWidget):
    """The 40 px strip under the toolbar: views, buttons right after them, and buttons at the end."""

    changed = Signal(str)
    """The key of the view chosen."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None, *, indent: int = 20) -> None:
        super().__init__(parent)
        self._theme = theme
        self.bar = CountTabBar(theme, self)
        self.bar.setAccessibleName(name)
        self.setProperty("area", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(indent, 0, 16, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.bar)
        self._row.addStretch(1)
        self._after = 1
        self.bar.currentChanged.connect(self._on_current)
        theme.changed.connect(self._restyle)
        self._restyle()

    def add(self, key: str, text: str, count: int | None = None) -> None:
        """Add a view."""
        self.bar.add(key, text, count)

    def set_count(self, key: str, count: int | None) -> None:
        """Change a view's count."""
        self.bar.set_count(key, count)

    def current(self) -> str:
        """The key of the current view."""
        return self.bar.key_at(self.bar.currentIndex())

    def select(self, key: str) -> None:
        """Show a view."""
        self.bar.select(key)

    def step(self, by: int) -> None:
        """Go to the next or previous view; after the last comes the first."""
        self.bar.step(by)

    def all_keys(self) -> list[str]:
        """The keys of the views in order."""
        return [self.bar.key_at(number) for number in range(self.bar.count())]

    def clear(self) -> None:
        """Take all views away, saying nothing."""
        blocked = self.bar.blockSignals(True)
        while self.bar.count():
            self.bar.removeTab(0)
        self.bar.blockSignals(blocked)

    def add_after(self, widget: QWidget) -> None:
        """Put a widget right after the views."""
        self._row.insertWidget(self._after, widget)
        self._after += 1

    def add_trailing(self, widget: QWidget) -> None:
        """Put a widget at the end of the strip."""
        self._row.addWidget(widget)

    def _on_current(self, number: int) -> None:
        if number >= 0:
            self.changed.emit(self.bar.key_at(number))

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(39) + 1)
