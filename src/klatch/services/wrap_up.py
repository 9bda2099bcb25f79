"""The end of the work on a meeting: it was held, its follow-ups are kept, or the rest waits until tonight."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from klatch.domain.drafts import TaskDraft
from klatch.domain.step import rank
from klatch.domain.vocabulary import TaskKind
from klatch.services import meetings, messages, tasks
from klatch.store.database import Store
from klatch.store.transaction import Transaction


def finish(
    store: Store, meeting: int, ended_at: datetime, follow_ups: Iterable[TaskDraft], now: datetime
) -> None:
    """It was held and ended then; follow-ups become tasks, and nothing reminds of it any more.

    Raises InvalidInput, NotFound.
    """
    with store.transaction("Wrap up meeting", now) as tx:
        _finish(tx, meeting, ended_at, follow_ups)


def send_thanks(
    store: Store,
    meeting: int,
    ended_at: datetime,
    follow_ups: Iterable[TaskDraft] | None,
    thanks: messages.Leaving,
    now: datetime,
) -> None:
    """It was held and ended then, and the thank-you left now; with `follow_ups` all the rest is done, too.

    Raises MissingFields, InvalidInput, NotFound.
    """
    with store.transaction("Mark as sent" if follow_ups is None else "Mark as sent and finish", now) as tx:
        _hold(tx, meeting, ended_at)
        messages.send(tx, thanks, now)
        if follow_ups is not None:
            _finish(tx, meeting, ended_at, follow_ups)


def finish_later(
    store: Store,
    meeting: int,
    ended_at: datetime | None,
    follow_ups: Iterable[TaskDraft],
    remind_at: datetime,
    now: datetime,
) -> None:
    """Keep what there is and remind of the rest at a moment; `ended_at` where an end was chosen.

    Raises InvalidInput, NotFound.
    """
    with store.transaction("Finish wrap-up later", now) as tx:
        _keep(tx, meeting, ended_at, follow_ups)
        people = [
            key
            for (key,) in tx.execute(
                "SELECT contact FROM meeting_contact WHERE meeting = ? ORDER BY id", (meeting,)
            )
        ]
        tasks.reconcile(tx, people, now)  # so that the step of the rule is there, if there is to be one
        found = _reminders(tx, meeting)
        for task, by_rule in found:
            moment = {"snoozed_until": remind_at} if by_rule else {"due_at": remind_at}
            tx.update("task", task, **moment)
        if not found:
            tx.insert(
                "task",
                kind=TaskKind.WRAP_UP.value,
                rank=rank(TaskKind.WRAP_UP),
                contact=people[0] if people else None,
                meeting=meeting,
                due_at=remind_at,
            )


def _finish(tx: Transaction, meeting: int, ended_at: datetime, follow_ups: Iterable[TaskDraft]) -> None:
    _keep(tx, meeting, ended_at, follow_ups)
    for task, _ in _reminders(tx, meeting):
        tx.update("task", task, done_at=tx.now)


def _hold(tx: Transaction, meeting: int, ended_at: datetime) -> None:
    known = tx.execute(
        "SELECT 1 FROM meeting WHERE id = ? AND status = 'held' AND ended_at = ?", (meeting, ended_at)
    )
    if not known:  # to hold it once more would undo what was sent since
        meetings.hold(tx, meeting, ended_at)


def _keep(tx: Transaction, meeting: int, ended_at: datetime | None, follow_ups: Iterable[TaskDraft]) -> None:
    if ended_at is not None:
        _hold(tx, meeting, ended_at)
    for draft in follow_ups:
        tasks.insert_own(tx, draft)


def _reminders(tx: Transaction, meeting: int) -> list[tuple[int, bool]]:
    """The open steps that ask for this wrap-up, and whether a rule made them."""
    rows = tx.execute(
        "SELECT id, rule_key IS NOT NULL FROM task WHERE meeting = ? AND kind = ?"
        "   AND done_at IS NULL AND skipped_at IS NULL ORDER BY id",
        (meeting, TaskKind.WRAP_UP.value),
    )
    return [(task, bool(by_rule)) for task, by_rule in rows]
