"""What is known of an employer itself, each field saved when it is left."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from klatch.domain.errors import InvalidInput
from klatch.domain.links import web_address
from klatch.domain.records import Value
from klatch.services import organizations
from klatch.services.reading.organizations import OrganizationDetail
from klatch.ui.fields.auto import AutoField, LineField
from klatch.ui.fields.list_field import ListField
from klatch.ui.fields.prose import ProseField
from klatch.ui.page import Context


class OrganizationFields(QWidget):
    """Name, links, industry and city, one below the other; `research` stands elsewhere in the pane."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._organization = 0
        theme = context.theme
        links = self.tr("Add a link")
        hint = self.tr("What they do, how they hire, what is new there")
        research = partial(self._save, "research")
        self.research = ProseField(theme, self.tr("Research"), hint, research, parent)
        self.fields: dict[str, AutoField] = {
            "name": LineField(theme, self.tr("Name"), partial(self._save, "name"), self),
            "links": ListField(theme, self.tr("Links"), links, self._save_links, self, _check_link),
            "industry": LineField(theme, self.tr("Industry"), partial(self._save, "industry"), self),
            "city": LineField(theme, self.tr("City"), partial(self._save, "city"), self),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for field in self.fields.values():
            column.addWidget(field)

    def show_organization(self, found: OrganizationDetail) -> None:
        """Show an employer; a field that is being changed keeps what is typed."""
        row = found.row
        other = row.id != self._organization
        self._organization = row.id
        links = tuple(Value(link) for link in found.links)
        values = {"name": row.name, "links": links, "industry": row.industry, "city": row.city}
        for name, value in values.items():
            self.fields[name].load(value, afresh=other)
        self.research.load(found.research, afresh=other)

    def forget(self) -> None:
        """None is shown any more."""
        self._organization = 0

    @property
    def unsaved(self) -> bool:
        """Whether something was typed and not saved yet."""
        return bool(self._organization) and any(field.changed for field in self._all())

    def commit(self) -> list[str]:
        """Save what is being typed; gives what is wrong with the fields that cannot be saved."""
        if not self._organization:
            return []
        wrong = [field for field in self._all() if not field.commit()]
        return [f"{field.editor.accessibleName()}: {field.error}" for field in wrong]

    def edit_name(self) -> None:
        """Put the cursor into the name."""
        self.fields["name"].editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _all(self) -> tuple[AutoField, ...]:
        return (*self.fields.values(), self.research)

    def _save(self, name: str, value: str) -> None:
        if self._organization:
            store, now = self._context.store, self._context.clock.now()
            organizations.edit(store, self._organization, {name: value}, now)

    def _save_links(self, links: tuple[Value, ...]) -> None:
        self._save("website", " ".join(link.value for link in links))


def _check_link(text: str) -> None:
    if not web_address(text):
        raise InvalidInput("links", "no_link")
