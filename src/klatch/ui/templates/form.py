"""The middle of the page: a template's name, kind, limit, subject and text."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QTextCursor, QTextFormat
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSpinBox,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from klatch.domain.errors import TemplateRejected
from klatch.domain.fields import FIELDS
from klatch.domain.kinds import KINDS
from klatch.ui import mail_words
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import label, set_property
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.edit_frame import EditFrame
from klatch.ui.widgets.notices import IconLabel
from klatch.ui.widgets.token_edit import TokenEdit

_MOST_WORDS = 1_000


class Problem(QWidget):
    """What is wrong in a line, and what to do."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = label("", "error", self, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(IconLabel(theme, "circle-alert", "danger", 14, self), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()

    def say(self, text: str) -> None:
        """Show a sentence; nothing takes it away."""
        self._text.setText(text)
        self.setVisible(bool(text))


class TemplateForm(QWidget):
    """Edits one template."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._filling = False
        self.template = QComboBox(self)
        self.name = QLineEdit(self)
        self.kind = QComboBox(self)
        self.limit = QSpinBox(self)
        self.subject = TokenEdit(theme, mail_words.look, self, single_line=True, raw=True, font="body")
        self.body = TokenEdit(theme, mail_words.look, self, raw=True)
        self.name_problem = Problem(theme, self)
        self.subject_problem = Problem(theme, self)
        self.body_problem = Problem(theme, self)
        self._subject_label = label(self.tr("Subject"), "label", self)
        self._insert = Button(theme, self.tr("Insert field"), self, kind="flat", icon="braces", small=True)
        self._frame = EditFrame(theme, self.body, self)
        self._last: TokenEdit = self.body
        self._layout()
        self._connect()
        self._restyle()

    def show_template(self, values: dict[str, object], *, fixed_kind: bool) -> None:
        """Show what a template holds."""
        self._filling = True
        self.name.setText(str(values["name"]))
        self.kind.setCurrentIndex(self.kind.findData(values["kind"]))
        self.kind.setEnabled(not fixed_kind)
        limit = values["word_limit"]
        self.limit.setValue(limit if isinstance(limit, int) else 0)
        self.subject.set_source(str(values["subject"]))
        self.body.set_source(str(values["body"]))
        self._filling = False

    def values(self) -> dict[str, object]:
        """What stands in the form."""
        return {
            "name": self.name.text().strip(),
            "kind": self.kind.currentData(),
            "subject": self.subject.source(),
            "body": self.body.source(),
            "word_limit": self.limit.value() or None,
        }

    def show_problem(self, part: str, error: TemplateRejected | None) -> None:
        """Mark the line a template was refused for, with the reason."""
        edit, problem = (
            (self.subject, self.subject_problem) if part == "subject" else (self.body, self.body_problem)
        )
        if error is None:
            problem.say("")
            edit.setExtraSelections([])
            edit.setAccessibleDescription("")
            return
        at = self.tr("Line %1: %2").replace("%1", self.locale().toString(error.line))
        problem.say(error.reason if part == "subject" else at.replace("%2", error.reason))
        edit.setAccessibleDescription(problem.text)
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(edit.document().findBlockByNumber(error.line - 1))
        mark.cursor = cursor
        mark.format.setBackground(self._theme.colors.danger_soft)
        mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        edit.setExtraSelections([mark])

    def marked_line(self) -> QRect:
        """Where the refused line stands, empty when there is none."""
        marks = self.body.extraSelections()
        return self.body.cursorRect(marks[0].cursor) if marks else QRect()

    def show_name_problem(self, text: str) -> None:
        """Say what to do about the name."""
        self.name_problem.say(text)
        set_property(self.name, "invalid", "true" if text else "false")
        self.name.setAccessibleDescription(text)

    def set_subject_shown(self, shown: bool) -> None:
        """What is no e-mail has no subject."""
        self._subject_label.setVisible(shown)
        self.subject.setVisible(shown)

    def _layout(self) -> None:
        for key in KINDS:
            self.kind.addItem(mail_words.kind(key), key)
        self.limit.setRange(0, _MOST_WORDS)
        self.limit.setSpecialValueText(self.tr("None"))
        inside = self.limit.findChild(QLineEdit)
        if inside is not None:
            inside.setTextMargins(8, 0, 0, 0)  # with its own arrows Qt leaves the padding out
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._name_all()
        self._insert.setMenu(self._menu())
        self._insert.setProperty("menu", "true")
        self._frame.tools.addWidget(self._insert)
        self._frame.tools.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        name, kind = label(self.tr("Name"), "label", self), label(self.tr("For"), "label", self)
        limit = label(self.tr("Word limit"), "label", self)
        for words, field in (
            (name, self.name),
            (kind, self.kind),
            (limit, self.limit),
            (self._subject_label, self.subject),
        ):
            words.setBuddy(field)
        grid.addWidget(name, 0, 0)
        grid.addWidget(self.name, 0, 1)
        grid.addWidget(self.name_problem, 1, 1)
        grid.addWidget(kind, 2, 0)
        grid.addWidget(self.kind, 2, 1)
        grid.addWidget(limit, 3, 0)
        grid.addWidget(self.limit, 3, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._subject_label, 4, 0)
        grid.addWidget(self.subject, 4, 1)
        grid.addWidget(self.subject_problem, 5, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.template)
        column.addLayout(grid)
        column.addWidget(self._frame, 1)
        column.addWidget(self.body_problem)

    def _name_all(self) -> None:
        self.template.setAccessibleName(self.tr("Template"))
        self.template.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.template.hide()
        self.name.setAccessibleName(self.tr("Name"))
        self.kind.setAccessibleName(self.tr("For"))
        self.limit.setAccessibleName(self.tr("Word limit"))
        self.subject.setAccessibleName(self.tr("Subject"))
        self.body.setAccessibleName(self.tr("Text"))

    def _connect(self) -> None:
        self.name.textEdited.connect(self._on_edited)
        self.kind.activated.connect(self._on_edited)
        self.limit.valueChanged.connect(self._on_edited)
        for edit in (self.subject, self.body):
            edit.edited.connect(self._on_edited)
            edit.cursorPositionChanged.connect(partial(self._on_cursor, edit))
            edit.set_choices([(mail_words.field(name), mail_words.source_of(name)) for name in FIELDS])
        self._theme.changed.connect(self._restyle)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        group = ""
        for name in FIELDS:
            before, group = group, name.partition(".")[0]
            if before and group != before:
                menu.addSeparator()
            menu.addAction(mail_words.field(name)).triggered.connect(partial(self._on_insert, name))
        return menu

    def _on_insert(self, name: str, _checked: bool = False) -> None:
        self._last.insert_token(mail_words.source_of(name))

    def _on_cursor(self, edit: TokenEdit) -> None:
        if edit.hasFocus():
            self._last = edit

    def _on_edited(self) -> None:
        if not self._filling:
            self.edited.emit()

    def _restyle(self) -> None:
        self.limit.setFixedWidth(self._theme.px(92))
