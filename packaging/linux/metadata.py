"""The files beside the program on a Linux desktop, written from the facts: AppStream, man page, icons."""

from __future__ import annotations

import gzip
import textwrap
import xml.etree.ElementTree as ET
from datetime import UTC, datetime, time
from email.utils import format_datetime
from pathlib import Path

import facts
import icons as drawing

HERE = Path(__file__).parent
ICON_SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
MIME_TYPES = ("text/vcard", "application/vnd.klatch")


def desktop_entry() -> str:
    """What menus and file managers read."""
    return (HERE / f"{facts.ID}.desktop").read_text(encoding="utf-8")


def mime_types() -> str:
    """How a Klatch database is known: by the number that SQLite keeps for its application."""
    number = facts.number("store/connection.py", "APPLICATION_ID")
    return (HERE / f"{facts.ID}.xml").read_text(encoding="utf-8").replace("@APPLICATION_ID@", f"{number:#x}")


def metainfo() -> str:
    """What software centres show (AppStream 1.0)."""
    top = ET.Element("component", type="desktop-application")
    for name, text in (
        ("id", facts.ID),
        ("metadata_license", "CC0-1.0"),
        ("project_license", facts.LICENCE),
        ("name", facts.NAME),
        ("summary", facts.summary()),
    ):
        ET.SubElement(top, name).text = text
    ET.SubElement(ET.SubElement(top, "developer", id="app.klatch"), "name").text = facts.AUTHORS
    description = ET.SubElement(top, "description")
    for paragraph in facts.PARAGRAPHS:
        ET.SubElement(description, "p").text = paragraph
    ET.SubElement(top, "launchable", type="desktop-id").text = f"{facts.ID}.desktop"
    provides = ET.SubElement(top, "provides")
    ET.SubElement(provides, "binary").text = "klatch"
    for mime in MIME_TYPES:
        ET.SubElement(provides, "mediatype").text = mime
    ET.SubElement(top, "content_rating", type="oars-1.1")
    _add_releases(top)
    ET.indent(top)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(top, encoding="unicode") + "\n"


def changelog() -> bytes:
    """The changelog in Debian's form, packed."""
    entries = []
    for release in facts.releases():
        changes = "\n".join(textwrap.fill(each, 78, initial_indent="  * ", subsequent_indent="    ")
                            for each in release.changes)  # fmt: skip
        at = datetime.combine(facts.day_of(release), time(12), UTC)
        entries.append(
            f"klatch ({release.version}) {'stable' if release.day else 'UNRELEASED'}; urgency=medium\n\n"
            f"{changes}\n\n"
            f" -- {facts.MAINTAINER}  {format_datetime(at)}\n"
        )
    return gzip.compress("\n".join(entries).encode(), 9, mtime=0)


def man_page() -> bytes:
    """The manual page, packed, with the version and the day in its foot."""
    day = facts.day_of(facts.releases()[0])
    text = (HERE / "klatch.1").read_text(encoding="utf-8")
    text = text.replace("@VERSION@", facts.version()).replace("@DAY@", day.isoformat())
    return gzip.compress(text.encode(), 9, mtime=0)


def icons(folder: Path) -> None:
    """The icon in every size a desktop asks for, below a folder such as `/usr/share/icons/hicolor`."""
    scalable = folder / "scalable" / "apps"
    scalable.mkdir(parents=True)
    (scalable / f"{facts.ID}.svg").write_bytes(drawing.DRAWING.read_bytes())
    for size in ICON_SIZES:
        target = folder / f"{size}x{size}" / "apps"
        target.mkdir(parents=True)
        (target / f"{facts.ID}.png").write_bytes(drawing.png(size))


def _add_releases(top: ET.Element) -> None:
    element = ET.SubElement(top, "releases")
    for release in facts.releases():
        kind = "stable" if release.day else "development"
        day = facts.day_of(release).isoformat()
        one = ET.SubElement(element, "release", version=release.version, date=day, type=kind)
        items = ET.SubElement(ET.SubElement(one, "description"), "ul")
        for change in release.changes:
            ET.SubElement(items, "li").text = change
