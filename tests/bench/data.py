"""Reading, importing, undoing, searching and writing mails against bare references."""

from __future__ import annotations

import csv
import statistics
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from itertools import pairwise
from pathlib import Path

import apsw
from PySide6.QtCore import QEventLoop, QTimer
from tests.bench.measure import Figure, interleaved, milliseconds
from tests.mail_samples import FULL

from klatch.domain import practice
from klatch.domain.kinds import KINDS
from klatch.domain.progress import Progress, Silent
from klatch.services import templates
from klatch.services.data import Store
from klatch.services.exchange.importing import import_file
from klatch.services.exchange.reading import read_file
from klatch.services.mail import compose
from klatch.services.mail.templates import Engine
from klatch.services.reading.search import search
from klatch.store.search import set_triggers
from klatch.ui.background import Background

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
COLUMNS = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")


def connections(path: Path, count: int) -> None:
    """A Connections.csv with one row in fifty that stands there twice."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write('Notes:\n"Some of the email addresses are missing"\n\n')
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        for number in range(count):
            n = number - 1 if number % 50 == 49 else number
            mail = f"person{n}@example.org" if n % 5 == 0 else ""
            url = f"https://www.linkedin.com/in/person-{n}"
            rows.writerow(
                (
                    f"Given{n % 977}",
                    f"Family{n}",
                    url,
                    mail,
                    f"Company {n % 4001}",
                    "Researcher",
                    "12 Mar 2024",
                )
            )


def raw_import(source: Path, target: Path) -> None:
    """The rows of the file into one narrow table with four indexes, nothing else."""
    conn = apsw.Connection(str(target))
    conn.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL").fetchall()
    conn.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, a, b, c, d, e, f, g)")
    for column in "bcde":
        conn.execute(f"CREATE INDEX person_{column} ON person ({column})")
    with source.open(encoding="utf-8", newline="") as file, conn:
        rows = csv.reader(file)
        for _ in range(4):
            next(rows)
        conn.executemany("INSERT INTO person (a, b, c, d, e, f, g) VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    conn.close()


def same_rows(store: Store, folder: Path) -> float:
    """Seconds that the very rows of an import take in an empty database of our schema: no reading of the
    file, no duplicates, no journal, no index of words."""
    tables = ("organization", "contact", "contact_email", "contact_link")
    rows = {table: store.fetch(f"SELECT * FROM {table}") for table in tables}
    Store.open(folder).close()
    conn = apsw.Connection(str(folder / "klatch.db"))
    conn.execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON").fetchall()
    set_triggers(conn, False)

    def write() -> None:
        with conn:
            for table, values in rows.items():
                places = ", ".join("?" * len(values[0]))
                conn.executemany(f"INSERT INTO {table} VALUES ({places})", values)

    took = milliseconds(write)() / 1000
    conn.close()
    return took


def import_figures(folder: Path, count: int) -> Iterator[Figure]:
    """Import with duplicates, journal and index; its undo; and how long the window waited meanwhile."""
    source = folder / "Connections.csv"
    connections(source, count)
    ours, raw, undone, gaps, same = [], [], [], [], []
    for number in range(3):
        raw.append(milliseconds(lambda n=number: raw_import(source, folder / f"raw-{n}.db"))() / 1000)  # type: ignore[misc]
        store = Store.open(folder / f"import-{number}")
        took, gap = _while_the_window_lives(store, source)
        ours.append(took)
        gaps.append(gap)
        same.append(same_rows(store, folder / f"same-{number}"))
        undone.append(milliseconds(store.journal.undo)() / 1000)
        store.close()
    name = f"import of {count:,} rows: duplicates, journal, index"
    yield Figure(name, statistics.median(ours), statistics.median(raw), "s", "<= 2.5")
    name = "the same import, against its rows in its own tables"
    yield Figure(name, statistics.median(ours), statistics.median(same), "s", "")
    yield Figure("undo of that import", statistics.median(undone), statistics.median(ours), "s", "<= 2")
    yield Figure("longest gap of the event loop meanwhile", max(gaps), 0, "ms", "<= 25 ms, never over 100")


def _while_the_window_lives(store: Store, source: Path) -> tuple[float, float]:
    """Seconds an import in the background took, and the longest gap between two ticks of the window in ms."""
    loop = QEventLoop()
    background = Background(store, loop)
    ticks: list[float] = []
    took: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))

    def work(progress: Progress) -> None:
        began = time.perf_counter()
        import_file(store, source, NOW, progress)
        took.append(time.perf_counter() - began)

    timer.start(1)
    background.run(work).ended.connect(loop.quit)
    loop.exec()
    timer.stop()
    background.finish()
    return took[0], max(b - a for a, b in pairwise(ticks)) * 1000


def vcard_figures(folder: Path, count: int) -> Iterator[Figure]:
    """Reading vCards against unfolding and splitting lines only."""
    path = folder / "many.vcf"
    card = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Family{0};Given{0};;;\r\n"
        "FN:Given{0} Family{0}\r\nORG:Company {1};Research\r\n"
        "TITLE:Researcher\r\nEMAIL;TYPE=INTERNET,WORK:person{0}@example.org\r\n"
        "TEL;TYPE=CELL:+1 555 {0:07}\r\n"
        "ADR;TYPE=HOME:;;1 Main Street;Portland;OR;97201;USA\r\n"
        "NOTE:Met at the meetup\\, talked about\r\n  diary studies\r\n"
        "END:VCARD\r\n"
    )
    path.write_text("".join(card.format(n, n % 97) for n in range(count)), encoding="utf-8", newline="")

    def minimal() -> None:
        lines: list[str] = []
        for line in path.read_bytes().decode().split("\r\n"):
            if line[:1] in {" ", "\t"}:
                lines[-1] += line[1:]
            else:
                lines.append(line)
        cards: list[list[tuple[str, list[str], str]]] = []
        for line in lines:
            head, _, value = line.partition(":")
            name, *params = head.split(";")
            if name == "BEGIN":
                cards.append([])
            elif name != "END" and cards:
                cards[-1].append((name, params, value.replace("\\,", ",").replace("\\n", "\n")))

    ours, reference = interleaved(milliseconds(lambda: read_file(path, Silent())), milliseconds(minimal), 5)
    yield Figure(f"{count:,} vCards read", ours, reference, "ms", "<= 3")


def mail_figures(count: int) -> Iterator[Figure]:
    """Mails rendered, checked and made into bytes."""
    import jinja2

    shipped = next(item for item in templates.shipped() if item.kind == "outreach.alumni")
    kind = KINDS[shipped.kind]
    engine = Engine()
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=False)
    subject, body = environment.from_string(shipped.subject), environment.from_string(shipped.body)
    plain = {
        "me": FULL.me, "contact": FULL.contact, "connection": FULL.connection, "ask": FULL.ask,
        "referrer": FULL.referrer, "previous": FULL.previous, "meeting": FULL.meeting,
    }  # fmt: skip

    def ours() -> None:
        for _ in range(count):
            mail = engine.render(shipped.subject, shipped.body, FULL, kind)
            practice.check(kind, mail.subject, mail.body, FULL)
            compose.draft_eml(
                "Nora", "nora@example.org", "Aisha", "aisha@example.org", mail.subject, mail.body
            )

    def reference() -> None:
        for _ in range(count):
            message = EmailMessage(policy=SMTP)
            message["From"], message["To"] = "Nora <nora@example.org>", "Aisha <aisha@example.org>"
            message["Subject"] = subject.render(plain)
            message.set_content(body.render(plain))
            message.as_bytes()

    mine, theirs = interleaved(milliseconds(ours), milliseconds(reference), 3)
    yield Figure(f"{count:,} mails rendered, checked and frozen", mine, theirs, "ms", "<= 1.5")


def search_figures(store: Store) -> Iterator[Figure]:
    """Search everything over typed prefixes, against the raw queries alone; 95th percentile."""
    words = [
        "software",
        "research",
        "agnieszka",
        "diary",
        "portland",
        "jose",
        "lukasz",
        "design",
        "study",
        "ada",
    ]
    prefixes = [word[:length] for word in words for length in range(1, len(word) + 1)]
    kinds = {
        "contact": "display_name, title", "organization": "name, industry", "note": "text",
        "takeaway": "text", "message": "subject, body", "meeting": "place, notes",
    }  # fmt: skip

    def raw(text: str) -> None:
        for kind, (table, texts) in enumerate(kinds.items()):
            low = kind << 40
            store.fetch(
                f"SELECT {texts} FROM (SELECT rowid - ? AS key FROM search_index"
                " WHERE search_index MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT 50)"
                f" CROSS JOIN {table} ON id = key",
                (low, f'"{text}"*', low, low + (1 << 40) - 1),
            )

    ours = [milliseconds(lambda t=text: search(store, t))() for text in prefixes]  # type: ignore[misc]
    reference = [milliseconds(lambda t=text: raw(t))() for text in prefixes]  # type: ignore[misc]
    yield Figure("search everything, newest 50, p95", _p95(ours), _p95(reference), "ms", "<= 1.5")


def _p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]
