"""What is written beside the code agrees with it, and nothing names a machine or a package index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import klatch
from klatch.cli import _parser

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (".ci", ".github", "docs", "packaging", "requirements", "resources", "src", "tests")
# One letter of each word stands in brackets, so that this file may be searched like all others.
FORBIDDEN = re.compile(
    r"(?<![\w.~])/(?:[w]ork|[t]mp|[r]oot)/|py[p]i\.org|pythonho[s]ted|npm[j]s\.|regi[s]try\."
)


def texts() -> Iterator[tuple[Path, str]]:
    """Every file of the project that is text, with its path from the top."""
    inside = (file for folder in FOLDERS for file in (ROOT / folder).rglob("*"))
    for file in (*(each for each in ROOT.iterdir() if each.name != ".git"), *inside):
        if not file.is_file() or "__pycache__" in file.parts:
            continue
        try:
            yield file.relative_to(ROOT), file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_version_is_the_same_everywhere() -> None:
    newest = re.search(r"(?m)^## (\S+)", read("CHANGELOG.md"))
    assert newest
    assert newest[1] == klatch.__version__
    assert f"Version {klatch.__version__}" in read("README.md")


def test_only_the_package_holds_the_version() -> None:
    assert 'dynamic = ["version"]' in read("pyproject.toml")


def test_the_licence_is_whole() -> None:
    text = read("LICENSE")
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert "Version 3, 29 June 2007" in text
    assert len(text.splitlines()) > 600


def test_every_make_target_of_the_documents_exists() -> None:
    targets = set(re.findall(r"(?m)^([a-z]+):", read("Makefile")))
    written = read("README.md") + read("CONTRIBUTING.md")
    blocks = re.findall(r"(?ms)^```$(.*?)^```$", written)
    spans = re.findall(r"`([^`]+)`", re.sub(r"(?ms)^```$.*?^```$", "", written))
    named = set(re.findall(r"(?m)(?:^|\s)make ([a-z]+)", "\n".join((*blocks, *spans))))
    assert named >= {"run", "test", "check", "bench"}
    assert named <= targets


def test_every_link_of_the_documents_leads_somewhere() -> None:
    for document in (ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")):
        for target in re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8")):
            assert "://" in target or (document.parent / target).exists(), f"{document.name}: {target}"


def test_the_map_names_every_folder_of_the_window() -> None:
    map_of_code = read("CONTRIBUTING.md").partition("## The map")[2].partition("## ")[0]
    folders = {file.parent.name for file in (ROOT / "src" / "klatch" / "ui").glob("*/__init__.py")}
    assert len(folders) > 20
    assert folders <= set(re.findall(r"([a-z_]+)/", map_of_code))


def test_the_table_of_commands_names_every_command() -> None:
    commands = set(re.findall(r"(?m)^    ([a-z-]+) +[a-z]", _parser().format_help()))
    assert commands > {"import", "self-test"}
    assert commands <= set(re.findall(r"`klatch ([a-z-]+)", read("README.md")))


def test_continuous_integration_calls_make_test_and_nothing_else() -> None:
    lines = [line for line in read(".ci/run").splitlines() if line and not line.startswith("#")]
    assert lines[-1] == "exec make test"
    assert len(lines) == 3
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_no_file_names_a_machine_or_an_index() -> None:
    found = [
        f"{file}:{text.count(chr(10), 0, match.start()) + 1} {match[0]}"
        for file, text in texts()
        for match in FORBIDDEN.finditer(text)
    ]
    assert not found


def test_the_search_for_forbidden_words_finds_them() -> None:
    assert FORBIDDEN.search(f"see {Path('/') / 'work' / 'x' / 'y'}")
    assert FORBIDDEN.search("https://py" + "pi.org/simple")
    assert sum(1 for _ in texts()) > 50
