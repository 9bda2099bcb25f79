"""Makes one person of two, inside a transaction."""

from __future__ import annotations

import re
from typing import Any

from klatch.domain.errors import NotFound
from klatch.domain.vocabulary import Stage
from klatch.store.transaction import Transaction

_ORDER = {stage: place for place, stage in enumerate(Stage)}
_TEXTS = (
    "prefix", "given_name", "additional_name", "family_name", "suffix", "nickname", "pronouns", "title",
    "department", "city", "region", "country", "zone", "source_note", "cares_about", "extra",
)  # fmt: skip
_COLUMNS = (
    *_TEXTS,
    "organization",
    "source",
    "kind_of_helper",
    "keep_in_touch_days",
    "do_not_contact",
    "priority",
)
_CHILDREN = ("note", "interaction", "takeaway", "favor", "offered_slot", "message", "opportunity", "task")
_LISTS = (("contact_email", "address"), ("contact_phone", "number"), ("contact_link", "url"))


def move(tx: Transaction, keep: int, other: int) -> None:
    """Give everything of `other` to `keep` and delete `other`. Raises NotFound."""
    mine, theirs = _row(tx, keep), _row(tx, other)
    filled = {column: mine[column] or theirs[column] for column in _COLUMNS}
    filled["source"] = theirs["source"] if mine["source"] in ("other", "imported") else mine["source"]
    if mine["kind_of_helper"] == "unknown":
        filled["kind_of_helper"] = theirs["kind_of_helper"]
    filled["do_not_contact"] = bool(mine["do_not_contact"] or theirs["do_not_contact"])
    filled["priority"] = max(mine["priority"], theirs["priority"])
    for column in ("cares_about", "extra"):
        both = (mine[column], theirs[column])
        filled[column] = "\n".join(text for text in dict.fromkeys(both) if text)
    # Rule steps are asked afresh for the person who stays; what was done or skipped stays settled.
    tx.execute(
        "DELETE FROM task WHERE contact = ? AND rule_key > '' AND done_at IS NULL AND skipped_at IS NULL",
        (other,),
    )
    for task, key in tx.execute(
        "SELECT id, rule_key FROM task WHERE contact = ? AND rule_key > ''", (other,)
    ):
        renamed = re.sub(rf":contact:{other}(?!\d)", f":contact:{keep}", key)
        tx.execute("UPDATE OR IGNORE task SET rule_key = ? WHERE id = ?", (renamed, task))
    _move_children(tx, keep, other)
    tx.update("contact", keep, **filled, **_further(mine, theirs))
    tx.delete("contact", [other])


def _move_children(tx: Transaction, keep: int, other: int) -> None:
    for table, column in _LISTS:
        tx.execute(
            f"DELETE FROM {table} WHERE contact = ? AND {column} COLLATE NOCASE IN"
            f" (SELECT {column} FROM {table} WHERE contact = ?)",
            (other, keep),
        )
        has_primary = tx.execute(f"SELECT 1 FROM {table} WHERE contact = ? AND is_primary", (keep,))
        tx.execute(
            f"UPDATE {table} SET contact = ?, is_primary = is_primary AND ?, updated_at = ?"
            " WHERE contact = ?",
            (keep, not has_primary, tx.now, other),
        )
    for table in _CHILDREN:
        tx.execute(f"UPDATE {table} SET contact = ?, updated_at = ? WHERE contact = ?", (keep, tx.now, other))
    # What both have stays with the one who is kept; the rest of `other` goes with the row.
    for table in ("contact_photo", "contact_tag", "meeting_contact"):
        tx.execute(f"UPDATE OR IGNORE {table} SET contact = ? WHERE contact = ?", (keep, other))
    tx.execute(
        "DELETE FROM referral WHERE referrer IN (?1, ?2) AND referred IN (?1, ?2)",
        (keep, other),
    )
    for column in ("referrer", "referred"):
        tx.execute(f"UPDATE OR IGNORE referral SET {column} = ? WHERE {column} = ?", (keep, other))


def _further(mine: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    """The stage of whoever came further; a pause of either stays."""
    further = max(mine, theirs, key=lambda row: _ORDER[Stage(row["stage"])])
    return {column: further[column] for column in ("stage", "stage_since", "paused_reason")}


def _row(tx: Transaction, contact: int) -> dict[str, Any]:
    columns = (*_COLUMNS, "stage", "stage_since", "paused_reason")
    rows = tx.execute(f"SELECT {', '.join(columns)} FROM contact WHERE id = ?", (contact,))
    if not rows:
        raise NotFound("contact", contact)
    return dict(zip(columns, rows[0], strict=True))
