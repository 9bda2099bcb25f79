"""Who is known at an employer, who of them helps, and what comes next with each."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from klatch.domain.employers import STARTERS
from klatch.domain.vocabulary import Helper, Stage
from klatch.services.reading.organizations import Colleague, ColleagueSource, OrganizationRow
from klatch.ui import words
from klatch.ui.browse.pane_table import PaneTable
from klatch.ui.models.columns import Column, Person
from klatch.ui.models.record_table import RecordTable
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.base import SectionHeader, label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.painting import initials

_CHIP_FROM = 240


def tr(text: str) -> str:
    """Translate a word of this module."""
    return QCoreApplication.translate("colleagues", text)


class ColleagueWords:
    """Says the cells of a row; `when` is set again as time passes."""

    def __init__(self, when: When) -> None:
        self.when = when

    def columns(self) -> tuple[Column, ...]:
        """Who, and how far."""
        return (
            Column("name", "", _name, "name", width=150, stretch=1, secondary=self.second, value=_person),
            Column("stage", "", _stage, "stage", width=118, value=_stage_key, hide_below=_CHIP_FROM),
        )

    def second(self, each: Colleague) -> str:
        """The kind of helper and the next step; the title where there is neither."""
        said = [words.helper(each.helper)] if each.helper is not Helper.UNKNOWN else []
        if each.row.step is not None:
            due = self.when.due(each.row.due).text
            step = words.step(each.row.step, each.row.step_title)
            said.append(f"{step}, {due[:1].lower() + due[1:]}" if due else step)
        return " · ".join(said) or each.row.title

    def sentence(self, each: Colleague) -> str:
        """Who it is, where they stand, what comes next."""
        who = ", ".join(filter(None, (each.row.name, each.row.title)))
        return f"{who}. {words.stage(each.row.stage)}. {self.second(each)}"


class Colleagues(QWidget):
    """The people, how many of the first two are found, and where to find somebody."""

    opened = Signal(int)
    """Enter or a double click on a person."""
    wanted = Signal()
    """Somebody is to be added there."""
    write_wanted = Signal(object)
    """These people are to be written to."""
    all_wanted = Signal()
    """All of them are to be shown in Contacts."""

    def __init__(self, context: Context, parent: QWidget, *, writing: bool = False) -> None:
        super().__init__(parent)
        theme = context.theme
        self._writing = writing
        self._words = ColleagueWords(When(context.clock.now()))
        self._head = SectionHeader(self.tr("Who you know there"), self)
        self._all = Button(theme, self.tr("Show all"), self, kind="link", small=True)
        self._all.setAccessibleName(self.tr("Show in Contacts"))
        self._all.setToolTip(self.tr("Show in Contacts"))
        self._cover = label("", "caption", self, wrap=True)
        self.table = RecordTable(
            ColleagueSource(context.store), self._words.columns(), sentence=self._words.sentence, parent=self
        )
        self.view = PaneTable(self.table, theme, self.tr("Who you know there"), self)
        self.find_someone = Button(theme, self.tr("Find someone"), self, icon="user-plus", small=True)
        self.write = Button(theme, self.tr("Write"), self, icon="mail", small=True)
        self.write.setToolTip(self.tr("Write to those selected here"))
        self._layout()
        self.write.clicked.connect(self._on_write)
        self.view.opened.connect(self.opened)
        self.find_someone.clicked.connect(self.wanted)
        self._all.clicked.connect(self.all_wanted)

    @property
    def cover(self) -> str:
        """How many of the first two are found."""
        return self._cover.text()

    def show_people(self, row: OrganizationRow, when: When) -> None:
        """Show the people of an employer."""
        self._words.when = when
        here = self.locale()
        self._head.set_count(here.toString(row.people) if row.people else "")
        self._all.setVisible(bool(row.people))
        self._cover.setText(self._covered(row))
        self.write.setVisible(self._writing and bool(row.people))
        self.find_someone.setVisible(row.starters < STARTERS and not row.people)
        self.view.show_of(row.id)

    def forget(self) -> None:
        """None is shown any more."""
        self.view.show_of(0)

    def _on_write(self) -> None:
        chosen = self.view.selected_ids() or list(self.table.ids[:1])
        self.write_wanted.emit(tuple(chosen))

    def _covered(self, row: OrganizationRow) -> str:
        if row.boosters:
            return self.tr("Somebody here already helps. Go on with them before you write to others.")
        if not row.people:
            return self.tr("Nobody yet. Two people are enough to start with; one answer opens the door.")
        found = min(row.starters, STARTERS)
        said = self.tr("%1 of %2 people to start with.").replace("%1", self.locale().toString(found))
        said = said.replace("%2", self.locale().toString(STARTERS))
        waiting = row.people > row.starters and found < STARTERS
        return f"{said} {self.tr('Others wait in the address book.')}" if waiting else said

    def _layout(self) -> None:
        self._head.add(self._all)
        top = QVBoxLayout()
        top.setContentsMargins(16, 0, 16, 0)
        top.setSpacing(2)
        top.addWidget(self._head)
        top.addWidget(self._cover)
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 0)
        row.addWidget(self.write)
        row.addWidget(self.find_someone)
        row.addStretch(1)
        top.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.view)


def _name(each: Colleague) -> str:
    return each.row.name


def _person(each: Colleague) -> Person:
    return Person(each.row.id, initials(each.row.name))


def _stage(each: Colleague) -> str:
    return tr("Not begun") if each.row.stage is Stage.ADDRESS_BOOK else words.stage(each.row.stage)


def _stage_key(each: Colleague) -> str:
    return each.row.stage
