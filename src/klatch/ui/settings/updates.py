"""Whether Klatch may ask for a newer version."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QWidget

from klatch import __version__
from klatch.services import releases, settings
from klatch.services.settings import Updates
from klatch.ui.actions import of_window
from klatch.ui.fields.auto import CheckField
from klatch.ui.fields.section import Section
from klatch.ui.page import Context
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button


class UpdatesSection(Section):
    """Once a day, which is off until it is turned on; or now, by hand."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        theme = context.theme
        card = self.card(
            self.tr("Newer versions"),
            self.tr(
                "Once a day Klatch can ask %1 for the number of the newest version, and tell you when"
                " there is a newer one. It says which version it is itself, and nothing else: nothing about"
                " you, nothing of your data. It downloads and installs nothing."
            ).replace("%1", releases.HOST),
        )
        words = self.tr("Ask once a day")
        self.add(card, "look", CheckField(theme, self.tr("Updates"), words, self._save, self))
        card = self.card(self.tr("Now"))
        here = self.tr("This is Klatch %1.").replace("%1", __version__)
        card.body.addWidget(label(here, "muted", card, wrap=True))
        self.check = Button(theme, self.tr("Check for a newer version…"), self)
        row = QHBoxLayout()
        row.addWidget(self.check)
        row.addStretch(1)
        card.body.addLayout(row)
        self.check.clicked.connect(self._check)

    def load(self) -> None:
        """Show what is stored."""
        self.fields["look"].load(settings.get(self.context.store, Updates).look)

    def _save(self, look: bool) -> None:
        self.put(replace(settings.get(self.context.store, Updates), look=look))

    def _check(self) -> None:
        action = of_window(self, "newer")
        if action is not None:
            action.trigger()
