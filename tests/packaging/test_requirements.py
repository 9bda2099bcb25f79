"""The pinned requirements: exact, hashed, naming no index, and what pyproject.toml asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN = PROJECT["project"]["dependencies"]
DEV = PROJECT["dependency-groups"]["dev"]
PACKAGE = PROJECT["dependency-groups"]["package"]
PIN = re.compile(
    r"(?P<name>[a-z0-9.-]+)==(?P<version>[^ ;]+)(?: ; (?P<where>[^\\]+?))?"
    r"(?P<hashes>(?: --hash=sha256:[0-9a-f]{64})+)"
)


def pins(name: str) -> dict[str, re.Match[str]]:
    """The pins of a requirements file by package; fails on any line that is not an exact, hashed pin."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    logical = re.sub(r" *\\\n *", " ", re.sub(r"(?m)^ *#.*\n", "", text))
    found = {}
    for line in logical.splitlines():
        match = PIN.fullmatch(line.strip())
        assert match, f"{name}.txt: not an exact pin with hashes: {line[:80]}"
        assert match["name"] not in found, f"{name}.txt pins {match['name']} twice"
        found[match["name"]] = match
    return found


@pytest.mark.parametrize("name", ["run", "dev", "package"])
def test_no_index_and_no_address_is_named(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    assert not re.search(r"index|find-links|trusted-host|://|@ ", re.sub(r"sha256:\w+", "", text))


@pytest.mark.parametrize(("name", "wanted"), [("run", RUN), ("dev", RUN + DEV), ("package", RUN + PACKAGE)])
def test_what_the_project_asks_for_is_pinned_within_its_bounds(name: str, wanted: list[str]) -> None:
    pinned = pins(name)
    for requirement in map(Requirement, wanted):
        match = pinned[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(match["version"]), match[0][:60]


@pytest.mark.parametrize("more", ["dev", "package"])
def test_developers_and_packages_have_exactly_what_users_have(more: str) -> None:
    run, dev = pins("run"), pins(more)
    for name, match in run.items():
        assert match.group("version", "hashes") == dev[name].group("version", "hashes")
        # A tool may need on every system what the program needs on some.
        assert dev[name]["where"] in (match["where"], None)


def test_nothing_of_the_tools_reaches_users() -> None:
    tools = {canonicalize_name(Requirement(each).name) for each in DEV}
    assert not tools & set(pins("run"))
