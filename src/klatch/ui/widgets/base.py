"""Small helpers every widget uses: labels by text style, restyling properties, cards, announcements."""

from __future__ import annotations

from functools import partial
from typing import Literal

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

CardKind = Literal["plain", "strong", "next", "popup"]


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and restyle the widget when it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        repolish(widget)


def repolish(widget: QWidget) -> None:
    """Let the style sheet look at a widget's properties again, where it has looked before."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def label(text: str, role: str = "", parent: QWidget | None = None, *, wrap: bool = False) -> QLabel:
    """A label in a text style of klatch.qss: caption, muted, strong, heading, section, error..."""
    made = QLabel(text, parent)
    if role:
        made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


def badge(text: str, *, accent: bool = False, parent: QWidget | None = None) -> QLabel:
    """An 18 px count."""
    made = QLabel(text, parent)
    made.setProperty("badge", "accent" if accent else "plain")
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def keycap(text: str, parent: QWidget | None = None) -> QLabel:
    """One key, such as Ctrl or K."""
    made = QLabel(text, parent)
    made.setProperty("keycap", "true")
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def line(parent: QWidget | None = None, *, vertical: bool = False) -> QFrame:
    """A hairline between areas."""
    made = QFrame(parent)
    made.setProperty("line", "v" if vertical else "h")
    return made


class Card(QFrame):
    """A framed area with a vertical layout, `body`; margins are the 16 px of the design unless given."""

    def __init__(self, parent: QWidget | None = None, *, kind: CardKind = "plain", margin: int = 15) -> None:
        super().__init__(parent)
        self.setProperty("card", kind)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(8)


class SectionHeader(QWidget):
    """The heading of a card: title, count in muted figures, and room for buttons at the end."""

    def __init__(self, title: str, parent: QWidget | None = None, *, count: str = "") -> None:
        super().__init__(parent)
        self._title = label(title, "heading", self)
        self._count = label(count, "muted", self)
        self._count.setVisible(bool(count))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._title)
        self._row.addWidget(self._count)
        self._row.addStretch(1)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)

    def set_count(self, count: str) -> None:
        """Change the count; empty hides it."""
        self._count.setText(count)
        self._count.setVisible(bool(count))

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end of the header."""
        self._row.addWidget(widget)


def announce(source: QObject, text: str) -> None:
    """Let assistive technology say a sentence, politely."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(source, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)


def own_viewport(area: QAbstractScrollArea) -> QWidget:
    """Give a scroll area a viewport like its own, but made here.

    To tell what Qt's own one is, PySide first sets up every class of widgets there is, 20 ms and 2 MiB.
    """
    viewport = QWidget(area)
    viewport.setObjectName("qt_scrollarea_viewport")  # by which style sheets know it
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    area.setViewport(viewport)
    return viewport


def reveal(area: QScrollArea, widget: QWidget) -> None:
    """Scroll to a widget once what was just shown or hidden has found its room."""
    QTimer.singleShot(0, area, partial(_scroll_to, area, widget))


def _scroll_to(area: QScrollArea, widget: QWidget) -> None:
    inside = area.widget()
    layout = inside.layout() if inside is not None else None
    if inside is not None and layout is not None:
        layout.activate()  # room for the widget first
        inside.adjustSize()
    area.ensureWidgetVisible(widget, 0, 16)
