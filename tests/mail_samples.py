"""Invented people to write to: one with every field, one with only a name."""

from __future__ import annotations

from klatch.domain.fields import (
    Appointment,
    Ask,
    Connection,
    Me,
    MessageFields,
    Person,
    Previous,
    Referral,
    Referrer,
    Share,
)

ME = Me(
    name="Nora Whitfield",
    first_name="Nora",
    email="nora@whitfield.example",
    phone="+1 555 010 2030",
    headline="a science teacher moving into UX research",
    school="Cascadia State",
    signature="Nora Whitfield\n+1 555 010 2030",
)
FULL = MessageFields(
    me=ME,
    contact=Person(
        first_name="Aisha",
        last_name="Karim",
        name="Aisha Karim",
        title="Senior UX Researcher",
        organization="Brightloom",
        city="New York",
        field="UX research",
    ),
    connection=Connection(
        "read_your", "Your talk on diary studies at Field Notes 2026 made me rethink how I run interviews."
    ),
    ask=Ask(
        minutes=20,
        medium="by phone or video",
        topic_narrow="moving from teaching into research",
        topic_broad="UX research",
        slots=(
            "Tuesday 24 November at 10:00",
            "Wednesday 25 November at 14:00",
            "Friday 27 November at 9:00",
        ),
    ),
    meeting=Appointment(
        start="Tuesday 24 November, 07:00 Pacific Time",
        their_start="Tuesday 24 November, 10:00 Eastern Time",
        minutes=20,
        medium="by video",
        place="https://meet.example/nora-aisha",
    ),
    referrer=Referrer("Marcus Lin", "Marcus", "a former colleague of mine"),
    referral=Referral("Elena Sorge", "Portland Transit Lab", "Tuesday 17 November", "Friday 20 November"),
    takeaways=(
        "Hiring managers read the method section of a portfolio before anything else.",
        "the first year is mostly listening",
    ),
    advice=("rewrite one case study around a decision it changed",),
    news="I’ve rewritten my first case study and shown it to two people.",
    share=Share(
        "a short piece on research repositories",
        "https://example.org/repositories",
        "It answers the question you raised about keeping old studies findable",
    ),
    previous=Previous("12 November", "A question about UX research"),
)
NAME_ONLY = MessageFields(me=ME, contact=Person(first_name="Aisha", last_name="Karim", name="Aisha Karim"))
