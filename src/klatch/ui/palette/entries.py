"""What the palette lists: hits by kind, then commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from klatch.domain.names import fold
from klatch.domain.vocabulary import Stage
from klatch.services.reading.search import COUNTED, Found, Ranges, SearchHit, SearchKind
from klatch.ui.actions import Actions, ActionSpec
from klatch.ui.page import Command
from klatch.ui.places import (
    FilterContacts,
    Navigator,
    NewContact,
    Place,
    ShowContact,
    ShowMeeting,
    ShowMessage,
    ShowOpportunity,
    ShowOrganization,
    ShowTakeaway,
)
from klatch.ui.when import When

COMMANDS_ONLY = ">"
SHOWN_OF_EACH = 5
_MOST_COMMANDS = 12

_ICONS = {
    SearchKind.CONTACT: "users",
    SearchKind.ORGANIZATION: "building-2",
    SearchKind.NOTE: "sticky-note",
    SearchKind.TAKEAWAY: "lightbulb",
    SearchKind.MESSAGE: "mail-open",
    SearchKind.MEETING: "calendar-check",
    SearchKind.OPPORTUNITY: "briefcase",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: a heading, a hit or a command. `run` is empty for a heading."""

    text: str
    run: Command | None = None
    ranges: Ranges = ()
    detail: str = ""
    detail_ranges: Ranges = ()
    icon: str = ""
    contact: int = 0
    stage: str = ""
    trailing: str = ""
    keys: tuple[str, ...] = ()
    more: SearchKind | None = None
    """For a heading: the kind of which more can be shown."""

    @property
    def is_heading(self) -> bool:
        """Whether it can be chosen."""
        return self.run is None

    @property
    def person(self) -> int:
        """The contact itself when the line is a person, else 0."""
        return self.contact if self.stage else 0


def tr(text: str) -> str:
    """Translate a text of the palette."""
    return QCoreApplication.translate("palette", text)


def kind_name(kind: SearchKind) -> str:
    """A kind as heading and chip."""
    names = {
        SearchKind.CONTACT: tr("Contacts"),
        SearchKind.ORGANIZATION: tr("Organizations"),
        SearchKind.NOTE: tr("Notes"),
        SearchKind.TAKEAWAY: tr("Takeaways"),
        SearchKind.MESSAGE: tr("Messages"),
        SearchKind.MEETING: tr("Meetings"),
        SearchKind.OPPORTUNITY: tr("Opportunities"),
    }
    return names[kind]


def hits(found: Found, navigator: Navigator, when: When, *, all_of: SearchKind | None = None) -> list[Entry]:
    """The hits under their headings; a few of each kind, or all of one."""
    entries: list[Entry] = []
    for kind in SearchKind:
        of_kind = [hit for hit in found.hits if hit.kind is kind]
        if not of_kind or all_of not in {None, kind}:
            continue
        shown = of_kind if all_of else of_kind[:SHOWN_OF_EACH]
        count = found.counts[kind]
        more = tr("Show all %1").replace("%1", f"{count}+" if count >= COUNTED else str(count))
        cut = len(shown) < count and not all_of
        entries.append(Entry(kind_name(kind), trailing=more if cut else "", more=kind if cut else None))
        entries.extend(_hit(hit, navigator, when) for hit in shown)
    return entries


def commands(text: str, actions: Actions, navigator: Navigator) -> list[Entry]:
    """What can be done: all commands after `>`, else those whose words were typed, and two with the text."""
    only = text.startswith(COMMANDS_ONLY)
    typed = text.removeprefix(COMMANDS_ONLY).strip()
    entries: list[Entry] = []
    if typed and not only:
        quoted = f"“{typed}”"
        name = tr("New contact named %1").replace("%1", quoted)
        entries.append(
            Entry(name, partial(navigator.go, NewContact(typed)), icon="plus", keys=("Ctrl", "Shift", "N"))
        )
        name = tr("Filter contacts by %1").replace("%1", quoted)
        entries.append(
            Entry(name, partial(navigator.go, FilterContacts(typed)), icon="filter", keys=("Ctrl", "F"))
        )
    entries.extend(_matching(typed, actions, everything=only))
    return [Entry(tr("Commands")), *entries] if entries else []


def _matching(typed: str, actions: Actions, *, everything: bool) -> Iterator[Entry]:
    words = fold(typed).split()
    if not words and not everything:
        return
    shown = 0
    for spec, action in actions:
        if not action.isEnabled() or spec.name in {"palette", "leave"}:
            continue
        parts = fold(action.text()).split()
        if all(any(part.startswith(word) for part in parts) for word in words):
            yield _command(spec, action)
            shown += 1
            if shown == _MOST_COMMANDS and not everything:
                return


def _command(spec: ActionSpec, action: QAction) -> Entry:
    shortcuts = action.shortcuts()
    keys = tuple(shortcuts[0].toString().split("+")) if shortcuts else ()
    return Entry(action.text(), action.trigger, icon=spec.icon or "arrow-right", keys=keys)


def _hit(hit: SearchHit, navigator: Navigator, when: When) -> Entry:
    about = tr("Note on %1") if hit.kind is SearchKind.NOTE else "%1"
    if hit.kind is SearchKind.TAKEAWAY:
        about = tr("Takeaway from %1")
    if hit.kind is SearchKind.MEETING:
        about = tr("Conversation with %1")
    before = about.index("%1")
    quoted = hit.kind in {SearchKind.NOTE, SearchKind.TAKEAWAY, SearchKind.MESSAGE, SearchKind.MEETING}
    detail = f"“{hit.snippet}”" if quoted and hit.snippet else hit.snippet
    return Entry(
        about.replace("%1", hit.title) if hit.title else tr("No subject"),
        partial(navigator.go, _place(hit)),
        _moved(hit.title_ranges, before),
        detail,
        _moved(hit.ranges, 1 if detail != hit.snippet else 0),
        _ICONS[hit.kind],
        hit.contact if hit.kind is SearchKind.CONTACT else 0,
        str(hit.stage or Stage.ADDRESS_BOOK) if hit.kind is SearchKind.CONTACT else "",
        when.weekday(hit.at) if hit.at else "",
    )


def _place(hit: SearchHit) -> Place:
    if hit.kind is SearchKind.MEETING:
        return ShowMeeting(hit.id)
    if hit.kind is SearchKind.MESSAGE:
        return ShowMessage(hit.id)
    if hit.kind is SearchKind.TAKEAWAY:
        return ShowTakeaway(hit.id)
    if hit.kind is SearchKind.ORGANIZATION:
        return ShowOrganization(hit.id)
    if hit.kind is SearchKind.OPPORTUNITY:
        return ShowOpportunity(hit.id)
    return ShowContact(hit.contact)


def _moved(ranges: Sequence[tuple[int, int]], by: int) -> Ranges:
    return tuple((start + by, end + by) for start, end in ranges)
