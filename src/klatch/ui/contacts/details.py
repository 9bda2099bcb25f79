"""Everything known of a person, each field saved when it is left."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from klatch.domain import zones
from klatch.domain.errors import InvalidInput
from klatch.domain.records import Value
from klatch.domain.vocabulary import Helper, Source
from klatch.services import checks, contacts
from klatch.services.reading.contacts import ContactDetail
from klatch.ui import words
from klatch.ui.contacts.tags import TagsField
from klatch.ui.contacts.verbs import ContactVerbs
from klatch.ui.fields.auto import AutoField, CheckField, ChoiceField, DaysField, LineField, TextField
from klatch.ui.fields.list_field import ListField
from klatch.ui.fields.pickers import OrganizationLine
from klatch.ui.fields.zone import ZoneField
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.base import label


class DetailsTab(QWidget):
    """The fields, one below the other."""

    def __init__(self, context: Context, verbs: ContactVerbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._verbs = verbs
        self._person: ContactDetail | None = None
        self.fields: dict[str, AutoField] = {}
        self.tags = TagsField(context.theme, self)
        self._dates = label("", "caption", self, wrap=True)
        self._make()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        for field in self.fields.values():
            column.addWidget(field)
        column.addWidget(self.tags)
        column.addWidget(self._dates)
        column.addStretch(1)
        self.tags.added.connect(self._add_tag)
        self.tags.removed.connect(self._remove_tag)

    def show_person(self, person: ContactDetail, when: When) -> None:
        """Show a person; a field that is being changed keeps what is typed."""
        other = self._person is None or self._person.id != person.id
        self._person = person
        for name, value in _values(person).items():
            self.fields[name].load(value, afresh=other)
        self.tags.show_tags([tag.name for tag in person.tags], [tag.name for tag in self._verbs.known_tags()])
        self._dates.setText(self.tr("Added %1").replace("%1", when.date_of(person.created_at)))

    def forget_person(self) -> None:
        """Nobody is shown any more."""
        self._person = None

    @property
    def unsaved(self) -> bool:
        """Whether something was typed and not saved yet."""
        typed = any(field.changed for field in self.fields.values())
        return self._person is not None and (typed or bool(self.tags.line.text().strip()))

    def commit(self) -> list[str]:
        """Save what is being typed; gives what is wrong with the fields that cannot be saved."""
        if self._person is None:
            return []
        self.tags.commit()
        fields = [field for field in self.fields.values() if not field.commit()]
        return [f"{field.editor.accessibleName()}: {field.error}" for field in fields]

    def edit_name(self) -> None:
        """Put the cursor into the name."""
        self.fields["display_name"].editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _make(self) -> None:
        theme = self._context.theme
        self._line("display_name", self.tr("Name"), self._save_name)
        self._line("pronouns", self.tr("Pronouns"))
        self._line("title", self.tr("Title"))
        employer = OrganizationLine(self._context.store, self)
        save = partial(self._save, "organization")
        self.fields["organization"] = LineField(theme, self.tr("Employer"), save, self, editor=employer)
        self._list("emails", self.tr("E-mail"), self.tr("Add an e-mail address"))
        self._list("phones", self.tr("Phone"), self.tr("Add a number"))
        self._list("links", self.tr("Links"), self.tr("Add a profile or page"))
        self._line("city", self.tr("City"), self._save_city)
        self.fields["zone"] = ZoneField(theme, self.tr("Time zone"), partial(self._save, "zone"), self)
        self._choice("source", self.tr("Known through"), [(item, words.source(item)) for item in Source])
        self._line("source_note", self.tr("More on that"))
        helpers = [(item, words.helper(item)) for item in Helper]
        self._choice("kind_of_helper", self.tr("Kind of helper"), helpers)
        self._choice("priority", self.tr("Priority"), [(value, words.priority(value)) for value in range(4)])
        days = partial(self._save, "keep_in_touch_days")
        usual = self.tr("Usual rhythm")
        self.fields["keep_in_touch_days"] = DaysField(theme, self.tr("Check in after"), usual, days, self)
        text = TextField(theme, self.tr("Cares about"), partial(self._save, "cares_about"), self)
        self.fields["cares_about"] = text
        tick = partial(self._save, "do_not_contact")
        asked = self.tr("Asked to be left alone")
        self.fields["do_not_contact"] = CheckField(theme, self.tr("Do not contact"), asked, tick, self)

    def _line(self, name: str, text: str, save: Any = None) -> None:
        saving = save or partial(self._save, name)
        self.fields[name] = LineField(self._context.theme, text, saving, self)

    def _list(self, name: str, text: str, more: str) -> None:
        check = _check_address if name == "emails" else None
        saving = partial(self._save, name)
        self.fields[name] = ListField(self._context.theme, text, more, saving, self, check)

    def _choice(self, name: str, text: str, options: list[tuple[Any, str]]) -> None:
        self.fields[name] = ChoiceField(self._context.theme, text, options, partial(self._save, name), self)

    def _save(self, name: str, value: Any) -> None:
        self._write({name: value})

    def _save_name(self, value: str) -> None:
        if not value.strip():
            raise InvalidInput("display_name", "no_name")
        self._write({"display_name": value})

    def _save_city(self, value: str) -> None:
        changes = {"city": value}
        if self._person is not None and not self._person.zone:
            changes["zone"] = zones.guess(value)
        self._write(changes)

    def _write(self, changes: dict[str, Any]) -> None:
        if self._person is None:
            return
        contacts.edit(self._context.store, self._person.id, changes, self._context.clock.now())

    def _add_tag(self, name: str) -> None:
        if self._person is not None:
            with self._context.notices.guarded():
                self._verbs.add_tag([self._person.id], name)

    def _remove_tag(self, name: str) -> None:
        if self._person is not None:
            with self._context.notices.guarded():
                self._verbs.remove_tag([self._person.id], name)


def _check_address(text: str) -> None:
    checks.address("emails", text)


def _values(person: ContactDetail) -> dict[str, Any]:
    return {
        "display_name": person.name,
        "pronouns": person.pronouns,
        "title": person.title,
        "organization": person.organization,
        "emails": tuple(Value(row.address, row.label, row.is_primary) for row in person.emails),
        "phones": tuple(Value(row.number, row.label, row.is_primary) for row in person.phones),
        "links": tuple(Value(row.url, row.label, row.is_primary) for row in person.links),
        "city": person.city,
        "zone": person.zone,
        "source": person.source,
        "source_note": person.source_note,
        "kind_of_helper": person.helper,
        "priority": person.priority,
        "keep_in_touch_days": person.keep_in_touch_days,
        "cares_about": person.cares_about,
        "do_not_contact": person.do_not_contact,
    }
