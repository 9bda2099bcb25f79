"""One person of the map: what came through them, whom they are to be told of, who pointed to them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from klatch.services.reading.referral_map import OnMap
from klatch.ui import words
from klatch.ui.contacts.map.card import TellCard
from klatch.ui.contacts.map.form import ReferralForm
from klatch.ui.contacts.map.led_to import LedTo
from klatch.ui.contacts.map.parts import Figure, Referrers
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.avatar import Avatar
from klatch.ui.widgets.base import SectionHeader, label, own_viewport
from klatch.ui.widgets.beside import NARROW
from klatch.ui.widgets.buttons import IconButton
from klatch.ui.widgets.notices import EmptyState

_MOST = 12


class MapPane(QWidget):
    """Shows one person of the map, or how to choose one; above either the form for a referral."""

    chosen = Signal(int)
    removed = Signal(int)
    add_wanted = Signal(int, int)
    """A referral is to be added: by this person, or to this one; 0 where that is open."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._person = 0
        self.form = ReferralForm(context, self)
        self._choose = EmptyState(theme, "network", self)
        self._choose.set_message(
            self.tr("Nobody chosen"), self.tr("Choose a person to see who came through them.")
        )
        self._about = QWidget(self)
        self._avatar = Avatar(theme, 48, self._about)
        self._lines = (
            label("", "name", self._about, wrap=True),
            label("", "", self._about, wrap=True),
            label("", "caption", self._about),
        )
        self.figures = tuple(Figure(self._about) for _ in range(3))
        self.card = TellCard(theme, self._about)
        self._led = SectionHeader(self.tr("Led you to"), self._about)
        self.add_referred = IconButton(theme, "plus", self.tr("Add whom they led you to"), self._about)
        self.led_to = LedTo(theme, self._about)
        self._nobody = label(self.tr("Nobody yet"), "muted", self._about)
        self._referred = SectionHeader(self.tr("Referred by"), self._about)
        self.add_referrer = IconButton(theme, "plus", self.tr("Add who referred them"), self._about)
        self.referrers = Referrers(context, self._about)
        self._unreferred = label(self.tr("Nobody: you found them yourself"), "muted", self._about)
        self._layout()
        self._connect()
        self.show_nobody(anybody=False)

    @property
    def person(self) -> int:
        """Who is shown."""
        return self._person

    def show_nobody(self, *, anybody: bool) -> None:
        """Say how to choose where there is anybody to choose."""
        self._person = 0
        self._about.hide()
        self._choose.setVisible(anybody)

    def show_person(self, found: OnMap, when: When) -> None:
        """Show a person."""
        person, outcome = found.person, found.outcome
        self._person = person.id
        self._choose.hide()
        self._about.show()
        self._avatar.set_person(person.id, person.name)
        work = ", ".join(part for part in (person.title, person.organization) if part)
        for line, text in zip(self._lines, (person.name, work, words.source(person.source)), strict=True):
            line.setText(text)
            line.setVisible(bool(text))
        people = len(found.led_to)
        told = (
            (people, self.tr("people", "", people)),
            (outcome.conversations, self.tr("conversations", "", outcome.conversations)),
            (outcome.leads, self.tr("leads", "", outcome.leads)),
        )
        for figure, (number, what) in zip(self.figures, told, strict=True):
            figure.show_number(number, what)
        self.card.show_person(found, when)
        self.card.setVisible(self.card.asks and self.form.isHidden())
        self.referrers.show_referrers(found.referrers)
        self._unreferred.setVisible(not found.referrers)
        self.led_to.show_people(found.led_to)
        self.led_to.setVisible(people > 0)
        self._nobody.setVisible(people == 0)
        self._fit_list()

    def open_form(self, referrer: int, referred: int) -> None:
        """Ask for a referral; the one filled button is then that of the form."""
        self.card.hide()
        self.form.begin(referrer, referred)

    def close_form(self) -> None:
        """Put the form away."""
        self.form.hide()
        self.card.setVisible(self.card.asks)

    def sizeHint(self) -> QSize:
        return QSize(self._context.theme.px(NARROW), 400)

    def minimumSizeHint(self) -> QSize:
        theme = self._context.theme
        return QSize(theme.px(theme.tokens.sizes["detail_pane_min"]), 200)

    def _fit_list(self) -> None:
        # A few thousand scroll in their own list, the rest of the pane stays in reach.
        rows = min(len(self.led_to.people), _MOST)
        self.led_to.setFixedHeight(max(1, rows * self.led_to.sizeHintForRow(0)) + 2)

    def _layout(self) -> None:
        self.setProperty("area", "frame")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lay_out_person()
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(own_viewport(scroll))
        inside.setProperty("area", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.form)
        column.addWidget(self._about)
        column.addWidget(self._choose, 1)
        column.addStretch(0)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _lay_out_person(self) -> None:
        who = QVBoxLayout()
        who.setSpacing(0)
        for line in self._lines:
            who.addWidget(line)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(who, 1)
        figures = QGridLayout()
        figures.setSpacing(8)
        for number, figure in enumerate(self.figures):
            figures.addWidget(figure, 0, number)
        self._led.add(self.add_referred)
        self._referred.add(self.add_referrer)
        about = QVBoxLayout(self._about)
        about.setContentsMargins(0, 0, 0, 0)
        about.setSpacing(12)
        about.addLayout(head)
        about.addLayout(figures)
        about.addWidget(self.card)
        about.addLayout(_section(self._led, self.led_to, self._nobody))
        about.addLayout(_section(self._referred, self.referrers, self._unreferred))

    def _connect(self) -> None:
        self.referrers.chosen.connect(self.chosen)
        self.referrers.removed.connect(self.removed)
        self.led_to.chosen.connect(self.chosen)
        self.add_referrer.clicked.connect(self._on_add_referrer)
        self.add_referred.clicked.connect(self._on_add_referred)
        self._context.theme.changed.connect(self._fit_list)

    def _on_add_referrer(self) -> None:
        self.add_wanted.emit(0, self._person)

    def _on_add_referred(self) -> None:
        self.add_wanted.emit(self._person, 0)


def _section(head: QWidget, found: QWidget, nothing: QWidget) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(4)
    for widget in (head, found, nothing):
        made.addWidget(widget)
    made.addStretch(0)
    return made
