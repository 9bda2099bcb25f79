"""Steps: the user's own, and those of the rules, kept true in the transaction that changed the facts."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from klatch.domain import cadence
from klatch.domain.errors import InvalidInput, NotFound
from klatch.domain.stages import Event
from klatch.domain.step import Step, day_of, rank
from klatch.domain.vocabulary import Direction, TaskKind
from klatch.services import checks, facts, pipeline, settings
from klatch.store.database import Store
from klatch.store.search import MANY
from klatch.store.tables import Table
from klatch.store.transaction import Transaction
from klatch.store.values import new_uid, to_text

if TYPE_CHECKING:
    from klatch.domain.drafts import TaskDraft

_EDITABLE = frozenset({"title", "contact", "meeting", "organization", "opportunity", "due_on", "due_at"})
_DUE = frozenset({"due_on", "due_at"})
_AT_ONCE = 1_000
_OPEN = "done_at IS NULL AND skipped_at IS NULL"
_MEANS = {TaskKind.FIRST_MESSAGE: Event.OUTREACH_SENT, TaskKind.THANK: Event.THANKS_SENT}
"""What ticking a step off says about the person."""


def add_own(store: Store, draft: TaskDraft, now: datetime) -> int:
    """Add a step of the user's own and return its id. Raises InvalidInput."""
    with store.transaction("Add task", now) as tx:
        return insert_own(tx, draft)


def insert_own(tx: Transaction, draft: TaskDraft) -> int:
    """`add_own` within another verb's transaction. Raises InvalidInput."""
    return tx.insert(
        "task",
        kind=TaskKind.OWN.value,
        rank=rank(TaskKind.OWN),
        title=checks.required("title", draft.title),
        contact=draft.contact,
        meeting=draft.meeting,
        organization=draft.organization,
        due_on=draft.due_on,
        due_at=draft.due_at,
        opportunity=draft.opportunity,
    )


def edit(store: Store, task: int, changes: Mapping[str, Any], now: datetime) -> None:
    """Change a step of the user's own. Raises NotFound, InvalidInput (made_by_rule for one of the rules)."""
    checks.only_known(changes, _EDITABLE)
    values = dict(changes)
    if "title" in values:
        values["title"] = checks.required("title", values["title"])
    if values.keys() & _DUE:
        values["snoozed_until"] = None
    with store.transaction("Edit task", now) as tx:
        if _task(tx, task)[0] is not TaskKind.OWN:
            raise InvalidInput("task", "made_by_rule")
        tx.update("task", task, **values)


def done(store: Store, task: int, now: datetime) -> None:
    """Tick a step off; a thank-you or first message done elsewhere moves the person. Raises NotFound."""
    with store.transaction("Mark task as done", now) as tx:
        _tick_off(tx, [task], now)


def done_all(store: Store, tasks: Iterable[int], now: datetime) -> None:
    """Tick several steps off, as `done` does each. Raises NotFound."""
    keys = list(tasks)
    with store.transaction("Mark tasks as done", now, bulk=len(keys) >= MANY) as tx:
        _tick_off(tx, keys, now)


def reopen(store: Store, task: int, now: datetime) -> None:
    """Take back that the user's own step was done or skipped. Raises NotFound, InvalidInput."""
    with store.transaction("Reopen task", now) as tx:
        kind, contact, _ = _task(tx, task)
        if kind is not TaskKind.OWN:
            raise InvalidInput("task", "made_by_rule")
        tx.update("task", task, done_at=None, skipped_at=None)
        _promised(tx, task, None)
        reconcile(tx, [contact] if contact is not None else [], now)


def skip_all(store: Store, tasks: Iterable[int], now: datetime) -> None:
    """Let several steps go, as `skip` does each. Raises NotFound."""
    keys = list(tasks)
    with store.transaction("Skip tasks", now, bulk=len(keys) >= MANY) as tx:
        _let_go(tx, keys, now)


def skip(store: Store, task: int, now: datetime) -> None:
    """Let a step go; the same fact does not ask again. Raises NotFound."""
    with store.transaction("Skip task", now) as tx:
        _let_go(tx, [task], now)


