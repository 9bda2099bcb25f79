"""Installs each package into a root that has no Python and no Qt, runs it there, and removes it again.

Usage: python3 packaging/linux/clean_root.py, as root, after `make package`; `make package-test` calls it.
Pictures of the windows and what was printed stay in build/package-test. Where makensis is, the installer for
Windows is compiled too, of the bundle for Linux: whether it compiles is all that can be known here.
"""

from __future__ import annotations

import os
import platform
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[1]))

import facts  # noqa: E402

WORK = facts.ROOT / "build" / "package-test"
DIST = facts.ROOT / "dist"
PYTHON = facts.ROOT / "build" / "package-env" / "bin" / "python"
TOOLS = ("debootstrap", "unshare", "rpm", "Xvfb", "xdotool", "import")
DISPLAY = "127.0.0.1:77"
HOME = Path("home/somebody")
USER = 1000
# What the .rpm requires, by Debian's names: a root of Fedora is not to be had from Debian's mirrors.
LIBRARIES = (
    "libgl1",
    "libegl1",
    "libdbus-1-3",
    "libwayland-client0",
    "libwayland-cursor0",
    "fontconfig-config",
    "xkb-data",
)
STARTS = 7
PATIENCE = 60.0
SLOWEST = 1.2
"""How long the start of an installed copy may take, as a multiple of the same from a virtual environment."""


class Wrong(Exception):
    """A package does not do what it should."""


