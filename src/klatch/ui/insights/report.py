"""The page on paper: the sentence with its evidence, every table, and how the numbers are made."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication

from klatch.ui.insights.sentence import Said
from klatch.ui.insights.tables import Kind, Table
from klatch.ui.printing import Sheet
from klatch.ui.theme import Theme


def tr(text: str) -> str:
    """Translate a piece of the report."""
    return QCoreApplication.translate("insights", text)


def sheet(tables: Sequence[Table], said: Said, period: str, day: str, theme: Theme) -> Sheet:
    """The report as a sheet of paper."""
    ink = theme.tokens.light.colors.accent.name()
    title = tr("Insights")
    parts = [
        f"<h1>{escape(title)}</h1>",
        f'<p class="muted">{escape(period)}, {escape(day)}</p>',
        f"<p><b>{escape(said.claim)}</b> {escape(said.rest)}</p>",
        f'<p class="muted">{escape(said.evidence)}</p>',
        *(_table(table, ink) for table in tables),
        f"<h2>{escape(tr('How the numbers are made'))}</h2>",
        f'<p class="muted">{escape(method())}</p>',
    ]
    return Sheet(title, "".join(parts))


def method() -> str:
    """The definitions and methods behind the page."""
    return tr(
        "People count, not messages: everybody whose first message was sent in this time, without messages"
        " that bounced. A meeting that was agreed counts as a reply. Intervals are Wilson's for 95%. A"
        " difference is claimed only with 5 people on each side and where Newcombe's interval of it leaves"
        " out 0; more is asked for where the best of several is picked."
    )


def _table(table: Table, ink: str) -> str:
    share = next((place for place, column in enumerate(table.columns) if column.kind is Kind.SHARE), None)
    heads = "".join(
        f'<th align="{_side(column.kind)}">{escape(column.title)}&nbsp;&nbsp;</th>'
        for column in table.columns
    )
    rows = "".join(
        f"<tr>{''.join(_cell(table, row, place) for place in range(len(table.columns)))}"
        f"<td>{_bar(table.rows[row][share], ink) if share is not None else ''}</td></tr>"
        for row in range(len(table.rows))
    )
    note = f'<p class="muted">{escape(table.note)}</p>' if table.note else ""
    body = f'<table cellspacing="0" cellpadding="2"><tr>{heads}<td></td></tr>{rows}</table>'
    return f"<h2>{escape(table.title)}</h2>{body}{note}"


def _cell(table: Table, row: int, place: int) -> str:
    side = _side(table.columns[place].kind)
    return f'<td align="{side}">{escape(table.shown(row, place))}&nbsp;&nbsp;</td>'


def _bar(share: object, ink: str) -> str:
    """As many blocks as the share has tenths: a picture would need a size that no printer agrees on."""
    if not isinstance(share, float):
        return ""
    return f'<span style="color: {ink}">{"█" * round(share * 10)}</span>'


def _side(kind: Kind) -> str:
    return "left" if kind is Kind.TEXT else "right"
