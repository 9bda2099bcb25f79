"""The referral map with its pane: drawing and outline over one model, and one person beside them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from klatch.services.data import Change
from klatch.services.reading import referral_map
from klatch.services.reading.referral_map import OnMap, ReferralMap
from klatch.ui.contacts.map import commands
from klatch.ui.contacts.map.chart import MapChart
from klatch.ui.contacts.map.footer import MapFooter
from klatch.ui.contacts.map.model import MapModel
from klatch.ui.contacts.map.outline import MapOutline
from klatch.ui.contacts.map.pane import MapPane
from klatch.ui.contacts.map.plan import Plan
from klatch.ui.contacts.map.reader import MapReader
from klatch.ui.contacts.map.verbs import MapVerbs
from klatch.ui.page import Command, Context
from klatch.ui.places import ShowContact
from klatch.ui.task_verbs import TaskVerbs
from klatch.ui.when import When
from klatch.ui.widgets.base import announce
from klatch.ui.widgets.beside import NARROW, Beside
from klatch.ui.widgets.notices import EmptyState, Skeleton

_TREE = ("contact", "organization", "referral")
_ABOUT = ("task", "message", "meeting", "meeting_contact", "opportunity")
_LISTED = "contacts/map-listed"


class ReferralMapView(QWidget):
    """Shows who led to whom; `task_verbs` gives the page's own verbs on steps."""

    changed = Signal()
    """Status or commands may differ."""

    def __init__(self, context: Context, task_verbs: Callable[[], TaskVerbs], parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._task_verbs = task_verbs
        self._found: OnMap | None = None
        self._menu = QMenu(self)
        self._stale = True
        self._wanted = 0
        self._listed = context.state.text(_LISTED) == "list"
        theme = context.theme
        self._reader = MapReader(context, self)
        self.model = MapModel(self)
        self._splitter = Beside(theme, self, wide=NARROW)
        self._left = QWidget(self._splitter)
        self._stack = QStackedWidget(self._left)
        self._loading = Skeleton(theme, 6, self._stack)
        self.chart = MapChart(theme, self._stack)
        self._outline: MapOutline | None = None
        self.empty = EmptyState(theme, "network", self._stack)
        self.footer = MapFooter(theme, self._left)
        self.pane = MapPane(context, self._splitter)
        self._layout()
        self._connect()

    @cached_property
    def verbs(self) -> MapVerbs:
        """What can be done on the map."""
        return MapVerbs(self._context, self, self._task_verbs)

    @property
    def outline(self) -> MapOutline:
        """The same as a list; made when first shown."""
        if self._outline is None:
            self._outline = outline = MapOutline(self._context.theme, self.model, self._stack)
            self._stack.addWidget(outline)
            QWidget.setTabOrder(self.chart, outline)
            outline.show_current(self.current)
            outline.chosen.connect(self._on_outline)
            outline.opened.connect(self._on_opened)
            outline.menu_wanted.connect(self._on_menu)
        return self._outline

    @property
    def current(self) -> int:
        """Who is selected."""
        return self._found.person.id if self._found is not None else 0

    @property
    def view(self) -> QWidget:
        """The drawing, the outline, or what stands there while there are no referrals."""
        return self._stack.currentWidget() or self._stack

    def status(self) -> str:
        """How many are on the map."""
        number = len(self.model.shown.people)
        said = self.tr("%n people on the map", "", number)
        return self.tr("%1, 1 selected").replace("%1", said) if self.current else said

    def areas(self) -> list[QWidget]:
        """The areas F6 moves between."""
        return [self.view, self.footer, self.pane]

    def commands(self) -> dict[str, Command]:
        """What can be done now."""
        return commands.available(self._context, self, self._found)

    def select(self, person: int) -> None:
        """Show somebody, once they are read; whoever is not on the map leaves it as it is."""
        if person in self.model.shown.people:
            self.chart.show_current(person)
            if self._outline is not None:
                self._outline.show_current(person)
            self._show_person(person)
        elif self._reader.busy:
            self._wanted = person

    def show_as_list(self, listed: bool) -> None:
        """The outline, or the drawing."""
        self._listed = listed
        self._context.state.set(_LISTED, "list" if listed else "")
        self._bring_view()

    def _bring_view(self) -> None:
        focused = self.view.hasFocus()
        if not self.model.shown.people:
            self._stack.setCurrentWidget(self.empty)
        else:
            self._stack.setCurrentWidget(self.outline if self._listed else self.chart)
        self.footer.set_list(self._listed)
        if focused:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_list(self) -> None:
        """From one to the other."""
        self.show_as_list(not self._listed)

    def toggle_pane(self) -> None:
        """Show or hide the pane."""
        focus = self.focusWidget()
        inside = focus is not None and self.pane.isAncestorOf(focus)
        self.pane.setVisible(self.pane.isHidden())
        if inside:
            self.view.setFocus()

    def add(self, referrer: int = 0, referred: int = 0) -> None:
        """Open the form for a referral, by whoever is selected unless it is said otherwise."""
        if not referrer and not referred:
            referrer = self.current
        self.pane.show()
        self.pane.open_form(referrer, referred)

    def arrive(self) -> None:
        """The map comes to the front."""
        if self._stale:
            self._read()
        elif self.current:
            self._show_person(self.current)

    def on_change(self, change: Change) -> None:
        """Something was written."""
        if not self.isVisible():
            self._stale = True
        elif change.touches(*_TREE) or not change.rows:
            self._read()
        elif change.touches(*_ABOUT) and self.current:
            self._show_person(self.current)

    def _read(self) -> None:
        self._stale = False
        self._reader.begin(mirrored=self.isRightToLeft())

    def _on_read(self, shown: ReferralMap, plan: Plan) -> None:
        if shown == self.model.shown and self.view is not self._loading:
            if self.current:
                self._show_person(self.current)
            return
        person = self._wanted if self._wanted in shown.people else self.current
        if person not in shown.people:
            person = next(iter(shown.tree.order), 0)
        self._wanted, self._found = 0, None
        self.model.show(shown)
        self.chart.show_map(shown, plan)
        self.footer.show_map(shown)
        self.footer.setVisible(bool(shown.people))
        self._bring_view()
        if person:
            self.select(person)
        else:
            self.pane.show_nobody(anybody=False)
            self.changed.emit()

    def _show_person(self, person: int) -> None:
        self._found = referral_map.about(self._context.store, self.model.shown, person)
        self.chart.setAccessibleDescription(self.model.sentence(self._found.person))
        self.pane.show_person(self._found, When(self._context.clock.now(), self._context.zone()))
        self.changed.emit()

    def _layout(self) -> None:
        self.empty.set_message(
            self.tr("No referrals yet"),
            self.tr(
                "A referral is a person somebody pointed you to. Ask at the end of each talk whom else you"
                " should meet, and note the name here: the map then shows who led you to whom."
            ),
            self.tr("Add a referral"),
            icon="plus",
        )
        for widget in (self._loading, self.chart, self.empty):
            self._stack.addWidget(widget)
        self.footer.hide()
        self._left.setProperty("area", "surface")
        self._left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self._stack, 1)
        left.addWidget(self.footer)
        self._splitter.hold(self._left, self.pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)
        self.footer.set_zoom(self.chart.zoom)

    def _connect(self) -> None:
        chart, pane, footer = self.chart, self.pane, self.footer
        self._reader.read.connect(self._on_read)
        chart.opened.connect(self._on_opened)
        chart.menu_wanted.connect(self._on_menu)
        self._menu.aboutToShow.connect(self._fill_menu)
        chart.chosen.connect(self._on_chart)
        chart.zoomed.connect(self._on_zoomed)
        footer.list_wanted.connect(self.toggle_list)
        footer.zoom_wanted.connect(self._on_zoom)
        footer.fit_wanted.connect(chart.fit)
        self.empty.acted.connect(self._on_add)
        pane.chosen.connect(self.select)
        pane.removed.connect(self.take_back)
        pane.add_wanted.connect(self.add)
        pane.form.added.connect(self._on_added)
        pane.form.closed.connect(self._on_form_closed)
        pane.card.started.connect(self._on_tell)
        pane.card.put_off.connect(self._on_put_off)

    def take_back(self, link: int) -> None:
        """Forget the referral with this id."""
        found = next((each for each in self.model.shown.links if each.id == link), None)
        if found is not None:
            self.verbs.take_back(self.model.shown, found)

    def _on_chart(self, person: int) -> None:
        if self._outline is not None:
            self._outline.show_current(person)
        self._show_person(person)
        announce(self.chart, self.model.sentence(self.model.shown.people[person]))

    def _on_outline(self, person: int) -> None:
        self.chart.show_current(person)
        self._show_person(person)

    def _on_opened(self, person: int) -> None:
        self._context.navigator.go(ShowContact(person))

    def _on_menu(self, point: QPoint) -> None:
        self._menu.popup(point)

    def _fill_menu(self) -> None:
        commands.fill(self._menu, self.commands(), self._context)

    def _on_zoomed(self) -> None:
        self.footer.set_zoom(self.chart.zoom)

    def _on_zoom(self, step: int) -> None:
        self.chart.zoom_by(step) if step else self.chart.set_zoom(1.0)

    def _on_add(self) -> None:
        self.add()

    def _on_added(self, person: int) -> None:
        self.pane.close_form()
        self.select(person)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_form_closed(self) -> None:
        self.pane.close_form()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_tell(self) -> None:
        self.verbs.tell(self.current)

    def _on_put_off(self) -> None:
        told = self._found.to_tell if self._found is not None else None
        if told is not None:
            self.verbs.put_off(told.step.id)
        else:
            self.verbs.plan(self.current, self.pane.card.texts[0])
