"""Who else says so: the takeaways about the same thing, and a line to find one more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from klatch.services.data import Store
from klatch.services.reading import takeaways as reading
from klatch.services.reading.takeaways import TakeawayFilter, TakeawayLine
from klatch.ui.fields.record_search import OFFERED, Offer, RecordSearch
from klatch.ui.page import Context
from klatch.ui.takeaways import phrases
from klatch.ui.widgets.base import SectionHeader, label
from klatch.ui.widgets.buttons import Button, IconButton
from klatch.ui.widgets.segmented import Segmented
from klatch.ui.widgets.tags import Tag

SAME, OPPOSITE = "same", "opposite"
_SHOWN = 12
_LONGEST = 90


class TakeawaySearch(RecordSearch):
    """Offers the takeaways that are not about the same thing yet."""

    def __init__(self, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self.shown: TakeawayLine | None = None

    def matching(self, text: str) -> list[Offer]:
        """Takeaways that hold these words, from anybody."""
        if self.shown is None:
            return []
        ids = reading.ids(self._store, TakeawayFilter(text=text))[: 4 * OFFERED]
        offers = [
            Offer(row.id, row.text, f"{_short(row.text)} ({row.name})")
            for row in reading.rows(self._store, ids)
            if row.id != self.shown.id and (row.claim is None or row.claim != self.shown.claim)
        ]
        return offers[:OFFERED]


class RelatedRow(QWidget):
    """One takeaway about the same thing: on which side, in which words, from whom."""

    opened = Signal(int)
    separated = Signal(int)

    def __init__(self, context: Context, row: TakeawayLine, *, opposite: bool, parent: QWidget) -> None:
        super().__init__(parent)
        theme = context.theme
        self._id = row.id
        self.tag = Tag(
            theme,
            self.tr("Opposite") if opposite else self.tr("Same"),
            "warning" if opposite else "success",
            self,
        )
        self.text = label(row.text, "", self, wrap=True)
        self.text.setMinimumWidth(1)
        self.name = Button(theme, row.name, self, kind="link", small=True)
        self.name.setAccessibleName(self.tr("Show what %1 said").replace("%1", row.name))
        self.gone = IconButton(theme, "x", self.tr("Not about the same: %1").replace("%1", row.name), self)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.tag)
        head.addWidget(self.name)
        head.addStretch(1)
        head.addWidget(self.gone)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.text)
        self.name.clicked.connect(self._on_opened)
        self.gone.clicked.connect(self._on_separated)

    def _on_opened(self) -> None:
        self.opened.emit(self._id)

    def _on_separated(self) -> None:
        self.separated.emit(self._id)


class Agreement(QWidget):
    """How many said the same, who, and the way to add one."""

    opened = Signal(int)
    separated = Signal(int)
    related = Signal(int, bool)
    """This takeaway is the same; or with True the opposite."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.rows: list[RelatedRow] = []
        self.header = SectionHeader(self.tr("Who says the same"), self)
        self.counted = label("", "caption", self, wrap=True)
        self._list = QVBoxLayout()
        self.search = TakeawaySearch(context.store, self)
        options = [(SAME, self.tr("Same as")), (OPPOSITE, self.tr("Opposite of"))]
        self.side = Segmented(options, self.tr("Same or opposite"), self)
        self._layout()
        self.search.found.connect(self._on_found)

    def show_for(self, shown: TakeawayLine | None) -> None:
        """Show who says the same as a takeaway."""
        self.search.shown = shown
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        if shown is None:
            return
        others = reading.related_to(self._context.store, shown.id) if shown.claim else []
        self.counted.setText(
            phrases.evidence(shown.tally)
            if others
            else self.tr("One voice so far. When others say the same or the opposite, tie it here.")
        )
        for other in others[:_SHOWN]:
            opposite = other.disagrees is not shown.disagrees
            row = RelatedRow(self._context, other, opposite=opposite, parent=self)
            row.opened.connect(self.opened)
            row.separated.connect(self.separated)
            self._list.addWidget(row)
            self.rows.append(row)

    def begin(self) -> None:
        """Put the cursor where another takeaway is found."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _layout(self) -> None:
        self.side.set_current(SAME)
        self.search.setProperty("small", "true")
        self.search.setAccessibleName(self.tr("Find another takeaway"))
        self.search.setPlaceholderText(self.tr("Words of another takeaway"))
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.header)
        column.addWidget(self.counted)
        column.addLayout(self._list)
        column.addWidget(self.side)
        column.addWidget(self.search)

    def _on_found(self, takeaway: int) -> None:
        self.related.emit(takeaway, self.side.current() == OPPOSITE)
        self.side.set_current(SAME)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"
