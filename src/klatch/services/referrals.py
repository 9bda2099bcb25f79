"""Who pointed to whom, and whether they were told what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from klatch.domain.drafts import ContactDraft, ReferralDraft
from klatch.domain.errors import InvalidInput, NotFound
from klatch.domain.names import clean, clean_text
from klatch.domain.stages import Event
from klatch.domain.vocabulary import Source, TakeawayKind
from klatch.services import checks, contacts, pipeline, tasks
from klatch.store.database import Store
from klatch.store.transaction import Transaction

_EDITABLE = frozenset({"note", "will_introduce", "introduced_at", "reported_back_at"})


def add(store: Store, draft: ReferralDraft, now: datetime) -> int:
    """Note that `referrer` pointed to someone known. Returns the referral's id. Raises InvalidInput."""
    if draft.referred is None:
        raise InvalidInput("referred", "empty")
    with store.transaction("Add referral", now) as tx:
        referral = _insert(tx, draft, draft.referred)
        tasks.reconcile(tx, [draft.referred], now)
        return referral


def capture(store: Store, draft: ReferralDraft, now: datetime) -> int:
    """Add someone new by name, ready to be written to, and who pointed to them.

    A capture in a meeting is a takeaway of it too. Returns the new person's id. Raises InvalidInput.
    """
    person = ContactDraft(
        display_name=draft.name,
        title=draft.title,
        organization=draft.organization,
        emails=(draft.email,) if draft.email else (),
        source=Source.REFERRAL,
    )
    prepared = contacts.prepare(person)
    with store.transaction("Add referral", now) as tx:
        contact = contacts.insert(tx, person, prepared)
        _insert(tx, draft, contact)
        if draft.meeting is not None:
            _note_takeaway(tx, draft, draft.meeting)
        tasks.reconcile(tx, [contact], now)
        return contact


def edit(store: Store, referral: int, changes: Mapping[str, Any], now: datetime) -> None:
    """Change a referral; `introduced_at` and `reported_back_at` are moments or None. Raises NotFound."""
    checks.only_known(changes, _EDITABLE)
    values = dict(changes)
    if "note" in values:
        values["note"] = clean_text(values["note"])
    with store.transaction("Edit referral", now) as tx:
        people = _people(tx, referral)
        tx.update("referral", referral, **values)
        tasks.reconcile(tx, people, now)


def delete(store: Store, referrals: Iterable[int], now: datetime) -> None:
    """Forget that someone pointed to someone; both stay."""
    keys = list(referrals)
    with store.transaction("Delete referral", now) as tx:
        people = [person for key in keys for person in _people(tx, key)]
        tx.delete("referral", keys)
        tasks.reconcile(tx, people, now)


def _insert(tx: Transaction, draft: ReferralDraft, referred: int) -> int:
    if draft.referrer == referred:
        raise InvalidInput("referred", "same")
    if tx.execute("SELECT 1 FROM referral WHERE referrer = ? AND referred = ?", (draft.referrer, referred)):
        raise InvalidInput("referred", "known")
    referral = tx.insert(
        "referral",
        referrer=draft.referrer,
        referred=referred,
        meeting=draft.meeting,
        note=clean_text(draft.note),
        will_introduce=draft.will_introduce,
    )
    pipeline.advance(tx, [referred], Event.REFERRAL_CAPTURED, tx.now)
    return referral


def _note_takeaway(tx: Transaction, draft: ReferralDraft, meeting: int) -> None:
    """What they said, unless it stands there already, typed as a takeaway first."""
    text = ", ".join(part for part in (clean(draft.name), clean(draft.organization)) if part)
    kind = TakeawayKind.REFERRAL.value
    if not tx.execute(
        "SELECT 1 FROM takeaway WHERE meeting = ? AND contact = ? AND kind = ? AND text = ?",
        (meeting, draft.referrer, kind, text),
    ):
        tx.insert("takeaway", meeting=meeting, contact=draft.referrer, kind=kind, text=text)


def _people(tx: Transaction, referral: int) -> list[int]:
    rows = tx.execute("SELECT referrer, referred FROM referral WHERE id = ?", (referral,))
    if not rows:
        raise NotFound("referral", referral)
    return list(rows[0])
