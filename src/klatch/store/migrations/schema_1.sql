-- Version 1. Times are UTC text (2026-11-23T10:00:00Z), dates are text (2026-11-23), flags are 0 or 1.

CREATE TABLE organization (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    sort_name TEXT NOT NULL,
    website TEXT NOT NULL DEFAULT '', industry TEXT NOT NULL DEFAULT '', city TEXT NOT NULL DEFAULT '',
    motivation INTEGER NOT NULL DEFAULT 0 CHECK (motivation BETWEEN 0 AND 3),
    posting INTEGER NOT NULL DEFAULT 0 CHECK (posting BETWEEN 0 AND 3),
    research TEXT NOT NULL DEFAULT '', extra TEXT NOT NULL DEFAULT ''
);
CREATE INDEX organization_sort_name ON organization (sort_name);

CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    prefix TEXT NOT NULL DEFAULT '', given_name TEXT NOT NULL DEFAULT '', additional_name TEXT NOT NULL DEFAULT '',
    family_name TEXT NOT NULL DEFAULT '', suffix TEXT NOT NULL DEFAULT '', nickname TEXT NOT NULL DEFAULT '',
    display_name TEXT NOT NULL CHECK (display_name <> ''),
    sort_name TEXT NOT NULL,
    pronouns TEXT NOT NULL DEFAULT '', title TEXT NOT NULL DEFAULT '', department TEXT NOT NULL DEFAULT '',
    organization INTEGER REFERENCES organization (id) ON DELETE SET NULL,
    city TEXT NOT NULL DEFAULT '', region TEXT NOT NULL DEFAULT '', country TEXT NOT NULL DEFAULT '',
    zone TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT 'other', source_note TEXT NOT NULL DEFAULT '',
    kind_of_helper TEXT NOT NULL DEFAULT 'unknown',
    stage TEXT NOT NULL DEFAULT 'to_contact', stage_since TEXT NOT NULL, paused_reason TEXT NOT NULL DEFAULT '',
    priority INTEGER NOT NULL DEFAULT 0 CHECK (priority BETWEEN 0 AND 3),
    cares_about TEXT NOT NULL DEFAULT '', keep_in_touch_days INTEGER, do_not_contact INTEGER NOT NULL DEFAULT 0,
    extra TEXT NOT NULL DEFAULT ''
);
-- The stage stands in these indexes, and in contact_facts, so that a sorted pipeline reads the index alone.
CREATE INDEX contact_sort_name ON contact (sort_name, stage);
CREATE INDEX contact_organization ON contact (organization, sort_name, stage);
CREATE INDEX contact_stage ON contact (stage, sort_name);
-- What else the contacts table is sorted by; who has no such value follows by name.
CREATE INDEX contact_source ON contact (source, sort_name, stage);
CREATE INDEX contact_created_at ON contact (created_at, stage);
CREATE INDEX contact_city ON contact (city COLLATE NOCASE, sort_name, stage) WHERE city <> '';
CREATE INDEX contact_priority ON contact (priority, sort_name, stage) WHERE priority > 0;
CREATE INDEX contact_helper ON contact (kind_of_helper, sort_name, stage) WHERE kind_of_helper <> 'unknown';

CREATE TABLE contact_email (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    address TEXT NOT NULL, label TEXT NOT NULL DEFAULT '', is_primary INTEGER NOT NULL DEFAULT 0, bounced_at TEXT
);
CREATE INDEX contact_email_contact ON contact_email (contact);
CREATE INDEX contact_email_address ON contact_email (address COLLATE NOCASE);
CREATE UNIQUE INDEX contact_email_primary ON contact_email (contact) WHERE is_primary;
CREATE INDEX contact_email_sorted ON contact_email (address COLLATE NOCASE, contact) WHERE is_primary;

