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
# Without these a display name needs no quotes, which the standard library loses when it folds a long line.
_SPECIALS = re.compile(r'[()<>\[\]:;@\\,"]+')
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
    to = clean_address(recipient_address)
    message = _message((sender_name, sender_address), (recipient_name, to), subject, body)
    _verify(message, to)
    return message


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
    to = clean_address(recipient_address) if recipient_address.strip() else ""
    message = _message((sender_name, sender_address), (recipient_name, to), subject, body)
    message["X-Unsent"] = "1"
    return _verify(message, to)


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


def _message(sender: tuple[str, str], recipient: tuple[str, str], subject: str, body: str) -> EmailMessage:
    from email.headerregistry import Address
    from email.message import EmailMessage
    from email.policy import SMTP

    message = EmailMessage(policy=SMTP)
    sender = (sender[0], clean_address(sender[1]) if sender[1].strip() else "")
    for header, (name, address) in (("From", sender), ("To", recipient)):
        if address:
            shown = clean_header(_SPECIALS.sub(" ", name))
            message[header] = Address(shown, addr_spec=address)
    message["Subject"] = clean_header(subject)
    message.set_content(clean_body(body).rstrip("\n") + "\n", cte="quoted-printable")
    return message


def _verify(message: EmailMessage, recipient: str) -> bytes:
    """The bytes of the message, read again: exactly its own headers, and `recipient` alone in To."""
    from email.parser import BytesHeaderParser
    from email.policy import compat32
    from email.utils import getaddresses

    data = message.as_bytes()
    again = BytesHeaderParser(policy=compat32).parsebytes(data)
    to = [address for _name, address in getaddresses([str(value) for value in again.get_all("To", [])])]
    if again.keys() != message.keys() or again.defects or to != ([recipient] if recipient else []):
        raise InvalidInput("headers", "unsafe")
    return data
