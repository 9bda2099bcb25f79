"""What the evidence says about a good message, as checks on the finished text.

Findings carry codes and numbers; the interface turns them into words. The wording checks know English only.
Sources of the numbers: The 2-Hour Job Search (Dalton) for length, question and no mention of jobs; 15 to 20
minutes is the usual length of an informational conversation.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from klatch.domain.fields import FIELDS, MessageFields
from klatch.domain.kinds import Check, Kind
from klatch.domain.mentions import place
from klatch.domain.vocabulary import Channel
from klatch.domain.word_count import word_count

Severity = Literal["error", "warning", "info"]
MINUTES = (15, 20)
"""The least and most minutes a first message asks for."""
_GREETING_WORDS = 3
"""Words before the name in a greeting: "Hello dear", "Good morning Dr"."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: what was looked at (`code`), whether it is as it should be, and the figures or words found.

    An "error" must be put right before sending, a "warning" is advice, an "info" explains.

    words, characters: (found, limit). one_question, at_most_one_question: (question marks,). asks_minutes:
    the minutes found. no_job_ask: the words found. connection_first: (). about_them: (words about them, words
    about me). unresolved: what is still open. greeting: (expected first name,). subject,
    met_first, specific, says_what_next, calendar_file: (). language_not_supported: (language,).
    """

    code: str
    ok: bool
    data: tuple[str | int, ...] = ()
    severity: Severity = "warning"


@dataclass(frozen=True, slots=True)
class _Text:
    """A body as the checks read it: `own` is without what others said or are called, `sentences` of that."""

    body: str
    own: str
    sentences: list[str]
    fields: MessageFields


# A field, a piece of template, or what people leave for themselves to fill in: "[Name]", "[your company]".
_OPEN = re.compile(
    r"\{\{|\}\}|\{%|%\}"
    rf"|\[(?:{'|'.join(re.escape(name) for name in FIELDS)})\]"
    r"|\[(?:insert |enter |add |their |your |the |first |last |full |company |job )*"
    r"(?:name|company|organi[sz]ation|employer|title|role|position|school|topic|date)(?: here)?\]",
    re.IGNORECASE,
)
_NUMBERS = {"five": 5, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty-five": 45, "sixty": 60}
_NUMBER = rf"(\d{{1,3}}|{'|'.join(_NUMBERS)})"
_MINUTES = re.compile(rf"\b{_NUMBER}(?:\s*(?:to|or|-|–|/)\s*{_NUMBER})?[\s-]*min(?:ute)?s?\b", re.IGNORECASE)
_SPANS = {"a quarter of an hour": 15, "half an hour": 30, "half-hour": 30, "an hour": 60, "one hour": 60}
_SPAN = re.compile(rf"\b(?:{'|'.join(_SPANS)})\b", re.IGNORECASE)
_HELD = "\u25a2"
"""Stands where somebody else's words stood, so that the sentence around them is kept."""
_SOMEWHERE = (
    rf"(?:{_HELD}|company|team|firm|roles?|positions?|program(?:me)?|studio|lab|agency|organi[sz]ation)"
)
_OWN_JOB = "".join(
    rf"(?<!\b{word} )"
    for word in ("your", "my", "their", "her", "his", "this", "that", "own", "day", "old", "last", "first",
                 "current", "good", "great", "nice", "on the")
)  # fmt: skip
_JOB = re.compile(
    rf"\b(?:{_OWN_JOB}jobs?(?! (?:titles?|cent(?:er|re)s?|coach\w*|markets?|fairs?|shadow\w*|satisfaction))"
    r"|openings|(?:an|any|job) opening(?! (?:line|sentence|remark|question|talk|keynote|night))"
    r"|vacanc(?:y|ies)|hiring|hire|employment(?! (?:law|lawyer|history|service))"
    r"|recruit(?:er|ers|ing)?(?! (?:\w+ ){0,2}(?:participants?|users?|testers?|volunteers?|patients?|people))"
    r"|r[ée]sumés?|résumes?|(?:my|a|the|attached) resume|resumes|curriculum vitae|cvs?"
    r"|(?<!my )internships?|(?:any|open) (?:roles?|positions?)|apply(?:ing)? for"
    rf"|apply(?:ing)? (?:to|at)(?= (?:(?:your|the|a|an|this|that) )?{_SOMEWHERE})"
    r"|looking for (?:(?:a|my|new|next) )*(?:work|role(?! model)|position)"
    r"|my application|refer me|put in a (?:good )?word)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|no|never|without)\b|n[’']t\b", re.IGNORECASE)
