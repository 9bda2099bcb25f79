"""The right of the page: the message as it will be read, and what the checks say."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from klatch.domain.fields import FIELDS
from klatch.domain.practice import Finding
from klatch.ui import mail_words
from klatch.ui.theme import Theme
from klatch.ui.widgets.avatar import Avatar
from klatch.ui.widgets.base import Card, label
from klatch.ui.widgets.buttons import Button, IconButton
from klatch.ui.widgets.elided import ElidedLabel
from klatch.ui.widgets.letter import Letter, LetterCard
from klatch.ui.widgets.notices import IconLabel
from klatch.ui.writing.writing import Shown


class Preview(QWidget):
    """Heading, letter."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = label("", "heading", self)
        self._where = ElidedLabel("", "caption", self)
        self._where.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.card = LetterCard(theme, self)
        self._avatar = Avatar(theme, 36, self.card.head)
        self.subject = Letter(theme, self.card.head, weight=600, compact=True)
        self._from_to = ElidedLabel("", "caption", self.card.head)
        self.subject.setAccessibleName(self.tr("Subject as it will be read"))
        self.card.body.setAccessibleName(self.tr("Message as it will be read"))
        self._layout()

    @property
    def body(self) -> Letter:
        """The letter."""
        return self.card.body

    def set_heading(self, title: str, where: str) -> None:
        """Whose preview it is, and where and when they are."""
        self._title.setText(title)
        self._where.setText(where)

    def set_people(self, contact: int, name: str, from_to: str) -> None:
        """Who writes to whom."""
        self._avatar.set_person(contact, name)
        self._from_to.setText(from_to)

    def show_message(self, shown: Shown, *, with_subject: bool) -> None:
        """Show the message."""
        rendered = shown.rendered
        self.subject.setVisible(with_subject)
        self.subject.set_runs(mail_words.runs(rendered.subject_parts if rendered else ()))
        self.body.set_runs(mail_words.runs(rendered.parts if rendered else ()))

    def _layout(self) -> None:
        self.card.lay_out_head(self._avatar, self.subject, self._from_to)
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addWidget(self._where, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.card)


class Checks(Card):
    """What is missing and what the evidence says, worst first."""

    fill_wanted = Signal()
    dismissed = Signal(str)
    recalled = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, margin=12)
        self._theme = theme
        self._wide = QWidget(self)
        self._lines = QWidget(self)
        self.fill = Button(theme, self.tr("Fill in…"), self, small=True)
        self.fill.clicked.connect(self.fill_wanted)
        self._grid = QGridLayout(self._lines)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._column = QVBoxLayout(self._wide)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._wide, 1)
        row.addWidget(self.fill, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.body.addWidget(self._lines)
        self.recall = Button(theme, "", self, kind="link", small=True)
        self.recall.clicked.connect(self.recalled)
        self.body.addWidget(self.recall, 0, Qt.AlignmentFlag.AlignLeft)
        self._said: tuple[object, ...] = ()

    def texts(self) -> list[str]:
        """Every line, as it is read."""
        return [each.accessibleName() for each in self.findChildren(_Line) if not each.isHidden()]

    def show_checks(self, shown: Shown, dismissed: Collection[str], *, can_fill: bool) -> None:
        """Say what was found, but for advice that was dismissed; what must be put right always shows."""
        self.fill.setVisible(can_fill)
        self.fill.set_kind("primary" if shown.missing else "default")
        reason = shown.problem and shown.problem.reason
        said = (shown.missing, shown.left_out, shown.findings, reason, tuple(sorted(dismissed)))
        if said == self._said:
            return
        self._said = said
        self._clear()
        wrong = [found for found in shown.findings if not found.ok]
        hidden = [found for found in wrong if found.severity != "error" and found.code in dismissed]
        wide = [*self._problems(shown), *self._wrong([found for found in wrong if found not in hidden])]
        for line in wide:
            self._column.addWidget(line)
            line.show()
        self._wide.setVisible(bool(wide))
        self._show_well([found for found in shown.findings if found.ok])
        self.recall.setText(self.tr("Show %n dismissed", "", len(hidden)))
        self.recall.setVisible(bool(hidden))

    def _show_well(self, findings: Sequence[Finding]) -> None:
        """What is as it should be, two beside each other; what explains takes a line of its own."""
        row = 0
        for found in findings:
            if found.code in ("unresolved", "subject"):
                continue
            plain = found.severity == "info"
            icon, ink = ("info", "muted") if plain else ("circle-check", "success")
            made = _Line(self._theme, icon, ink, "", mail_words.finding(found)[0], self._lines)
            place = row + row % 2 if plain else row
            self._grid.addWidget(made, place // 2, place % 2, 1, 2 if plain else 1)
            row = place + (2 if plain else 1)
            made.show()

    def _problems(self, shown: Shown) -> list[QWidget]:
        made: list[QWidget] = []
        if shown.problem is not None:
            made.append(self._line("circle-alert", "danger", "", shown.problem.reason))
        for name in shown.missing:
            text = self.tr("is needed and still empty")
            made.append(self._line("circle-alert", "danger", _first_up(mail_words.field(name)), text))
        for name in shown.left_out:
            text = self.tr("is empty: sentence left out")
            made.append(self._line("triangle-alert", "warning", _first_up(mail_words.field(name)), text))
        return made

    def _wrong(self, findings: Sequence[Finding]) -> list[QWidget]:
        made: list[QWidget] = []
        for found in findings:
            # An open field is said above, by its name.
            if found.code == "unresolved" and all(str(mark).strip("[]") in FIELDS for mark in found.data):
                continue
            text, advice = mail_words.finding(found)
            severe = found.severity == "error"
            icon, ink = ("circle-alert", "danger") if severe else ("triangle-alert", "warning")
            line = _Line(self._theme, icon, ink, f"{text}.", advice, self._wide)
            if not severe:
                line.offer_dismissal(self._theme, self.tr("Dismiss: %1").replace("%1", text))
                line.dismissed.connect(partial(self.dismissed.emit, found.code))
            made.append(line)
        return made

    def _line(self, icon: str, ink: str, strong: str, text: str) -> QWidget:
        return _Line(self._theme, icon, ink, strong, text, self._wide)

    def _clear(self) -> None:
        for line in self.findChildren(_Line):
            self._grid.removeWidget(line)
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()


class _Line(QWidget):
    """One check."""

    dismissed = Signal()

    def __init__(self, theme: Theme, icon: str, ink: str, strong: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(theme, icon, ink, 16, self), 0, Qt.AlignmentFlag.AlignTop)
        words = label("", "", self, wrap=True)
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setText(
            f'<span style="font-weight:600">{_escaped(strong)}</span> {_escaped(text)}'
            if strong
            else _escaped(text)
        )
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
        self._row = row
        self.setAccessibleName(f"{strong} {text}".strip())

    def offer_dismissal(self, theme: Theme, name: str) -> None:
        """Let the advice be put away."""
        button = IconButton(theme, "x", name, self)
        button.clicked.connect(self.dismissed)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]
