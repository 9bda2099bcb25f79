"""Notes on a person or an employer: written and changed in place, saved when the cursor leaves."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from klatch.domain.drafts import NoteDraft
from klatch.services import notes
from klatch.services.reading.contacts import NoteRow
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button, IconButton

Reader = Callable[[int], tuple[NoteRow, ...]]
"""The notes on the one of this id, newest first."""
Drafter = Callable[[str, int], NoteDraft]
"""A text about the one of this id."""
_SHOWN = 30  # editors are widgets: more of them only on demand


class NoteEdit(QPlainTextEdit):
    """Grows with its text. Leaving it, or Ctrl+Enter, says `left`."""

    left = Signal()

    def __init__(self, name: str, least: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._least = least
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _fit(self) -> None:
        lines = int(self.document().size().height())
        height = max(self._least, lines) * self.fontMetrics().lineSpacing() + 18
        if height != self.height():
            self.setFixedHeight(height)


class NoteItem(QWidget):
    """One note: its day, its text, and a way to delete it."""

    deleted = Signal()

    def __init__(self, context: Context, row: NoteRow, when: When, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = row
        day = label(when.past(row.happened_at), "caption", self)
        self.edit = NoteEdit(self.tr("Note of %1").replace("%1", day.text()), 1, self)
        self.edit.setPlainText(row.text)
        delete = IconButton(context.theme, "trash-2", self.tr("Delete this note"), self)
        delete.clicked.connect(self.deleted)
        head = QHBoxLayout()
        head.addWidget(day)
        head.addStretch(1)
        head.addWidget(delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.edit)

    @property
    def changed(self) -> bool:
        """Whether the text differs from what is stored."""
        return self.edit.toPlainText().strip() != self.row.text

    def renew(self, row: NoteRow) -> None:
        """Show what is stored now, unless it is being changed."""
        typing = self.edit.hasFocus() and self.changed
        self.row = row
        if not typing and self.edit.toPlainText() != row.text:
            self.edit.setPlainText(row.text)


class NoteList(QWidget):
    """A field for a new note above the notes there are."""

    def __init__(self, context: Context, read: Reader, draft: Drafter, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._read = read
        self._draft = draft
        self._about = 0
        self._all = False
        self._when = When(context.clock.now())
        self.items: list[NoteItem] = []
        self.new = NoteEdit(self.tr("New note"), 2, self)
        self.new.setPlaceholderText(self.tr("Write a note. It is kept when you leave the field."))
        self._more = Button(context.theme, "", self, kind="link", small=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.new)
        self._column.addWidget(self._more)
        self._column.addStretch(1)
        self.new.left.connect(self._keep_new)
        self._more.clicked.connect(self._show_all)

    def show_about(self, key: int, when: When) -> None:
        """Show the notes on the one of this id."""
        if key != self._about:
            self._about, self._all = key, False
            self.new.clear()
        self._when = when
        found = self._read(key)
        shown = found if self._all else found[:_SHOWN]
        self._match(shown)
        hidden = len(found) - len(shown)
        self._more.setText(self.tr("Show %1 older notes").replace("%1", self.locale().toString(hidden)))
        self._more.setVisible(hidden > 0)

    def write_new(self) -> None:
        """Put the cursor into the new note."""
        self.new.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def forget(self) -> None:
        """Nobody is shown any more."""
        self._about = 0
        self.new.clear()
        self._match(())

    @property
    def unsaved(self) -> bool:
        """Whether something was typed and not kept yet."""
        return bool(self.new.toPlainText().strip()) or any(item.changed for item in self.items)

    def commit(self) -> None:
        """Keep what is being typed."""
        self._keep_new()
        for item in tuple(self.items):
            self._keep(item)

    def _match(self, rows: tuple[NoteRow, ...]) -> None:
        present = {item.row.id: item for item in self.items}
        wanted = {row.id for row in rows}
        for item in (item for key, item in present.items() if key not in wanted):
            self._column.removeWidget(item)
            item.edit.blockSignals(True)
            item.hide()
            item.deleteLater()
        self.items = []
        for number, row in enumerate(rows, start=1):
            item = present.get(row.id) or self._make(row)
            item.renew(row)
            self.items.append(item)
            if self._column.indexOf(item) != number:
                self._column.insertWidget(number, item)

    def _make(self, row: NoteRow) -> NoteItem:
        item = NoteItem(self._context, row, self._when, self)
        item.edit.left.connect(partial(self._keep, item))
        item.deleted.connect(partial(self._delete, item))
        return item

    def _keep_new(self) -> None:
        text = self.new.toPlainText().strip()
        if not text or not self._about:
            return
        self.new.clear()
        with self._context.notices.guarded():
            notes.add(self._context.store, self._draft(text, self._about), self._context.clock.now())

    def _keep(self, item: NoteItem) -> None:
        text = item.edit.toPlainText().strip()
        if not item.changed:
            return
        if not text:
            self._delete(item)
            return
        with self._context.notices.guarded():
            notes.edit(self._context.store, item.row.id, {"text": text}, self._context.clock.now())

    def _delete(self, item: NoteItem) -> None:
        with self._context.notices.guarded():
            notes.delete(self._context.store, [item.row.id], self._context.clock.now())
            self._context.notices.undoable(self.tr("Note deleted"))

    def _show_all(self) -> None:
        self._all = True
        self.show_about(self._about, self._when)
