"""What a message to a person starts from: the fields a template may use, filled from what is known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from klatch.domain.errors import NotFound
from klatch.domain.fields import (
    MAX_LIST,
    Appointment,
    Ask,
    Connection,
    Me,
    MessageFields,
    Person,
    Previous,
    Referral,
    Referrer,
)
from klatch.domain.kinds import KINDS
from klatch.domain.names import first_name, sort_key, together
from klatch.domain.vocabulary import Format, MeetingStatus, Source, TakeawayKind
from klatch.domain.zones import city_name, day_in, local
from klatch.services import settings
from klatch.services.settings import Profile
from klatch.store import rows as stored
from klatch.store.database import Store
from klatch.store.queries import compose, contact_detail, referral_map, slots
from klatch.store.queries import contacts as stored_contacts
from klatch.store.queries import meetings as stored_meetings
from klatch.store.queries import templates as stored_templates
from klatch.store.queries.compose import ComposeFacts
from klatch.store.queries.contact_filter import ContactFilter, Scope
from klatch.store.rows import ContactDetail, ContactRow, MeetingRow, TemplateRow

if TYPE_CHECKING:
    from klatch.services.mail.templates import Engine, Rendered

# Written here and not by strftime, which follows the language of the system: the templates are in English.
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MEDIUMS = {Format.IN_PERSON: "in person", Format.PHONE: "by phone", Format.VIDEO: "by video"}
_CONNECTIONS = {
    Source.ALUMNI: "alumni",
    Source.REFERRAL: "referral",
    Source.FAMILY: "warm",
    Source.FRIEND: "warm",
    Source.COLLEAGUE: "warm",
    Source.COMMUNITY: "met_at",
    Source.MEETUP: "met_at",
}
_RELATIONS = {
    Source.FAMILY: "a relative of mine",
    Source.FRIEND: "a friend of mine",
    Source.COLLEAGUE: "a former colleague of mine",
    Source.COMMUNITY: "someone from my community",
    Source.MEETUP: "someone I met at an event",
}
_OTHER_RELATION = "someone I have learned a lot from"
_QUOTED = 2
"""Takeaways a longer thank-you quotes."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A message rendered for a person from a template, and the meeting it is about."""

    template: TemplateRow
    to_address: str
    meeting: int | None
    fields: MessageFields
    rendered: Rendered


class _News(NamedTuple):
    """What came of pointing to somebody: the last talk with them, and the next one agreed on."""

    who: stored.Person
    talked: MeetingRow | None
    booked: MeetingRow | None


def fields_for(
    store: Store, contact: int, kind: str, now: datetime, meeting: int | None = None
) -> MessageFields:
    """What is known for a message of this kind to a person, about one meeting when given. Raises NotFound."""
    facts = compose.facts(store, contact, now, meeting)
    return _fields(store, facts, kind, now)


def draft(
    store: Store,
    contact: int,
    template: int | str,
    now: datetime,
    *,
    meeting: int | None = None,
    engine: Engine | None = None,
) -> Draft:
    """The message of a template (an id, or a kind for its first one) to a person.

    Raises NotFound, TemplateRejected for a template that is broken.
    """
    from klatch.services.mail.templates import Engine

    chosen = stored_templates.detail(
        store, template if isinstance(template, int) else template_for(store, template).id
    )
    kind = KINDS[chosen.row.kind]
    facts = compose.facts(store, contact, now, meeting)
    fields = _fields(store, facts, kind.key, now)
    rendered = (engine or Engine()).render(chosen.row.subject, chosen.body, fields, kind)
    about = _about(facts, kind.key)
    return Draft(chosen.row, facts.contact.email, about.id if about else meeting, fields, rendered)


def render(store: Store, contact: int, template: int | str, now: datetime) -> Rendered:
    """The texts of `draft`. Raises as it does."""
    return draft(store, contact, template, now).rendered


def example(store: Store, me: Profile, kind: str, whom: MessageFields, engine: Engine) -> Rendered:
    """How the first template of a kind speaks of a user, kept or being typed, to somebody made up.

    Raises NotFound, TemplateRejected.
    """
    chosen = stored_templates.detail(store, template_for(store, kind).id)
    fields = replace(whom, me=_me(me), ask=_ask(me))
    return engine.render(chosen.row.subject, chosen.body, fields, KINDS[chosen.row.kind])


