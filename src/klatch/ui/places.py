"""Where the window can go. A place names its page and what to show there; back and forward keep places."""

from __future__ import annotations

from dataclasses import field

from PySide6.QtCore import QObject, Signal

from klatch.support.frozen import frozen


@frozen
class Place:
    """Where to go: the key of a page, as it was left."""

    page: str


@frozen
class ShowContact(Place):
    """A person in the Contacts page."""

    contact: int
    page: str = field(default="contacts", init=False)


@frozen
class NewContact(Place):
    """The short form for a new person, at an employer or not."""

    name: str = ""
    organization: str = ""
    page: str = field(default="contacts", init=False)


@frozen
class FilterContacts(Place):
    """The Contacts page, filtered by a text."""

    text: str
    page: str = field(default="contacts", init=False)


@frozen
class ShowReferralMap(Place):
    """The referral map in the Contacts page, with a person selected or as it was left."""

    contact: int = 0
    page: str = field(default="contacts", init=False)


@frozen
class ShowMeeting(Place):
    """A meeting in the Meetings page."""

    meeting: int
    page: str = field(default="meetings", init=False)


@frozen
class NewMeeting(Place):
    """The form for a new meeting with the given people."""

    contacts: tuple[int, ...] = ()
    page: str = field(default="meetings", init=False)


@frozen
class Talk(Place):
    """A conversation under way, or one to go back to."""

    meeting: int
    page: str = field(default="talk", init=False)


@frozen
class Prepare(Place):
    """Getting ready for a meeting."""

    meeting: int
    page: str = field(default="prepare", init=False)


@frozen
class WrapUp(Place):
    """What came of a meeting: notes, takeaways, referrals."""

    meeting: int
    page: str = field(default="wrap_up", init=False)


@frozen
class Compose(Place):
    """Write to people: a kind chosen or left open, about a meeting or not, or a draft to go on with.

    `takeaway` is the advice that the message is to report on.
    """

    contacts: tuple[int, ...] = ()
    kind: str | None = None
    meeting: int | None = None
    message: int | None = None
    takeaway: int | None = None
    page: str = field(default="compose", init=False)


@frozen
class ShowMessage(Place):
    """A message in the Messages page."""

    message: int
    page: str = field(default="messages", init=False)


@frozen
class ShowConversation(Place):
    """Everything said with a person, in the Messages page."""

    contact: int
    page: str = field(default="messages", init=False)


@frozen
class LogSent(Place):
    """The form for a message sent elsewhere, to a person or to one still to be named."""

    contact: int = 0
    page: str = field(default="messages", init=False)


@frozen
class PeopleOf(Place):
    """The people of an employer, in the Contacts page."""

    organization: int
    page: str = field(default="contacts", init=False)


@frozen
class ShowOrganization(Place):
    """An employer in the Organizations page."""

    organization: int
    page: str = field(default="organizations", init=False)


@frozen
class NewOrganization(Place):
    """The short form for a new employer."""

    name: str = ""
    page: str = field(default="organizations", init=False)


@frozen
class ShowOpportunity(Place):
    """A lead in the Opportunities page."""

    opportunity: int
    page: str = field(default="opportunities", init=False)


@frozen
class NewOpportunity(Place):
    """The form for a new lead: at an employer of this name, told of by a person, in a meeting."""

    organization: str = ""
    contact: int = 0
    meeting: int = 0
    page: str = field(default="opportunities", init=False)


@frozen
class ShowTakeaway(Place):
    """A takeaway in the Takeaways page."""

    takeaway: int
    page: str = field(default="takeaways", init=False)


@frozen
class FilterTakeaways(Place):
    """The takeaways about a path or an employer or from a person; 0 for any."""

    path: int = 0
    organization: int = 0
    contact: int = 0
    page: str = field(default="takeaways", init=False)


@frozen
class ShowPath(Place):
    """A career path in the Career paths page."""

    path: int
    page: str = field(default="paths", init=False)


@frozen
class NewPath(Place):
    """The short form for a new career path."""

    page: str = field(default="paths", init=False)


@frozen
class ShowTemplate(Place):
    """A template in the Templates page."""

    template: int
    page: str = field(default="templates", init=False)


@frozen
class ImportFile(Place):
    """The import page, with a file or ready to choose one, and the page to show when it is done."""

    path: str = ""
    then: str = "contacts"
    page: str = field(default="import", init=False)


_FORMS = (NewContact, NewMeeting, NewOrganization, NewOpportunity, NewPath, LogSent, ImportFile)


def settled(place: Place) -> Place:
    """The place to come back to: the page itself, where the place was a form to fill in or a file to read."""
    return Place(place.page) if isinstance(place, _FORMS) else place


class Navigator(QObject):
    """Pages say where to go; the window goes there. No page knows another."""

    wanted = Signal(object)
    left = Signal()

    def go(self, place: Place) -> None:
        """Go to a place."""
        self.wanted.emit(place)

    def leave(self) -> None:
        """Leave a task page for the place before it."""
        self.left.emit()
