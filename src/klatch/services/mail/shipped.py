"""The templates that ship with Klatch: one file each, a short header between dashes, then the body."""

from __future__ import annotations

from dataclasses import dataclass

from klatch.domain.errors import TemplateRejected
from klatch.domain.kinds import KINDS
from klatch.domain.vocabulary import Channel
from klatch.support import resources

_KEYS = ("kind", "name", "description", "channel", "language", "version", "subject")


@dataclass(frozen=True, slots=True)
class ShippedTemplate:
    """One built-in template; `key` is its file name and stays the same for ever."""

    key: str
    kind: str
    name: str
    description: str
    channel: Channel
    language: str
    version: int
    subject: str
    body: str


def shipped(language: str = "en") -> tuple[ShippedTemplate, ...]:
    """Every built-in template of one language, in the order of the kinds."""
    order = list(KINDS)
    found = [
        parse(file.stem, file.read_text(encoding="utf-8"))
        for file in sorted(resources.path("templates", language).glob("*.j2"))
    ]
    return tuple(sorted(found, key=lambda template: (order.index(template.kind), template.key)))


def parse(key: str, text: str) -> ShippedTemplate:
    """A template file's text as a template; raises TemplateRejected with the line that is wrong."""
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    header: dict[str, str] = {}
    for number, line in enumerate(head.split("\n"), start=2):
        name, colon, value = line.partition(":")
        if not colon or name not in _KEYS or name in header:
            raise TemplateRejected(number, f"Expected one each of {', '.join(_KEYS)}.")
        header[name] = value.strip()
    missing = [name for name in _KEYS if name not in header]
    if missing or not body.strip():
        raise TemplateRejected(1, f"The header lacks {', '.join(missing) or 'a body'}.")
    if (
        header["kind"] not in KINDS
        or header["channel"] not in set(Channel)
        or not header["version"].isdecimal()
    ):
        raise TemplateRejected(1, "The kind, channel or version is not one Klatch knows.")
    return ShippedTemplate(
        key=key,
        kind=header["kind"],
        name=header["name"],
        description=header["description"],
        channel=Channel(header["channel"]),
        language=header["language"],
        version=int(header["version"]),
        subject=header["subject"],
        body=body.strip("\n"),
    )