def recipients(store: Store, text: str) -> tuple[ContactRow, ...]:
    """Who is meant by a name or an address as typed: exactly, else whom the words of it find."""
    sql = (
        "SELECT id FROM contact WHERE sort_name = ?"
        " UNION SELECT contact FROM contact_email WHERE address = ? COLLATE NOCASE"
    )
    exact = [key for (key,) in store.fetch(sql, (sort_key(text), text.strip()))]
    if not exact and text.strip():
        found = ContactFilter(Scope.ALL, text=text)
        exact = list(stored_contacts.ContactSource(store).ids(found, None))
    return tuple(stored_contacts.rows(store, exact))


def template_for(store: Store, kind: str) -> TemplateRow:
    """The template offered first for a kind, or the shipped one of that key. Raises NotFound."""
    found = stored_templates.listed(store, kind=kind if kind in KINDS else "")
    by_key = (row for row in found if row.builtin_key == kind)
    chosen = next(by_key, found[0] if found and kind in KINDS else None)
    if chosen is None:
        raise NotFound("template", kind)
    return chosen


def _fields(store: Store, facts: ComposeFacts, kind: str, now: datetime) -> MessageFields:
    profile = settings.get(store, Profile)
    person = facts.contact
    quoted, advice = _takeaways(store, facts, kind, now)
    return MessageFields(
        me=_me(profile),
        contact=Person(
            first_name=_greeted(person),
            last_name=person.family_name,
            name=person.name,
            title=person.title,
            organization=person.organization,
            city=person.city,
            field=facts.organization_industry,
        ),
        connection=Connection(_CONNECTIONS.get(person.source, "cold"), person.source_note.rstrip(" .")),
        ask=replace(_ask(profile), slots=_slots(store, person, profile, now)),
        meeting=_appointment(_about(facts, kind), profile, person),
        referrer=_referrer(store, facts, profile),
        referral=_referral(store, facts, kind, now),
        takeaways=quoted,
        advice=advice,
        previous=_previous(facts, profile, now),
    )


def _me(profile: Profile) -> Me:
    return Me(
        name=profile.name,
        first_name=first_name(profile.name),
        email=profile.email,
        phone=profile.phone,
        headline=profile.headline,
        school=profile.school,
        signature=profile.signature,
    )


def _ask(profile: Profile) -> Ask:
    return Ask(
        minutes=profile.ask_minutes,
        medium=_medium(profile.ask_medium),
        topic_narrow=profile.topic_narrow,
        topic_broad=profile.topic_broad,
    )


def _greeted(person: ContactDetail) -> str:
    """How to greet somebody; an office without the name of a person keeps its whole name."""
    if not (person.given_name or person.family_name):
        return person.name
    return first_name(person.name, person.given_name)


def _about(facts: ComposeFacts, kind: str) -> MeetingRow | None:
    """Scheduling speaks of the meeting ahead, everything else of the one that was."""
    return facts.next_meeting if kind.startswith("schedule.") else facts.last_meeting


def _appointment(meeting: MeetingRow | None, profile: Profile, person: ContactDetail) -> Appointment:
    if meeting is None:
        return Appointment()
    mine = profile.zone or "UTC"
    theirs = meeting.zone or person.zone or mine
    start, their_start = (_moment(meeting.starts_at, zone) for zone in (mine, theirs))
    if start != their_start:
        city = _city(theirs, person)
        start, their_start = f"{start} {city_name(mine)} time", f"{their_start} {city} time"
    return Appointment(
        start=start,
        their_start=their_start,
        minutes=meeting.minutes,
        medium=_MEDIUMS[meeting.format],
        place=meeting.place or meeting.link or meeting.phone,
    )


def _slots(store: Store, person: ContactDetail, profile: Profile, now: datetime) -> tuple[str, ...]:
    """The times kept for them on their clock, and on mine where that is another one."""
    mine = profile.zone or "UTC"
    theirs = person.zone or mine
    ahead = slots.ahead(store, now, person.id)
    return tuple(_on_both(slot.starts_at, mine, theirs, person) for slot in ahead)


def _on_both(moment: datetime, mine: str, theirs: str, person: ContactDetail) -> str:
    # As few words as say it: three times are most of a message that should have no more than 60.
    here, there = _moment(moment, mine), _moment(moment, theirs)
    if here == there:
        return there
    short = here.rpartition(" ")[2] if here.rpartition(",")[0] == there.rpartition(",")[0] else here
    return f"{there} {_city(theirs, person)} time ({short} here)"


def _city(zone: str, person: ContactDetail) -> str:
    town = person.city.partition(",")[0].strip() if zone == person.zone else ""
    return town or city_name(zone)


