"""Takeaways as lines of three kinds: advice, information, referrals. Enter adds the next."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from klatch.domain.vocabulary import TakeawayKind
from klatch.services.reading.meetings import TakeawayRow
from klatch.ui import words
from klatch.ui.fields.autosave import AutoLine
from klatch.ui.fields.meeting_verbs import MeetingVerbs
from klatch.ui.fields.row_stack import RowStack, RowWidget
from klatch.ui.page import Context
from klatch.ui.widgets.buttons import IconButton
from klatch.ui.widgets.next_line import NextLine


class KindBox(QComboBox):
    """Advice, information or referral."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        for kind in TakeawayKind:
            self.addItem(words.takeaway(kind), kind)
        self.setAccessibleName(name)
        self.setProperty("small", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def kind(self) -> TakeawayKind:
        """The kind chosen."""
        return TakeawayKind(self.currentData())

    def set_kind(self, kind: TakeawayKind) -> None:
        """Choose a kind, saying nothing."""
        self.setCurrentIndex(list(TakeawayKind).index(kind))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class TakeawayLine(RowWidget):
    """One takeaway: its kind, its words, and a way to delete it."""

    entered = Signal()

    def __init__(self, context: Context, verbs: MeetingVerbs, row: TakeawayRow, parent: QWidget) -> None:
        super().__init__(parent)
        self._verbs = verbs
        self._id = row.id
        self.kind = KindBox(self.tr("Kind of takeaway"), self)
        self.text = AutoLine(self.tr("Takeaway"), self)
        self.delete = IconButton(context.theme, "trash-2", self.tr("Delete this takeaway"), self)
        self.text.keeper.begin(row.text, partial(verbs.edit_takeaway, row.id))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for widget in (self.kind, self.text, self.delete):
            line.addWidget(widget)
        self.kind.activated.connect(self._on_kind)
        self.text.returnPressed.connect(self.entered)
        self.delete.clicked.connect(self._on_delete)

    def renew(self, row: TakeawayRow) -> None:
        """Show what is stored now."""
        self.kind.set_kind(row.kind)
        self.text.keeper.load(row.text)

    def set_kind(self, kind: TakeawayKind) -> None:
        """Make it one of another kind, with the words as they stand."""
        self.text.keeper.flush()
        self._verbs.set_kind(self._id, kind)

    def end(self) -> None:
        """It is gone: write nothing any more."""
        self.text.keeper.stop()

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self.kind, self.text, self.delete]

    def _on_kind(self, _number: int) -> None:
        self.set_kind(self.kind.kind)

    def _on_delete(self) -> None:
        self.end()
        self._verbs.delete_takeaway(self._id)


class NewTakeaway(QWidget):
    """The line for the next takeaway. A referral becomes a contact."""

    entered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = KindBox(self.tr("Kind of the next takeaway"), self)
        self.text = NextLine(self)
        self.text.setAccessibleName(self.tr("Next takeaway"))
        self.text.setProperty("small", "true")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self.kind)
        line.addWidget(self.text)
        self.kind.activated.connect(self._on_kind)
        self.text.returnPressed.connect(self.entered)
        self._explain()

    def set_kind(self, kind: TakeawayKind) -> None:
        """Turn to another kind."""
        self.kind.set_kind(kind)
        self._explain()

    def _on_kind(self, _number: int) -> None:
        self._explain()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _explain(self) -> None:
        self.text.setPlaceholderText(
            {
                TakeawayKind.ADVICE: self.tr("What they told you to do"),
                TakeawayKind.INFORMATION: self.tr("What you did not know before"),
                TakeawayKind.REFERRAL: self.tr("Name, where they work"),
            }[self.kind.kind]
        )


class TakeawayList(QWidget):
    """The takeaways of a meeting above the line for the next."""

    def __init__(self, context: Context, verbs: MeetingVerbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._verbs = verbs
        self.contact = 0
        self.lines = RowStack[TakeawayRow, TakeawayLine](self._make, TakeawayLine.renew, self)
        self.new = NewTakeaway(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.lines)
        column.addWidget(self.new)
        self.new.entered.connect(self._add)

    def show_takeaways(self, rows: tuple[TakeawayRow, ...]) -> None:
        """Show the takeaways of a meeting."""
        self.lines.show_rows(rows)

    def set_kind(self, kind: TakeawayKind) -> None:
        """Make the line with the cursor one of this kind; without a cursor, the next line."""
        for line in self.lines.widgets.values():
            if _inside(line):
                line.set_kind(kind)
                return
        self.new.set_kind(kind)
        self.new.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [*self.lines.stops(), self.new.kind, self.new.text]

    def commit(self) -> None:
        """Save what is being typed."""
        for line in tuple(self.lines.widgets.values()):
            line.text.keeper.flush()
        self._add()

    def _make(self, row: TakeawayRow) -> TakeawayLine:
        line = TakeawayLine(self._context, self._verbs, row, self.lines)
        line.entered.connect(partial(self._on_next, line))
        return line

    def _on_next(self, line: TakeawayLine) -> None:
        line.text.keeper.flush()
        self.new.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        text, kind = self.new.text.text().strip(), self.new.kind.kind
        if not text or not self.contact:
            return
        if kind is TakeawayKind.REFERRAL:
            added = self._verbs.capture(self.contact, text)
        else:
            added = self._verbs.add_takeaway(self.contact, kind, text)
        if added:
            self.new.text.forget()


def _inside(widget: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and widget.isAncestorOf(focus)
