"""The pages of the window in their order. The one module of `ui` that knows every feature folder."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from klatch.ui.page import Context, Page


class PageSpec(NamedTuple):
    """A page: its key, its words and icon in the navigation, and how to make it when first shown.

    `nav` is "top" or "bottom" of the navigation, or "" for a page without an item there: `under` is lit.
    `topic` is the page of the guide that explains it.
    """

    key: str
    title: str
    icon: str
    nav: str
    make: Callable[[Context, QWidget], Page]
    under: str = ""
    topic: str = "first-hour.md"


def _today(context: Context, parent: QWidget) -> Page:
    from klatch.ui.today.page import TodayPage

    return TodayPage(context, parent)


def _tasks(context: Context, parent: QWidget) -> Page:
    from klatch.ui.tasks.page import TasksPage

    return TasksPage(context, parent)


def _contacts(context: Context, parent: QWidget) -> Page:
    from klatch.ui.contacts.page import ContactsPage

    return ContactsPage(context, parent)


def _meetings(context: Context, parent: QWidget) -> Page:
    from klatch.ui.meetings.page import MeetingsPage

    return MeetingsPage(context, parent)


def _talk(context: Context, parent: QWidget) -> Page:
    from klatch.ui.talk.page import TalkPage

    return TalkPage(context, parent)


def _prepare(context: Context, parent: QWidget) -> Page:
    from klatch.ui.prepare.page import PreparePage

    return PreparePage(context, parent)


def _questions(context: Context, parent: QWidget) -> Page:
    from klatch.ui.prepare.editor import QuestionsPage

    return QuestionsPage(context, parent)


def _wrap_up(context: Context, parent: QWidget) -> Page:
    from klatch.ui.wrap_up.page import WrapUpPage

    return WrapUpPage(context, parent)


def _messages(context: Context, parent: QWidget) -> Page:
    from klatch.ui.messages.page import MessagesPage

    return MessagesPage(context, parent)


def _organizations(context: Context, parent: QWidget) -> Page:
    from klatch.ui.organizations.page import OrganizationsPage

    return OrganizationsPage(context, parent)


def _opportunities(context: Context, parent: QWidget) -> Page:
    from klatch.ui.opportunities.page import OpportunitiesPage

    return OpportunitiesPage(context, parent)


def _takeaways(context: Context, parent: QWidget) -> Page:
    from klatch.ui.takeaways.page import TakeawaysPage

    return TakeawaysPage(context, parent)


def _paths(context: Context, parent: QWidget) -> Page:
    from klatch.ui.paths.page import PathsPage

    return PathsPage(context, parent)


def _insights(context: Context, parent: QWidget) -> Page:
    from klatch.ui.insights.page import InsightsPage

    return InsightsPage(context, parent)


def _compose(context: Context, parent: QWidget) -> Page:
    from klatch.ui.compose.page import ComposePage

    return ComposePage(context, parent)


def _templates(context: Context, parent: QWidget) -> Page:
    from klatch.ui.templates.page import TemplatesPage

    return TemplatesPage(context, parent)


def _settings(context: Context, parent: QWidget) -> Page:
    from klatch.ui.settings.page import SettingsPage

    return SettingsPage(context, parent)


def _importing(context: Context, parent: QWidget) -> Page:
    from klatch.ui.importing.page import ImportPage

    return ImportPage(context, parent)


def _welcome(context: Context, parent: QWidget) -> Page:
    from klatch.ui.welcome.page import WelcomePage

    return WelcomePage(context, parent)


PAGES: tuple[PageSpec, ...] = (
    PageSpec("today", "Today", "sun", "top", _today, topic="today.md"),
    PageSpec("contacts", "Contacts", "users", "top", _contacts, topic="whom-to-write-to.md"),
    PageSpec("meetings", "Meetings", "calendar-days", "top", _meetings, topic="meetings.md"),
    PageSpec("messages", "Messages", "mail", "top", _messages, topic="answers.md"),
    PageSpec("organizations", "Organizations", "building-2", "top", _organizations, topic="employers.md"),
    PageSpec("opportunities", "Opportunities", "briefcase", "top", _opportunities, topic="opportunities.md"),
    PageSpec("insights", "Insights", "chart-column", "top", _insights, topic="insights.md"),
    PageSpec("templates", "Templates", "file-text", "bottom", _templates, topic="templates.md"),
    PageSpec("settings", "Settings", "settings", "bottom", _settings, topic="settings.md"),
    PageSpec("tasks", "Tasks", "list-checks", "", _tasks, under="today", topic="tasks.md"),
    PageSpec("takeaways", "Takeaways", "lightbulb", "", _takeaways, under="meetings", topic="takeaways.md"),
    PageSpec(
        "paths", "Career paths", "graduation-cap", "", _paths, under="insights", topic="career-paths.md"
    ),
    PageSpec("compose", "Write", "mail", "", _compose, under="messages", topic="write.md"),
    PageSpec("talk", "Conversation", "coffee", "", _talk, under="meetings", topic="conversation.md"),
    PageSpec("prepare", "Prepare", "list-checks", "", _prepare, under="meetings", topic="prepare.md"),
    PageSpec(
        "questions", "Question bank", "list-checks", "", _questions, under="meetings", topic="prepare.md"
    ),
    PageSpec("wrap_up", "Wrap up", "calendar-check", "", _wrap_up, under="meetings", topic="wrap-up.md"),
    PageSpec("import", "Import", "import", "", _importing, under="contacts", topic="people.md"),
    PageSpec("welcome", "Welcome", "coffee", "", _welcome, under="today", topic="first-hour.md"),
)
BY_KEY = {spec.key: spec for spec in PAGES}


def title(spec: PageSpec) -> str:
    """The page's name in the user's language."""
    return QCoreApplication.translate("pages", spec.title)
