from __future__ import annotations

import tempfile
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from klatch.domain.drafts import ContactDraft
from klatch.domain.errors import Cancelled, NotFound
from klatch.domain.matching import Evidence
from klatch.domain.progress import Silent
from klatch.domain.records import SkipReason
from klatch.domain.vocabulary import Source, Stage
from klatch.services import contacts
from klatch.services.exchange import writing
from klatch.services.exchange.importing import import_file
from klatch.services.exchange.plan import ImportOptions, plan
from klatch.services.exchange.reading import read_file
from klatch.services.exchange.writing import ImportReport, Merged, apply
from klatch.store.database import Store

NOW = datetime(2026, 11, 23, 17, 48, tzinfo=UTC)
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ROWS = (
    "Ada,Lovelace,https://www.linkedin.com/in/ada,ada@x.org,Engines,Analyst,12 Mar 2024\n"
    "Zoë,Le Fèvre,https://www.linkedin.com/in/zo%C3%AB,,Lumen,Designer,01 Jan 2020\n"
    "Bea,Byron,,,ENGINES,,\n"
    ",,,,,,\n"
)
CARDS = """BEGIN:VCARD
FN:Ada Lovelace
N:Lovelace;Ada;;Lady;
ORG:Engines;Analysis
TITLE:Countess
EMAIL:ADA@x.org
EMAIL;TYPE=home,pref:ada@home.example
TEL;TYPE=CELL:+44 1
ADR:;;1 Square;London;;;UK
NOTE:Met at the salon.
CATEGORIES:Mentors,alumni
PHOTO:data:image/png;base64,iVBORw0KGgpBQkM=
BDAY:1815-12-10
END:VCARD
BEGIN:VCARD
FN:Cleo Curie
EMAIL:cleo@x.org
CATEGORIES:Alumni
END:VCARD
"""
TRACKED = (
    "contact",
    "contact_email",
    "contact_phone",
    "contact_link",
    "contact_photo",
    "contact_tag",
    "tag",
    "note",
    "organization",
)


