"""The tracked tables as peewee models, by which the statements of a transaction are written.

Imported with the first such statement: a start writes none. No instance of these ever leaves the store:
readers get plain rows. The schema itself is SQL in `migrations/`; a test holds the two against each other.
"""

from __future__ import annotations

from peewee import BlobField, BooleanField, IntegerField, Model, TextField

from klatch.store.columns import DayField, MomentField, Reference


class Record(Model):
    """What every tracked table has."""

    id = IntegerField(primary_key=True)
    uid = TextField()
    created_at = MomentField()
    updated_at = MomentField()

    class Meta:
        legacy_table_names = False


class Organization(Record):
    """An employer."""

    name = TextField()
    sort_name = TextField()
    website = TextField()
    industry = TextField()
    city = TextField()
    motivation = IntegerField()
    posting = IntegerField()
    research = TextField()
    extra = TextField()


class Contact(Record):
    """A person."""

    prefix = TextField()
    given_name = TextField()
    additional_name = TextField()
    family_name = TextField()
    suffix = TextField()
    nickname = TextField()
    display_name = TextField()
    sort_name = TextField()
    pronouns = TextField()
    title = TextField()
    department = TextField()
    organization = Reference(null=True)
    city = TextField()
    region = TextField()
    country = TextField()
    zone = TextField()
    source = TextField()
    source_note = TextField()
    kind_of_helper = TextField()
    stage = TextField()
    stage_since = MomentField()
    paused_reason = TextField()
    priority = IntegerField()
    cares_about = TextField()
    keep_in_touch_days = IntegerField(null=True)
    do_not_contact = BooleanField()
    extra = TextField()


class ContactEmail(Record):
    """An address of a person."""

    contact = Reference()
    address = TextField()
    label = TextField()
    is_primary = BooleanField()
    bounced_at = MomentField(null=True)


class ContactPhone(Record):
    """A telephone number of a person."""

    contact = Reference()
    number = TextField()
    label = TextField()
    is_primary = BooleanField()


class ContactLink(Record):
    """A profile or page of a person."""

    contact = Reference()
    url = TextField()
    label = TextField()
    is_primary = BooleanField()


class ContactPhoto(Record):
    """A picture, apart so that lists never load it."""

    contact = Reference()
    mime = TextField()
    bytes = BlobField()


class Tag(Record):
    """A word to group people by."""

    name = TextField()


class ContactTag(Record):
    """A tag on a person."""

    contact = Reference()
    tag = Reference()


class Meeting(Record):
    """A conversation, planned or held."""

    starts_at = MomentField()
    zone = TextField()
    minutes = IntegerField()
    format = TextField()
    place = TextField()
    link = TextField()
    phone = TextField()
    status = TextField()
    goals = TextField()
    research = TextField()
    introduction = TextField()
    notes = TextField()
    agreed_at = MomentField(null=True)
    started_at = MomentField(null=True)
    ended_at = MomentField(null=True)
    sequence = IntegerField()
    extra_minutes = IntegerField()
    paused_seconds = IntegerField()
    paused_at = MomentField(null=True)


class MeetingContact(Record):
    """Who takes part in a meeting."""

    meeting = Reference()
    contact = Reference()


class OfferedSlot(Record):
    """A time to offer somebody."""

    contact = Reference()
    starts_at = MomentField()
    minutes = IntegerField()


class Question(Record):
    """A question of the bank."""

    text = TextField()
    group = TextField()
    set_name = TextField()
    builtin_key = TextField(null=True)
    position = IntegerField()


class MeetingQuestion(Record):
    """A question chosen for a meeting, independent of the bank."""

    meeting = Reference()
    text = TextField()
    group = TextField()
    position = IntegerField()
    asked_at = MomentField(null=True)
    answer = TextField()


class Note(Record):
    """A dated note on a person, an organization or a meeting."""

    contact = Reference(null=True)
    organization = Reference(null=True)
    meeting = Reference(null=True)
    text = TextField()
    happened_at = MomentField()
    position = IntegerField()


class Template(Record):
    """A message template; shipped ones can be restored."""

    kind = TextField()
    channel = TextField()
    name = TextField()
    subject = TextField()
    body = TextField()
    language = TextField()
    builtin_key = TextField(null=True)
    builtin_version = IntegerField(null=True)
    word_limit = IntegerField(null=True)
    archived = BooleanField()


