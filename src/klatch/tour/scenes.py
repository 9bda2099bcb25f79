"""What is photographed on the tour: the name of each picture, and how the window comes to show it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from klatch.support import resources

if TYPE_CHECKING:
    from klatch.tour.job import MainJob
    from klatch.ui.places import Place
    from klatch.ui.window import MainWindow

Scene = tuple[str, Callable[["MainWindow"], None]]
"""The name of a picture and how the window comes to show it."""
_NORA = {
    "name": "Nora Whitfield",
    "headline": "a science teacher moving into UX research",
    "topic_broad": "UX research",
}
_EMPTY = ("today", "organizations", "opportunities", "takeaways", "paths", "insights")


def empty() -> list[Scene]:
    """Pages with nothing in them yet."""
    return [(f"{page}-empty", _at(page)) for page in _EMPTY]


def welcome() -> list[Scene]:
    """The three steps of the first start, being filled in."""
    names = ("welcome-you", "welcome-people", "welcome-week")
    return [(name, partial(_welcome, step=step)) for step, name in enumerate(names)]


def importing() -> list[Scene]:
    """What an import would do, before it is done."""
    return [("import", _importing)]


def before(job: MainJob) -> list[Scene]:
    """The pages in the morning."""
    from klatch.ui.places import (
        Compose,
        LogSent,
        NewContact,
        NewOpportunity,
        ShowContact,
        ShowConversation,
        ShowMessage,
        ShowOpportunity,
        ShowOrganization,
        ShowReferralMap,
        ShowTakeaway,
    )

    return [
        ("today", _at("today")),
        ("tasks", _at("tasks")),
        ("quick-add", partial(_add_task, text="call Priya Fri 3pm")),
        ("new-contact", partial(_go, place=NewContact())),
        ("contacts", partial(_go, place=ShowContact(job.met))),
        ("columns", _choosing_columns),
        ("edit-several", _editing_several),
        ("log", _logging),
        ("palette", partial(_search, text="diary")),
        ("meetings", partial(_meetings, view="upcoming")),
        ("times-to-offer", partial(_meetings, view="offers")),
        ("questions", _at("questions")),
        ("messages", partial(_go, place=ShowMessage(job.asked))),
        ("reply", partial(_do, place=ShowMessage(job.asked), command="mark_answered")),
        ("log-sent", partial(_go, place=LogSent(job.new))),
        ("conversation", partial(_go, place=ShowConversation(job.met))),
        ("organizations", partial(_go, place=ShowOrganization(job.employer))),
        ("opportunities", partial(_go, place=ShowOpportunity(job.lead))),
        ("new-opportunity", partial(_go, place=NewOpportunity(contact=job.met))),
        ("takeaways", partial(_go, place=ShowTakeaway(job.heard))),
        ("paths", _at("paths")),
        ("insights", partial(_insights, as_table=False)),
        ("insights-tables", partial(_insights, as_table=True)),
        ("templates", _at("templates")),
        ("settings", partial(_settings, name="you")),
        ("about", _about),
        ("licences", _licences),
        ("newer", _asking_by_hand),
        ("newer-told", _told),
        ("compose", partial(_go, place=Compose((job.new,), "outreach.alumni"))),
        ("compose-batch", partial(_review, place=Compose(job.to_contact()))),
        ("referral-map", partial(_map, place=ShowReferralMap(job.booster), listed=False)),
        ("referral-list", partial(_map, place=ShowReferralMap(job.booster), listed=True)),
        ("help", partial(_guide, page="compose", words="")),
        ("help-search", partial(_guide, page="today", words="thank-you")),
    ]


def during(job: MainJob) -> list[Scene]:
    """The talk under way, and the page that offers to go back to it."""
    from klatch.ui.places import ShowMeeting, Talk

    return [
        ("meeting", partial(_go, place=Talk(job.meeting))),
        ("today-talking", _at("today")),
        ("meetings-talking", partial(_go, place=ShowMeeting(job.meeting))),
    ]


def between(job: MainJob) -> list[Scene]:
    """Getting ready for the talk."""
    from klatch.ui.places import Prepare

    place = Prepare(job.meeting)
    return [
        ("prepare", partial(_go, place=place)),
        ("prepare-bank", partial(_do, place=place, command="filter")),
    ]


def after(job: MainJob) -> list[Scene]:
    """The pages once the talk is over."""
    from klatch.ui.places import Compose, WrapUp

    thanks = Compose((job.met,), "thanks.same_day", job.meeting)
    return [
        ("wrap-up", partial(_wrapping_up, place=WrapUp(job.meeting), parts=(1, 0))),
        ("wrap-up-reflection", partial(_wrapping_up, place=WrapUp(job.meeting), parts=(3,))),
        ("wrap-up-notes", partial(_wrapping_up, place=WrapUp(job.meeting), parts=(1,), notes=True)),
        ("favours", partial(_favors, contact=job.met)),
        ("compose-thanks", partial(_go, place=thanks)),
    ]


def _go(window: MainWindow, place: Place) -> None:
    window.go(place)


def _do(window: MainWindow, place: Place, command: str) -> None:
    window.go(place)
    window.dispatch(command)


def _map(window: MainWindow, place: Place, *, listed: bool) -> None:
    """The referral map as a drawing or as a list."""
    from klatch.ui.contacts.page import ContactsPage

    window.go(place)
    page = window.page
    if isinstance(page, ContactsPage):
        page.fronts.made.show_as_list(listed)


def _review(window: MainWindow, place: Place) -> None:
    """Look at the first few messages of a batch."""
    from klatch.ui.compose.page import ComposePage

    window.go(place)
    page = window.page
    if isinstance(page, ComposePage):
        for number in range(3):
            page.turn_to(number)


def _wrapping_up(window: MainWindow, place: Place, parts: tuple[int, ...], *, notes: bool = False) -> None:
    """Go to the wrap-up and there to some parts of it, with the notes open or folded."""
    from klatch.ui.wrap_up.page import WrapUpPage

    window.go(place)
    page = window.page
    if isinstance(page, WrapUpPage):
        page.panel.said.set_open(notes)
        for part in parts:
            page.strip.wanted.emit(part)


def _favors(window: MainWindow, contact: int) -> None:
    from klatch.ui.contacts.page import ContactsPage
    from klatch.ui.places import ShowContact

    window.go(ShowContact(contact))
    page = window.page
    if isinstance(page, ContactsPage):
        page.side.person.open_tab("favors")


def _at(page: str) -> Callable[[MainWindow], None]:
    from klatch.ui.places import Place

    return partial(_go, place=Place(page))


def _importing(window: MainWindow) -> None:
    from klatch.ui.places import ImportFile

    window.go(ImportFile(str(resources.path("sample", "Connections.csv"))))


def _welcome(window: MainWindow, step: int) -> None:
    from klatch.ui.welcome.page import WelcomePage

    _at("welcome")(window)
    page = window.page
    if isinstance(page, WelcomePage):
        page.strip.wanted.emit(step)
        for name, text in _NORA.items():
            page.about.section.fields[name].show_value(text)
        page.people.adding.name.setText("Aisha Karim, Brightloom")


def _meetings(window: MainWindow, view: str) -> None:
    """A view of the Meetings page; times to offer with the pane beside them."""
    from klatch.ui.meetings.page import MeetingsPage

    _at("meetings")(window)
    page = window.page
    if isinstance(page, MeetingsPage):
        page.lists.tabs.select(view)
        page.side.setVisible(view == "offers")


def _add_task(window: MainWindow, text: str) -> None:
    from klatch.ui import pictures

    _at("today")(window)
    pictures.add_task(window, text)


def _choosing_columns(window: MainWindow) -> None:
    _at("contacts")(window)
    window.dispatch("columns")


def _editing_several(window: MainWindow) -> None:
    _at("contacts")(window)
    window.dispatch("select_all")
    window.dispatch("edit_all")


def _about(window: MainWindow) -> None:
    _at("today")(window)
    window.dispatch("about")


def _licences(window: MainWindow) -> None:
    from klatch.ui import pictures

    _at("today")(window)
    pictures.show_licences(window)


def _asking_by_hand(window: MainWindow) -> None:
    _at("today")(window)
    window.dispatch("newer")


def _settings(window: MainWindow, *, name: str) -> None:
    from klatch.ui.settings.page import SettingsPage

    _at("settings")(window)
    page = window.page
    if isinstance(page, SettingsPage):
        page.show_section(page.stack.indexOf(getattr(page, name)))


def _told(window: MainWindow) -> None:
    """The strip that names a newer version, over the setting that allows to ask for it."""
    from klatch.ui import pictures

    _settings(window, name="updates")
    pictures.tell_of(window, "0.2.0")


def _insights(window: MainWindow, *, as_table: bool) -> None:
    from klatch.ui.insights.page import InsightsPage

    _at("insights")(window)
    if isinstance(window.page, InsightsPage):
        for section in window.page.board.sections:
            section.set_as_table(as_table=as_table)


def _logging(window: MainWindow) -> None:
    _at("meetings")(window)
    window.dispatch("log_interaction")


def _guide(window: MainWindow, page: str, words: str) -> None:
    from klatch.ui import pictures

    _at(page)(window)
    pictures.open_guide(window, words)


def _search(window: MainWindow, text: str) -> None:
    from klatch.ui import pictures

    pictures.search(window, text)
