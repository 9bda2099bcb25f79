"""What the window calls kinds of message, the fields of a template, and what the checks find."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from klatch.domain.fields import FIELDS
from klatch.domain.kinds import Group
from klatch.ui.widgets.letter import LetterRun
from klatch.ui.widgets.tokens import Look

if TYPE_CHECKING:
    from klatch.domain.practice import Finding
    from klatch.services.mail.render import Run

_NAME = re.compile(r"[a-z_]+(?:\.[a-z_]+)?")
_OUTPUT = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}")
_TAG = re.compile(r"\{%-?\s*(.*?)\s*-?%\}")
_CAPITALIZED = frozenset({"connection.text", "news", "share.why"})
"""Fields that are whole sentences: one inserted begins with a capital."""


def tr(text: str) -> str:
    """Translate a word of this module."""
    return QCoreApplication.translate("mail_words", text)


def group(value: Group) -> str:
    """The heading of a group of kinds."""
    return {
        "first_message": tr("First message"),
        "follow_up": tr("Follow-up"),
        "scheduling": tr("Scheduling"),
        "after_meeting": tr("After meeting"),
        "keep_in_touch": tr("Keep in touch"),
    }[value]


def kind(key: str) -> str:
    """What a kind of message is called."""
    return {
        "outreach.alumni": tr("To an alumni contact"),
        "outreach.referral": tr("Someone suggested them"),
        "outreach.cold": tr("To someone new"),
        "outreach.warm": tr("To someone you know"),
        "outreach.met_at_event": tr("After meeting at an event"),
        "outreach.intro_request": tr("Ask for an introduction"),
        "outreach.linkedin_note": tr("LinkedIn note"),
        "outreach.phone_script": tr("Phone call"),
        "followup.first": tr("First follow-up"),
        "followup.last": tr("Last follow-up"),
        "schedule.propose": tr("Offer times"),
        "schedule.confirm": tr("Confirm the time"),
        "schedule.reminder": tr("Reminder"),
        "schedule.reschedule": tr("Move the meeting"),
        "schedule.decline_or_cancel": tr("Cancel the meeting"),
        "schedule.no_show": tr("They did not come"),
        "reply.accept_their_decline": tr("Accept their no"),
        "thanks.same_day": tr("Thank-you"),
        "thanks.specific_takeaway": tr("Longer thank-you"),
        "thanks.referral_received": tr("Thank-you for a name"),
        "thanks.short_note": tr("Short thank-you"),
        "update.to_referrer": tr("Tell who referred you"),
        "update.advice_acted": tr("Report on their advice"),
        "keepintouch.checkin": tr("Check in"),
        "keepintouch.share": tr("Pass something on"),
        "keepintouch.congratulate": tr("Congratulate"),
        "request.referral_later": tr("Ask whom else to meet"),
        "outcome.landed": tr("What came of it"),
        "offer.help_back": tr("Offer help"),
    }.get(key, key)


def field(name: str) -> str:
    """What a field of a template is called."""
    return {
        "me.name": tr("my name"),
        "me.first_name": tr("my first name"),
        "me.email": tr("my e-mail"),
        "me.phone": tr("my phone"),
        "me.headline": tr("what I do"),
        "me.school": tr("my school"),
        "me.signature": tr("my signature"),
        "contact.first_name": tr("first name"),
        "contact.last_name": tr("last name"),
        "contact.name": tr("full name"),
        "contact.title": tr("job title"),
        "contact.organization": tr("organization"),
        "contact.city": tr("city"),
        "contact.field": tr("industry"),
        "connection.kind": tr("kind of connection"),
        "connection.text": tr("what connects us"),
        "ask.minutes": tr("minutes"),
        "ask.medium": tr("phone or video"),
        "ask.topic_narrow": tr("my question"),
        "ask.topic_broad": tr("target field"),
        "ask.slots": tr("times to offer"),
        "meeting.start": tr("meeting, my time"),
        "meeting.their_start": tr("meeting, their time"),
        "meeting.minutes": tr("meeting minutes"),
        "meeting.medium": tr("meeting format"),
        "meeting.place": tr("meeting place"),
        "referrer.name": tr("mutual contact"),
        "referrer.first_name": tr("mutual contact’s first name"),
        "referrer.relation": tr("how I know the mutual contact"),
        "referral.name": tr("person they named"),
        "referral.organization": tr("that person’s organization"),
        "referral.talked": tr("day I talked with that person"),
        "referral.booked": tr("day I will talk with that person"),
        "takeaways": tr("takeaway"),
        "advice": tr("advice"),
        "news": tr("news"),
        "share.title": tr("what I share"),
        "share.url": tr("link"),
        "share.why": tr("why I share it"),
        "previous.date": tr("date of my last message"),
        "previous.subject": tr("my last subject"),
    }.get(name, name)


def field_hint(name: str) -> str:
    """An example of what to write for a field."""
    return {
        "me.signature": tr("Your name, and a link or phone number below it"),
        "me.headline": tr("a science teacher moving into UX research"),
        "me.school": tr("Cascadia State"),
        "connection.text": tr("I read your talk on diary studies"),
        "ask.topic_narrow": tr("how you plan a diary study"),
        "ask.topic_broad": tr("UX research"),
        "ask.slots": tr("Tuesday 24 November, 14:00 (one on each line)"),
        "takeaways": tr("Something they said, in their words"),
        "advice": tr("What they advised"),
        "news": tr("I finished the course you spoke of"),
        "share.title": tr("an article on research repositories"),
        "share.url": tr("https://"),
        "share.why": tr("It answers what you asked about tagging"),
        "referral.name": tr("Their full name"),
        "referrer.relation": tr("a former colleague of mine"),
    }.get(name, "")


def source_of(name: str) -> str:
    """How a template names a field."""
    expression = name
    if name in ("takeaways", "advice"):
        expression = f"{name} | first"
    elif name == "ask.slots":
        expression = f'{name} | listed("or")'
    elif name in _CAPITALIZED:
        expression = f"{name} | capitalize"
    return f"{{{{ {expression} }}}}"


def field_in(source: str) -> str:
    """The field a token puts out, "" when it puts out none."""
    match = _OUTPUT.fullmatch(source)
    names = _NAME.findall(match[1]) if match else []
    return next((name for name in names if name in FIELDS), "")


def look(source: str) -> Look | None:
    """How a token of a template shows; None when it is none."""
    if match := _TAG.fullmatch(source):
        return Look(_tag(match[1]), "tag")
    name = field_in(source)
    if name:
        return Look(_with_filter(source, name))
    match = _OUTPUT.fullmatch(source)
    if match and _NAME.fullmatch(match[1]) and "." not in match[1]:
        return Look(match[1])  # an entry of the loop around it
    return None


def readable(text: str) -> str:
    """A template's text on one line with its fields by name, for lists."""
    shown = _OUTPUT.sub(_named, text)
    return " ".join(_TAG.sub("", shown).split())


