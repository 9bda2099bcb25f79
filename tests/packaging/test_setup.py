"""Set-up does what is missing, in order, and otherwise says exactly what a person has to run."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "packaging" / "setup" / "setup.py"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("klatch_setup", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


setup = load()


class FakeMachine(setup.Machine):  # type: ignore[name-defined,misc]
    """A machine that has what the test says and notes the commands."""

    is_linux = True

    def __init__(self, **has: Any) -> None:
        super().__init__()
        self.programs: set[str] = set(has.get("programs", {"apt-get"}))
        self.libraries: set[str] = set(has.get("libraries", setup.LIBRARIES))
        self.modules: set[str] = set(has.get("modules", {"venv", "ensurepip"}))
        self.known: set[str] = set(has.get("known", ()))
        self.prefix: list[str] | None = has.get("prefix", [])
        self.failing: str = has.get("failing", "nothing fails")
        self.ready: bool = has.get("ready", True)
        self.commands: list[str] = []

    def has(self, program: str) -> bool:
        return program in self.programs

    def opens(self, library: str) -> bool:
        return library in self.libraries

    def has_module(self, name: str) -> bool:
        return name in self.modules

    def answers(self, command: Sequence[str]) -> bool:
        if command[0] == "apt-cache":
            return command[-1] in self.known
        return self.ready

    def root_prefix(self) -> list[str] | None:
        return self.prefix

    def run(self, command: Sequence[str]) -> bool:
        line = " ".join(command).replace(sys.executable, "python3")
        self.commands.append(line)
        return self.failing not in line


@pytest.fixture(autouse=True)
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Set-up writes its stamps and its log into a folder of the test."""
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    (tmp_path / ".venv").mkdir()
    return tmp_path


def test_nothing_is_installed_when_all_is_there() -> None:
    machine = FakeMachine()
    setup.install_packages(machine)
    setup.make_environment(machine)
    assert machine.commands == []


def test_every_package_of_a_bare_machine_is_asked_for_in_one_go() -> None:
    machine = FakeMachine(libraries=(), modules=())
    setup.install_packages(machine)
    update, install = machine.commands
    assert update == "apt-get update -q"
    assert install.startswith(
        "env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends libgl1 "
    )
    assert install.split()[7:] == [names[-1] for names in setup.LIBRARIES.values()] + ["python3-venv"]


def test_the_newer_name_of_a_package_is_used_where_apt_knows_it() -> None:
    machine = FakeMachine(libraries=set(setup.LIBRARIES) - {"libglib-2.0.so.0"}, known={"libglib2.0-0t64"})
    assert setup.missing_packages(machine) == ["libglib2.0-0t64"]


def test_sudo_that_asks_nothing_is_used() -> None:
    machine = FakeMachine(libraries=set(setup.LIBRARIES) - {"libGL.so.1"}, prefix=["sudo", "-n"])
    setup.install_packages(machine)
    assert all(command.startswith("sudo -n ") for command in machine.commands)


def test_without_root_the_exact_command_is_printed_and_nothing_is_run() -> None:
    machine = FakeMachine(libraries=set(setup.LIBRARIES) - {"libGL.so.1"}, modules=(), prefix=None)
    with pytest.raises(setup.SetupError) as caught:
        setup.install_packages(machine)
    command = "sudo apt-get update && sudo apt-get install --no-install-recommends libgl1 python3-venv"
    assert f"  {command}\n" in str(caught.value)
    assert machine.commands == []


def test_without_apt_the_names_are_told() -> None:
    machine = FakeMachine(programs=(), libraries=set(setup.LIBRARIES) - {"libEGL.so.1"})
    with pytest.raises(setup.SetupError, match="libegl1"):
        setup.install_packages(machine)


def test_apt_that_fails_is_one_sentence_with_the_command() -> None:
    machine = FakeMachine(libraries=set(setup.LIBRARIES) - {"libEGL.so.1"}, failing="apt-get install")
    with pytest.raises(setup.SetupError, match=r"sudo apt-get install .* libegl1"):
        setup.install_packages(machine)


def test_uv_needs_no_python3_venv_and_is_preferred() -> None:
    machine = FakeMachine(programs={"uv"}, modules=(), ready=False)
    setup.set_up(machine, "run")
    assert [command.split(" --")[0] for command in machine.commands] == ["uv venv", "uv pip install"]
    assert "--require-hashes" in machine.commands[1]


def test_pip_takes_over_when_uv_fails() -> None:
    machine = FakeMachine(programs={"uv"}, failing="uv ", ready=False)
    setup.set_up(machine, "dev")
    assert [command.split(" --")[0] for command in machine.commands] == [
        "uv venv",
        "python3 -m venv",
        "uv pip install",
        ".venv/bin/python -m ensurepip",
        ".venv/bin/python -m pip install",
    ]
    assert "--require-hashes" in machine.commands[-1]
    assert machine.commands[-1].endswith("-r requirements/dev.txt")