CREATE TABLE contact_phone (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    number TEXT NOT NULL, label TEXT NOT NULL DEFAULT '', is_primary INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX contact_phone_contact ON contact_phone (contact);
CREATE UNIQUE INDEX contact_phone_primary ON contact_phone (contact) WHERE is_primary;

CREATE TABLE contact_link (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    url TEXT NOT NULL, label TEXT NOT NULL DEFAULT '', is_primary INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX contact_link_contact ON contact_link (contact);
CREATE UNIQUE INDEX contact_link_primary ON contact_link (contact) WHERE is_primary;

CREATE TABLE contact_photo (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    contact INTEGER NOT NULL UNIQUE REFERENCES contact (id) ON DELETE CASCADE,
    mime TEXT NOT NULL, bytes BLOB NOT NULL
);

CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (name <> '')
);

CREATE TABLE contact_tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    tag INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
    UNIQUE (contact, tag)
);
CREATE INDEX contact_tag_tag ON contact_tag (tag);

CREATE TABLE meeting (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    starts_at TEXT NOT NULL, zone TEXT NOT NULL DEFAULT '', minutes INTEGER NOT NULL DEFAULT 20 CHECK (minutes BETWEEN 1 AND 1440),
    format TEXT NOT NULL DEFAULT 'video',
    place TEXT NOT NULL DEFAULT '', link TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'confirmed',
    goals TEXT NOT NULL DEFAULT '', research TEXT NOT NULL DEFAULT '', introduction TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '', agreed_at TEXT, started_at TEXT, ended_at TEXT, sequence INTEGER NOT NULL DEFAULT 0,
    extra_minutes INTEGER NOT NULL DEFAULT 0, paused_seconds INTEGER NOT NULL DEFAULT 0, paused_at TEXT
);
CREATE INDEX meeting_starts_at ON meeting (starts_at);

CREATE TABLE meeting_contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    meeting INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    UNIQUE (meeting, contact)
);
CREATE INDEX meeting_contact_contact ON meeting_contact (contact);

-- A time to offer somebody for a talk, until one of them is agreed on.
CREATE TABLE offered_slot (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    starts_at TEXT NOT NULL, minutes INTEGER NOT NULL DEFAULT 20 CHECK (minutes BETWEEN 1 AND 1440)
);
CREATE INDEX offered_slot_contact ON offered_slot (contact, starts_at);
CREATE INDEX offered_slot_starts_at ON offered_slot (starts_at);

