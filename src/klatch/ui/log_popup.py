"""Logging from anywhere: the form on a veil over whatever page is in front."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from klatch.ui.log_form import LogForm
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.scrim import Scrim

_WIDTH = 420


class LogPopup(Scrim):
    """The form for those named, or for whom it asks."""

    def __init__(self, context: Context, people: Sequence[int], window: QWidget) -> None:
        super().__init__(context.theme, window)
        self.setObjectName("log_popup")
        self.form = LogForm(context, self)
        self.hold(self.form, _WIDTH)
        self.open()
        self.form.open_for(people, When(context.clock.now(), context.zone()), choosing=True)
        self.fit()
        self.form.closed.connect(self.close_scrim)
