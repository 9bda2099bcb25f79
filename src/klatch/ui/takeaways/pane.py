"""The takeaway in front: its words, where it came from, what became of it, what it is about."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from klatch.domain.vocabulary import TakeawayKind
from klatch.services import takeaways
from klatch.services.reading import career_paths
from klatch.services.reading.takeaways import TakeawayLine
from klatch.ui import takeaway_words, words
from klatch.ui.fields.auto import AutoField, ChoiceField, LineField, TextField
from klatch.ui.fields.pickers import OrganizationLine
from klatch.ui.models.columns import Mark
from klatch.ui.page import Context
from klatch.ui.takeaways import phrases
from klatch.ui.takeaways.agreement import Agreement
from klatch.ui.takeaways.day_field import DoneOnField
from klatch.ui.when import When
from klatch.ui.widgets.base import Card, SectionHeader, label, line
from klatch.ui.widgets.beside import WIDE
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.flow import FlowLayout
from klatch.ui.widgets.tags import Tag


class TakeawayFields(QWidget):
    """What can be changed, each field saved when it is left."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._takeaway = 0
        self._when = When(context.clock.now())
        theme = context.theme
        kinds = [(kind, words.takeaway(kind)) for kind in TakeawayKind]
        employer = OrganizationLine(context.store, self)
        self.path = ChoiceField(theme, self.tr("Career path"), [], partial(self._save, "career_path"), self)
        self.fields: dict[str, AutoField] = {
            "text": TextField(theme, self.tr("Words"), partial(self._save, "text"), self),
            "kind": ChoiceField(theme, self.tr("Kind"), kinds, partial(self._save, "kind"), self),
            "path": self.path,
            "about": LineField(
                theme, self.tr("Employer"), partial(self._save, "about"), self, editor=employer
            ),
        }
        self.days = {
            "acted_on_at": DoneOnField(
                theme, self.tr("Acted on"), partial(self._save_day, "acted_on_at"), self
            ),
            "reported_back_at": DoneOnField(
                theme, self.tr("Told them"), partial(self._save_day, "reported_back_at"), self
            ),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for field in (*self.fields.values(), *self.days.values()):
            column.addWidget(field)

    def show_takeaway(self, row: TakeawayLine, when: When) -> None:
        """Show a takeaway; a field that is being changed keeps what is typed."""
        other = row.id != self._takeaway
        self._takeaway = row.id
        paths = [(path.id, path.name) for path in career_paths.paths(self._context.store)]
        if not self.path.typing() or other:
            self.path.set_options([(None, self.tr("None")), *paths])
        values = {"text": row.text, "kind": row.kind, "path": row.path, "about": row.about_name}
        for name, value in values.items():
            self.fields[name].load(value, afresh=other)
        done = {"acted_on_at": row.acted_on_at, "reported_back_at": row.reported_back_at}
        for name, at in done.items():
            self.days[name].setVisible(row.kind is TakeawayKind.ADVICE)
            self.days[name].load(when.day_of(at) if at is not None else None, afresh=other)
            self.days[name].set_today(when.today)
        self._when = when

    def commit(self) -> None:
        """Save what is being typed, before it goes out of sight."""
        if self._takeaway:
            for field in self.fields.values():
                field.commit()

    def forget(self) -> None:
        """None is shown any more."""
        self._takeaway = 0

    def edit(self) -> None:
        """Put the cursor into the words."""
        self.fields["text"].editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _save_day(self, name: str, day: date | None) -> None:
        """Today means now; another day its noon."""
        at: datetime | None = self._context.clock.now()
        if day is None or day != self._when.today:
            at = datetime.combine(day, time(12), self._when.zone) if day is not None else None
        self._save(name, at)

    def _save(self, name: str, value: Any) -> None:
        if self._takeaway:
            store, now = self._context.store, self._context.clock.now()
            takeaways.edit(store, self._takeaway, {name: value}, now)


class TakeawayPane(QScrollArea):
    """One takeaway; `wanted` names the command of a button."""

    wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        theme = context.theme
        self._context = context
        self._inside = QWidget(self)
        self._card = Card(self._inside, margin=12)
        self._kind, self._state = Tag(theme, parent=self._card), Tag(theme, parent=self._card)
        self.text = label("", "name", self._card, wrap=True)
        self._from = label("", "muted", self._card, wrap=True)
        self._account = label("", "caption", self._card, wrap=True)
        self.buttons = {
            key: Button(theme, text, self._card, icon=icon, small=True)
            for key, text, icon in (
                ("acted_on", self.tr("I acted on it"), "check"),
                ("report_back", self.tr("Report back"), "send"),
                ("reported_back", self.tr("They know already"), "check"),
                ("show_meeting", self.tr("The talk"), "calendar-days"),
                ("show_person", self.tr("The person"), "users"),
                ("delete", self.tr("Delete"), "trash-2"),
            )
        }
        self.agreement = Agreement(context, self._inside)
        self.fields = TakeawayFields(context, self._inside)
        self._layout()
        for key, button in self.buttons.items():
            button.clicked.connect(partial(self._want, key))

    def show_takeaway(self, row: TakeawayLine | None, when: When, commands: set[str]) -> None:
        """Show a takeaway and what can be done with it; nothing without one."""
        self._inside.setVisible(row is not None)
        if row is None:
            self.fields.forget()
            self.agreement.show_for(None)
            return
        _show(self._kind, takeaway_words.kind(row))
        _show(self._state, takeaway_words.state(row))
        self.text.setText(row.text)
        said = self.tr("%1 on %2").replace("%1", phrases.person(row)).replace("%2", when.weekday(row.said_at))
        self._from.setText(said)
        self._account.setText(phrases.account(row, when))
        self._account.setVisible(bool(self._account.text()))
        for key, button in self.buttons.items():
            button.setVisible(key in commands)
        for key in ("acted_on", "report_back"):
            self.buttons[key].set_kind("primary" if key in commands else "default")
        self.agreement.show_for(row)
        self.fields.show_takeaway(row, when)

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
        self.text.setMinimumWidth(1)  # a word without end must not widen the pane
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        tags = QHBoxLayout()
        tags.setSpacing(6)
        tags.addWidget(self._kind)
        tags.addWidget(self._state)
        tags.addStretch(1)
        self._card.body.addLayout(tags)
        for widget in (self.text, self._from, self._account):
            self._card.body.addWidget(widget)
        row = QWidget(self._card)
        flow = FlowLayout(row)
        for button in self.buttons.values():
            flow.addWidget(button)
        self._card.body.addWidget(row)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(14)
        column.addWidget(self._card)
        column.addWidget(self.agreement)
        column.addWidget(line(self._inside))
        column.addWidget(SectionHeader(self.tr("Details"), self._inside))
        column.addWidget(self.fields)
        column.addStretch(1)
        self.setWidget(self._inside)

    def _want(self, key: str, _checked: bool = False) -> None:
        self.wanted.emit(key)


def _show(tag: Tag, mark: Mark) -> None:
    tag.set_state(mark.text, mark.tone)  # type: ignore[arg-type]
    tag.setVisible(bool(mark.text))