def _named(match: re.Match[str]) -> str:
    name = field_in(match[0])
    return f"[{field(name)}]" if name else match[0]


def _with_filter(source: str, name: str) -> str:
    single = name == "ask.slots" and ("| first" in source or "| last" in source)
    words = tr("time to offer") if single else field(name)
    if FIELDS[name] == "list":
        if "| first" in source:
            return tr("first %1").replace("%1", words)
        if "| last" in source:
            return tr("last %1").replace("%1", words)
    return words


def _tag(inner: str) -> str:
    word, _, rest = inner.partition(" ")
    if word in ("if", "elif"):
        named = " ".join(field(part) if part in FIELDS else part for part in rest.split())
        return tr("if %1").replace("%1", named.replace("!=", "≠").replace("==", "="))
    if word == "for":
        return tr("for each of %1").replace("%1", field(rest.rpartition(" in ")[2].strip()))
    return tr("otherwise") if word == "else" else tr("end")


def runs(parts: Iterable[Run]) -> list[LetterRun]:
    """A rendered text as a letter shows it: what is missing by its name, what is left out as a mark."""
    return [_run(part) for part in parts]


def _run(part: Run) -> LetterRun:
    if part.role == "left_out":
        return LetterRun(tr("sentence left out"), "left_out")
    if part.role == "missing":
        return LetterRun(field(part.field), "missing")
    return LetterRun(part.text, part.role)


