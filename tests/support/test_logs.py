"""The log is private, bounded, and free of addresses, numbers and home folders."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from klatch.support import logs

logger = logging.getLogger("klatch.tests.logs")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    level = logging.getLogger().level
    handler = logs.start(tmp_path / "data")
    yield tmp_path / "data" / "logs" / "klatch.log"
    logs.stop(handler)
    logging.getLogger().setLevel(level)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sent to ada.lovelace@example.org.", "sent to <address>"),
        ("To: Ada <ada+x@exämple.org>, 2 more", "To: Ada <<address>>, 2 more"),
        ("call +44 20 7946 0958 now", "call <number> now"),
        ("(555) 010-4477", "<number>"),
        ("tel 555.010.4477", "tel <number>"),
        ("0049 (0)30 / 901820", "<number>"),
        ("\uff10\uff14\uff12\uff15\uff15\uff15\uff10\uff11\uff12", "<number>"),
        ("/home/ada/.local/share/klatch.db", "~/.local/share/klatch.db"),
        ("/Users/ada/Library", "~/Library"),
        ("C:\\Users\\ada\\AppData", "C:~\\AppData"),
        (
            "on 2026-11-23 100000 rows in 1234 ms, id 123456",
            "on 2026-11-23 100000 rows in 1234 ms, id 123456",
        ),
        ("uid 12345678-9abc-4def-8123-123456789abc", "uid 12345678-9abc-4def-8123-123456789abc"),
        ("at 0x7f1234567890 in klatch 0.1.0", "at 0x7f1234567890 in klatch 0.1.0"),
    ],
)
def test_redaction(text: str, expected: str) -> None:
    assert logs.redact(text) == expected


def test_the_own_home_is_redacted_wherever_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/srv/people/ada lovelace")
    assert logs.redact("open '/srv/people/ada lovelace/x', /srv/people/ada lovelace") == "open '~/x', ~"
    assert logs.redact("/srv/people/ada lovelace2/x") == "/srv/people/ada lovelace2/x"


@pytest.mark.logs_expected
def test_arguments_and_tracebacks_are_redacted_too(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    canary = "canary@example.org"
    try:
        raise ValueError(f"no such person {canary}")  # noqa: TRY301
    except ValueError:
        logger.exception("Lookup of %s failed", canary)
    text = log.read_text()
    assert canary not in text
    assert "ValueError: no such person <address>" in text
    assert "Lookup of <address> failed" in text


def test_a_traceback_another_handler_formatted_first_is_not_taken_over(log: Path) -> None:
    record = logger.makeRecord(logger.name, logging.ERROR, __file__, 1, "failed", (), None)
    record.exc_info = (ValueError, ValueError("canary@example.org"), None)
    logging.Formatter().format(record)
    assert "canary@" in str(record.exc_text)
    assert "canary@" not in logs.RedactingFormatter().format(record)


@pytest.mark.logs_expected
def test_a_line_break_cannot_forge_a_record(log: Path) -> None:
    logger.warning("first\n2026-11-23T10:00:00.000Z ERROR klatch: forged\u2028and\rmore")
    first, *rest = log.read_text().splitlines()
    assert " WARNING klatch.tests.logs: first" in first
    assert len(rest) == 3
    assert all(line.startswith("    ") for line in rest)


def test_the_file_and_its_folder_are_private(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        handler = logs.LogFile(tmp_path / "logs" / "klatch.log", max_bytes=1)
        for _ in range(3):
            handler.handle(logger.makeRecord(logger.name, logging.INFO, __file__, 1, "line", (), None))
        handler.close()
    finally:
        os.umask(before)
    files = list((tmp_path / "logs").iterdir())
    assert len(files) == 3
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE((tmp_path / "logs").stat().st_mode) == 0o700


def test_it_rotates_and_keeps_three_old_ones(tmp_path: Path) -> None:
    handler = logs.LogFile(tmp_path / "klatch.log", max_bytes=300)
    for number in range(100):
        handler.handle(logger.makeRecord(logger.name, logging.INFO, __file__, 1, "line %d", (number,), None))
    handler.close()
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "klatch.log",
        "klatch.log.1",
        "klatch.log.2",
        "klatch.log.3",
    ]
    assert all(file.stat().st_size < 400 for file in tmp_path.iterdir())
    kept = "".join((tmp_path / f"klatch.log{end}").read_text() for end in (".3", ".2", ".1", ""))
    numbers = [int(line.rsplit(" ", 1)[1]) for line in kept.splitlines()]
    assert numbers == list(range(numbers[0], 100))


def test_levels(log: Path) -> None:
    logger.debug("too much detail")
    logger.info("opened")
    assert log.read_text().count("\n") == 1


def test_a_log_that_cannot_be_written_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logs").touch()
    handler = logs.LogFile(tmp_path / "logs" / "klatch.log")
    handler.handle(logger.makeRecord(logger.name, logging.INFO, __file__, 1, "line", (), None))
    handler.close()
    assert capsys.readouterr() == ("", "")


def test_a_full_disk_stops_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "klatch.log").symlink_to("/dev/full")
    handler = logs.LogFile(tmp_path / "klatch.log")
    handler.handle(logger.makeRecord(logger.name, logging.INFO, __file__, 1, "line", (), None))
    handler.close()
    assert capsys.readouterr() == ("", "")
