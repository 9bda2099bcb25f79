"""What is inside the packages, for machines to read: components, versions, licences (CycloneDX)."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import facts

_ROOT = "root-component"
_START = "pyinstaller"
"""Brings the program that starts the bundle, though nothing of Klatch asks for it."""


def write(target: Path) -> Path:
    """Make the list in a folder from the environment that the bundle was made from; returns its path."""
    command = [sys.executable, "-m", "cyclonedx_py", "environment", sys.executable,
               "--pyproject", str(facts.ROOT / "pyproject.toml"), "--spec-version", "1.6",
               "--output-reproducible", "--output-file", "-"]  # fmt: skip
    said = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    bom = bundled(json.loads(said), _engines())
    text = json.dumps(bom, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    _validate(text)
    system = {"Darwin": "macos"}.get(platform.system(), platform.system().lower())
    file = target / f"klatch-{facts.version()}-{system}-{platform.machine().lower()}.cdx.json"
    file.write_text(text, encoding="utf-8", newline="\n")
    return file


def bundled(bom: dict[str, Any], engines: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The list without the tools of the environment and with what comes inside of other components."""
    uses = {each["ref"]: each.get("dependsOn", []) for each in bom["dependencies"]}
    start = [ref for ref in uses if ref.startswith(f"{_START}==")]
    inside: set[str] = set()
    asked = [_ROOT]
    while asked:
        ref = asked.pop()
        if ref not in inside:
            inside.add(ref)
            asked += uses[ref]
    parts = list(engines)
    names = [part["bom-ref"] for part in parts]
    root = {"ref": _ROOT, "dependsOn": sorted([*uses[_ROOT], *start, *names])}
    others = [each for each in bom["dependencies"] if each["ref"] in inside - {_ROOT}]
    return bom | {
        "metadata": bom["metadata"]
        | {"component": bom["metadata"]["component"] | {"version": facts.version()}},
        "components": [each for each in bom["components"] if each["bom-ref"] in {*inside, *start}] + parts,
        "dependencies": [root, *others, *({"ref": ref} for ref in (*start, *names))],
    }


def _engines() -> list[dict[str, Any]]:
    """What the wheels and the start of the program hold: Python itself, Qt and SQLite."""
    import apsw
    from PySide6.QtCore import qVersion

    return [
        _engine("python", platform.python_version(), "PSF-2.0"),
        _engine("qt", qVersion(), "LGPL-3.0-only"),
        _engine("sqlite", apsw.sqlite_lib_version(), "blessing"),
    ]


def _engine(name: str, version: str, licence: str) -> dict[str, Any]:
    purl = f"pkg:generic/{name}@{version}"
    licences = [{"license": {"id": licence, "acknowledgement": "declared"}}]
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl,
            "licenses": licences}  # fmt: skip


def _validate(text: str) -> None:
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    if wrong := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise ValueError(f"not a CycloneDX list: {wrong}")
