"""Areas that tell something: banner, empty state, progress with Cancel, skeleton."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from klatch.ui import icons
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label, set_property
from klatch.ui.widgets.buttons import Button

Tone = Literal["info", "warning", "danger", "success"]

_ICONS = {"info": "info", "warning": "triangle-alert", "danger": "circle-alert", "success": "circle-check"}
_INKS = {"info": "accent_text", "warning": "warning", "danger": "danger", "success": "success"}
SKELETON_DELAY_MS = 300


class IconLabel(QLabel):
    """An icon that follows the theme."""

    def __init__(
        self, theme: Theme, name: str, role: str = "muted", size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._size = size
        self.set_icon(name, role)
        theme.changed.connect(self._restyle)

    def set_icon(self, name: str, role: str) -> None:
        """Show another icon."""
        self._name, self._role = name, role
        self._restyle()

    def _restyle(self) -> None:
        size = self._theme.px(self._size)
        self.setPixmap(icons.pixmap(self._theme, self._name, self._role, size, self.devicePixelRatioF()))
        self.setFixedSize(size, size)


class Banner(QFrame):
    """A strip with one sentence and at most one action."""

    acted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, tone: Tone = "info") -> None:
        super().__init__(parent)
        self._icon = IconLabel(theme, _ICONS[tone], _INKS[tone], 16, self)
        self._text = label("", "", self, wrap=True)
        self._action = Button(theme, "", self, small=True)
        self._action.hide()
        self.setProperty("banner", tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 8, 7)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        self._action.clicked.connect(self.acted)

    def set_message(self, text: str, action: str = "", *, tone: Tone = "info") -> None:
        """Say something; the action's name is its verb."""
        set_property(self, "banner", tone)
        self._icon.set_icon(_ICONS[tone], _INKS[tone])
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)


class EmptyState(QWidget):
    """What this place is for, and one way to begin; also "no match" with a way to clear the filter."""

    acted = Signal()

    def __init__(
        self, theme: Theme, icon: str, parent: QWidget | None = None, *, beside: bool = False
    ) -> None:
        super().__init__(parent)
        self._icon = IconLabel(theme, icon, "accent", 32 if beside else 40, self)
        self._title = label("", "strong" if beside else "heading", self)
        self._text = label("", "caption" if beside else "muted", self, wrap=True)
        self._action = Button(theme, "", self)
        self._action.clicked.connect(self.acted)
        self._lay_beside() if beside else self._lay_below()

    def set_message(
        self, title: str, text: str, action: str = "", *, icon: str = "", primary: bool = False
    ) -> None:
        """Say what this is, in a sentence, and name the button by its verb."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._action.setText(action)
        self._action.set_icon_name(icon)
        self._action.set_kind("primary" if primary else "default")
        self._action.setVisible(bool(action))
        self.setAccessibleName(f"{title}. {text}")

    def _lay_beside(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(self._action)

    def _lay_below(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(1)
        for widget in (self._icon, self._title):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text.setMaximumWidth(460)
        # A label that wraps only gets its height from a layout item without an alignment.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._text, 1000)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addSpacing(8)
        column.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)


class InlineProgress(QWidget):
    """Long work in place: what runs, how far it is, and Cancel. Never a blocking dialog."""

    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label("", "strong", self)
        self._count = label("", "muted", self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._cancel = Button(theme, self.tr("Cancel"), self, small=True)
        self._cancel.clicked.connect(self._on_cancel)
        words = QHBoxLayout()
        words.addWidget(self._label)
        words.addStretch(1)
        words.addWidget(self._count)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(words)
        column.addLayout(row)

    def start(self, text: str) -> None:
        """Begin: nothing is known yet about how far it goes."""
        self._label.setText(text)
        self._count.setText("")
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(text)
        self._cancel.set_unavailable("")

    def set_progress(self, done: int, total: int) -> None:
        """Show how far it is; a total of 0 means unknown."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        here = self.locale()
        known = self.tr("{0} of {1}").format(here.toString(done), here.toString(total))
        self._count.setText(known if total else here.toString(done))

    def _on_cancel(self) -> None:
        self._cancel.set_unavailable(self.tr("Stopping"))
        self.cancelled.emit()


class Skeleton(QWidget):
    """Still bars where rows will be, shown only when loading takes longer than 300 ms."""

    def __init__(self, theme: Theme, rows: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = rows
        self._visible = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SKELETON_DELAY_MS)
        self._timer.timeout.connect(self._appear)
        self.setAccessibleName(self.tr("Loading"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._theme.px(36) * self._rows)

    def showEvent(self, event: QShowEvent) -> None:
        self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        self._visible = False
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._visible:
            return
        px = self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colors.sunken)
        for number in range(self._rows):
            top = number * px(36)
            painter.drawEllipse(QRectF(0, top + px(4), px(28), px(28)))
            for offset, share in ((px(6), 0.48 - 0.1 * (number % 2)), (px(21), 0.32 - 0.1 * (number % 2))):
                bar = QRectF(px(38), top + offset, self.width() * share, px(10))
                painter.drawRoundedRect(bar, px(5), px(5))
            pill = QRectF(self.width() - px(78), top + px(9), px(78), px(20))
            painter.drawRoundedRect(pill, px(10), px(10))
        painter.end()

    def _appear(self) -> None:
        self._visible = True
        self.update()
