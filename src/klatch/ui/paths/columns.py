"""The columns of the comparison, of the talks behind it, and of what was heard."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale, Qt

from klatch.domain.fit import Dimension, Summary
from klatch.services.reading.career_paths import ComparedPath, FitRow, PathSort
from klatch.services.reading.takeaways import ClaimRow
from klatch.ui.models.columns import Column, Scale
from klatch.ui.paths import phrases
from klatch.ui.paths.phrases import tr
from klatch.ui.when import When

_WIDTHS = dict.fromkeys(Dimension, 60) | {Dimension.DAILY_WORK: 76, Dimension.LIFESTYLE: 70}


def comparison() -> tuple[Column, ...]:
    """Paths by dimensions: before, after, and the span between the talks."""
    return (
        Column("name", tr("Path"), _name, "two_line", sort=PathSort.NAME, width=150, stretch=2,
               secondary=_talks, strong=True),
        _scored("overall", tr("Overall"), PathSort.OVERALL, None),
        *(_scored(each.value, phrases.short(each), each.value, each) for each in Dimension),
    )  # fmt: skip


class TalkWords:
    """Says what a conversation scored in the cells of its row."""

    def __init__(self, when: When) -> None:
        self.when = when

    def columns(self) -> tuple[Column, ...]:
        """The columns in order."""
        middle = Qt.AlignmentFlag.AlignHCenter
        return (
            Column("names", tr("Talk"), _names, "two_line", width=130, stretch=1, secondary=self._met),
            *(
                Column(
                    each.value, phrases.short(each), partial(_given, each), width=_WIDTHS[each], align=middle
                )
                for each in Dimension
            ),
            Column(
                "note", tr("Note"), _note, width=140, stretch=3, muted=True, tooltip=_whole, hide_below=560
            ),
        )

    def sentence(self, row: FitRow) -> str:
        """A conversation in one sentence."""
        scores = [f"{phrases.short(each)} {score}" for each, score in row.scores.items()]
        return ", ".join(filter(None, (row.names, self._met(row), *scores, row.note)))

    def _met(self, row: FitRow) -> str:
        return phrases.met(row, self.when)


def heard() -> tuple[Column, ...]:
    """What was said about a path, by whom, and how many agree."""
    return (
        Column("text", tr("What was said"), _claim, "two_line", width=260, stretch=3, secondary=_people,
               tooltip=_claim),
        Column("tally", tr("Agreement"), _tally, width=170, muted=True),
    )  # fmt: skip


def heard_sentence(row: ClaimRow) -> str:
    """A claim in one sentence."""
    return ", ".join((row.text, _tally(row), _people(row)))


def _scored(key: str, header: str, sort: str, dimension: Dimension | None) -> Column:
    return Column(
        key, header, partial(_average, dimension), "scale", sort=sort, width=76, stretch=1,
        value=partial(_scale, dimension), tooltip=partial(_account, dimension), descending=True,
    )  # fmt: skip


def _summary(dimension: Dimension | None, path: ComparedPath) -> Summary:
    return path.overall if dimension is None else path.summary(dimension)


def _average(dimension: Dimension | None, path: ComparedPath) -> str:
    return phrases.average(_summary(dimension, path))


def _scale(dimension: Dimension | None, path: ComparedPath) -> Scale:
    return phrases.scale(_summary(dimension, path))


def _account(dimension: Dimension | None, path: ComparedPath) -> str:
    return phrases.account(_summary(dimension, path))


def _name(path: ComparedPath) -> str:
    return path.row.name


def _talks(path: ComparedPath) -> str:
    return phrases.talks(path.row)


def _names(row: FitRow) -> str:
    return row.names or tr("Nobody")


def _given(dimension: Dimension, row: FitRow) -> str:
    score = row.scores.get(dimension)
    return tr("–") if score is None else QLocale().toString(score)


def _note(row: FitRow) -> str:
    return " ".join(row.note.split())


def _whole(row: FitRow) -> str:
    return row.note


def _claim(row: ClaimRow) -> str:
    return row.text


def _people(row: ClaimRow) -> str:
    return ", ".join(dict.fromkeys(line.name for line in row.said))


def _tally(row: ClaimRow) -> str:
    return phrases.tally(row.tally)
