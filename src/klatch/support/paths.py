"""Where the data lives: the data folder, what is inside it, and places that are bad for a database."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

DATA_VARIABLE = "KLATCH_DATA"

# Folder names that tell a synchronised folder, in lower case: exact names, and beginnings as in
# "OneDrive - School". Plain text, as regular expressions take longer to compile than all else here to run.
_SYNC_NAMES = {
    "dropbox": "dropbox",
    "onedrive": "onedrive",
    "icloud drive": "icloud",
    "iclouddrive": "icloud",
    "mobile documents": "icloud",
    "com~apple~clouddocs": "icloud",
    "google drive": "google_drive",
    "googledrive": "google_drive",
    "my drive": "google_drive",
    "nextcloud": "nextcloud",
    "owncloud": "nextcloud",
}
_SYNC_BEGINNINGS = {
    "dropbox (": "dropbox",
    "dropbox-": "dropbox",
    "onedrive -": "onedrive",
    "onedrive-": "onedrive",
    "google drive (": "google_drive",
    "googledrive-": "google_drive",
}

# File systems on which SQLite's write-ahead log cannot work: its shared memory does not cross machines.
_NETWORK_TYPES = {
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "glusterfs", "lustre", "davfs"),
    *("fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.davfs2", "fuse.s3fs", "fuse.glusterfs"),
    *("fuse.gvfsd-fuse", "fuse.google-drive-ocamlfuse"),
}


class Hazard(StrEnum):
    """Why a folder is a bad home for the database."""

    DROPBOX = "dropbox"
    ONEDRIVE = "onedrive"
    ICLOUD = "icloud"
    GOOGLE_DRIVE = "google_drive"
    NEXTCLOUD = "nextcloud"
    SYNCTHING = "syncthing"
    NETWORK = "network"


def data_folder(
    chosen: str | os.PathLike[str] | None = None,
    environ: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
) -> Path:
    """The data folder: `chosen` (from --data), else KLATCH_DATA, else the user's own; it may not exist."""
    named = chosen or environ.get(DATA_VARIABLE)
    if named:
        return Path(named).expanduser().absolute()
    if platform == "linux":
        return _xdg_data_home(environ) / "klatch"
    import platformdirs

    return platformdirs.user_data_path("Klatch", appauthor=False)


def _xdg_data_home(environ: Mapping[str, str]) -> Path:
    """$XDG_DATA_HOME, read here because importing platformdirs takes a tenth of a window's start."""
    home = Path(environ.get("XDG_DATA_HOME", ""))
    return home if home.is_absolute() else Path.home() / ".local" / "share"


def make_private(folder: Path) -> Path:
    """Create the folder and the missing ones above it, the new ones for their owner only; raises OSError."""
    missing = []
    above = folder
    while not above.exists():
        missing.append(above)
        above = above.parent
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)
    if not folder.is_dir():
        raise NotADirectoryError(folder)
    return folder


def backups(folder: Path) -> Path:
    """Where the backups of a data folder are kept."""
    return folder / "backups"


def logs(folder: Path) -> Path:
    """Where the logs of a data folder are kept."""
    return folder / "logs"


def hazard(folder: Path, mounts: Path = Path("/proc/mounts")) -> Hazard | None:
    """Why the folder, existing or not, is a bad home for the database: it is on a network or synchronised."""
    real = folder.resolve()
    if _file_system(real, mounts) in _NETWORK_TYPES:
        return Hazard.NETWORK
    for part in real.parts:
        name = part.lower()
        found = _SYNC_NAMES.get(name)
        found = found or next(
            (is_of for start, is_of in _SYNC_BEGINNINGS.items() if name.startswith(start)), None
        )
        if found:
            return Hazard(found)
    if any((above / ".stfolder").exists() for above in (real, *real.parents)):
        return Hazard.SYNCTHING
    return None


def _file_system(folder: Path, mounts: Path) -> str:
    """The type of the file system that holds the folder, "" where the system keeps no such list."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    deepest, found = -1, ""
    for line in lines:
        fields = line.split(" ")
        point = _unescape(fields[1]).rstrip("/")
        if len(point) >= deepest and f"{folder}/".startswith(f"{point}/"):
            deepest, found = len(point), fields[2]
    return found


def _unescape(field: str) -> str:
    """Undo the octal escapes (blank, tab, newline, backslash) of the mount list."""
    for escape, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        field = field.replace(escape, character)
    return field
