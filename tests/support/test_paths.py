"""Where the data lives, and which places are bad for it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from klatch.support import paths


@pytest.fixture
def umask_zero() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def test_the_chosen_folder_wins_over_the_variable(tmp_path: Path) -> None:
    environ = {"KLATCH_DATA": str(tmp_path / "variable"), "XDG_DATA_HOME": str(tmp_path)}
    assert paths.data_folder(tmp_path / "chosen", environ) == tmp_path / "chosen"
    assert paths.data_folder(None, environ) == tmp_path / "variable"
    assert paths.data_folder(None, {"XDG_DATA_HOME": str(tmp_path)}, "linux") == tmp_path / "klatch"


def test_the_default_agrees_with_platformdirs(monkeypatch: pytest.MonkeyPatch) -> None:
    import platformdirs

    for value in (None, "/somewhere", "relative"):
        if value is None:
            monkeypatch.delenv("XDG_DATA_HOME", raising=False)
        else:
            monkeypatch.setenv("XDG_DATA_HOME", value)
        assert paths.data_folder(None, os.environ | {"KLATCH_DATA": ""}, "linux") == (
            platformdirs.user_data_path("klatch")
        )


def test_a_relative_folder_and_a_tilde_become_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.data_folder("here", {}) == tmp_path / "here"
    assert paths.data_folder("~/there", {}) == tmp_path / "there"


def test_new_folders_are_for_their_owner_only(tmp_path: Path, umask_zero: None) -> None:
    made = paths.make_private(tmp_path / "share" / "klatch")
    assert [stat.S_IMODE(each.stat().st_mode) for each in (made, made.parent)] == [0o700, 0o700]


def test_a_folder_that_exists_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    paths.make_private(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_file_in_the_way_is_an_os_error(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(NotADirectoryError):
        paths.make_private(file)
    with pytest.raises(OSError, match="file"):
        paths.make_private(file / "below")


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("Dropbox/klatch", "dropbox"),
        ("Dropbox (Personal)", "dropbox"),
        ("Library/CloudStorage/Dropbox-Work/klatch", "dropbox"),
        ("OneDrive", "onedrive"),
        ("OneDrive - Some School/klatch", "onedrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/klatch", "icloud"),
        ("iCloudDrive/klatch", "icloud"),
        ("Google Drive/My Drive/klatch", "google_drive"),
        ("Library/CloudStorage/GoogleDrive-ada/klatch", "google_drive"),
        ("Nextcloud/klatch", "nextcloud"),
        ("Documents/dropbox-free-notes.d/../klatch", None),
        ("Documents/my dropbox notes/klatch", None),
        (".local/share/klatch", None),
    ],
)
def test_synchronised_folders_are_recognised(tmp_path: Path, place: str, found: str | None) -> None:
    assert paths.hazard(tmp_path / place, tmp_path / "no mounts here") == found


def test_syncthing_is_recognised_by_its_marker(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    assert paths.hazard(tmp_path / "a" / "klatch", tmp_path / "none") is paths.Hazard.SYNCTHING


def test_a_link_does_not_hide_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "plain").symlink_to(tmp_path / "Dropbox")
    assert paths.hazard(tmp_path / "plain", tmp_path / "none") is paths.Hazard.DROPBOX


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "fuse.sshfs", "9p", "ext4", "fuse.portal"])
def test_network_file_systems_are_recognised_by_the_deepest_mount(tmp_path: Path, kind: str) -> None:
    mounts = tmp_path / "mounts"
    far = tmp_path / "far away"
    escaped = str(far).replace(" ", "\\040")
    mounts.write_text(
        f"disk / ext4 rw 0 0\nhost:/x {escaped} {kind} rw 0 0\nhost:/y {tmp_path}/fa nfs rw 0 0\n"
    )
    expected = None if kind in ("ext4", "fuse.portal") else paths.Hazard.NETWORK
    assert paths.hazard(far / "klatch", mounts) is expected
    assert paths.hazard(tmp_path / "near", mounts) is None


def test_what_lies_inside_the_data_folder(tmp_path: Path) -> None:
    assert paths.backups(tmp_path).parent == paths.logs(tmp_path).parent == tmp_path