def snooze(store: Store, task: int, until: datetime, now: datetime) -> None:
    """Leave a step alone until a moment. Raises NotFound, InvalidInput when that has passed."""
    if until <= now:
        raise InvalidInput("until", "in_the_past")
    with store.transaction("Snooze task", now) as tx:
        tx.update("task", task, snoozed_until=until)


def snooze_all(store: Store, tasks: Iterable[int], until: datetime, now: datetime) -> None:
    """Leave several steps alone until a moment. Raises NotFound, InvalidInput when that has passed."""
    if until <= now:
        raise InvalidInput("until", "in_the_past")
    keys = list(tasks)
    with store.transaction("Snooze tasks", now, bulk=len(keys) >= MANY) as tx:
        for task in keys:
            tx.update("task", task, snoozed_until=until)


def delete(store: Store, tasks: Iterable[int], now: datetime) -> None:
    """Delete steps of the user's own; one that a rule asks for is skipped instead, or it would come back."""
    keys = json.dumps(list(tasks))
    with store.transaction("Delete task", now) as tx:
        rows = tx.execute(
            "SELECT id, rule_key IS NOT NULL, contact FROM task WHERE id IN (SELECT value FROM json_each(?))",
            (keys,),
        )
        for key in (key for key, by_rule, _ in rows if by_rule):
            tx.update("task", key, skipped_at=now)
        tx.delete("task", [key for key, by_rule, _ in rows if not by_rule])
        reconcile(tx, [contact for _, _, contact in rows if contact is not None], now)


def reconcile_all(store: Store, now: datetime) -> None:
    """Bring every person's steps up to date: at midnight, after changed settings, before listing them.

    Nothing the user did, so it is not there to be undone unless there is a history already.
    """
    with store.transaction("Update next steps", now, undoable=False) as tx:
        ((people,),) = tx.execute(
            # Colleagues side by side: what an employer's people mean for each other is read once.
            "SELECT json_group_array(id) FROM ("
            "SELECT id FROM contact WHERE stage NOT IN ('address_book', 'paused') OR id IN"
            " (SELECT contact FROM task WHERE rule_key IS NOT NULL"
            "  UNION SELECT contact FROM meeting_contact UNION SELECT referrer FROM referral"
            "  UNION SELECT contact FROM takeaway) ORDER BY organization, id)"
        )
        ids = array("q", json.loads(people))
        for at in range(0, len(ids), _AT_ONCE):  # the facts of everybody at once fill the memory
            _bring_up_to_date(tx, ids[at : at + _AT_ONCE].tolist(), now)


def reconcile(tx: Transaction, contact_ids: Iterable[int], now: datetime) -> None:
    """Make the open steps of the rules what the facts ask for, for these people and those they bear upon."""
    ids = facts.concerned(tx, contact_ids)
    if ids:
        _bring_up_to_date(tx, ids, now)


def _bring_up_to_date(tx: Transaction, ids: list[int], now: datetime) -> None:
    present: list[list[Any]] = []
    settled: defaultdict[int, list[str]] = defaultdict(list)
    for is_open, *row in tx.execute(
        f"SELECT {_OPEN}, rule_key, id, contact, due_on, due_at, meeting, message FROM task"
        " WHERE contact IN (SELECT value FROM json_each(?)) AND rule_key IS NOT NULL",
        (json.dumps(ids),),
    ):
        if is_open:
            present.append(row)
        else:
            settled[row[2]].append(row[0])
    pace = settings.pace(tx.execute, tx.now)
    wanted: dict[str, tuple[int, Step]] = {}
    for person in facts.load(tx, ids, settled):
        for step in cadence.steps(person, now, pace):
            wanted[step.rule_key] = (person.contact, step)
    tx.delete("task", [row[1] for row in present if row[0] not in wanted])
    for key, task, *have in present:
        if key in wanted and have != (want := _columns(*wanted[key], pace.zone)):
            tx.execute(
                "UPDATE task SET contact = ?, due_on = ?, due_at = ?, meeting = ?, message = ?,"
                " updated_at = ? WHERE id = ?",
                (*want, now, task),
            )
    new = [wanted[key] for key in wanted.keys() - {row[0] for row in present}]
    _insert(tx, new, pace.zone, now)


