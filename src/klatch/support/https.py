"""One document from the network, over TLS alone: the only module that opens a connection.

It runs in a program of its own, which the window starts and can end at any time; see `ui/asking.py`.
"""

from __future__ import annotations

import sys
import time
from http.client import HTTPException, HTTPResponse
from typing import IO, TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPRedirectHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

if TYPE_CHECKING:
    from http.client import HTTPMessage
    from ssl import SSLContext

MAX_BYTES = 256 * 1024
PATIENCE = 5.0
"""Seconds without a byte; all of it may take twice as long."""
_CHUNK = 16 * 1024
_OF_MACOS = "/etc/ssl/cert.pem"


class NoTls(Exception):
    """The system lacks the library that Python needs for TLS."""


class NoAnswer(Exception):
    """Nobody answered, or not in time."""


class Untrusted(Exception):
    """Whoever answered has no certificate to be the one we asked."""


class BadAnswer(Exception):
    """The answer is no document: another status, too large, or a way that leaves TLS."""


def fetch(address: str, user_agent: str, patience: float = PATIENCE) -> bytes:
    """The document at an https address. Raises NoTls, NoAnswer, Untrusted, BadAnswer."""
    opener = _opener()
    request = Request(address, headers={"User-Agent": user_agent, "Accept": "application/json"})  # noqa: S310
    if request.type != "https":
        raise BadAnswer(request.type)
    began = time.monotonic()
    try:
        with opener.open(request, timeout=patience) as answer:
            return _read(answer, began + 2 * patience)
    except HTTPError as error:
        error.close()
        raise BadAnswer(str(error.code)) from error
    except OSError as error:  # of the name, the connection, TLS or the time it takes
        import ssl

        refused = isinstance(getattr(error, "reason", error), ssl.SSLCertVerificationError)
        raise (Untrusted if refused else NoAnswer)(type(error).__name__) from error
    except (HTTPException, ValueError) as error:  # what was said is no HTTP
        raise BadAnswer(type(error).__name__) from error


def _read(answer: HTTPResponse, until: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := answer.read1(_CHUNK):
        size += len(part)
        if size > MAX_BYTES:
            raise BadAnswer("too large")
        if time.monotonic() > until:
            raise NoAnswer("too slow")
        parts.append(part)
    return b"".join(parts)


def _opener() -> OpenerDirector:
    """Opens https alone: no other scheme, no cookies, no passwords; through the system's proxy."""
    context = _context()
    from urllib.request import HTTPSHandler  # which is only there when TLS is

    opener = OpenerDirector()
    opener.addheaders = []
    for handler in (
        ProxyHandler(),
        HTTPSHandler(context=context),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
        _OnlyHttps(),
    ):
        opener.add_handler(handler)
    return opener


def _context() -> SSLContext:
    try:
        import ssl
    except ImportError as error:
        raise NoTls from error
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if sys.platform == "darwin" and not context.cert_store_stats()["x509_ca"]:
        context.load_verify_locations(_OF_MACOS)  # what Python brings there knows no authorities
    return context


class _OnlyHttps(HTTPRedirectHandler):
    max_redirections = 3

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if not newurl.startswith("https://"):
            fp.close()
            raise BadAnswer("redirected away from https")
        return super().redirect_request(req, fp, code, msg, headers, newurl)