class Message(Record):
    """A message to a person; its text never changes once frozen."""

    contact = Reference()
    meeting = Reference(null=True)
    template = Reference(null=True)
    kind = TextField()
    channel = TextField()
    to_address = TextField()
    subject = TextField()
    body = TextField()
    state = TextField()
    frozen_at = MomentField(null=True)
    sent_at = MomentField(null=True)
    answered_at = MomentField(null=True)
    bounced_at = MomentField(null=True)
    closed_at = MomentField(null=True)
    message_id = TextField(null=True)
    in_reply_to = TextField(null=True)
    account = TextField(null=True)
    source = TextField()


class Interaction(Record):
    """A touch in either direction."""

    contact = Reference()
    channel = TextField()
    direction = TextField()
    happened_at = MomentField()
    summary = TextField()
    message = Reference(null=True)
    meeting = Reference(null=True)


class CareerPath(Record):
    """A path under consideration, or ruled out."""

    name = TextField()
    why = TextField()
    position = IntegerField()
    ruled_out_at = MomentField(null=True)
    ruled_out_reason = TextField()


class Takeaway(Record):
    """A piece of advice, information or a referral from a conversation."""

    meeting = Reference(null=True)
    contact = Reference()
    kind = TextField()
    text = TextField()
    career_path = Reference(null=True)
    organization = Reference(null=True)
    claim = TextField(null=True)
    disagrees = BooleanField()
    acted_on_at = MomentField(null=True)
    reported_back_at = MomentField(null=True)


class Referral(Record):
    """Who pointed to whom."""

    referrer = Reference()
    referred = Reference()
    meeting = Reference(null=True)
    note = TextField()
    will_introduce = BooleanField()
    introduced_at = MomentField(null=True)
    reported_back_at = MomentField(null=True)


class Favor(Record):
    """Something promised or done for them or for me, and the task that reminds of it."""

    contact = Reference()
    meeting = Reference(null=True)
    task = Reference(null=True)
    direction = TextField()
    text = TextField()
    done_at = MomentField(null=True)


class Fit(Record):
    """How a path suits, after a conversation or before any; 1 to 5 each."""

    meeting = Reference(null=True)
    career_path = Reference()
    daily_work = IntegerField(null=True)
    people_pace = IntegerField(null=True)
    energy = IntegerField(null=True)
    values = IntegerField(null=True)
    skills = IntegerField(null=True)
    lifestyle = IntegerField(null=True)
    note = TextField()


class Opportunity(Record):
    """A lead."""

    organization = Reference(null=True)
    contact = Reference(null=True)
    meeting = Reference(null=True)
    title = TextField()
    url = TextField()
    status = TextField()
    next_on = DayField(null=True)
    notes = TextField()


class Task(Record):
    """A step to take, the user's own or made by a rule."""

    contact = Reference(null=True)
    meeting = Reference(null=True)
    message = Reference(null=True)
    opportunity = Reference(null=True)
    organization = Reference(null=True)
    kind = TextField()
    rank = IntegerField()
    title = TextField()
    due_on = DayField(null=True)
    due_at = MomentField(null=True)
    snoozed_until = MomentField(null=True)
    done_at = MomentField(null=True)
    skipped_at = MomentField(null=True)
    rule = TextField(null=True)
    rule_key = TextField(null=True)


class SavedView(Record):
    """A filter, columns and a sort under a name."""

    page = TextField()
    name = TextField()
    filter_json = TextField(column_name="filter")
    columns = TextField()
    sort = TextField()
    position = IntegerField()


_MODELS: tuple[type[Record], ...] = (
    Organization,
    Contact,
    ContactEmail,
    ContactPhone,
    ContactLink,
    ContactPhoto,
    Tag,
    ContactTag,
    Meeting,
    MeetingContact,
    OfferedSlot,
    Question,
    MeetingQuestion,
    Note,
    Template,
    Message,
    Interaction,
    CareerPath,
    Takeaway,
    Referral,
    Favor,
    Fit,
    Opportunity,
    Task,
    SavedView,
)
BY_TABLE: dict[str, type[Record]] = {model._meta.table_name: model for model in _MODELS}
