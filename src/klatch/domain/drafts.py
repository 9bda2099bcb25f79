"""What forms hand to the verbs: frozen values, checked by the verb that takes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from klatch.domain.vocabulary import (
    Answer,
    Channel,
    Direction,
    Format,
    Helper,
    MeetingStatus,
    OpportunityStatus,
    QuestionGroup,
    Source,
    Stage,
    TakeawayKind,
)


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """A person to add. Either `display_name` or the parts of the name may be left empty."""

    display_name: str = ""
    prefix: str = ""
    given_name: str = ""
    additional_name: str = ""
    family_name: str = ""
    suffix: str = ""
    nickname: str = ""
    pronouns: str = ""
    title: str = ""
    department: str = ""
    organization: str = ""
    """A name: the organization is found by it or added."""
    city: str = ""
    region: str = ""
    country: str = ""
    zone: str = ""
    """Guessed from the city when empty."""
    source: Source = Source.OTHER
    source_note: str = ""
    kind_of_helper: Helper = Helper.UNKNOWN
    stage: Stage = Stage.TO_CONTACT
    priority: int = 0
    cares_about: str = ""
    keep_in_touch_days: int | None = None
    emails: tuple[str, ...] = ()
    """The first is the primary one; so with phones and links."""
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    referred_by: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class OrganizationDraft:
    """An employer to add."""

    name: str
    website: str = ""
    """One address or several, with blanks between them."""
    industry: str = ""
    city: str = ""
    motivation: int = 0
    posting: int = 0
    research: str = ""


@dataclass(frozen=True, slots=True)
class OpportunityDraft:
    """A lead at an employer; `next_on` is the day something is due for it.

    `employer` is a name, known or new, for where no `organization` is given.
    """

    title: str
    organization: int | None = None
    contact: int | None = None
    meeting: int | None = None
    url: str = ""
    status: OpportunityStatus = OpportunityStatus.LEAD
    next_on: date | None = None
    notes: str = ""
    employer: str = ""


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """A note on a person, an employer or a meeting, dated now unless `happened_at` says otherwise."""

    text: str
    contact: int | None = None
    organization: int | None = None
    meeting: int | None = None
    happened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """A meeting to schedule; `starts_at` is aware, `zone` is theirs."""

    contacts: tuple[int, ...]
    starts_at: datetime
    zone: str = ""
    minutes: int = 20
    format: Format = Format.VIDEO
    status: MeetingStatus = MeetingStatus.CONFIRMED
    place: str = ""
    link: str = ""
    phone: str = ""
    goals: str = ""
    research: str = ""
    introduction: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """A question for the bank, in a set or in none."""

    text: str
    group: QuestionGroup = QuestionGroup.OWN
    set_name: str = ""


@dataclass(frozen=True, slots=True)
class TakeawayDraft:
    """A piece of advice, information or a referral; `meeting` is where it came up."""

    contact: int
    kind: TakeawayKind
    text: str
    meeting: int | None = None
    career_path: int | None = None
    organization: int | None = None


@dataclass(frozen=True, slots=True)
class FavorDraft:
    """Something for them (TO_THEM) or from them: promised, or `done` already.

    With a `task` in words the user is reminded of it, by `due_on` where there is a day.
    """

    contact: int
    direction: Direction
    text: str
    meeting: int | None = None
    done: bool = False
    task: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class PathDraft:
    """A career path to consider."""

    name: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class ReferralDraft:
    """Someone pointed to: by an id, or by a name and an employer when they are new."""

    referrer: int
    referred: int | None = None
    name: str = ""
    organization: str = ""
    email: str = ""
    title: str = ""
    meeting: int | None = None
    note: str = ""
    will_introduce: bool = False


@dataclass(frozen=True, slots=True)
class InteractionDraft:
    """A touch logged by hand."""

    contact: int
    happened_at: datetime
    channel: Channel = Channel.OTHER
    direction: Direction = Direction.TO_THEM
    summary: str = ""


@dataclass(frozen=True, slots=True)
class MessageDraft:
    """A message being written; with an `id` it replaces the draft of that id.

    `source` keeps what subject and body are made from, in the words of whoever writes; sending drops it.
    """

    contact: int
    kind: str
    subject: str = ""
    body: str = ""
    channel: Channel = Channel.EMAIL
    to_address: str = ""
    meeting: int | None = None
    template: int | None = None
    in_reply_to: str | None = None
    source: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class ReplyDraft:
    """What came back to a message: the words, what they come to, by which way (None: that of the message).

    `booster` remembers the person as glad to help; `ask_again_at` lets a "not now" rest until then.
    """

    text: str = ""
    answer: Answer = Answer.YES
    channel: Channel | None = None
    booster: bool = False
    ask_again_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """A step of the user's own: on a day, by a moment, or neither."""

    title: str
    contact: int | None = None
    meeting: int | None = None
    organization: int | None = None
    due_on: date | None = None
    due_at: datetime | None = None
    opportunity: int | None = None


@dataclass(frozen=True, slots=True)
class TemplateDraft:
    """A template of the user's own."""

    kind: str
    name: str
    body: str
    subject: str = ""
    channel: Channel = Channel.EMAIL
    language: str = "en"
    word_limit: int | None = None


@dataclass(frozen=True, slots=True)
class SavedViewDraft:
    """A filter, columns and a sort under a name; the three are texts of the page that made them."""

    page: str
    name: str
    filter: str = "{}"
    columns: str = "[]"
    sort: str = ""
