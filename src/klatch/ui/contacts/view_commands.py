"""What can be done with views: keep the present one under a name, change, rename, move, delete."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from klatch.domain.errors import InvalidInput
from klatch.services.reading.contacts import SavedViewRow, cities
from klatch.ui.contacts.views import PAGE
from klatch.ui.page import Command, Context

if TYPE_CHECKING:
    from klatch.ui.contacts.page import ContactsPage

_OFFERED = 2000


class ViewCommands(QObject):
    """The commands about views and filters of the page; what makes no sense now is left out."""

    def __init__(self, context: Context, page: ContactsPage) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._people = people = page.people
        people.views.save_wanted.connect(self.save)
        people.bar.save_wanted.connect(self.save)
        people.bar.update_wanted.connect(self.update)
        people.employer_wanted.connect(self._ask_employer)
        people.city_wanted.connect(self._ask_city)

    def available(self) -> dict[str, Command]:
        """Those that can be run now."""
        people = self._people
        commands: dict[str, Command] = {
            "filter": people.filters.filter.open_field,
            "filter_by": people.filters.open_menu,
            "columns": people.view.choose_columns,
            "save_view": self.save,
        }
        row = people.views.saved
        if row is None:
            return commands
        if people.changed:
            commands |= {"update_view": self.update, "revert_view": people.clear_filter}
        order = [other.id for other in people.views.own_rows()]
        if order.index(row.id) > 0:
            commands["view_left"] = partial(self._move, row, -1)
        if order.index(row.id) < len(order) - 1:
            commands["view_right"] = partial(self._move, row, 1)
        return commands | {
            "rename_view": partial(self._ask_name, row),
            "delete_view": partial(self._delete, row),
        }

    def save(self) -> None:
        """Ask for the name of a view and keep what is shown under it."""
        self._page.prompt.ask(self.tr("Name of the view"), self.tr("Save view"), self._save_as)

    def update(self) -> None:
        """Let the view in front be what is shown."""
        from klatch.services import saved_views

        row = self._people.views.saved
        if row is not None:
            with self._context.notices.guarded():
                texts = self._people.showing.texts()
                saved_views.update(self._context.store, row.id, texts, self._context.clock.now())
                self._said(self.tr("View “%1” updated"), row.name)

    def _save_as(self, name: str) -> None:
        from klatch.domain.drafts import SavedViewDraft
        from klatch.services import saved_views

        people = self._people
        draft = SavedViewDraft(PAGE, name, **people.showing.texts())
        view = saved_views.add(self._context.store, draft, self._context.clock.now())
        people.forget_changes()
        people.show_view(people.views.key_of(view))

    def _ask_name(self, row: SavedViewRow) -> None:
        rename = partial(self._rename, row)
        question = self.tr("New name of “%1”").replace("%1", row.name)
        self._page.prompt.ask(question, self.tr("Rename view"), rename, text=row.name)

    def _rename(self, row: SavedViewRow, name: str) -> None:
        from klatch.services import saved_views

        saved_views.rename(self._context.store, row.id, name, self._context.clock.now())

    def _move(self, row: SavedViewRow, by: int) -> None:
        from klatch.services import saved_views

        with self._context.notices.guarded():
            saved_views.move(self._context.store, row.id, by, self._context.clock.now())

    def _delete(self, row: SavedViewRow) -> None:
        from klatch.services import saved_views

        with self._context.notices.guarded():
            saved_views.delete(self._context.store, [row.id], self._context.clock.now())
            self._said(self.tr("View “%1” deleted"), row.name)

    def _ask_employer(self) -> None:
        from klatch.services.reading import organizations

        known = [name for _, name in organizations.named(self._context.store, "", _OFFERED)]
        ask = self._page.prompt.ask
        ask(self.tr("Who works at"), self.tr("Filter"), self._narrow_to_employer, known=known)

    def _narrow_to_employer(self, name: str) -> None:
        from klatch.services.reading import organizations

        named = organizations.named(self._context.store, name.strip())
        found = [key for key, known in named if known.casefold() == name.strip().casefold()]
        if not found:
            raise InvalidInput("organization", "no_employer")
        self._people.narrow("organization", found[0])

    def _ask_city(self) -> None:
        known = cities(self._context.store)
        self._page.prompt.ask(self.tr("Who lives in"), self.tr("Filter"), self._narrow_to_city, known=known)

    def _narrow_to_city(self, name: str) -> None:
        known = {city.casefold(): city for city in cities(self._context.store)}
        if name.strip().casefold() not in known:
            raise InvalidInput("city", "no_city")
        self._people.narrow("city", known[name.strip().casefold()])

    def _said(self, sentence: str, name: str) -> None:
        self._context.notices.undoable(sentence.replace("%1", name))
