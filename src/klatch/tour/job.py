"""What the tour does: the main job on the sample story."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from klatch.domain.drafts import FavorDraft, MessageDraft, ReferralDraft, TakeawayDraft
from klatch.domain.errors import MissingFields
from klatch.domain.fit import Dimension
from klatch.domain.note_lines import NoteLine
from klatch.domain.progress import Silent
from klatch.domain.vocabulary import Direction, QuestionGroup, Stage, TakeawayKind
from klatch.services import (
    drafting,
    favors,
    fits,
    meetings,
    messages,
    preparation,
    referrals,
    takeaways,
    talk,
)
from klatch.services.data import Store
from klatch.services.exchange.importing import import_file
from klatch.services.mail import compose
from klatch.services.reading import contacts as stored_contacts
from klatch.services.reading import meetings as stored_meetings
from klatch.services.reading import messages as stored_messages
from klatch.services.reading import opportunities as leads
from klatch.services.reading import organizations as employers
from klatch.services.reading import takeaways as stored_takeaways
from klatch.services.reading.career_paths import considered
from klatch.services.reading.contacts import ContactFilter
from klatch.services.reading.preparation import last_introduction
from klatch.services.reading.takeaways import TakeawayFilter
from klatch.support import resources

_ASKED: tuple[tuple[QuestionGroup, str, int | None], ...] = (
    (QuestionGroup.PATH, "How did you get from nursing to research?", 1),
    (QuestionGroup.PATH, "What did you do in your first six months?", 3),
    (QuestionGroup.DAY_TO_DAY, "What does a normal week look like?", 6),
    (QuestionGroup.DAY_TO_DAY, "Which part is harder than it looks?", 9),
    (QuestionGroup.DAY_TO_DAY, "Who do you work with the most?", None),
    (QuestionGroup.INDUSTRY, "How is research in health care changing?", 12),
    (QuestionGroup.INDUSTRY, "What do hiring teams misread about teachers?", None),
    (QuestionGroup.ADVICE, "What would you learn first in my place?", None),
    (QuestionGroup.ADVICE, "What in my story should I say more plainly?", None),
    (QuestionGroup.REFERRALS, "Who else would you suggest I talk to?", None),
)
"""Questions of the talk, and after how many minutes they were asked."""
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


class MainJob:
    """Bring in contacts, write to one, talk with one, thank them; each mail is kept as a file."""

    def __init__(self, store: Store, mails: Path) -> None:
        self.written = 0
        self._store = store
        self._mails = mails
        self.new = drafting.recipients(store, "Aisha Karim")[0].id
        self.met = drafting.recipients(store, "Priya Raman")[0].id
        self.booster = drafting.recipients(store, "Elena Voss")[0].id
        self.employer = employers.named(store, "Halden Health")[0][0]
        self.meeting = stored_meetings.of_contact(store, self.met)[0].id
        self.lead = leads.of_organization(store, self.employer)[0]
        waiting = drafting.recipients(store, "Camille Duarte")[0].id
        words = TakeawayFilter(text="study counts more")
        self.heard = stored_takeaways.ids(store, words)[0]
        self.asked = stored_messages.of_contact(store, waiting)[0].id

    def bring_in_contacts(self, now: datetime) -> str:
        """Import the LinkedIn export."""
        file = resources.path("sample", "Connections.csv")
        report = import_file(self._store, file, now, Silent())
        counts = f"{len(report.added)} added, {len(report.merged)} merged, {len(report.left_out)} left out"
        return f"Imported {report.name}: {report.read} read, {counts}."

    def write_outreach(self, now: datetime) -> str:
        """A first message to somebody of the same school."""
        return self._write(self.new, "outreach.alumni", now)

    def prepare(self, now: datetime) -> str:
        """Questions for the talk, and how to begin it."""
        add = partial(preparation.add_own, self._store, self.meeting)
        self._questions = [add(text, group, now) for group, text, _ in _ASKED]
        last = last_introduction(self._store, self.meeting)
        if last is not None:
            meetings.edit(self._store, self.meeting, {"introduction": last.text}, now)
        return f"Prepared for Priya Raman: {len(self._questions)} questions, an introduction."

    def talk(self, began: datetime) -> str:
        """The talk goes on: half of the questions are asked, and each line of the notes has its time."""
        talk.begin(self._store, self.meeting, began)
        for question, (_, _, after) in zip(self._questions, _ASKED, strict=True):
            if after is not None:
                talk.tick(self._store, question, began + timedelta(minutes=after))
        minutes = (1, 6, 10, 13, 15)
        lines = [
            NoteLine(text, began + timedelta(minutes=after))
            for text, after in zip(_NOTES.splitlines(), minutes, strict=True)
        ]
        talk.keep_notes(self._store, self.meeting, lines, (), began)
        for kind, gained in _TAKEAWAYS:
            takeaways.add(self._store, TakeawayDraft(self.met, kind, gained, self.meeting), began)
        imani = drafting.recipients(self._store, "Imani Cole")[0].id
        note = "Research operations. Priya will introduce me."
        draft = ReferralDraft(self.met, imani, meeting=self.meeting, note=note, will_introduce=True)
        referrals.add(self._store, draft, began)
        return "Talking with Priya Raman: 5 of 10 questions asked."

    def log_meeting(self, now: datetime) -> str:
        """The talk took place and is over."""
        talk.end(self._store, self.meeting, now)
        for direction, text, task in _PROMISES:
            day = now.date() + timedelta(days=3)
            promise = FavorDraft(self.met, direction, text, self.meeting, task=task, due_on=day)
            favors.add(self._store, promise, now)
        path = next(each.id for each in considered(self._store) if each.name == "UX research")
        fits.record(self._store, self.meeting, path, _SCORES, _SUITS, now)
        return f"Logged the talk with Priya Raman: {len(_TAKEAWAYS)} takeaways, 1 name."

    def write_thanks(self, now: datetime) -> str:
        """The thank-you, an hour later."""
        return self._write(self.met, "thanks.same_day", now)

    def to_contact(self) -> tuple[int, ...]:
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
