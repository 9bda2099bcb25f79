"""What the page can do now, by the names of the action table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from klatch.domain.vocabulary import Stage
from klatch.services.reading.contacts import ContactDetail
from klatch.ui import steps
from klatch.ui.contacts.view_commands import ViewCommands
from klatch.ui.page import Command, Context
from klatch.ui.places import (
    Compose,
    LogSent,
    NewMeeting,
    NewOpportunity,
    ShowConversation,
    ShowOrganization,
    ShowReferralMap,
)

if TYPE_CHECKING:
    from klatch.ui.contacts.page import ContactsPage


class ContactCommands(QObject):
    """The commands of the page; what makes no sense now is left out."""

    def __init__(self, context: Context, page: ContactsPage) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._views = ViewCommands(context, page)

    def available(self) -> dict[str, Command]:
        """Those that can be run now."""
        page = self._page
        if page.fronts.map is not None:
            tabs = {"next_tab": partial(page.fronts.step, 1), "previous_tab": partial(page.fronts.step, -1)}
            return tabs | page.fronts.map.commands()
        commands: dict[str, Command] = {
            "select_all": page.people.view.selectAll,
            "next_tab": partial(self._tab, 1),
            "previous_tab": partial(self._tab, -1),
            "detail_pane": page.toggle_pane,
        }
        commands |= self._views.available()
        people = page.selected
        if people:
            commands |= self._for_selection(people)
        person = self._person
        if person is not None:
            commands |= self._for_person(person)
        return commands

    def next_step(self) -> None:
        """Go where the next step begins."""
        person = self._person
        if person is None:
            return
        step = person.next_step
        if step is None:
            self.write()
            return
        self._context.navigator.go(steps.place(step.kind, person, step.meeting))

    def step_done(self) -> None:
        """Tick the next step off."""
        person = self._person
        if person is not None and person.next_step is not None:
            self._page.verbs.steps.done([person.next_step.id], person.name)

    def skip_step(self) -> None:
        """Let the next step go."""
        person = self._person
        if person is not None and person.next_step is not None:
            self._page.verbs.steps.skip([person.next_step.id], person.name)

    def snooze(self, way: str = "snooze") -> None:
        """Leave the next step for a while, until tomorrow unless another way is named."""
        person = self._person
        if person is not None and person.next_step is not None:
            self._page.verbs.steps.snoozing([person.next_step.id])[way]()

    def write(self) -> None:
        """Write to those selected."""
        self._context.navigator.go(Compose(self._people))

    def meet(self) -> None:
        """Plan a meeting with those selected."""
        self._context.navigator.go(NewMeeting(self._people))

    def add_note(self) -> None:
        """Begin a note on the person in front."""
        self._page.side.show()
        self._page.side.person.add_note()

    def add_to_pipeline(self) -> None:
        """Plan to write to those selected."""
        self._page.verbs.add_to_pipeline(self._people)

    def delete(self) -> None:
        """Delete those selected."""
        if self._page.selected:
            self._page.verbs.delete(self._page.selected)

    @property
    def _person(self) -> ContactDetail | None:
        page = self._page
        person = page.side.shown
        shown = not page.side.filling and person is not None and page.people.view.current_id() == person.id
        return person if shown else None

    @property
    def _people(self) -> tuple[int, ...]:
        person = self._person
        return tuple(self._page.selected) or ((person.id,) if person else ())

    def _for_selection(self, people: Sequence[int]) -> dict[str, Command]:
        commands: dict[str, Command] = {
            "delete": self.delete,
            "write": self.write,
            "meet": self.meet,
            "add_tag": self._add_tag,
            "remove_tag": self._remove_tag,
        }
        several, person = len(people) > 1, self._person
        if several:
            commands["edit_all"] = partial(self._edit_all, people)
        if several or person is None or person.stage is Stage.ADDRESS_BOOK:
            commands["add_to_pipeline"] = self.add_to_pipeline
        for stage in Stage:
            commands[f"stage_{stage}"] = partial(self.move_to, stage, people)
        return commands

    def _for_person(self, person: ContactDetail) -> dict[str, Command]:
        commands: dict[str, Command] = {
            "edit": self._edit,
            "add_note": self.add_note,
            "log_interaction": self._log,
            "next_step": self.next_step,
            "log_sent": partial(self._context.navigator.go, LogSent(person.id)),
            "add_opportunity": partial(self._context.navigator.go, NewOpportunity(contact=person.id)),
            "show_map": partial(self._context.navigator.go, ShowReferralMap(person.id)),
        }
        if person.organization_id is not None:
            place = ShowOrganization(person.organization_id)
            commands["show_employer"] = partial(self._context.navigator.go, place)
        if person.counts.messages:
            commands["show_thread"] = partial(self._context.navigator.go, ShowConversation(person.id))
        if person.next_step is not None:
            commands |= {"step_done": self.step_done, "skip_step": self.skip_step}
            if steps.may_rest(person.next_step.kind):
                commands |= {way: partial(self.snooze, way) for way in steps.SNOOZES}
        return commands

    def _edit(self) -> None:
        self._page.side.show()
        self._page.side.person.edit()

    def _edit_all(self, people: Sequence[int]) -> None:
        self._page.side.show()
        self._page.side.edit_all(people)

    def _log(self) -> None:
        self._page.side.show()
        self._page.side.person.log(self._people)

    def move_to(self, stage: str, people: Sequence[int]) -> None:
        """Move people to a stage; of a pause the reason is asked."""
        ids, verbs = list(people), self._page.verbs
        if stage != Stage.PAUSED:
            verbs.set_stage(ids, Stage(stage))
            return
        question = self.tr("Why pause %1? (optional)").replace("%1", verbs.who(ids))
        self._page.prompt.ask(question, self.tr("Pause"), partial(verbs.pause, ids))

    def _add_tag(self) -> None:
        ids, verbs = list(self._people), self._page.verbs
        question = self.tr("Tag for %1").replace("%1", verbs.who(ids))
        known = [tag.name for tag in verbs.known_tags()]
        self._page.prompt.ask(question, self.tr("Add tag"), partial(verbs.add_tag, ids), known=known)

    def _remove_tag(self) -> None:
        ids, verbs = list(self._people), self._page.verbs
        question = self.tr("Tag to take off %1").replace("%1", verbs.who(ids))
        known = [tag.name for tag in verbs.known_tags()]
        answer = partial(verbs.remove_tag, ids)
        self._page.prompt.ask(question, self.tr("Remove tag"), answer, known=known)

    def _tab(self, by: int) -> None:
        page = self._page
        focus = page.focusWidget()
        if focus is not None and page.side.isAncestorOf(focus) and not page.side.filling:
            page.side.person.step_tab(by)
        else:
            page.fronts.step(by)
