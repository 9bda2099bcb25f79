"""The Templates page: a list by kind, an editor that checks as one types, and a preview."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

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
from klatch.ui.template_list import in_order
from klatch.ui.templates.frame import TemplatesFrame
from klatch.ui.templates.unsaved import Unsaved

_BODY = "Hi {{ contact.first_name }},\n\n\n\nThank you,\n{{ me.signature }}"


class TemplatesPage(Page):
    """Edits templates; what is valid is saved when the template is left."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._engine = Engine()
        self._unsaved = Unsaved(context.state)
        self._found: TemplateDetail | None = None
        self._hidden = False
        self.frame = TemplatesFrame(context, self)
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
        return [self.frame.list.search, self.frame.form.body, self.frame.preview.whom, self.frame.save]

    def arrive(self, place: Place) -> None:
        if isinstance(place, ShowTemplate):
            self._put_away()
            self._choose(place.template)
        self.setFocusProxy(self.frame.list.view)

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
            self.frame.form.name.setFocus(Qt.FocusReason.OtherFocusReason)
            self.frame.form.name.selectAll()

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
        self.frame.fit(self.width())

    def _connect(self) -> None:
        frame = self.frame
        frame.chosen.connect(self._on_chosen)
        frame.form.edited.connect(self._show)
        frame.preview.changed.connect(self._show_preview)
        frame.save.clicked.connect(self.save)
        frame.restore.clicked.connect(self.restore)
        frame.copy.clicked.connect(self.duplicate)
        frame.delete.clicked.connect(self.delete)
        frame.hidden.clicked.connect(self._on_show_hidden)
        self.context.changes.changed.connect(self._on_change)

    def _read(self) -> None:
        """Read the list; the template in front stays, or the next one comes."""
        rows = reading.listed(self.context.store, archived=self._hidden)
        self.frame.set_rows(rows)
        self.frame.mark(self.current)
        if self._found is None and rows:
            self._choose(in_order(rows)[0].id)

    def _choose(self, template: int) -> None:
        try:
            self._found = reading.detail(self.context.store, template)
        except NotFound as error:
            self._found = None
            self.context.notices.failure(error)
            return
        self.frame.mark(template)
        self._fill(self._stored() | self._unsaved.of(template))

    def _reload(self) -> None:
        """Show the template as it is stored now."""
        if self._found is not None:
            self._found = reading.detail(self.context.store, self.current)
            self._fill(self._stored())

    def _fill(self, values: dict[str, object]) -> None:
        fixed = bool(self._found and self._found.row.builtin_key)
        self.frame.form.show_template(values, fixed_kind=fixed)
        self._show()

    def _put_away(self) -> None:
        """Save what is valid; keep what is not."""
        if self._found is not None and self._differs() and not self.save():
            values = self.frame.form.values()
            self._unsaved.keep(self.current, values)
            said = self.tr("“%1” is kept as it is, but cannot be used before it is put right")
            self.context.notices.say(said.replace("%1", str(values["name"] or self._found.row.name)))

    def _on_chosen(self, template: int) -> None:
        self._put_away()
        self._choose(template)

    def _on_show_hidden(self) -> None:
        self._hidden = not self._hidden
        self.frame.show_hidden(self._hidden)
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
        self.frame.show_state(row, changed=self._is_changed(), differs=self._differs())
        self.changed.emit()

    def _show_preview(self) -> None:
        values = self.frame.form.values()
        kind = KINDS.get(str(values["kind"]), KINDS["outreach.cold"])
        with_subject = kind.channel is Channel.EMAIL
        self.frame.form.set_subject_shown(with_subject)
        fields = self.frame.preview.fields(kind.key)
        rendered: Rendered | None = None
        try:
            rendered = self._engine.render(
                str(values["subject"]) if with_subject else "", str(values["body"]), fields, kind
            )
        except TemplateRejected:
            rendered = None  # the form says why; the letter stays as it was
        self.frame.preview.show_letter(rendered, fields, with_subject=with_subject)

    def _check(self) -> bool:
        """Say at each part what is wrong with it."""
        well = True
        values = self.frame.form.values()
        for part in ("subject", "body"):
            try:
                self._engine.check(str(values[part]))
                self.frame.form.show_problem(part, None)
            except TemplateRejected as error:
                self.frame.form.show_problem(part, error)
                well = False
        self.frame.form.show_name_problem("" if values["name"] else errors.problem("no_name"))
        return well and bool(values["name"]) and bool(str(values["body"]).strip())

    def _show_invalid(self, error: InvalidInput) -> None:
        if error.field == "name":
            self.frame.form.show_name_problem(errors.problem(error.problem))
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
        changes = {name: value for name, value in self.frame.form.values().items() if stored[name] != value}
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
        self.frame.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.frame.list.search.selectAll()

    @property
    def _now(self) -> datetime:
        return self.context.clock.now()
