"""The questions at the left: by group, ticked when asked; one that comes to mind is added below."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QVBoxLayout, QWidget

from klatch.domain.vocabulary import QuestionGroup
from klatch.services.reading.meetings import QuestionRow
from klatch.ui import words
from klatch.ui.talk import wording
from klatch.ui.talk.icon_line import add_line
from klatch.ui.talk.question_delegate import COUNT, NEXT, QUESTION, QuestionDelegate
from klatch.ui.theme import Theme
from klatch.ui.when import When
from klatch.ui.widgets.base import label


class QuestionTree(QTreeView):
    """Arrows move, Space ticks, Left and Right fold a group. What is ticked is what is stored."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._groups: dict[str, QStandardItem] = {}
        self._questions: dict[int, QStandardItem] = {}
        self._revealed = 0
        self._model = QStandardItemModel(self)
        self.delegate = QuestionDelegate(theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(self.tr("Questions"))
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.delegate.folded.connect(self._fold)
        theme.changed.connect(self._fit)

    def show_questions(self, questions: tuple[QuestionRow, ...], following: int, when: When) -> None:
        """Show these, `following` as what comes next; folds and the cursor stay where they were."""
        groups = wording.grouped(questions)
        same = [key for key, _ in groups] == list(self._groups) and [
            row.id for _, rows in groups for row in rows
        ] == list(self._questions)
        if not same:
            self._build(groups)
        for key, rows in groups:
            head = self._groups[key]
            head.setData(wording.asked(rows), COUNT)
            head.setData(f"{head.text()}, {wording.asked(rows)}", Qt.ItemDataRole.AccessibleTextRole)
            for row in rows:
                self._fill(self._questions[row.id], row, following, when)

    def reveal(self, question: int) -> None:
        """Scroll to a question, another one than the last time, once the rows have their heights."""
        if question != self._revealed:
            self._revealed = question
            QTimer.singleShot(0, self, self._scroll)

    def _scroll(self) -> None:
        if self._revealed in self._questions:
            self.scrollTo(self._questions[self._revealed].index())

    def focus_question(self, question: int) -> None:
        """Put the cursor on a question."""
        if question in self._questions:
            self.setCurrentIndex(self._questions[question].index())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _build(self, groups: list[tuple[str, list[QuestionRow]]]) -> None:
        folded = {key for key, item in self._groups.items() if not self.isExpanded(item.index())}
        here = self.currentIndex().data(QUESTION)
        self._model.clear()
        self._groups, self._questions = {}, {}
        for key, rows in groups:
            head = self._groups[key] = QStandardItem(words.question_group(QuestionGroup(key)))
            head.setData(0, QUESTION)
            for row in rows:
                item = self._questions[row.id] = QStandardItem(row.text)
                item.setData(row.id, QUESTION)
                item.setCheckable(True)
                head.appendRow(item)
            self._model.appendRow(head)
            self.setExpanded(head.index(), key not in folded)
        first = next(iter(self._groups.values()), None)
        if here in self._questions:
            self.focus_question(here)
        elif first is not None:
            self.setCurrentIndex(first.index())

    def _fill(self, item: QStandardItem, row: QuestionRow, following: int, when: When) -> None:
        asked = row.asked_at is not None
        item.setText(row.text)
        item.setCheckState(Qt.CheckState.Checked if asked else Qt.CheckState.Unchecked)
        item.setData(row.id == following, NEXT)
        said = [row.text]
        if row.asked_at is not None:
            at = self.tr("asked at %1").replace("%1", when.time(row.asked_at))
            item.setToolTip(at)
            said.append(at)
        else:
            item.setToolTip("")
        if row.id == following:
            said.append(self.tr("comes next"))
        item.setData(", ".join(said), Qt.ItemDataRole.AccessibleTextRole)

    def _fold(self, row: int) -> None:
        index = self._model.index(row, 0)
        self.setExpanded(index, not self.isExpanded(index))

    def _fit(self) -> None:
        """Let the rows find their heights again, at another width or in larger text."""
        self.scheduleDelayedItemsLayout()
        QTimer.singleShot(0, self.viewport(), self.viewport().update)


class QuestionPanel(QWidget):
    """The questions above the line for another one."""

    ticked = Signal(int)
    added = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.tree = QuestionTree(theme, self)
        self.none = label(
            self.tr("No questions were prepared. Add what you would like to ask, or just listen."),
            "muted",
            self,
            wrap=True,
        )
        self.new = add_line(theme, "plus", self.tr("Add a question"), self)
        self.setProperty("area", "frame")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.none.setContentsMargins(20, 8, 20, 0)
        self.none.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(8)
        column.addWidget(self.tree, 1)
        column.addWidget(self.none, 1)
        below = QVBoxLayout()
        below.setContentsMargins(16, 0, 16, 0)
        below.addWidget(self.new)
        column.addLayout(below)
        self.tree.delegate.ticked.connect(self.ticked)
        self.new.returnPressed.connect(self._on_enter)

    def show_questions(self, questions: tuple[QuestionRow, ...], following: int, when: When) -> None:
        """Show the questions of a conversation."""
        self.tree.setVisible(bool(questions))
        self.none.setVisible(not questions)
        self.tree.show_questions(questions, following, when)

    def _on_enter(self) -> None:
        if self.new.text().strip():
            self.added.emit(self.new.text())
