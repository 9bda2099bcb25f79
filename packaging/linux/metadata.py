"""The files beside the program on a Linux desktop, written from the facts: AppStream, man page, copyright, icons."""

from __future__ import annotations

import gzip
import xml.etree.ElementTree as ET
from email.utils import format_datetime
from datetime import UTC, datetime, time
from pathlib import Path

import facts

HERE = Path(__file__).parent
ICON_SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
_PARAGRAPHS = (
    "Klatch is for people who look for work or a new direction by talking with people: informational interviews, "
    "also called coffee chats. It remembers whom you wanted to talk to, who introduced you, what they told you and "
    "what you promised, and names the next step of everybody with its date.",
    "It writes the first message, the follow-up and the thank-you so that you only have to read and send them. "
    "Everything stays on this computer: there is no account and no server.",
)


def metainfo() -> str:
    """What software centres show (AppStream 1.0)."""
    top = ET.Element("component", type="desktop-application")
    for name, text in (
        ("id", facts.ID),
        ("metadata_license", "CC0-1.0"),
        ("project_license", "GPL-3.0-or-later"),
        ("name", "Klatch"),
        ("summary", "Keep track of the people you learn from"),
    ):
        ET.SubElement(top, name).text = text
    ET.SubElement(ET.SubElement(top, "developer", id="app.klatch"), "name").text = "The Klatch authors"
    description = ET.SubElement(top, "description")
    for paragraph in _PARAGRAPHS:
        ET.SubElement(description, "p").text = paragraph
    ET.SubElement(top, "launchable", type="desktop-id").text = f"{facts.ID}.desktop"
    provides = ET.SubElement(top, "provides")
    ET.SubElement(provides, "binary").text = "klatch"
    for mime in ("text/vcard", "application/vnd.klatch"):
        ET.SubElement(provides, "mediatype").text = mime
    ET.SubElement(top, "content_rating", type="oars-1.1")
    _releases(top)
    ET.indent(top)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(top, encoding="unicode") + "\n"


def _releases(top: ET.Element) -> None:
    element = ET.SubElement(top, "releases")
    for release in facts.releases():
        day = release.day or facts.today()
        kind = "stable" if release.day else "development"
        one = ET.SubElement(element, "release", version=release.version, date=day.isoformat(), type=kind)
        items = ET.SubElement(ET.SubElement(one, "description"), "ul")
        for change in release.changes:
            ET.SubElement(items, "li").text = change


def debian_changelog() -> bytes:
    """The changelog in Debian's form, packed."""
    entries = []
    for release in facts.releases():
        changes = "\n".join(f"  * {change}" for change in release.changes)
        at = datetime.combine(release.day or facts.today(), time(12), UTC)
        entries.append(
            f"klatch ({release.version}) {'stable' if release.day else 'UNRELEASED'}; urgency=medium\n\n{changes}\n\n"
            f" -- {facts.MAINTAINER}  {format_datetime(at)}\n"
        )
    return gzip.compress("\n".join(entries).encode(), 9, mtime=0)
