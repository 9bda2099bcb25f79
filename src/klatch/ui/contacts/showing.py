"""What a view shows and how: filter, columns and order; for each view as saved, and as changed since."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from klatch.services.reading.contacts import ContactFilter, ContactSort, SavedViewRow
from klatch.ui.models.columns import Sort
from klatch.ui.state import WindowState
from klatch.ui.when import When

_CHANGED = "contacts/changed"
_COMMON = "contacts/common"
FIRST = Sort(ContactSort.NEXT_STEP)


@dataclass(frozen=True, slots=True)
class Showing:
    """A filter as JSON, the keys of the columns, an order. Without columns the usual ones are meant."""

    filter: str
    columns: tuple[str, ...] = ()
    sort: Sort = FIRST

    @classmethod
    def of(cls, row: SavedViewRow, when: When, usual: Sequence[str]) -> Showing:
        """What a saved view says; its filter in the words of today."""
        columns = _texts(read(row.columns)) or tuple(usual)
        return cls(wanted(row.filter, when).to_json(), columns, sort_of(read(row.sort)) or FIRST)

    def texts(self) -> dict[str, str]:
        """As a saved view keeps it."""
        columns = json.dumps(self.columns)
        return {"filter": self.filter, "columns": columns, "sort": json.dumps(list(self.sort))}


class Showings:
    """Remembers the columns and order of the built-in views, and every saved view as it was changed."""

    def __init__(self, state: WindowState) -> None:
        self._state = state
        common = read(state.text(_COMMON))
        self._common = common if isinstance(common, list) and len(common) == 2 else [[], None]
        changed = read(state.text(_CHANGED))
        self._changed: dict[str, Any] = changed if isinstance(changed, dict) else {}

    def common(self, usual: Sequence[str]) -> tuple[tuple[str, ...], Sort]:
        """Columns and order of the built-in views."""
        return _texts(self._common[0]) or tuple(usual), sort_of(self._common[1]) or FIRST

    def keep_common(self, columns: Sequence[str], sort: Sort) -> None:
        """Remember them."""
        self._common = [list(columns), list(sort)]

    def changed(self, key: str) -> Showing | None:
        """A saved view as the user left it, when that is not as it was saved."""
        kept = self._changed.get(key)
        if not isinstance(kept, list) or len(kept) != 3:
            return None
        return Showing(str(kept[0]), _texts(kept[1]), sort_of(kept[2]) or FIRST)

    def keep(self, key: str, showing: Showing | None) -> None:
        """Remember how a saved view was changed; None: it is as it was saved."""
        self._changed.pop(key, None)
        if showing is not None:
            self._changed[key] = [showing.filter, list(showing.columns), list(showing.sort)]

    def save(self, keys: Sequence[str]) -> None:
        """Write it down, forgetting views that are gone."""
        changed = {key: kept for key, kept in self._changed.items() if key in keys}
        self._state.set(_CHANGED, json.dumps(changed))
        self._state.set(_COMMON, json.dumps(self._common))


def wanted(text: str, when: When) -> ContactFilter:
    """A filter as it was written down, seen from now."""
    return ContactFilter.from_json(text, when.week_end, when.day_start)


def read(text: str) -> Any:
    """What JSON says; None where it is none."""
    try:
        return json.loads(text)
    except ValueError:
        return None


def sort_of(value: Any) -> Sort | None:
    """An order as it was written down."""
    if not isinstance(value, list) or len(value) != 2 or value[0] not in tuple(ContactSort):
        return None
    return Sort(str(value[0]), bool(value[1]))


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, list) else ()
