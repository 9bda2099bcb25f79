"""The kinds of message: what each needs, how long it may be, and what sending it means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from klatch.domain.vocabulary import Channel, TaskKind

Group = Literal["first_message", "follow_up", "scheduling", "after_meeting", "keep_in_touch"]
GROUPS: tuple[Group, ...] = ("first_message", "follow_up", "scheduling", "after_meeting", "keep_in_touch")
"""The headings of the picker, in order."""

SentEvent = Literal["outreach_sent", "thanks_sent", "message_sent", "declined"]
"""What marking as sent means for the stage: contacted, thanked, in touch (from thanked on), paused."""

Check = Literal[
    "one_question",
    "at_most_one_question",
    "asks_minutes",
    "no_job_ask",
    "connection_first",
    "about_them",
    "specific",
    "says_what_next",
]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of message.

    `required` fields block sending when a template uses them and they are empty; `at_least` is what a list
    must hold whatever the template says (a thank-you quotes a note). `checks` come on top of the practice
    checks every message gets. Sending starts the follow-up clock (`starts_clock`) and closes the open steps
    in `closes`.
    """

    key: str
    group: Group
    word_limit: int | None
    required: frozenset[str]
    char_limit: int | None = None
    channel: Channel = Channel.EMAIL
    at_least: tuple[tuple[str, int], ...] = ()
    checks: tuple[Check, ...] = ()
    sent_event: SentEvent = "message_sent"
    starts_clock: bool = False
    closes: tuple[TaskKind, ...] = ()
    needs_trust: bool = False
    """Only somebody one has talked with should get it."""
    offers: bool = False
    """It promises help: sending it notes a favour."""

    @property
    def reaches_out(self) -> bool:
        """Whether it asks somebody for something out of the blue, or once more; anything else is expected."""
        return self.group in ("first_message", "follow_up")

    @property
    def waits_for_answer(self) -> bool:
        """Whether silence means something: a thank-you waits for nothing, times that were offered do."""
        return self.starts_clock or ("ask.slots" in self.required and self.group == "scheduling")


FIRST_MESSAGE_WORDS, STRICT_WORDS = 100, 75
"""Two editions of one book: the later asks for a quarter less."""


def with_limits(
    kind: Kind, *, words: int | None = None, strict: bool = False, note: int | None = None
) -> Kind:
    """The kind under other limits: `words` of a template, a `strict` first message, a LinkedIn `note`."""
    limit = words or kind.word_limit
    if strict and kind.group == "first_message" and kind.word_limit == FIRST_MESSAGE_WORDS:
        limit = min(limit or STRICT_WORDS, STRICT_WORDS)
    characters = note if note and kind.key == "outreach.linkedin_note" else kind.char_limit
    return replace(kind, word_limit=limit, char_limit=characters)


def _needs(*names: str) -> frozenset[str]:
    return frozenset({"me.name", "me.signature", "contact.first_name", *names})


def _outreach(
    name: str,
    words: int | None,
    needs: frozenset[str],
    checks: tuple[Check, ...],
    chars: int | None = None,
    channel: Channel = Channel.EMAIL,
) -> Kind:
    return Kind(
        key=f"outreach.{name}",
        group="first_message",
        word_limit=words,
        required=needs,
        char_limit=chars,
        channel=channel,
        checks=checks,
        sent_event="outreach_sent",
        starts_clock=True,
        closes=(TaskKind.FIRST_MESSAGE,),
    )


def _thanks(
    name: str, words: int | None, needs: frozenset[str], notes: int, chars: int | None = None
) -> Kind:
    return Kind(
        key=f"thanks.{name}",
        group="after_meeting",
        word_limit=words,
        required=needs,
        char_limit=chars,
        at_least=(("takeaways", notes),) if notes else (),
        checks=_THANKS,
        sent_event="thanks_sent",
        closes=(TaskKind.THANK,),
    )


_ASK = ("ask.minutes", "ask.topic_narrow", "ask.topic_broad")
_FULL: tuple[Check, ...] = ("one_question", "asks_minutes", "no_job_ask", "connection_first", "about_them")
_NOTE: tuple[Check, ...] = ("one_question", "no_job_ask", "connection_first", "about_them")
_NUDGE: tuple[Check, ...] = ("at_most_one_question", "no_job_ask")
_THANKS: tuple[Check, ...] = (*_NUDGE, "specific", "says_what_next")
_ONE_ASK: tuple[Check, ...] = ("at_most_one_question",)
_QUESTION: tuple[Check, ...] = ("one_question",)
_TWO_SLOTS = (("ask.slots", 2),)
_TOUCH = (TaskKind.CHECK_IN,)

