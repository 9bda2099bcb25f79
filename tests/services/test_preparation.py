"""What a meeting is prepared with, and when each part counts as there."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from klatch.domain.drafts import ContactDraft, MeetingDraft, NoteDraft, QuestionDraft
from klatch.domain.errors import InvalidInput, NotFound
from klatch.domain.vocabulary import QuestionGroup
from klatch.services import contacts, meetings, notes, organizations, preparation, questions
from klatch.services.reading.meetings import PREPARATION, detail
from klatch.services.reading.organizations import named
from klatch.services.reading.preparation import last_introduction
from klatch.store.database import Store


@pytest.fixture
def ada(store: Store, now: datetime) -> int:
    return contacts.add(store, ContactDraft(display_name="Ada Quill", organization="Halden Health"), now)


@pytest.fixture
def meeting(store: Store, ada: int, now: datetime) -> int:
    return meetings.schedule(store, MeetingDraft((ada,), now + timedelta(days=1)), now)


def chosen(store: Store, meeting: int) -> list[tuple[str, str]]:
    return [(row.text, row.group) for row in detail(store, meeting).questions]


def test_questions_are_copied_from_the_bank_and_then_their_own(
    store: Store, meeting: int, now: datetime
) -> None:
    first = questions.add(store, QuestionDraft("Why?", QuestionGroup.PATH), now)
    second = questions.add(store, QuestionDraft("Who else?", QuestionGroup.REFERRALS), now)
    assert preparation.pick(store, meeting, [second, first], now) == 2
    assert preparation.pick(store, meeting, [first, 999], now) == 0
    questions.edit(store, first, {"text": "What for?"}, now)
    questions.delete(store, [second], now)
    assert chosen(store, meeting) == [("Who else?", "referrals"), ("Why?", "path")]
    key = detail(store, meeting).questions[1].id
    preparation.edit(store, key, {"text": "Why so?", "group": QuestionGroup.ADVICE}, now)
    assert chosen(store, meeting)[1] == ("Why so?", "advice")
    assert "Why so?" not in {text for (text,) in store.fetch("SELECT text FROM question")}


def test_own_questions_go_and_come_back_in_their_order(store: Store, meeting: int, now: datetime) -> None:
    keys = [
        preparation.add_own(store, meeting, text, QuestionGroup.OWN, now) for text in ("One?", "Two?", "Six?")
    ]
    preparation.reorder(store, [keys[2], keys[0]], now)
    assert [text for text, _ in chosen(store, meeting)] == ["Six?", "Two?", "One?"]
    preparation.remove(store, keys[1:2], now)
    assert [text for text, _ in chosen(store, meeting)] == ["Six?", "One?"]
    store.journal.undo()
    store.journal.undo()
    assert [text for text, _ in chosen(store, meeting)] == ["One?", "Two?", "Six?"]


def test_what_cannot_be_asked_is_refused(store: Store, meeting: int, now: datetime) -> None:
    preparation.add_own(store, meeting, "Why?", QuestionGroup.OWN, now)
    for text, problem in ((" ", "empty"), ("WHY?", "asked_already")):
        with pytest.raises(InvalidInput) as refused:
            preparation.add_own(store, meeting, text, QuestionGroup.OWN, now)
        assert refused.value.problem == problem
    with pytest.raises(NotFound):
        preparation.add_own(store, 999, "Why?", QuestionGroup.OWN, now)
    with pytest.raises(NotFound):
        preparation.pick(store, 999, [], now)
    with pytest.raises(NotFound):
        preparation.reorder(store, [999], now)


def test_every_part_counts_by_what_is_written_down(
    store: Store, ada: int, meeting: int, now: datetime
) -> None:
    assert detail(store, meeting).missing == PREPARATION
    note = notes.add(store, NoteDraft("Nurse before", ada), now)
    assert "research" not in detail(store, meeting).missing
    notes.delete(store, [note], now)
    assert "research" in detail(store, meeting).missing
    employer = named(store, "Halden Health")[0][0]
    organizations.edit(store, employer, {"research": "A team of nine"}, now)
    preparation.add_own(store, meeting, "Why?", QuestionGroup.OWN, now)
    meetings.edit(store, meeting, {"goals": "Learn", "introduction": "I am Nora.", "place": "Café"}, now)
    found = detail(store, meeting)
    assert (found.missing, found.row.prepared) == ((), 5)


def test_a_note_about_somebody_else_is_no_research(store: Store, meeting: int, now: datetime) -> None:
    other = contacts.add(store, ContactDraft(display_name="Ben Cole"), now)
    notes.add(store, NoteDraft("Teaches", other), now)
    assert "research" in detail(store, meeting).missing


def test_the_last_introduction_is_that_of_the_latest_other_meeting(
    store: Store, ada: int, meeting: int, now: datetime
) -> None:
    assert last_introduction(store, meeting) is None
    ben = contacts.add(store, ContactDraft(display_name="Ben Cole"), now)
    for days, text in ((2, "Newer."), (9, "Older.")):
        draft = MeetingDraft((ben,), now - timedelta(days=days), introduction=text)
        meetings.schedule(store, draft, now)
    meetings.edit(store, meeting, {"introduction": "Here."}, now)
    found = last_introduction(store, meeting)
    assert found is not None
    assert tuple(found) == ("Newer.", "Ben Cole")
