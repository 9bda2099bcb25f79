"""From the cells of a row to a record of a person, by indexes worked out once per file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from operator import itemgetter

from klatch.domain.names import clean, clean_text, display_name, split_name
from klatch.domain.records import PersonRecord, Value
from klatch.services.exchange.reading.fields import Field, Target

_MAIN = (Field.GIVEN, Field.FAMILY, Field.TITLE, Field.ORGANIZATION, Field.CONNECTED_ON, Field.FULL)
_FURTHER = (Field.PREFIX, Field.ADDITIONAL, Field.SUFFIX, Field.NICKNAME, Field.DEPARTMENT, Field.NOTE)
_SINGLE = frozenset((*_MAIN, *_FURTHER))
_SEVERAL = " ::: "
_FORMULA_STARTS = ("'=", "'+", "'-", "'@", "'\t", "'\r")
_OWN_GROUPS = frozenset(("mycontacts", "my contacts"))
_LABELS = {"cell": "mobile", "homepage": "home", "home page": "home"}
# "12 Mar 2024" is LinkedIn's own, English in every language; a spreadsheet makes "12-Mar-24" of it.
_DATE = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4}|\d\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_Columns = tuple[
    tuple[int, int, str], ...
]  # of each value: its column, the column of its label or -1, a fixed label


class RowReader:
    """Reads rows of one file. `undo_apostrophes` takes away what kept cells from being formulas."""

    def __init__(
        self, columns: Sequence[str], targets: Sequence[Target | None], *, undo_apostrophes: bool
    ) -> None:
        by_field: dict[Field, list[int]] = {}
        for index, target in enumerate(targets):
            if target is not None:
                by_field.setdefault(target.field, []).append(index)
        padding = len(columns)  # one empty cell is put after the last column
        self._width = padding
        self._main = itemgetter(*(by_field.get(field, [padding])[0] for field in _MAIN))
        self._further = itemgetter(*(by_field.get(field, [padding])[0] for field in _FURTHER))
        self._alternatives = [
            (indexes[0], tuple(indexes[1:]))
            for field, indexes in by_field.items()
            if field in _SINGLE and len(indexes) > 1
        ]
        self._emails = _columns(targets, Field.EMAIL, Field.EMAIL_LABEL)
        self._phones = _columns(targets, Field.PHONE, Field.PHONE_LABEL)
        self._links = _columns(targets, Field.LINK, Field.LINK_LABEL)
        self._tags = tuple(by_field.get(Field.TAGS, ()))
        self._places = _places(targets, padding)
        # LinkedIn's columns are few and its files long
        self._is_short = not (self._tags or self._places or any(field in by_field for field in _FURTHER))
        self._undo = undo_apostrophes
        self._dates: dict[str, date | None] = {"": None}

    def person(self, line: int, row: list[str]) -> PersonRecord:
        """The person of a row that is at least as wide as the header."""
        row[self._width :] = [""]
        if self._undo:
            row = [cell[1:] if cell.startswith(_FORMULA_STARTS) else cell for cell in row]
        for first, others in self._alternatives:
            if not row[first].strip():
                row[first] = next((row[other] for other in others if row[other].strip()), "")
        given, family, title, organization, connected, full = [
            cell.strip() if cell.isprintable() else clean(cell) for cell in self._main(row)
        ]
        emails = _values(row, self._emails) if self._emails else ()
        record = PersonRecord(
            line,
            given,
            family,
            full or display_name(given, family),
            title,
            organization,
            emails,
            _values(row, self._links) if self._links else (),
            _values(row, self._phones) if self._phones else (),
            self._date(connected) if connected else None,
        )
        if given and family and self._is_short:
            return record
        return self._completed(record, row)

    def _completed(self, record: PersonRecord, row: list[str]) -> PersonRecord:
        """The record with the columns that few files have; a name in one column is taken apart."""
        *words, note = self._further(row)
        prefix, additional, suffix, nickname, department = map(clean, words)
        given, family, display = record.given, record.family, record.display
        if display and not given and not family and display != record.organization:
            prefix, given, additional, family, suffix, nickname = _split(display, nickname)
        city, region, country = self._place(row) if self._places else ("", "", "")
        email = record.emails[0].value if record.emails else ""
        return record._replace(  # noqa: SLF001 - public by documentation
            given=given,
            family=family,
            display=display
            or display_name("", "", nickname=nickname, organization=record.organization, email=email),
            prefix=prefix,
            additional=additional,
            suffix=suffix,
            nickname=nickname,
            department=department,
            city=city,
            region=region,
            country=country,
            note=clean_text(note),
            tags=self._tag_names(row) if self._tags else (),
        )

    def _place(self, row: list[str]) -> tuple[str, str, str]:
        """City, region and country of the first address that has any of them."""
        for columns in self._places:
            city, region, country = (clean(row[index]) for index in columns)
            if city or region or country:
                return city, region, country
        return "", "", ""

    def _date(self, text: str) -> date | None:
        if text not in self._dates:
            self._dates[text] = _parse_date(text)
        return self._dates[text]

    def _tag_names(self, row: list[str]) -> tuple[str, ...]:
        """Groups as tags; the group that Google puts everybody in says nothing."""
        names: dict[str, None] = {}
        for index in self._tags:
            cell = row[index]
            separator = ":::" if ":::" in cell else ";" if ";" in cell else ","
            for part in cell.split(separator):
                name = clean(part).removeprefix("*").strip()
                if name and name.lower() not in _OWN_GROUPS:
                    names[name] = None
        return tuple(names)


def _split(full: str, nickname: str) -> tuple[str, str, str, str, str, str]:
    if "@" in full:
        return "", "", "", "", "", nickname
    parts = split_name(full)
    return parts.prefix, parts.given, parts.additional, parts.family, parts.suffix, nickname or parts.nickname


def _columns(targets: Sequence[Target | None], field: Field, label_field: Field) -> _Columns:
    labels = {target.group: i for i, target in enumerate(targets) if target and target.field is label_field}
    return tuple(
        (index, labels.get(target.group, -1), target.label)
        for index, target in enumerate(targets)
        if target is not None and target.field is field
    )


def _places(targets: Sequence[Target | None], padding: int) -> list[tuple[int, int, int]]:
    groups: dict[str, list[int]] = {}
    for index, target in enumerate(targets):
        if target is not None and target.field in {Field.CITY, Field.REGION, Field.COUNTRY}:
            at = (Field.CITY, Field.REGION, Field.COUNTRY).index(target.field)
            groups.setdefault(target.group, [padding] * 3)[at] = index
    # where somebody works comes first: that is where one meets
    order = sorted(groups, key=lambda group: {"work": 0, "": 1}.get(group, 2))
    return [(groups[group][0], groups[group][1], groups[group][2]) for group in order]


def _values(row: list[str], columns: _Columns) -> tuple[Value, ...]:
    """The addresses of a row, each once; several may share a cell."""
    if len(columns) == 1:
        index, label_index, label = columns[0]
        cell = row[index]
        if not cell:
            return ()
        if label_index < 0 and _SEVERAL not in cell:
            text = cell.strip() if cell.isprintable() else clean(cell)
            return (Value(text, label),) if text else ()
    return _several_values(row, columns)


def _several_values(row: list[str], columns: _Columns) -> tuple[Value, ...]:
    values: dict[str, Value] = {}
    for index, label_index, label in columns:
        cell = row[index]
        primary = False
        if label_index >= 0:
            label = clean(row[label_index])
            primary = label.startswith("* ")
            label = label.removeprefix("* ").lower()
        for part in cell.split(_SEVERAL):
            text = clean(part)
            if text and text not in values:
                values[text] = Value(text, _LABELS.get(label, label), primary)
                primary = False
    return tuple(values.values())


def _parse_date(text: str) -> date | None:
    try:
        if match := _DATE.fullmatch(text):
            year = int(match[3])
            month = _MONTHS.index(match[2].lower()) + 1
            return date(year if year > 99 else 2000 + year, month, int(match[1]))
        return date.fromisoformat(text)
    except ValueError:
        return None
