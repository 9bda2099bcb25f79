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
    light = theme.tokens.light
    inks = (light.colors.accent.name(), light.stages["paused"].graphic.name())
    title = tr("Insights")
    parts = [
        f"<h1>{escape(title)}</h1>",
        f'<p class="muted">{escape(period)}, {escape(day)}</p>',
        f"<p><b>{escape(said.claim)}</b> {escape(said.rest)}</p>",
        f'<p class="muted">{escape(said.evidence)}</p>',
        *(_table(table, inks) for table in tables),
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


def _table(table: Table, inks: tuple[str, str]) -> str:
    heads = "".join(
        f'<th align="{_side(column.kind)}">{escape(column.title)}&nbsp;&nbsp;</th>'
        for column in table.columns
    )
    rows = "".join(
        f"<tr>{''.join(_cell(table, row, place) for place in range(len(table.columns)))}"
        f"<td>{_bar(table, row, inks)}</td></tr>"
        for row in range(len(table.rows))
    )
    note = f'<p class="muted">{escape(table.note)}</p>' if table.note else ""
    body = f'<table cellspacing="0" cellpadding="2"><tr>{heads}<td></td></tr>{rows}</table>'
    return f"<h2>{escape(table.title)}</h2>{body}{note}"


def _cell(table: Table, row: int, place: int) -> str:
    side = _side(table.columns[place].kind)
    return f'<td align="{side}">{escape(table.shown(row, place))}&nbsp;&nbsp;</td>'


def _bar(table: Table, row: int, inks: tuple[str, str]) -> str:
    """As many blocks as the share has tenths: a picture would need a size that no printer agrees on."""
    rate = table.rate(row)
    if rate is None:
        return ""
    return f'<span style="color: {inks[rate.few]}">{"█" * round(rate.share * 10)}</span>'


def _side(kind: Kind) -> str:
    return "left" if kind in (Kind.TEXT, Kind.DAY) else "right"
