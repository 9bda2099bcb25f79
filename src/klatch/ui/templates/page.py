"""The Templates page: a list by kind, an editor that checks as one types, and a preview."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from klatch.domain.drafts import TemplateDraft
from klatch.domain.errors import InvalidInput, NotFound, TemplateRejected
from klatch.domain.kinds import KINDS
from klatch.domain.vocabulary import Channel
from klatch.services import templates
from klatch.services.data import Change
from klatch.services.mail.templates import Engine, Rendered
from klatch.services.reading import templates as reading
from klatch.services.reading.templates import TemplateDetail
from klatch.ui import errors
from klatch.ui.page import Command, Context, Page
from klatch.ui.places import Place, ShowTemplate
from klatch.ui.template_list import TemplateList, in_order
from klatch.ui.templates.form import TemplateForm
from klatch.ui.templates.preview import TemplatePreview
from klatch.ui.templates.unsaved import Unsaved
from klatch.ui.widgets.buttons import Button

_LIST, _LIST_NARROW = 252, 208
_LISTED_FROM, _WIDE_FROM = 860, 1000  # widths of the page
_RIGHT = 0.45
_BODY = "Hi {{ contact.first_name }},\n\n\n\nThank you,\n{{ me.signature }}"


class TemplatesPage(Page):
    """Edits templates; what is valid is saved when the template is left."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._engine = Engine()
        self._unsaved = Unsaved(context.state)
        self._found: TemplateDetail | None = None
        self._hidden = False
        self.list = TemplateList(theme, self)
        self.form = TemplateForm(theme, self)
        self.preview = TemplatePreview(context, self)
        self.save_button = Button(theme, self.tr("Save"), self, kind="primary")
        self.restore_button = Button(theme, self.tr("Restore the original"), self, icon="rotate-ccw")
        self.copy_button = Button(theme, self.tr("Duplicate"), self)
        self.delete_button = Button(theme, self.tr("Delete"), self, kind="flat", icon="trash-2")
        self._show_hidden = Button(theme, self.tr("Show hidden ones"), self, kind="link")
        self._footer = QWidget(self)
        self._left = QWidget(self)
        self._layout()
        self._connect()
        self._read()

    @property
    def current(self) -> int:
        """The template in the form, 0 for none."""
        return self._found.row.id if self._found else 0

    def heading(self) -> tuple[str, str]:
        return self.tr("Templates"), self._found.row.name if self._found else ""

    def status(self) -> str:
        return self.tr("Not saved yet") if self._differs() else ""

    def commands(self) -> dict[str, Command]:
        found: dict[str, Command] = {"new": self.add, "filter": self._find}
        if self._found is not None:
            found |= {
                "save_draft": self.save,
                "next_step": self.save,
                "duplicate_template": self.duplicate,
                "delete": self.delete,
            }
            if self._is_changed():
                found["restore_template"] = self.restore
        return found

    def areas(self) -> list[QWidget]:
        return [self.list.search, self.form.body, self.preview.whom, self.save_button]

    def arrive(self, place: Place) -> None:
        if isinstance(place, ShowTemplate):
            self._put_away()
            self._choose(place.template)
        self.setFocusProxy(self.list.view)

    def depart(self) -> None:
        self._put_away()

    def save(self) -> bool:
        """Save what stands in the form; False, and the reason at its place, when it cannot be."""
        if self._found is None:
            return False
        if not self._check():
            return False
        changes = self._changes()
        try:
            if changes:
                templates.edit(self.context.store, self.current, changes, self._now)
        except InvalidInput as error:
            self._show_invalid(error)
            return False
        self._unsaved.drop(self.current)
        if self._differs():
            self._reload()  # blank ends and the like were tidied
        self._show()
        return True

    def add(self) -> None:
        """A new template of the kind in front."""
        self._put_away()
        kind = self._found.row.kind if self._found else "outreach.cold"
        draft = TemplateDraft(kind, self.tr("New template"), _BODY, channel=KINDS[kind].channel)
        with self.context.notices.guarded():
            made = templates.add(self.context.store, draft, self._now)
            self._choose(made)
            self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)
            self.form.name.selectAll()

    def duplicate(self) -> None:
        """A copy of this template."""
        if self._found is None:
            return
        self._put_away()
        name = self.tr("%1 (copy)").replace("%1", self._found.row.name)
        with self.context.notices.guarded():
            self._choose(templates.duplicate(self.context.store, self.current, name, self._now))

    def restore(self) -> None:
        """The template as it came with the program."""
        if self._found is None:
            return
        name = self._found.row.name
        self._unsaved.drop(self.current)
        with self.context.notices.guarded():
            templates.restore(self.context.store, self.current, self._now)
            self._reload()
            self.context.notices.undoable(self.tr("Original of “%1” restored").replace("%1", name))

    def delete(self) -> None:
        """Delete an own template, hide one that came with the program, or bring it back."""
        if self._found is None:
            return
        row = self._found.row
        with self.context.notices.guarded():
            if row.archived:
                templates.archive(self.context.store, row.id, False, self._now)
                said = self.tr("“%1” is back")
            else:
                said = self.tr("“%1” hidden") if row.builtin_key else self.tr("“%1” deleted")
                self._unsaved.drop(row.id)
                self._found = None
                templates.delete(self.context.store, [row.id], self._now)
            self.context.notices.undoable(said.replace("%1", row.name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The list becomes narrower, then a combo, where there is little room."""
        theme, width = self.context.theme, self.width()
        listed = width >= theme.px(_LISTED_FROM)
        self._left.setVisible(listed)
        self.form.template.setVisible(not listed)
        side = theme.px(_LIST if width >= theme.px(_WIDE_FROM) else _LIST_NARROW)
        self._left.setFixedWidth(side)
        self.preview.setFixedWidth(round((width - (side if listed else 0)) * _RIGHT))

    def _layout(self) -> None:
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 8)
        left.setSpacing(0)
        left.addWidget(self.list, 1)
        below = QHBoxLayout()
        below.setContentsMargins(16, 0, 0, 0)
        below.addWidget(self._show_hidden)
        below.addStretch(1)
        left.addLayout(below)
        middle = QWidget(self)
        middle.setProperty("area", "surface")
        middle.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(middle)
        column.setContentsMargins(20, 14, 20, 12)
        column.addWidget(self.form)
        self._footer.setProperty("area", "footer")
        buttons = QHBoxLayout(self._footer)
        buttons.setContentsMargins(12, 0, 16, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.delete_button)
        buttons.addStretch(1)
        for button in (self.restore_button, self.copy_button, self.save_button):
            buttons.addWidget(button)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self._left)
        columns.addWidget(middle, 1)
        columns.addWidget(self.preview)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(columns, 1)
        whole.addWidget(self._footer)
        whole.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # the columns go by the width
        self._restyle()

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.form.template.activated.connect(self._on_combo)
        self.form.edited.connect(self._on_edited)
        self.preview.changed.connect(self._show_preview)
        self.save_button.clicked.connect(self.save)
        self.restore_button.clicked.connect(self.restore)
        self.copy_button.clicked.connect(self.duplicate)
        self.delete_button.clicked.connect(self.delete)
        self._show_hidden.clicked.connect(self._on_show_hidden)
        self.context.changes.changed.connect(self._on_change)
        self.context.theme.changed.connect(self._restyle)

    def _read(self) -> None:
        """Read the list; the template in front stays, or the next one comes."""
        rows = reading.listed(self.context.store, archived=self._hidden)
        self.list.set_rows(rows)
        self.form.template.clear()
        for row in in_order(rows):
            self.form.template.addItem(row.name, row.id)
        self._mark_current()
        if self._found is None and rows:
            self._choose(in_order(rows)[0].id)

    def _choose(self, template: int) -> None:
        try:
            self._found = reading.detail(self.context.store, template)
        except NotFound as error:
            self._found = None
            self.context.notices.failure(error)
            return
        self._mark_current()
        self._fill(self._stored() | self._unsaved.of(template))

    def _reload(self) -> None:
        """Show the template as it is stored now."""
        if self._found is not None:
            self._found = reading.detail(self.context.store, self.current)
            self._fill(self._stored())

    def _fill(self, values: dict[str, object]) -> None:
        fixed = bool(self._found and self._found.row.builtin_key)
        self.form.show_template(values, fixed_kind=fixed)
        self._show()

    def _put_away(self) -> None:
        """Save what is valid; keep what is not."""
        if self._found is not None and self._differs() and not self.save():
            values = self.form.values()
            self._unsaved.keep(self.current, values)
            said = self.tr("“%1” is kept as it is, but cannot be used before it is put right")
            self.context.notices.say(said.replace("%1", str(values["name"] or self._found.row.name)))

    def _on_chosen(self, template: int) -> None:
        self._put_away()
        self._choose(template)

    def _on_combo(self, number: int) -> None:
        self._on_chosen(self.form.template.itemData(number))

    def _mark_current(self) -> None:
        self.list.set_current(self.current)
        self.form.template.setCurrentIndex(self.form.template.findData(self.current))

    def _on_edited(self) -> None:
        self._show()

    def _on_show_hidden(self) -> None:
        self._hidden = not self._hidden
        self._show_hidden.setText(
            self.tr("Leave hidden ones out") if self._hidden else self.tr("Show hidden ones")
        )
        self._read()

    def _on_change(self, change: Change) -> None:
        if not change.touches("template", "message", "contact", "setting"):
            return
        if change.touches("template"):
            self._follow_template()
            self._read()
        self._show()

    def _follow_template(self) -> None:
        """Undo or another page may have changed or removed the template in the form."""
        if self._found is None:
            return
        edited = self._differs()
        try:
            found = reading.detail(self.context.store, self.current)
        except NotFound:
            self._found = None
            return
        self._found = found
        if not edited:
            self._fill(self._stored())

    def _show(self) -> None:
        self._check()
        self._show_preview()
        row = self._found.row if self._found else None
        self.restore_button.setVisible(self._is_changed())
        self.delete_button.setText(
            self.tr("Bring back")
            if row and row.archived
            else self.tr("Hide")
            if row and row.builtin_key
            else self.tr("Delete")
        )
        differs = self._differs()
        self.save_button.set_unavailable("" if differs else self.tr("Everything is saved"))
        self.changed.emit()

    def _show_preview(self) -> None:
        values = self.form.values()
        kind = KINDS.get(str(values["kind"]), KINDS["outreach.cold"])
        with_subject = kind.channel is Channel.EMAIL
        self.form.set_subject_shown(with_subject)
        fields = self.preview.fields(kind.key)
        rendered: Rendered | None = None
        try:
            rendered = self._engine.render(
                str(values["subject"]) if with_subject else "", str(values["body"]), fields, kind
            )
        except TemplateRejected:
            rendered = None  # the form says why; the letter stays as it was
        self.preview.show_letter(rendered, fields, with_subject=with_subject)

    def _check(self) -> bool:
        """Say at each part what is wrong with it."""
        well = True
        values = self.form.values()
        for part in ("subject", "body"):
            try:
                self._engine.check(str(values[part]))
                self.form.show_problem(part, None)
            except TemplateRejected as error:
                self.form.show_problem(part, error)
                well = False
        self.form.show_name_problem("" if values["name"] else errors.problem("no_name"))
        return well and bool(values["name"]) and bool(str(values["body"]).strip())

    def _show_invalid(self, error: InvalidInput) -> None:
        if error.field == "name":
            self.form.show_name_problem(errors.problem(error.problem))
        else:
            self.context.notices.failure(error)

    def _stored(self) -> dict[str, object]:
        if self._found is None:
            return {}
        row = self._found.row
        return {
            "name": row.name,
            "kind": row.kind,
            "subject": row.subject,
            "body": self._found.body,
            "word_limit": row.word_limit,
        }

    def _changes(self) -> dict[str, object]:
        stored = self._stored()
        changes = {name: value for name, value in self.form.values().items() if stored[name] != value}
        if "kind" in changes:
            changes["channel"] = KINDS[str(changes["kind"])].channel
        return changes

    def _differs(self) -> bool:
        return self._found is not None and bool(self._changes())

    def _is_changed(self) -> bool:
        """Whether this came with the program and is not as it came."""
        found = self._found
        return found is not None and found.row.builtin_key is not None and found.builtin_version is None

    def _find(self) -> None:
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search.selectAll()

    @property
    def _now(self) -> datetime:
        return self.context.clock.now()

    def _restyle(self) -> None:
        self._footer.setFixedHeight(self.context.theme.px(57))
        self._fit()
