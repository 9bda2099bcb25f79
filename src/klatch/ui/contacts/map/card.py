"""What a referrer is to be told next, on the pane of the map."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from klatch.domain.names import first_name
from klatch.services.reading.referral_map import OnMap
from klatch.ui.theme import Theme
from klatch.ui.when import When
from klatch.ui.widgets.base import Card, label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.flow import FlowLayout


class TellCard(Card):
    """Tell somebody what came of it: the one filled button of the page."""

    started = Signal()
    put_off = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, kind="next", margin=12)
        self._theme = theme
        self.asks = False
        """Whether there is anything to tell."""
        self._title = label("", "", self, wrap=True)
        self._due = label("", "caption", self)
        self._about = label("", "caption", self, wrap=True)
        self.write = Button(theme, "", self, kind="primary", icon="pencil", small=True)
        self.later = Button(theme, self.tr("Later"), self, small=True)
        self.later.setToolTip(self.tr("Tomorrow"))
        buttons = QWidget(self)
        flow = FlowLayout(buttons, spacing=8)
        flow.setContentsMargins(0, 7, 0, 0)
        flow.addWidget(self.write)
        flow.addWidget(self.later)
        self.body.setSpacing(3)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Next step"), "section", self), 1)
        head.addWidget(self._due)
        self.body.addLayout(head)
        self.body.addWidget(self._title)
        self.body.addWidget(self._about)
        self.body.addWidget(buttons)
        self.write.clicked.connect(self.started)
        self.later.clicked.connect(self.put_off)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def texts(self) -> tuple[str, str]:
        """What it says: the step, and what it is about."""
        return self._title.text(), self._about.text()

    @property
    def due_text(self) -> str:
        """When it is due."""
        return self._due.text()

    def show_person(self, found: OnMap, when: When) -> None:
        """Show what one person is to be told."""
        told, name = found.to_tell, first_name(found.person.name)
        self.asks = told is not None or found.news is not None
        self._title.setText(self.tr("Tell %1 what came of it").replace("%1", name))
        about = [self._news(found)]
        about.append(self.tr("%Ln people trace back to %1.", "", len(found.led_to)).replace("%1", name))
        if found.last_thanked is not None:
            day = when.date_of(found.last_thanked)
            about.append(self.tr("Last thanked on %1.").replace("%1", day))
        self._about.setText(" ".join(about))
        self.write.setText(self.tr("Write to %1").replace("%1", name.replace("&", "&&")))
        due = when.due(told.step.due).text if told is not None else ""
        self._due.setText(due)
        self.setAccessibleName(", ".join(part for part in (self._title.text(), due) if part))

    def _news(self, found: OnMap) -> str:
        told, news = found.to_tell, found.news
        if told is not None and not told.talked:
            return self.tr("%1 agreed to talk.").replace("%1", told.referred.name)
        if told is not None:
            return self.tr("You have talked with %1.").replace("%1", told.referred.name)
        return self.tr("You have talked with %1 since.").replace("%1", news.name) if news else ""

    def _restyle(self) -> None:
        self._title.setFont(self._theme.font("reading", 600))
