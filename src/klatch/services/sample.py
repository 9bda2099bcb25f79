"""The sample story: half a year of Nora Whitfield, told through the ordinary verbs as they happened."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from klatch.domain.drafts import (
    ContactDraft,
    InteractionDraft,
    MeetingDraft,
    MessageDraft,
    NoteDraft,
    OpportunityDraft,
    OrganizationDraft,
    PathDraft,
    ReferralDraft,
    ReplyDraft,
    SavedViewDraft,
    TakeawayDraft,
    TaskDraft,
)
from klatch.domain.fit import Dimension
from klatch.domain.kinds import KINDS
from klatch.domain.vocabulary import (
    Channel,
    Direction,
    Format,
    Helper,
    OpportunityStatus,
    Source,
    TakeawayKind,
    TaskKind,
)
from klatch.domain.zones import day_in, local, to_utc
from klatch.services import (
    career_paths,
    contacts,
    drafting,
    fits,
    meetings,
    messages,
    notes,
    opportunities,
    organizations,
    referrals,
    saved_views,
    settings,
    takeaways,
    tasks,
)
from klatch.services.calendar import slots
from klatch.store.database import Store
from klatch.store.queries.contact_detail import detail
from klatch.store.queries.contact_filter import ContactFilter
from klatch.store.queries.contacts import tags as all_tags
from klatch.store.queries.messages import of_contact as of_person
from klatch.store.queries.tasks import of_contact
from klatch.store.tables import TRACKED
from klatch.support import resources

Told = Mapping[str, Any]
_CLOCK = re.compile(r"([+-]?\d+) (\d\d):(\d\d)")
_SPAN = re.compile(r"([+-])(?:(\d+)h)?(?:(\d+)m)?")


def build(store: Store, now: datetime) -> None:
    """Fill an empty store with the story, its last day being the day of `now`; none of it can be undone."""
    story = json.loads(resources.text("sample", "story.json"))
    at = now.replace(second=0, microsecond=0)
    _Teller(store, at, story["me"]["zone"]).tell(story)
    tasks.reconcile_all(store, at)
    _fix_uids(store, at)
    store.journal.clear()


class _Teller:
    """Tells the events in their order, each with `now` being the moment it happened."""

    def __init__(self, store: Store, now: datetime, zone: str) -> None:
        self._store = store
        self._now = now
        self._zone = zone
        self._people: dict[str, int] = {}
        self._meeting: dict[int, int] = {}
        self._sent: dict[int, int] = {}
        self._paths: dict[str, int] = {}
        self._takeaways: dict[str, int] = {}
        self._verbs: dict[str, Callable[[int, Told, datetime], None]] = {
            "send": self._send,
            "reply": self._reply,
            "offer": self._offer,
            "book": self._book,
            "hold": self._hold,
            "touch": self._touch,
            "note": self._note,
            "task": self._task,
            "done": self._done,
            "skip": self._skip,
            "pause": self._pause,
            "rest": self._rest,
        }

    def tell(self, story: Told) -> None:
        began = min(self._moment(person["added"]) for person in story["people"])
        employers = self._begin(story, began)
        for path in story["paths"]:
            self._consider(path)
        self._happen(story["people"])
        self._tie(story["people"])
        for item in story["organization_notes"]:
            at = self._moment(item["at"])
            draft = NoteDraft(item["text"], organization=employers[item["organization"]])
            notes.add(self._store, draft, at)
        for lead in story["opportunities"]:
            self._lead(lead, employers[lead["organization"]])
        tag_ids = {tag.name: tag.id for tag in all_tags(self._store)}
        for view in story["views"]:
            shown = ContactFilter(tags=frozenset(tag_ids[name] for name in view["tags"]))
            saved_views.add(self._store, SavedViewDraft("contacts", view["name"], shown.to_json()), began)

    def _begin(self, story: Told, began: datetime) -> dict[str, int]:
        """What Nora told of herself, and her list of employers, by name."""
        settings.put(self._store, settings.Profile(**story["me"]), began)
        chosen = story["cadence"]
        settings.put(self._store, settings.Cadence(chosen["rhythm"], weekend=tuple(chosen["weekend"])), began)
        return {
            item["name"]: organizations.add(self._store, OrganizationDraft(**item), began)
            for item in story["organizations"]
        }

    def _lead(self, lead: Told, organization: int) -> None:
        days = lead.get("next_in")
        told_by = self._people[lead["through"]] if "through" in lead else None
        draft = OpportunityDraft(
            lead["title"],
            organization,
            told_by,
            self._meeting.get(told_by) if told_by and lead.get("from_meeting") else None,
            url=lead.get("url", ""),
            status=OpportunityStatus(lead["status"]),
            next_on=None if days is None else day_in(self._now, self._zone) + timedelta(days=days),
            notes=lead.get("notes", ""),
        )
        key = opportunities.add(self._store, draft, self._moment(lead["at"]))
        if "became" in lead:
            status, at = OpportunityStatus(lead["became"]["status"]), self._moment(lead["became"]["at"])
            opportunities.set_status(self._store, [key], status, at)

    def _consider(self, path: Told) -> None:
        """A career path, what Nora thought of it before any talk, and whether she still does."""
        at = self._moment(path["added"])
        key = career_paths.add(self._store, PathDraft(path["name"], path["why"]), at)
        fits.record(self._store, None, key, _scores(path["before"]), "", at)
        if "ruled_out" in path:
            career_paths.rule_out(self._store, key, path["reason"], self._moment(path["ruled_out"]))
        self._paths[path["name"]] = key

    def _tie(self, people: list[Told]) -> None:
        """What the takeaways are about, which agree, and what became of the advice."""
        told = [
            event["takeaways"] for person in people for event in person["history"] if "takeaways" in event
        ]
        for text, more in ((text, more) for items in told for _, text, *extra in items for more in extra):
            key = self._takeaways[text]
            ties = {"about": more["about"]} if "about" in more else {}
            if "path" in more:
                ties["career_path"] = self._paths[more["path"]]
            takeaways.edit(self._store, key, ties, self._now)
            for word in more.keys() & {"same_as", "opposite_of"}:
                other, opposite = self._takeaways[more[word]], word == "opposite_of"
                takeaways.relate(self._store, key, other, opposite=opposite, now=self._now)
            if "acted_on" in more:
                takeaways.mark_acted_on(self._store, [key], self._moment(more["acted_on"]), self._now)
            if "reported_back" in more:
                told_at = self._moment(more["reported_back"])
                takeaways.mark_reported_back(self._store, [key], told_at, self._now)

    def _happen(self, people: list[Told]) -> None:
        events = [(self._moment(person["added"]), person, person) for person in people]
        events += [
            (self._moment(event["at"]), person, event) for person in people for event in person["history"]
        ]
        for at, person, event in sorted(events, key=lambda entry: entry[0]):
            if event is person:
                self._add(person, at)
            else:
                self._verbs[event["do"]](self._people[person["key"]], event, at)

    def _moment(self, text: str) -> datetime:
        """-11 20:10 is a day and a time of day in Nora's zone, +5h12m a distance from now."""
        if match := _CLOCK.fullmatch(text):
            days, hour, minute = map(int, match.groups())
            day = day_in(self._now, self._zone) + timedelta(days=days)
            at = to_utc(datetime.combine(day, time(hour, minute)), self._zone)
            return self._earlier_today() if days == 0 and at > self._now else at
        match = _SPAN.fullmatch(text)
        if match is None:
            raise ValueError(text)
        sign, hours, minutes = match.groups()
        span = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
        return self._now - span if sign == "-" else self._now + span

    def _earlier_today(self) -> datetime:
        """For what happened this morning when the story is opened before that: halfway since midnight."""
        here = local(self._now, self._zone)
        midnight = to_utc(datetime.combine(here.date(), time()), self._zone)
        return (midnight + (self._now - midnight) / 2).replace(second=0, microsecond=0)

    def _add(self, person: Told, at: datetime) -> None:
        draft = ContactDraft(
            display_name=person["name"],
            pronouns=person.get("pronouns", ""),
            title=person["title"],
            organization=person["organization"],
            city=person["city"],
            source=Source(person["source"]),
            source_note=person["source_note"],
            kind_of_helper=Helper(person.get("helper", "unknown")),
            priority=person.get("priority", 0),
            cares_about=person.get("cares_about", ""),
            keep_in_touch_days=person.get("keep_in_touch_days"),
            emails=tuple(filter(None, [person.get("email")])),
            links=tuple(filter(None, [person.get("link")])),
            tags=tuple(person.get("tags", ())),
        )
        contact = contacts.add(self._store, draft, at)
        self._people[person["key"]] = contact
        if "referred_by" in person:
            self._refer(person, contact, at)

    def _refer(self, person: Told, contact: int, at: datetime) -> None:
        referrer = self._people[person["referred_by"]]
        meeting = self._meeting[referrer] if person.get("from_meeting") else None
        referral = ReferralDraft(referrer, contact, meeting=meeting, note=person.get("referral_note", ""))
        referrals.add(self._store, referral, at)
        if meeting is not None:
            text = f"{person['name']}, {person['organization']}"
            takeaways.add(self._store, TakeawayDraft(referrer, TakeawayKind.REFERRAL, text, meeting), at)

    def _send(self, contact: int, event: Told, at: datetime) -> None:
        kind = event["kind"]
        template = drafting.template_for(self._store, event.get("template", kind))
        subject, body = event.get("subject", ""), event.get("body", "")
        if not body:
            rendered = drafting.render(self._store, contact, template.id, at)
            subject, body = rendered.subject, rendered.body
        about_meeting = kind.startswith(("thanks.", "schedule."))
        draft = MessageDraft(
            contact,
            kind,
            subject,
            body,
            channel=KINDS[kind].channel if kind.startswith("outreach.") else Channel.EMAIL,
            to_address=detail(self._store, contact).email,
            meeting=self._meeting.get(contact) if about_meeting else None,
            template=template.id,
        )
        message = messages.save_draft(self._store, draft, at)
        messages.mark_sent(self._store, message, at, at)
        self._sent[contact] = message

    def _reply(self, contact: int, event: Told, at: datetime) -> None:
        if contact in self._sent:
            messages.mark_answered(self._store, self._sent.pop(contact), at, at, ReplyDraft(event["text"]))
        else:
            self._touch(contact, {**event, "channel": "email", "direction": "from_them"}, at)

    def _offer(self, contact: int, _event: Told, at: datetime) -> None:
        slots.offer(self._store, [contact], at)

    def _book(self, contact: int, event: Told, at: datetime) -> None:
        given = {
            key: event[key] for key in event.keys() & {"place", "link", "phone", "goals", "introduction"}
        }
        self._meeting[contact] = meetings.schedule(
            self._store,
            MeetingDraft(
                (contact,),
                self._moment(event["starts"]),
                zone=detail(self._store, contact).zone,
                minutes=event["minutes"],
                format=Format(event["format"]),
                **given,
            ),
            at,
        )

    def _hold(self, contact: int, event: Told, at: datetime) -> None:
        meeting = self._meeting[contact]
        meetings.mark_held(self._store, meeting, at, at)
        meetings.edit(self._store, meeting, {"notes": event["notes"]}, at)
        for kind, text, *_ in event["takeaways"]:
            draft = TakeawayDraft(contact, TakeawayKind(kind), text, meeting)
            self._takeaways[text] = takeaways.add(self._store, draft, at)
        for fit in event.get("fits", ()):
            path, scores = self._paths[fit["path"]], _scores(fit["scores"])
            fits.record(self._store, meeting, path, scores, fit.get("note", ""), at)

    def _touch(self, contact: int, event: Told, at: datetime) -> None:
        channel, direction = Channel(event["channel"]), Direction(event["direction"])
        contacts.log_interaction(
            self._store, InteractionDraft(contact, at, channel, direction, event["text"]), at
        )

    def _note(self, contact: int, event: Told, at: datetime) -> None:
        notes.add(self._store, NoteDraft(event["text"], contact), at)

    def _task(self, contact: int, event: Told, at: datetime) -> None:
        due_on = day_in(self._now, self._zone) + timedelta(days=int(event["due"]))
        tasks.add_own(self._store, TaskDraft(event["title"], contact, due_on=due_on), at)

    def _done(self, contact: int, event: Told, at: datetime) -> None:
        tasks.done(self._store, self._open_step(contact, event["step"]), at)

    def _skip(self, contact: int, event: Told, at: datetime) -> None:
        tasks.skip(self._store, self._open_step(contact, event["step"]), at)

    def _open_step(self, contact: int, kind: str) -> int:
        return next(row.id for row in of_contact(self._store, contact) if row.kind is TaskKind(kind))

    def _pause(self, contact: int, event: Told, at: datetime) -> None:
        contacts.pause(self._store, [contact], event["reason"], at)

    def _rest(self, contact: int, _event: Told, at: datetime) -> None:
        for row in of_person(self._store, contact):
            messages.close(self._store, row.id, at)


def _scores(told: Told) -> dict[Dimension, int]:
    return {Dimension(name): score for name, score in told.items()}


def _fix_uids(store: Store, now: datetime) -> None:
    """The same story has the same ids everywhere, so that pictures and exports of it can be compared."""
    with store.transaction("Open the sample story", now, undoable=False) as tx:
        for name in TRACKED:
            keys = [key for (key,) in tx.execute(f"SELECT id FROM {name}")]
            uids = [(str(uuid5(NAMESPACE_URL, f"klatch-sample:{name}:{key}")), key) for key in keys]
            tx.executemany(f"UPDATE {name} SET uid = ? WHERE id = ?", uids)
