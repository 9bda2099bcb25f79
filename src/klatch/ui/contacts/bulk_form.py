"""Everybody selected changed at once: only the fields that are touched are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import Any, TypeVar

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from klatch.domain import zones
from klatch.domain.vocabulary import Helper, Source, Stage
from klatch.services.bulk_edit import USUAL, BulkChange, edit_all
from klatch.services.reading.contacts import tags
from klatch.ui import words
from klatch.ui.bulk import Bulk
from klatch.ui.fields.auto import LABEL_WIDTH
from klatch.ui.fields.pane_form import PaneForm
from klatch.ui.fields.pickers import OrganizationLine
from klatch.ui.fields.quiet import Choice
from klatch.ui.fields.zone import ZoneLine, zone_of
from klatch.ui.page import Context
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button, IconButton
from klatch.ui.widgets.forms import Check, Field, validate

T = TypeVar("T")
_DAYS = (30, 60, 90, 180, 365)


class BulkForm(PaneForm):
    """What is left as it is says so. Enter changes them, Esc leaves."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._people: tuple[int, ...] = ()
        self._bulk = Bulk(context, self)
        self._title = label("", "heading", self)
        self.stage = self._choice([(each, words.stage(each)) for each in Stage])
        self.reason = self._text(QLineEdit(self), self.tr("Optional"))
        self.source = self._choice([(each, words.source(each)) for each in Source])
        self.helper = self._choice([(each, words.helper(each)) for each in Helper])
        self.priority = self._choice([(value, words.priority(value)) for value in (3, 2, 1, 0)])
        self.days = self._choice(self._rhythms())
        self.left_alone = self._choice([(True, self.tr("Yes")), (False, self.tr("No"))])
        self.organization = self._text(OrganizationLine(context.store, self))
        self.city, self.zone = self._text(QLineEdit(self)), self._text(ZoneLine(self))
        several = self.tr("One, or several with commas")
        self.add_tags = self._text(QLineEdit(self), several)
        self.remove_tags = self._text(QLineEdit(self), several)
        self._fields = self._make_fields()
        self.save = Button(context.theme, "", self, kind="primary")
        self._cancel = IconButton(context.theme, "x", self.tr("Cancel"), self, shortcut=self.tr("Esc"))
        self._layout()
        for before, after in pairwise([*(field.editor for field in self._fields), self.save, self._cancel]):
            QWidget.setTabOrder(before, after)
        for editor in (field.editor for field in self._fields):
            if isinstance(editor, QComboBox):
                editor.currentIndexChanged.connect(self._on_touched)
            elif isinstance(editor, QLineEdit):
                editor.textChanged.connect(self._on_touched)
        self.save.clicked.connect(self.submit)
        self._cancel.clicked.connect(self.closed)

    def begin(self, people: Sequence[int]) -> None:
        """Start with everything as it is."""
        self._people = tuple(people)
        count = QLocale().toString(len(people))
        self._title.setText(self.tr("Edit %1 people").replace("%1", count))
        self.save.setText(self.tr("Change %1 people").replace("%1", count))
        for field in self._fields:
            field.set_error("")
            if isinstance(field.editor, QComboBox):
                field.editor.setCurrentIndex(0)
            elif isinstance(field.editor, QLineEdit):
                field.editor.clear()
        known = [tag.name for tag in tags(self._context.store)]
        for editor in (self.add_tags, self.remove_tags):
            completer = QCompleter(known, editor)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            editor.setCompleter(completer)
        self._on_touched()
        self.stage.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def submit(self) -> None:
        """Change them when every field is well and something is to be changed."""
        change = self._change()
        if change.is_empty or not validate(self._fields):
            return
        people, now = self._people, self._context.clock.now()
        said = self.tr("%1 people changed").replace("%1", QLocale().toString(len(people)))
        self.closed.emit()
        self._bulk.run(len(people), partial(edit_all, self._context.store, people, change, now), said)

    def _choice(self, options: Sequence[tuple[Any, str]]) -> QComboBox:
        box = Choice(self)
        box.addItem(self.tr("Leave as it is"), None)
        for value, text in options:
            box.addItem(text, value)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return box

    def _text(self, editor: QLineEdit, hint: str = "") -> QLineEdit:
        editor.setPlaceholderText(hint or self.tr("Leave as it is"))
        return editor

    def _rhythms(self) -> list[tuple[int, str]]:
        every = self.tr("Every %1 days")
        return [
            (USUAL, self.tr("Usual rhythm")),
            *((days, every.replace("%1", QLocale().toString(days))) for days in _DAYS),
        ]

    def _make_fields(self) -> list[Field]:
        self._why = self._field(self.tr("Why pause"), self.reason)
        return [
            self._field(self.tr("Stage"), self.stage),
            self._why,
            self._field(self.tr("Known through"), self.source),
            self._field(self.tr("Kind of helper"), self.helper),
            self._field(self.tr("Priority"), self.priority),
            self._field(self.tr("Check in"), self.days),
            self._field(self.tr("Do not contact"), self.left_alone),
            self._field(self.tr("Employer"), self.organization),
            self._field(self.tr("City"), self.city),
            self._field(self.tr("Time zone"), self.zone, self._check_zone),
            self._field(self.tr("Add tags"), self.add_tags),
            self._field(self.tr("Take off tags"), self.remove_tags, self._check_tags),
        ]

    def _field(self, text: str, editor: QWidget, check: Check | None = None) -> Field:
        theme = self._context.theme
        editor.setProperty("small", "true")
        editor.setSizePolicy(QSizePolicy.Policy.Expanding, editor.sizePolicy().verticalPolicy())
        return Field(theme, text, editor, self, check=check, beside=theme.px(LABEL_WIDTH))

    def _layout(self) -> None:
        inside = QWidget(self)
        fields = QVBoxLayout(inside)
        fields.setContentsMargins(16, 16, 16, 8)
        fields.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._cancel)
        fields.addLayout(head)
        for field in self._fields:
            fields.addWidget(field)
        fields.addStretch(1)
        buttons = QWidget(self)
        row = QHBoxLayout(buttons)
        row.setContentsMargins(16, 10, 16, 12)
        row.addWidget(self.save)
        row.addStretch(1)
        self.place(inside, buttons)

    def _change(self) -> BulkChange:
        return BulkChange(
            source=_chosen(self.source, Source),
            kind_of_helper=_chosen(self.helper, Helper),
            priority=_chosen(self.priority, int),
            keep_in_touch_days=_chosen(self.days, int),
            do_not_contact=_chosen(self.left_alone, bool),
            city=self.city.text().strip(),
            zone=zone_of(self.zone.text()) if self.zone.text().strip() else "",
            organization=self.organization.text().strip(),
            stage=_chosen(self.stage, Stage),
            reason=self.reason.text(),
            add_tags=_names(self.add_tags),
            remove_tags=_names(self.remove_tags),
        )

    def _on_touched(self) -> None:
        self._why.setVisible(self.stage.currentData() == Stage.PAUSED)
        empty = self._change().is_empty
        self.save.set_unavailable(self.tr("Change a field first") if empty else "")

    def _check_zone(self) -> str:
        text = self.zone.text().strip()
        known = not text or zones.is_zone(zone_of(text))
        return "" if known else self.tr("Choose a time zone from the list")

    def _check_tags(self) -> str:
        known = {tag.name.casefold() for tag in tags(self._context.store)}
        unknown = [name for name in _names(self.remove_tags) if name.casefold() not in known]
        return self.tr("Nobody carries “%1”").replace("%1", unknown[0]) if unknown else ""


def _chosen(box: QComboBox, kind: Callable[[Any], T]) -> T | None:
    """What is chosen; Qt gives the members of an enum back as texts."""
    value = box.currentData()
    return None if value is None else kind(value)


def _names(editor: QLineEdit) -> tuple[str, ...]:
    return tuple(name.strip() for name in editor.text().split(",") if name.strip())
