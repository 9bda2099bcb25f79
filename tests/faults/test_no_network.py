"""Commands and the window reach for no network and no keyring: an audit hook stops the first attempt."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from klatch.support import resources
from programs import SOURCE

HOOK = """
import sys
REFUSED = {"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname",
           "socket.sendmsg", "urllib.Request", "smtplib.connect", "ftplib.connect", "http.client.connect",
           "webbrowser.open"}
def refuse(event, arguments):
    if event in REFUSED:
        print("REFUSED", event, file=sys.stderr, flush=True)
        raise ConnectionRefusedError(event)
    if event == "import" and arguments[0].split(".")[0] in ("keyring", "secretstorage"):
        print("REFUSED", arguments[0], file=sys.stderr, flush=True)
        raise ImportError(arguments[0])
sys.addaudithook(refuse)
"""
COMMANDS = """
import pathlib
from klatch import cli
folder, people = pathlib.Path(sys.argv[1]), sys.argv[2]
data = ["--data", str(folder / "data")]
assert cli.main(["import", people, *data]) == 0
assert cli.main(["draft", "--kind", "outreach.cold", "--to", "Imani Cole", *data]) == 0
assert cli.main(["due", *data]) == 0
assert cli.main(["backup", str(folder / "copy.db"), *data]) == 0
assert cli.main(["check", *data]) == 0
assert cli.main(["self-test"]) == 0
loaded = {name.partition(".")[0] for name in sys.modules}
assert not loaded & {"keyring", "secretstorage", "smtplib", "imaplib", "ssl", "requests"}, loaded
print("done")
"""
CONTROL = """
import socket
socket.create_connection(("127.0.0.1", 9), timeout=1)
"""


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", HOOK + script, *map(str, arguments)],
        env={"PYTHONPATH": str(SOURCE), "QT_QPA_PLATFORM": "offscreen", "HOME": "/nowhere"},
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )


@pytest.mark.timeout(120)
def test_nothing_is_connected_to(tmp_path: Path) -> None:
    """The self-test builds every page, too."""
    done = run(COMMANDS, tmp_path, resources.path("sample", "Connections.csv"))
    assert "REFUSED" not in done.stderr
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("done\n")


def test_the_hook_does_refuse() -> None:
    done = run(CONTROL)
    assert done.returncode == 1
    assert "REFUSED socket." in done.stderr