def names(fields: Iterable[str]) -> str:
    """Several fields in words."""
    return ", ".join(field(name) for name in fields)


def finding(found: Finding) -> tuple[str, str]:
    """A check in words, and what to change when it is not as it should be."""
    words = _well() if found.ok else _wrong()
    text, advice = words.get(_variant(found), (found.code, ""))
    shown = [_shown(value) for value in found.data]
    if found.code in ("words", "characters"):
        count, limit = (value for value in found.data if isinstance(value, int))
        shown.append(_shown(count - limit))
    if found.code == "language_not_supported":
        shown = [QLocale.languageToString(QLocale(shown[0]).language())]
    for number, value in enumerate(shown, start=1):
        text, advice = text.replace(f"%{number}", value), advice.replace(f"%{number}", value)
    return text.replace("%*", ", ".join(shown)), advice


def _variant(found: Finding) -> str:
    """Too few wants other words than too many."""
    lacks = found.code in ("one_question", "asks_minutes") and not found.ok and found.data in ((), (0,))
    return f"no_{found.code}" if lacks else found.code


def _shown(value: str | int) -> str:
    return QLocale().toString(value) if isinstance(value, int) else value


def _well() -> dict[str, tuple[str, str]]:
    return {
        "unresolved": (tr("Nothing left open"), ""),
        "greeting": (tr("Greets by name"), ""),
        "subject": (tr("Has a subject"), ""),
        "words": (tr("%1 words, at most %2"), ""),
        "characters": (tr("%1 of %2 characters"), ""),
        "met_first": (tr("You have met"), ""),
        "one_question": (tr("Asks one question"), ""),
        "at_most_one_question": (tr("At most one question"), ""),
        "asks_minutes": (tr("Asks for %* minutes"), ""),
        "no_job_ask": (tr("Doesn’t ask for a job"), ""),
        "connection_first": (tr("Connection comes first"), ""),
        "about_them": (tr("More about them than you"), ""),
        "specific": (tr("Names something specific"), ""),
        "says_what_next": (tr("Says what you will do"), ""),
        "calendar_file": (tr("Saved as .eml, it brings the meeting as a calendar file"), ""),
        "language_not_supported": (tr("The wording is checked in English only, and this is %1"), ""),
    }


def _wrong() -> dict[str, tuple[str, str]]:
    return {
        "unresolved": (tr("Still open: %*"), tr("Replace or remove it.")),
        "greeting": (tr("No name in the greeting"), tr("Begin with “%1”.")),
        "subject": (tr("No subject"), tr("Write in a few words what it is about.")),
        "words": (tr("%1 words, %3 over %2"), tr("Cut the sentence that says least about them.")),
        "characters": (tr("%1 characters, %3 over %2"), tr("Cut what they know already.")),
        "met_first": (tr("You have not met yet"), tr("Wait with names until you have talked.")),
        "no_one_question": (tr("No question"), tr("Ask for one thing, with a question mark.")),
        "one_question": (tr("%1 questions"), tr("Keep the one that matters, drop the rest.")),
        "at_most_one_question": (tr("%1 questions"), tr("Keep one at most.")),
        "no_asks_minutes": (tr("No length named"), tr("Ask for 15 to 20 minutes.")),
        "asks_minutes": (tr("Asks for %* minutes"), tr("Ask for 15 to 20: easier to say yes to.")),
        "no_job_ask": (tr("Speaks of a job: %*"), tr("Ask for insight instead.")),
        "connection_first": (tr("Connection comes late"), tr("Begin with what connects you.")),
        "specific": (tr("Nothing they said is in it"), tr("Mention one of the takeaways.")),
        "says_what_next": (tr("Doesn’t say what you will do"), tr("Say what comes of it: “I’ll …”.")),
        "about_them": (tr("More about you than them"), tr("Say more about their work, less about yours.")),
    }