CREATE TABLE question (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    text TEXT NOT NULL, "group" TEXT NOT NULL DEFAULT 'own', set_name TEXT NOT NULL DEFAULT '',
    builtin_key TEXT UNIQUE, position INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE meeting_question (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    meeting INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
    text TEXT NOT NULL, "group" TEXT NOT NULL DEFAULT 'own', position INTEGER NOT NULL DEFAULT 0,
    asked_at TEXT, answer TEXT NOT NULL DEFAULT ''
);
CREATE INDEX meeting_question_meeting ON meeting_question (meeting);

CREATE TABLE note (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    contact INTEGER REFERENCES contact (id) ON DELETE CASCADE,
    organization INTEGER REFERENCES organization (id) ON DELETE CASCADE,
    meeting INTEGER REFERENCES meeting (id) ON DELETE CASCADE,
    text TEXT NOT NULL, happened_at TEXT NOT NULL, position INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX note_contact ON note (contact);
CREATE INDEX note_organization ON note (organization);
CREATE INDEX note_meeting ON note (meeting);

CREATE TABLE template (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    kind TEXT NOT NULL, channel TEXT NOT NULL DEFAULT 'email', name TEXT NOT NULL, subject TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL, language TEXT NOT NULL DEFAULT 'en', builtin_key TEXT, builtin_version INTEGER,
    word_limit INTEGER, archived INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX template_builtin_key ON template (builtin_key, language) WHERE builtin_key IS NOT NULL;

CREATE TABLE message (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    meeting INTEGER REFERENCES meeting (id) ON DELETE SET NULL,
    template INTEGER REFERENCES template (id) ON DELETE SET NULL,
    kind TEXT NOT NULL, channel TEXT NOT NULL DEFAULT 'email', to_address TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '', body TEXT NOT NULL DEFAULT '', state TEXT NOT NULL DEFAULT 'draft',
    frozen_at TEXT, sent_at TEXT, answered_at TEXT, bounced_at TEXT, closed_at TEXT,
    message_id TEXT, in_reply_to TEXT, account TEXT, source TEXT NOT NULL DEFAULT ''
);
CREATE INDEX message_contact ON message (contact);
CREATE INDEX message_meeting ON message (meeting) WHERE meeting IS NOT NULL;
CREATE INDEX message_template ON message (template) WHERE template IS NOT NULL;
CREATE INDEX message_state ON message (state);
CREATE INDEX message_sent_at ON message (sent_at);
CREATE INDEX message_answered_at ON message (contact, answered_at) WHERE answered_at IS NOT NULL;

CREATE TABLE interaction (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    channel TEXT NOT NULL DEFAULT 'other', direction TEXT NOT NULL DEFAULT 'to_them', happened_at TEXT NOT NULL,
    summary TEXT NOT NULL DEFAULT '',
    message INTEGER REFERENCES message (id) ON DELETE CASCADE,
    meeting INTEGER REFERENCES meeting (id) ON DELETE CASCADE
);
CREATE INDEX interaction_contact ON interaction (contact, happened_at);
CREATE INDEX interaction_message ON interaction (message) WHERE message IS NOT NULL;
CREATE INDEX interaction_meeting ON interaction (meeting) WHERE meeting IS NOT NULL;

CREATE TABLE career_path (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''), why TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0,
    ruled_out_at TEXT, ruled_out_reason TEXT NOT NULL DEFAULT ''
);

-- Takeaways about one thing share a claim and say the same, or disagree; so none that goes takes others along.
CREATE TABLE takeaway (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    meeting INTEGER REFERENCES meeting (id) ON DELETE CASCADE,
    contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    kind TEXT NOT NULL, text TEXT NOT NULL,
    career_path INTEGER REFERENCES career_path (id) ON DELETE SET NULL,
    organization INTEGER REFERENCES organization (id) ON DELETE SET NULL,
    claim TEXT, disagrees INTEGER NOT NULL DEFAULT 0, acted_on_at TEXT, reported_back_at TEXT
);
CREATE INDEX takeaway_meeting ON takeaway (meeting);
CREATE INDEX takeaway_contact ON takeaway (contact);
CREATE INDEX takeaway_claim ON takeaway (claim) WHERE claim IS NOT NULL;
CREATE INDEX takeaway_career_path ON takeaway (career_path) WHERE career_path IS NOT NULL;
CREATE INDEX takeaway_organization ON takeaway (organization) WHERE organization IS NOT NULL;

CREATE TABLE referral (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    referrer INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    referred INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    meeting INTEGER REFERENCES meeting (id) ON DELETE SET NULL,
    note TEXT NOT NULL DEFAULT '', will_introduce INTEGER NOT NULL DEFAULT 0, introduced_at TEXT, reported_back_at TEXT,
    UNIQUE (referrer, referred)
);
CREATE INDEX referral_referred ON referral (referred);
CREATE INDEX referral_meeting ON referral (meeting) WHERE meeting IS NOT NULL;

CREATE TABLE favor (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    meeting INTEGER REFERENCES meeting (id) ON DELETE SET NULL,
    task INTEGER REFERENCES task (id) ON DELETE SET NULL,
    direction TEXT NOT NULL, text TEXT NOT NULL, done_at TEXT
);
CREATE INDEX favor_contact ON favor (contact);
CREATE INDEX favor_meeting ON favor (meeting) WHERE meeting IS NOT NULL;
CREATE INDEX favor_task ON favor (task) WHERE task IS NOT NULL;

-- Without a meeting: what was thought of the path before any conversation.
CREATE TABLE fit (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    meeting INTEGER REFERENCES meeting (id) ON DELETE CASCADE,
    career_path INTEGER NOT NULL REFERENCES career_path (id) ON DELETE CASCADE,
    daily_work INTEGER CHECK (daily_work BETWEEN 1 AND 5), people_pace INTEGER CHECK (people_pace BETWEEN 1 AND 5),
    energy INTEGER CHECK (energy BETWEEN 1 AND 5), "values" INTEGER CHECK ("values" BETWEEN 1 AND 5),
    skills INTEGER CHECK (skills BETWEEN 1 AND 5), lifestyle INTEGER CHECK (lifestyle BETWEEN 1 AND 5),
    note TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX fit_once ON fit (career_path, coalesce(meeting, 0));
CREATE INDEX fit_meeting ON fit (meeting);

CREATE TABLE opportunity (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    organization INTEGER REFERENCES organization (id) ON DELETE SET NULL,
    contact INTEGER REFERENCES contact (id) ON DELETE SET NULL,
    meeting INTEGER REFERENCES meeting (id) ON DELETE SET NULL,
    title TEXT NOT NULL, url TEXT NOT NULL DEFAULT '', status TEXT NOT NULL DEFAULT 'lead', next_on TEXT,
    notes TEXT NOT NULL DEFAULT ''
);
CREATE INDEX opportunity_organization ON opportunity (organization);
CREATE INDEX opportunity_contact ON opportunity (contact) WHERE contact IS NOT NULL;

CREATE TABLE task (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    contact INTEGER REFERENCES contact (id) ON DELETE CASCADE,
    meeting INTEGER REFERENCES meeting (id) ON DELETE CASCADE,
    message INTEGER REFERENCES message (id) ON DELETE CASCADE,
    opportunity INTEGER REFERENCES opportunity (id) ON DELETE CASCADE,
    organization INTEGER REFERENCES organization (id) ON DELETE CASCADE,
    kind TEXT NOT NULL DEFAULT 'own', rank INTEGER NOT NULL DEFAULT 99, title TEXT NOT NULL DEFAULT '',
    due_on TEXT, due_at TEXT, snoozed_until TEXT, done_at TEXT, skipped_at TEXT, rule TEXT, rule_key TEXT UNIQUE
);
CREATE INDEX task_contact ON task (contact);
CREATE INDEX task_meeting ON task (meeting);
CREATE INDEX task_message ON task (message) WHERE message IS NOT NULL;
CREATE INDEX task_opportunity ON task (opportunity) WHERE opportunity IS NOT NULL;
CREATE INDEX task_open ON task (due_on) WHERE done_at IS NULL AND skipped_at IS NULL;

CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    page TEXT NOT NULL, name TEXT NOT NULL, filter TEXT NOT NULL DEFAULT '{}', columns TEXT NOT NULL DEFAULT '[]',
    sort TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0
);

-- Untracked: outside the journal, so undo never touches them.

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT, message INTEGER NOT NULL, message_id TEXT NOT NULL UNIQUE, recipient TEXT NOT NULL,
    mime BLOB NOT NULL, sha256 TEXT NOT NULL, account TEXT NOT NULL, dedupe_key TEXT NOT NULL UNIQUE, state TEXT NOT NULL,
    owner TEXT, tries INTEGER NOT NULL DEFAULT 0, next_try_at TEXT, last_reply TEXT NOT NULL DEFAULT ''
);
CREATE TABLE outbox_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT, outbox INTEGER NOT NULL, at TEXT NOT NULL, state TEXT NOT NULL, detail TEXT NOT NULL DEFAULT ''
);
CREATE TABLE import_run (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, format TEXT NOT NULL, read INTEGER NOT NULL, added INTEGER NOT NULL,
    merged INTEGER NOT NULL, left_out INTEGER NOT NULL
);
CREATE TABLE erased (hash TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE contact_facts (
    contact INTEGER PRIMARY KEY, last_interaction_at TEXT, next_task INTEGER, next_due TEXT,
    meetings_held INTEGER NOT NULL DEFAULT 0, referrals_made INTEGER NOT NULL DEFAULT 0,
    urgency TEXT NOT NULL DEFAULT '9999', stage TEXT NOT NULL DEFAULT 'to_contact'
);
CREATE INDEX contact_facts_urgency ON contact_facts (urgency, stage);
CREATE INDEX contact_facts_last_interaction_at ON contact_facts (last_interaction_at, stage);

-- A rule's step that is due at a moment keeps the user's day of it in due_on, so that steps of one day compare by rank.
-- urgency orders people by their next step: dated steps by date, undated ones by priority, people without a step last.
CREATE VIEW fresh_contact_facts AS
SELECT c.id AS contact,
       (SELECT max(i.happened_at) FROM interaction i WHERE i.contact = c.id) AS last_interaction_at,
       t.id AS next_task,
       max(coalesce(t.due_at, t.due_on, ''), coalesce(t.snoozed_until, '')) AS next_due,
       (SELECT count(*) FROM meeting_contact mc JOIN meeting m ON m.id = mc.meeting
         WHERE mc.contact = c.id AND m.status = 'held') AS meetings_held,
       (SELECT count(*) FROM referral r WHERE r.referrer = c.id) AS referrals_made,
       CASE WHEN t.id IS NULL THEN '9999'
            WHEN t.due_at IS NULL AND t.due_on IS NULL AND t.snoozed_until IS NULL
                 THEN '9998' || (9 - c.priority) || CASE c.source WHEN 'referral' THEN '0' ELSE '1' END || c.created_at
            ELSE max(coalesce(t.due_at, t.due_on, ''), coalesce(t.snoozed_until, '')) END AS urgency,
       c.stage AS stage
  FROM contact c
  LEFT JOIN task t ON t.id = (
       SELECT n.id FROM task n
        WHERE n.contact = c.id AND n.done_at IS NULL AND n.skipped_at IS NULL
        ORDER BY n.due_at IS NULL AND n.due_on IS NULL AND n.snoozed_until IS NULL,
                 max(coalesce(n.due_on, substr(n.due_at, 1, 10), ''), coalesce(substr(n.snoozed_until, 1, 10), '')), n.rank,
                 max(coalesce(n.due_at, n.due_on, ''), coalesce(n.snoozed_until, '')), n.id
        LIMIT 1);

-- One folded text per thing that can be found. klatch_fold() is registered by store/search.py.
CREATE VIEW contact_document AS
SELECT c.id AS id,
       klatch_fold(concat_ws(' ', c.display_name, c.given_name, c.family_name, c.nickname, c.title, c.department, o.name, c.city,
                   c.source_note, c.cares_about,
                   (SELECT group_concat(e.address, ' ') FROM contact_email e WHERE e.contact = c.id),
                   (SELECT group_concat(g.name, ' ') FROM contact_tag ct JOIN tag g ON g.id = ct.tag WHERE ct.contact = c.id))) AS text
  FROM contact c LEFT JOIN organization o ON o.id = c.organization;
CREATE VIEW organization_document AS
SELECT id, klatch_fold(concat_ws(' ', name, industry, city, research)) AS text FROM organization;
CREATE VIEW note_document AS SELECT id, klatch_fold(text) AS text FROM note;
CREATE VIEW takeaway_document AS SELECT id, klatch_fold(text) AS text FROM takeaway;
CREATE VIEW message_document AS
SELECT m.id, klatch_fold(concat_ws(' ', m.subject, m.body,
       (SELECT group_concat(i.summary, ' ') FROM interaction i WHERE i.message = m.id AND i.direction <> 'to_them'))) AS text
  FROM message m WHERE m.state <> 'discarded';
CREATE VIEW meeting_document AS
SELECT m.id, klatch_fold(concat_ws(' ', m.place, m.goals, m.research, m.introduction, m.notes,
       (SELECT group_concat(c.display_name, ' ') FROM meeting_contact mc JOIN contact c ON c.id = mc.contact WHERE mc.meeting = m.id))) AS text
  FROM meeting m;
CREATE VIEW opportunity_document AS
SELECT p.id, klatch_fold(concat_ws(' ', p.title, o.name, c.display_name, p.url, p.notes)) AS text
  FROM opportunity p LEFT JOIN organization o ON o.id = p.organization LEFT JOIN contact c ON c.id = p.contact;

CREATE VIRTUAL TABLE search_index USING fts5 (text, content='', contentless_delete=1, prefix='2 3', tokenize='unicode61 remove_diacritics 0');

-- The exact text of a message never changes once it is frozen.
CREATE TRIGGER message_frozen BEFORE UPDATE ON message
WHEN OLD.frozen_at IS NOT NULL AND NEW.frozen_at IS NOT NULL
 AND (OLD.subject IS NOT NEW.subject OR OLD.body IS NOT NEW.body OR OLD.to_address IS NOT NEW.to_address)
BEGIN SELECT RAISE(ABORT, 'a frozen message cannot be changed'); END;
