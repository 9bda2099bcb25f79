"""Sets Klatch up in a checkout: system libraries, .venv, pinned packages. `make run` and `make test` call it.

Usage: python3 setup.py {run,dev,package} [--dry-run]

Runs on the system's Python with its standard library alone, does only what is not done yet, and either
succeeds or ends with one sentence that says what to do. --dry-run prints the commands instead of running.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OLDEST_PYTHON = (3, 11)
VENV = Path(".venv")
PACKAGE_VENV = Path("build/package-env")
"""What goes into a package is collected from here, where nothing lies but what Klatch runs with."""
LOG = Path("build/setup.log")

# Shared libraries Qt opens by itself, with the Debian and Ubuntu package of each (newest name first). Found
# one by one on a Debian 12 that had nothing but Python; the later ones are for X11 and Wayland.
LIBRARIES: dict[str, tuple[str, ...]] = {
    "libGL.so.1": ("libgl1",),
    "libEGL.so.1": ("libegl1",),
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libwayland-cursor.so.0": ("libwayland-cursor0",),
}


class SetupError(Exception):
    """Set-up cannot go on; the text is the one sentence to print."""


class Machine:
    """The edge: what this machine has and how commands run on it."""

    def __init__(self, dry_run: bool = False) -> None:
        self.dry_run = dry_run

    @property
    def is_linux(self) -> bool:
        """Whether Qt takes its libraries from the distribution."""
        return sys.platform.startswith("linux")

    def has(self, program: str) -> bool:
        """Whether a program is on the PATH."""
        return shutil.which(program) is not None

    def opens(self, library: str) -> bool:
        """Whether the loader finds a shared library."""
        try:
            ctypes.CDLL(library)
        except OSError:
            return False
        return True

    def has_module(self, name: str) -> bool:
        """Whether this Python can import a module."""
        return importlib.util.find_spec(name) is not None

    def answers(self, command: Sequence[str]) -> bool:
        """Whether a harmless question to a program succeeds; asked in a dry run too."""
        try:
            return subprocess.run(command, capture_output=True, check=False).returncode == 0
        except OSError:
            return False

    def root_prefix(self) -> list[str] | None:
        """What to put before a command so that it runs as root, or None when only a person can do that."""
        if os.geteuid() == 0:
            return []
        if self.has("sudo") and self.answers(["sudo", "-n", "true"]):
            return ["sudo", "-n"]
        return None

    def run(self, command: Sequence[str]) -> bool:
        """Run a command, its output in the log (a dry run prints it); returns whether it succeeded."""
        if self.dry_run:
            print("  " + shlex.join(command))
            return True
        environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive", PIP_DISABLE_PIP_VERSION_CHECK="1")
        (ROOT / LOG).parent.mkdir(exist_ok=True)
        with (ROOT / LOG).open("a", encoding="utf-8") as log:
            log.write(f"$ {shlex.join(command)}\n")
            log.flush()
            done = subprocess.run(command, cwd=ROOT, env=environment, stdout=log, stderr=log, check=False)
        return done.returncode == 0


def missing_packages(machine: Machine) -> list[str]:
    """Packages of the distribution that are needed and not there; empty when everything is."""
    wanted: list[tuple[str, ...]] = []
    if machine.is_linux:
        wanted += [names for library, names in LIBRARIES.items() if not machine.opens(library)]
    if not machine.has("uv") and not (machine.has_module("ensurepip") and machine.has_module("venv")):
        wanted.append(("python3-venv",))
    return [_known(machine, names) for names in wanted]


def _known(machine: Machine, names: tuple[str, ...]) -> str:
    """The first of the names that apt knows; the last one when it knows none (its lists may be empty yet)."""
    for name in names[:-1]:
        if machine.answers(["apt-cache", "show", name]):
            return name
    return names[-1]


def install_packages(machine: Machine) -> None:
    """Install what the system lacks, or raise SetupError with the command a person has to run."""
    missing = missing_packages(machine)
    if not missing:
        return
    if not machine.has("apt-get"):
        raise SetupError(
            "Klatch needs system libraries that are missing here. Install what your system calls these, "
            f"then run make again: {' '.join(missing)}"
        )
    prefix = machine.root_prefix()
    if prefix is None:
        raise SetupError(
            "Klatch needs system packages that are missing here. Run this, then run make again:\n\n"
            f"  sudo apt-get update && sudo apt-get install --no-install-recommends {' '.join(missing)}\n"
        )
    print(f"Installing system packages: {' '.join(missing)}", flush=True)
    machine.run([*prefix, "apt-get", "update", "-q"])
    missing = missing_packages(machine)  # the lists may know newer names now
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *missing]
    if not machine.run([*prefix, "env", "DEBIAN_FRONTEND=noninteractive", *install]):
        raise SetupError(
            f"The system packages could not be installed ({LOG} says why). Run this, then run make again:\n\n"
            f"  sudo {shlex.join(install)}\n"
        )


def make_environment(machine: Machine, venv: Path = VENV) -> None:
    """Create the virtual environment unless there is a working one."""
    python = ROOT / venv / "bin" / "python"
    enough = f"import sys; sys.exit(sys.version_info < {OLDEST_PYTHON})"
    if machine.answers([str(python), "-c", enough]):
        return
    print(f"Creating {venv}", flush=True)
    by_uv = ["uv", "venv", "--quiet", "--clear", "--python", sys.executable, str(venv)]
    by_python = [sys.executable, "-m", "venv", "--clear", str(venv)]
    if not (machine.has("uv") and machine.run(by_uv)) and not machine.run(by_python):
        raise SetupError(
            f"The virtual environment could not be created ({LOG} says why). "
            f"Put that right and run make again; the command was: {shlex.join(by_python)}"
        )


def install_requirements(machine: Machine, name: str, venv: Path = VENV) -> None:
    """Install the pinned packages of requirements/NAME.txt, each checked against its hash."""
    python = str(venv / "bin" / "python")
    pinned = f"requirements/{name}.txt"
    print(f"Installing the packages of {pinned} (about 100 MB the first time)", flush=True)
    options = ["install", "--quiet", "--require-hashes", "--only-binary", ":all:", "-r", pinned]
    if machine.has("uv") and machine.run(["uv", "pip", *options, "--python", python]):
        return
    absolute = str(ROOT / python)
    if not machine.answers([absolute, "-m", "pip", "--version"]) and not machine.dry_run:
        machine.run([python, "-m", "ensurepip", "--default-pip"])
    if not machine.run([python, "-m", "pip", *options]):
        raise SetupError(
            f"The packages of {pinned} could not be installed ({LOG} says why). "
            "Check the network connection and run make again."
        )


def set_up(machine: Machine, name: str) -> None:
    """Do everything for `name` ("run", "dev" or "package") and leave the stamps that tell make it is done."""
    if sys.version_info < OLDEST_PYTHON:
        oldest = ".".join(map(str, OLDEST_PYTHON))
        raise SetupError(
            f"Klatch needs Python {oldest} or newer and this is {sys.version.split()[0]}. "
            "Name a newer one, for example: make run PYTHON=python3.12"
        )
    install_packages(machine)
    venv = PACKAGE_VENV if name == "package" else VENV
    make_environment(machine, venv)
    install_requirements(machine, name, venv)
    if not machine.dry_run:
        for stamp in ("run", "dev") if name == "dev" else (name,):
            (ROOT / venv / f"ready-{stamp}").touch()


def main(arguments: Iterable[str]) -> int:
    """Run the set-up named on the command line; 0 when all is there, 1 with a sentence when it cannot be."""
    given = list(arguments)
    names = [word for word in given if not word.startswith("-")]
    if names not in (["run"], ["dev"], ["package"]):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        set_up(Machine(dry_run="--dry-run" in given), names[0])
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