def test_stamps_are_left_only_when_all_is_there(checkout: Path) -> None:
    with pytest.raises(setup.SetupError, match="network"):
        setup.set_up(FakeMachine(failing="pip install"), "run")
    assert not list(checkout.rglob("ready-*"))
    setup.set_up(FakeMachine(), "run")
    assert [stamp.name for stamp in checkout.rglob("ready-*")] == ["ready-run"]
    setup.set_up(FakeMachine(), "dev")
    assert sorted(stamp.name for stamp in checkout.rglob("ready-*")) == ["ready-dev", "ready-run"]


def test_packages_are_made_in_an_environment_of_their_own(checkout: Path) -> None:
    own = checkout / "build" / "package-env"
    own.mkdir(parents=True)
    machine = FakeMachine(programs={"uv"})
    setup.set_up(machine, "package")
    assert machine.commands[-1].endswith("-r requirements/package.txt --python build/package-env/bin/python")
    assert [stamp.name for stamp in checkout.rglob("ready-*")] == ["ready-package"]


def test_an_old_python_is_refused_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "OLDEST_PYTHON", (4, 2))
    machine = FakeMachine()
    with pytest.raises(setup.SetupError, match=r"needs Python 4\.2 or newer"):
        setup.set_up(machine, "run")
    assert machine.commands == []


def test_a_command_that_fails_or_is_missing_is_reported_and_logged(checkout: Path) -> None:
    machine = setup.Machine()
    assert machine.run(["sh", "-c", "echo loud; exit 0"])
    assert not machine.run(["sh", "-c", "echo why >&2; exit 3"])
    assert not machine.answers(["klatch-has-no-such-program"])
    assert (checkout / "build" / "setup.log").read_text().count("why") == 2


@pytest.fixture
def programs() -> Iterator[Path]:
    """A folder that everybody may enter, for the PATH; the folders of tmp_path are for one user only."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


def test_for_a_person_without_sudo_the_real_script_runs_nothing(programs: Path) -> None:
    """As a user without root or sudo, with an apt-get that would leave a trace."""
    (programs / "apt-get").write_text(f"#!/bin/sh\n: > {programs}/called\n")
    (programs / "apt-get").chmod(0o755)
    code = (
        "import os, runpy, sys, subprocess, ctypes, shutil, shlex, importlib.util\n"
        f"sys.path.insert(0, {str(SCRIPT.parent)!r})\n"
        "import setup\n"
        "if os.geteuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        "setup.LIBRARIES = {'libklatch-nowhere.so.1': ('libklatch-nowhere1',)}\n"
        "sys.exit(setup.main(['run']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PATH": str(programs), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "sudo apt-get install --no-install-recommends libklatch-nowhere1" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (programs / "called").exists()


def test_a_dry_run_prints_and_does_nothing(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    machine = setup.Machine(dry_run=True)
    assert machine.run(["touch", str(checkout / "made")])
    assert "touch" in capsys.readouterr().out
    assert not (checkout / "made").exists()


def test_wrong_arguments_show_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert setup.main(["nonsense"]) == 2
    assert "Usage" in capsys.readouterr().err


@pytest.fixture
def launched(tmp_path: Path) -> Path:
    """A stand-in for the Python of .venv that notes its arguments and leaves a picture and a mail."""
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\necho "$@" >> called\nmkdir -p tour\n: > tour/a.png\n: > tour/b.eml\n')
    python.chmod(0o755)
    return python


@pytest.mark.parametrize(
    ("environment", "arguments", "called"),
    [
        ({}, [], "-m klatch tour tour"),
        ({}, ["due"], "-m klatch due"),
        ({"DISPLAY": ":0"}, [], "-m klatch"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, [], "-m klatch"),
    ],
)
def test_make_run_opens_the_window_or_takes_the_tour(
    launched: Path, environment: dict[str, str], arguments: list[str], called: str
) -> None:
    done = subprocess.run(
        ["sh", str(ROOT / "packaging" / "setup" / "run.sh"), str(launched), *arguments],
        cwd=launched.parent,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (launched.parent / "called").read_text().strip() == called
    if called.endswith("tour tour"):
        assert f"1 pictures and 1 mails in {launched.parent}/tour" in done.stdout


def test_a_second_make_run_starts_the_program_alone(tmp_path: Path) -> None:
    for name in ("Makefile", "packaging/setup", "requirements"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    (tmp_path / ".venv").mkdir(exist_ok=True)

    # What the make that runs the tests was told would be told to this one.
    alone = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "ARGS")}

    def planned() -> list[str]:
        command = ["make", "-n", "run"]
        done = subprocess.run(command, cwd=tmp_path, env=alone, capture_output=True, text=True, check=True)
        return [line for line in done.stdout.splitlines() if "make[" not in line]

    assert planned() == [
        "python3 packaging/setup/setup.py run",
        "sh packaging/setup/run.sh .venv/bin/python ",
    ]
    (tmp_path / ".venv" / "ready-run").touch()
    assert planned() == ["sh packaging/setup/run.sh .venv/bin/python "]
    newer = (tmp_path / ".venv" / "ready-run").stat().st_mtime + 5
    os.utime(tmp_path / "requirements" / "run.txt", (newer, newer))
    assert planned()[0] == "python3 packaging/setup/setup.py run"
