"""Paths in their order, ruled out and taken up again, and how they suited: all of it undone to the row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

import pytest

from klatch.domain.drafts import ContactDraft, MeetingDraft, PathDraft
from klatch.domain.errors import InvalidInput, NotFound, StoreError
from klatch.domain.fit import Dimension
from klatch.services import career_paths, contacts, fits, meetings
from klatch.services.reading import career_paths as reading
from klatch.services.reading.career_paths import PathSort
from klatch.store.database import Store
from verbs import rows_of


def undone(store: Store, act: Callable[[], object]) -> None:
    """Do something, take it back, do it again: exact both ways."""
    before = rows_of(store)
    act()
    after = rows_of(store)
    assert after != before
    store.journal.undo()
    assert rows_of(store) == before
    store.journal.redo()
    assert rows_of(store) == after


def names(store: Store) -> list[str]:
    return [row.name for row in reading.paths(store)]


@pytest.fixture
def talk(store: Store, now: datetime) -> int:
    people = [
        contacts.add(store, ContactDraft(display_name=name), now - timedelta(days=3))
        for name in ("Ada", "Bo")
    ]
    day = now - timedelta(days=1)
    return meetings.log(store, MeetingDraft(tuple(people), day), day + timedelta(minutes=20), now)


def test_paths_keep_the_order_they_are_given(store: Store, now: datetime) -> None:
    keys = [career_paths.add(store, PathDraft(f" {name} "), now) for name in ("Research", "Design", "Sales")]
    assert names(store) == ["Research", "Design", "Sales"]
    undone(store, lambda: career_paths.move(store, keys[2], 0, now))
    assert names(store) == ["Sales", "Research", "Design"]
    undone(store, lambda: career_paths.rule_out(store, keys[0], " Too quiet\r\n for me ", now))
    assert names(store) == ["Sales", "Design", "Research"], "ruled out comes last"
    last = reading.paths(store)[-1]
    assert (last.ruled_out_at, last.ruled_out_reason) == (now, "Too quiet\n for me")
    assert [row.name for row in reading.considered(store)] == ["Sales", "Design"]
    undone(store, lambda: career_paths.consider_again(store, keys[0], now))
    assert reading.paths(store)[1]._replace(id=0, talks=0) == (0, "Research", "", None, "", 0)
    undone(store, lambda: career_paths.edit(store, keys[0], {"name": "UX research", "why": "Listening"}, now))
    assert reading.paths(store)[1].why == "Listening"
    undone(store, lambda: career_paths.delete(store, keys[1:], now))
    assert names(store) == ["UX research"]


def test_a_path_needs_a_name_of_its_own(store: Store, now: datetime) -> None:
    first = career_paths.add(store, PathDraft("Café owner"), now)
    second = career_paths.add(store, PathDraft("Barista"), now)
    for name, problem in (("  ", "empty"), ("cafe OWNER", "exists")):
        with pytest.raises(InvalidInput) as caught:
            career_paths.add(store, PathDraft(name), now)
        assert caught.value.problem == problem
        with pytest.raises(InvalidInput):
            career_paths.edit(store, second, {"name": name}, now)
    career_paths.edit(store, first, {"name": "CAFÉ OWNER"}, now)
    with pytest.raises(InvalidInput):
        career_paths.edit(store, first, {"position": 1}, now)
    for act in (
        lambda: career_paths.edit(store, 99, {"why": "x"}, now),
        lambda: career_paths.rule_out(store, 99, "", now),
        lambda: career_paths.consider_again(store, 99, now),
        lambda: career_paths.move(store, 99, 0, now),
    ):
        with pytest.raises(NotFound):
            act()


def test_one_fit_for_each_meeting_and_path(store: Store, now: datetime, talk: int) -> None:
    research, design = (career_paths.add(store, PathDraft(name), now) for name in ("Research", "Design"))
    scores = {Dimension.DAILY_WORK: 4, Dimension.VALUES: 1}
    undone(store, lambda: fits.record(store, talk, research, scores, " The pace\r\nsuits ", now))
    (found,) = reading.fits_of_path(store, research)
    assert found[1:] == (research, talk, now - timedelta(days=1), "Ada, Bo", scores, "The pace\nsuits")
    undone(store, lambda: fits.record(store, talk, research, {Dimension.SKILLS: 5}, "", now))
    (again,) = reading.fits_of_path(store, research)
    assert (again.id, again.scores, again.note) == (found.id, {Dimension.SKILLS: 5}, "")
    fits.record(store, talk, design, {}, "Only a note", now)
    assert [row.path for row in reading.fits_of_meeting(store, talk)] == [research, design]
    assert [row.talks for row in reading.paths(store)] == [1, 1]


def test_what_was_thought_before_any_talk_comes_first(store: Store, now: datetime, talk: int) -> None:
    path = career_paths.add(store, PathDraft("Research"), now)
    after = fits.record(store, talk, path, {Dimension.ENERGY: 5}, "", now)
    before = fits.record(store, None, path, {Dimension.ENERGY: 2}, "", now)
    assert fits.record(store, None, path, {Dimension.ENERGY: 3}, "", now) == before
    rows = reading.fits_of_path(store, path)
    assert [(row.id, row.meeting, row.names) for row in rows] == [
        (before, None, ""),
        (after, talk, "Ada, Bo"),
    ]
    assert reading.paths(store)[0].talks == 1
    undone(store, lambda: fits.forget(store, [before], now))
    assert [row.id for row in reading.fits_of_path(store, path)] == [after]


def test_a_fit_says_something_within_the_scale(store: Store, now: datetime, talk: int) -> None:
    path = career_paths.add(store, PathDraft("Research"), now)
    for scores, note in (({}, "  "), ({Dimension.ENERGY: 0}, "x"), ({Dimension.ENERGY: 6}, "x")):
        with pytest.raises(InvalidInput):
            fits.record(store, talk, path, scores, note, now)
    with pytest.raises(StoreError):
        fits.record(store, talk, 99, {Dimension.ENERGY: 1}, "", now)
    assert reading.fits_of_path(store, path) == []


def test_fits_go_with_their_meeting_and_their_path(store: Store, now: datetime, talk: int) -> None:
    path = career_paths.add(store, PathDraft("Research"), now)
    fits.record(store, talk, path, {Dimension.ENERGY: 5}, "", now)
    fits.record(store, None, path, {Dimension.ENERGY: 1}, "", now)
    undone(store, lambda: meetings.delete(store, [talk], now))
    assert [row.meeting for row in reading.fits_of_path(store, path)] == [None]
    undone(store, lambda: career_paths.delete(store, [path], now))
    assert store.fetch("SELECT * FROM fit") == []


class Sort(NamedTuple):
    """What a table asks for."""

    key: str
    descending: bool = False


def test_the_comparison_and_its_orders(store: Store, now: datetime, talk: int) -> None:
    keys = [career_paths.add(store, PathDraft(name), now) for name in ("Research", "design", "Sales")]
    fits.record(store, talk, keys[1], {Dimension.ENERGY: 5, Dimension.SKILLS: 1}, "", now)
    fits.record(store, talk, keys[2], {Dimension.ENERGY: 4}, "", now)
    fits.record(store, None, keys[2], {Dimension.ENERGY: 2}, "", now)
    source = reading.PathSource(store)
    assert list(source.ids(None, None)) == keys
    assert list(source.ids(None, Sort(PathSort.ORDER))) == keys
    assert list(source.ids(None, Sort(PathSort.NAME))) == [keys[1], keys[0], keys[2]]
    for descending in (True, False):
        best = [keys[1], keys[2]] if descending else [keys[2], keys[1]]
        assert list(source.ids(None, Sort(Dimension.ENERGY, descending))) == [*best, keys[0]]
    assert list(source.ids(None, Sort(PathSort.OVERALL, descending=True))) == [keys[2], keys[1], keys[0]]
    rows = source.rows(keys)
    assert rows[keys[2]].overall[:2] == (2, 4)
    assert rows[keys[2]].summary(Dimension.SKILLS).after is None
    assert reading.compared_path(store, keys[0]).after == ()
    with pytest.raises(NotFound):
        reading.compared_path(store, 99)
    talks = reading.FitSource(store)
    (after,) = talks.ids(keys[2], None)
    assert talks.rows([after, 99])[after].names == "Ada, Bo"
    assert list(talks.ids(keys[0], None)) == []


def test_the_reason_can_be_put_better(store: Store, now: datetime) -> None:
    path = career_paths.add(store, PathDraft("Sales"), now)
    career_paths.rule_out(store, path, "", now)
    undone(
        store,
        lambda: career_paths.edit(store, path, {"ruled_out_reason": " Too loud "}, now + timedelta(days=1)),
    )
    (row,) = reading.paths(store)
    assert (row.ruled_out_reason, row.ruled_out_at) == ("Too loud", now)
