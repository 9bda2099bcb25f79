"""Everything Klatch is made of has a licence that fits its own, with a text to read."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

import licences as packed  # noqa: E402
from klatch.services import licences  # noqa: E402
from klatch.services.licences import Part  # noqa: E402
from klatch.support import resources  # noqa: E402
from linux import deb  # noqa: E402

PINS = re.findall(r"(?m)^([a-z0-9.-]+)==", (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def parts() -> dict[str, Part]:
    return {part.name: part for part in licences.parts()}


def test_all_that_is_installed_with_klatch_is_looked_at() -> None:
    assert list(licences.DISTRIBUTIONS) == sorted(set(PINS))


@pytest.mark.parametrize("name", PINS)
def test_each_distribution_has_a_licence_that_fits_and_its_text(name: str) -> None:
    part = licences.distribution(name)
    assert part is not None
    assert packed.unfit([part]) == []
    assert part.version
    assert len(part.text) > 500


def test_every_part_has_a_licence_that_fits_and_its_text(parts: dict[str, Part]) -> None:
    assert packed.unfit(parts.values()) == []
    named = {
        "Klatch",
        "Python",
        "Qt",
        "PySide6-Essentials",
        "SQLite",
        "Lucide icons",
        "Inter",
        "tzdata",
        "HarfBuzz",
    }
    assert named <= set(parts)
    assert next(iter(parts)) == "Klatch"
    assert [*parts][1:] == sorted([*parts][1:], key=str.casefold)


def test_what_only_names_its_licence_is_followed_by_it(parts: dict[str, Part]) -> None:
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in parts["Qt"].text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in parts["nameparser"].text
    assert parts["regex"].text.count("TERMS AND CONDITIONS FOR USE") == 1
    assert parts["Klatch"].text == resources.text("../LICENSE").strip("\n")


@pytest.mark.parametrize(
    "licence",
    [
        "",
        "Proprietary",
        "MIT AND Proprietary",
        "GPL-2.0-only",
        "CDDL-1.0 OR EPL-1.0",
        "GPL-3.0-or-later WITH X",
    ],
)
def test_an_unknown_licence_is_refused(parts: dict[str, Part], licence: str) -> None:
    assert packed.unfit([replace(parts["peewee"], licence=licence)]) == [f"peewee: {licence or 'no licence'}"]


def test_of_licences_to_choose_from_one_must_fit(parts: dict[str, Part]) -> None:
    assert packed.unfit([replace(parts["peewee"], licence="(GPL-2.0-only OR MIT) AND ISC")]) == []
    assert packed.unfit([replace(parts["peewee"], text="")]) == ["peewee: MIT"]


def test_a_bundle_holds_a_file_for_every_part(tmp_path: Path, parts: dict[str, Part]) -> None:
    files = packed.write(tmp_path / packed.FOLDER, [])
    found = {part.name: part for file in files if (part := licences.read(file))}
    assert found.items() >= parts.items()
    rows = packed.listed(tmp_path)
    assert parts["SQLite"] in rows
    assert "Klatch" not in [part.name for part in rows]


def test_a_library_nobody_has_looked_at_ends_the_build() -> None:
    with pytest.raises(LookupError, match=r"libnew\.so\.1"):
        packed.libraries([("libnew.so.1", "/usr/lib/libnew.so.1", "BINARY")])


@pytest.mark.parametrize(
    "target", ["libQt6Core.so.6", "regex/_regex.so", "_module.cpython-311-darwin.so", "python311.dll"]
)
def test_what_came_with_a_distribution_is_no_library_of_the_system(target: str) -> None:
    assert packed.libraries([(target, f"/nowhere/{target}", "BINARY")]) == []


def test_libraries_left_to_the_distribution_are_not_listed(tmp_path: Path) -> None:
    folder = tmp_path / packed.FOLDER
    folder.mkdir(parents=True)
    for name in ("GLib", "Zstandard", "peewee"):
        part = Part(name, "1.0", "MIT", "text")
        (folder / f"{name}.txt").write_text(licences.written(part), encoding="utf-8")
    (tmp_path / "libzstd.so.1").touch()
    packed.forget_absent(tmp_path)
    assert [part.name for part in packed.listed(tmp_path)] == ["peewee", "Zstandard"]


def test_the_package_of_debian_names_them_all(tmp_path: Path) -> None:
    folder = tmp_path / packed.FOLDER
    folder.mkdir(parents=True)
    for part in (
        Part("GLib", "2.74", "LGPL-2.1-or-later", "text"),
        Part("ICU", "6", "MIT OR X", "text", "Qt"),
    ):
        (folder / f"{part.name}.txt").write_text(licences.written(part), encoding="utf-8")
    copyright_file = deb.copyright_of(tmp_path)
    assert " GLib 2.74: LGPL-2.1-or-later\n" in copyright_file
    assert " ICU in Qt 6: MIT OR X\n" in copyright_file
    assert packed.expression(tmp_path) == "GPL-3.0-or-later AND (MIT OR X) AND LGPL-2.1-or-later"
    assert " /usr/lib/klatch/_internal/klatch/resources/licences.\n" in copyright_file
