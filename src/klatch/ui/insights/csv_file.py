"""All tables as one CSV file that a spreadsheet opens: each under its title, with an empty line between."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from klatch.ui.insights.tables import Cell, Kind, Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(tables: Sequence[Table]) -> bytes:
    """Plain numbers whatever the locale: shares from 0 to 1, days as 2026-10-05, UTF-8 with its mark."""
    text = StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    for place, table in enumerate(tables):
        if place:
            rows.writerow(())
        rows.writerow((table.title,))
        rows.writerow(column.title for column in table.columns)
        kinds = [column.kind for column in table.columns]
        rows.writerows(_row(row, kinds) for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def _row(row: Iterable[Cell], kinds: Iterable[Kind]) -> list[str]:
    return [_cell(cell, kind) for cell, kind in zip(row, kinds, strict=True)]


def _cell(cell: Cell, kind: Kind) -> str:
    if cell is None:
        return ""
    if kind in (Kind.SHARE, Kind.DAYS):
        return f"{cell:.4f}"
    text = str(cell)
    # A name that begins like a formula would be run as one.
    return f"'{text}" if kind is Kind.TEXT and text.startswith(_FORMULA) else text
