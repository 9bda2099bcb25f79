"""Moves people along the stage table, inside the transaction of the verb that made something happen."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from klatch.domain.stages import Event, StageFacts, after
from klatch.domain.vocabulary import Stage
from klatch.store.transaction import Transaction

_ASKS_FACTS = frozenset({Event.MEETING_CALLED_OFF, Event.OUTREACH_BOUNCED})


def advance(tx: Transaction, ids: Iterable[int], event: Event, since: datetime, *, reason: str = "") -> None:
    """Tell the table what happened to these people at `since`; `reason` is kept with a pause."""
    keys = sorted(set(ids))
    rows = tx.execute(
        "SELECT id, stage FROM contact WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(keys),)
    )
    for key, text in rows:
        stage = Stage(text)
        facts = _facts(tx, key) if event in _ASKS_FACTS else StageFacts()
        if (to := after(event, stage, facts)) is not stage:
            put(tx, [key], to, since, reason=reason)


def put(tx: Transaction, ids: Iterable[int], stage: Stage, since: datetime, *, reason: str = "") -> None:
    """Set a stage; those who have it keep their date, and the reason of a pause unless a new one is given."""
    tx.execute(
        "UPDATE contact SET stage = ?1, stage_since = CASE WHEN stage = ?1 THEN stage_since ELSE ?2 END,"
        " paused_reason = CASE WHEN stage = ?1 AND ?3 = '' THEN paused_reason ELSE ?3 END, updated_at = ?4"
        " WHERE id IN (SELECT value FROM json_each(?5))",
        (stage.value, since, reason if stage is Stage.PAUSED else "", tx.now, json.dumps(list(ids))),
    )


def _facts(tx: Transaction, contact: int) -> StageFacts:
    rows = tx.execute(
        "WITH theirs AS (SELECT status, starts_at FROM meeting"
        "                 WHERE id IN (SELECT meeting FROM meeting_contact WHERE contact = ?1)),"
        " sent AS (SELECT kind, bounced_at FROM message WHERE contact = ?1 AND sent_at IS NOT NULL)"
        " SELECT EXISTS (SELECT 1 FROM theirs WHERE status IN ('proposed', 'confirmed') AND starts_at > ?2),"
        "        EXISTS (SELECT 1 FROM theirs WHERE status = 'held'),"
        "        EXISTS (SELECT 1 FROM sent WHERE kind LIKE 'thanks.%'),"
        "        EXISTS (SELECT 1 FROM sent WHERE bounced_at IS NULL)",
        (contact, tx.now),
    )
    return StageFacts(*map(bool, rows[0]))
