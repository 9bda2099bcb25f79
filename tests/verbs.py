"""Every verb with made-up arguments, to be drawn at random: what any order of them must not break."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from klatch.domain.drafts import (
    ContactDraft,
    FavorDraft,
    InteractionDraft,
    MeetingDraft,
    MessageDraft,
    NoteDraft,
    OpportunityDraft,
    OrganizationDraft,
    PathDraft,
    QuestionDraft,
    ReferralDraft,
    ReplyDraft,
    TakeawayDraft,
    TaskDraft,
)
from klatch.domain.fit import Dimension
from klatch.domain.kinds import KINDS
from klatch.domain.note_lines import NoteLine
from klatch.domain.vocabulary import (
    Answer,
    Direction,
    Format,
    Helper,
    MeetingStatus,
    OpportunityStatus,
    QuestionGroup,
    Source,
    Stage,
    TakeawayKind,
)
from klatch.services import (
    bulk_edit,
    career_paths,
    contacts,
    favors,
    fits,
    meetings,
    messages,
    notes,
    opportunities,
    organizations,
    preparation,
    questions,
    referrals,
    takeaways,
    talk,
    tasks,
    wrap_up,
)
from klatch.services.calendar import slots
from klatch.store.database import Store
from klatch.store.tables import TRACKED

START = datetime(2026, 11, 23, 17, 48, tzinfo=UTC)
Pick = Callable[[str], int]
Verb = Callable[[Store, Pick, int, datetime], object]


def rows_of(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every tracked row."""
    names = list(TRACKED)
    return {name: store.fetch(f'SELECT * FROM "{name}" ORDER BY id') for name in names}


def index_terms(store: Store) -> list[tuple[Any, ...]]:
    """Every word of the search index with where it stands."""
    with store.exclusive() as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search_index, instance)")
        try:
            return connection.execute("SELECT * FROM temp.words ORDER BY 1, 2, 3, 4").fetchall()
        finally:
            connection.execute("DROP TABLE temp.words")


def _meeting(store: Store, pick: Pick, n: int, now: datetime) -> None:
    status = MeetingStatus.PROPOSED if n % 3 == 0 else MeetingStatus.CONFIRMED
    start, who = now + timedelta(hours=n * 7 - 30), (pick("contact"), pick("contact"))
    meetings.schedule(store, MeetingDraft(who, start, format=list(Format)[n % 3], status=status), now)


def _bulk_change(n: int) -> bulk_edit.BulkChange:
    return bulk_edit.BulkChange(
        source=list(Source)[n],
        kind_of_helper=list(Helper)[n % 4],
        priority=n % 4,
        keep_in_touch_days=n * 10,
        do_not_contact=n == 8,
        city="Berlin",
        organization=f"Org {n % 3}",
        stage=list(Stage)[n] if n % 2 else None,
        add_tags=(f"tag {n % 2}",),
        remove_tags=(f"tag {n % 3}",),
    )


