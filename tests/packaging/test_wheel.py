"""The wheel builds without network, holds everything, and works where it is installed."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

import klatch

ROOT = Path(__file__).resolve().parents[2]


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """The output of a command that must succeed, run as if outside the checkout."""
    environment = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "LANG")}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of an environment that holds the wheel and borrows the dependencies of this one."""
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    python = folder / "bin/python"
    options = ("install", "--quiet", "--no-deps", "--no-index", wheel)
    if importlib.util.find_spec("pip"):
        run(sys.executable, "-m", "pip", "--python", python, *options)
    elif shutil.which("uv"):
        run("uv", "pip", *options, "--python", python)
    else:
        run(python, "-m", "ensurepip")
        run(python, "-m", "pip", *options)
    (site,) = folder.glob("lib/python*/site-packages")
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    return folder / "bin"


def test_the_wheel_holds_every_module_and_resource(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    modules = {
        f"klatch/{each.relative_to(ROOT / 'src/klatch')}" for each in (ROOT / "src/klatch").rglob("*.py")
    }
    resources = {
        f"klatch/{each.relative_to(ROOT)}" for each in (ROOT / "resources").rglob("*") if each.is_file()
    }
    assert modules <= names
    assert resources <= names
    assert any(name.endswith(".sql") for name in names), "the schema travels with the store"
    assert {name.split("/")[0] for name in names} == {"klatch", f"klatch-{klatch.__version__}.dist-info"}


def test_the_wheel_says_how_it_is_started_and_licensed(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    information = f"klatch-{klatch.__version__}.dist-info"
    assert "klatch = klatch.cli:main" in archive.read(f"{information}/entry_points.txt").decode()
    assert "GNU GENERAL PUBLIC LICENSE" in archive.read(f"{information}/licenses/LICENSE").decode()
    metadata = archive.read(f"{information}/METADATA").decode()
    assert f"\nVersion: {klatch.__version__}\n" in metadata
    assert "License-Expression: GPL-3.0-or-later" in metadata


def test_a_source_archive_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path)
    (source,) = tmp_path.iterdir()
    with tarfile.open(source) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = (each for each in tmp_path.iterdir() if each.is_dir())
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, cwd=unpacked)
    (again,) = tmp_path.glob("*.whl")
    assert set(zipfile.ZipFile(again).namelist()) == set(zipfile.ZipFile(wheel).namelist())


def test_an_installed_copy_finds_its_resources(installed: Path, tmp_path: Path) -> None:
    code = "from klatch.support import resources as r; print(r.root(), bool(r.text('themes', 'tokens.json')))"
    root, found = run(installed / "python", "-c", code, cwd=tmp_path).split()
    assert Path(root).is_relative_to(installed.parent)
    assert found == "True"


def test_an_installed_copy_starts_both_ways(installed: Path, tmp_path: Path) -> None:
    assert run(installed / "klatch", "--version", cwd=tmp_path).strip() == f"Klatch {klatch.__version__}"
    assert run(installed / "python", "-m", "klatch", "--version", cwd=tmp_path).strip() == (
        f"Klatch {klatch.__version__}"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
@pytest.mark.parametrize("screen", [{}, {"DISPLAY": ":9731"}, {"QT_QPA_PLATFORM": "xcb"}])
def test_without_a_screen_it_ends_with_one_sentence(
    installed: Path, tmp_path: Path, screen: dict[str, str]
) -> None:
    done = subprocess.run(
        [installed / "klatch", "--data", tmp_path / "data"],
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)} | screen,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    (sentence,) = done.stderr.splitlines()
    assert sentence.startswith("klatch: ")
    assert not (tmp_path / "data").exists(), "nothing is made when no window can open"
