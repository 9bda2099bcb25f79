"""Rules about imports that import-linter cannot say without a list to keep: pages do not know each other."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
UI = SOURCE / "klatch" / "ui"
SHARED = {"widgets", "models", "theme", "fields", "browse", "leads", "writing"}
FEATURES = sorted({each.parent.name for each in UI.glob("*/*.py")} - SHARED)
UI_ONLY_MODULES = ("PySide6", "shiboken6")


def imports(file: Path) -> set[str]:
    """Every module or name that a file imports, anywhere in it, as dotted text."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are absolute"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def features_imported(folder: Path) -> dict[str, set[str]]:
    """The feature folders that each file of a folder imports, by file."""
    return {
        str(file.relative_to(UI)): {
            name.split(".")[2] for name in imports(file) if name.startswith("klatch.ui.")
        }.intersection(FEATURES)
        for file in folder.rglob("*.py")
    }


@pytest.mark.parametrize("shared", sorted(SHARED))
def test_what_pages_share_knows_no_page(shared: str) -> None:
    assert not {file: found for file, found in features_imported(UI / shared).items() if found}


@pytest.mark.parametrize("feature", FEATURES)
def test_pages_do_not_know_each_other(feature: str) -> None:
    others = {file: found - {feature} for file, found in features_imported(UI / feature).items()}
    assert not {file: found for file, found in others.items() if found}


def test_the_pages_are_found() -> None:
    assert "contacts" in FEATURES


def test_the_core_runs_without_qt() -> None:
    """Services, and all below them, import where no Qt is installed."""
    names = [
        ".".join(file.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
        for layer in ("support", "domain", "store", "services")
        for file in (SOURCE / "klatch" / layer).rglob("*.py")
    ]
    code = (
        "import importlib, sys\n"
        f"for name in {UI_ONLY_MODULES!r}: sys.modules[name] = None\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env={"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
