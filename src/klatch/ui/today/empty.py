"""The first day: nobody is there yet, and three ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from klatch.services import welcome
from klatch.ui.actions import of_window
from klatch.ui.page import Context
from klatch.ui.places import ImportFile, NewContact, Place
from klatch.ui.today.drawing import Cups, Glyph, IconTile
from klatch.ui.widgets.base import Card, keycap, label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.notices import Banner, IconLabel

_WIDTH = 900


class KeyButton(Button):
    """A button that prints the keys doing the same."""

    def __init__(self, context: Context, text: str, icon: str, keys: str, parent: QWidget) -> None:
        super().__init__(context.theme, text, parent, icon=icon)
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        self._caps = [keycap(key, self) for key in shown.split("+")]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(2)
        row.addStretch(1)
        for cap in self._caps:
            cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(cap)
        self._make_room()
        context.theme.changed.connect(self._make_room)

    def _make_room(self) -> None:
        room = sum(cap.sizeHint().width() + 2 for cap in self._caps)
        self.setStyleSheet(f"QPushButton {{ padding-right: {room + 22}px; }}")


class BeginCard(Card):
    """One way to begin: what it is, and its button."""

    def __init__(self, context: Context, icon: str, title: str, text: str, button: Button) -> None:
        super().__init__(None, margin=20)
        self.button = button
        self.body.addWidget(IconTile(context.theme, icon, self))
        self.body.addSpacing(6)
        self.body.addWidget(label(title, "heading", self, wrap=True))
        words = label(text, "muted", self, wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(words, 1)
        self.body.addSpacing(6)
        button.setParent(self)
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


class FirstDay(QScrollArea):
    """What Klatch is for, how to begin, and how a conversation grows."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self.title = QLabel(self.tr("Who would you like to have coffee with?"), self)
        self._purpose = label(
            self.tr(
                "Klatch keeps the people you want to learn from, the messages you send them and\n"
                "the day each thank-you is due, and tells you every morning what to do next."
            ),
            "muted",
            self,
        )
        self._purpose.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.choose = Button(theme, self.tr("Choose a file…"), kind="primary", icon="import")
        self.add = KeyButton(context, self.tr("New contact"), "plus", "Ctrl+N", self)
        self.sample = Button(theme, self.tr("Open the sample"))
        self.waiting = Banner(theme, self)
        self._cards = self._make_cards()
        self._layout()
        self._restyle()
        self.choose.clicked.connect(self._on_choose)
        self.add.clicked.connect(self._on_add)
        self.sample.clicked.connect(self._on_sample)
        self.waiting.acted.connect(self._on_waiting)
        theme.changed.connect(self._restyle)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._cards[2].setVisible(of_window(self, "open_sample") is not None)
        self.waiting.setVisible(welcome.waits(self._context.store))

    def _make_cards(self) -> list[BeginCard]:
        context = self._context
        return [
            BeginCard(
                context,
                "file-spreadsheet",
                self.tr("Import your LinkedIn contacts"),
                self.tr(
                    "Use the Connections.csv that LinkedIn lets you download. Any CSV or vCard works too."
                ),
                self.choose,
            ),
            BeginCard(
                context,
                "user-plus",
                self.tr("Add your first contact"),
                self.tr("A name is enough. Start with someone who would be glad to hear from you."),
                self.add,
            ),
            BeginCard(
                context,
                "coffee",
                self.tr("Look around with sample data"),
                self.tr(
                    "Forty-one people and half a year of conversations, in a window of its own; yours stays"
                    " empty."
                ),
                self.sample,
            ),
        ]

    def _layout(self) -> None:
        inside = QWidget(self)
        inside.setProperty("area", "surface")
        middle = QWidget(inside)
        middle.setMaximumWidth(self._context.theme.px(_WIDTH))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 32, 0, 16)
        column.setSpacing(8)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Cups(self._context.theme, middle), 0, centre)
        column.addSpacing(20)
        column.addWidget(self.title, 0, centre)
        column.addWidget(self._purpose, 0, centre)
        column.addSpacing(12)
        self.waiting.set_message(
            self.tr("You, your people, your week: three short steps, and messages fill themselves in."),
            self.tr("Finish setting up"),
        )
        column.addWidget(self.waiting)
        cards = QHBoxLayout()
        cards.setSpacing(16)
        for card in self._cards:
            cards.addWidget(card, 1)
        column.addLayout(cards)
        column.addSpacing(14)
        column.addWidget(self._growth(middle))
        column.addStretch(1)
        column.addLayout(self._privacy(middle))
        row = QHBoxLayout(inside)
        row.setContentsMargins(24, 0, 24, 0)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)

    def _growth(self, parent: QWidget) -> Card:
        card = Card(parent, margin=19)
        card.body.addWidget(label(self.tr("How a conversation grows"), "section", card))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        steps = (
            ("to_contact", self.tr("List"), self.tr("People whose work you are curious about")),
            ("contacted", self.tr("Ask"), self.tr("One short message, one question, 15 to 20 minutes")),
            ("met", self.tr("Meet"), self.tr("Your questions ready, notes as you listen")),
            ("thanked", self.tr("Thank"), self.tr("Within a day, while it is fresh")),
            ("in_touch", self.tr("Stay in touch"), self.tr("Tell them what came of it")),
        )
        for number, (stage, title, text) in enumerate(steps):
            grid.addWidget(Glyph(self._context.theme, stage, card), 0, 2 * number)
            grid.addWidget(label(title, "strong", card), 0, 2 * number + 1)
            words = label(text, "caption", card, wrap=True)
            words.setAlignment(Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, 1, 2 * number + 1)
            grid.setColumnStretch(2 * number + 1, 1)
        card.body.addLayout(grid)
        return card

    def _privacy(self, parent: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(IconLabel(self._context.theme, "lock", "muted", 14, parent))
        words = self.tr("Everything you enter stays in one file on this computer. Nothing is sent by itself.")
        row.addWidget(label(words, "caption", parent))
        row.addStretch(1)
        return row

    def _restyle(self) -> None:
        px = self._context.theme.px
        self.title.setStyleSheet(f"font-size: {px(24)}px; font-weight: 600;")
        self._purpose.setStyleSheet(f"font-size: {px(14)}px;")

    def _on_choose(self) -> None:
        self._context.navigator.go(ImportFile())

    def _on_add(self) -> None:
        self._context.navigator.go(NewContact())

    def _on_waiting(self) -> None:
        self._context.navigator.go(Place("welcome"))

    def _on_sample(self) -> None:
        action = of_window(self, "open_sample")
        if action is not None:
            action.trigger()