class Root:
    """A fresh system of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        shutil.rmtree(path, ignore_errors=True)
        _run("cp", "-a", str(_base()), str(path))
        shutil.copy("/etc/resolv.conf", path / "etc" / "resolv.conf")
        (path / HOME).mkdir()
        os.chown(path / HOME, USER, USER)

    def command(self, *command: str, user: int = USER) -> list[str]:
        """A command to run inside."""
        return _apart(self.path, *command, user=user)

    def run(self, *command: str, user: int = USER) -> str:
        """Run a command inside to its end. Raises Wrong."""
        return _run(*self.command(*command, user=user))

    def apt(self, *command: str) -> None:
        """Let the package manager inside do something."""
        self.run("apt-get", "-q", "-y", "-o", "APT::Install-Recommends=false", *command, user=0)


def main() -> int:
    """Try every package; 1 with a sentence when one is not right."""
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing or os.geteuid() != 0:
        print(f"Packages are tried as root and with: {', '.join(TOOLS)}. Missing: {', '.join(missing)}.")
        return 1
    WORK.mkdir(parents=True, exist_ok=True)
    with _screen():
        try:
            for name, attempt in (("deb", _deb), ("rpm", _rpm), ("tar.xz", _tarball)):
                root = Root(WORK / "root")
                for line in attempt(root):
                    print(f"{name:8}{line}", flush=True)
            print(f"{'setup':8}{_windows()}", flush=True)
        except Wrong as wrong:
            print(wrong, file=sys.stderr)
            return 1
        finally:
            shutil.rmtree(WORK / "root", ignore_errors=True)
    return 0


def _deb(root: Root) -> Iterator[str]:
    package = _newest("*.deb")
    shutil.copy(package, root.path / "mnt" / "klatch.deb")
    began = time.perf_counter()
    root.apt("install", "/mnt/klatch.deb")
    yield f"installed in {time.perf_counter() - began:.1f} s, {package.stat().st_size / 1e6:.1f} MB"
    yield from _works(root, "/usr/bin/klatch", "deb")
    root.apt("purge", "klatch")
    (root.path / "mnt" / "klatch.deb").unlink()
    yield _is_gone(root)


def _rpm(root: Root) -> Iterator[str]:
    root.apt("install", *LIBRARIES)
    package = _newest("*.rpm")
    began = time.perf_counter()
    _run("rpm", "--root", str(root.path), "--nodeps", "--install", str(package))
    yield f"installed in {time.perf_counter() - began:.1f} s, {package.stat().st_size / 1e6:.1f} MB"
    yield from _works(root, "/usr/bin/klatch", "rpm")
    _run("rpm", "--root", str(root.path), "--nodeps", "--erase", "klatch")
    yield _is_gone(root)


def _tarball(root: Root) -> Iterator[str]:
    root.apt("install", *LIBRARIES)
    package = _newest("*.tar.xz")
    began = time.perf_counter()
    _run("tar", "--extract", f"--file={package}", f"--directory={root.path / 'opt'}")
    yield f"unpacked in {time.perf_counter() - began:.1f} s, {package.stat().st_size / 1e6:.1f} MB"
    folder = next((root.path / "opt").iterdir())
    yield from _works(root, f"/opt/{folder.name}/klatch", "tar.xz")
    shutil.rmtree(folder)
    yield _is_gone(root)


def _windows() -> str:
    if not shutil.which("makensis"):
        return "not compiled, for makensis is missing"
    began = time.perf_counter()
    script = facts.ROOT / "packaging" / "windows" / "installer.py"
    setup = Path(_run(str(PYTHON), str(script), str(WORK.with_name("package") / "klatch"), str(WORK)).strip())
    took = time.perf_counter() - began
    return f"compiled in {took:.1f} s, {setup.stat().st_size / 1e6:.1f} MB, of the bundle for Linux"


def _works(root: Root, program: str, name: str) -> Iterator[str]:
    if any((root.path / "usr" / "bin").glob("python*")):
        raise Wrong("the root has a Python, so it proves nothing")
    inside = [*_only(_environment(Path("/", HOME))), program]
    lines = root.run(*inside, "self-test").splitlines()
    yield f"self-test: {len(lines)} checks passed"
    took, usual = _compared(root.command(*inside), WORK / f"{name}.png")
    if took > usual * SLOWEST:
        raise Wrong(
            f"{name}: starts in {took:.2f} s, {took / usual:.2f} of a virtual environment's {usual:.2f} s"
        )
    ratio = f"{took / usual:.2f} of a virtual environment's {usual:.2f} s"
    yield f"start {took:.2f} s, {ratio}; picture in {name}.png"


def _is_gone(root: Root) -> str:
    """Say that nothing is left but the data. Raises Wrong."""
    data = root.path / HOME / ".local" / "share" / "klatch" / "klatch.db"
    if not data.is_file():
        raise Wrong("the data are gone with the program")
    records = [root.path / each for each in ("proc", "var/lib/dpkg", "var/log", HOME)]
    left = [
        file
        for file in root.path.rglob("*klatch*")
        if not any(file.is_relative_to(record) for record in records)
    ]
    if left:
        raise Wrong(f"left behind: {', '.join(str(file.relative_to(root.path)) for file in left)}")
    return "removed; nothing is left but the data"


def _compared(command: list[str], picture: Path) -> tuple[float, float]:
    """How long it takes until the window is there, and how long from a virtual environment.

    Both are the middle of several starts in turn, after a first one.
    """
    places = {"PYTHONPATH": str(facts.ROOT / "src"), "KLATCH_DATA": str(WORK / "data")}
    usual = _apart(Path("/"), *_only(_environment(WORK) | places), str(PYTHON), "-m", "klatch", user=0)
    took = [(_start(command, picture), _start(usual, None)) for _ in range(STARTS + 1)]
    installed, environments = zip(*took[1:], strict=True)
    return statistics.median(installed), statistics.median(environments)


def _start(command: list[str], picture: Path | None) -> float:
    screen = {"DISPLAY": DISPLAY, "PATH": os.environ["PATH"]}
    began = time.perf_counter()
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            while not _shows_a_window(screen):
                if process.poll() is not None or time.perf_counter() - began > PATIENCE:
                    raise Wrong(f"no window: {' '.join(command)}")
                time.sleep(0.01)
            took = time.perf_counter() - began
            time.sleep(1)  # for what comes after the first picture of the window
            if picture is not None:
                subprocess.run(("import", "-window", "root", str(picture)), env=screen, check=True)
        finally:
            if process.poll() is None:
                os.kill(_program(process.pid), signal.SIGTERM)
                process.wait(30)
    return took


def _shows_a_window(screen: dict[str, str]) -> bool:
    search = ("xdotool", "search", "--onlyvisible", "--name", "^Klatch$")
    return subprocess.run(search, env=screen, capture_output=True, check=False).returncode == 0


def _program(number: int) -> int:
    """The process of Klatch itself: unshare is its parent."""
    children = Path(f"/proc/{number}/task/{number}/children").read_text(encoding="ascii").split()
    return int(children[0]) if children else number


def _environment(home: Path) -> dict[str, str]:
    return {"DISPLAY": DISPLAY, "HOME": str(home), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}


def _only(environment: dict[str, str]) -> list[str]:
    return ["/usr/bin/env", "-i", *(f"{key}={value}" for key, value in environment.items())]


def _apart(root: Path, *command: str, user: int) -> list[str]:
    """A command to run below a root, with processes of its own, which end with it."""
    return ["unshare", "--mount", "--pid", "--fork", f"--mount-proc={root / 'proc'}", "chroot",
            f"--userspec={user}:{user}", str(root), *command]  # fmt: skip


def _base() -> Path:
    """A root with nothing but what every Debian has, made once."""
    base = WORK / "base"
    if not (base / "etc" / "os-release").exists():
        suite = platform.freedesktop_os_release()["VERSION_CODENAME"]
        making = WORK / "base-in-the-making"
        shutil.rmtree(making, ignore_errors=True)
        _run("debootstrap", "--variant=minbase", suite, str(making))
        making.rename(base)
    return base


def _newest(pattern: str) -> Path:
    found = sorted(DIST.glob(pattern), key=lambda file: file.stat().st_mtime)
    if not found:
        raise Wrong(f"dist holds no {pattern}: run make package first")
    return found[-1]


@contextmanager
def _screen() -> Iterator[None]:
    command = ["Xvfb", ":77", "-screen", "0", "1400x900x24", "-ac", "-noreset", "-listen", "tcp"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            time.sleep(1)
            yield
        finally:
            server.terminate()


def _run(*command: str) -> str:
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=os.environ | {"LC_ALL": "C.UTF-8"}
    )
    if done.returncode:
        raise Wrong(f"{' '.join(command)}: {(done.stdout + done.stderr)[-2000:]}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
