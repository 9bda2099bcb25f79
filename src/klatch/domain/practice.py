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
from klatch.domain.vocabulary import Channel

Severity = Literal["error", "warning", "info"]
MINUTES = (15, 20)
"""The least and most minutes a first message asks for."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: what was looked at (`code`), whether it is as it should be, and the figures or words found.

    An "error" must be put right before sending, a "warning" is advice, an "info" explains.

    words, characters: (found, limit). one_question, at_most_one_question: (question marks,). asks_minutes:
    the minutes found. no_job_ask: the words found. connection_first: (). about_them: (words about them, words
    about me). unresolved: what is still open. greeting: (expected first name,). subject: ().
    language_not_supported: (language,).
    """

    code: str
    ok: bool
    data: tuple[str | int, ...] = ()
    severity: Severity = "warning"


_OPEN = re.compile(r"\{\{|\}\}|\{%|%\}|\[(?:" + "|".join(re.escape(name) for name in FIELDS) + r")\]")
_MINUTES = re.compile(r"\b(\d{1,3})(?:\s*(?:to|or|-|–)\s*(\d{1,3}))?[\s-]*min(?:ute)?s?\b", re.IGNORECASE)
_JOB = re.compile(
    r"\b(?:jobs?|openings|(?:an|any|job) opening|vacanc(?:y|ies)|hiring|hire"
    r"|recruit(?:er|ers|ing)?|r[ée]sum[ée]s?|cv"
    r"|employment|internships?|open positions?|apply(?:ing)? (?:for|to)|my application|refer me)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|no|never|without)\b|n[’']t\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.?!…])\s+|\n+")
_ME = re.compile(r"\b(?:i|me|my|mine|myself)\b", re.IGNORECASE)
_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)


def check(
    kind: Kind, subject: str, body: str, fields: MessageFields, language: str = "en"
) -> tuple[Finding, ...]:
    """What is right and wrong with a finished text, the kind's own checks after those every message gets."""
    findings = [_unresolved(subject, body), _greeting(body, fields.contact.first_name)]
    if kind.channel is Channel.EMAIL:
        findings.append(Finding("subject", bool(subject.strip()), severity="error"))
    if kind.word_limit is not None:
        count = word_count(body) - word_count(_contact_lines(body, fields))
        findings.append(Finding("words", count <= kind.word_limit, (count, kind.word_limit)))
    if kind.char_limit is not None:
        findings.append(Finding("characters", len(body) <= kind.char_limit, (len(body), kind.char_limit)))
    if language.partition("-")[0] != "en":
        findings.append(Finding("language_not_supported", True, (language,), "info"))
        return tuple(findings)
    findings += [_CHECKS[code](body, fields) for code in kind.checks]
    return tuple(findings)


def word_count(text: str) -> int:
    """How many words a reader sees; a link or an address is one."""
    return sum(1 for word in text.split() if word.isalnum() or any(map(str.isalnum, word)))


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


def _one_question(body: str, _fields: MessageFields) -> Finding:
    count = body.count("?")
    return Finding("one_question", count == 1, (count,))


def _at_most_one_question(body: str, _fields: MessageFields) -> Finding:
    count = body.count("?")
    return Finding("at_most_one_question", count <= 1, (count,))


def _asks_minutes(body: str, _fields: MessageFields) -> Finding:
    found = tuple(int(number) for match in _MINUTES.findall(body) for number in match if number)
    return Finding("asks_minutes", bool(found) and all(MINUTES[0] <= n <= MINUTES[1] for n in found), found)


def _no_job_ask(body: str, fields: MessageFields) -> Finding:
    """Saying that it is not about a job is fine, and so are the contact's own title, employer and words."""
    person = fields.contact
    for theirs in (person.title, person.organization, person.field, *fields.takeaways, *fields.advice):
        if theirs:
            body = body.replace(theirs.rstrip("."), "")
    words: list[str] = []
    for sentence in _SENTENCE_END.split(body):
        denied = _NOT.search(sentence)
        end = denied.start() if denied else len(sentence)
        words += (match.group().lower() for match in _JOB.finditer(sentence, 0, end))
    return Finding("no_job_ask", not words, tuple(dict.fromkeys(words)))


def _connection_first(body: str, fields: MessageFields) -> Finding:
    ties = (fields.connection.text, fields.me.school, fields.referrer.name)
    lines = [line for line in body.split("\n") if line.strip()]
    sentences = [part for part in _SENTENCE_END.split("\n".join(lines[1:])) if part.strip()]
    first = " ".join(sentences[:1]).casefold()
    known = (" ".join(tie.split()).rstrip(".").casefold() for tie in ties if tie.strip())
    # A tie of several sentences counts by its first.
    return Finding("connection_first", any(_SENTENCE_END.split(tie)[0].rstrip(".") in first for tie in known))


def _about_them(body: str, fields: MessageFields) -> Finding:
    them = len(_YOU.findall(body))
    for name in {fields.contact.first_name, fields.contact.organization, fields.contact.title}:
        if name.strip():
            them += body.count(name.strip())
    mine = len(_ME.findall(body))
    return Finding("about_them", them > mine, (them, mine))


_CHECKS: dict[Check, Callable[[str, MessageFields], Finding]] = {
    "one_question": _one_question,
    "at_most_one_question": _at_most_one_question,
    "asks_minutes": _asks_minutes,
    "no_job_ask": _no_job_ask,
    "connection_first": _connection_first,
    "about_them": _about_them,
}