def settle(tx: Transaction, tasks: Iterable[int], at: datetime) -> None:
    """Mark steps as done, and what they were about as reported back."""
    for task in tasks:
        kind, _, rule_key = _task(tx, task)
        tx.update("task", task, done_at=at)
        _promised(tx, task, at)
        if kind in (TaskKind.TELL_REFERRER, TaskKind.REPORT_BACK) and rule_key:
            table: Table = "referral" if kind is TaskKind.TELL_REFERRER else "takeaway"
            tx.update(table, int(rule_key.rpartition(":")[2]), reported_back_at=at)


def open_of(tx: Transaction, contact: int, kinds: Iterable[TaskKind], meeting: int | None) -> list[int]:
    """Open rule steps of these kinds of one person; of one meeting only, where both name one."""
    rows = tx.execute(
        f"SELECT id FROM task WHERE contact = ? AND {_OPEN} AND rule_key IS NOT NULL"
        "   AND kind IN (SELECT value FROM json_each(?)) AND (meeting IS NULL OR ? IS NULL OR meeting = ?)"
        " ORDER BY id",
        (contact, json.dumps([kind.value for kind in kinds]), meeting, meeting),
    )
    return [key for (key,) in rows]


def of_advice(tx: Transaction, takeaways: Iterable[int]) -> list[int]:
    """Open rule steps to report back on some advice."""
    keys = json.dumps([cadence.report_key(takeaway) for takeaway in takeaways])
    rows = tx.execute(
        f"SELECT id FROM task WHERE {_OPEN} AND rule_key IN (SELECT value FROM json_each(?)) ORDER BY id",
        (keys,),
    )
    return [key for (key,) in rows]


def _columns(contact: int, step: Step, zone: str) -> list[Any]:
    day = day_of(step, zone)
    due_at = to_text(step.due_at) if step.due_at else None
    return [contact, day.isoformat() if day else None, due_at, step.meeting, step.message]


def _insert(tx: Transaction, wanted: list[tuple[int, Step]], zone: str, now: datetime) -> None:
    at = to_text(now)
    wanted.sort(key=lambda pair: (pair[0], pair[1].rank))
    tx.executemany(
        "INSERT INTO task (uid, created_at, updated_at, kind, rank, rule, rule_key,"
        " contact, due_on, due_at, meeting, message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        # The fact went over to somebody else after its step was settled: it asks nobody again.
        " ON CONFLICT (rule_key) DO NOTHING",
        [
            (
                new_uid(),
                at,
                at,
                kind := step.kind.value,
                step.rank,
                kind,
                step.rule_key,
                *_columns(contact, step, zone),
            )
            for contact, step in wanted
        ],
    )


def _promised(tx: Transaction, task: int, kept_at: datetime | None) -> None:
    """A step that reminds of a promise of mine keeps it; asking after one of theirs leaves it open."""
    rows = tx.execute(
        "SELECT id FROM favor WHERE task = ? AND direction = ? AND (done_at IS NULL) = ?",
        (task, Direction.TO_THEM.value, kept_at is not None),
    )
    for (favor,) in rows:
        tx.update("favor", favor, done_at=kept_at)


def _tick_off(tx: Transaction, tasks: Iterable[int], now: datetime) -> None:
    """Everybody's steps are brought up to date at the end: one step done may take another of these away."""
    people: set[int] = set()
    for task in tasks:
        kind, contact, _ = _task(tx, task)
        settle(tx, [task], now)
        if contact is None:
            continue
        people.add(contact)
        if kind in _MEANS:
            pipeline.advance(tx, [contact], _MEANS[kind], now)
    reconcile(tx, people, now)


def _let_go(tx: Transaction, tasks: Iterable[int], now: datetime) -> None:
    people: set[int] = set()
    for task in tasks:
        contact = _task(tx, task)[1]
        tx.update("task", task, skipped_at=now)
        if contact is not None:
            people.add(contact)
    reconcile(tx, people, now)


def _task(tx: Transaction, task: int) -> tuple[TaskKind, int | None, str | None]:
    rows = tx.execute("SELECT kind, contact, rule_key FROM task WHERE id = ?", (task,))
    if not rows:
        raise NotFound("task", task)
    kind, contact, rule_key = rows[0]
    return TaskKind(kind), contact, rule_key
