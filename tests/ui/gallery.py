"""The components on one page, to hold beside the design: gallery.py PICTURE [dark] [large] [mirrored]."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QMenu,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from klatch.ui import icons
from klatch.ui.models.columns import Column, Person
from klatch.ui.models.record_table import RecordTable
from klatch.ui.models.record_view import RecordView
from klatch.ui.theme import Theme
from klatch.ui.widgets.avatar import Avatar
from klatch.ui.widgets.bars import Bar, BarList
from klatch.ui.widgets.base import Card, badge, keycap, label
from klatch.ui.widgets.buttons import Button, IconButton, NavButton, SearchField, SplitButton
from klatch.ui.widgets.chips import Chip, FilterChips, StageChip
from klatch.ui.widgets.flow import FlowLayout
from klatch.ui.widgets.focus import FocusRing, focus_by_key
from klatch.ui.widgets.forms import Field
from klatch.ui.widgets.notices import Banner, EmptyState, InlineProgress, Skeleton
from klatch.ui.widgets.rings import Arc, CountdownRing, DeadlineClock, Ring
from klatch.ui.widgets.segmented import Segmented
from klatch.ui.widgets.stepper import StageStepper
from klatch.ui.widgets.tabs import TabStrip
from klatch.ui.widgets.tags import Tag
from klatch.ui.widgets.timeline import Timeline, TimelineEntry
from klatch.ui.widgets.toast import Toast

STAGES = ("to_contact", "contacted", "replied", "scheduled", "met", "thanked", "in_touch")
NAMES = ("To contact", "Contacted", "Replied", "Scheduled", "Met", "Thanked", "In touch")
LABELS = dict(zip((*STAGES, "paused"), (*NAMES, "Paused"), strict=True))
ROWS = {2: (2, "Camille Duarte"), 3: (3, "Anders Holm"), 4: (4, "Priya Raman"), 5: (5, "Ruben Hale")}


class Rows:
    """Four rows behind a Source."""

    def ids(self, filter, sort):  # noqa: A002
        return list(ROWS)

    def rows(self, ids):
        return {i: ROWS[i] for i in ids}


class Gallery(QMainWindow):
    """Every widget of the kit once."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.resize(1280, 800)
        self.menus = []
        for name in ("File", "Edit", "View", "Contact", "Meeting", "Message", "Tools", "Help"):
            menu = QMenu(name, self)
            menu.addAction("Item")
            self.menus.append(menu)
            self.menuBar().addMenu(menu)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().showMessage("41 contacts")
        central = QWidget(self)
        outer = QHBoxLayout(central)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.navigation())
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.toolbar())
        right.addWidget(self.page(), 1)
        outer.addLayout(right, 1)
        self.setCentralWidget(central)
        self.ring = FocusRing(theme, self)

    def navigation(self) -> QWidget:
        area = QWidget(self)
        area.setProperty("area", "navigation")
        area.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        area.setFixedWidth(184)
        column = QVBoxLayout(area)
        column.setContentsMargins(8, 12, 9, 8)
        column.setSpacing(2)
        row = QHBoxLayout()
        mark = label("", parent=area)
        mark.setPixmap(icons.logo(self.theme, 26))
        row.addWidget(mark)
        row.addWidget(label("Klatch", "name", area), 1)
        row.setContentsMargins(9, 0, 0, 16)
        column.addLayout(row)
        pages = [
            ("sun", "Today", 8),
            ("users", "Contacts", 41),
            ("calendar-days", "Meetings", 4),
            ("mail", "Messages", 12),
            ("building-2", "Organizations", 14),
            ("briefcase", "Opportunities", 3),
            ("chart-column", "Insights", 0),
        ]
        for icon, text, count in pages:
            button = NavButton(self.theme, icon, text, area)
            button.set_count(count, accent=text == "Today")
            button.setChecked(text == "Contacts")
            column.addWidget(button)
        column.addStretch(1)
        rail = NavButton(self.theme, "sun", "Today", area)
        rail.set_count(8, accent=True)
        rail.set_rail(True)
        column.addWidget(rail)
        return area

    def toolbar(self) -> QWidget:
        area = QWidget(self)
        area.setProperty("area", "toolbar")
        area.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        area.setFixedHeight(56)
        row = QHBoxLayout(area)
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(label("Components", "title", area))
        row.addWidget(label("each state once", "muted", area))
        row.addStretch(1)
        row.addWidget(SearchField(self.theme, "Search everything", ("Ctrl", "K"), area))
        row.addStretch(2)
        row.addWidget(SplitButton(self.theme, "New", QMenu(area), area))
        return area

    def page(self) -> QWidget:
        area = QWidget(self)
        area.setProperty("area", "surface")
        area.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(area)
        row.setContentsMargins(20, 14, 20, 12)
        row.setSpacing(12)
        for column in (self.first(), self.second(), self.third()):
            column.addStretch(1)
            column.setSpacing(12)
            row.addLayout(column, 1)
        return area

    def card(self, title: str) -> Card:
        card = Card(self, margin=14)
        card.body.addWidget(label(title, "section", card))
        return card

    def first(self) -> QVBoxLayout:
        theme, column = self.theme, QVBoxLayout()
        card = self.card("Stage chips: shape first, colour second")
        flow = FlowLayout()
        for stage, name in LABELS.items():
            flow.addWidget(StageChip(theme, stage, name, card))
        card.body.addLayout(flow)
        column.addWidget(card)
        card = self.card("Stage stepper: arrows move, Enter sets")
        self.stepper = StageStepper(theme, STAGES, LABELS, card)
        self.stepper.set_stage("scheduled")
        card.body.addWidget(self.stepper)
        column.addWidget(card)
        model = RecordTable(
            Rows(),
            [
                Column(
                    "n",
                    "Name",
                    lambda r: r[1],
                    "name",
                    width=200,
                    stretch=1,
                    value=lambda r: Person(r[0], "".join(w[0] for w in r[1].split())),
                ),
                Column(
                    "s", "", lambda r: "Follow up", width=90, muted=True, align=Qt.AlignmentFlag.AlignRight
                ),
            ],
            parent=self,
        )
        self.view = RecordView(model, theme, self, row_size="row_one_line")
        self.view.set_query(None, None)
        self.view.select_ids([4])
        self.view.setFixedHeight(30 + 4 * 36)
        column.addWidget(self.view)
        card = self.card("Progress with cancel: the window stays usable")
        progress = InlineProgress(theme, card)
        progress.start("Importing contacts")
        progress.set_progress(231, 406)
        card.body.addWidget(progress)
        column.addWidget(card)
        ring = Ring(theme, parent=self)
        ring.set_arcs([Arc(4, 6), Arc(2, 4, "stage.scheduled")], "4 of 6 messages, 2 of 4 conversations")
        count = CountdownRing(theme, self)
        count.set_minutes(42, "min", "42 minutes left")
        bars = BarList(theme, "Pipeline", self)
        bars.set_bars([Bar(LABELS[s], v, str(v), s) for s, v in zip(STAGES[:4], (9, 12, 3, 4), strict=True)])
        row = QHBoxLayout()
        for widget in (ring, count, bars):
            row.addWidget(widget)
        column.addLayout(row)
        return column

    def second(self) -> QVBoxLayout:
        theme, column = self.theme, QVBoxLayout()
        card = self.card("Badges, tags, deadline clock")
        row = QHBoxLayout()
        for widget in (
            badge("8", accent=True),
            badge("41"),
            Tag(theme, "On track", "success", card, icon="check"),
            Tag(theme, "Merge", "info", card),
            Tag(theme, "2 days late", "danger", card, icon="circle-alert"),
        ):
            row.addWidget(widget)
        row.addStretch(1)
        card.body.addLayout(row)
        row = QHBoxLayout()
        row.setSpacing(14)
        for hours, text in ((22, "22 h left"), (4, "4 h left"), (-3, "3 h late")):
            clock = DeadlineClock(theme, card)
            clock.set_hours(hours, text)
            row.addWidget(clock)
        row.addStretch(1)
        card.body.addLayout(row)
        column.addWidget(card)
        card = self.card("Buttons: one filled, the next step")
        row = QHBoxLayout()
        self.prepare = Button(theme, "Prepare", card, kind="primary", icon="list-checks")
        send = Button(theme, "Send", card, icon="send")
        send.set_unavailable("Fill in the subject")
        for widget in (
            self.prepare,
            Button(theme, "Start", card),
            Button(theme, "Skip", card, kind="flat"),
            send,
        ):
            row.addWidget(widget)
        row.addStretch(1)
        card.body.addLayout(row)
        row = QHBoxLayout()
        self.focused = Button(theme, "Focused", card, icon="play")
        for widget in (
            self.focused,
            Button(theme, "Small", card, small=True),
            Button(theme, "Delete", card, kind="danger", icon="trash-2"),
            IconButton(theme, "ellipsis", "More", card),
        ):
            row.addWidget(widget)
        row.addStretch(1)
        card.body.addLayout(row)
        column.addWidget(card)
        card = self.card("Toast with Undo: 8 s, waits while hovered")
        room = QWidget(card)
        room.setFixedHeight(76)
        self.toast = Toast(theme, room)
        self.toast.show_message("Dana moved to Thanked", "Undo")
        card.body.addWidget(room)
        column.addWidget(card)
        card = self.card("Marks and people")
        row = QHBoxLayout()
        tick, radio = QCheckBox(card), QRadioButton(card)
        tick.setChecked(True)
        radio.setChecked(True)
        for widget in (tick, QCheckBox(card), radio, keycap("Ctrl"), keycap("K")):
            row.addWidget(widget)
        for number, name in ((4, "Priya Raman"), (1, "Jonah Feld"), (3, "Dana Okoye")):
            avatar = Avatar(theme, 28, card)
            avatar.set_person(number, name)
            row.addWidget(avatar)
        row.addStretch(1)
        card.body.addLayout(row)
        column.addWidget(card)
        card = self.card("Loading: only after 300 ms, no shimmer")
        self.skeleton = Skeleton(theme, parent=card)
        card.body.addWidget(self.skeleton)
        column.addWidget(card)
        timeline = Timeline(theme, "Timeline", self)
        timeline.set_entries(
            [
                TimelineEntry(
                    "1", "calendar-check", "Meeting confirmed", "Fri 14 Nov", "Video, 20 minutes", "November"
                ),
                TimelineEntry(
                    "2", "mail-open", "Priya replied", "Thu 13 Nov", "“Happy to. Tuesday works…”", "November"
                ),
            ]
        )
        timeline.setFixedHeight(124)
        column.addWidget(timeline)
        return column

    def third(self) -> QVBoxLayout:
        theme, column = self.theme, QVBoxLayout()
        card = self.card("Inline validation: what to do, in place")
        field = Field(theme, "Email", QLineEdit("dana.okoye@civicgrain", card), card)
        field.set_error("Add the part after the dot, such as .org")
        card.body.addWidget(field)
        column.addWidget(card)
        card = self.card("Filter chips, segmented choice, fields")
        self.chips = FilterChips(theme, "All", "Stages", card)
        self.chips.set_chips([Chip("met", "Met", "met", 2), Chip("thanked", "Thanked", "thanked", 4)])
        self.chips.set_checked(["met"])
        card.body.addWidget(self.chips)
        options = [("merge", "Merge"), ("both", "Keep both"), ("skip", "Skip")]
        self.choice = Segmented(options, "Duplicate", card)
        self.choice.set_current("merge")
        card.body.addWidget(self.choice)
        row = QHBoxLayout()
        self.edit = QLineEdit("Dana", card)
        combo = QComboBox(card)
        combo.addItem("7 days")
        row.addWidget(self.edit, 2)
        row.addWidget(combo, 1)
        card.body.addLayout(row)
        column.addWidget(card)
        tabs = TabStrip(theme, "Views", self, indent=0)
        tabs.add("all", "Everyone", 41)
        tabs.add("due", "Due this week", 16)
        tabs.add_after(Button(theme, "Save view", tabs, kind="quiet", icon="plus", small=True))
        column.addWidget(tabs)
        banner = Banner(theme, self)
        banner.set_message(
            "Did you send it? Klatch moves Dana on when you say so.", "Sent it", tone="warning"
        )
        column.addWidget(banner)
        card = self.card("Empty state: what this is, one way to begin")
        empty = EmptyState(theme, "calendar-days", card, beside=True)
        empty.set_message(
            "No meetings yet", "When someone says yes, put the time here.", "New meeting", icon="plus"
        )
        card.body.addWidget(empty)
        column.addWidget(card)
        return column


def main() -> None:
    """Draw the gallery into a picture."""
    app = QApplication([])
    theme = Theme(app, mode="dark" if "dark" in sys.argv else "light", use_bundled_font=True)
    if "mirrored" in sys.argv:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    if "large" in sys.argv:
        theme.set_text_scale(1.5)
    gallery = Gallery(theme)
    gallery.show()
    gallery.activateWindow()
    app.processEvents()
    focus_by_key(gallery.focused)
    app.processEvents()
    gallery.skeleton._appear()
    gallery.grab().save(sys.argv[1])


if __name__ == "__main__":
    main()
