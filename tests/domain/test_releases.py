"""Which version is newer, and when to look."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from klatch.domain.releases import is_newer, may_look, parse

NOW = datetime(2026, 11, 23, 17, 48, tzinfo=UTC)


@pytest.mark.parametrize(("text", "numbers"), [("0.2.0", (0, 2, 0)), ("v10.20.30", (10, 20, 30))])
def test_released_versions_are_read(text: str, numbers: tuple[int, int, int]) -> None:
    assert parse(text) == numbers


@pytest.mark.parametrize(
    "text",
    ["", "v", "1", "1.2", "1.2.3.4", "1.2.3rc1", "1.2.3-beta", "01.2.3", "1.2.3\n", " 1.2.3", "1.2.1234567",
     "١.٢.٣", "vv1.2.3", "latest", "1.2.3<b>"],
)  # fmt: skip
def test_anything_else_is_no_release(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("version", "own", "newer"),
    [
        ("0.2.0", "0.1.0", True),
        ("v0.10.0", "0.9.9", True),
        ("1.0.0", "0.99.99", True),
        ("0.1.0", "0.1.0", False),
        ("0.0.9", "0.1.0", False),
        ("0.2.0rc1", "0.1.0", False),
        ("0.2.0", "0.2.0rc1", True),
        ("0.1.9", "0.2.0.dev3", False),
        ("", "0.1.0", False),
        ("0.2.0", "unknown", False),
    ],
)
def test_newer_is_what_was_released_later(version: str, own: str, newer: bool) -> None:
    assert is_newer(version, own) is newer


def test_once_a_day_is_enough() -> None:
    assert may_look(None, NOW)
    assert not may_look(NOW, NOW)
    assert not may_look(NOW - timedelta(hours=23, minutes=59), NOW)
    assert may_look(NOW - timedelta(days=1), NOW)
    assert may_look(NOW + timedelta(days=400), NOW), "the clock was set back"
