"""Fixtures for every layer: a fixed moment, a real store in a private folder, and no stray log records."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHONPATH"] = str(ROOT / "src")  # for the programs that tests start

import pytest

import release_site
from klatch.store.database import Store
from release_site import Site

NOW = datetime(2026, 11, 23, 17, 48, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    """A Monday, late morning in New York."""
    return NOW


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A real, empty store."""
    opened = Store.open(tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of this computer, which nobody trusts yet."""
    return release_site.make_certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def site(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site that publishes releases, trusted and not behind a proxy."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with release_site.open_site(certificate) as opened:
        yield opened


@pytest.fixture(autouse=True)
def no_unexpected_logs(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A log record of WARNING or worse fails the test, unless it is marked `logs_expected`."""
    yield
    if request.node.get_closest_marker("logs_expected"):
        return
    records = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not records, [record.getMessage() for record in records]
