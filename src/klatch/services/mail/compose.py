"""From a frozen text to the ways out: an e-mail message, an .eml draft, a mailto link, the clipboard.

Python 3.11.7 turns an encoded word in a name or subject into new headers (CVE-2024-6923), so nothing is
trusted: values are cleaned, headers have fixed names, and the finished bytes are read again and must hold
exactly the headers and the one recipient that were meant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from klatch.domain.errors import BadAddress, InvalidInput

if TYPE_CHECKING:
    from email.message import EmailMessage

MAX_MAILTO = 2_000
"""Characters of a mailto link; Windows cuts off what it is asked to open at about 2,048."""
_MAX_FILE_NAME = 80

# C0 and C1 controls, line and paragraph separators, marks that reorder or hide text, lone surrogates.
_UNSAFE = "\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff"
_UNSAFE_HEADER = re.compile(f"[{_UNSAFE}]+")
_UNSAFE_BODY = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u0084\u0086-\u009f\ud800-\udfff\ufeff]+")
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029\u000b\u000c]")
# The common case needs no library: a dot-atom and a domain of at most 63 letters between its dots.
_PLAIN_ADDRESS = re.compile(
    r"[A-Za-z0-9_+'-]{1,30}(?:\.[A-Za-z0-9_+'-]{1,30})?@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}"
)
_MAX_ADDRESS = 254
# What separates addresses or ends a quoted name; a reader misses none of it in a display name.
_SPECIALS = re.compile(r'[()<>\[\]:;@\\,"]+')
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]{0,60}")
_SHORT = 60
_LINE = 76
_FOLD = "\r\n "
_CONTENT = (
    "MIME-Version: 1.0",
    'Content-Type: text/plain; charset="utf-8"',
    "Content-Transfer-Encoding: quoted-printable",
)
_CALENDAR = (
    'Content-Type: text/calendar; charset="utf-8"; name="meeting.ics"',
    "Content-Transfer-Encoding: base64",
    'Content-Disposition: attachment; filename="meeting.ics"',
)
_UNSAFE_FILE = re.compile(f'[{_UNSAFE}<>:"/\\\\|?*]+')
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(10))}
)


def build_message(
    sender_name: str,
    sender_address: str,
    recipient_name: str,
    recipient_address: str,
    subject: str,
    body: str,
) -> EmailMessage:
    """A plain-text message to one recipient, without Date and Message-ID.

    Raises BadAddress when an address cannot be used, InvalidInput("headers", "unsafe") when the finished
    bytes do not say exactly what was asked.
    """
    from email.parser import BytesParser
    from email.policy import SMTP

    sender = (sender_name, clean_address(sender_address))
    recipient = (recipient_name, clean_address(recipient_address))
    return BytesParser(policy=SMTP).parsebytes(_verified(sender, recipient, subject, body, ()))


def draft_eml(
    sender_name: str,
    sender_address: str,
    recipient_name: str,
    recipient_address: str,
    subject: str,
    body: str,
) -> bytes:
    """The bytes of an .eml file that mail programs open as a draft; raises as `build_message` does.

    Without a sender's or recipient's address that header is left for the mail program to fill.
    """
    sender = (sender_name, clean_address(sender_address) if sender_address.strip() else "")
    recipient = (recipient_name, clean_address(recipient_address) if recipient_address.strip() else "")
    return _verified(sender, recipient, subject, body, ("X-Unsent: 1",))


def with_calendar(message: bytes, calendar: bytes) -> bytes:
    """A message made here with a calendar file beside its text; its headers stay as they were checked."""
    from base64 import encodebytes
    from hashlib import sha256

    head, _, text = message.partition(b"\r\n\r\n")
    lines = head.decode("ascii").split("\r\n")
    content = len(_CONTENT)
    # Made of both parts, so that neither holds it, and the same message has the same bytes.
    boundary = f"klatch-{sha256(message + calendar).hexdigest()[:40]}"
    outer = (_CONTENT[0], f'Content-Type: multipart/mixed;{_FOLD}boundary="{boundary}"')
    parts = (
        "\r\n".join([*lines[:-content], *outer, "", f"--{boundary}", *_CONTENT[1:], "", ""]).encode("ascii"),
        text,
        "\r\n".join(["", f"--{boundary}", *_CALENDAR, "", ""]).encode("ascii"),
        encodebytes(calendar).replace(b"\n", b"\r\n"),
        f"--{boundary}--\r\n".encode("ascii"),
    )
    return b"".join(parts)


def mailto_url(recipient_address: str, subject: str, body: str) -> str | None:
    """A mailto link, or None when it would be longer than MAX_MAILTO; raises BadAddress."""
    to = clean_address(recipient_address) if recipient_address.strip() else ""
    text = clean_body(body).rstrip("\n").replace("\n", "\r\n")
    title = clean_header(subject)
    url = f"mailto:{quote(to, safe='@')}?subject={quote(title, safe='')}&body={quote(text, safe='')}"
    return url if len(url) <= MAX_MAILTO else None


def clipboard_text(subject: str, body: str) -> str:
    """What Copy puts on the clipboard: the subject on a line of its own, when there is one, then the text."""
    text = clean_body(body).rstrip("\n")
    title = clean_header(subject)
    return f"{title}\n\n{text}" if title else text


def file_name(recipient_name: str, subject: str, suffix: str = ".eml") -> str:
    """A name for a saved message that every file system takes; `suffix` is appended as it is."""
    parts = [
        part for part in (_UNSAFE_FILE.sub(" ", text) for text in (recipient_name, subject)) if part.strip()
    ]
    stem = " ".join(" - ".join(parts).split())
    while len(stem) > _MAX_FILE_NAME or len(stem.encode()) > 2 * _MAX_FILE_NAME:
        stem = stem[:-1]
    stem = stem.strip(" .-")
    if not stem or stem.partition(".")[0].strip().lower() in _RESERVED:
        stem = f"message {stem}".strip()
    return stem + suffix


def clean_header(text: str) -> str:
    """One line that cannot break a header or hide in one: no controls, no bidi marks, no encoded words."""
    return " ".join(_UNSAFE_HEADER.sub(" ", text).split()).replace("=?", "= ?")


def clean_body(text: str) -> str:
    """Text with plain line ends and no control characters."""
    return _UNSAFE_BODY.sub("", _LINE_ENDS.sub("\n", text))


def clean_address(address: str) -> str:
    """The address as it travels, its domain in ASCII; raises BadAddress when it cannot be written so."""
    if _PLAIN_ADDRESS.fullmatch(address) and len(address) <= _MAX_ADDRESS:
        return address
    from email_validator import EmailNotValidError, validate_email

    if _UNSAFE_HEADER.search(address):
        raise BadAddress(address)
    try:
        found = validate_email(
            address.strip(),
            strict=True,
            allow_smtputf8=False,
            check_deliverability=False,
            globally_deliverable=False,
        )
    except EmailNotValidError as error:
        raise BadAddress(address) from error
    if not found.ascii_email:
        raise BadAddress(address)
    return found.ascii_email


def _verified(
    sender: tuple[str, str], recipient: tuple[str, str], subject: str, body: str, extra: tuple[str, ...]
) -> bytes:
    """The bytes of a message, read again: exactly the headers meant, and the one recipient alone in To."""
    from email.parser import BytesHeaderParser
    from email.policy import compat32
    from email.utils import getaddresses

    lines = [*extra]
    lines += [_address(name, *who) for name, who in (("From", sender), ("To", recipient)) if who[1]]
    lines += [f"Subject: {_encoded('Subject', clean_header(subject))}", *_CONTENT]
    data = "\r\n".join(lines).encode("ascii") + b"\r\n\r\n" + _quoted_printable(body)
    again = BytesHeaderParser(policy=compat32).parsebytes(data)
    to = [address for _name, address in getaddresses([str(value) for value in again.get_all("To", [])])]
    expected = [recipient[1]] if recipient[1] else []
    if again.keys() != [line.partition(":")[0] for line in lines] or again.defects or to != expected:
        raise InvalidInput("headers", "unsafe")
    return data


def _address(header: str, name: str, address: str) -> str:
    shown = clean_header(_SPECIALS.sub(" ", name))
    if not _ATOMS.fullmatch(shown):
        shown = f'"{shown}"' if shown.isascii() and len(shown) <= _SHORT else _encoded(header, shown)
    last = shown.rpartition("\n")[2]
    fits = len(f"{header}: {last} <{address}>") <= _LINE
    return f"{header}: {shown}{' ' if fits else _FOLD}<{address}>" if shown else f"{header}: {address}"


def _encoded(header: str, text: str) -> str:
    """A cleaned text as it may stand in a header: itself when short and plain, else folded encoded words."""
    if text.isascii() and len(text) <= _SHORT:
        return text
    from email.header import Header

    return Header(text, "utf-8", maxlinelen=_LINE, header_name=header).encode(linesep="\r\n")


def _quoted_printable(body: str) -> bytes:
    from binascii import b2a_qp

    return b2a_qp((clean_body(body).rstrip("\n") + "\n").encode(), istext=True).replace(b"\n", b"\r\n")
