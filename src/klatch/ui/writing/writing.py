"""One message being written: to whom, from which template, with which values. Knows no widget."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from klatch.domain.drafts import MessageDraft
from klatch.domain.errors import NotFound, TemplateRejected
from klatch.domain.fields import FIELDS, MessageFields, Value, flatten
from klatch.domain.kinds import KINDS, Kind, with_limits
from klatch.domain.names import together
from klatch.domain.practice import Finding, check
from klatch.domain.vocabulary import Channel, MessageState, Stage, TakeawayKind
from klatch.services import drafting, outreach, settings
from klatch.services.data import Store
from klatch.services.mail.templates import Engine, Rendered
from klatch.services.outreach import Caution, Intent
from klatch.services.reading import compose, messages, templates
from klatch.services.reading.compose import ComposeFacts
from klatch.services.reading.contacts import TakeawayRow
from klatch.services.reading.meetings import ReferralRow
from klatch.services.reading.meetings import referrals as named_in
from klatch.services.reading.takeaways import line
from klatch.services.reading.templates import TemplateRow
from klatch.ui import steps
from klatch.ui.places import Compose
from klatch.ui.writing import kept
from klatch.ui.writing.filling import with_values
from klatch.ui.writing.settling import settled

OPEN = (MessageState.DRAFT, MessageState.HANDED_OVER)
_QUOTED = 2  # takeaways a thank-you quotes before the rest counts as advice
_MINE = ("me.", "ask.", "news", "share.")
"""Fields that say the same whoever reads the message."""
_BRACE = '{{ "{" }}'
_NAMED = "person:"


class Mention(NamedTuple):
    """Something of the conversation that a message may speak of."""

    key: str
    text: str


def literal(text: str) -> str:
    """The source of a text nothing is filled into."""
    return text.replace("{", _BRACE)


@dataclass(frozen=True, slots=True)
class Shown:
    """The message as it reads now; `problem` is why it cannot be put together."""

    rendered: Rendered | None
    findings: tuple[Finding, ...] = ()
    problem: TemplateRejected | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """Required fields that are empty."""
        return self.rendered.missing if self.rendered else ()

    @property
    def left_out(self) -> tuple[str, ...]:
        """Empty fields whose sentence was left out."""
        return self.rendered.left_out if self.rendered else ()


class Writing:
    """What the page writes and the facts it writes from."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._engine = Engine()
        self.ahead: tuple[int, ...] = ()
        """Who comes before in the same batch."""
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self.contact: int | None = None
        self.kind = "outreach.cold"
        self.template: TemplateRow | None = None
        self.meeting: int | None = None
        self.message: int | None = None
        self.state = MessageState.DRAFT
        self.values: dict[str, Value] = {}
        self.facts: ComposeFacts | None = None
        self.fields = MessageFields()
        self.cautions: tuple[Caution, ...] = ()
        self.overruled: set[str] = set()
        self.dismissed: set[str] = set()
        self.referrals: tuple[ReferralRow, ...] = ()
        self._picked: set[str] | None = None
        self._flat: dict[str, Value] = {}
        self._rules = KINDS[self.kind]

    @property
    def rules(self) -> Kind:
        """What the kind asks for, under the limits of the user and the template."""
        return self._rules

    @property
    def channel(self) -> Channel:
        """How the message travels."""
        return self.template.channel if self.template else self.rules.channel

    @property
    def address(self) -> str:
        """Where an e-mail goes."""
        return self.facts.contact.email if self.facts and self.channel is Channel.EMAIL else ""

    @property
    def objections(self) -> tuple[Caution, ...]:
        """What speaks against it and was not overruled; of what was given away already, nothing."""
        if self.state is not MessageState.DRAFT:
            return ()
        return tuple(each for each in self.cautions if each.key not in self.overruled)

    def is_empty(self, name: str) -> bool:
        """Whether a field has no value."""
        return name in FIELDS and not self._flat.get(name)

    def value(self, name: str) -> Value:
        """The value of a field."""
        return self._flat.get(name, "")

    def read(self, now: datetime) -> None:
        """Read the facts again. A person who is gone leaves nobody."""
        self._rules = self._limited()
        if self.contact is not None:
            try:
                self.facts = compose.facts(self._store, self.contact, now, self.meeting)
                known = drafting.fields_for(self._store, self.contact, self.kind, now, self.meeting)
            except NotFound:
                self.contact, self.message, self.facts = None, None, None
                known = MessageFields()
        else:
            self.facts, known = None, MessageFields()
        self.referrals = self._named()
        if self._picked is not None:
            self._put(self._picked)
        self.fields = with_values(known, self.values)
        self._flat = flatten(self.fields)
        self.cautions = self._cautions(now)

    def begin(self, contact: int | None, kind: str | None, meeting: int | None, now: datetime) -> None:
        """Start to write; without a kind, the one that the person's next step asks for."""
        self.clear()
        self.contact, self.meeting = contact, meeting
        self.read(now)
        self.kind = kind if kind and kind in KINDS else self._fitting_kind()
        chosen: TemplateRow | None
        try:
            chosen = drafting.template_for(self._store, kind or self.kind)
        except NotFound:
            chosen = next(iter(templates.listed(self._store)), None)
        self.take_template(chosen, now)

    def take_template(self, template: TemplateRow | None, now: datetime) -> None:
        """Write from another template."""
        self.template = template
        if template is not None:
            self.kind = template.kind
        self.read(now)

    def original(self) -> tuple[str, str]:
        """Subject and body of the template, its conditions decided for the person."""
        if self.template is None:
            return "", ""
        body = templates.detail(self._store, self.template.id).body
        return settled(self.template.subject, self._holds), settled(body, self._holds)

    def resume(self, message: int, now: datetime) -> tuple[str, str]:
        """Go on with a draft and give its sources; what was given away reads as it did. Raises NotFound."""
        found = messages.detail(self._store, message)
        self.clear()
        row = found.row
        self.contact, self.meeting, self.message = row.contact, row.meeting, row.id
        self.kind, self.state = row.kind, row.state
        if row.template is not None:
            self.template = next(
                (each for each in templates.listed(self._store, archived=True) if each.id == row.template),
                None,
            )
        before = kept.load(found.source)
        self.values = before.values
        self.overruled, self.dismissed = set(before.overruled), set(before.dismissed)
        self.read(now)
        if "takeaways" in self.values:
            self._picked = self.chosen()
        if before.body and self.state is MessageState.DRAFT:
            return before.subject, before.body
        return literal(row.subject), literal(found.body)

    def open_draft(self, contact: int, kind: str | None, meeting: int | None) -> int | None:
        """A draft to this person that fits, so that nobody gets two."""
        for row in messages.of_contact(self._store, contact):
            same = kind is None or (row.kind == kind and (meeting is None or row.meeting == meeting))
            if row.state in OPEN and same:
                return row.id
        return None

    def show(self, subject: str, body: str) -> Shown:
        """Put the message together and check it."""
        source = subject if self.channel is Channel.EMAIL else ""
        try:
            rendered = self._engine.render(source, body, self.fields, self.rules)
        except TemplateRejected as error:
            return Shown(None, problem=error)
        language = self.template.language if self.template else "en"
        met = self.facts is None or self.facts.last_meeting is not None
        found = check(self.rules, rendered.subject, rendered.body, self.fields, language, met=met)
        if self.brings_meeting is not None:
            found += (Finding("calendar_file", True, (), "info"),)
        return Shown(rendered, found)

    def draft(self, contact: int, shown: Shown, subject: str, body: str) -> MessageDraft:
        """The message as a draft to keep."""
        rendered = shown.rendered
        previous = self.facts.previous if self.facts and self.rules.group == "follow_up" else None
        return MessageDraft(
            contact=contact,
            kind=self.kind,
            subject=rendered.subject if rendered else subject,
            body=rendered.body if rendered else body,
            channel=self.channel,
            to_address=self.address,
            meeting=self._about(),
            template=self.template.id if self.template else None,
            in_reply_to=previous.message_id if previous else None,
            source=kept.dump(
                kept.Kept(
                    subject,
                    body,
                    self.values,
                    tuple(sorted(self.overruled)),
                    tuple(sorted(self.dismissed)),
                )
            ),
            id=self.message,
        )

    @property
    def brings_meeting(self) -> int | None:
        """The meeting that goes with the message as a calendar file, when it is saved."""
        confirms = self.kind == "schedule.confirm" and self.channel is Channel.EMAIL
        return self._about() if confirms else None

    def takeaways(self) -> tuple[TakeawayRow, ...]:
        """What can be quoted of the last conversation."""
        rows = self.facts.takeaways if self.facts else ()
        return tuple(row for row in rows if row.kind is not TakeawayKind.REFERRAL)

    def mentions(self) -> tuple[Mention, ...]:
        """What the message may speak of: takeaways, then those they pointed to."""
        quoted = [Mention(str(row.id), row.text) for row in self.takeaways()]
        return (*quoted, *(Mention(f"{_NAMED}{row.id}", row.name) for row in self.referrals))

    def chosen(self) -> set[str]:
        """Which of them the message may speak of."""
        texts = {*self.fields.takeaways, *self.fields.advice}
        quoted = {str(row.id) for row in self.takeaways() if row.text.rstrip(" .") in texts}
        names = self.fields.referral.name
        for row in sorted(self.referrals, key=lambda row: len(row.name), reverse=True):
            if row.name in names:  # the longest first: one name may begin another
                names = names.replace(row.name, "", 1)
                quoted.add(f"{_NAMED}{row.id}")
        return quoted

    def report_on(self, takeaway: int, now: datetime) -> None:
        """Speak of this advice and of no other. Raises NotFound."""
        self.values["advice"] = (line(self._store, takeaway).text.rstrip(" ."),)
        self._picked = None
        self.read(now)

    def choose(self, wanted: set[str], now: datetime) -> None:
        """Speak of these and no others."""
        self._picked = wanted
        self.read(now)

    def _put(self, wanted: set[str]) -> None:
        """Information is quoted first, advice where there is too little of it."""
        rows = [row for row in self.takeaways() if str(row.id) in wanted]
        quoted = [row.text.rstrip(" .") for row in rows if row.kind is TakeawayKind.INFORMATION]
        advice = [row.text.rstrip(" .") for row in rows if row.kind is TakeawayKind.ADVICE]
        borrowed = 0 if self.kind == "update.advice_acted" else max(0, _QUOTED - len(quoted))
        self.values["takeaways"] = (*quoted, *advice[:borrowed])
        self.values["advice"] = tuple(advice[borrowed:])
        if self.referrals:
            named = [row for row in self.referrals if f"{_NAMED}{row.id}" in wanted]
            self.values["referral.name"] = together([row.name for row in named])
            self.values["referral.organization"] = named[-1].organization if named else ""

    def _named(self) -> tuple[ReferralRow, ...]:
        """Whom they pointed to in the conversation that the message gives thanks for."""
        meeting = self.facts.last_meeting if self.facts and self.kind.startswith("thanks.") else None
        rows = named_in(self._store, meeting.id) if meeting else ()
        return tuple(row for row in rows if row.referrer == self.contact)

    def _holds(self, condition: str) -> bool:
        try:
            shown = self._engine.render("", f"{{% if {condition} %}}x{{% endif %}}", self.fields, self.rules)
        except TemplateRejected:
            return False
        return bool(shown.body)

    def change_person(self, contact: int, now: datetime) -> None:
        """Write to somebody else: what was the first one's own stays behind."""
        self.message, self.state = None, MessageState.DRAFT
        self.contact, self.meeting, self._picked = contact, None, None
        self.values = {name: value for name, value in self.values.items() if name.startswith(_MINE)}
        self.overruled.clear()
        self.dismissed.clear()
        self.read(now)

    def _limited(self) -> Kind:
        chosen = settings.get(self._store, settings.Outreach)
        return with_limits(
            KINDS.get(self.kind, KINDS["outreach.cold"]),
            words=self.template.word_limit if self.template else None,
            strict=chosen.strict_words,
            note=chosen.note_characters,
        )

    def _cautions(self, now: datetime) -> tuple[Caution, ...]:
        if self.contact is None:
            return ()
        intent = Intent(self.contact, self.rules, self.channel, self.message, self.ahead)
        return outreach.cautions(self._store, intent, now)

    def _about(self) -> int | None:
        """The meeting ahead for what arranges one, the one that was for what follows it."""
        if self.meeting is not None or self.facts is None:
            return self.meeting
        if self.kind.startswith("schedule."):
            return self.facts.next_meeting.id if self.facts.next_meeting else None
        follows = self.kind.startswith(("thanks.", "update.")) and self.facts.last_meeting
        return follows.id if follows else None

    def _fitting_kind(self) -> str:
        person = self.facts.contact if self.facts else None
        if person is None:
            return "outreach.cold"
        if person.next_step is not None:
            step = person.next_step
            place = steps.place(step.kind, person, step.meeting)
            if isinstance(place, Compose) and place.kind:
                return place.kind
        early = person.stage in (Stage.ADDRESS_BOOK, Stage.TO_CONTACT, Stage.PAUSED)
        return steps.first_message(person.source) if early else "keepintouch.checkin"
