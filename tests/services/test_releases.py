"""The newest version, asked of a site that answers in every way it can."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

import klatch
from conftest import NOW
from klatch.domain.errors import FeedUnread
from klatch.services import releases, settings
from klatch.services.settings import Updates
from klatch.store.database import Store
from klatch.support import https
from release_site import NEWER, Site, open_site


@pytest.mark.parametrize(
    ("path", "version"),
    [("newer", NEWER[1:]), ("moved", NEWER[1:]), ("same", "0.1.0"), ("older", "0.0.9"), ("prerelease", ""),
     ("candidate", ""), ("draft", "")],
)  # fmt: skip
def test_the_feed_names_the_newest_release(site: Site, path: str, version: str) -> None:
    assert releases.newest(site.address(path)) == version


@pytest.mark.parametrize(
    "path",
    ["garbage", "list", "number", "nested", "huge", "endless", "cut", "no-http", "missing", "broken",
     "downgrade", "to-file", "around"],
)  # fmt: skip
def test_what_is_no_answer_of_the_feed_is_refused(site: Site, path: str) -> None:
    with pytest.raises(FeedUnread) as caught:
        releases.newest(site.address(path))
    assert caught.value.reason == "unreadable"


def test_nobody_there_is_said_so(site: Site) -> None:
    for path in ("closed", "silent"):
        with pytest.raises(https.NoAnswer):
            https.fetch(site.address(path), "Klatch/1", patience=0.3)
    with pytest.raises(https.NoAnswer, match="too slow"):
        https.fetch(site.address("slow"), "Klatch/1", patience=0.3)
    with pytest.raises(FeedUnread) as caught:
        releases.newest("https://127.0.0.1:9/")
    assert caught.value.reason == "no_answer"


def test_only_who_can_prove_it_is_believed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FeedUnread) as caught:
        releases.newest(site.address("newer").replace("127.0.0.1", "localhost"))
    assert caught.value.reason == "untrusted"
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(FeedUnread) as caught:
        releases.newest(site.address("newer"))
    assert caught.value.reason == "untrusted"
    assert site.asked == []


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "file:///etc/hostname", "ftp://127.0.0.1:9/"])
def test_no_other_way_than_https_is_gone(address: str) -> None:
    with pytest.raises(https.BadAnswer):
        https.fetch(address, "Klatch/1")


def test_nothing_is_said_but_the_version(site: Site) -> None:
    releases.newest(site.address("moved"))
    for request in site.asked:
        assert set(request) == {"path", "Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
        assert request["User-Agent"] == f"Klatch/{klatch.__version__}"
        assert "?" not in request["path"]
    assert [request["path"] for request in site.asked] == ["/moved", "/newer"]


def test_the_feed_may_lie_with_another_host_over_tls(site: Site, certificate: Path) -> None:
    with open_site(certificate) as other:
        site.elsewhere = other.address("newer")
        assert releases.newest(site.address("latest")) == NEWER[1:]
    assert [request["path"] for request in site.asked] == ["/latest", "/asset"]
    assert [request["Host"] for request in other.asked] == [other.address("").split("/")[2]]


def test_the_feed_is_one_address_over_tls() -> None:
    assert releases.FEED.startswith(f"https://{releases.HOST}/")
    assert "?" not in releases.FEED
    assert releases.page("0.2.0") == f"https://{releases.HOST}/releases/tag/v0.2.0"


def test_nothing_is_due_until_it_is_turned_on(store: Store) -> None:
    assert not releases.is_due(store, NOW)
    settings.put(store, Updates(look=True), NOW)
    assert releases.is_due(store, NOW)
    releases.begin(store, NOW)
    assert not releases.is_due(store, NOW + timedelta(hours=23))
    assert releases.is_due(store, NOW + timedelta(days=1))


def test_a_newer_version_is_told_of_until_it_is_dismissed(store: Store) -> None:
    settings.put(store, Updates(look=True), NOW)
    for version in ("", klatch.__version__, "0.0.9", "1.0.0rc1"):
        releases.told(store, version, NOW)
        assert releases.to_tell(store) == ""
    releases.told(store, "98.0.0", NOW)
    assert releases.to_tell(store) == "98.0.0"
    releases.dismiss(store, "98.0.0", NOW)
    assert releases.to_tell(store) == ""
    releases.told(store, "99.0.0", NOW)
    assert releases.to_tell(store) == "99.0.0"
    settings.put(store, Updates(look=False, newest="99.0.0"), NOW)
    assert releases.to_tell(store) == ""


def test_what_was_asked_is_no_step_to_undo(store: Store) -> None:
    settings.put(store, Updates(look=True), NOW)
    releases.begin(store, NOW)
    assert store.journal.undo_label is None
