"""Preparing a meeting: what to ask and how to begin at the left, who they are and the bank at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from klatch.domain.errors import NotFound
from klatch.domain.reminding import MEETING_LEAD
from klatch.domain.vocabulary import QuestionGroup
from klatch.services.data import Change
from klatch.services.reading.meetings import MeetingDetail, detail
from klatch.ui import meeting_words, printing
from klatch.ui.command_menu import add_commands
from klatch.ui.fields.meeting_frame import MeetingFrame
from klatch.ui.page import Command, Context, Page
from klatch.ui.places import Place, Prepare
from klatch.ui.prepare.beside import Beside
from klatch.ui.prepare.chosen import ChosenQuestions
from klatch.ui.prepare.frame import Checklist, PrepareFooter
from klatch.ui.prepare.verbs import PrepareVerbs
from klatch.ui.prepare.writing import Goals, Introduction, Where
from klatch.ui.starting import start_talk
from klatch.ui.when import When
from klatch.ui.widgets.base import line
from klatch.ui.widgets.scrolling import Scrolling

_TICK_MS = 60_000
_OWN = ("meeting", "meeting_question", "task")
_PEOPLE = ("meeting_contact", "contact", "contact_link", "organization", "note", "referral", "message",
           "interaction")  # fmt: skip
_MENU = ("edit", "move_up", "move_down", "delete")
OpenUrl = Callable[[QUrl], bool]


class PreparePage(Page):
    """Everything is kept as it is typed; the same on paper with Ctrl+P."""

    is_task = True

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        edges: printing.Edges | None = None,
        open_url: OpenUrl = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(context, parent)
        self.meeting: MeetingDetail | None = None
        self._when = When(context.clock.now(), context.zone())
        self._open_url = open_url
        self.verbs = PrepareVerbs(context, self)
        self.printing = printing.Printing(context, self, edges)
        self._stack = MeetingFrame(context.theme, self)
        inside = self._stack.inside
        self.checklist = Checklist(context.theme, inside)
        self._scroll = Scrolling(inside)
        self._left = QWidget(self._scroll.room)
        self.goals = Goals(context, self.verbs, self._left)
        self.chosen = ChosenQuestions(context, self.verbs, self._left)
        self.introduction = Introduction(context, self.verbs, self._left)
        self.where = Where(context, self.verbs, self._left)
        self.beside = Beside(context, self.verbs, inside)
        self.footer = PrepareFooter(context.theme, inside)
        self._menu = QMenu(self)
        self._clock = QTimer(self)
        self._layout()
        self._connect()

    def heading(self) -> tuple[str, str]:
        if self.meeting is None:
            return self.tr("Prepare"), ""
        row = self.meeting.row
        said = self.tr("for %1, %2").replace("%1", meeting_words.names(row.attendees))
        return self.tr("Prepare"), said.replace("%2", meeting_words.start(row, self._when, begins=False))

    def status(self) -> str:
        if self.meeting is None:
            return ""
        row = self.meeting.row
        there = meeting_words.their_time(row, self._when)
        parts = (meeting_words.distance(row, self._when), meeting_words.where(row), there)
        return ", ".join(part for part in parts if part)

    def commands(self) -> dict[str, Command]:
        if self.meeting is None:
            return {}
        commands: dict[str, Command] = {
            "next_step": self.start if self.time_to_start else self.print_sheet,
            "print": self.print_sheet,
            "save_pdf": self.save_sheet,
            "filter": self.beside.search,
            "add_note": self.beside.write_note,
            "next_tab": partial(self.beside.step, 1),
            "previous_tab": partial(self.beside.step, -1),
        }
        if self.may_start:
            commands["start_meeting"] = self.start
        if self.verbs.open_steps():
            commands["step_done"] = self.verbs.done
        return commands | self._for_question()

    def arrive(self, place: Place) -> None:
        if isinstance(place, Prepare):
            self._show(place.meeting)
        self.setFocusProxy(self.goals.text)

    def depart(self) -> None:
        self.commit()

    def in_front(self) -> tuple[int, ...]:
        return tuple(who.id for who in self.meeting.row.attendees) if self.meeting else ()

    def areas(self) -> list[QWidget]:
        return [self.checklist, self._left, self.beside, self.footer]

    @property
    def may_start(self) -> bool:
        """Whether the talk is still ahead, or under way."""
        return self.meeting is not None and self.meeting.row.status in meeting_words.AHEAD

    @property
    def time_to_start(self) -> bool:
        """Whether starting is the next thing to do."""
        if self.meeting is None or not self.may_start:
            return False
        return self._when.now >= self.meeting.row.starts_at - MEETING_LEAD

    def start(self) -> None:
        """The talk begins: go where notes are taken."""
        if self.meeting is None:
            return
        self.commit()
        row = self.meeting.row
        start_talk(self.context, row.id, meeting_words.names(row.attendees))

    def print_sheet(self) -> None:
        """Print the sheet."""
        if self.meeting is not None:
            self.commit()
            self.printing.print_out(self._sheet(self.meeting))

    def save_sheet(self) -> None:
        """Save the sheet as PDF."""
        if self.meeting is not None:
            self.commit()
            from klatch.ui.prepare import paper

            name = paper.file_name(self.meeting, self._when)
            self.printing.save_pdf(self._sheet(self.meeting), name)

    def commit(self) -> None:
        """Save what is being typed."""
        if self.meeting is not None:
            for text in (self.goals.text, self.introduction.text, self.where.line):
                text.keeper.flush()
            self.chosen.commit()
            self.beside.commit()

    def go_to(self, part: str) -> None:
        """Put the cursor where a part of the preparation is written."""
        stops: dict[str, QWidget] = {
            "goals": self.goals.text,
            "introduction": self.introduction.text,
            "where": self.where.line,
        }
        if part == "research":
            self.beside.write_note()
        elif part == "questions":
            self.beside.search()
        else:
            self._scroll.ensureWidgetVisible(stops[part])
            stops[part].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _for_question(self) -> dict[str, Command]:
        """What can be done with the question in hand; Del in the bank means none of these."""
        found: dict[str, Command] = {}
        if not self.chosen.list.hasFocus():
            return found
        if self.chosen.list.selected_ids():
            found = {"edit": self.chosen.list.edit_current, "delete": self.chosen.remove}
            found |= {f"group_{group}": partial(self.chosen.set_group, group) for group in QuestionGroup}
        for name, by in (("move_up", -1), ("move_down", 1)):
            if self.chosen.can_shift(by):
                found[name] = partial(self.chosen.shift, by)
        return found

    def _sheet(self, meeting: MeetingDetail) -> printing.Sheet:
        from klatch.ui.prepare import paper

        return paper.sheet(meeting, paper.known(self.context.store, meeting, self._when), self._when)

    def _show(self, meeting: int, *, people: bool = True) -> None:
        """Show a meeting as it is stored now; `people` when who they are may have changed, too."""
        fresh = self.meeting is None or self.meeting.row.id != meeting
        if fresh:
            self.commit()
        self._when = When(self.context.clock.now(), self.context.zone())
        try:
            found = detail(self.context.store, meeting)
        except NotFound:
            self._forget()
            return
        self.meeting, self.verbs.meeting = found, meeting
        self._stack.setCurrentIndex(0)
        if fresh:
            for part in (self.goals, self.introduction, self.where):
                part.begin(found)
            self.chosen.new.clear()
        else:
            for part in (self.goals, self.introduction, self.where):
                part.load(found)
        self.chosen.show_questions(found.questions, self._when)
        if fresh or people:
            self.beside.show_people(found.row.attendees, self._when, fresh=fresh)
        self.beside.show_questions(found.questions)
        self.checklist.show_missing(found.missing)
        self._show_moment()

    def _forget(self) -> None:
        self.meeting = None
        for text in (self.goals.text, self.introduction.text, self.where.line):
            text.keeper.stop()
        self.beside.forget()
        self._stack.setCurrentWidget(self._stack.gone)
        self.changed.emit()

    def _show_moment(self) -> None:
        """What the time says: whether to start, and how long until then."""
        if self.meeting is None:
            return
        row = self.meeting.row
        begun = row.started_at is not None
        self.footer.start.setText(self.tr("Go on") if begun else self.tr("Start"))
        self.footer.show_moment(may_start=self.may_start, time_to_start=self.time_to_start)
        self.footer.show_steps(open_steps=bool(self.verbs.open_steps()))
        self.changed.emit()

    def _layout(self) -> None:
        left = QVBoxLayout(self._left)
        left.setContentsMargins(20, 16, 20, 16)
        left.setSpacing(18)
        for part in (self.goals, self.chosen, self.introduction, self.where):
            left.addWidget(part)
        left.addStretch(1)
        self._left.setProperty("area", "surface")
        self._scroll.setWidget(self._left)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self._scroll, 6)
        columns.addWidget(line(self._stack.inside, vertical=True))
        columns.addWidget(self.beside, 5)
        self._stack.lay_out(self.checklist, columns, self.footer)
        self._order()

    def _order(self) -> None:
        """Tab goes down the left, then through the right, then to the footer."""
        chosen = self.chosen
        stops = (self.goals.text, chosen.bank, chosen.list, chosen.new, chosen.group, self.introduction.text,
                 self.introduction.use, self.where.line, self.where.open, self.beside.tabs.bar)  # fmt: skip
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self.follow(self._on_change)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self._menu.aboutToShow.connect(self._fill_menu)
        self.checklist.wanted.connect(self.go_to)
        self.chosen.bank_wanted.connect(self.beside.search)
        self.chosen.current_changed.connect(self.changed)
        self.chosen.menu_requested.connect(self._on_menu)
        self.where.opened.connect(self._on_link)
        self.beside.link_opened.connect(self._on_link)
        self.footer.done.clicked.connect(self.verbs.done)
        self.footer.save.clicked.connect(self.save_sheet)
        self.footer.print.clicked.connect(self.print_sheet)
        self.footer.start.clicked.connect(self.start)
        self._stack.gone.acted.connect(self.context.navigator.leave)

    def _tick(self) -> None:
        self._when = When(self.context.clock.now(), self.context.zone())
        self._show_moment()

    def _on_change(self, change: Change) -> None:
        self.beside.on_change(change)
        people = change.touches(*_PEOPLE) or not change.rows
        if self.verbs.meeting and (people or change.touches(*_OWN)):
            self._show(self.verbs.meeting, people=people)

    def _on_link(self, link: str) -> None:
        self._open_url(QUrl(link))

    def _on_menu(self, point: QPoint) -> None:
        self._menu.popup(point)

    def _fill_menu(self) -> None:
        self._menu.clear()
        add_commands(self._menu, _MENU, self.commands(), self.context.theme)
