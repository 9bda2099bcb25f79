"""The question bank as a page: groups and sets at the left, their questions at the right, one more below."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from klatch.domain.errors import InvalidInput
from klatch.domain.names import fold
from klatch.domain.vocabulary import QuestionGroup
from klatch.services.data import Change
from klatch.services.reading.questions import BankRow, bank, sets
from klatch.ui import words
from klatch.ui.command_menu import add_commands
from klatch.ui.fields.prompt import PromptBar
from klatch.ui.page import Command, Context, Page
from klatch.ui.places import Place
from klatch.ui.prepare.bank import ALL, GROUP, SET, SearchLine, belongs
from klatch.ui.prepare.bank_verbs import BankVerbs
from klatch.ui.prepare.shelves import Shelves
from klatch.ui.widgets.base import label, line
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.grouped_list import GroupedList
from klatch.ui.widgets.grouped_model import Entry, Heading, Line

_MENU = ("edit", "move_up", "move_down", "into_set", "out_of_set", "delete")
_SET_MENU = ("new_set", "rename_set", "delete_set")


class QuestionsPage(Page):
    """Make the bank one's own: words, order, sets; the shipped questions can be brought back."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._rows: tuple[BankRow, ...] = ()
        self.verbs = BankVerbs(context, self)
        self.shelves = Shelves(theme, self)
        self.prompt = PromptBar(theme, self)
        self.search = SearchLine(self)
        self.restore = Button(theme, self.tr("Restore shipped"), self, small=True, icon="rotate-ccw")
        self.new_set = Button(theme, self.tr("New set"), self, small=True, icon="plus")
        self.list = GroupedList(theme, self.tr("Questions"), self, editable=True)
        self.none = label("", "muted", self, wrap=True)
        self.new = QLineEdit(self)
        self.group = QComboBox(self)
        self.add = Button(theme, self.tr("Add"), self, kind="primary", icon="plus")
        self._menu = QMenu(self)
        self._timer = QTimer(self)
        self._layout()
        self._connect()

    def heading(self) -> tuple[str, str]:
        number = self.locale().toString(len(self._rows))
        return self.tr("Question bank"), self.tr("%1 questions").replace("%1", number)

    def status(self) -> str:
        return self.tr("Meetings keep the questions chosen for them, whatever is changed here.")

    def commands(self) -> dict[str, Command]:
        commands: dict[str, Command] = {
            "new": self.new.setFocus,
            "filter": self._to_search,
            "new_set": self.ask_new_set,
            "select_all": self.list.selectAll,
            "restore_questions": self.verbs.restore,
        }
        ids = self.list.selected_ids()
        if ids:
            commands |= {"edit": self.list.edit_current, "delete": self.delete, "into_set": self.ask_into_set}
            commands |= {
                f"group_{group}": partial(self.verbs.set_group, ids, group) for group in QuestionGroup
            }
            if any(row.set_name for row in self._rows if row.id in ids):
                commands["out_of_set"] = partial(self.verbs.take_out, ids)
        for name, by in (("move_up", -1), ("move_down", 1)):
            order = self._moved(by)
            if order is not None:
                commands[name] = partial(self.verbs.reorder, order)
        if self.shelves.set_name and any(row.set_name == self.shelves.set_name for row in self._rows):
            commands |= {"rename_set": self.ask_rename, "delete_set": self.dissolve}
        return commands

    def arrive(self, place: Place) -> None:  # noqa: ARG002 - there is one way to come here
        self._read()
        self.setFocusProxy(self.list)

    def areas(self) -> list[QWidget]:
        return [self.shelves, self.list, self.new]

    def submit(self) -> None:
        """Add the question that is typed."""
        text = self.new.text().strip()
        if not text:
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        made = self.verbs.add(text, QuestionGroup(self.group.currentData()), self.shelves.set_name)
        if made:
            self.new.clear()
            self.list.select_id(made)

    def delete(self) -> None:
        """Delete the selected questions."""
        self.verbs.delete(self.list.selected_ids())

    def ask_new_set(self) -> None:
        """Make a set of the selected questions, or begin an empty one."""
        self.prompt.ask(self.tr("Name of the new set"), self.tr("Make set"), self._make_set)

    def ask_into_set(self) -> None:
        """Put the selected questions into a set."""
        ids, known = self.list.selected_ids(), [each.name for each in sets(self.context.store)]
        answer = partial(self.verbs.put_into_set, ids)
        self.prompt.ask(self.tr("Put into the set"), self.tr("Put into set"), answer, known=known)

    def ask_rename(self) -> None:
        """Give the set in front another name."""
        name = self.shelves.set_name
        question = self.tr("New name of “%1”").replace("%1", name)
        self.prompt.ask(question, self.tr("Rename set"), partial(self._rename, name), text=name)

    def dissolve(self) -> None:
        """Dissolve the set in front."""
        name = self.shelves.set_name
        self.shelves.select(ALL)
        self.verbs.delete_set(name)

    def _make_set(self, name: str) -> None:
        if not name.strip():
            raise InvalidInput("set_name", "empty")
        ids = [] if self.shelves.set_name else self.list.selected_ids()
        if ids:
            self.verbs.put_into_set(ids, name)
        self.shelves.begin(name.strip())
        self._fill()
        if not ids:
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rename(self, name: str, new: str) -> None:
        self.verbs.rename_set(name, new)
        self.shelves.select(SET + new.strip())
        self._fill()

    def _read(self) -> None:
        self._rows = bank(self.context.store)
        self.shelves.show_shelves(self._rows, sets(self.context.store))
        self._fill()

    def _fill(self) -> None:
        rows, which = self._shown(), self.shelves.which
        entries: list[Entry] = []
        if which.startswith(SET):
            entries += [self._line(row, words.question_group(row.group)) for row in rows]
        else:
            for group in QuestionGroup:
                below = [self._line(row, row.set_name) for row in rows if row.group is group]
                if below:
                    count = self.locale().toString(len(below))
                    entries += [Heading(words.question_group(group), count), *below]
        self.list.show_entries(entries)
        self.none.setHidden(bool(rows))
        self.list.setVisible(bool(rows))
        searched = self.tr("No question has these words.")
        empty = self.tr("No question here yet. Write the first one below.")
        self.none.setText(searched if self.search.text().strip() else empty)
        if which.startswith(GROUP):
            self.group.setCurrentIndex(self.group.findData(which.removeprefix(GROUP)))
        self.changed.emit()

    def _shown(self) -> list[BankRow]:
        wanted = fold(self.search.text()).split()
        rows = [row for row in self._rows if belongs(row, self.shelves.which)]
        return [row for row in rows if all(word in fold(row.text) for word in wanted)]

    def _line(self, row: BankRow, detail: str) -> Line:
        mine = "" if row.shipped else self.tr("yours")
        return Line(row.id, row.text, detail=", ".join(part for part in (detail, mine) if part))

    def _moved(self, by: int) -> list[int] | None:
        """The ids that stand together with the one in hand, it moved; None where it is at the end."""
        current = next((row for row in self._rows if row.id == self.list.current_id()), None)
        if current is None or not self.list.hasFocus():  # elsewhere Alt+Down opens a list to choose from
            return None
        whole = self.shelves.which.startswith(SET)
        order = [row.id for row in self._shown() if whole or row.group is current.group]
        at = order.index(current.id) if current.id in order else -1
        if at < 0 or not 0 <= at + by < len(order):
            return None
        order.insert(at + by, order.pop(at))
        return order

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _to_list(self) -> None:
        self._fill()
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.list.current_id():
            self.list.select_row(0)

    def _layout(self) -> None:
        self.search.setPlaceholderText(self.tr("Search questions"))
        self.search.setAccessibleName(self.tr("Search questions"))
        self.new.setPlaceholderText(self.tr("Write a question of your own"))
        self.new.setAccessibleName(self.tr("New question"))
        self.group.setAccessibleName(self.tr("Group of the new question"))
        for group in QuestionGroup:
            self.group.addItem(words.question_group(group), group.value)
        self.group.setCurrentIndex(self.group.findData(QuestionGroup.OWN.value))
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        top, below = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.search, 1)
        for button in (self.new_set, self.restore):
            top.addWidget(button)
        below.addWidget(self.new, 1)
        below.addWidget(self.group)
        below.addWidget(self.add)
        right = QVBoxLayout()
        right.setContentsMargins(16, 12, 16, 12)
        right.setSpacing(10)
        right.addLayout(top)
        right.addWidget(self.none)
        right.addWidget(self.list, 1)
        right.addStretch(0)
        right.addLayout(below)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self.shelves)
        columns.addWidget(line(self, vertical=True))
        columns.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.prompt)
        whole.addLayout(columns, 1)
        self.setProperty("area", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _connect(self) -> None:
        self.follow(self._on_change)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.shelves.chosen.connect(self._fill)
        self.shelves.menu_requested.connect(self._on_menu)
        self.search.textChanged.connect(self._timer.start)
        self.search.left.connect(self._to_list)
        self._timer.timeout.connect(self._fill)
        self.new.returnPressed.connect(self.submit)
        self.add.clicked.connect(self.submit)
        self.new_set.clicked.connect(self.ask_new_set)
        self.restore.clicked.connect(self.verbs.restore)
        self.list.edited.connect(self.verbs.edit)
        self.list.delete_pressed.connect(self.delete)
        self.list.selectionModel().selectionChanged.connect(self._on_selection)
        self.list.menu_requested.connect(self._on_menu)

    def _on_change(self, change: Change) -> None:
        if change.touches("question") or not change.rows:
            self._read()

    def _on_selection(self) -> None:
        self.changed.emit()

    def _on_menu(self, point: QPoint) -> None:
        self._menu.popup(point)

    def _fill_menu(self) -> None:
        self._menu.clear()
        names = _SET_MENU if self.shelves.list.hasFocus() else _MENU
        add_commands(self._menu, names, self.commands(), self.context.theme)
