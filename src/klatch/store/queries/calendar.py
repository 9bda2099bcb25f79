"""What a calendar needs to know of meetings beyond what a table shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from klatch.store.database import Store
from klatch.store.queries.common import by_id, moment


class Version(NamedTuple):
    """Which version of a meeting this is: its lasting name, how often it was changed, and when."""

    uid: str
    sequence: int
    created_at: datetime
    updated_at: datetime


def versions(store: Store, meetings: Sequence[int]) -> dict[int, Version]:
    """The versions of some meetings by id; those that are gone are left out."""
    sql = (
        "SELECT m.id, m.uid, m.sequence, m.created_at, m.updated_at"
        "  FROM json_each(?) wanted CROSS JOIN meeting m ON m.id = wanted.value"
    )
    found = store.fetch(sql, (by_id(meetings),))
    return {key: Version(uid, number, moment(made), moment(at)) for key, uid, number, made, at in found}