_LINK = re.compile(r"\b(?:https?://|www\.)\S+")
_QUOTED = re.compile(r"“[^”\n]{1,200}”|\"[^\"\n]{1,200}\"|«[^»\n]{1,200}»")
_ASKED = re.compile(r"[?？][?!]*(?=[\s)\]]|$)")
_ABBREVIATED = re.compile(r"\b(Dr|Prof|Mr|Ms|Mrs|Mx|St|vs|e\.g|i\.e)\.")
_SENTENCE_END = re.compile(r"(?<=[.?!…])\s+|\n+")
_TIE = re.compile(
    r"\byour (?:talk|article|post|paper|book|piece|podcast|interview|presentation|session|blog|newsletter)\b"
    r"|\b(?:suggested|recommended|introduced|pointed me)\b|\bwe (?:met|both|worked|talked|spoke|studied)\b"
    r"|\blike you\b|\bfellow\b|\balum\w*|\bclassmates?\b|\bin common\b|\bmutual\b",
    re.IGNORECASE,
)
_INTENT = re.compile(
    r"\b(?:i[’']ll|i will|i plan to|my next step"
    r"|i(?:[’']m| am) (?:\w+ )?(?:going to|taking|trying|starting|planning))\b",
    re.IGNORECASE,
)
_ME = re.compile(r"\b(?:i|me|my|mine|myself)\b", re.IGNORECASE)
_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)


def check(
    kind: Kind, subject: str, body: str, fields: MessageFields, language: str = "en", *, met: bool = True
) -> tuple[Finding, ...]:
    """What is right and wrong with a finished text, the kind's own checks after those every message gets.

    `met`: whether a conversation with the person was held.
    """
    findings = [_unresolved(subject, body), _greeting(body, fields.contact.first_name)]
    if kind.channel is Channel.EMAIL:
        findings.append(Finding("subject", bool(subject.strip()), severity="error"))
    if kind.word_limit is not None:
        count = word_count(body) - word_count(_contact_lines(body, fields))
        findings.append(Finding("words", count <= kind.word_limit, (count, kind.word_limit)))
    if kind.char_limit is not None:
        findings.append(Finding("characters", len(body) <= kind.char_limit, (len(body), kind.char_limit)))
    if kind.needs_trust:
        findings.append(Finding("met_first", met))
    if language.partition("-")[0] != "en":
        findings.append(Finding("language_not_supported", True, (language,), "info"))
        return tuple(findings)
    own = _own_words(body, fields)
    text = _Text(body, own, _sentences(own), fields)
    findings += [_CHECKS[code](text) for code in kind.checks]
    return tuple(findings)


def _contact_lines(body: str, fields: MessageFields) -> str:
    """What a signature holds below the name: phone and links are not read as part of the message."""
    signature = fields.me.signature.strip()
    return signature.partition("\n")[2] if signature and body.rstrip().endswith(signature) else ""


def _unresolved(subject: str, body: str) -> Finding:
    found = dict.fromkeys(_OPEN.findall(subject) + _OPEN.findall(body))
    return Finding("unresolved", not found, tuple(found), "error")


def _greeting(body: str, first_name: str) -> Finding:
    name = first_name.strip()
    line = body.lstrip().partition("\n")[0]
    at = line.find(name) if name else -1
    after = line[at + len(name) : at + len(name) + 1]
    ok = at >= 0 and not after.isalnum() and not line[at - 1 : at].isalnum()
    return Finding("greeting", ok, (name,))


def _own_words(body: str, fields: MessageFields) -> str:
    """The text without what others said or are called: their words, titles in quotation marks, links."""
    person = fields.contact
    body = _QUOTED.sub(_HELD, _LINK.sub(_HELD, body.removesuffix(_contact_lines(body, fields))))
    others = (person.title, person.organization, person.field, *fields.takeaways, *fields.advice)
    for theirs in (*others, fields.me.headline, fields.me.school):
        words = theirs.strip().rstrip(".")
        if words and words.lower() in body.lower():
            body = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", _HELD, body, flags=re.IGNORECASE)
    return body


