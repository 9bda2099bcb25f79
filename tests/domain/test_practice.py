"""The practice checks on finished texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from klatch.domain.kinds import KINDS, with_limits
from klatch.domain.practice import Finding, check
from klatch.domain.word_count import word_count
from mail_samples import FULL

COLD = KINDS["outreach.cold"]
GOOD = (
    "Hi Aisha,\n\nYour talk on diary studies at Field Notes 2026 made me rethink how I run interviews. "
    "Could I ask you about your work for 15 to 20 minutes?\n\nThank you,\nNora Whitfield\n+1 555 010 2030"
)


def finding(code: str, body: str, kind: str = "outreach.cold", subject: str = "Hello") -> Finding:
    return next(found for found in check(KINDS[kind], subject, body, FULL) if found.code == code)


def test_a_good_first_message_passes_everything() -> None:
    findings = check(COLD, "Hello", GOOD, FULL)
    assert all(found.ok for found in findings)
    assert {found.code for found in findings} == {
        "unresolved",
        "greeting",
        "subject",
        "words",
        "one_question",
        "asks_minutes",
        "no_job_ask",
        "connection_first",
        "about_them",
    }


def test_words_are_counted_against_the_limit_without_the_contact_lines() -> None:
    assert finding("words", GOOD).data == (34, 100)
    assert not finding("words", "word " * 101).ok
    assert finding("words", "word " * 100).ok


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("I’m here, and don't worry – 20-minute call.", 7),
        ("see https://a.example/b?c, or a@b.example", 4),
    ],
)
def test_word_count(text: str, count: int) -> None:
    assert word_count(text) == count


def test_characters_are_counted_on_linkedin() -> None:
    assert finding("characters", "x" * 200, "outreach.linkedin_note").data == (200, 200)
    assert not finding("characters", "x" * 201, "outreach.linkedin_note").ok
    assert all(found.code != "subject" for found in check(KINDS["outreach.linkedin_note"], "", "x", FULL))


@pytest.mark.parametrize(
    ("questions", "one", "at_most"), [(0, False, True), (1, True, True), (2, False, False)]
)
def test_questions(questions: int, one: bool, at_most: bool) -> None:
    body = "Is it? " * questions
    assert finding("one_question", body).ok is one
    assert finding("at_most_one_question", body, "thanks.same_day").ok is at_most
    assert finding("one_question", body).data == (questions,)


@pytest.mark.parametrize(
    ("body", "ok", "data"),
    [
        ("for 15 to 20 minutes", True, (15, 20)),
        ("for 15–20 minutes", True, (15, 20)),
        ("for 20 minutes", True, (20,)),
        ("a 20-minute call", True, (20,)),
        ("20 min", True, (20,)),
        ("for 30 minutes", False, (30,)),
        ("for 15 to 45 minutes", False, (15, 45)),
        ("for a while", False, ()),
        ("for fifteen to twenty minutes", True, (15, 20)),
        ("Twenty minutes would do", True, (20,)),
        ("15/20 mins", True, (15, 20)),
        ("Could I have a quarter of an hour?", True, (15,)),
        ("Could I have half an hour?", False, (30,)),
        ("Could we talk for an hour?", False, (60,)),
        # traps: what is named elsewhere is not what is asked for
        ("Your 45-minute talk stayed with me. Could I ask you about it for 20 minutes?", True, (20,)),
        ("Your title “Forty 90-minute lessons” made me smile. May I have 15 minutes?", True, (15,)),
        ("Could I ask you about it? 20 minutes are enough.", True, (20,)),
        ("Could I ask you for 30 minutes? 20 minutes of it are questions.", False, (30,)),
        ("in a minute, by the minutes of the meeting", False, ()),
    ],
)
def test_minutes(body: str, ok: bool, data: tuple[int, ...]) -> None:
    assert finding("asks_minutes", body) == Finding("asks_minutes", ok, data)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Do you know of any job openings?", ("job", "openings")),
        ("My résumé is attached.", ("résumé",)),
        ("Are you hiring?", ("hiring",)),
        ("I’d like to apply for a role.", ("apply for",)),
        ("I’m not asking about openings; I’d like to learn.", ()),
        ("This isn’t about a job.", ()),
        ("It is not urgent. Do you have a job for me?", ("job",)),
        ("I’d apply what you taught me, opening with a question.", ()),
        ("Hiring managers read the method section of a portfolio before anything else, you said.", ()),
        ("Would you refer me, or put in a word?", ("refer me", "put in a word")),
        ("My CV and my resume are attached.", ("cv", "my resume")),
        ("Are there any open roles in your team?", ("open roles",)),
        ("I’m looking for a new role in research.", ("looking for a new role",)),
        ("I’d like to apply to Brightloom.", ("apply to",)),
        ("I plan on applying to your team.", ("applying to",)),
        ("Is there a job for me, or an internship?", ("job", "internship")),
        ("Do you know any recruiters?", ("recruiters",)),
        ("Any vacancies? Any openings?", ("vacancies", "openings")),
        ("The right job would be at your lab.", ("job",)),
        # traps
        ("I work at the job centre in Leeds.", ()),
        ("We met at the job fair, and I love your job title.", ()),
        ("What does your job look like on a Monday?", ()),
        ("You did a great job with it; in my old job I taught.", ()),
        ("How did you recruit ten participants, and how do you recruit users?", ()),
        ("Let’s resume our talk.", ()),
        ("Your idea would apply to teachers, too.", ()),
        ("You were looking for a role model.", ()),
        ("An opening question, and an opening line: what surprised you?", ()),
        ("Your article “How to hire well, and who is hiring” stayed with me.", ()),
        ('Your post "10 job interviews" and https://jobs.example/hiring?job=1 are good.', ()),
        ("During my internship I read your employment law paper.", ()),
        ("Without wanting a job from you, I ask.", ()),
    ],
)
def test_job_words(body: str, words: tuple[str, ...]) -> None:
    assert finding("no_job_ask", body) == Finding("no_job_ask", not words, words)


def test_the_title_of_the_contact_is_no_job_ask() -> None:
    fields = replace(FULL, contact=replace(FULL.contact, title="Job Coach", organization="Hire Well"))
    found = check(COLD, "Hello", "Your work as job coach at Hire Well. Hire well knows.", fields)
    assert next(item for item in found if item.code == "no_job_ask").ok


@pytest.mark.parametrize(
    ("body", "ok"),
    [
        (GOOD, True),
        ("Hi Aisha,\n\nLike you I went to Cascadia State. More.", True),
        ("Hi Aisha,\n\nMarcus Lin suggested I write to you. More.", True),
        ("Hi Aisha,\n\nI hope you are well. Marcus Lin suggested I write.", False),
        ("Hi Aisha,", False),
        ("Hi Aisha, like you I went to Cascadia State. More.", True),
        ("Good morning Aisha – Marcus told me about you. More.", True),
        ("Dear Aisha,\n\nI read your article on tagging. More.", True),
        ("Dear Aisha,\n\nWe met at Field Notes. More.", True),
        ("Dear Aisha,\n\nDr. Karim’s fellow alumna writes to you. More.", True),
        ("Dear Aisha,\n\nMy name is Nora and I am a teacher. We met at Field Notes.", False),
        ("Dear Aisha,\n\nI’d like to ask you something. Your talk was good.", False),
        ("I hope this finds Aisha well. Marcus Lin suggested I write.", False),
    ],
)
def test_the_connection_comes_first(body: str, ok: bool) -> None:
    assert finding("connection_first", body).ok is ok


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("Is it? Is it?", 2),
        ("Really?! Yes??", 2),
        ("See https://a.example/?q=1&r=2 for more.", 0),
        ("See https://a.example/page?q=1, or is it elsewhere?", 1),
        ("Your talk “Why do users lie?” made me think. May I ask?", 1),
        ("(May I ask?)", 1),
    ],
)
def test_only_what_asks_is_a_question(body: str, count: int) -> None:
    assert finding("one_question", body).data == (count,)


def test_a_short_name_is_not_found_inside_words() -> None:
    fields = replace(FULL, contact=replace(FULL.contact, first_name="Li", organization="", title=""))
    found = check(COLD, "Hello", "Life likes little lions.", fields)
    assert next(item for item in found if item.code == "about_them").data == (0, 0)


def test_a_name_that_is_a_word_counts_as_a_name_only() -> None:
    person = replace(FULL.contact, first_name="Will", organization="", title="")
    fields = replace(FULL, contact=person, referrer=replace(FULL.referrer, name="May Lin", first_name="May"))
    found = {item.code: item for item in check(COLD, "Hi", "Hi Will,\n\nI will write, if I may.", fields)}
    assert found["about_them"].data == (1, 2)
    assert not found["connection_first"].ok
    found = {item.code: item for item in check(COLD, "Hi", "Hi Will,\n\nMay says hello.", fields)}
    assert found["connection_first"].ok


def test_more_about_them_than_about_me() -> None:
    assert finding("about_them", "You and your Brightloom and I.").data == (3, 1)
    assert not finding("about_them", "I want my career and me to grow with you.").ok


@pytest.mark.parametrize(
    ("body", "ok"),
    [
        ("Hi Aisha,\n\nText", True),
        ("Hello Aisha, this is Nora.", True),
        ("Hi Aishah,\n\nText", False),
        ("Hi Tomasz,\n\nAisha", False),
        ("Hi ,\n\nText", False),
        ("", False),
    ],
)
def test_the_greeting_uses_the_right_name(body: str, ok: bool) -> None:
    assert finding("greeting", body) == Finding("greeting", ok, ("Aisha",))


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Hi [contact.first_name],", ("[contact.first_name]",)),
        ("Hi {{ contact.first_name }},", ("{{", "}}")),
        ("Hi [Aisha], f(x) = {x}", ()),
        ("Hi [Name],", ("[Name]",)),
        ("at [your company], as [insert job title here]", ("[your company]", "[insert job title here]")),
        ("I read [The Name of the Rose] and note [1]", ()),
    ],
)
def test_an_open_field_is_an_error(body: str, found: tuple[str, ...]) -> None:
    assert finding("unresolved", body) == Finding("unresolved", not found, found, "error")
    assert not finding("unresolved", "Hi", subject="To [contact.organization]").ok


def test_a_mail_needs_a_subject() -> None:
    assert finding("subject", "Hi", subject=" ") == Finding("subject", False, (), "error")


def test_other_languages_get_the_checks_that_know_no_words() -> None:
    findings = check(COLD, "Hallo", "Hallo Aisha,\n\nein Job?", FULL, "de")
    assert {found.code for found in findings} == {
        "unresolved",
        "greeting",
        "subject",
        "words",
        "language_not_supported",
    }
    assert findings[-1] == Finding("language_not_supported", True, ("de",), "info")
    assert len(check(COLD, "Hi", GOOD, FULL, "en-GB")) == 9


def test_asking_for_names_waits_until_you_have_met() -> None:
    kind = KINDS["request.referral_later"]
    for met, language in ((True, "en"), (False, "en"), (False, "de")):
        found = check(kind, "Hello", "Hi Aisha", FULL, language, met=met)
        assert next(item for item in found if item.code == "met_first") == Finding("met_first", met)
    assert all(item.code != "met_first" for item in check(COLD, "Hello", GOOD, FULL, met=False))


def test_the_limits_follow_what_was_chosen() -> None:
    note = KINDS["outreach.linkedin_note"]
    assert with_limits(note).char_limit == 200
    assert with_limits(note, note=300).char_limit == 300
    assert with_limits(KINDS["thanks.short_note"], note=200).char_limit == 300
    assert with_limits(COLD, strict=True).word_limit == 75
    assert with_limits(COLD, words=60, strict=True).word_limit == 60
    assert with_limits(COLD, words=90).word_limit == 90
    assert with_limits(COLD).word_limit == 100
    assert with_limits(KINDS["outreach.warm"], strict=True).word_limit == 120
    assert with_limits(KINDS["followup.first"], strict=True).word_limit == 50
    assert with_limits(note, strict=True).word_limit is None
