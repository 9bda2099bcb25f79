"""One short form for a referral: who pointed to whom."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from klatch.domain.drafts import ReferralDraft
from klatch.domain.errors import InvalidInput
from klatch.services import referrals
from klatch.services.reading.contacts import rows
from klatch.ui import errors
from klatch.ui.fields.pickers import KnownPersonLine
from klatch.ui.page import Context
from klatch.ui.widgets.base import Card, label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.forms import Field, validate


class ReferralForm(Card):
    """Enter saves, Esc leaves. Whoever is not known yet becomes a contact to write to."""

    added = Signal(int)
    """Whom the referral led to."""
    closed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, margin=12)
        self._context = context
        theme = context.theme
        self.referrer = KnownPersonLine(context.store, self)
        self.referred = KnownPersonLine(context.store, self)
        self._fields = [
            Field(theme, self.tr("Who pointed you on"), self.referrer, self, check=self._check_referrer),
            Field(theme, self.tr("To whom"), self.referred, self, check=self._check_referred),
        ]
        self.add = Button(theme, self.tr("Add referral"), self, kind="primary", small=True)
        self._cancel = Button(theme, self.tr("Cancel"), self, kind="flat", small=True)
        self._layout()
        self.add.clicked.connect(self.submit)
        self._cancel.clicked.connect(self.closed)
        self.hide()

    def begin(self, referrer: int = 0, referred: int = 0) -> None:
        """Start with one of the two known, or with neither."""
        names = {row.id: row.name for row in rows(self._context.store, [referrer, referred])}
        for line, person in ((self.referrer, referrer), (self.referred, referred)):
            line.clear()
            if person in names:
                line.set_person(person, names[person])
        for field in self._fields:
            field.set_error("")
        self.show()
        first = self.referred if referrer else self.referrer
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def submit(self) -> None:
        """Note the referral when both are named."""
        if not validate(self._fields):
            return
        referrer, referred = self.referrer.meant, self.referred.meant
        name, _, employer = (part.strip() for part in self.referred.text().partition(","))
        draft = ReferralDraft(referrer or 0, referred, name, employer)
        store, now = self._context.store, self._context.clock.now()
        with self._context.notices.guarded():
            try:
                if referred is None:
                    referred = referrals.capture(store, draft, now)
                else:
                    referrals.add(store, draft, now)
            except InvalidInput as error:
                self._fields[1].set_error(self._words(error.problem))
                self.referred.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            names = {row.id: row.name for row in rows(store, [referred, referrer or 0])}
            said = self.tr("%1 came through %2").replace("%2", names.get(referrer or 0, ""))
            self._context.notices.undoable(said.replace("%1", names.get(referred, name)))
            self.added.emit(referred)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and self._cancel.hasFocus()):
            self.closed.emit()
        elif enter:
            self.submit()
        else:
            super().keyPressEvent(event)

    def _layout(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.referrer.setPlaceholderText(self.tr("Somebody in your contacts"))
        self.referred.setPlaceholderText(self.tr("Name, where they work"))
        self.body.addWidget(label(self.tr("New referral"), "strong", self))
        for field in self._fields:
            field.editor.setProperty("small", "true")
            self.body.addWidget(field)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self.add)
        self.body.addLayout(row)
        for before, after in pairwise((self.referrer, self.referred, self.add, self._cancel)):
            QWidget.setTabOrder(before, after)

    def _check_referrer(self) -> str:
        return "" if self.referrer.meant is not None else self.tr("Choose somebody from the list")

    def _check_referred(self) -> str:
        return "" if self.referred.text().strip(" ,") else errors.problem("no_name")

    def _words(self, problem: str) -> str:
        return self.tr("This referral is noted already") if problem == "known" else errors.problem(problem)
