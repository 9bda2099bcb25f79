"""The orders of the contacts table: which query yields the ids of each, sorted."""

from __future__ import annotations

from array import array
from typing import NamedTuple

from klatch.domain.vocabulary import Helper, Source, Stage
from klatch.store.database import Store
from klatch.store.queries.common import id_list
from klatch.store.queries.contact_filter import ContactSort, Scope


class _Part(NamedTuple):
    """Where ids come from, under which condition and in which order; ties follow the indexes."""

    table: str
    having: str
    order: str
    id: str = "id"


class _Order(NamedTuple):
    """Those who have the value, then those without it, who come last in both directions.

    Without `rest` everybody has it, or, where the parts leave somebody out, those follow by name; their parts
    need not look at the stage, which is what makes an order by a value outside the contact cheap.
    """

    parts: tuple[_Part, ...]
    rest: _Part | None = None
    others_by_name: bool = False


_BY_NAME = "sort_name, stage, id"
# An order by two tables follows their indexes only as a nested loop, hence CROSS JOIN.
_WITH_ORGANIZATION = "organization o CROSS JOIN contact c ON c.organization = o.id"
_WITH_TAG = (
    "(SELECT ct.contact, min(g.name) AS first FROM contact_tag ct JOIN tag g ON g.id = ct.tag"
    " GROUP BY ct.contact)"
)
_WITH_REFERRER = (
    "(SELECT r.referred AS contact, min(p.sort_name) AS first"
    "   FROM referral r JOIN contact p ON p.id = r.referrer GROUP BY r.referred)"
)

# '9998' and '9999' begin the urgency of steps without a date and of people without a step.
_ORDERS: dict[ContactSort, _Order] = {
    ContactSort.NAME: _Order((_Part("contact", "", _BY_NAME),)),
    ContactSort.ORGANIZATION: _Order(
        (_Part(_WITH_ORGANIZATION, "", "o.sort_name, o.id, c.sort_name, c.stage, c.id", "c.id"),),
        _Part("contact", "organization IS NULL", _BY_NAME),
    ),
    ContactSort.STAGE: _Order(
        tuple(_Part("contact", f"stage = '{stage}'", "sort_name, id") for stage in Stage)
    ),
    ContactSort.SOURCE: _Order(
        tuple(_Part("contact", f"source = '{source}'", _BY_NAME) for source in Source)
    ),
    ContactSort.LAST_CONTACT: _Order(
        (
            _Part(
                "contact_facts",
                "last_interaction_at IS NOT NULL",
                "last_interaction_at, stage, contact",
                "contact",
            ),
        ),
        _Part("contact_facts", "last_interaction_at IS NULL", "stage, contact", "contact"),
    ),
    ContactSort.NEXT_STEP: _Order(
        (_Part("contact_facts", "urgency < '9998'", "urgency, stage, contact", "contact"),),
        _Part("contact_facts", "urgency >= '9998'", "urgency, stage, contact", "contact"),
    ),
    ContactSort.CITY: _Order(
        (_Part("contact", "city <> ''", f"city COLLATE NOCASE, {_BY_NAME}"),), others_by_name=True
    ),
    ContactSort.CREATED: _Order((_Part("contact", "", "created_at, stage, id"),)),
    ContactSort.PRIORITY: _Order(
        tuple(_Part("contact", f"priority > 0 AND priority = {value}", _BY_NAME) for value in (3, 2, 1)),
        others_by_name=True,
    ),
    ContactSort.HELPER: _Order(
        tuple(
            _Part("contact", f"kind_of_helper <> 'unknown' AND kind_of_helper = '{kind}'", _BY_NAME)
            for kind in Helper
            if kind is not Helper.UNKNOWN
        ),
        others_by_name=True,
    ),
    ContactSort.TAGS: _Order((_Part(_WITH_TAG, "", "first, contact", "contact"),), others_by_name=True),
    ContactSort.EMAIL: _Order(
        (_Part("contact_email", "is_primary", "address COLLATE NOCASE, contact", "contact"),),
        others_by_name=True,
    ),
    ContactSort.REFERRED_BY: _Order(
        (_Part(_WITH_REFERRER, "", "first, contact", "contact"),), others_by_name=True
    ),
}
INDEXED = frozenset(sort for sort, order in _ORDERS.items() if not order.others_by_name)
"""Orders of which an index yields the beginning without reading the rest."""
_SCOPES = {
    Scope.PIPELINE: "stage <> 'address_book'",
    Scope.ADDRESS_BOOK: "stage = 'address_book'",
    Scope.ALL: "",
}


def ordered(store: Store, scope: Scope, sort: ContactSort, descending: bool = False) -> array[int]:
    """The ids of everybody in scope in an order; descending reverses those who have the value."""
    order = _ORDERS[sort]
    within = Scope.ALL if order.others_by_name else scope
    ids = array("q")
    for part in order.parts:
        ids.extend(_part(store, within, part))
    if descending:
        ids.reverse()
    if order.others_by_name:
        return _completed(ids, ordered(store, scope, ContactSort.NAME))
    if order.rest:
        ids.extend(_part(store, scope, order.rest))
    return ids


def beginning(store: Store, scope: Scope, sort: ContactSort, at_most: int) -> array[int]:
    """The first of everybody in an order that an index has."""
    order = _ORDERS[sort]
    first = array("q")
    for part in (*order.parts, order.rest) if order.rest else order.parts:
        first.extend(_part(store, scope, part, at_most - len(first)))
        if len(first) == at_most:
            break
    return first


def _part(store: Store, scope: Scope, part: _Part, at_most: int = -1) -> array[int]:
    where = " AND ".join(filter(None, (part.having, _SCOPES[scope])))
    having = f"WHERE {where}" if where else ""
    sql = f"SELECT {part.id} AS id FROM {part.table} {having} ORDER BY {part.order} LIMIT {at_most}"
    return id_list(store, sql)


def _completed(first: array[int], everybody: array[int]) -> array[int]:
    """Those of the first who are among everybody, then the others in the order of everybody."""
    mask = bytearray(max(max(first, default=0), max(everybody, default=0)) + 1)
    for key in everybody:
        mask[key] = 1
    found = array("q", [key for key in first if mask[key]])
    for key in found:
        mask[key] = 0
    found.extend([key for key in everybody if mask[key]])
    return found