def write(tmp_path: Path, text: str, name: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def linkedin(tmp_path: Path) -> Path:
    return write(tmp_path, HEADER + ROWS, "Connections.csv")


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    return write(tmp_path, CARDS, "people.vcf")


def bring_in(store: Store, path: Path, now: datetime, options: ImportOptions | None = None) -> ImportReport:
    return import_file(store, path, now, Silent(), options)


def dump(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    return {table: store.fetch(f"SELECT * FROM {table} ORDER BY id") for table in TRACKED}


def find(store: Store, word: str) -> list[int]:
    rows = store.fetch("SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid", (word,))
    return [row for (row,) in rows if row < 1 << 40]


def test_what_linkedin_brings(store: Store, linkedin: Path, now: datetime) -> None:
    report = bring_in(store, linkedin, now)
    assert (report.read, len(report.added), list(report.merged)) == (4, 3, [])
    assert [(skip.line, skip.reason) for skip in report.left_out] == [(5, SkipReason.HIDDEN)]
    rows = store.fetch(
        "SELECT display_name, c.sort_name, given_name, family_name, title, o.name, stage, source,"
        " source_note, c.extra, stage_since FROM contact c"
        " LEFT JOIN organization o ON o.id = c.organization ORDER BY c.sort_name"
    )
    since = "2026-11-23T17:48:00Z"
    book, linked = "address_book", "linkedin"
    assert rows == [
        ("Ada Lovelace", "ada lovelace", "Ada", "Lovelace", "Analyst", "Engines", book, linked, "",
         "X-CONNECTED-ON:2024-03-12", since),
        ("Bea Byron", "bea byron", "Bea", "Byron", "", "Engines", book, linked, "", "", since),
        ("Zoë Le Fèvre", "zoe le fevre", "Zoë", "Le Fèvre", "Designer", "Lumen", book, linked, "",
         "X-CONNECTED-ON:2020-01-01", since),
    ]  # fmt: skip
    assert store.fetch("SELECT address, is_primary FROM contact_email") == [("ada@x.org", 1)]
    assert store.fetch("SELECT count(*), sum(is_primary) FROM contact_link") == [(2, 2)]
    assert store.fetch("SELECT format, read, added, merged, left_out FROM import_run") == [
        ("linkedin", 4, 3, 0, 1)
    ]


def test_what_a_card_brings(store: Store, cards: Path, now: datetime) -> None:
    ada = bring_in(store, cards, now).added[0]
    assert store.fetch(
        "SELECT prefix, department, city, country, source, source_note FROM contact WHERE id = ?", (ada,)
    ) == [("Lady", "Analysis", "London", "UK", "imported", "people.vcf")]
    assert store.fetch(
        "SELECT address, label, is_primary FROM contact_email WHERE contact = ? ORDER BY id", (ada,)
    ) == [
        ("ADA@x.org", "", 0),
        ("ada@home.example", "home", 1),
    ]
    assert store.fetch("SELECT number, label, is_primary FROM contact_phone") == [("+44 1", "mobile", 1)]
    assert store.fetch("SELECT contact, text, happened_at FROM note") == [
        (ada, "Met at the salon.", "2026-11-23T17:48:00Z")
    ]
    assert store.fetch("SELECT mime, bytes FROM contact_photo") == [("image/png", b"\x89PNG\r\n\x1a\nABC")]
    assert store.fetch(
        "SELECT name, count(*) FROM contact_tag JOIN tag ON tag.id = tag GROUP BY tag ORDER BY name"
    ) == [
        ("alumni", 2),
        ("Mentors", 1),
    ]


def test_ids_and_uids(store: Store, linkedin: Path, cards: Path, now: datetime) -> None:
    bring_in(store, linkedin, now)
    bring_in(store, cards, now)
    by_hand = contacts.add(store, ContactDraft(given_name="Dora"), now)
    uids = [uid for table in TRACKED for (uid,) in store.fetch(f"SELECT uid FROM {table}")]
    assert len(set(uids)) == len(uids)
    assert {len(uid) for uid in uids} == {36}
    assert by_hand == store.fetch("SELECT max(id) FROM contact")[0][0]


@pytest.mark.parametrize("name", ["linkedin", "cards"])
def test_the_same_file_again_changes_nothing(
    store: Store, name: str, request: pytest.FixtureRequest, now: datetime
) -> None:
    path = request.getfixturevalue(name)
    first = bring_in(store, path, now)
    before = dump(store)
    again = bring_in(store, path, now + timedelta(days=1))
    assert (list(again.added), list(again.changed)) == ([], [])
    assert len(again.merged) == len(first.added)
    assert dump(store) == before
    assert store.journal.undo() == "Import contacts"  # the first one: the second wrote nothing to take back
    assert dump(store)["contact"] == []


def test_merging_fills_what_is_empty_and_replaces_nothing(
    store: Store, linkedin: Path, cards: Path, now: datetime
) -> None:
    bring_in(store, linkedin, now)
    (ada,) = store.fetch("SELECT contact FROM contact_email")[0]
    before = dump(store)
    report = bring_in(store, cards, now, ImportOptions(tag="Autumn"))
    assert [(merged.line, merged.contact, merged.evidence) for merged in report.merged] == [
        (1, ada, Evidence.SAME_EMAIL)
    ]
    assert list(report.changed) == [ada]
    assert len(report.added) == 1
    title, department, source, stage = store.fetch(
        "SELECT title, department, source, stage FROM contact WHERE id = ?", (ada,)
    )[0]
    assert (title, department, source, stage) == ("Analyst", "Analysis", "linkedin", "address_book")
    assert store.fetch(
        "SELECT address, is_primary FROM contact_email WHERE contact = ? ORDER BY id", (ada,)
    ) == [
        ("ada@x.org", 1),
        ("ada@home.example", 0),
    ]
    assert store.fetch("SELECT number, is_primary FROM contact_phone WHERE contact = ?", (ada,)) == [
        ("+44 1", 1)
    ]
    assert store.fetch("SELECT count(*) FROM contact_tag WHERE contact = ?", (ada,)) == [(3,)]
    assert store.fetch("SELECT count(*) FROM note") == [(1,)]
    assert store.journal.undo() == "Import contacts"
    assert dump(store) == before


def test_undo_and_redo_are_exact(store: Store, cards: Path, linkedin: Path, now: datetime) -> None:
    bring_in(store, linkedin, now)
    first = dump(store)
    bring_in(store, cards, now)
    second = dump(store)
    store.journal.undo()
    assert dump(store) == first
    store.journal.undo()
    assert not any(dump(store).values())
    store.journal.redo()
    store.journal.redo()
    assert dump(store) == second


def test_somebody_added_by_hand_is_recognised(store: Store, linkedin: Path, now: datetime) -> None:
    bea = contacts.add(
        store, ContactDraft(given_name="Béa", family_name="BYRON", organization="engines"), now
    )
    report = bring_in(store, linkedin, now)
    assert [(merged.contact, merged.evidence) for merged in report.merged] == [
        (bea, Evidence.SAME_NAME_AND_ORGANIZATION)
    ]
    assert store.fetch("SELECT display_name, stage FROM contact WHERE id = ?", (bea,)) == [
        ("Béa BYRON", "to_contact")
    ]


def test_records_of_one_file_about_one_person(store: Store, tmp_path: Path, now: datetime) -> None:
    rows = "Ada King,a@x.org,Engines,,\nA. King,a@x.org,,Analyst,1\nAda King,,ENGINES,Other,2\n"
    report = bring_in(store, write(tmp_path, "Name,Email,Company,Title,Phone\n" + rows, "a.csv"), now)
    (ada,) = report.added
    assert list(report.merged) == [
        Merged(3, ada, Evidence.SAME_EMAIL),
        Merged(4, ada, Evidence.SAME_NAME_AND_ORGANIZATION),
    ]
    assert report.read == 3
    assert list(report.changed) == []
    assert store.fetch("SELECT display_name, title FROM contact") == [("Ada King", "Analyst")]
    assert store.fetch("SELECT number, is_primary FROM contact_phone ORDER BY id") == [("1", 1), ("2", 0)]
    assert store.fetch("SELECT name FROM organization") == [("Engines",)]


def test_colleagues_with_one_address_stay_two_people(store: Store, tmp_path: Path, now: datetime) -> None:
    rows = "Name,Email,Company\nAnn Lee,office@acme.org,Acme\nBob Ray,office@acme.org,Acme\n"
    path = write(tmp_path, rows, "office.csv")
    assert len(bring_in(store, path, now).added) == 2
    again = bring_in(store, path, now)
    assert (list(again.added), list(again.changed)) == ([], [])
    assert store.fetch("SELECT display_name FROM contact ORDER BY id") == [("Ann Lee",), ("Bob Ray",)]


def test_somebody_known_by_an_address_gets_the_name(store: Store, tmp_path: Path, now: datetime) -> None:
    bring_in(store, write(tmp_path, "Email\nann@x.org\n", "addresses.csv"), now)
    named = write(tmp_path, "Name,Email\nAnn Lee,ann@x.org\n", "names.csv")
    assert len(bring_in(store, named, now).changed) == 1
    assert store.fetch("SELECT display_name, sort_name, family_name FROM contact") == [
        ("Ann Lee", "ann lee", "Lee")
    ]
    assert list(bring_in(store, named, now).changed) == []


def test_an_address_gets_the_name_that_the_same_file_tells_later(
    store: Store, tmp_path: Path, now: datetime
) -> None:
    rows = "Name,Email,Company\n,ann@x.org,\nAnn Lee,ann@x.org,\nBob Ray,ann@x.org,\n"
    assert len(bring_in(store, write(tmp_path, rows, "people.csv"), now).added) == 2
    shown = store.fetch("SELECT display_name, sort_name, family_name FROM contact ORDER BY sort_name")
    assert shown == [("Ann Lee", "ann lee", "Lee"), ("Bob Ray", "bob ray", "Ray")]


def test_the_card_of_a_company_and_a_person_with_its_address_stay_two(
    store: Store, tmp_path: Path, now: datetime
) -> None:
    texts = ("Email\noffice@acme.org\n", "Email,Company\noffice@acme.org,Acme\n")
    named = "Name,Email\nAnn Lee,office@acme.org\n"
    paths = [write(tmp_path, text, f"{at}.csv") for at, text in enumerate((*texts, named))]
    assert [len(bring_in(store, path, now).added) for path in paths] == [1, 0, 1]
    assert store.fetch("SELECT display_name FROM contact ORDER BY id") == [("Acme",), ("Ann Lee",)]
    assert [len(bring_in(store, path, now).added) for path in paths] == [0, 0, 0]


def test_people_can_land_in_the_pipeline(store: Store, linkedin: Path, now: datetime) -> None:
    options = ImportOptions(stage=Stage.TO_CONTACT, source=Source.ALUMNI, tag=" Reunion\n")
    report = bring_in(store, linkedin, now, options)
    assert store.fetch("SELECT DISTINCT stage, source FROM contact") == [("to_contact", "alumni")]
    assert store.fetch("SELECT name FROM tag") == [("Reunion",)]
    assert store.fetch("SELECT count(*) FROM contact_tag") == [(len(report.added),)]
    assert store.fetch("SELECT kind, count(*) FROM task GROUP BY kind") == [
        ("first_message", len(report.added))
    ]


@pytest.mark.parametrize("bulk_from", [0, 2000])
def test_everybody_is_found_afterwards(
    store: Store, linkedin: Path, cards: Path, now: datetime, bulk_from: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "BULK_FROM", bulk_from)
    added = bring_in(store, linkedin, now).added
    assert len(find(store, "engines")) == 2
    assert [(key,) for key in find(store, "zoe")] == store.fetch(
        "SELECT id FROM contact WHERE given_name = 'Zoë'"
    )
    bring_in(store, cards, now)
    assert len(find(store, "mentors")) == 1
    assert store.fetch("SELECT count(*) FROM contact_facts") == [(len(added) + 1,)]
    store.journal.undo()
    assert find(store, "mentors") == []
    store.journal.undo()
    assert find(store, "engines") == []
    assert store.fetch("SELECT count(*) FROM contact_facts") == [(0,)]


def test_cancelling_while_writing_keeps_nothing(store: Store, tmp_path: Path, now: datetime) -> None:
    class CancelLate:
        def step(self, done: int, total: int) -> None:
            if total and done > 1000:
                raise Cancelled

    rows = "".join(f"Person{index},Name,,p{index}@x.org,Company {index},,\n" for index in range(3000))
    path = write(tmp_path, HEADER + rows, "Connections.csv")
    planned = plan(store, read_file(path, Silent()))
    before = dump(store)
    with pytest.raises(Cancelled):
        apply(store, planned, now, CancelLate())
    assert dump(store) == before
    assert store.fetch("SELECT count(*) FROM import_run") == [(0,)]
    assert store.journal.undo_label is None
    assert len(apply(store, planned, now, Silent()).added) == 3000


def test_somebody_deleted_after_planning_stops_the_import(
    store: Store, linkedin: Path, now: datetime
) -> None:
    ada = contacts.add(store, ContactDraft(given_name="Ada", emails=("ada@x.org",)), now)
    planned = plan(store, read_file(linkedin, Silent()))
    contacts.delete(store, [ada], now)
    with pytest.raises(NotFound):
        apply(store, planned, now, Silent())
    assert store.fetch("SELECT count(*) FROM contact") == [(0,)]


def test_it_runs_on_a_worker_thread(store: Store, linkedin: Path, now: datetime) -> None:
    reports: list[ImportReport] = []
    changes: list[str] = []
    store.changes.subscribe(lambda change: changes.append(change.label))

    def work() -> None:
        with store.worker():
            reports.append(bring_in(store, linkedin, now))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert len(reports[0].added) == 3
    assert changes == ["Import contacts"]
    assert store.fetch("SELECT count(*) FROM contact") == [(3,)]
    assert store.journal.undo() == "Import contacts"


def test_a_hostile_file_name_and_values_reach_the_database_as_text(
    store: Store, tmp_path: Path, now: datetime
) -> None:
    text = "Name,Company,Title,Tags\nRobert'); DROP TABLE contact;--,O'Neil','x,\"'\",'tag\n"
    report = bring_in(store, write(tmp_path, text, "it's'.csv"), now)
    assert store.fetch("SELECT display_name, title, source_note FROM contact") == [
        ("Robert'); DROP TABLE contact;--", "'x", "it's'.csv")
    ]
    assert len(report.added) == 1


_names = st.sampled_from(["Ada King", "Ada", "Béa Byron", "Bea Byron", "", "...", "b@x.org"])
_rows = st.tuples(
    _names,
    st.sampled_from(["", "a@x.org", "A@x.org", "b@x.org"]),
    st.sampled_from(["", "Engines", "Looms"]),
    st.sampled_from(["", "https://linkedin.com/in/a", "https://linkedin.com/in/b", "https://site.example"]),
    st.sampled_from(["", "1", "2"]),
)

_ADA = ("Ada King", "", "", "", "")
_LINK = "https://linkedin.com/in/a"


@settings(max_examples=25, deadline=None)
@example(  # the link leads to somebody who has been given another name meanwhile
    first=[("", "a@x.org", "", _LINK, ""), ("Béa Byron", "a@x.org", "", "", "")],
    other=[*[_ADA] * 4, ("Ada King", "", "", _LINK, "")],
)
@example(  # two want to give a name to an address, one can
    first=[_ADA, _ADA, ("", "a@x.org", "", "", "")],
    other=[_ADA, _ADA, ("Ada King", "a@x.org", "", "", ""), ("Béa Byron", "a@x.org", "", "", "")],
)
@given(first=st.lists(_rows, min_size=1, max_size=6), other=st.lists(_rows, min_size=1, max_size=6))
def test_whatever_came_between_the_same_file_again_adds_nobody(
    first: list[tuple[str, ...]], other: list[tuple[str, ...]]
) -> None:
    header = ("Name", "Email", "Company", "LinkedIn", "Phone")
    with tempfile.TemporaryDirectory() as folder:
        one, two = (
            write(
                Path(folder),
                "\n".join(map(",".join, [header, ("Zed", "", "", "", ""), *rows])),
                f"{name}.csv",
            )
            for name, rows in (("one", first), ("two", other))
        )
        store = Store.open(Path(folder) / "data")
        try:
            for path in (one, two):
                report = bring_in(store, path, NOW)
                assert report.read == len(report.added) + len(report.merged) + len(report.left_out)
            for path in (one, two):
                assert list(bring_in(store, path, NOW).added) == []
            while store.journal.undo_label:
                store.journal.undo()
            assert not any(dump(store).values())
        finally:
            store.close()
