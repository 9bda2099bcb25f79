"""Buttons of the design: by kind, with padded icons, split, navigation and the search field."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from klatch.ui import icons
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import set_property
from klatch.ui.widgets.painting import mirrored, paint_badge, paint_text

Kind = Literal["default", "primary", "flat", "quiet", "danger", "link"]

_SEARCH_MIN, _SEARCH_KEYS = 40, 160  # of its width: the icon alone, and from where on words and keys
_ICON_ROLE = {"primary": "on_accent", "danger": "danger", "link": "accent_text", "flat": "muted"}


class Button(QPushButton):
    """A push button of a kind: primary (one per screen), default, flat, quiet, danger or link."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        parent: QWidget | None = None,
        *,
        kind: Kind = "default",
        icon: str = "",
        small: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._icon_name = icon
        self.setProperty("kind", kind)
        if small:
            self.setProperty("small", "true")
        self.setAutoDefault(False)
        self._show_icon()
        theme.changed.connect(self._show_icon)

    def set_kind(self, kind: Kind) -> None:
        """Change the kind: the filled button moves with the moment."""
        set_property(self, "kind", kind)
        self._show_icon()

    def set_icon_name(self, name: str) -> None:
        """Change or remove the icon."""
        self._icon_name = name
        self._show_icon()

    def set_unavailable(self, reason: str) -> None:
        """Disable with the reason as tooltip and description; an empty reason enables again."""
        self.setEnabled(not reason)
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)

    def _show_icon(self) -> None:
        if not self._icon_name:
            self.setIcon(QIcon())
            return
        # Qt puts a fixed 4 px between icon and text; the design wants 8.
        side = self._theme.size("icon")
        self.setIconSize(QSize(side + self._theme.px(4), side))
        self.setIcon(icons.icon(self._theme, self._icon_name, _ICON_ROLE.get(self.property("kind"), "muted")))


