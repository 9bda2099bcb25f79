"""The path in front: its name and why, how it scored, what was thought of it before any talk."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from klatch.services import career_paths
from klatch.services.reading.career_paths import ComparedPath
from klatch.ui.fields.auto import AutoField, LineField, TextField
from klatch.ui.page import Context
from klatch.ui.paths import phrases
from klatch.ui.paths.before import ScoreFields
from klatch.ui.paths.chart import FitChart
from klatch.ui.when import When
from klatch.ui.widgets.base import SectionHeader, label, line
from klatch.ui.widgets.beside import WIDE
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.flow import FlowLayout
from klatch.ui.widgets.tags import Tag


class PathPane(QScrollArea):
    """One path; `wanted` names the command of a button."""

    wanted = Signal(str)
    thought = Signal()
    """The scores before any talk are others: ask `before`."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        theme = context.theme
        self._context = context
        self._path = 0
        self._inside = QWidget(self)
        self.name = label("", "name", self._inside, wrap=True)
        self.name.setMinimumWidth(1)  # a word without end must not widen the pane
        self._state = Tag(theme, parent=self._inside)
        self._account = label("", "caption", self._inside, wrap=True)
        self.buttons = {
            key: Button(theme, text, self._inside, icon=icon, small=True)
            for key, text, icon in (
                ("path_takeaways", self.tr("Takeaways"), "lightbulb"),
                ("rule_out", self.tr("Rule out"), "x"),
                ("consider_again", self.tr("Consider again"), "rotate-ccw"),
                ("delete", self.tr("Delete"), "trash-2"),
            )
        }
        self.chart = FitChart(theme, self._inside)
        self.before = ScoreFields(theme, self._inside)
        self.reason = TextField(theme, self.tr("Why not"), partial(self._save, "ruled_out_reason"), self)
        self.fields: dict[str, AutoField] = {
            "ruled_out_reason": self.reason,
            "name": LineField(theme, self.tr("Name"), partial(self._save, "name"), self),
            "why": TextField(theme, self.tr("Why"), partial(self._save, "why"), self),
        }
        self._layout()
        self.before.given.connect(self.thought)
        for key, button in self.buttons.items():
            button.clicked.connect(partial(self._want, key))

    def show_path(self, path: ComparedPath | None, when: When, commands: set[str]) -> None:
        """Show a path and what can be done with it; nothing without one."""
        self._inside.setVisible(path is not None)
        if path is None:
            self._path = 0
            return
        row, other = path.row, path.row.id != self._path
        self._path = row.id
        self.name.setText(row.name)
        out = row.ruled_out_at
        said = self.tr("Ruled out: %1").replace("%1", when.past(out)) if out is not None else ""
        self._state.set_state(said or self.tr("Under consideration"), "neutral" if out else "success")
        self._account.setText(self.tr("Overall %1").replace("%1", phrases.account(path.overall)))
        for key, button in self.buttons.items():
            button.setVisible(key in commands)
        self.chart.show_path(path)
        self.before.show_scores(path.before)
        self.reason.setVisible(out is not None)
        values = {"ruled_out_reason": row.ruled_out_reason, "name": row.name, "why": row.why}
        for name, value in values.items():
            self.fields[name].load(value, afresh=other)

    def commit(self) -> None:
        """Save what is being typed, before it goes out of sight."""
        if self._path:
            for field in self.fields.values():
                field.commit()

    def edit(self, field: str) -> None:
        """Put the cursor into a field."""
        self.fields[field].editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def sizeHint(self) -> QSize:
        return QSize(self._context.theme.px(WIDE), 400)

    def minimumSizeHint(self) -> QSize:
        theme = self._context.theme
        return QSize(theme.px(theme.tokens.sizes["detail_pane_min"]), 200)

    def _layout(self) -> None:
        self._inside.setProperty("area", "clear")
        self.setProperty("area", "frame")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QWidget(self._inside)
        flow = FlowLayout(row)
        for button in self.buttons.values():
            flow.addWidget(button)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.name)
        column.addWidget(self._state, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._account)
        column.addWidget(row)
        column.addWidget(self.reason)
        column.addWidget(self.chart)
        column.addWidget(line(self._inside))
        column.addWidget(SectionHeader(self.tr("Before any talk"), self._inside))
        column.addWidget(self.before)
        column.addWidget(line(self._inside))
        column.addWidget(SectionHeader(self.tr("Details"), self._inside))
        column.addWidget(self.fields["name"])
        column.addWidget(self.fields["why"])
        column.addStretch(1)
        self.setWidget(self._inside)

    def _save(self, name: str, value: Any) -> None:
        if self._path:
            career_paths.edit(self._context.store, self._path, {name: value}, self._context.clock.now())

    def _want(self, key: str, _checked: bool = False) -> None:
        self.wanted.emit(key)
