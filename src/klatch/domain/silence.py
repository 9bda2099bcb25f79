"""What follows from an unanswered message: for the person, and for those who work at the same employer.

Employers are asked one person after the other (3B7). Four decisions make that precise:
- Only the last one written to there asks to write to someone else, so one such step is open at an employer.
- While that one may still answer, a first message to a colleague waits: its step carries the day from which
  it is free again, the day on which the other step falls due.
- An answer ends the search there: nobody else is written to because of a message sent before it. It may
  still turn out to be of no use, so those who are silent are followed up as ever. The answer of somebody
  marked as an obligate or a curmudgeon ends nothing.
- A booster ends everything there: nobody else is asked for any more, and who is still silent is left alone.
  A message sent after the booster was found, to somebody they named for instance, is followed up as ever.
Who is paused, or must not be contacted, takes no part in any of this: a "no" does not end the search.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from klatch.domain.facts import Facts, SentMessage
from klatch.domain.kinds import KINDS
from klatch.domain.pace import Pace
from klatch.domain.step import Step, stamp
from klatch.domain.vocabulary import MeetingStatus, Stage, TaskKind
from klatch.domain.zones import day_in

PROPOSALS = frozenset({"schedule.propose", "schedule.reschedule", "schedule.no_show"})
_FIRST_MESSAGES = frozenset(key for key, kind in KINDS.items() if kind.group == "first_message")
_FOLLOW_UPS = frozenset({"followup.first", "followup.last"})
_CLOCKS = PROPOSALS | _FIRST_MESSAGES | _FOLLOW_UPS
_FURTHER = frozenset({Stage.REPLIED, Stage.SCHEDULED, Stage.MET, Stage.THANKED, Stage.IN_TOUCH})


def after_silence(facts: Facts, pace: Pace) -> Iterator[Step]:
    """What follows from the last message that asked for a conversation and was not answered."""
    last = open_question(facts.stage, facts.stage_since, facts.messages)
    if last is None or _came_to_something(last, facts):
        return
    if last.kind not in PROPOSALS and _is_spared(last, facts):
        return
    sent_on = day_in(last.sent_at, pace.zone)
    if last.kind == "followup.first":
        due_on = pace.patience.close.after(sent_on, pace.week)
        yield Step(TaskKind.CLOSE, f"close:message:{last.id}", due_on=due_on, message=last.id)
    elif last.kind not in _FOLLOW_UPS:
        if pace.patience.elsewhere and last.kind not in PROPOSALS and _search_goes_on(last, facts):
            due_on = pace.patience.elsewhere.after(sent_on, pace.week)
            key = f"write_someone_else:message:{last.id}"
            yield Step(TaskKind.WRITE_SOMEONE_ELSE, key, due_on=due_on, message=last.id)
        due_on = pace.patience.follow_up.after(sent_on, pace.week)
        yield Step(TaskKind.FOLLOW_UP, f"follow_up:message:{last.id}", due_on=due_on, message=last.id)


def open_question(stage: Stage, stage_since: datetime, messages: Sequence[SentMessage]) -> SentMessage | None:
    """The last message that asked for a conversation, if by all that is known of it it waits for an answer.

    A message that was closed waits for none, nor one whose person has come further since: the user says so.
    """
    for sent in reversed(messages):
        if sent.kind in _CLOCKS:
            if sent.answered_at or sent.bounced_at or sent.closed_at or stage is Stage.ADDRESS_BOOK:
                return None
            return None if stage in _FURTHER and stage_since > sent.sent_at else sent
    return None


def first_message(facts: Facts, now: datetime, pace: Pace) -> Iterator[Step]:
    """Nothing else is asked for somebody to write to, and nothing was sent that arrived: write, some day."""
    if any(sent.bounced_at is None for sent in facts.messages):
        return
    key = f"first_message:contact:{facts.contact}:{stamp(facts.stage_since)}"
    if facts.messages:
        key += f":message:{facts.messages[-1].id}"
    yield Step(TaskKind.FIRST_MESSAGE, key, due_on=_held_until(facts, now, pace))


def _held_until(facts: Facts, now: datetime, pace: Pace) -> date | None:
    if pace.patience.elsewhere is None or facts.employer is None or facts.employer.waiting_since is None:
        return None
    written_on = day_in(facts.employer.waiting_since, pace.zone)
    free_on = pace.patience.elsewhere.after(written_on, pace.week)
    return free_on if free_on > day_in(now, pace.zone) else None


def _search_goes_on(sent: SentMessage, facts: Facts) -> bool:
    """This was the last one written to there, and nobody has answered since."""
    employer = facts.employer
    if employer is None or employer.booster_since:
        return False
    if employer.answered_at and employer.answered_at >= sent.sent_at:
        return False
    return employer.last_written is None or employer.last_written < (sent.sent_at, sent.id)


def _is_spared(sent: SentMessage, facts: Facts) -> bool:
    """A booster was found there since."""
    since = facts.employer.booster_since if facts.employer else None
    return since is not None and since >= sent.sent_at


def _came_to_something(sent: SentMessage, facts: Facts) -> bool:
    """They replied in another way since, or there was a conversation."""
    if facts.last_reply and facts.last_reply.happened_at > sent.sent_at:
        return True
    return any(m.status is MeetingStatus.HELD and m.over_at >= sent.sent_at for m in facts.meetings)
