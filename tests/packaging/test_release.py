"""A release goes out only when all agree and every address is somebody's; what lies beside it is true."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import klatch

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

import facts  # noqa: E402
import feed  # noqa: E402
import notes  # noqa: E402
import sbom  # noqa: E402
import sums  # noqa: E402
from agreement import disagreements  # noqa: E402
from klatch.services import releases  # noqa: E402
from linux import metadata  # noqa: E402


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of version 1.2.3 on the day of its release."""
    (tmp_path / "src" / "klatch" / "services").mkdir(parents=True)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    monkeypatch.setattr(facts, "ROOT", tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    monkeypatch.setattr(facts, "MAINTAINER", "Somebody <somebody@klatch.test>")
    program(tmp_path, "1.2.3")
    home(tmp_path, "https://forge.test/somebody/klatch")
    changelog(tmp_path, "1.2.3 (2026-03-04)")
    return tmp_path


def program(tree: Path, version: str) -> None:
    (tree / "src" / "klatch" / "__init__.py").write_text(f'__version__ = "{version}"\n', encoding="utf-8")


def home(tree: Path, address: str) -> None:
    text = (ROOT / "src" / "klatch" / "services" / "releases.py").read_text(encoding="utf-8")
    there = text.replace(releases.HOME, address)
    (tree / "src" / "klatch" / "services" / "releases.py").write_text(there, encoding="utf-8")


def changelog(tree: Path, heading: str) -> None:
    text = f"# Changes\n\n## {heading}\n\n- Something\n  new.\n\n## 1.2.2 (2026-01-01)\n\n- Old.\n"
    (tree / "CHANGELOG.md").write_text(text, encoding="utf-8")


def found(tag: str = "v1.2.3") -> str:
    return "\n".join(disagreements(tag, metadata.metainfo()))


def test_all_four_agree(tree: Path) -> None:
    assert found() == ""


def test_another_tag_is_refused(tree: Path) -> None:
    assert found("v1.2.4") == (
        "The tag is v1.2.4, and the program says it is 1.2.3: the tag has to be v1.2.3."
    )
    assert found("1.2.3")


def test_another_version_of_the_program_is_refused(tree: Path) -> None:
    program(tree, "1.3.0")
    assert "the program says it is 1.3.0" in found()
    assert "The newest release of CHANGELOG.md is 1.2.3, not 1.3.0." in found("v1.3.0")


def test_another_newest_release_of_the_changelog_is_refused(tree: Path) -> None:
    changelog(tree, "1.2.4 (2026-03-04)")
    assert "The newest release of CHANGELOG.md is 1.2.4, not 1.2.3." in found()


def test_what_the_changelog_calls_unreleased_is_refused(tree: Path) -> None:
    changelog(tree, "1.2.3 (unreleased)")
    assert "CHANGELOG.md says that 1.2.3 is unreleased" in found()
    assert "1.2.3 (development)" in found()


def test_another_release_of_appstream_is_refused(tree: Path) -> None:
    other = metadata.metainfo().replace('"1.2.3"', '"1.2.0"')
    assert disagreements("v1.2.3", other) == [
        "The newest release that software centres read is 1.2.0 (stable), not 1.2.3 (stable)."
    ]
    assert "software centres read is none" in disagreements("v1.2.3", "<component/>")[0]


def test_a_candidate_is_refused(tree: Path) -> None:
    program(tree, "1.2.3rc1")
    assert "Packages would take 1.2.3rc1 for newer than 1.2.3" in found("v1.2.3rc1")


@pytest.mark.parametrize("address", ["https://klatch.example", "https://klatch.example/releases"])
def test_a_release_that_asks_nobody_for_newer_versions_is_refused(tree: Path, address: str) -> None:
    home(tree, address)
    assert found() == (
        f"Klatch would ask {address} for newer versions, and nobody has that address:"
        " put the one where releases are published into HOME of src/klatch/services/releases.py."
    )


def test_packages_whose_maintainer_nobody_can_write_to_are_refused(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts, "MAINTAINER", "The Klatch authors <klatch@example.org>")
    assert found().startswith("Packages name The Klatch authors <klatch@example.org> as their maintainer")


def test_klatch_reads_the_feed_that_is_published(tree: Path) -> None:
    written = feed.write(tree)
    assert releases.read(written.read_bytes()) == "1.2.3"
    assert f"{releases.HOME}/releases/latest/download/{written.name}" == releases.FEED


def test_the_script_says_so_to_the_workflow() -> None:
    command = [sys.executable, str(ROOT / "packaging" / "agreement.py"), "v0.0.0-nobody"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"the tag has to be v{klatch.__version__}" in done.stdout


def test_the_notes_are_those_of_the_newest_release(tree: Path) -> None:
    assert notes.notes().startswith("- Something new.\n\nCheck what you downloaded")
    assert "Old" not in notes.notes()


@pytest.mark.parametrize(
    ("version", "numbers"), [("1.2.3", (1, 2, 3)), ("0.10.0rc1", (0, 10, 0)), ("2.0.1.dev4", (2, 0, 1))]
)
def test_versions_have_three_numbers(tree: Path, version: str, numbers: tuple[int, int, int]) -> None:
    program(tree, version)
    assert facts.numbers() == numbers


def test_the_sums_are_those_of_sha256sum(tmp_path: Path) -> None:
    (tmp_path / "b.deb").write_bytes(b"b")
    (tmp_path / "a.rpm").write_bytes(b"")
    written = sums.write([tmp_path / "b.deb", tmp_path / "a.rpm"], tmp_path)
    assert written.read_text() == (
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.rpm\n"
        "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d  b.deb\n"
    )


def test_the_sums_of_a_folder_leave_themselves_out(tmp_path: Path) -> None:
    (tmp_path / "a.rpm").write_bytes(b"")
    for _ in range(2):
        subprocess.run([sys.executable, str(ROOT / "packaging" / "sums.py"), str(tmp_path)], check=True)
    lines = (tmp_path / sums.NAME).read_text().splitlines()
    assert [line.split()[1] for line in lines] == ["a.rpm"]


def part(name: str) -> dict[str, Any]:
    return {"bom-ref": f"{name}==1", "name": name, "version": "1"}


def test_the_list_of_what_is_inside_holds_what_is_inside_and_nothing_else() -> None:
    environment = {
        "bomFormat": "CycloneDX",
        "metadata": {"component": {"bom-ref": "root-component", "name": "klatch"}},
        "components": [part(name) for name in ("jinja2", "markupsafe", "lxml", "pip", "pyinstaller")],
        "dependencies": [
            {"ref": "root-component", "dependsOn": ["jinja2==1"]},
            {"ref": "jinja2==1", "dependsOn": ["markupsafe==1"]},
            {"ref": "markupsafe==1"},
            {"ref": "lxml==1"},
            {"ref": "pip==1"},
            {"ref": "pyinstaller==1", "dependsOn": ["lxml==1"]},
        ],
    }
    made = sbom.bundled(environment, [part("qt")])
    assert [each["name"] for each in made["components"]] == ["jinja2", "markupsafe", "pyinstaller", "qt"]
    assert made["dependencies"][0] == {
        "ref": "root-component",
        "dependsOn": ["jinja2==1", "pyinstaller==1", "qt==1"],
    }
    assert {each["ref"] for each in made["dependencies"]} == {
        "root-component",
        *(each["bom-ref"] for each in made["components"]),
    }
    assert made["metadata"]["component"]["version"] == klatch.__version__
