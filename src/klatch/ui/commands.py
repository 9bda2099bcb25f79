"""What the window itself can do, whatever page is in front."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from klatch.domain.progress import Progress
from klatch.services import data
from klatch.ui import lifetime
from klatch.ui.actions import Actions
from klatch.ui.page import Command, Context
from klatch.ui.pages import BY_KEY
from klatch.ui.places import (
    Compose,
    ImportFile,
    LogSent,
    NewContact,
    NewMeeting,
    NewOpportunity,
    NewOrganization,
    NewPath,
    Place,
    ShowReferralMap,
)
from klatch.ui.widgets.focus import focus_by_key

if TYPE_CHECKING:
    from klatch.ui.help.window import HelpWindow
    from klatch.ui.window import MainWindow

_NEW = {
    "contacts": "new_contact",
    "meetings": "new_meeting",
    "messages": "new_message",
    "organizations": "new_organization",
    "opportunities": "new_opportunity",
    "paths": "new_path",
}
_TEXT_STEP = 0.1


class WindowCommands(QObject):
    """The window's own commands by the names of the action table."""

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._guide: HelpWindow | None = None

    def available(self) -> dict[str, Command]:
        """Commands that make sense now."""
        go = self._context.navigator.go
        theme = self._context.theme
        commands: dict[str, Command] = {
            "new": self._new,
            "new_contact": partial(go, NewContact()),
            "new_meeting": partial(go, NewMeeting()),
            "new_message": partial(go, Compose()),
            "new_organization": partial(go, NewOrganization()),
            "new_opportunity": partial(go, NewOpportunity()),
            "new_path": partial(go, NewPath()),
            "log_sent": partial(go, LogSent()),
            "show_map": partial(go, ShowReferralMap()),
            "new_task": self._new_task,
            "import": partial(go, ImportFile()),
            "back_up": self._back_up,
            "open_sample": lifetime.open_story,
            "check": self._check,
            "quit": self._window.quit,
            "palette": self._palette,
            "log_interaction": self._log,
            "settings": partial(go, Place("settings")),
            "next_area": partial(self._area, 1),
            "previous_area": partial(self._area, -1),
            "theme_system": partial(theme.set_mode, "system"),
            "theme_light": partial(theme.set_mode, "light"),
            "theme_dark": partial(theme.set_mode, "dark"),
            "text_larger": partial(self._scale, _TEXT_STEP),
            "text_smaller": partial(self._scale, -_TEXT_STEP),
            "text_normal": partial(theme.set_text_scale, 1.0),
            "full_screen": self._full_screen,
            "help": self._help,
            "welcome": partial(go, Place("welcome")),
            "shortcuts": self._shortcuts,
            "newer": self._newer,
            "about": self._about,
        }
        commands |= {f"show_{key}": partial(go, Place(key)) for key in ("today", "contacts", "meetings")}
        keys = (
            "messages",
            "organizations",
            "opportunities",
            "insights",
            "templates",
            "tasks",
            "takeaways",
            "paths",
            "questions",
        )
        commands |= {f"show_{key}": partial(go, Place(key)) for key in keys}
        return commands | self._history()

    def relabel(self, actions: Actions) -> None:
        """Say in the menu what undo and redo would do, and which look is chosen."""
        history = self._context.history
        undo, redo = history.undo_label, history.redo_label
        actions["undo"].setText(self.tr("Undo “%1”").replace("%1", undo) if undo else self.tr("Undo"))
        actions["redo"].setText(self.tr("Redo “%1”").replace("%1", redo) if redo else self.tr("Redo"))
        for mode in ("system", "light", "dark"):
            actions[f"theme_{mode}"].setChecked(self._context.theme.mode == mode)

    def _history(self) -> dict[str, Command]:
        history, trail = self._context.history, self._window.trail
        commands: dict[str, Command] = {}
        if history.undo_label:
            commands["undo"] = history.undo
        if history.redo_label:
            commands["redo"] = history.redo
        if trail.can_go_back:
            commands["back"] = partial(self._window.step, back=True)
        if trail.can_go_forward:
            commands["forward"] = partial(self._window.step, back=False)
        if self._window.page is not None and self._window.page.is_task:
            commands["leave"] = self._window.leave
        return commands

    def _new(self) -> None:
        place = self._window.trail.here
        self._window.dispatch(_NEW.get(place.page if place else "", "new_contact"))

    def _scale(self, by: float) -> None:
        theme = self._context.theme
        theme.set_text_scale(theme.text_scale + by)

    def _full_screen(self) -> None:
        window = self._window
        window.showNormal() if window.isFullScreen() else window.showFullScreen()

    def _area(self, by: int) -> None:
        page = self._window.page
        firsts = [(area, _first_focusable(area)) for area in (page.areas() if page else [])]
        stops = [(area, first) for area, first in firsts if first is not None]
        if not stops:
            return
        focus = QApplication.focusWidget()
        inside = [n for n, (area, _) in enumerate(stops) if focus is not None and _holds(area, focus)]
        focus_by_key(stops[((inside[0] if inside else -1) + by) % len(stops)][1])

    def _palette(self) -> None:
        from klatch.ui.palette.palette import Palette

        if not self._is_open(Palette):
            Palette(self._context, self._window.actions_table, self._window).open()

    def _new_task(self) -> None:
        from klatch.ui.quick_add.box import QuickAdd

        if not self._is_open(QuickAdd):
            QuickAdd(self._context, self._window).open()

    def _log(self) -> None:
        from klatch.ui.log_popup import LogPopup

        page = self._window.page
        if page is not None and not self._is_open(LogPopup):
            LogPopup(self._context, page.in_front(), self._window)

    def _is_open(self, kind: type[QWidget]) -> bool:
        """Whether such a box lies over the window: the menu bar above it can ask for it again."""
        return any(box.isVisible() for box in self._window.findChildren(kind))

    def _help(self) -> None:
        """The guide, at the page about what is in front."""
        from klatch.ui.help.window import HelpWindow

        if self._guide is None:
            self._guide = HelpWindow(self._context, self._window)
            self._window.closed.connect(self._guide.close)
        place, page = self._window.trail.here, self._window.page
        topic = page.topic() if page is not None else ""
        self._guide.come()  # first, so that the page is laid out once, at the width it has
        self._guide.show_page(topic or BY_KEY[place.page if place else "today"].topic)

    def _shortcuts(self) -> None:
        from klatch.ui.about import ShortcutsDialog

        ShortcutsDialog(self._context.theme, self._window.actions_table, self._window).open()

    def _newer(self) -> None:
        from klatch.ui.newer_dialog import NewerDialog

        NewerDialog(self._context.theme, self._window).open()

    def _about(self) -> None:
        from klatch.ui.about import AboutDialog

        AboutDialog(self._context, self._window).open()

    def _back_up(self) -> None:
        from klatch.ui import saving

        stamp = self._context.clock.now().strftime("%Y-%m-%d")
        title = self.tr("Back up everything to one file")
        question = saving.Question(title, f"klatch-{stamp}.db", "Klatch (*.db)")
        target = saving.target(self._window, question, saving.ask)
        if target is not None:
            self._run(partial(_back_up, self._context.store, target), self._backed_up)

    def _check(self) -> None:
        self._run(partial(_check, self._context.store), self._checked)

    def _run(self, work: Any, done: Command | Any) -> None:
        job = self._context.background.run(work)
        job.succeeded.connect(done)
        job.failed.connect(self._failed)

    def _failed(self, error: Exception) -> None:
        with self._context.notices.guarded():
            raise error

    def _backed_up(self, backup: data.Backup) -> None:
        people = self.tr("%n people", "", backup.rows["contact"])
        self._context.notices.say(self.tr("Backed up and checked: %1").replace("%1", people))

    def _checked(self, report: Any) -> None:
        if not report.faults:
            self._context.notices.say(self.tr("The data are in order"))
        else:
            self._context.notices.say(
                self.tr("Problems were found. Open a backup, or ask for help with: klatch check")
            )


def _back_up(store: data.Store, target: Any, _progress: Progress) -> data.Backup:
    return data.back_up(store, target)


def _check(store: data.Store, _progress: Progress) -> Any:
    from klatch.services.reading import check

    return check.check(store)


def _holds(area: QWidget, widget: QWidget) -> bool:
    return area is widget or area.isAncestorOf(widget)


def _first_focusable(area: QWidget) -> QWidget | None:
    """The first control in the tab order of an area, None where there is nothing to do."""
    widget: QWidget | None = area
    while widget is not None:
        usable = _holds(area, widget) and widget.isVisible() and widget.isEnabled()
        if usable and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return widget
        widget = _after(widget)
        if widget is area:  # the chain is a ring
            break
    return None


def _after(widget: QWidget) -> QWidget | None:
    """The next control in the tab order of the window.

    PySide takes it for a child of the one before, to end with that one: naming its parent corrects this.
    """
    found = widget.nextInFocusChain()
    if found is not None:
        found.setParent(found.parentWidget())
    return found
