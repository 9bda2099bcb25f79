"""Advice and information at the right: what was kept so far, and a line for more."""

from __future__ import annotations

from functools import cached_property, partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from klatch.domain.vocabulary import TakeawayKind
from klatch.services.reading.meetings import TakeawayRow
from klatch.ui.fields.row_stack import RowStack, RowWidget
from klatch.ui.page import Context
from klatch.ui.talk.icon_line import add_line
from klatch.ui.talk.marks import LetterMark
from klatch.ui.talk.verbs import TalkVerbs
from klatch.ui.widgets.base import Card, SectionHeader, label

_DOT = 5
_EDIT_KEYS = (Qt.Key.Key_F2, Qt.Key.Key_Space)  # Enter ends a change


class Bullet(RowWidget):
    """One takeaway. F2 changes its words, Delete takes it away; a menu has both and the other kind."""

    def __init__(self, context: Context, verbs: TalkVerbs, row: TakeawayRow, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._verbs = verbs
        self._row = row
        self.text = label("", "", self, wrap=True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setMinimumWidth(1)  # one long word must not widen the card
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(self._theme.px(13), 3, 0, 3)
        self._line.addWidget(self.text, 1)

    @cached_property
    def edit(self) -> QLineEdit:
        """Takes the place of the words while they are changed; made when first needed."""
        made = QLineEdit(self)
        made.setProperty("small", "true")
        made.setAccessibleName(self.tr("Words of this takeaway"))
        made.hide()
        self._line.addWidget(made, 1)
        QWidget.setTabOrder(self, made)
        made.editingFinished.connect(self._on_edited)
        return made

    def renew(self, row: TakeawayRow) -> None:
        """Show what is stored now."""
        self._row = row
        self.text.setText(row.text)
        self.setAccessibleName(row.text)

    def end(self) -> None:
        """It is gone: write nothing any more."""
        if "edit" in self.__dict__:
            self.edit.blockSignals(True)

    def stops(self) -> list[QWidget]:
        """Where Tab stops."""
        return [self, self.edit] if "edit" in self.__dict__ else [self]

    def change(self) -> None:
        """Let its words be changed in place."""
        self.edit.setText(self._row.text)
        self.text.hide()
        self.edit.show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def delete(self) -> None:
        """Take it away."""
        self._verbs.delete_takeaway(self._row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _EDIT_KEYS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.change()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.change()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._menu().popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colors.border_control)
        side = self._theme.px(_DOT)
        middle = 3 + self.fontMetrics().height() // 2
        left = self.width() - side if self.isRightToLeft() else 0
        painter.drawEllipse(left, middle - side // 2, side, side)
        painter.end()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Change the words")).triggered.connect(self.change)
        other, said = {
            TakeawayKind.ADVICE: (TakeawayKind.INFORMATION, self.tr("It is information")),
        }.get(self._row.kind, (TakeawayKind.ADVICE, self.tr("It is advice")))
        menu.addAction(said).triggered.connect(partial(_turn, self._verbs, self._row.id, other))
        menu.addAction(self.tr("Delete")).triggered.connect(self.delete)
        return menu

    def _on_edited(self) -> None:
        if self.edit.isHidden():
            return
        inside = self.edit.hasFocus()
        text = " ".join(self.edit.text().split())
        self.edit.hide()
        self.text.show()
        if inside:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if text != self._row.text:
            self._verbs.edit_takeaway(self._row.id, text)


class TakeawayCard(Card):
    """The takeaways of one kind above the line for the next."""

    added = Signal(object, str)

    def __init__(self, context: Context, verbs: TalkVerbs, kind: TakeawayKind, parent: QWidget) -> None:
        super().__init__(parent, margin=12)
        self._context = context
        self._verbs = verbs
        self.kind = kind
        advice = kind is TakeawayKind.ADVICE
        self._header = SectionHeader(self.tr("Advice") if advice else self.tr("Information"), self)
        self.lines = RowStack[TakeawayRow, Bullet](self._make, Bullet.renew, self, spacing=0)
        hint = self.tr("Advice") if advice else self.tr("Something you learned")
        self.new = add_line(context.theme, "plus", hint, self)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(LetterMark(context.theme, kind, self))
        head.addWidget(self._header, 1)
        self.body.setSpacing(6)
        self.body.addLayout(head)
        self.body.addWidget(self.lines)
        self.body.addWidget(self.new)
        self.new.returnPressed.connect(self._on_enter)

    def show_takeaways(self, rows: tuple[TakeawayRow, ...], called: str) -> None:
        """Show those of this kind; `called` is the first name of who gave them, where it was one person."""
        own = tuple(row for row in rows if row.kind is self.kind)
        self.lines.show_rows(own)
        self._header.set_count(self.locale().toString(len(own)) if own else "")
        if self.kind is TakeawayKind.ADVICE:
            hint = self.tr("Advice from %1").replace("%1", called) if called else self.tr("What they advise")
            self.new.setPlaceholderText(hint)
            self.new.setAccessibleName(hint)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [*self.lines.stops(), self.new]

    def _make(self, row: TakeawayRow) -> Bullet:
        return Bullet(self._context, self._verbs, row, self.lines)

    def _on_enter(self) -> None:
        text = " ".join(self.new.text().split())
        if text:
            self.added.emit(self.kind, text)


def _turn(verbs: TalkVerbs, takeaway: int, kind: TakeawayKind, _checked: bool = False) -> None:
    verbs.set_kind(takeaway, kind)