VERBS: dict[str, Verb] = {
    "add": lambda s, p, n, now: contacts.add(
        s,
        ContactDraft(display_name=f"Ada Number {n}", organization=f"Org {n % 2}", emails=(f"a{n}@b.org",)),
        now,
    ),
    "edit": lambda s, p, n, now: contacts.edit(
        s, p("contact"), {"family_name": f"New {n}", "emails": [f"a{n}@b.org", f"c{n}@d.org"]}, now
    ),
    "employer": lambda s, p, n, now: contacts.edit(
        s, p("contact"), {"organization": f"Org {n % 3}", "kind_of_helper": list(Helper)[n % 4]}, now
    ),
    "stage": lambda s, p, n, now: contacts.set_stage(s, [p("contact")], list(Stage)[n], now, "why"),
    "tag": lambda s, p, n, now: contacts.add_tag(s, [p("contact")], f"tag {n % 3}", now),
    "untag": lambda s, p, n, now: contacts.remove_tag(s, [p("contact")], f"tag {n % 3}", now),
    "bulk": lambda s, p, n, now: bulk_edit.edit_all(s, [p("contact"), p("contact")], _bulk_change(n), now),
    "delete": lambda s, p, n, now: contacts.delete(s, [p("contact")], now),
    "merge": lambda s, p, n, now: contacts.merge(s, p("contact"), p("contact"), now),
    "log": lambda s, p, n, now: contacts.log_interaction(
        s, InteractionDraft(p("contact"), now, direction=list(Direction)[n % 3]), now
    ),
    "organization": lambda s, p, n, now: organizations.merge(s, p("organization"), p("organization"), now),
    "new_employer": lambda s, p, n, now: organizations.add(
        s, OrganizationDraft(f"Org {n}", posting=n % 4), now
    ),
    "rate": lambda s, p, n, now: organizations.rate(s, [p("organization")], {"motivation": n % 4}, now),
    "unemploy": lambda s, p, n, now: organizations.delete(s, [p("organization")], now),
    "lead": lambda s, p, n, now: opportunities.add(
        s, OpportunityDraft(f"Role {n}", organization=p("organization")), now
    ),
    "lead_status": lambda s, p, n, now: opportunities.set_status(
        s, [p("opportunity")], list(OpportunityStatus)[n % 7], now
    ),
    "lead_next": lambda s, p, n, now: opportunities.set_next(
        s, [p("opportunity")], now.date() if n % 2 else None, now
    ),
    "lead_employer": lambda s, p, n, now: opportunities.edit(
        s, p("opportunity"), {"employer": f"Org {n % 3}"}, now
    ),
    "unlead": lambda s, p, n, now: opportunities.delete(s, [p("opportunity")], now),
    "note": lambda s, p, n, now: notes.add(s, NoteDraft(f"note {n}", contact=p("contact")), now),
    "meeting": _meeting,
    "begin": lambda s, p, n, now: meetings.begin(s, p("meeting"), now),
    "pause": lambda s, p, n, now: talk.pause(s, p("meeting"), now),
    "resume": lambda s, p, n, now: talk.resume(s, p("meeting"), now),
    "extend": lambda s, p, n, now: talk.extend(s, p("meeting"), now),
    "end": lambda s, p, n, now: talk.end(s, p("meeting"), now),
    "tick": lambda s, p, n, now: talk.tick(s, p("meeting_question"), now),
    "lines": lambda s, p, n, now: talk.keep_notes(
        s, p("meeting"), [NoteLine(f"line {n}", now, p("note"))], [p("note")] if n == 3 else [], now
    ),
    "held": lambda s, p, n, now: meetings.mark_held(s, p("meeting"), now, now),
    "met": lambda s, p, n, now: meetings.log(
        s, MeetingDraft((p("contact"),), now - timedelta(hours=n)), now - timedelta(hours=n), now
    ),
    "cancel": lambda s, p, n, now: meetings.cancel(s, p("meeting"), now),
    "no_show": lambda s, p, n, now: meetings.no_show(s, p("meeting"), now),
    "move": lambda s, p, n, now: meetings.move(s, p("meeting"), now + timedelta(days=n), "Asia/Tokyo", now),
    "attend": lambda s, p, n, now: meetings.edit(s, p("meeting"), {"contacts": (p("contact"),)}, now),
    "unmeet": lambda s, p, n, now: meetings.delete(s, [p("meeting")], now),
    "offer": lambda s, p, n, now: slots.offer(s, [p("contact"), p("contact")], now),
    "slot": lambda s, p, n, now: slots.add(s, p("contact"), now + timedelta(hours=n), 20, now),
    "move_slot": lambda s, p, n, now: slots.move(s, p("offered_slot"), now + timedelta(hours=n), now),
    "take": lambda s, p, n, now: slots.take(s, p("offered_slot"), now),
    "unoffer": lambda s, p, n, now: slots.delete(s, [p("offered_slot")], now),
    "draft": lambda s, p, n, now: messages.save_draft(
        s, MessageDraft(p("contact"), list(KINDS)[n], "Subject", f"Body {n}"), now
    ),
    "sent": lambda s, p, n, now: messages.mark_sent(s, p("message"), now - timedelta(hours=n), now),
    "elsewhere": lambda s, p, n, now: messages.log_sent_elsewhere(
        s, MessageDraft(p("contact"), list(KINDS)[n * 3], "Subject", "Body"), now, now
    ),
    "handed": lambda s, p, n, now: messages.hand_over(s, p("message"), "copied", now),
    "unsent": lambda s, p, n, now: messages.take_back(s, p("message"), now),
    "answered": lambda s, p, n, now: messages.mark_answered(
        s, p("message"), now, now, ReplyDraft(f"Reply {n}", list(Answer)[n % 3], booster=n % 2 == 0)
    ),
    "bounced": lambda s, p, n, now: messages.mark_bounced(s, p("message"), now, now),
    "close": lambda s, p, n, now: messages.close_all(s, {p("message"), p("message")}, now),
    "question": lambda s, p, n, now: questions.add(
        s, QuestionDraft(f"Why {n}?", set_name=f"Set {n % 3}"), now
    ),
    "into_set": lambda s, p, n, now: questions.put_into_set(s, [p("question")], f"Set {n % 3}", now),
    "reorder": lambda s, p, n, now: questions.reorder(s, {p("question"), p("question")}, now),
    "unset": lambda s, p, n, now: questions.delete_set(s, f"Set {n % 3}", now),
    "unask": lambda s, p, n, now: questions.delete(s, [p("question")], now),
    "pick": lambda s, p, n, now: preparation.pick(s, p("meeting"), [p("question"), p("question")], now),
    "ask": lambda s, p, n, now: preparation.add_own(
        s, p("meeting"), f"Why {n}?", list(QuestionGroup)[n % 6], now
    ),
    "ask_not": lambda s, p, n, now: preparation.remove(s, [p("meeting_question")], now),
    "takeaway": lambda s, p, n, now: takeaways.add(
        s, TakeawayDraft(p("contact"), TakeawayKind.ADVICE, f"Read {n}", p("meeting")), now
    ),
    "acted": lambda s, p, n, now: takeaways.edit(s, p("takeaway"), {"acted_on_at": now}, now),
    "reported": lambda s, p, n, now: takeaways.mark_reported_back(
        s, [p("takeaway")], None if n % 3 == 0 else now, now
    ),
    "relate": lambda s, p, n, now: takeaways.relate(
        s, p("takeaway"), p("takeaway"), opposite=n % 2 == 0, now=now
    ),
    "separate": lambda s, p, n, now: takeaways.separate(s, p("takeaway"), now),
    "path": lambda s, p, n, now: career_paths.add(s, PathDraft(f"Path {n}"), now),
    "rule_out": lambda s, p, n, now: career_paths.rule_out(s, p("career_path"), f"Too {n}", now),
    "move_path": lambda s, p, n, now: career_paths.move(s, p("career_path"), n, now),
    "unpath": lambda s, p, n, now: career_paths.delete(s, [p("career_path")], now),
    "fit": lambda s, p, n, now: fits.record(
        s, p("meeting") if n % 3 else None, p("career_path"), {Dimension.ENERGY: n % 6}, "", now
    ),
    "promise": lambda s, p, n, now: favors.add(
        s,
        FavorDraft(
            p("contact"),
            list(Direction)[n % 2],
            f"Do {n}",
            p("meeting") or None,
            task="Do it" if n % 3 else "",
        ),
        now,
    ),
    "kept": lambda s, p, n, now: favors.done(s, p("favor"), now),
    "unkept": lambda s, p, n, now: favors.reopen(s, p("favor"), now),
    "unpromise": lambda s, p, n, now: favors.delete(s, [p("favor")], now),
    "wrap": lambda s, p, n, now: wrap_up.finish(
        s, p("meeting"), now - timedelta(hours=n), [TaskDraft(f"Then {n}", p("contact"), p("meeting"))], now
    ),
    "wrap_sent": lambda s, p, n, now: wrap_up.send_thanks(
        s, p("meeting"), now, () if n % 2 else None, messages.Leaving(p("message")), now
    ),
    "wrap_later": lambda s, p, n, now: wrap_up.finish_later(
        s, p("meeting"), now if n % 2 else None, (), now + timedelta(hours=n), now
    ),
    "refer": lambda s, p, n, now: referrals.add(s, ReferralDraft(p("contact"), p("contact")), now),
    "capture": lambda s, p, n, now: referrals.capture(s, ReferralDraft(p("contact"), name=f"New {n}"), now),
    "task": lambda s, p, n, now: tasks.add_own(s, TaskDraft(f"Buy {n}", contact=p("contact")), now),
    "done": lambda s, p, n, now: tasks.done(s, p("task"), now),
    "reopen": lambda s, p, n, now: tasks.reopen(s, p("task"), now),
    "several": lambda s, p, n, now: tasks.done_all(s, {p("task"), p("task")}, now),
    "skip": lambda s, p, n, now: tasks.skip(s, p("task"), now),
    "all": lambda s, p, n, now: tasks.reconcile_all(s, now),
}
CHOICES = st.lists(
    st.tuples(
        st.sampled_from(sorted(VERBS)), st.integers(0, 8), st.integers(0, 2**16), st.integers(0, 4 * 24)
    ),
    min_size=1,
    max_size=14,
)


def picker(store: Store, seed: int) -> Pick:
    turn = iter(range(seed, seed + 9))

    def pick(table: str) -> int:
        keys = [key for (key,) in store.fetch(f"SELECT id FROM {table} ORDER BY id")]
        return keys[next(turn) % len(keys)] if keys else 0

    return pick


def seed(store: Store, now: datetime) -> None:
    for n in range(3):
        draft = ContactDraft(display_name=f"Person {n}", organization="Org 0", emails=(f"p{n}@b.org",))
        contacts.add(store, draft, now)
    people = (1, 2)
    meetings.schedule(store, MeetingDraft(people, now - timedelta(hours=3)), now)
    messages.log_sent_elsewhere(store, MessageDraft(3, "outreach.cold", "Subject", "Body"), now, now)
