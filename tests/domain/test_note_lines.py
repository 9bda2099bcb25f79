"""Lines of a text being typed keep who they are, whatever is typed around them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from klatch.domain.note_lines import NoteLine, follow

THEN = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
NOW = THEN + timedelta(minutes=5)
KEPT = tuple(NoteLine(text, THEN + timedelta(minutes=n), n + 1) for n, text in enumerate(("a", "b", "c")))
_TEXTS = st.lists(st.sampled_from(("", " ", "a", "b", "c", "a b", "x")), max_size=8)


def read(texts: list[str], lines: tuple[NoteLine, ...] = KEPT) -> list[tuple[str, int]]:
    return [(line.text, line.note) for line in follow(lines, texts, NOW, {})]


def test_a_line_changed_in_place_is_the_same_line() -> None:
    changed = follow(KEPT, ["a", "b and more", "c"], NOW, {})
    assert changed == (KEPT[0], KEPT[1]._replace(text="b and more"), KEPT[2])


def test_a_new_line_begins_now_and_leaves_the_others_alone() -> None:
    assert follow(KEPT, ["a", "b", "c", "d"], NOW, {})[3] == NoteLine("d", NOW)
    assert read(["a", "d", "b", "c"]) == [("a", 1), ("d", 0), ("b", 2), ("c", 3)]
    assert read(["a", "", "b", "c"]) == [("a", 1), ("", 0), ("b", 2), ("c", 3)]


def test_a_blank_line_begins_when_something_is_written_there() -> None:
    waiting = follow(KEPT, ["a", "b", "c", ""], THEN, {})
    assert waiting[3] == NoteLine("")
    assert follow(waiting, ["a", "b", "c", "d"], NOW, {})[3] == NoteLine("d", NOW)


def test_split_and_joined_lines() -> None:
    assert read(["a", "b", "b2", "c"], (KEPT[0], NoteLine("bb2", THEN, 2), KEPT[2])) == [
        ("a", 1),
        ("b", 2),
        ("b2", 0),
        ("c", 3),
    ]
    assert read(["ab", "c"]) == [("ab", 1), ("c", 3)]


def test_a_line_that_went_is_gone_and_comes_back_with_its_time() -> None:
    assert read(["a", "c"]) == [("a", 1), ("c", 3)]
    back = follow((KEPT[0], KEPT[2]), ["a", "b", "c"], NOW, {"b": KEPT[1].at or NOW})
    assert back[1] == NoteLine("b", KEPT[1].at)


@given(_TEXTS, _TEXTS)
def test_every_text_is_followed(first: list[str], second: list[str]) -> None:
    before = follow((), first, THEN, {})
    after = follow(before, second, NOW, {})
    assert [line.text for line in after] == second
    assert all((line.at is None) == line.blank for line in after)
    assert follow(after, second, NOW + timedelta(hours=1), {}) == after
    if first == second:
        assert after == before
