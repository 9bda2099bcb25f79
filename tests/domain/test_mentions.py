"""Whether a text speaks of something that was said, and where; and edits that survive a text made anew."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klatch.domain.mentions import place
from klatch.domain.rewriting import rewritten

SAID = "do one small diary study before applying anywhere"


@pytest.mark.parametrize(
    ("said", "text", "found"),
    [
        (SAID, f"You told me: {SAID}.", SAID),
        (SAID + ".", f"You told me: {SAID.upper()}!", SAID.upper()),
        ("a  b", "x a\nb y", "a\nb"),
        (
            SAID,
            "I’m taking your advice to run one small diary study before I apply anywhere: eight teachers.",
            "small diary study before I apply anywhere",
        ),
        (SAID, "Thank you for your time.", None),
        (SAID, "A small\nstudy\nof diaries", None),
        (SAID, "a study of mine", None),
        ("Imani Cole", "I wrote to Imani", None),
        ("Imani Cole", "Imani, that is Ms Cole, answered", "Imani, that is Ms Cole"),
        ("ок", "всё ок", "ок"),
        ("ок", "всё", None),
        ("", "anything", None),
        (" . ", "anything.", None),
        ("(.*", "a (.* b", "(.*"),
    ],
)
def test_where_it_is_mentioned(said: str, text: str, found: str | None) -> None:
    span = place(said, text)
    assert (text[span[0] : span[1]] if span else None) == found


@given(st.text(max_size=60), st.text(max_size=120))
def test_a_place_lies_within_the_text(said: str, text: str) -> None:
    span = place(said, text)
    assert span is None or 0 <= span[0] < span[1] <= len(text)


BEFORE = "Hi Ada,\n\nThank you for A.\n\nI’ll do B.\n\nNora"


@pytest.mark.parametrize(
    ("mine", "after", "result"),
    [
        (BEFORE, BEFORE.replace("A.", "C."), BEFORE.replace("A.", "C.")),
        (
            BEFORE.replace("Hi", "Dear"),
            BEFORE.replace("B.", "D."),
            "Dear Ada,\n\nThank you for A.\n\nI’ll do D.\n\nNora",
        ),
        (BEFORE.replace("A.", "mine."), BEFORE.replace("A.", "C."), BEFORE.replace("A.", "mine.")),
        (
            BEFORE + "\n\nPS: hello",
            BEFORE.replace("\n\nI’ll do B.", ""),
            "Hi Ada,\n\nThank you for A.\n\nNora\n\nPS: hello",
        ),
        (
            BEFORE.replace("\n\nI’ll do B.", ""),
            BEFORE.replace("A.", "C."),
            "Hi Ada,\n\nThank you for C.\n\nNora",
        ),
        ("", BEFORE.replace("A.", "C."), ""),
    ],
)
def test_what_was_not_touched_changes(mine: str, after: str, result: str) -> None:
    assert rewritten(BEFORE, mine, after) == result


@given(st.text(alphabet="ab\n", max_size=20), st.text(alphabet="ab\n", max_size=20))
def test_nothing_new_leaves_my_text(before: str, mine: str) -> None:
    assert rewritten(before, mine, before) == mine
    assert rewritten(before, before, mine) == mine
