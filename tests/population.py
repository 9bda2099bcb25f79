"""Made-up people by the hundred or the hundred thousand, always the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from klatch.domain.names import sort_key
from klatch.domain.vocabulary import (
    Channel,
    Format,
    MeetingStatus,
    MessageState,
    Source,
    Stage,
    TakeawayKind,
    TaskKind,
)
from klatch.store.database import Store, Transaction
from klatch.store.values import to_text

NOW = datetime(2026, 11, 18, 17, 48, tzinfo=UTC)
GIVEN = (
    "Ada",
    "Łukasz",
    "José",
    "Søren",
    "Nguyễn",
    "Priya",
    "Jonah",
    "Dana",
    "Zoë",
    "Agnieszka",
    "Tomasz",
    "Leila",
    "Mateo",
    "Ingrid",
    "Straße",
    "Đặng",
    "Çağla",
    "Owen",
    "Yuki",
    "Gwen",
)
FAMILY = (
    "Raman",
    "Feld",
    "Okoye",
    "Wilk",
    "Haddad",
    "Duarte",
    "Holm",
    "Hale",
    "Acker",
    "Brask",
    "Tanabe",
    "Sato",
    "Lemos",
    "Ibarra",
    "Solheim",
    "Petrov",
    "Abernathy",
    "Quill",
    "Karim",
    "Voss",
)
TITLES = (
    "UX Researcher",
    "Senior UX Researcher",
    "Research Lead",
    "Product Designer",
    "",
    "Service Designer",
)
CITIES = ("Boston", "Chicago", "Seattle", "Austin", "Zürich", "Tōkyō", "")
WORDS = (
    "diary",
    "study",
    "of",
    "eight",
    "people",
    "two",
    "weeks",
    "start",
    "with",
    "research",
    "talk",
    "failed",
    "keeps",
    "every",
    "spring",
    "survey",
    "moved",
    "yearly",
    "teacher",
    "classroom",
    "path",
    "question",
    "happy",
    "Tuesday",
    "lunch",
    "works",
    "career",
    "changed",
    "kind",
    "ethnography",
    "naïve",
    "café",
)
STAGES = tuple(Stage)
SOURCES = tuple(Source)


def populate(store: Store, n: int, seed: int = 1) -> None:
    """Add `n` people with employers, addresses, tags, notes, messages, meetings, steps and referrals."""
    random = Random(seed)
    with store.transaction("Populate", NOW, bulk=True) as tx:
        _insert(tx, "organization", _organizations(random, max(1, n // 20)))
        _insert(tx, "tag", ({"name": name} for name in ("alumni", "diary studies", "civic", "mentor")))
        _insert(tx, "contact", _contacts(random, n, max(1, n // 20)))
        _insert(tx, "contact_email", _emails(n))
        _insert(tx, "contact_tag", ({"contact": i, "tag": 1 + i % 4} for i in range(1, n + 1) if i % 7 == 0))
        _insert(tx, "note", _notes(random, n))
        _insert(tx, "message", _messages(random, n))
        _insert(tx, "meeting", _meetings(random, max(1, n // 10)))
        _insert(tx, "meeting_contact", _attendance(n, max(1, n // 10)))
        _insert(tx, "takeaway", _takeaways(random, n, max(1, n // 10)))
        _insert(tx, "interaction", _interactions(random, n))
        _insert(tx, "task", _tasks(random, n, max(1, n // 10)))
        _insert(
            tx,
            "referral",
            ({"referrer": i // 3, "referred": i, "note": _text(random, 6)} for i in range(3, n + 1, 5)),
        )


def _insert(tx: Transaction, table: str, rows: Iterator[dict[str, Any]]) -> None:
    """Every row has the same keys; ids count from 1 and uids are made of them."""
    first = next(rows, None)
    if first is None:
        return
    keys = ["id", "uid", "created_at", "updated_at", *(key for key in first if key != "created_at")]
    names = ", ".join(f'"{key}"' for key in keys)
    sql = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(keys))})"
    tx.executemany(sql, (_values(table, key, row) for key, row in enumerate(_chain(first, rows), start=1)))


def _chain(first: dict[str, Any], rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    yield first
    yield from rows


def _values(table: str, key: int, row: dict[str, Any]) -> tuple[Any, ...]:
    created = row.pop("created_at", None) or to_text(NOW - timedelta(days=90))
    return (key, f"{table}-{key}", created, created, *row.values())


def _text(random: Random, length: int) -> str:
    return " ".join(random.choices(WORDS, k=length))


def _moment(random: Random, first_day: int, last_day: int) -> str:
    return to_text(NOW + timedelta(seconds=random.randint(first_day * 86400, last_day * 86400)))


def _organizations(random: Random, n: int) -> Iterator[dict[str, Any]]:
    for i in range(n):
        name = (
            f"{random.choice(FAMILY)} {random.choice(('Health', 'Labs', 'Bank', 'Éditions', 'Library'))} {i}"
        )
        yield {
            "name": name,
            "sort_name": sort_key(name),
            "industry": random.choice(("health", "civic", "")),
            "city": random.choice(CITIES),
            "motivation": i % 4,
        }


def _contacts(random: Random, n: int, organizations: int) -> Iterator[dict[str, Any]]:
    for i in range(n):
        given, family = random.choice(GIVEN), f"{random.choice(FAMILY)}{random.randint(0, 999) or ''}"
        name = f"{given} {family}"
        yield {
            "given_name": given,
            "family_name": family,
            "display_name": name,
            "sort_name": sort_key(name),
            "title": random.choice(TITLES),
            "organization": random.randint(1, organizations) if i % 9 else None,
            "city": random.choice(CITIES),
            "source": random.choice(SOURCES),
            "stage": random.choice(STAGES),
            "stage_since": to_text(NOW - timedelta(days=60)),
            "priority": random.randint(0, 3),
            "cares_about": _text(random, 3),
            "created_at": _moment(random, -90, -60),
        }


def _emails(n: int) -> Iterator[dict[str, Any]]:
    for i in range(1, n + 1):
        yield {"contact": i, "address": f"person{i}@example.org", "is_primary": 1}


def _notes(random: Random, n: int) -> Iterator[dict[str, Any]]:
    for _ in range(n):
        yield {
            "contact": random.randint(1, n),
            "text": _text(random, 40),
            "happened_at": _moment(random, -60, -1),
        }


def _messages(random: Random, n: int) -> Iterator[dict[str, Any]]:
    states = (
        MessageState.SENT,
        MessageState.SENT,
        MessageState.SENT,
        MessageState.DRAFT,
        MessageState.HANDED_OVER,
        MessageState.DISCARDED,
    )
    for _ in range(max(1, n // 2)):
        state = random.choice(states)
        sent = _moment(random, -60, -2) if state is MessageState.SENT else None
        yield {
            "contact": random.randint(1, n),
            "kind": random.choice(("outreach.alumni", "thanks.same_day")),
            "subject": _text(random, 4),
            "body": _text(random, 60),
            "state": state,
            "sent_at": sent,
            "answered_at": _moment(random, -2, 0) if sent and random.random() < 0.5 else None,
            "to_address": "somebody@example.org",
            "channel": Channel.EMAIL,
        }


def _meetings(random: Random, n: int) -> Iterator[dict[str, Any]]:
    for i in range(n):
        held = i % 2 == 0
        starts = _moment(random, -50, -1) if held else _moment(random, 0, 20)
        yield {
            "starts_at": starts,
            "zone": "America/New_York",
            "minutes": 20 + 5 * (i % 3),
            "format": random.choice(tuple(Format)),
            "status": MeetingStatus.HELD if held else MeetingStatus.CONFIRMED,
            "goals": _text(random, i % 3 * 4),
            "ended_at": to_text(datetime.fromisoformat(starts) + timedelta(minutes=25)) if held else None,
        }


def _attendance(n: int, meetings: int) -> Iterator[dict[str, Any]]:
    for i in range(1, meetings + 1):
        yield {"meeting": i, "contact": 1 + (i * 10) % n}
        if i % 5 == 0 and n > 1:
            yield {"meeting": i, "contact": 1 + (i * 10 + 1) % n}


def _takeaways(random: Random, n: int, meetings: int) -> Iterator[dict[str, Any]]:
    for i in range(1, meetings + 1, 2):
        yield {
            "meeting": i,
            "contact": 1 + (i * 10) % n,
            "kind": random.choice(tuple(TakeawayKind)),
            "text": _text(random, 12),
        }


def _interactions(random: Random, n: int) -> Iterator[dict[str, Any]]:
    for i in range(1, n + 1):
        if i % 4:
            yield {
                "contact": i,
                "channel": random.choice(tuple(Channel)),
                "happened_at": _moment(random, -60, -1),
                "summary": _text(random, 5),
            }


def _tasks(random: Random, n: int, meetings: int) -> Iterator[dict[str, Any]]:
    kinds = tuple(TaskKind)
    for i in range(1, n + 1):
        kind = random.choice(kinds)
        if i % 3 == 0:
            continue
        due = random.choice(("day", "moment", "none", "day"))
        yield {
            "contact": i,
            "kind": kind,
            "rank": kinds.index(kind),
            "title": _text(random, 3),
            "due_on": _moment(random, -3, 20)[:10] if due == "day" else None,
            "due_at": _moment(random, -3, 20) if due == "moment" else None,
            "snoozed_until": _moment(random, 0, 5) if i % 31 == 0 else None,
            "done_at": to_text(NOW) if i % 11 == 0 else None,
            "meeting": 1 + i % meetings if kind is TaskKind.THANK else None,
        }