_FIRST_MESSAGES = (
    _outreach("alumni", FIRST_MESSAGE_WORDS, _needs("me.school", "contact.organization", *_ASK), _FULL),
    _outreach("referral", FIRST_MESSAGE_WORDS, _needs("referrer.name", "referrer.relation", *_ASK), _FULL),
    _outreach(
        "cold",
        FIRST_MESSAGE_WORDS,
        _needs("contact.title", "contact.organization", "connection.text", *_ASK),
        _FULL,
    ),
    _outreach("warm", 120, _needs("connection.text", *_ASK), _FULL),
    _outreach("met_at_event", FIRST_MESSAGE_WORDS, _needs("connection.text", *_ASK), _FULL),
    _outreach("intro_request", 120, _needs("referral.name", *_ASK), ("one_question", "no_job_ask")),
    # 200 characters is the limit of free LinkedIn accounts; Premium has 300.
    _outreach(
        "linkedin_note", None, _needs("connection.text", "ask.topic_narrow"), _NOTE, 200, Channel.LINKEDIN
    ),
    # 45 seconds at 150 spoken words a minute.
    _outreach(
        "phone_script",
        112,
        _needs("connection.text", *_ASK),
        ("asks_minutes", "no_job_ask"),
        channel=Channel.PHONE,
    ),
)
_FOLLOW_UPS = (
    Kind(
        "followup.first",
        "follow_up",
        50,
        _needs("previous.date"),
        checks=_NUDGE,
        starts_clock=True,
        closes=(TaskKind.FOLLOW_UP,),
    ),
    Kind(
        "followup.last",
        "follow_up",
        50,
        _needs("previous.date"),
        checks=_NUDGE,
        closes=(TaskKind.FOLLOW_UP, TaskKind.CLOSE),
    ),
)
_SCHEDULING = (
    Kind(
        "schedule.propose",
        "scheduling",
        60,
        _needs("ask.slots", "ask.medium"),
        at_least=_TWO_SLOTS,
        checks=_QUESTION,
        closes=(TaskKind.OFFER_TIMES,),
    ),
    Kind(
        "schedule.confirm",
        "scheduling",
        80,
        _needs("meeting.start", "meeting.their_start", "meeting.place"),
        checks=_ONE_ASK,
    ),
    Kind(
        "schedule.reminder",
        "scheduling",
        60,
        _needs("meeting.their_start"),
        checks=_ONE_ASK,
        closes=(TaskKind.CONFIRM_PLACE,),
    ),
    Kind(
        "schedule.reschedule",
        "scheduling",
        60,
        _needs("meeting.their_start", "ask.slots"),
        at_least=_TWO_SLOTS,
        checks=_QUESTION,
    ),
    Kind("schedule.decline_or_cancel", "scheduling", 50, _needs("meeting.their_start"), checks=_ONE_ASK),
    Kind(
        "schedule.no_show",
        "scheduling",
        50,
        _needs("meeting.their_start", "ask.slots"),
        at_least=(("ask.slots", 1),),
        checks=_QUESTION,
    ),
    Kind("reply.accept_their_decline", "scheduling", 40, _needs(), checks=_ONE_ASK, sent_event="declined"),
)
_AFTER_MEETING = (
    _thanks("same_day", 120, _needs(), 1),
    _thanks("specific_takeaway", 150, _needs(), 2),
    _thanks("referral_received", 120, _needs("referral.name"), 0),
    _thanks("short_note", None, _needs(), 1, 300),
    Kind(
        "update.to_referrer",
        "after_meeting",
        90,
        _needs("referral.name"),
        checks=_NUDGE,
        closes=(TaskKind.TELL_REFERRER,),
    ),
    Kind(
        "update.advice_acted",
        "after_meeting",
        100,
        _needs("news"),
        at_least=(("advice", 1),),
        checks=_NUDGE,
        closes=(TaskKind.REPORT_BACK,),
    ),
)
_KEEP_IN_TOUCH = (
    Kind("keepintouch.checkin", "keep_in_touch", 90, _needs("news"), checks=_ONE_ASK, closes=_TOUCH),
    Kind(
        "keepintouch.share",
        "keep_in_touch",
        60,
        _needs("share.title", "share.why"),
        checks=_ONE_ASK,
        closes=_TOUCH,
    ),
    Kind("keepintouch.congratulate", "keep_in_touch", 50, _needs("news"), checks=_ONE_ASK, closes=_TOUCH),
    Kind(
        "request.referral_later",
        "keep_in_touch",
        80,
        _needs("ask.topic_narrow"),
        checks=("one_question", "no_job_ask"),
        needs_trust=True,
    ),
    Kind("outcome.landed", "keep_in_touch", 100, _needs("news"), checks=_ONE_ASK, closes=_TOUCH),
    Kind(
        "offer.help_back",
        "keep_in_touch",
        60,
        _needs("share.title"),
        checks=_NUDGE,
        closes=_TOUCH,
        offers=True,
    ),
)

KINDS = MappingProxyType(
    {
        kind.key: kind
        for kind in (*_FIRST_MESSAGES, *_FOLLOW_UPS, *_SCHEDULING, *_AFTER_MEETING, *_KEEP_IN_TOUCH)
    }
)
"""Every kind by its key, in the order of the picker."""
