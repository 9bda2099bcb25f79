"""The welcome: three steps that can each be skipped, kept as they are filled in."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from klatch.services import welcome
from klatch.services.data import Change
from klatch.services.reading.contacts import ContactFilter, Scope, count_of
from klatch.services.reading.today import reach_out
from klatch.ui.fields.contact_file import choose_contacts, one_file
from klatch.ui.page import Command, Context, Page
from klatch.ui.places import ImportFile, Place
from klatch.ui.welcome.about_you import AboutYou
from klatch.ui.welcome.frame import WelcomeFooter, WelcomeStrip
from klatch.ui.welcome.step import Step
from klatch.ui.widgets.base import announce

if TYPE_CHECKING:
    from klatch.ui.welcome.people import People
    from klatch.ui.welcome.week import Week

_PEOPLE, _LAST = 1, 2


class WelcomePage(Page):
    """Who the user is, their people, their week; then Today."""

    is_task = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.number = 0
        """The step in front, counted from 0."""
        self._made: list[Step] = []
        names = (self.tr("About you"), self.tr("Your people"), self.tr("Your week"))
        self.strip = WelcomeStrip(context.theme, names, self)
        self.footer = WelcomeFooter(context.theme, self)
        self.stack = QStackedWidget(self)
        self._reading = False
        self._layout()
        self._connect()

    @cached_property
    def about(self) -> AboutYou:
        """Who they are. Each step is made when first shown: all at once would take too long."""
        step = AboutYou(self.context, self)
        self._take_in(step)
        return step

    @cached_property
    def people(self) -> People:
        """Their people."""
        from klatch.ui.welcome.people import People

        step = People(self.context, self)
        step.file_wanted.connect(self.choose_file)
        self._take_in(step)
        return step

    @cached_property
    def week(self) -> Week:
        """Their week."""
        from klatch.ui.welcome.week import Week

        step = Week(self.context, self)
        self._take_in(step)
        return step

    @property
    def step(self) -> Step:
        """The step in front."""
        return self.about if not self.number else self.people if self.number == _PEOPLE else self.week

    def heading(self) -> tuple[str, str]:
        here = self.locale()
        said = self.tr("Step %1 of %2").replace("%1", here.toString(self.number + 1))
        return self.tr("Welcome to Klatch"), said.replace("%2", here.toString(_LAST + 1))

    def status(self) -> str:
        if self.number == _PEOPLE:
            return self.tr("Enter adds who is typed, else it goes on. Esc leaves.")
        return self.tr("Enter goes on, Esc leaves. What you type is kept.")

    def commands(self) -> dict[str, Command]:
        commands: dict[str, Command] = {
            "next_step": self.go_on,
            "next_tab": self.go_on,
            "leave": self.leave,
            "import": self.choose_file,
        }
        if self.number:
            commands |= {"back": self.go_back, "previous_tab": self.go_back}
        return commands

    def areas(self) -> list[QWidget]:
        return [self.strip, self.step, self.footer]

    def arrive(self, place: Place) -> None:
        if not self._reading:  # else it goes on where the file was asked for
            self._show(welcome.step(self.context.store))
        self._reading = False
        self._load()
        self.setFocusProxy(self.step.first)
        super().arrive(place)

    def depart(self) -> None:
        if self.number != _PEOPLE:  # somebody half typed is added by Enter only
            self.step.commit()

    def go_on(self) -> None:
        """Keep this step and show the next, or Today after the last."""
        if self.step.commit():
            self._after(self.number)

    def skip(self) -> None:
        """Show the next step without what could not be kept of this one."""
        self.step.revert()
        self._after(self.number)

    def go_back(self) -> None:
        """Show the step before."""
        self.depart()
        self._turn_to(self.number - 1)

    def leave(self) -> None:
        """Close it; Today offers to go on."""
        self._leave()
        self.context.navigator.leave()

    def end(self) -> None:
        """It is over: show Today, and say what to begin with."""
        with self.context.notices.guarded():
            welcome.end(self.context.store, self.context.clock.now())
        self.context.navigator.go(Place("today"))
        self.context.notices.say(self._what_first())

    def choose_file(self) -> None:
        """Ask for a file and import it."""
        chosen = choose_contacts(self)
        if chosen:
            self._read(chosen)

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.strip, self.stack, self.footer):
            column.addWidget(widget, 1 if widget is self.stack else 0)
        self.setAcceptDrops(True)
        self.setProperty("area", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _connect(self) -> None:
        self.strip.wanted.connect(self._turn_to)
        self.footer.back.clicked.connect(self.go_back)
        self.footer.skip.clicked.connect(self.skip)
        self.footer.next.clicked.connect(self.go_on)
        self.footer.skip_all.clicked.connect(self.end)
        self.follow(self._on_change)

    def _after(self, number: int) -> None:
        if number < _LAST:
            self._turn_to(number + 1)
        else:
            self.end()

    def _turn_to(self, number: int) -> None:
        with self.context.notices.guarded():
            welcome.come_to(self.context.store, number, self.context.clock.now())
        if (focus := QApplication.focusWidget()) is not None:
            focus.clearFocus()  # else the stack hands it on, and nothing of what stands there is selected
        self._show(number)
        self.step.first.setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, f"{self.heading()[1]}: {self.strip.steps[number].text()}")
        self.changed.emit()

    def _show(self, number: int) -> None:
        self.number = number
        self.stack.setCurrentWidget(self.step)
        self.strip.show_step(number)
        self.footer.show_step(first=number == 0, last=number == _LAST)

    def _take_in(self, step: Step) -> None:
        """Put a new step into the page; Tab goes on from it to the buttons below."""
        self._made.append(step)
        self.stack.addWidget(step)
        for before, after in pairwise((step.last, *self.footer.stops)):
            QWidget.setTabOrder(before, after)
        step.load()

    def _load(self) -> None:
        for step in self._made:
            step.load()

    def _on_change(self, _change: Change) -> None:
        self._load()

    def _read(self, path: str) -> None:
        self._reading = True
        self.context.navigator.go(ImportFile(path, then="welcome"))

    def _leave(self) -> None:
        with self.context.notices.guarded():
            welcome.leave(self.context.store, self.context.clock.now())

    def _what_first(self) -> str:
        store = self.context.store
        first = next(iter(reach_out(store, 1)), None)
        if first is not None:
            keys = QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText)
            said = self.tr("First: write to %1. %2 begins the message.")
            return said.replace("%2", keys).replace("%1", first.name)
        if count_of(store, ContactFilter(scope=Scope.ALL)):
            return self.tr("First: choose in Contacts whom to write to, and add them to the pipeline.")
        return self.tr("These steps stay in the Help menu: Set up in three steps.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes on; on a button it is that button."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focus = QApplication.focusWidget()
        if isinstance(focus, QPushButton) and not focus.isCheckable():
            focus.click()
        else:
            self.go_on()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page in front leaves it, unless that is a file to read; a window that closes does not."""
        super().hideEvent(event)
        if self.window().isVisible() and not event.spontaneous() and not self._reading:
            self._leave()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if one_file(event.mimeData()):
            self.people.expect_file(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.people.expect_file(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """A file let go in any step is one to import."""
        self.people.expect_file(False)
        event.acceptProposedAction()
        self._read(one_file(event.mimeData()))
