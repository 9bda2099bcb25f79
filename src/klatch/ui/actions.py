"""The one table of actions. Menus, shortcuts, the shortcuts sheet and the palette derive from it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from klatch.domain.vocabulary import OpportunityStatus, QuestionGroup, Stage
from klatch.ui import icons
from klatch.ui.theme import Theme


class ActionSpec(NamedTuple):
    """One action: its name in `commands()`, its menu path, its text, its shortcuts and its icon."""

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    separator: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole
    checkable: bool = False


_N = QAction.MenuRole
MENUS = ("File", "Edit", "View", "Contact", "Meeting", "Message", "Organization", "Opportunity",
         "Tools", "Help")  # fmt: skip

SPECS: tuple[ActionSpec, ...] = (
    ActionSpec("new", "File", "New", ("Ctrl+N",), "plus"),
    ActionSpec("new_contact", "File", "New contact", ("Ctrl+Shift+N",), "user-plus"),
    ActionSpec("new_meeting", "File", "New meeting", ("Ctrl+Shift+M",), "calendar-plus"),
    ActionSpec("new_message", "File", "New message", ("Ctrl+Shift+E",), "mail"),
    ActionSpec("new_organization", "File", "New organization", (), "building-2"),
    ActionSpec("new_opportunity", "File", "New opportunity", (), "briefcase"),
    ActionSpec("new_path", "File", "New career path", (), "graduation-cap"),
    ActionSpec("new_task", "File", "New task", ("Ctrl+Shift+T",), "list-checks"),
    ActionSpec("import", "File", "Import…", ("Ctrl+O",), "import", separator=True),
    ActionSpec("save_picture", "File/Insights", "Save the charts as a picture…", (), "chart-column"),
    ActionSpec("save_tables", "File/Insights", "Save all tables as CSV…", (), "file-spreadsheet"),
    ActionSpec("back_up", "File", "Back up…", (), "download"),
    ActionSpec("print", "File", "Print…", ("Ctrl+P",), "file-text"),
    ActionSpec("save_pdf", "File", "Save as PDF…", (), "download"),
    ActionSpec("open_sample", "File", "Open the sample story", (), "coffee"),
    ActionSpec("quit", "File", "Quit", ("Ctrl+Q",), "", separator=True, role=_N.QuitRole),
    ActionSpec("undo", "Edit", "Undo", ("Ctrl+Z",), "undo-2"),
    ActionSpec("redo", "Edit", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2"),
    ActionSpec("edit", "Edit", "Edit", ("F2",), "pencil", separator=True),
    ActionSpec("edit_all", "Edit", "Edit all selected", ("Shift+F2",)),
    ActionSpec("delete", "Edit", "Delete", ("Del",), "trash-2"),
    ActionSpec("move_up", "Edit", "Move up", ("Alt+Up",)),
    ActionSpec("move_down", "Edit", "Move down", ("Alt+Down",)),
    ActionSpec("select_all", "Edit", "Select all", ("Ctrl+A",)),
    ActionSpec("filter", "Edit", "Filter this list", ("Ctrl+F",), "filter", separator=True),
    ActionSpec("filter_by", "Edit", "Filter by…", ("Ctrl+Shift+F",)),
    ActionSpec("palette", "Edit", "Search everything", ("Ctrl+K",), "search"),
    ActionSpec(
        "settings", "Edit", "Settings", ("Ctrl+,",), "settings", separator=True, role=_N.PreferencesRole
    ),
    ActionSpec("show_today", "View", "Today", ("Ctrl+1",), "sun"),
    ActionSpec("show_contacts", "View", "Contacts", ("Ctrl+2",), "users"),
    ActionSpec("show_map", "View", "Referral map", ("Ctrl+Shift+G",), "network"),
    ActionSpec("show_meetings", "View", "Meetings", ("Ctrl+3",), "calendar-days"),
    ActionSpec("show_messages", "View", "Messages", ("Ctrl+4",), "mail"),
    ActionSpec("show_organizations", "View", "Organizations", ("Ctrl+5",), "building-2"),
    ActionSpec("show_opportunities", "View", "Opportunities", ("Ctrl+6",), "briefcase"),
    ActionSpec("show_insights", "View", "Insights", ("Ctrl+7",), "chart-column"),
    ActionSpec("show_tasks", "View", "Tasks", ("Ctrl+9",), "list-checks"),
    ActionSpec("show_takeaways", "View", "Takeaways", (), "lightbulb"),
    ActionSpec("show_paths", "View", "Career paths", (), "graduation-cap"),
    ActionSpec("show_templates", "View", "Templates", ("Ctrl+8",), "file-text"),
    ActionSpec("back", "View", "Back", ("Alt+Left",), "arrow-left", separator=True),
    ActionSpec("forward", "View", "Forward", ("Alt+Right",), "arrow-right"),
    ActionSpec("leave", "View", "Close or go back", ("Esc",)),
    ActionSpec("next_area", "View", "Next area", ("F6",)),
    ActionSpec("previous_area", "View", "Previous area", ("Shift+F6",)),
    ActionSpec("next_tab", "View", "Next tab", ("Ctrl+PgDown",)),
    ActionSpec("previous_tab", "View", "Previous tab", ("Ctrl+PgUp",)),
    ActionSpec("previous_week", "View/Week", "Previous week", ("Alt+PgUp",), "chevron-left"),
    ActionSpec("this_week", "View/Week", "This week", ("Alt+Home",), "calendar-days"),
    ActionSpec("next_week", "View/Week", "Next week", ("Alt+PgDown",), "chevron-right"),
    ActionSpec("detail_pane", "View", "Show or hide details", ("F8",), "columns-3", separator=True),
    ActionSpec("columns", "View", "Columns…"),
    ActionSpec("as_tables", "View", "Charts as tables or back", ("Ctrl+Shift+V",), "file-spreadsheet"),
    ActionSpec("map_list", "View/Referral map", "Map or list of referrals"),
    ActionSpec("map_fit", "View/Referral map", "Show the whole map", (), "maximize-2"),
    ActionSpec("theme_system", "View/Appearance", "Like the system", checkable=True),
    ActionSpec("theme_light", "View/Appearance", "Light", checkable=True),
    ActionSpec("theme_dark", "View/Appearance", "Dark", checkable=True),
    ActionSpec("text_larger", "View", "Larger text", ("Ctrl++", "Ctrl+="), "zoom-in"),
    ActionSpec("text_smaller", "View", "Smaller text", ("Ctrl+-",), "zoom-out"),
    ActionSpec("text_normal", "View", "Normal text", ("Ctrl+0",)),
    ActionSpec("full_screen", "View", "Full screen", ("F11",), "maximize-2", separator=True),
    ActionSpec("next_step", "Contact", "Start next step", ("Ctrl+Return", "Ctrl+Enter"), "list-checks"),
    ActionSpec("step_done", "Contact", "Mark next step done", ("Ctrl+D",), "check"),
    ActionSpec("reopen", "Contact", "Open this task again", (), "rotate-ccw"),
    ActionSpec("snooze", "Contact/Snooze", "Snooze until tomorrow", ("Ctrl+Shift+D",), "clock"),
    ActionSpec("snooze_days", "Contact/Snooze", "Snooze for 3 days"),
    ActionSpec("snooze_week", "Contact/Snooze", "Snooze until next week"),
    ActionSpec("snooze_until", "Contact/Snooze", "Snooze until…"),
    ActionSpec("skip_step", "Contact", "Skip this step", (), "x"),
    ActionSpec("write", "Contact", "Write a message", ("Ctrl+M",), "mail", separator=True),
    ActionSpec("meet", "Contact", "Plan a meeting", (), "calendar-plus"),
    ActionSpec("add_note", "Contact", "Add a note", ("Ctrl+Shift+O",), "sticky-note"),
    ActionSpec("log_interaction", "Contact", "Log a conversation or reply", ("Ctrl+L",), "circle-check"),
    ActionSpec("show_employer", "Contact", "Show the employer", (), "building-2"),
    *(
        ActionSpec(f"stage_{stage}", "Contact/Stage", text, (f"Alt+{number}",))
        for number, (stage, text) in enumerate(
            (
                (Stage.ADDRESS_BOOK, "Address book"),
                (Stage.TO_CONTACT, "To contact"),
                (Stage.CONTACTED, "Contacted"),
                (Stage.REPLIED, "Replied"),
                (Stage.SCHEDULED, "Scheduled"),
                (Stage.MET, "Met"),
                (Stage.THANKED, "Thanked"),
                (Stage.IN_TOUCH, "In touch"),
                (Stage.PAUSED, "Paused"),
            )
        )
    ),
    ActionSpec("add_to_pipeline", "Contact", "Add to pipeline"),
    ActionSpec("add_referral", "Contact", "Add a referral…", ("Ctrl+Shift+J",), "git-fork"),
    ActionSpec("remove_referral", "Contact", "Take back the referral to them"),
    ActionSpec("add_tag", "Contact", "Add tag…", ("Ctrl+T",)),
    ActionSpec("remove_tag", "Contact", "Remove tag…"),
    ActionSpec("save_view", "Contact/View", "Save view…", (), "plus"),
    ActionSpec("update_view", "Contact/View", "Update this view"),
    ActionSpec("revert_view", "Contact/View", "Show this view as saved"),
    ActionSpec("rename_view", "Contact/View", "Rename this view…"),
    ActionSpec("view_left", "Contact/View", "Move this view left"),
    ActionSpec("view_right", "Contact/View", "Move this view right"),
    ActionSpec("delete_view", "Contact/View", "Delete this view"),
    ActionSpec("prepare_meeting", "Meeting", "Prepare", (), "list-checks"),
    ActionSpec("confirm_meeting", "Meeting", "Write confirmation", (), "mail"),
    ActionSpec("agree_meeting", "Meeting", "They agreed to the time", (), "check"),
    ActionSpec("edit_meeting", "Meeting", "Edit or move", (), "pencil"),
    ActionSpec("start_meeting", "Meeting", "Start the meeting", (), "play"),
    ActionSpec("show_talk", "Meeting", "Show the conversation", (), "coffee"),
    ActionSpec("hold_meeting", "Meeting", "Say how it went", (), "calendar-check"),
    ActionSpec("thank", "Meeting", "Write thank-you", (), "heart"),
    ActionSpec("pause_talk", "Meeting/During the talk", "Pause or go on", ("Ctrl+Shift+B",), "pause"),
    ActionSpec("extend_talk", "Meeting/During the talk", "5 minutes more", ("Ctrl+Shift+X",), "plus"),
    ActionSpec("end_talk", "Meeting/During the talk", "End and wrap up", ("Ctrl+Shift+W",), "check"),
    ActionSpec(
        "add_question", "Meeting/During the talk", "Add a question", ("Ctrl+Shift+Y",), "plus", separator=True
    ),
    ActionSpec("add_name", "Meeting/During the talk", "Add a name", (), "user-plus"),
    ActionSpec("line_advice", "Meeting/During the talk", "Line is advice", ("Ctrl+Shift+A",), "lightbulb"),
    ActionSpec(
        "line_information", "Meeting/During the talk", "Line is information", ("Ctrl+Shift+I",), "info"
    ),
    ActionSpec(
        "line_referral", "Meeting/During the talk", "Line is a referral", ("Ctrl+Shift+R",), "user-plus"
    ),
    ActionSpec("acted_on", "Meeting/Takeaway", "Advice was acted on", (), "check", separator=True),
    ActionSpec("not_acted_on", "Meeting/Takeaway", "Advice was not acted on yet"),
    ActionSpec("report_back", "Meeting/Takeaway", "Report back…", (), "send"),
    ActionSpec("reported_back", "Meeting/Takeaway", "They were told what came of it"),
    ActionSpec("not_reported_back", "Meeting/Takeaway", "They were not told yet"),
    ActionSpec("show_meeting", "Meeting/Takeaway", "Show the talk it came from", (), "calendar-check"),
    ActionSpec("relate", "Meeting/Takeaway", "Same as or opposite of…", (), "git-merge"),
    ActionSpec("finish_wrap_up", "Meeting", "Finish the wrap-up", (), "check", separator=True),
    ActionSpec("finish_later", "Meeting", "Finish later", (), "clock"),
    ActionSpec("offer_times", "Meeting/Times to offer", "Find times for everybody", (), "calendar-plus"),
    ActionSpec("offer_person", "Meeting/Times to offer", "Find times for this person"),
    ActionSpec("add_slot", "Meeting/Times to offer", "Add a time to offer", (), "plus"),
    ActionSpec("take_slot", "Meeting/Times to offer", "They took this time", (), "check"),
    ActionSpec("open_ics", "Meeting/Calendar file", "Open in the calendar program", (), "external-link"),
    ActionSpec("save_ics", "Meeting/Calendar file", "Save as .ics…", (), "download"),
    ActionSpec("export_week", "Meeting/Calendar file", "Export this week as .ics…"),
    ActionSpec("export_upcoming", "Meeting/Calendar file", "Export what is ahead as .ics…"),
    ActionSpec("cancel_meeting", "Meeting", "Cancel the meeting", (), "x", separator=True),
    ActionSpec("no_show", "Meeting", "They did not come", ()),
    ActionSpec("copy_message", "Message", "Copy", ("Ctrl+Shift+C",), "file-text"),
    ActionSpec("open_in_mail", "Message", "Open in mail app", ("Ctrl+Shift+P",), "external-link"),
    ActionSpec("save_eml", "Message", "Save as .eml…", ("Ctrl+Shift+S",), "download"),
    ActionSpec("save_draft", "Message", "Save draft", ("Ctrl+S",), "", separator=True),
    ActionSpec("mark_sent", "Message", "Mark as sent", ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), "send"),
    ActionSpec("write_anyway", "Message", "Write anyway"),
    ActionSpec("skip_message", "Message", "Skip this person", ("Ctrl+Shift+K",), "chevron-right"),
    ActionSpec("not_sent", "Message", "Not sent"),
    ActionSpec("mark_answered", "Message", "They replied", (), "mail-open"),
    ActionSpec("close_message", "Message", "No answer"),
    ActionSpec("mark_bounced", "Message", "Bounced", (), "triangle-alert"),
    ActionSpec("show_message", "Message", "Show the message", (), "mail", separator=True),
    ActionSpec("show_thread", "Message", "Show the conversation", ("Ctrl+Shift+H",), "users"),
    ActionSpec("show_person", "Message", "Show the person", (), "users"),
    ActionSpec(
        "log_sent", "Message", "Log a message sent elsewhere…", ("Ctrl+Shift+L",), "send", separator=True
    ),
    ActionSpec("discard", "Message", "Discard", (), "trash-2", separator=True),
    ActionSpec("add_person", "Organization", "Add a person there", (), "user-plus"),
    ActionSpec("show_people", "Organization", "Show its people in Contacts", (), "users"),
    ActionSpec("add_research", "Organization", "Write a note", (), "sticky-note"),
    ActionSpec("open_website", "Organization", "Open the website", (), "external-link"),
    *(
        ActionSpec(f"{field}_{number}", f"Organization/{menu}", text)
        for field, menu in (("motivation", "Motivation"), ("posting", "Posting"))
        for number, text in enumerate(("0, not rated", "1, low", "2, medium", "3, high"))
    ),
    ActionSpec("merge_organization", "Organization", "Merge into…", (), "git-merge", separator=True),
    ActionSpec("add_opportunity", "Opportunity", "Add an opportunity", (), "briefcase"),
    *(
        ActionSpec(f"lead_{status}", "Opportunity/Status", text, (f"Alt+Shift+{number}",))
        for number, (status, text) in enumerate(
            (
                (OpportunityStatus.LEAD, "Lead"),
                (OpportunityStatus.APPLIED, "Applied"),
                (OpportunityStatus.INTERVIEWING, "Interviewing"),
                (OpportunityStatus.OFFER, "Offer"),
                (OpportunityStatus.ACCEPTED, "Accepted"),
                (OpportunityStatus.REJECTED, "Rejected"),
                (OpportunityStatus.WITHDRAWN, "Withdrawn"),
            ),
            start=1,
        )
    ),
    ActionSpec("next_on", "Opportunity", "Set the next date…", (), "calendar-plus"),
    ActionSpec("no_date", "Opportunity", "No next date"),
    ActionSpec("add_step", "Opportunity", "Add a task for it", (), "list-checks"),
    ActionSpec("rule_out", "Tools/Career path", "Rule this career path out", (), "x"),
    ActionSpec("consider_again", "Tools/Career path", "Consider this career path again", (), "rotate-ccw"),
    ActionSpec("path_up", "Tools/Career path", "Move this career path up", ("Ctrl+Shift+Up",), "chevron-up"),
    ActionSpec(
        "path_down", "Tools/Career path", "Move this career path down", ("Ctrl+Shift+Down",), "chevron-down"
    ),
    ActionSpec("path_takeaways", "Tools/Career path", "Show its takeaways", (), "lightbulb"),
    ActionSpec("duplicate_template", "Tools", "Duplicate template"),
    ActionSpec("restore_template", "Tools", "Restore the original template", (), "rotate-ccw"),
    ActionSpec("show_questions", "Tools", "Question bank", (), "list-checks", separator=True),
    ActionSpec("new_set", "Tools/Question bank", "New set of questions…", (), "plus"),
    ActionSpec("into_set", "Tools/Question bank", "Put into a set…"),
    ActionSpec("out_of_set", "Tools/Question bank", "Take out of the set"),
    ActionSpec("rename_set", "Tools/Question bank", "Rename this set…"),
    ActionSpec("delete_set", "Tools/Question bank", "Dissolve this set"),
    *(
        ActionSpec(f"group_{group}", "Tools/Question bank/Group", text)
        for group, text in (
            (QuestionGroup.PATH, "Their path"),
            (QuestionGroup.DAY_TO_DAY, "Day-to-day"),
            (QuestionGroup.INDUSTRY, "Industry"),
            (QuestionGroup.ADVICE, "Advice"),
            (QuestionGroup.REFERRALS, "Referrals"),
            (QuestionGroup.OWN, "Your own"),
        )
    ),
    ActionSpec("restore_questions", "Tools/Question bank", "Restore the shipped questions", (), "rotate-ccw"),
    ActionSpec("check", "Tools", "Check the data", (), "circle-check", separator=True),
    ActionSpec("help", "Help", "Help", ("F1",)),
    ActionSpec("welcome", "Help", "Set up in three steps", (), "coffee"),
    ActionSpec("shortcuts", "Help", "Keyboard shortcuts", ("Ctrl+/",)),
    ActionSpec("newer", "Help", "Check for a newer version…", (), "download"),
    ActionSpec("about", "Help", "About Klatch", (), "info", role=_N.AboutRole),
)
_NAMES = frozenset(spec.name for spec in SPECS)


class Actions(QObject):
    """The table as QActions in a menu bar; `dispatch(name)` runs what is triggered.

    The bar has its menus at once; what is in them is made when first asked for: by name, by a key that could
    be a shortcut, or by `make`.
    """

    def __init__(
        self, window: QWidget, menu_bar: QMenuBar, theme: Theme, dispatch: Callable[[str], None]
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._dispatch = window, theme, dispatch
        self._by_name: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._available = set(_NAMES)
        self._bar = menu_bar
        for path in MENUS:
            self._menu(path)
        menu_bar.triggered.connect(self._on_triggered)
        window.installEventFilter(self)

    def __getitem__(self, name: str) -> QAction:
        self.make()
        return self._by_name[name]

    def __iter__(self) -> Iterator[tuple[ActionSpec, QAction]]:
        """Each action with its spec, in the order of the table."""
        self.make()
        return ((spec, self._by_name[spec.name]) for spec in SPECS)

    @property
    def made(self) -> bool:
        """Whether the actions are there yet."""
        return bool(self._by_name)

    def make(self) -> None:
        """Make all actions, unless they are there."""
        if not self.made:
            self._window.removeEventFilter(self)
            for spec in SPECS:
                self._add(spec)
            self.set_available(self._available)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            self.make()
        return False

    def menu_title(self, path: str) -> str:
        """A menu's name in the user's language."""
        return self._menu(path).title()

    def set_available(self, names: set[str]) -> None:
        """Enable exactly these."""
        self._available = names
        for name, action in self._by_name.items():
            action.setEnabled(name in names)

    def _add(self, spec: ActionSpec) -> None:
        action = QAction(_tr(spec.text), self)
        action.setObjectName(spec.name)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setMenuRole(spec.role)
        action.setCheckable(spec.checkable)
        if spec.icon:
            action.setIcon(icons.icon(self._theme, spec.icon))
        menu = self._menu(spec.menu)
        if spec.separator:
            menu.addSeparator()
        menu.addAction(action)
        self._window.addAction(action)
        self._by_name[spec.name] = action

    def _on_triggered(self, action: QAction) -> None:
        self._dispatch(action.objectName())

    def _menu(self, path: str) -> QMenu:
        if path not in self._menus:
            above, _, title = path.rpartition("/")
            parent = self._menu(above) if above else self._bar
            self._menus[path] = parent.addMenu(_tr(title))
        return self._menus[path]


def of_window(widget: QWidget, name: str) -> QAction | None:
    """The action of that name in the window a widget is in; None where the window has no such command."""
    actions = widget.window().findChild(Actions, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return actions[name] if actions is not None and name in _NAMES else None


def _tr(text: str) -> str:
    return QCoreApplication.translate("actions", text)
