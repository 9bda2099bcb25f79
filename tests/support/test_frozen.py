"""Values that cannot be changed behave like frozen dataclasses."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from typing import Any

import pytest

from klatch.support.frozen import frozen


@frozen
class Dish:
    name: str
    tags: tuple[str, ...] = ()
    notes: dict[str, str] = field(default_factory=dict)
    course: str = field(default="main", init=False)

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("a dish without a name")


@frozen
class Soup(Dish):
    hot: bool = True
    course: str = field(default="first", init=False)


@frozen
class Stew(Dish):
    hot: bool = True
    course: str = field(default="first", init=False)


def test_a_value_takes_its_fields_by_place_and_by_name_and_fills_in_the_rest() -> None:
    assert asdict(Dish("rice", tags=("plain",))) == {
        "name": "rice",
        "tags": ("plain",),
        "notes": {},
        "course": "main",
    }
    assert Dish("rice").notes is not Dish("rice").notes
    assert [each.name for each in fields(Soup)] == ["name", "tags", "notes", "course", "hot"]
    assert Soup("leek", (), {}, False).hot is False


@pytest.mark.parametrize(
    ("args", "named"),
    [
        ((), {}),
        (("rice",), {"name": "rice"}),
        (("rice", (), {}, "main"), {}),
        (("rice",), {"course": "last"}),
        (("rice",), {"price": 3}),
    ],
)
def test_wrong_fields_are_refused(args: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        Dish(*args, **named)


def test_a_value_can_refuse_itself() -> None:
    with pytest.raises(ValueError, match="without a name"):
        replace(Dish("rice"), name="")


def test_values_are_equal_by_what_they_hold_and_by_what_they_are() -> None:
    assert Soup("leek") == Soup("leek")
    assert replace(Soup("leek"), hot=False) != Soup("leek")
    assert Soup("leek") != Stew("leek")
    assert Dish("rice") != "rice"


@frozen
class Point:
    x: int
    y: int = 0


def test_a_value_can_be_looked_up_and_is_shown_with_its_fields() -> None:
    assert {Point(1): "here"}[Point(1, 0)] == "here"
    assert repr(Point(1)) == "Point(x=1, y=0)"
    match Point(3, 4):
        case Point(x, y):
            assert (x, y) == (3, 4)


def test_a_value_does_not_change() -> None:
    point = Point(1)
    with pytest.raises(FrozenInstanceError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del point.x
    with pytest.raises(FrozenInstanceError):
        point.z = 2  # type: ignore[attr-defined]
    assert point == Point(1)
