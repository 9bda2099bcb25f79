"""How does this work fit me: six scores and a note for a career path, kept as they are given."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from klatch.domain.fit import Dimension
from klatch.domain.names import fold
from klatch.services.reading.career_paths import FitRow, PathRow
from klatch.ui.fields.autosave import AutoText
from klatch.ui.fields.quiet import Choice
from klatch.ui.page import Context
from klatch.ui.widgets.base import Card, SectionHeader, label, line
from klatch.ui.widgets.dots import Dots
from klatch.ui.widgets.forms import Field
from klatch.ui.wrap_up.followup_card import aside
from klatch.ui.wrap_up.verbs import WrapVerbs

_MOST = 5


def asked(dimension: Dimension) -> str:
    """What is asked, in words."""
    return {
        Dimension.DAILY_WORK: tr("The daily work"),
        Dimension.PEOPLE_PACE: tr("The people and the pace"),
        Dimension.ENERGY: tr("Energy after the conversation"),
        Dimension.VALUES: tr("What matters to me"),
        Dimension.SKILLS: tr("My skills"),
        Dimension.LIFESTYLE: tr("The life around it"),
    }[dimension]


def tr(text: str) -> str:
    """Translate a question of the card."""
    return QCoreApplication.translate("fit", text)


class FitCard(Card):
    """Scores for one path after this meeting; another path can be chosen or named."""

    settled_changed = Signal()

    def __init__(self, context: Context, verbs: WrapVerbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._verbs = verbs
        self._paths: dict[str, int] = {}
        self._fits: dict[int, FitRow] = {}
        self._showing = False
        theme = context.theme
        self.path = Choice(self)
        self._name = QLineEdit(self.path)
        self.path.setEditable(True)
        self.path.setLineEdit(self._name)
        self.path.setInsertPolicy(Choice.InsertPolicy.NoInsert)
        self._topic = ""
        self.dots: dict[Dimension, Dots] = {
            each: Dots(theme, asked(each), self, most=_MOST) for each in Dimension
        }
        self._said = {each: label("", "caption", self) for each in Dimension}
        self.note = AutoText(self.tr("What speaks for it, what against"), self)
        self._field = Field(theme, self.tr("Career path"), self.path, self)
        self._layout(context)
        self._connect()

    def begin(self, topic: str) -> None:
        """Turn to another meeting; `topic` names a path where there is none yet."""
        self._topic = topic
        self._showing = True
        self.note.keeper.begin("", self._save_note)
        self.path.setEditText("")
        self._showing = False

    def show_fits(self, paths: list[PathRow], fits: list[FitRow]) -> None:
        """Show the paths there are, and how those that were scored suit."""
        self._showing = True
        chosen = self.path.currentText().strip()
        self._paths = {fold(row.name): row.id for row in paths}
        self._fits = {row.path: row for row in fits}
        self.path.clear()
        for row in paths:
            self.path.addItem(row.name, row.id)
        scored = next((row.name for row in paths if row.id in self._fits), "")
        first = paths[0].name if paths else self._topic
        self.path.setEditText(chosen or scored or first)
        self._show_fit()
        self._showing = False

    @property
    def settled(self) -> bool:
        """Whether something was said."""
        return bool(self._fits)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self.path, *self.dots.values(), self.note]

    def commit(self) -> None:
        """Save what is being typed."""
        self.note.keeper.flush()

    def _layout(self, context: Context) -> None:
        self.path.setAccessibleName(self.tr("Career path"))
        self._name.setPlaceholderText(self.tr("Choose one, or name a new one"))
        self.note.setPlaceholderText(self.tr("What speaks for it, what against"))
        self.note.setFixedHeight(context.theme.px(56))
        header = SectionHeader(self.tr("How does this work fit you?"), self)
        header.add(aside(self.tr("Only you see this"), self))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        for number, (each, dots) in enumerate(self.dots.items()):
            words = label(asked(each), "", self, wrap=True)
            words.setBuddy(dots)
            grid.addWidget(words, number, 0)
            grid.addWidget(self._said[each], number, 1)
            grid.addWidget(dots, number, 2)
        self.body.addWidget(header)
        self.body.addWidget(line(self))
        self.body.addWidget(self._field)
        self.body.addLayout(grid)
        self.body.addWidget(self.note)

    def _connect(self) -> None:
        for dots in self.dots.values():
            dots.valueChanged.connect(self._on_score)
        self.path.activated.connect(self._on_path)
        self._name.editingFinished.connect(self._on_path)

    def _show_fit(self) -> None:
        """The scores of the path named, or none."""
        fit = self._fits.get(self._path or 0)
        for each, dots in self.dots.items():
            dots.setValue(fit.scores.get(each, 0) if fit else 0)
            self._say(each)
        self.note.keeper.load(fit.note if fit else "")

    @property
    def _path(self) -> int | None:
        return self._paths.get(fold(self.path.currentText().strip()))

    def _say(self, each: Dimension) -> None:
        given = self.dots[each].value()
        here = self.locale()
        said = self.tr("%1 of %2").replace("%1", here.toString(given)).replace("%2", here.toString(_MOST))
        self._said[each].setText(said if given else "")

    def _on_path(self, _number: int = 0) -> None:
        if self._showing:
            return
        self._field.set_error("")
        if self._path is None and self.path.currentText().strip() and self._unsaved:
            self._save(self.note.toPlainText())
            return
        self._showing = True
        self.note.keeper.begin("", partial(self._save_note))
        self._show_fit()
        self._showing = False

    @property
    def _unsaved(self) -> bool:
        """Whether scores stand here for a path that is not there yet."""
        return any(dots.value() for dots in self.dots.values()) or bool(self.note.toPlainText().strip())

    def _on_score(self, _value: int) -> None:
        for each in Dimension:
            self._say(each)
        if not self._showing:
            self._save(self.note.toPlainText())

    def _save_note(self, text: str) -> bool:
        return self._save(text)

    def _save(self, note: str) -> bool:
        name = self.path.currentText().strip()
        if not name:
            self._field.set_error(self.tr("Name a path to keep this"))
            return False
        scores = {each: dots.value() for each, dots in self.dots.items() if dots.value()}
        fit = self._fits.get(self._path or 0)
        return self._verbs.record_fit(self._path, name, scores, note, fit.id if fit else None)
