"""What to remember of give and take when writing to somebody, in a line."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from klatch.domain.vocabulary import Direction
from klatch.services.data import Store
from klatch.services.reading.contacts import ContactDetail
from klatch.services.reading.favors import FavorRow, of_contact

_SHOWN = 2
"""Of each kind; what was promised or done last says most."""
_LONGEST = 80


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("compose", text)


def reminder(store: Store, person: ContactDetail) -> str:
    """What they care about, and what each promised or did; "" when nothing is known."""
    rows = of_contact(store, person.id)
    said = []
    if person.cares_about.strip():
        said.append(tr("They care about: %1.").replace("%1", _short(person.cares_about)))
    for text, mine, done in (
        (tr("You promised: %1."), True, False),
        (tr("They promised: %1."), False, False),
        (tr("You did: %1."), True, True),
        (tr("They did: %1."), False, True),
    ):
        found = [row for row in rows if _is(row, mine=mine, done=done)][:_SHOWN]
        if found:
            said.append(
                text.replace("%1", QLocale().createSeparatedList([_short(row.text) for row in found]))
            )
    return " ".join(said)


def _is(row: FavorRow, *, mine: bool, done: bool) -> bool:
    return (row.direction is Direction.TO_THEM) == mine and (row.done_at is not None) == done


def _short(text: str) -> str:
    plain = " ".join(text.split()).rstrip(" .")
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST].rstrip()}…"
