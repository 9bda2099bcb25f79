"""What packages say of Klatch agrees with the program, and the tools of the desktops accept it."""

from __future__ import annotations

import configparser
import gzip
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

import klatch
from klatch import cli
from klatch.store.database import FILE_NAME, Store
from programs import SOURCE

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

import facts  # noqa: E402
from linux import metadata  # noqa: E402

MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture(autouse=True)
def _on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")  # the first of January 2026


def accepted(tmp_path: Path, name: str, text: str, *command: str) -> None:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not here")
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = subprocess.run([*command, str(tmp_path / name)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def entry() -> configparser.SectionProxy:
    parser = configparser.RawConfigParser()
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(metadata.desktop_entry())
    return parser["Desktop Entry"]


def test_the_version_is_that_of_the_program_and_of_its_newest_release() -> None:
    assert facts.version() == klatch.__version__ == facts.releases()[0].version


def test_what_builds_packages_finds_all_it_needs_by_itself() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-c", "import package"]
    done = subprocess.run(
        command, cwd=ROOT / "packaging", env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_tag_is_the_version() -> None:
    command = ["git", "-C", str(ROOT), "tag", "--points-at", "HEAD"]
    tags = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
    assert [tag for tag in tags if tag.startswith("v")] in ([], [f"v{facts.version()}"])


def test_releases_are_read_with_their_days_and_changes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = "# Changes\n\n## 0.2.0 (unreleased)\n\n- A\n  b.\n- C.\n\n## 0.1.0 (2026-03-04)\n\n- D.\n"
    (tmp_path / "CHANGELOG.md").write_text(text, encoding="utf-8")
    monkeypatch.setattr(facts, "ROOT", tmp_path)
    newest, oldest = facts.releases()
    assert newest == ("0.2.0", None, ("A b.", "C."))
    assert facts.day_of(newest).isoformat() == "2026-01-01"
    assert facts.day_of(oldest).isoformat() == "2026-03-04"


def test_software_centres_hear_of_every_release(tmp_path: Path) -> None:
    top = ET.fromstring(metadata.metainfo())
    assert [each.get("version") for each in top.iter("release")] == [
        each.version for each in facts.releases()
    ]
    assert len(list(top.iter("li"))) == sum(len(each.changes) for each in facts.releases()) > 20
    accepted(
        tmp_path, f"{facts.ID}.metainfo.xml", metadata.metainfo(), "appstreamcli", "validate", "--no-net"
    )


def test_the_desktop_entry_is_valid_and_names_the_window(tmp_path: Path) -> None:
    assert entry()["StartupWMClass"] == entry()["Icon"] == facts.ID
    asked = "from klatch.app import make_application; print(make_application().desktopFileName())"
    environment = {"PYTHONPATH": str(SOURCE), "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == facts.ID
    accepted(tmp_path, f"{facts.ID}.desktop", metadata.desktop_entry(), "desktop-file-validate")


def test_file_managers_hand_over_what_the_program_takes(tmp_path: Path) -> None:
    assert entry()["MimeType"] == "".join(f"{each};" for each in metadata.MIME_TYPES)
    command, *arguments = entry()["Exec"].replace("%f", str(tmp_path / "ada.vcf")).split()
    assert command == "klatch"
    assert cli._parser().parse_args(arguments).open == tmp_path / "ada.vcf"
    without = entry()["Exec"].replace("%f", "").split()[1:]
    assert cli._parser().parse_args(without).open is None


def test_a_database_is_known_by_its_bytes(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    start = (tmp_path / FILE_NAME).read_bytes()[:100]
    inner = ET.fromstring(metadata.mime_types()).findall(f".//{MIME}match/{MIME}match")
    assert len(inner) == 1
    offset = int(inner[0].attrib["offset"])
    assert start.startswith(b"SQLite format 3\0")
    assert int.from_bytes(start[offset : offset + 4], "big") == int(inner[0].attrib["value"], 0)


def test_the_manual_names_every_command_and_the_version() -> None:
    page = gzip.decompress(metadata.man_page()).decode()
    usage = cli._parser().format_help()
    commands = re.findall(r"^    ([a-z-]+)(?: |$)", usage, re.MULTILINE)
    assert len(commands) >= 8
    plain = page.replace("\\-", "-")
    assert [each for each in commands if not re.search(rf"^\.BI? \"?{each}\b", plain, re.MULTILINE)] == []
    assert f"Klatch {klatch.__version__}" in page
    assert "2026-01-01" in page


def test_the_changelog_of_debian_is_the_same_every_time() -> None:
    text = gzip.decompress(metadata.changelog()).decode()
    assert text.startswith(f"klatch ({klatch.__version__}) ")
    assert f" -- {facts.MAINTAINER}  Thu, 01 Jan 2026 12:00:00 +0000\n" in text
    assert max(map(len, text.splitlines())) <= 80
    assert metadata.changelog() == metadata.changelog()


def test_icons_are_drawn_in_every_size(qapp: QApplication, tmp_path: Path) -> None:
    metadata.icons(tmp_path)
    for size in metadata.ICON_SIZES:
        image = QImage(str(tmp_path / f"{size}x{size}" / "apps" / f"{facts.ID}.png"))
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(size // 4, size // 2).alpha() == 255
    assert (tmp_path / "scalable" / "apps" / f"{facts.ID}.svg").read_bytes().startswith(b"<svg")
