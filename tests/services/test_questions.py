"""The question bank: what ships, what the user makes of it, and the way back."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime

import pytest

from klatch.domain.drafts import QuestionDraft
from klatch.domain.errors import InvalidInput, NotFound
from klatch.domain.names import fold
from klatch.domain.vocabulary import QuestionGroup
from klatch.services import questions
from klatch.services.reading.questions import BankRow, bank, sets
from klatch.store.database import Store


@pytest.fixture
def rows(store: Store, now: datetime) -> tuple[BankRow, ...]:
    """The bank as it ships."""
    questions.install_builtin(store, now)
    return bank(store)


def test_sixty_and_more_questions_ship_in_every_group_and_in_sets(rows: tuple[BankRow, ...]) -> None:
    groups = Counter(row.group for row in rows if not row.set_name)
    assert set(groups) == set(QuestionGroup) - {QuestionGroup.OWN}
    assert sum(groups.values()) >= 60
    assert min(groups.values()) >= 10
    assert Counter(row.set_name for row in rows if row.set_name).keys() == {
        "TIARA",
        "First talk",
        "Career change",
    }
    assert [row.set_name for row in rows[: sum(groups.values())]] == [""] * sum(groups.values())


def test_every_shipped_question_is_one_of_its_own_and_says_no_more_than_it_must() -> None:
    shipped = questions.shipped()
    assert len({fold(item.text) for item in shipped}) == len(shipped)
    assert len({item.key for item in shipped}) == len(shipped)
    for item in shipped:
        assert item.text.endswith("?"), item.key
        assert item.text.count("?") == 1, item.key
        assert len(item.text.split()) <= 22, item.key
        assert "'" not in item.text, item.key


def test_they_come_once_and_cannot_be_undone(store: Store, rows: tuple[BankRow, ...], now: datetime) -> None:
    assert questions.install_builtin(store, now) == 0
    assert store.journal.undo_label is None
    assert [row.position for row in rows] == list(range(1, len(rows) + 1))
    assert all(row.shipped for row in rows)


def test_a_deleted_one_stays_deleted_until_it_is_restored(
    store: Store, rows: tuple[BankRow, ...], now: datetime
) -> None:
    questions.delete(store, [rows[0].id], now)
    assert questions.install_builtin(store, now) == 0
    assert len(bank(store)) == len(rows) - 1
    assert questions.restore(store, now) == 1
    assert {row.text for row in bank(store)} == {row.text for row in rows}
    assert questions.restore(store, now) == 0


def test_restoring_brings_words_group_and_set_back_and_can_be_undone(
    store: Store, rows: tuple[BankRow, ...], now: datetime
) -> None:
    questions.edit(store, rows[3].id, {"text": "Mine?", "group": QuestionGroup.OWN, "set_name": "Mine"}, now)
    own = questions.add(store, QuestionDraft("What is next?", set_name="Mine"), now)
    assert questions.restore(store, now) == 1
    assert [row for row in bank(store) if row.id != own] == list(rows)
    assert [row.text for row in bank(store) if row.id == own] == ["What is next?"]
    store.journal.undo()
    assert bank(store)[3].text == "Mine?"


def test_an_update_gives_new_words_only_to_who_has_the_old_ones(
    store: Store, rows: tuple[BankRow, ...], now: datetime
) -> None:
    """As if the version before had worded two questions otherwise, and one had been changed since."""
    first, second = questions.shipped()[:2]
    told = {item.key: item.text for item in questions.shipped()}
    told |= {first.key: "Older words?", second.key: "Older words, too?"}
    with store.transaction("as if older", now) as tx:
        tx.execute("UPDATE question SET text = 'Older words?' WHERE id = ?", (rows[0].id,))
        tx.execute("UPDATE question SET text = 'My words?' WHERE id = ?", (rows[1].id,))
        tx.execute("UPDATE setting SET value = ? WHERE name = 'shipped_questions'", (json.dumps(told),))
    assert questions.install_builtin(store, now) == 2
    assert [row.text for row in bank(store)[:2]] == [first.text, "My words?"]


def test_own_questions_and_sets(store: Store, now: datetime) -> None:
    first = questions.add(store, QuestionDraft("  What is\nnext? ", QuestionGroup.ADVICE, "Data "), now)
    second = questions.add(store, QuestionDraft("Who else?", QuestionGroup.REFERRALS, "Data"), now)
    loose = questions.add(store, QuestionDraft("Why?"), now)
    assert [(row.text, row.group, row.set_name, row.shipped) for row in bank(store)] == [
        ("What is next?", QuestionGroup.ADVICE, "Data", False),
        ("Who else?", QuestionGroup.REFERRALS, "Data", False),
        ("Why?", QuestionGroup.OWN, "", False),
    ]
    assert [tuple(row) for row in sets(store)] == [("Data", 2)]
    questions.reorder(store, [second, first], now)
    assert [row.id for row in bank(store)] == [second, first, loose]
    questions.rename_set(store, "Data", " Analysts ", now)
    assert [tuple(row) for row in sets(store)] == [("Analysts", 2)]
    questions.delete_set(store, "Analysts", now)
    assert sets(store) == ()
    assert len(bank(store)) == 3
    store.journal.undo()
    assert [tuple(row) for row in sets(store)] == [("Analysts", 2)]


def test_a_question_joins_a_set_and_one_of_another_set_joins_as_a_copy(store: Store, now: datetime) -> None:
    loose = questions.add(store, QuestionDraft("Why?", QuestionGroup.PATH), now)
    taken = questions.add(store, QuestionDraft("Who?", QuestionGroup.ADVICE, "First"), now)
    questions.put_into_set(store, [loose, taken], "Mine", now)
    questions.put_into_set(store, [loose], "Mine", now)
    assert [(row.text, row.group.value, row.set_name) for row in bank(store)] == [
        ("Why?", "path", "Mine"),
        ("Who?", "advice", "First"),
        ("Who?", "advice", "Mine"),
    ]


def test_what_cannot_be_a_question_is_refused(store: Store, now: datetime) -> None:
    key = questions.add(store, QuestionDraft("Why?"), now)
    for changes, field in (({"text": " "}, "text"), ({"group": "x"}, "group"), ({"position": 1}, "position")):
        with pytest.raises(InvalidInput) as refused:
            questions.edit(store, key, changes, now)
        assert refused.value.field == field
    with pytest.raises(InvalidInput):
        questions.rename_set(store, "Mine", " ", now)
    with pytest.raises(NotFound):
        questions.edit(store, 999, {"text": "Why?"}, now)
    with pytest.raises(NotFound):
        questions.reorder(store, [key, 999], now)
