"""Frozen dataclasses that cost next to nothing to define.

`dataclasses` writes and compiles up to eight methods for each frozen class, half a millisecond; a start
defines thirty of them. Here one set of methods serves all. Making an instance takes longer: for values that
come in tens.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """What `@dataclass(frozen=True)` makes of a class; `replace`, `asdict` and `fields` work as with that."""
    made: Any = dataclass(init=False, repr=False, eq=False)(cls)
    made.__init__, made.__repr__, made.__eq__, made.__hash__ = _init, _repr, _eq, _hash
    made.__setattr__ = made.__delattr__ = _refuse
    return cls


def _init(self: Any, *args: Any, **named: Any) -> None:
    given = dict(zip(self.__match_args__, args, strict=False))
    if len(args) > len(given) or given.keys() & named.keys():
        raise TypeError(f"{type(self).__name__} was given too many values")
    given |= named
    for each in fields(self):
        value = given.pop(each.name) if each.init and each.name in given else _default(each)
        object.__setattr__(self, each.name, value)
    if given:
        raise TypeError(f"{type(self).__name__} has no {', '.join(given)}")
    if hasattr(self, "__post_init__"):
        self.__post_init__()


def _default(each: Field[Any]) -> Any:
    if each.default_factory is not MISSING:
        return each.default_factory()
    if each.default is MISSING:
        raise TypeError(f"{each.name} is missing")
    return each.default


def _values(value: Any) -> tuple[Any, ...]:
    return tuple(getattr(value, name) for name in value.__dataclass_fields__)


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__dataclass_fields__)
    return f"{type(self).__qualname__}({shown})"


def _eq(self: Any, other: object) -> bool:
    return type(other) is type(self) and _values(self) == _values(other)


def _hash(self: Any) -> int:
    return hash(_values(self))


def _refuse(_self: Any, name: str, _value: Any = None) -> None:
    raise FrozenInstanceError(f"{name} stays as it is")
