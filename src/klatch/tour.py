"""The main job from end to end without a screen, leaving pictures of every page and the mails written."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from klatch import app
from klatch.domain.drafts import FavorDraft, MessageDraft, PathDraft, ReferralDraft, TakeawayDraft
from klatch.domain.errors import MissingFields
from klatch.domain.fit import Dimension
from klatch.domain.progress import Silent
from klatch.domain.vocabulary import Direction, Stage, TakeawayKind
from klatch.services import (
    career_paths,
    drafting,
    favors,
    fits,
    meetings,
    messages,
    referrals,
    sample,
    takeaways,
)
from klatch.services.data import Store, open_store
from klatch.services.exchange.importing import import_file
from klatch.services.mail import compose
from klatch.services.reading import contacts as stored_contacts
from klatch.services.reading import meetings as stored_meetings
from klatch.services.reading import messages as stored_messages
from klatch.services.reading import organizations as employers
from klatch.services.reading.contacts import ContactFilter
from klatch.support import resources
from klatch.support.clock import FixedClock

if TYPE_CHECKING:
    from klatch.ui.places import Place
    from klatch.ui.theme import Mode
    from klatch.ui.window import MainWindow

Scene = tuple[str, Callable[["MainWindow"], None]]
"""The name of a picture and how the window comes to show it."""

NOW = datetime(2025, 11, 18, 17, 48, tzinfo=UTC)
"""Tuesday 09:48 where Nora lives, 42 minutes before she talks with Priya."""
_TALKED_AT = NOW + timedelta(minutes=63)
_WROTE_AT = NOW + timedelta(minutes=84)
_LOOKS: tuple[tuple[str, Mode, int, int], ...] = (
    ("light", "light", 1280, 800),
    ("small", "light", 1024, 700),
    ("dark", "dark", 1280, 800),
    ("small-dark", "dark", 1024, 700),
)
_NOTES = """Nurse for 7 years, then ran the patient feedback program. Shadowed the research team on Fridays.
Week: two days of sessions, one of synthesis, the rest is meetings.
Harder than it looks: saying no to people who want a survey for everything.
Health care is moving from big yearly studies to diary studies with 8 to 10 people.
Teachers already do research: observe, form a hunch, test it on Monday. Say it like that."""
_TAKEAWAYS = (
    (TakeawayKind.INFORMATION, "teachers already do research: observe, form a hunch, test it on Monday"),
    (TakeawayKind.INFORMATION, "recruiting takes longer than the study itself"),
    (TakeawayKind.ADVICE, "do one small diary study before applying anywhere"),
)

_PROMISES = (
    (Direction.TO_THEM, "Send her the classroom interview guide", "Send Priya the classroom interview guide"),
    (Direction.FROM_THEM, "Look for last year’s study plan", ""),
)
_SCORES = {Dimension.DAILY_WORK: 4, Dimension.PEOPLE_PACE: 5, Dimension.ENERGY: 4, Dimension.SKILLS: 3}
_SUITS = "The interviews excite me, the stakeholder part less. Ask Tomasz how his team handles that."


def take(folder: Path) -> Iterator[str]:
    """Do it all and say what was done. Raises OSError when the folder cannot be written, and KlatchError."""
    from klatch.ui import lifetime, pictures

    lifetime.log_qt_messages()
    pictures.prepare()
    folder.mkdir(parents=True, exist_ok=True)
    with _opened(story=False) as window:
        count = _photograph(
            window, [("today-empty", _at("today")), ("organizations-empty", _at("organizations"))], folder
        )
    with _opened(story=True) as window:
        job = MainJob(window.context.store, folder / "mails")
        count += _photograph(window, [("import", _importing)], folder)
        yield job.bring_in_contacts()
        count += _photograph(window, job.scenes_before(), folder)
        yield job.write_outreach(NOW)
        _set_clock(window, _TALKED_AT)
        yield job.log_meeting(_TALKED_AT)
        count += _photograph(window, job.scenes_after(), folder)
        _set_clock(window, _WROTE_AT)
        yield job.write_thanks(_WROTE_AT)
    yield f"Left {count} pictures and {job.written} mails in {folder}."


class MainJob:
    """Bring in contacts, write to one, talk with one, thank them; each mail is kept as a file."""

    def __init__(self, store: Store, mails: Path) -> None:
        self.written = 0
        self._store = store
        self._mails = mails
        self._new = drafting.recipients(store, "Aisha Karim")[0].id
        self._met = drafting.recipients(store, "Priya Raman")[0].id
        self._employer = employers.named(store, "Halden Health")[0][0]
        self._meeting = stored_meetings.of_contact(store, self._met)[0].id
        waiting = drafting.recipients(store, "Camille Duarte")[0].id
        self._asked = stored_messages.of_contact(store, waiting)[0].id

    def bring_in_contacts(self) -> str:
        """Import the LinkedIn export."""
        file = resources.path("sample", "Connections.csv")
        report = import_file(self._store, file, NOW, Silent())
        counts = f"{len(report.added)} added, {len(report.merged)} merged, {len(report.left_out)} left out"
        return f"Imported {report.name}: {report.read} read, {counts}."

    def write_outreach(self, now: datetime) -> str:
        """A first message to somebody of the same school."""
        return self._write(self._new, "outreach.alumni", now)

    def log_meeting(self, now: datetime) -> str:
        """The talk took place: notes, takeaways, and a name."""
        meetings.mark_held(self._store, self._meeting, now, now)
        meetings.edit(self._store, self._meeting, {"notes": _NOTES}, now)
        for kind, text in _TAKEAWAYS:
            takeaways.add(self._store, TakeawayDraft(self._met, kind, text, self._meeting), now)
        imani = drafting.recipients(self._store, "Imani Cole")[0].id
        note = "Research operations. Priya will introduce me."
        draft = ReferralDraft(self._met, imani, meeting=self._meeting, note=note, will_introduce=True)
        referrals.add(self._store, draft, now)
        for direction, text, task in _PROMISES:
            day = now.date() + timedelta(days=3)
            promise = FavorDraft(self._met, direction, text, self._meeting, task=task, due_on=day)
            favors.add(self._store, promise, now)
        path = career_paths.add(self._store, PathDraft("UX research"), now)
        fits.record(self._store, self._meeting, path, _SCORES, _SUITS, now)
        return f"Logged the talk with Priya Raman: {len(_TAKEAWAYS)} takeaways, 1 name."

    def write_thanks(self, now: datetime) -> str:
        """The thank-you, an hour later."""
        return self._write(self._met, "thanks.same_day", now)

    def scenes_before(self) -> list[Scene]:
        """The pages in the morning."""
        from klatch.ui.places import (
            Compose,
            LogSent,
            NewContact,
            ShowContact,
            ShowConversation,
            ShowMessage,
            ShowOrganization,
        )

        return [
            ("today", _at("today")),
            ("tasks", _at("tasks")),
            ("quick-add", partial(_add_task, text="call Priya Fri 3pm")),
            ("new-contact", partial(_go, place=NewContact())),
            ("contacts", partial(_go, place=ShowContact(self._met))),
            ("columns", _choosing_columns),
            ("edit-several", _editing_several),
            ("log", _logging),
            ("palette", partial(_search, text="diary")),
            ("meetings", _at("meetings")),
            ("messages", partial(_go, place=ShowMessage(self._asked))),
            ("reply", partial(_do, place=ShowMessage(self._asked), command="mark_answered")),
            ("log-sent", partial(_go, place=LogSent(self._new))),
            ("conversation", partial(_go, place=ShowConversation(self._met))),
            ("organizations", partial(_go, place=ShowOrganization(self._employer))),
            ("templates", _at("templates")),
            ("settings", _at("settings")),
            ("compose", partial(_go, place=Compose((self._new,), "outreach.alumni"))),
            ("compose-batch", partial(_review, place=Compose(self._to_contact()))),
        ]

    def scenes_after(self) -> list[Scene]:
        """The pages once the talk is over."""
        from klatch.ui.places import Compose, WrapUp

        thanks = Compose((self._met,), "thanks.same_day", self._meeting)
        return [
            ("wrap-up", partial(_wrapping_up, place=WrapUp(self._meeting), parts=(1, 0))),
            ("wrap-up-reflection", partial(_wrapping_up, place=WrapUp(self._meeting), parts=(3,))),
            ("wrap-up-notes", partial(_wrapping_up, place=WrapUp(self._meeting), parts=(1,), notes=True)),
            ("favours", partial(_favors, contact=self._met)),
            ("compose-thanks", partial(_go, place=thanks)),
        ]

    def _to_contact(self) -> tuple[int, ...]:
        """Everybody Nora means to write to."""
        wanted = ContactFilter(stages=frozenset({Stage.TO_CONTACT}))
        return tuple(stored_contacts.ContactSource(self._store).ids(wanted, None))

    def _write(self, contact: int, kind: str, now: datetime) -> str:
        """Render, keep as a file, mark as sent. Raises MissingFields."""
        draft = drafting.draft(self._store, contact, kind, now)
        text = draft.rendered
        if text.missing:
            raise MissingFields(text.missing)
        me, them = draft.fields.me, draft.fields.contact
        mail = compose.draft_eml(me.name, me.email, them.name, draft.to_address, text.subject, text.body)
        self._mails.mkdir(parents=True, exist_ok=True)
        file = self._mails / compose.file_name(them.name, text.subject)
        file.write_bytes(mail)
        self.written += 1
        message = MessageDraft(
            contact,
            kind,
            text.subject,
            text.body,
            to_address=draft.to_address,
            meeting=draft.meeting,
            template=draft.template.id,
        )
        messages.mark_sent(self._store, messages.save_draft(self._store, message, now), now, now)
        return f"Wrote to {them.name}: {text.subject}"


@contextmanager
def _opened(*, story: bool) -> Iterator[MainWindow]:
    """A window over a folder that is gone afterwards, at the moment of the tour."""
    from klatch.ui.window import MainWindow

    with tempfile.TemporaryDirectory(prefix="klatch-tour-", ignore_cleanup_errors=True) as folder:
        store = open_store(Path(folder), NOW)
        try:
            if story:
                sample.build(store, NOW)
            application = app.make_application()
            theme = app.make_theme(application, store, bundled_font=True)
            theme.set_reduce_motion(True)
            clock = FixedClock(NOW)
            with app.collaborators(store, clock, theme, Path(folder), application) as context:
                window = MainWindow(context)
                window.show()
                try:
                    yield window
                finally:
                    app.dispose(window)
        finally:
            store.close()


def _photograph(window: MainWindow, scenes: list[Scene], folder: Path) -> int:
    """Every scene in every look; returns how many pictures that made."""
    from klatch.ui import pictures

    for name, mode, width, height in _LOOKS:
        _at("today")(window)
        pictures.dress(window, mode, width, height)
        for scene, show in scenes:
            show(window)
            pictures.take(window, folder / name / f"{scene}.png")
            pictures.close_popups(window)
    return len(_LOOKS) * len(scenes)


def _set_clock(window: MainWindow, at: datetime) -> None:
    clock = window.context.clock
    if isinstance(clock, FixedClock):
        clock.at = at


def _go(window: MainWindow, place: Place) -> None:
    window.go(place)


def _do(window: MainWindow, place: Place, command: str) -> None:
    window.go(place)
    window.dispatch(command)


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


def _logging(window: MainWindow) -> None:
    _at("meetings")(window)
    window.dispatch("log_interaction")


def _search(window: MainWindow, text: str) -> None:
    from klatch.ui import pictures

    pictures.search(window, text)
