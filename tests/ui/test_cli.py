"""The commands, end to end: what they print, their exit status, no traceback for what is expected."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from klatch import __version__, cli
from klatch.services import sample
from klatch.services.data import open_store
from klatch.support import resources
from klatch.support.clock import SystemClock
from programs import refused

SOURCE = Path(__file__).resolve().parents[2] / "src"
CONNECTIONS = str(resources.path("sample", "Connections.csv"))
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("story")
    store = open_store(folder, SystemClock().now())
    sample.build(store, SystemClock().now())
    store.close()
    return folder


@pytest.fixture
def data(story: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(story, tmp_path / "data"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            status = cli.main([str(argument) for argument in arguments])
        except SystemExit as leaving:  # argparse
            status = int(leaving.code or 0)
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return status, said.out, said.err

    return run


def klatch(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "klatch", *map(str, arguments)],
        env={"PYTHONPATH": str(SOURCE), "PATH": os.environ["PATH"], "HOME": "/nowhere"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def one_sentence(text: str) -> bool:
    return text.startswith("klatch: ") and text.count("\n") == 1 and text.rstrip().endswith(".")


def test_the_version_needs_neither_qt_nor_database() -> None:
    code = (
        "import sys\nfrom klatch import cli\n"
        "try: cli.main(['--version'])\nexcept SystemExit: pass\n"
        "print([name for name in ('PySide6', 'apsw', 'peewee', 'jinja2') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"Klatch {__version__}\n[]\n"


def test_wrong_usage_is_status_2(run: Run, data: Path) -> None:
    assert run("dance")[0] == 2
    assert run("import")[0] == 2
    status, _, err = run("draft", "--kind", "thanks.never", "--to", "Dana", "--data", data)
    assert (status, "thanks.same_day" in err) == (2, True)


def test_import_says_what_became_of_every_record(run: Run, tmp_path: Path) -> None:
    status, out, err = run("import", CONNECTIONS, "--data", tmp_path / "new")
    assert (status, err) == (0, "")
    assert out.splitlines()[:4] == [
        "Connections.csv: LinkedIn export, 42 read",
        "    37 added",
        "     0 merged into people already there",
        "     5 left out",
    ]
    assert "no name" in out


def test_importing_twice_adds_nobody(run: Run, tmp_path: Path) -> None:
    run("import", CONNECTIONS, "--data", tmp_path / "new")
    status, out, _ = run("--data", tmp_path / "new", "import", CONNECTIONS)
    assert status == 0
    assert "     0 added" in out
    assert "    37 merged into people already there" in out
    assert "Imani Cole" in out
    assert "same profile link" in out


def test_import_says_into_whom(run: Run, data: Path) -> None:
    _, out, _ = run("import", CONNECTIONS, "--data", data)
    lines = [line.split("  ") for line in out.splitlines()]
    assert any("Leila Haddad" in "".join(line) and "same e-mail address" in line[-1] for line in lines)


def test_a_dry_run_writes_nothing(run: Run, data: Path, tmp_path: Path) -> None:
    before = (data / "klatch.db").read_bytes()
    status, out, _ = run("import", "--dry-run", CONNECTIONS, "--data", data)
    assert (status, "would be added" in out) == (0, True)
    assert (data / "klatch.db").read_bytes() == before
    assert run("import", "--dry-run", CONNECTIONS, "--data", tmp_path / "none")[0] == 0
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "not there"),
        (b"", "is empty"),
        (b"\x7fELF\0\0\0\1\2\3" * 50, "not a text file"),
        (b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n", "holds no people"),
        (b"PK\x03\x04 cut off", "damaged"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(
    run: Run, tmp_path: Path, content: bytes | None, words: str
) -> None:
    file = tmp_path / "contacts.csv"
    if content is not None:
        file.write_bytes(content)
    status, out, err = run("import", file, "--data", tmp_path / "data")
    assert (status, out) == (1, "")
    assert one_sentence(err)
    assert words in err
    assert not (tmp_path / "data").exists()


def test_due_lists_what_today_shows(run: Run, data: Path) -> None:
    status, out, err = run("due", "--data", data)
    assert (status, err) == (0, "")
    assert len(out.splitlines()) >= 8
    for name in ("Priya Raman", "Dana Okoye", "Ruben Hale", "Jonah Feld", "Leila Haddad"):
        assert name in out
    thanks = next(line for line in out.splitlines() if "Dana Okoye" in line)
    assert "Send thank-you" in thanks
    assert thanks.endswith("Civic Grain")


def test_reading_works_while_a_window_has_the_data(run: Run, data: Path) -> None:
    window = open_store(data, SystemClock().now())
    try:
        assert run("due", "--data", data)[0] == 0
        assert run("check", "--data", data)[0] == 0
        assert run("draft", "--kind", "thanks.same_day", "--to", "Dana Okoye", "--data", data)[0] == 0
        status, _, err = run("import", CONNECTIONS, "--data", data)
        assert status == 1
        assert "already open" in err
        assert run("backup", data.parent / "copy.db", "--data", data)[0] == 1
    finally:
        window.close()


@pytest.mark.parametrize("command", [("due",), ("check",), ("backup", "copy.db")])
def test_without_data_nothing_is_made(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = run(*command, "--data", tmp_path / "none")
    assert status in (1, 2)
    assert out == ""
    assert err
    assert list(tmp_path.iterdir()) == []


def test_a_draft_is_printed_ready_to_send(run: Run, data: Path) -> None:
    status, out, err = run("draft", "--kind", "thanks.same_day", "--to", "dana okoye", "--data", data)
    assert status == 0
    assert out.startswith("To: Dana Okoye <dana.okoye@civicgrain.example>\nSubject: ")
    assert "Civic Grain recruits in libraries" in out
    assert out.endswith("Nora Whitfield\n")
    assert "filled in" not in err


def test_a_draft_says_what_is_missing(run: Run, data: Path) -> None:
    status, out, err = run(
        "draft", "--kind", "schedule.propose", "--to", "simone.acker@openbook.example", "--data", data
    )
    assert status == 0
    assert "To: Simone Acker" in out
    assert "ask.slots" in err


def test_a_draft_needs_one_person(run: Run, data: Path) -> None:
    status, _, err = run("draft", "--kind", "outreach.cold", "--to", "Pactwell", "--data", data)
    assert status == 1
    assert "Owen Brask" in err
    status, _, err = run("draft", "--kind", "outreach.cold", "--to", "Zebedee", "--data", data)
    assert (status, one_sentence(err)) == (1, True)
    assert "Zebedee" in err


def test_a_draft_becomes_a_mail(run: Run, data: Path, tmp_path: Path) -> None:
    file = tmp_path / "thanks.eml"
    write = ("draft", "--kind", "thanks.same_day", "--to", "Dana Okoye", "--data", data, "--eml", file)
    assert run(*write)[0] == 0
    mail = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert mail["To"] == "Dana Okoye <dana.okoye@civicgrain.example>"
    assert mail["X-Unsent"] == "1"
    before = file.read_bytes()
    status, _, err = run(*write)
    assert (status, "is there already" in err) == (1, True)
    assert file.read_bytes() == before


def test_an_unfinished_draft_does_not_become_a_mail(run: Run, data: Path, tmp_path: Path) -> None:
    file = tmp_path / "times.eml"
    status, _, err = run(
        "draft", "--kind", "schedule.propose", "--to", "Simone Acker", "--data", data, "--eml", file
    )
    assert status == 1
    assert "ask.slots" in err
    assert not file.exists()


def test_a_backup_is_whole_and_never_overwrites(run: Run, data: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    status, out, _ = run("backup", target, "--data", data)
    assert status == 0
    assert "41 people" in out
    with sqlite3.connect(target) as copy:
        assert copy.execute("SELECT count(*) FROM contact").fetchone() == (41,)
    before = target.read_bytes()
    assert run("backup", target, "--data", data)[0] == 1
    assert target.read_bytes() == before
    assert run("backup", tmp_path / "no" / "folder.db", "--data", data)[0] == 1


def test_check_counts_and_finds_faults(run: Run, data: Path) -> None:
    status, out, _ = run("check", "--data", data)
    assert status == 0
    assert "      41  contact" in out
    assert out.endswith("The data are in order.\n")
    with sqlite3.connect(data / "klatch.db") as database:
        database.execute("DELETE FROM contact_facts WHERE contact = 3")
    status, out, err = run("check", "--data", data)
    assert status == 1
    assert "derived facts" in out
    assert "backups" in err


@pytest.mark.parametrize("command", [("due",), ("check",), ("import", CONNECTIONS)])
def test_a_database_of_a_newer_version_is_left_alone(run: Run, data: Path, command: tuple[str, ...]) -> None:
    with sqlite3.connect(data / "klatch.db") as database:
        database.execute("PRAGMA user_version = 99")
    before = (data / "klatch.db").read_bytes()
    status, _, err = run(*command, "--data", data)
    assert status == 1
    assert "newer Klatch" in err
    assert (data / "klatch.db").read_bytes() == before


def test_what_is_no_database_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "klatch.db").write_text("shopping list\n" * 100, encoding="utf-8")
    status, _, err = run("due", "--data", tmp_path)
    assert status == 1
    assert "klatch.db" in err
    assert (tmp_path / "klatch.db").read_text(encoding="utf-8").startswith("shopping")


def test_a_bug_is_reported_without_data(capsys: pytest.CaptureFixture[str]) -> None:
    status = cli._failed(ValueError("priya.raman@halden.example"))
    said = capsys.readouterr().err
    assert status == cli.BUG
    assert "ValueError" in said
    assert "priya" not in said


def test_the_data_folder_may_come_from_the_environment(
    run: Run, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KLATCH_DATA", str(data))
    assert "Priya Raman" in run("due")[1]


def test_names_reach_a_terminal_without_their_letters(data: Path) -> None:
    done = klatch(
        "draft", "--kind", "outreach.referral", "--to", "noah", "--data", data, PYTHONIOENCODING="ascii"
    )
    assert done.returncode == 0
    assert "To: Noah Bergstr?m" in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_the_window_is_one_sentence_and_status_2(tmp_path: Path) -> None:
    for command in ((), ("demo",)):
        done = klatch(*command, "--data", tmp_path / "data")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("klatch: There is no screen here")
        assert done.stderr.count("\n") == 1
    assert not (tmp_path / "data").exists()


def test_the_story_keeps_away_from_data(run: Run, data: Path) -> None:
    before = (data / "klatch.db").read_bytes()
    status, _, err = run("demo", "--data", data)
    assert (status, "holds data already" in err) == (1, True)
    assert (data / "klatch.db").read_bytes() == before


def test_a_second_window_is_one_sentence(data: Path) -> None:
    window = open_store(data, SystemClock().now())
    try:
        done = klatch("--data", data, QT_QPA_PLATFORM="offscreen")
    finally:
        window.close()
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("klatch: Klatch is already open")


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux whether the program listens")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_session_that_ends_closes_the_window_in_order(tmp_path: Path, number: signal.Signals) -> None:
    folder = tmp_path / "data"
    window = subprocess.Popen(
        [sys.executable, "-m", "klatch", "--data", str(folder)],
        env={"PYTHONPATH": str(SOURCE), "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)},
        stderr=subprocess.PIPE,
        text=True,
    )
    until = time.monotonic() + 30
    while window.poll() is None and not listens(window.pid) and time.monotonic() < until:
        time.sleep(0.02)
    window.send_signal(number)
    _, err = window.communicate(timeout=30)
    assert (window.returncode, err) == (0, "")
    assert (folder / "window.ini").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux whether the program listens")
def test_the_story_is_gone_with_its_window(tmp_path: Path) -> None:
    environment = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "TMPDIR": str(tmp_path)}
    window = subprocess.Popen(
        [sys.executable, "-m", "klatch", "demo"],
        env={"PYTHONPATH": str(SOURCE), "KLATCH_DATA": str(tmp_path / "mine")} | environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    until = time.monotonic() + 30
    while window.poll() is None and not listens(window.pid) and time.monotonic() < until:
        time.sleep(0.02)
    (folder,) = tmp_path.iterdir()
    assert folder.name.startswith("klatch-story-")
    window.send_signal(signal.SIGTERM)
    _, err = window.communicate(timeout=30)
    assert (window.returncode, err) == (0, "")
    assert list(tmp_path.iterdir()) == []


def listens(pid: int) -> bool:
    """Whether the program catches SIGTERM, which Python alone does not."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    caught = next(line for line in status.splitlines() if line.startswith("SigCgt:"))
    return bool(int(caught.split()[1], 16) >> (signal.SIGTERM - 1) & 1)


def test_newest_says_in_one_sentence_that_nobody_answers() -> None:
    """Through the proxy of the system, where there is one: this one is not there."""
    refused(klatch("newest", HTTPS_PROXY="http://127.0.0.1:9"), "Nobody answered", status=69)
