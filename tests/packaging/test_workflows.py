"""What the workflows call is there, and they may do no more than they need."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

from linux import checks  # noqa: E402

FOLDER = ROOT / ".github" / "workflows"
TEXTS = {file.name: file.read_text(encoding="utf-8") for file in sorted(FOLDER.glob("*.yml"))}


def jobs(text: str) -> dict[str, str]:
    """The jobs of a workflow with their texts."""
    _, *parts = re.split(r"(?m)^  ([a-z-]+):\n", text.partition("\njobs:\n")[2])
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_there_is_one_to_test_and_one_to_release() -> None:
    assert list(TEXTS) == ["release.yml", "test.yml"]
    assert set(jobs(TEXTS["release.yml"])) == {
        "agreement",
        "linux",
        "linux-check",
        "linux-try",
        "windows",
        "macos",
        "publish",
    }


@pytest.mark.parametrize("name", TEXTS)
def test_every_action_is_pinned_to_a_commit_and_says_its_version(name: str) -> None:
    used = re.findall(r"uses: (.*)", TEXTS[name])
    assert used
    assert [
        each for each in used if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)
    ] == []


def test_one_action_has_one_version() -> None:
    used = set(re.findall(r"uses: ([\w/-]+)@(\w+)", "".join(TEXTS.values())))
    assert len({action for action, _ in used}) == len(used) >= 5


@pytest.mark.parametrize("name", TEXTS)
def test_every_target_and_file_that_is_called_exists(name: str) -> None:
    targets = set(re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8")))
    made = re.findall(r"\bmake ([a-z-]+)(?: ARGS=\S+)?$", TEXTS[name], re.MULTILINE)
    assert set(made) <= targets
    files = re.findall(r"\b(?:packaging|requirements)/[\w/]+\.\w+", TEXTS[name])
    assert made or files
    assert [file for file in files if not (ROOT / file).is_file()] == []


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_but_publishing_may_write(name: str) -> None:
    head = TEXTS[name].partition("\njobs:\n")[0]
    assert re.findall(r"(?m)^permissions:\n((?:  .*\n)+)", head) == ["  contents: read\n"]
    may_write = {job: re.findall(r"([\w-]+): write", text) for job, text in jobs(TEXTS[name]).items()}
    assert may_write.pop("publish", ["contents", "id-token", "attestations"]) == [
        "contents",
        "id-token",
        "attestations",
    ]
    assert not any(may_write.values())
    checkouts = TEXTS[name].count("actions/checkout@")
    assert TEXTS[name].count("persist-credentials: false") == checkouts > 0


def test_only_a_tag_is_published_and_only_after_everything_was_tried() -> None:
    release = jobs(TEXTS["release.yml"])
    publish = release.pop("publish")
    assert "if: github.event_name == 'push' && github.ref_type == 'tag'\n" in publish
    needed = re.search(r"needs: \[(.*)\]", publish)
    assert needed
    assert set(needed[1].split(", ")) == set(release)


def test_the_feed_is_among_what_is_summed_attested_and_published() -> None:
    publish = jobs(TEXTS["release.yml"])["publish"]
    steps = ("packaging/feed.py dist", "packaging/sums.py dist", "subject-path: dist/*", "gh release create")
    places = [publish.index(step) for step in steps]
    assert places == sorted(places)


def test_every_artefact_is_tried() -> None:
    release = jobs(TEXTS["release.yml"])
    assert "klatch self-test" in release["linux"]
    assert "klatch self-test" in release["linux-try"]
    for job, script in (("windows", "windows/try_installer.py"), ("macos", "macos/try_image.py")):
        assert f"packaging/{script}" in release[job]
        assert '"self-test"' in (ROOT / "packaging" / script).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("job", "tools"),
    [("linux", {*checks.BUILDERS.values()}), ("linux-check", {*checks.CHECKERS.values(), "python3"})],
)
def test_the_tools_of_a_job_are_installed(job: str, tools: set[str]) -> None:
    installed = re.search(
        r"apt-get install -y -q --no-install-recommends (.*)", jobs(TEXTS["release.yml"])[job]
    )
    assert installed
    assert set(installed[1].split()) == tools


def test_packages_that_are_built_unchecked_are_checked_elsewhere() -> None:
    release = jobs(TEXTS["release.yml"])
    assert "make package ARGS=--unchecked\n" in release["linux"]
    assert "packaging/linux/checks.py dist\n" in release["linux-check"]


def test_secrets_reach_only_the_steps_that_sign() -> None:
    secrets = re.findall(r"(\w+): \$\{\{ secrets\.(\w+) \}\}", TEXTS["release.yml"])
    assert len(secrets) == 8
    assert [name for name, secret in secrets if name != secret] == []
    code = "".join(
        file.read_text(encoding="utf-8")
        for folder in ("macos", "windows")
        for file in (ROOT / "packaging" / folder).iterdir()
        if file.suffix in {".py", ".sh"}
    )
    assert [name for name, _ in secrets if name not in code] == []
    guide = (ROOT / "RELEASING.md").read_text(encoding="utf-8")
    assert [name for name, _ in secrets if f"`{name}`" not in guide] == []
    assert "secrets." not in TEXTS["test.yml"]


def test_the_scripts_of_the_shell_are_well_formed() -> None:
    for script in sorted((ROOT / "packaging").rglob("*.sh")):
        subprocess.run(["sh", "-n", str(script)], check=True)


@pytest.mark.parametrize("name", ["RELEASING.md", "SECURITY.md"])
def test_what_the_guides_name_exists(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    targets = set(re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8")))
    made = set(re.findall(r"`make ([a-z-]+)`", text))
    assert made
    assert made <= targets
    files = re.findall(r"`(?:python3 )?((?:packaging|requirements|src|\.github)/[\w./]+)", text)
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert files
    assert [each for each in (*files, *links) if not (ROOT / each).is_file()] == []
