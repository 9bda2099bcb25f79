"""What readers get: plain frozen rows. No model instance ever leaves the store.

All are named tuples: a page of them must cost next to nothing, and a start defines them all.
A due time is a `date` when the whole day counts and a `datetime` when the moment does.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from klatch.domain.talk_clock import TalkFacts
from klatch.domain.vocabulary import (
    Channel,
    Direction,
    Format,
    Helper,
    MeetingStatus,
    MessageState,
    Source,
    Stage,
    TakeawayKind,
    TaskKind,
)

Due = date | datetime | None


class Person(NamedTuple):
    """Somebody named beside something else."""

    id: int
    name: str
    title: str = ""
    organization: str = ""


class ContactRow(NamedTuple):
    """A line of the contacts table."""

    id: int
    name: str
    title: str
    organization: str
    stage: Stage
    source: Source
    last_contact: datetime | None
    step: TaskKind | None
    step_title: str
    due: Due
    city: str
    created_at: datetime
    do_not_contact: bool
    helper: Helper
    priority: int
    email: str
    tags: str
    referred_by: str


class Tag(NamedTuple):
    """A tag; `people` is 0 where nobody counted."""

    id: int
    name: str
    people: int = 0


class Email(NamedTuple):
    """An address of a person."""

    id: int
    address: str
    label: str
    is_primary: bool
    bounced_at: datetime | None


class Phone(NamedTuple):
    """A telephone number of a person."""

    id: int
    number: str
    label: str
    is_primary: bool


class Link(NamedTuple):
    """A profile or page of a person."""

    id: int
    url: str
    label: str
    is_primary: bool


class TaskRow(NamedTuple):
    """A step to take."""

    id: int
    kind: TaskKind
    title: str
    due: Due
    rank: int
    contact: int | None
    name: str
    stage: Stage | None
    contact_title: str
    organization: str
    meeting: int | None
    message: int | None
    opportunity: int | None
    rule: str | None


class NoteRow(NamedTuple):
    """A dated note."""

    id: int
    happened_at: datetime
    text: str
    contact: int | None
    organization: int | None
    meeting: int | None


class TakeawayRow(NamedTuple):
    """A piece of advice, information or a referral."""

    id: int
    kind: TakeawayKind
    text: str
    contact: int
    name: str
    meeting: int | None
    acted_on_at: datetime | None
    reported_back_at: datetime | None


class ContactCounts(NamedTuple):
    """What the tabs of the pane carry."""

    notes: int
    messages: int
    meetings: int
    questions: int
    takeaways: int


class ContactDetail(NamedTuple):
    """Everything on a person but the timeline; `chain` goes from the first referrer to the last one."""

    id: int
    uid: str
    created_at: datetime
    updated_at: datetime
    prefix: str
    given_name: str
    additional_name: str
    family_name: str
    suffix: str
    nickname: str
    name: str
    pronouns: str
    title: str
    department: str
    organization_id: int | None
    organization: str
    city: str
    region: str
    country: str
    zone: str
    source: Source
    source_note: str
    helper: Helper
    stage: Stage
    stage_since: datetime
    paused_reason: str
    priority: int
    cares_about: str
    keep_in_touch_days: int | None
    do_not_contact: bool
    last_contact: datetime | None
    emails: tuple[Email, ...]
    phones: tuple[Phone, ...]
    links: tuple[Link, ...]
    tags: tuple[Tag, ...]
    chain: tuple[Person, ...]
    referrers: tuple[Person, ...]
    referred: tuple[Person, ...]
    next_step: TaskRow | None
    counts: ContactCounts

    @property
    def email(self) -> str:
        """The primary address, else the first; empty when there is none."""
        return self.emails[0].address if self.emails else ""


class TimelineKind(StrEnum):
    """What a line of the timeline tells of; `id` is a row of the table named here."""

    ADDED = "added"  # contact
    STAGE = "stage"  # contact: set by hand, `code` is the stage
    REFERRED_BY = "referred_by"  # referral
    REFERRED = "referred"  # referral
    SENT = "sent"  # message
    ANSWERED = "answered"  # message
    BOUNCED = "bounced"  # message
    TOUCH = "touch"  # interaction: `code` is the channel
    BOOKED = "booked"  # meeting: `code` is the format, `moment` when it starts
    HELD = "held"  # meeting
    CANCELLED = "cancelled"  # meeting
    NO_SHOW = "no_show"  # meeting
    NOTE = "note"  # note


class TimelineEntry(NamedTuple):
    """One line of the timeline."""

    kind: TimelineKind
    at: datetime
    id: int
    code: str = ""
    heading: str = ""
    text: str = ""
    moment: datetime | None = None
    minutes: int = 0
    direction: Direction | None = None


class Attendee(NamedTuple):
    """Somebody in a meeting."""

    id: int
    name: str
    title: str
    organization: str
    stage: Stage
    zone: str
    city: str


class MeetingRow(NamedTuple):
    """A line of the meetings table; `prepared` counts the filled parts of PREPARATION."""

    id: int
    starts_at: datetime
    minutes: int
    zone: str
    format: Format
    place: str
    link: str
    phone: str
    status: MeetingStatus
    started_at: datetime | None
    ended_at: datetime | None
    prepared: int
    takeaways: int
    names: int
    thanks_due: Due
    extra_minutes: int
    paused_seconds: int
    paused_at: datetime | None
    attendees: tuple[Attendee, ...]

    @property
    def talk(self) -> TalkFacts:
        """What its clock runs from."""
        return TalkFacts(
            self.started_at,
            self.minutes,
            self.extra_minutes,
            self.paused_seconds,
            self.paused_at,
            self.ended_at,
        )


PREPARATION = ("goals", "research", "introduction", "questions", "where")


class QuestionRow(NamedTuple):
    """A question chosen for a meeting."""

    id: int
    text: str
    group: str
    position: int
    asked_at: datetime | None
    answer: str


class MeetingDetail(NamedTuple):
    """Everything on a meeting; `missing` names the parts of PREPARATION still empty."""

    row: MeetingRow
    uid: str
    sequence: int
    goals: str
    research: str
    introduction: str
    notes: str
    missing: tuple[str, ...]
    questions: tuple[QuestionRow, ...]
    takeaways: tuple[TakeawayRow, ...]


class MessageRow(NamedTuple):
    """A line of the messages table; `at` is when it was sent, or last edited while unsent.

    `waiting` is whether it asks for an answer that is still waited for.
    """

    id: int
    contact: int
    name: str
    organization: str
    kind: str
    channel: Channel
    subject: str
    state: MessageState
    at: datetime
    sent_at: datetime | None
    answered_at: datetime | None
    bounced_at: datetime | None
    closed_at: datetime | None
    template: int | None
    meeting: int | None
    waiting: bool


class MessageDetail(NamedTuple):
    """A message with its text; `source` is what an unsent one is being made from, "" for a plain text."""

    row: MessageRow
    uid: str
    to_address: str
    body: str
    frozen_at: datetime | None
    message_id: str | None
    in_reply_to: str | None
    account: str | None
    template_name: str
    source: str


class TemplateRow(NamedTuple):
    """A line of the templates list, with how many of its messages were sent and answered."""

    id: int
    kind: str
    channel: Channel
    name: str
    subject: str
    language: str
    builtin_key: str | None
    word_limit: int | None
    archived: bool
    sent: int
    answered: int


class TemplateDetail(NamedTuple):
    """A template with its text."""

    row: TemplateRow
    uid: str
    body: str
    builtin_version: int | None


class SavedViewRow(NamedTuple):
    """A filter, columns and a sort under a name; the three are JSON and text of the page's own making."""

    id: int
    name: str
    filter: str
    columns: str
    sort: str
    position: int
