"""Made-up fields to try a template with: everything known, and only a name."""

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

_ME = Me(
    name="Nora Whitfield",
    first_name="Nora",
    email="nora@whitfield.example",
    phone="+1 555 0142",
    headline="a science teacher moving into UX research",
    school="Cascadia State",
    signature="Nora Whitfield",
)
FULL = MessageFields(
    me=_ME,
    contact=Person(
        "Aisha", "Karim", "Aisha Karim", "UX Researcher", "Brightloom", "New York", "Health technology"
    ),
    connection=Connection("alumni", "you moved from teaching to research in 2019"),
    ask=Ask(
        20,
        "by video",
        "your first year in research",
        "UX research",
        ("Tuesday 24 November, 14:00", "Wednesday 25 November, 10:00"),
    ),
    meeting=Appointment(
        "Tuesday 24 November, 11:00 Portland time",
        "Tuesday 24 November, 14:00 New York time",
        20,
        "by video",
        "https://meet.example/nora",
    ),
    referrer=Referrer("Dana Okoye", "Dana", "a former colleague of mine"),
    referral=Referral("Imani Cole", "Halden Health", "Tuesday 18 November"),
    takeaways=("Observe, form a hunch, test it on Monday", "Recruiting takes longer than the study"),
    advice=("run one small diary study", "write down what surprised you"),
    news="I finished the course you spoke of",
    share=Share("an article on diary studies", "https://example.org/diary", "it answers your question"),
    previous=Previous("16 November", "A question about UX research"),
)
"""Everything is known."""

NAME_ONLY = MessageFields(me=_ME, contact=Person(first_name="Aisha", name="Aisha"))
"""Only a name is known."""