def _referrer(store: Store, facts: ComposeFacts, profile: Profile) -> Referrer:
    if facts.referrer is None:
        return Referrer()
    person = contact_detail.detail(store, facts.referrer.id)
    relation = _RELATIONS.get(person.source, _OTHER_RELATION)
    if person.source is Source.ALUMNI and profile.school:
        relation = f"a fellow {profile.school} graduate"
    return Referrer(person.name, _greeted(person), relation)


def _referral(store: Store, facts: ComposeFacts, kind: str, now: datetime) -> Referral:
    """Whom they pointed to: in the meeting for thanks, the one there is news of to report, or the latest."""
    if kind.startswith("thanks.") and facts.last_meeting is not None:
        named = [
            row
            for row in stored_meetings.referrals(store, facts.last_meeting.id)
            if row.referrer == facts.contact.id
        ]
        if named:
            return Referral(together([row.name for row in named]), named[-1].organization)
        if kind != "thanks.referral_received":
            return Referral()
    if kind == "update.to_referrer":
        news = _news(store, facts, now)
        return _told(news, settings.get(store, Profile).zone or "UTC") if news else Referral()
    who = facts.referred[-1] if facts.referred else None
    return Referral(who.name, who.organization) if who else Referral()


def _told(news: _News, zone: str) -> Referral:
    """Somebody with the day they were talked with, or will be."""
    meeting = news.talked or news.booked
    day = _weekday(meeting.starts_at, zone) if meeting else ""
    talked, booked = (day, "") if news.talked else ("", day)
    return Referral(news.who.name, news.who.organization, talked, booked)


def _news(store: Store, facts: ComposeFacts, now: datetime) -> _News | None:
    """What a referrer is to hear of: as their step says; else of the latest talked with, or the latest."""
    told = referral_map.to_tell(store, facts.contact.id)
    if told is not None:
        news = _met(store, told.referred, now)
        # Before the referral one may have met them as well: that is not what came of it.
        return news if told.talked else _News(news.who, None, news.booked)
    latest = [_met(store, who, now) for who in facts.referred[::-1]]
    return next((news for news in latest if news.talked), next(iter(latest), None))


def _met(store: Store, who: stored.Person, now: datetime) -> _News:
    """The last talk with somebody, and the next one agreed on."""
    rows = stored_meetings.of_contact(store, who.id)
    held = (row for row in rows if row.status is MeetingStatus.HELD)
    agreed = (row for row in reversed(rows) if row.status is MeetingStatus.CONFIRMED and row.starts_at > now)
    return _News(who, next(held, None), next(agreed, None))


def _takeaways(
    store: Store, facts: ComposeFacts, kind: str, now: datetime
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What to quote and which advice to name, no sentence in both.

    A referrer is told what came from the person they pointed to.
    """
    rows = facts.takeaways
    if kind == "update.to_referrer":
        news = _news(store, facts, now)
        rows = compose.facts(store, news.who.id, now).takeaways if news and news.talked else ()
    advised = [row for row in rows if row.kind is TakeawayKind.ADVICE]
    if kind == "update.advice_acted":
        open_ = [row for row in advised if row.acted_on_at and not row.reported_back_at]
        advised = sorted(open_, key=attrgetter("acted_on_at", "id")) or advised
    advice = [row.text.rstrip(" .") for row in advised]
    quoted = [row.text.rstrip(" .") for row in rows if row.kind is TakeawayKind.INFORMATION]
    if kind == "update.advice_acted":
        return tuple(quoted[:MAX_LIST]), tuple(advice[:MAX_LIST])
    borrowed = max(0, _QUOTED - len(quoted))
    quoted, advice = quoted + advice[:borrowed], advice[borrowed:]
    if kind.startswith("thanks."):  # a few things are meant, all of them are a report
        return tuple(quoted[:_QUOTED]), tuple(advice[:1])
    return tuple(quoted[:MAX_LIST]), tuple(advice[:MAX_LIST])


def _previous(facts: ComposeFacts, profile: Profile, now: datetime) -> Previous:
    if facts.previous is None:
        return Previous()
    zone = profile.zone or "UTC"
    sent_on = day_in(facts.previous.sent_at, zone)
    year = "" if sent_on.year == day_in(now, zone).year else f" {sent_on.year}"
    subject = facts.previous.subject.removeprefix("Re: ")
    return Previous(f"{_day(sent_on)}{year}", subject)


def _medium(text: str) -> str:
    return _MEDIUMS[Format(text)] if text in set(Format) else text


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"


def _weekday(moment: datetime, zone: str) -> str:
    here = local(moment, zone)
    return f"{_DAYS[here.weekday()]} {_day(here)}"


def _moment(moment: datetime, zone: str) -> str:
    return f"{_weekday(moment, zone)}, {local(moment, zone):%H:%M}"
