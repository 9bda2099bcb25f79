"""A first message to somebody made up, as it reads with what is known of the user."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from klatch.domain.fields import Connection, MessageFields, Person
from klatch.domain.progress import Progress
from klatch.services import settings
from klatch.services.settings import Profile
from klatch.ui import mail_words
from klatch.ui.page import Context
from klatch.ui.widgets.avatar import Avatar
from klatch.ui.widgets.base import label
from klatch.ui.widgets.elided import ElidedLabel
from klatch.ui.widgets.flow import FlowLayout
from klatch.ui.widgets.letter import Letter, LetterCard
from klatch.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from klatch.services.mail.templates import Engine

_NEW, _SCHOOL = "outreach.cold", "outreach.alumni"
_WHOM = MessageFields(
    contact=Person("Aisha", "Karim", "Aisha Karim", "UX Researcher", "Brightloom"),
    connection=Connection("cold", "your talk on diary studies changed how I see research"),
)


class Example(QWidget):
    """The letter, to somebody new or of the same school."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._typed: dict[str, str] = {}
        self._engine: Engine | None = None
        theme = context.theme
        options = [(_NEW, self.tr("Somebody new")), (_SCHOOL, self.tr("Same school"))]
        self.kind = Segmented(options, self.tr("Example message to"), self)
        self.kind.set_current(_NEW)
        self.card = LetterCard(theme, self)
        self._avatar = Avatar(theme, 36, self.card.head)
        self.subject = Letter(theme, self.card.head, weight=600, compact=True)
        self._from = ElidedLabel("", "caption", self.card.head)
        self._layout()
        self.kind.chosen.connect(self._render)
        # Jinja2 takes longer to import than the window may stand still.
        context.background.run(_make_engine).succeeded.connect(self._on_engine)

    def show_of(self, typed: dict[str, str]) -> None:
        """Show how the message reads with these values of the profile."""
        self._typed = typed
        self._render()

    def _layout(self) -> None:
        self._avatar.set_person(1, _WHOM.contact.name)
        self.subject.setAccessibleName(self.tr("Subject as it will be read"))
        self.card.body.setAccessibleName(self.tr("Message as it will be read"))
        self.card.lay_out_head(self._avatar, self.subject, self._from)
        top = QWidget(self)
        flow = FlowLayout(top, spacing=12)
        flow.addWidget(label(self.tr("How it reads"), "heading", top))
        flow.addWidget(self.kind)
        note = self.tr(
            "An example from the templates. What is marked is needed and still empty; where anything else is"
            " empty, its sentence is left out."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(top)
        column.addWidget(self.card)
        column.addWidget(label(note, "caption", self, wrap=True))

    def _on_engine(self, engine: Engine) -> None:
        self._engine = engine
        self._render()

    def _render(self) -> None:
        if self._engine is None:
            return
        from klatch.services import drafting

        store = self._context.store
        me: Profile = replace(settings.get(store, Profile), **self._typed)  # type: ignore[arg-type]
        with self._context.notices.guarded():
            shown = drafting.example(store, me, self.kind.current(), _WHOM, self._engine)
            self.subject.set_runs(mail_words.runs(shown.subject_parts))
            self.card.body.set_runs(mail_words.runs(shown.parts))
        sender = me.name or mail_words.field("me.name")
        said = self.tr("from %1 to %2").replace("%2", _WHOM.contact.name)
        self._from.setText(said.replace("%1", f"{sender} <{me.email}>" if me.email else sender))


def _make_engine(_progress: Progress) -> Engine:
    from klatch.services import drafting  # noqa: F401 - so that the window need not wait for it
    from klatch.services.mail.templates import Engine

    return Engine()