class IconButton(QPushButton):
    """A square flat button with only an icon; its name is tooltip and accessible name."""

    def __init__(
        self, theme: Theme, icon: str, name: str, parent: QWidget | None = None, *, shortcut: str = ""
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self.setProperty("kind", "flat")
        self.setProperty("icon_only", "true")
        self.setProperty("small", "true")
        self.setAutoDefault(False)
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({shortcut})" if shortcut else name)
        self._restyle()
        theme.changed.connect(self._restyle)

    def set_role(self, icon: str, name: str) -> None:
        """Do something else from now on."""
        self._icon_name = icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self._restyle()

    def _restyle(self) -> None:
        side = self._theme.size("icon")
        self.setIconSize(QSize(side, side))
        self.setIcon(icons.icon(self._theme, self._icon_name, "text"))


class SplitButton(QToolButton):
    """A button with a main part and a menu; `primary` fills it."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        menu: QMenu,
        parent: QWidget | None = None,
        *,
        icon: str = "plus",
        primary: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self._primary = primary
        self.setText(text)
        self.setMenu(menu)
        self.setProperty("kind", "split-primary" if primary else "split")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text)
        self._restyle()
        theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        side = self._theme.size("icon")
        self.setIconSize(QSize(side + self._theme.px(4), side))
        self.setIcon(icons.icon(self._theme, self._icon_name, "on_accent" if self._primary else "accent"))


class NavButton(QToolButton):
    """One page in the navigation: icon, name, count; in the rail only the icon and an accent count."""

    def __init__(self, theme: Theme, icon: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self._count = 0
        self._accent = False
        self._rail = False
        self.setText(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ring_radius", 8)
        self._rename()
        self._restyle()
        theme.changed.connect(self._restyle)

    def set_count(self, count: int, *, accent: bool = False) -> None:
        """Show a count; `accent` fills it and keeps it in the rail. 0 hides it."""
        self._count, self._accent = count, accent
        self._rename()
        self.update()

    def set_rail(self, rail: bool) -> None:
        """Show only the icon."""
        self._rail = rail
        self._rename()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self._theme.px(40) if self._rail else self._theme.px(168)
        return QSize(width, self._theme.size("nav_item"))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self._theme.size("nav_item"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colors = self._theme, self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        if on or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.accent_soft if on else colors.hover)
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        ink = colors.accent_text if on else colors.text
        side = theme.size("icon_nav")
        left = (self.width() - side) // 2 if self._rail else theme.px(10)
        square = QRect(left, (self.height() - side) // 2, side, side)
        if self.isRightToLeft():
            square.moveRight(self.width() - left)
        icons.paint(painter, square, self._icon_name, colors.accent if on else colors.muted)
        if not self._rail:
            painter.setFont(theme.font("body", 600 if on else 400))
            painter.setPen(ink)
            before, after = theme.px(38), self._count_room()
            box = (
                self.rect().adjusted(after, 0, -before, 0)
                if self.isRightToLeft()
                else self.rect().adjusted(before, 0, -after, 0)
            )
            paint_text(painter, box, self.text())
        self._paint_count(painter, square)
        painter.end()

    def _count_room(self) -> int:
        """Width at the end that the count takes."""
        if not self._count:
            return self._theme.px(8)
        metrics = QFontMetrics(self._theme.font("micro", 600))
        return metrics.horizontalAdvance(self.locale().toString(self._count)) + self._theme.px(20)

    def _paint_count(self, painter: QPainter, icon: QRect) -> None:
        if not self._count or (self._rail and not self._accent):
            return
        theme, colors = self._theme, self._theme.colors
        text = self.locale().toString(self._count)
        font = theme.font("micro", 600)
        height = theme.px(16 if self._rail else 18)
        width = max(height, QFontMetrics(font).horizontalAdvance(text) + theme.px(10 if self._rail else 12))
        pill = QRectF(0, 0, width, height)
        if self._rail:
            pill.moveCenter(icon.topRight().toPointF())
            pill.translate(theme.px(3), -theme.px(1))
            pill.moveTop(max(pill.top(), 0.5))  # large text has it reach above the button
            pill.moveRight(min(pill.right(), self.width() - 1.0))
        else:
            pill.moveTop((self.height() - height) / 2)
            pill.moveRight(self.width() - theme.px(10) if not self.isRightToLeft() else theme.px(10) + width)
        if self._accent:
            paint_badge(painter, pill, text, colors.accent, colors.on_accent, font)
        else:
            painter.setFont(font)
            painter.setPen(colors.accent_text if self.isChecked() else colors.muted)
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)

    def _rename(self) -> None:
        self.setAccessibleName(f"{self.text()}, {self._count}" if self._count else self.text())
        self.setToolTip(self.text() if self._rail else "")

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class SearchField(QPushButton):
    """Looks like a field and opens the palette; the keys that do the same are printed in it."""

    def __init__(self, theme: Theme, text: str, keys: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = text
        self._keys = keys
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self.setProperty("ring_radius", 8)
        self.setProperty("painted", "true")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._wide = 340
        self._restyle()
        theme.changed.connect(self._restyle)

    def set_narrow(self, narrow: bool) -> None:
        """280 px instead of 340."""
        self._wide = 280 if narrow else 340
        self._restyle()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(self._wide), self._theme.size("control"))

    def minimumSizeHint(self) -> QSize:
        """It gives way to what stands beside it: with large text a narrow window has not room for both."""
        return QSize(self._theme.px(_SEARCH_MIN), self._theme.size("control"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, colors = self._theme, self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.border_control, 1))
        painter.setBrush(colors.hover if self.underMouse() else colors.raised)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        side = theme.size("icon")
        square = QRect(theme.px(11), (self.height() - side) // 2, side, side)
        icons.paint(painter, mirrored(self, square), "search", colors.muted)
        if self.width() >= theme.px(_SEARCH_KEYS):
            self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        theme = self._theme
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colors.muted)
        paint_text(
            painter, mirrored(self, self.rect().adjusted(theme.px(35), 0, -theme.px(70), 0)), self._text
        )
        right = self.width() - theme.px(7)
        for key in reversed(self._keys):
            width = keycap_width(theme, key)
            cap = QRect(right - width, (self.height() - theme.px(18)) // 2, width, theme.px(18))
            draw_keycap(painter, theme, mirrored(self, cap), key)
            right -= width + theme.px(4)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def keycap_width(theme: Theme, key: str) -> int:
    """The width of a painted key cap."""
    return QFontMetrics(theme.font("micro", 600)).horizontalAdvance(key) + theme.px(12)


def draw_keycap(painter: QPainter, theme: Theme, cap: QRect, key: str) -> None:
    """Paint a key cap into a rectangle."""
    painter.setPen(QPen(theme.colors.border_strong, 1))
    painter.setBrush(theme.colors.surface)
    painter.drawRoundedRect(cap.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(theme.font("micro", 600))
    painter.setPen(theme.colors.muted)
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)


def paint_keycap(painter: QPainter, theme: Theme, key: str, right: int, height: int) -> int:
    """Paint a key cap that ends at `right` in the middle of `height`; returns its left edge."""
    width = keycap_width(theme, key)
    cap = QRect(right - width, (height - theme.px(18)) // 2, width, theme.px(18))
    draw_keycap(painter, theme, cap, key)
    return cap.left()
