"""The tour and the self-test, as a user without a screen runs them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from klatch.ui.pages import PAGES

pytestmark = pytest.mark.timeout(300)  # every page in four looks, on a machine that may be busy
SOURCE = Path(__file__).resolve().parents[2] / "src"
SIZES = {"light": (1280, 800), "dark": (1280, 800), "small": (1024, 700), "small-dark": (1024, 700)}
SCENES = {
    "today-empty",
    "welcome-you",
    "welcome-people",
    "welcome-week",
    "import",
    "today",
    "tasks",
    "quick-add",
    "new-contact",
    "contacts",
    "referral-map",
    "referral-list",
    "help",
    "help-search",
    "columns",
    "edit-several",
    "log",
    "palette",
    "meetings",
    "times-to-offer",
    "messages",
    "reply",
    "log-sent",
    "conversation",
    "organizations",
    "organizations-empty",
    "opportunities",
    "opportunities-empty",
    "new-opportunity",
    "takeaways",
    "takeaways-empty",
    "paths",
    "paths-empty",
    "insights",
    "insights-empty",
    "insights-tables",
    "templates",
    "settings",
    "about",
    "licences",
    "newer",
    "newer-told",
    "compose",
    "compose-batch",
    "meeting",
    "today-talking",
    "meetings-talking",
    "questions",
    "prepare",
    "prepare-bank",
    "wrap-up",
    "wrap-up-reflection",
    "wrap-up-notes",
    "favours",
    "compose-thanks",
}


def klatch(home: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "klatch", *map(str, arguments)],
        env={"PYTHONPATH": str(SOURCE), "PATH": os.environ["PATH"], "HOME": str(home), "TMPDIR": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    home = tmp_path_factory.mktemp("home")
    done = klatch(home, "tour", home / "tour")
    assert (done.returncode, done.stderr) == (0, "")
    assert [each.name for each in home.iterdir()] == ["tour"], "the tour cleans up behind itself"
    return home / "tour", done.stdout


def test_the_tour_says_what_it_did(tour: tuple[Path, str]) -> None:
    folder, said = tour
    lines = said.splitlines()
    assert lines[0] == "Imported Connections.csv: 42 read, 32 added, 5 merged, 5 left out."
    assert lines[-1] == f"Left {len(SIZES) * len(SCENES)} pictures and 2 mails in {folder}."


def test_the_tour_leaves_every_page_in_every_look(tour: tuple[Path, str]) -> None:
    folder, _ = tour
    for look, size in SIZES.items():
        pictures = {file.stem: QImage(str(file)) for file in (folder / look).iterdir()}
        assert set(pictures) == SCENES
        assert {(each.width(), each.height()) for each in pictures.values()} == {size}
    light, dark = (QImage(str(folder / look / "contacts.png")) for look in ("light", "dark"))
    assert light.pixelColor(700, 60).lightness() > 200 > 80 > dark.pixelColor(700, 60).lightness()


def test_every_page_of_the_tour_differs(tour: tuple[Path, str]) -> None:
    folder, _ = tour
    for look in SIZES:
        assert len({file.read_bytes() for file in (folder / look).iterdir()}) == len(SCENES)


def test_the_tour_leaves_mails_to_send(tour: tuple[Path, str]) -> None:
    folder, _ = tour
    files = sorted((folder / "mails").iterdir())
    mails = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
    assert [mail["To"].addresses[0].addr_spec for mail in mails] == [
        "aisha.karim@brightloom.example",
        "priya.raman@halden.example",
    ]
    for mail in mails:
        assert mail["From"] == "Nora Whitfield <nora@whitfield.example>"
        assert mail["X-Unsent"] == "1"
        assert mail.get_content().rstrip().endswith("Nora Whitfield")
        assert "[" not in mail.get_content()
    assert "I’m Nora" in mails[0].get_content()
    assert "observe, form a hunch, test it on Monday" in mails[1].get_content()


def test_the_tour_needs_a_folder_it_may_write(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    done = klatch(tmp_path, "tour", tmp_path / "file")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("klatch: ")
    assert done.stderr.count("\n") == 1


def test_the_self_test_finds_this_copy_working(tmp_path: Path) -> None:
    done = klatch(tmp_path, "self-test")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    lines = done.stdout.splitlines()
    assert all(line.startswith("ok ") for line in lines)
    names = {line[8:] for line in lines}
    assert {f"build page {spec.key}" for spec in PAGES} <= names
    assert {f"build dialog {name}" for name in ("about", "newer", "shortcuts")} <= names
    assert {"write thanks.same_day to only a name", "import every module"} <= names
    assert list(tmp_path.iterdir()) == []


def test_the_self_test_names_what_a_copy_lacks(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    for name in ("src", "resources", "docs"):
        shutil.copytree(SOURCE.parent / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(SOURCE.parent / "LICENSE", copy)
    (copy / "docs" / "README.md").write_text("# The guide\n", encoding="utf-8")
    (copy / "resources" / "licences" / "ICU.txt").write_text("Name: ICU\nLicence: \n\n", encoding="utf-8")
    (copy / "src" / "klatch" / "ui" / "reminders" / "tray.py").write_text("import nowhere", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-B", "-m", "klatch", "self-test"],
        env={"PYTHONPATH": str(copy / "src"), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    failed = {line.partition(":")[0] for line in done.stdout.splitlines() if not line.startswith("ok ")}
    names = ("open every page of the guide", "import every module", "read the licence of every part")
    assert (done.returncode, failed) == (1, {f"failed  {name}" for name in names})