def _sentences(text: str) -> list[str]:
    parts = _SENTENCE_END.split(_ABBREVIATED.sub(r"\1", text))
    return [" ".join(part.split()) for part in parts if part.strip()]


def _one_question(text: _Text) -> Finding:
    count = len(_ASKED.findall(text.own))
    return Finding("one_question", count == 1, (count,))


def _at_most_one_question(text: _Text) -> Finding:
    count = len(_ASKED.findall(text.own))
    return Finding("at_most_one_question", count <= 1, (count,))


def _asks_minutes(text: _Text) -> Finding:
    """What the question asks for counts; where it names no length, what is named anywhere does."""
    asking = [_lengths(sentence) for sentence in text.sentences if _ASKED.search(sentence)]
    found = next(filter(None, asking), None) or sum(map(_lengths, text.sentences), ())
    return Finding("asks_minutes", bool(found) and all(MINUTES[0] <= n <= MINUTES[1] for n in found), found)


def _lengths(sentence: str) -> tuple[int, ...]:
    """The minutes a sentence names."""
    named = [word.lower() for match in _MINUTES.findall(sentence) for word in match if word]
    spans = [_SPANS[match.group().lower()] for match in _SPAN.finditer(sentence)]
    return (*(_NUMBERS.get(word) or int(word) for word in named), *spans)


def _no_job_ask(text: _Text) -> Finding:
    """Saying that it is not about a job is fine, and so are the contact's own title, employer and words."""
    words: list[str] = []
    for sentence in text.sentences:
        denied = _NOT.search(sentence)
        end = denied.start() if denied else len(sentence)
        words += (match.group().lower() for match in _JOB.finditer(sentence, 0, end))
    return Finding("no_job_ask", not words, tuple(dict.fromkeys(words)))


def _connection_first(text: _Text) -> Finding:
    fields = text.fields
    first = " ".join(_sentences(_after_greeting(text.body, fields.contact.first_name.strip()))[:1])
    named = any(_times(name.strip(), first) for name in (fields.referrer.name, fields.referrer.first_name))
    # A tie of several sentences counts by its first.
    told = [
        _sentences(tie)[0].rstrip(".") for tie in (fields.connection.text, fields.me.school) if tie.strip()
    ]
    tied = any(_times(tie, first, re.IGNORECASE) for tie in told)
    return Finding("connection_first", named or tied or bool(_TIE.search(first)))


def _after_greeting(body: str, name: str) -> str:
    """What follows "Hi Aisha,": on the next line, or on the same one."""
    head, _, rest = body.lstrip().partition("\n")
    greeted, found, more = head.partition(name) if name else (head, "", "")
    short = found and len(greeted.split()) <= _GREETING_WORDS
    return f"{more.lstrip(' ,.!:;–-')}\n{rest}" if short else rest


def _times(words: str, text: str, flags: int = 0) -> int:
    """How often these words stand in a text, as words: "Will" is no "will" unless case is ignored."""
    return len(re.findall(rf"(?<!\w){re.escape(words)}(?!\w)", text, flags)) if words else 0


def _about_them(text: _Text) -> Finding:
    person = text.fields.contact
    names = {name.strip() for name in (person.first_name, person.organization, person.title)}
    them = len(_YOU.findall(text.body)) + sum(_times(name, text.body) for name in names)
    mine = len(_ME.findall(text.body))
    return Finding("about_them", them > mine, (them, mine))


def _specific(text: _Text) -> Finding:
    """A thank-you that could go to anybody thanks nobody: it speaks of something that was said."""
    fields = text.fields
    said = (*fields.takeaways, *fields.advice, *fields.referral.name.split(" and "))
    return Finding("specific", any(place(each, text.body) for each in said), severity="error")


def _says_what_next(text: _Text) -> Finding:
    return Finding("says_what_next", bool(_INTENT.search(text.body)))


_CHECKS: dict[Check, Callable[[_Text], Finding]] = {
    "one_question": _one_question,
    "at_most_one_question": _at_most_one_question,
    "asks_minutes": _asks_minutes,
    "no_job_ask": _no_job_ask,
    "connection_first": _connection_first,
    "about_them": _about_them,
    "specific": _specific,
    "says_what_next": _says_what_next,
}
