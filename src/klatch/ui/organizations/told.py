"""What was told about an employer: each with what became of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from klatch.services.reading import takeaways as reading
from klatch.services.reading.takeaways import TakeawayFilter, TakeawayLine
from klatch.ui import takeaway_words
from klatch.ui.models.columns import Mark
from klatch.ui.page import Context
from klatch.ui.places import FilterTakeaways, ShowTakeaway
from klatch.ui.when import When
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button, IconButton
from klatch.ui.widgets.tags import Tag

_SHOWN = 8


class ToldRow(QWidget):
    """One takeaway: what it is, what became of it, its words, and the way to it."""

    opened = Signal(int)

    def __init__(self, context: Context, row: TakeawayLine, when: When, parent: QWidget) -> None:
        super().__init__(parent)
        self._id = row.id
        self.text = label(row.text, "", self, wrap=True)
        self.text.setMinimumWidth(1)
        self.open = IconButton(
            context.theme, "arrow-right", self.tr("Show this takeaway: %1").replace("%1", row.text[:60]), self
        )
        head = QHBoxLayout()
        head.setSpacing(6)
        marks = (takeaway_words.kind(row), takeaway_words.state(row))
        self.tags = [_tag(context, mark, self) for mark in marks if mark.text]
        for tag in self.tags:
            head.addWidget(tag)
        head.addStretch(1)
        head.addWidget(label(when.past(row.said_at), "caption", self))
        head.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.text)
        self.open.clicked.connect(self._on_open)

    def _on_open(self) -> None:
        self.opened.emit(self._id)


class Told(QWidget):
    """The latest takeaways about an employer, and the way to all of them."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._organization = 0
        self.rows: list[ToldRow] = []
        nothing = self.tr("Tie a takeaway to this employer, and it is listed here.")
        self._none = label(nothing, "muted", self, wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.all = Button(
            context.theme, self.tr("Show them all"), self, kind="flat", icon="lightbulb", small=True
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._none)
        column.addLayout(self._list)
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self.all.clicked.connect(self._on_all)

    def show_about(self, organization: int, when: When) -> None:
        """Show what was told about an employer."""
        self._organization = organization
        wanted = TakeawayFilter(organization=organization)
        for old in self.rows:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = []
        for row in reading.rows(self._context.store, reading.ids(self._context.store, wanted)[:_SHOWN]):
            made = ToldRow(self._context, row, when, self)
            made.opened.connect(self._on_opened)
            self._list.addWidget(made)
            self.rows.append(made)
        self._none.setVisible(not self.rows)
        self.all.setVisible(bool(self.rows))

    def _on_opened(self, takeaway: int) -> None:
        self._context.navigator.go(ShowTakeaway(takeaway))

    def _on_all(self) -> None:
        self._context.navigator.go(FilterTakeaways(organization=self._organization))


def _tag(context: Context, mark: Mark, parent: QWidget) -> Tag:
    return Tag(context.theme, mark.text, mark.tone, parent)  # type: ignore[arg-type]
