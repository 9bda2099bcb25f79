"""A site on this computer that publishes releases over TLS, well or in every way it can go wrong."""

from __future__ import annotations

import json
import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

TEN_MEGABYTES = 10_000_000
NEWER, SAME, OLDER = "v99.0.1", "v0.1.0", "v0.0.9"


def make_certificate(folder: Path) -> Path:
    """A certificate for this computer and its key, in one file, good for a day."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("openssl is not here")
    made, key = folder / "site.pem", folder / "key.pem"
    command = [program, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
               "-days", "1", "-subj", "/CN=a test", "-addext", "subjectAltName=IP:127.0.0.1",
               "-addext", "keyUsage=critical,keyCertSign,digitalSignature",
               "-keyout", str(key), "-out", str(made)]  # fmt: skip
    subprocess.run(command, capture_output=True, check=True)
    made.write_bytes(made.read_bytes() + key.read_bytes())
    return made


class Site:
    """Answers by the path that is asked for, and remembers what was asked."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self._port = server.server_address[1]
        self.asked: list[dict[str, str]] = []
        self.connections = 0
        self.elsewhere = ""
        self.closing = threading.Event()

    def address(self, path: str) -> str:
        """Where a way to answer is found."""
        return f"https://127.0.0.1:{self._port}/{path}"


@contextmanager
def open_site(pem: Path) -> Iterator[Site]:
    """The site, while the block runs."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    server = _Server(("127.0.0.1", 0), _Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.site = site = Site(server)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield site
    finally:
        site.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    site: Site

    def get_request(self) -> tuple[ssl.SSLSocket, tuple[str, int]]:
        self.site.connections += 1
        return super().get_request()  # type: ignore[return-value]

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever asked has left."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        self.server.site.asked.append({"path": self.path, **dict(self.headers.items())})
        getattr(self, f"_{self.path[1:].replace('-', '_')}")()

    def log_message(self, *_arguments: object) -> None:
        """Nothing."""

    def _say(self, body: bytes, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _release(self, tag: object, **more: object) -> None:
        self._say(json.dumps({"tag_name": tag, "html_url": "https://elsewhere.example", **more}).encode())

    def _newer(self) -> None:
        self._release(NEWER, draft=False, prerelease=False)

    def _same(self) -> None:
        self._release(SAME)

    def _older(self) -> None:
        self._release(OLDER)

    def _prerelease(self) -> None:
        self._release(NEWER, prerelease=True)

    def _candidate(self) -> None:
        self._release("v99.0.0rc1")

    def _draft(self) -> None:
        self._release(NEWER, draft=True)

    def _number(self) -> None:
        self._release(99)

    def _list(self) -> None:
        self._say(b'["v99.0.1"]')

    def _garbage(self) -> None:
        self._say(b"\xff\xfe<html>not found")

    def _nested(self) -> None:
        self._say(b"[" * 100_000)

    def _huge(self) -> None:
        self._release(NEWER, body="x" * TEN_MEGABYTES)

    def _endless(self) -> None:
        """Without a length, as long as somebody reads."""
        self.send_response(200)
        self.end_headers()
        while not self.server.site.closing.is_set():
            self.wfile.write(b" " * 65536)

    def _silent(self) -> None:
        self.server.site.closing.wait()

    def _slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        while not self.server.site.closing.wait(0.01):
            self.wfile.write(b" ")

    def _cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "500")
        self.end_headers()
        self.wfile.write(b'{"tag_name": ')

    def _closed(self) -> None:
        self.connection.close()

    def _no_http(self) -> None:
        self.wfile.write(b"220 mail.example ESMTP\r\n\r\n")

    def _missing(self) -> None:
        self._say(b'{"tag_name": "v99.0.1"}', 404)

    def _broken(self) -> None:
        self._say(b"", 500)

    def _moved(self) -> None:
        self._move(self.server.site.address("newer"))

    def _latest(self) -> None:
        self._move(self.server.site.address("asset"))

    def _asset(self) -> None:
        self._move(self.server.site.elsewhere)

    def _downgrade(self) -> None:
        self._move(self.server.site.address("newer").replace("https://", "http://"))

    def _to_file(self) -> None:
        self._move("file:///etc/hostname")

    def _around(self) -> None:
        self._move(self.server.site.address("around"))

    def _move(self, to: str) -> None:
        self.send_response(302)
        self.send_header("Location", to)
        self.send_header("Set-Cookie", "who=you")
        self.send_header("Content-Length", "0")
        self.end_headers()
