"""What is right and wrong with the thank-you, in a row that breaks as words do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from klatch.domain.fields import FIELDS
from klatch.ui import mail_words
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.flow import FlowLayout
from klatch.ui.widgets.notices import IconLabel
from klatch.ui.writing.filling import fillable
from klatch.ui.writing.writing import Shown

_WELL = ("specific", "says_what_next", "words")
"""What is said when all is well; the rest only when it is not."""
Line = tuple[str, str, str]
"""Icon, its colour, and the words."""


class ThanksChecks(QWidget):
    """The checks, and a way to give what is missing."""

    fill_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._said: list[Line] = []
        self._area = QWidget(self)
        self._flow = FlowLayout(self._area, spacing=12)
        self.fill = Button(theme, self.tr("Fill in…"), self, small=True)
        self.fill.clicked.connect(self.fill_wanted)
        below = QHBoxLayout()
        below.addWidget(self.fill)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._area)
        column.addLayout(below)

    def texts(self) -> list[str]:
        """Every check in words."""
        return [text for _, _, text in self._said]

    def show_checks(self, shown: Shown) -> None:
        """Say what was found, what must be put right first."""
        self.fill.setVisible(any(map(fillable, shown.missing)))
        said = _lines(shown)
        if said == self._said:
            return
        self._said = said
        while (item := self._flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for icon, role, text in said:
            made = self._line(icon, role, text)
            self._flow.addWidget(made)
            made.show()
        self._area.updateGeometry()

    def _line(self, icon: str, role: str, text: str) -> QWidget:
        made = QWidget(self._area)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(IconLabel(self._theme, icon, role, 14, made))
        row.addWidget(label(text, role, made))
        return made


def _lines(shown: Shown) -> list[Line]:
    wrong: list[Line] = []
    well: list[tuple[int, Line]] = []
    if shown.problem is not None:
        wrong.append(("circle-alert", "danger", shown.problem.reason))
    for name in shown.missing:
        needed = QCoreApplication.translate("ThanksChecks", "%1 is needed and still empty")
        text = needed.replace("%1", mail_words.field(name))
        wrong.append(("circle-alert", "danger", text[:1].upper() + text[1:]))
    for found in shown.findings:
        text, advice = mail_words.finding(found)
        if found.ok:
            if found.code in _WELL:
                well.append((_WELL.index(found.code), ("circle-check", "success", text)))
            continue
        # An empty field is said above, by its name.
        if found.code == "unresolved" and all(str(mark).strip("[]") in FIELDS for mark in found.data):
            continue
        severe = found.severity == "error"
        icon, role = ("circle-alert", "danger") if severe else ("triangle-alert", "warning")
        wrong.append((icon, role, f"{text}. {advice}"))
    return [*wrong, *(line for _, line in sorted(well))]
