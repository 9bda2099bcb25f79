"""The cards of the page, each a chart or two."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from klatch.domain.insights import DOZEN, Insights
from klatch.domain.statistics import FEW
from klatch.ui.insights import charts, tables, wording
from klatch.ui.insights.cups import Cups
from klatch.ui.insights.section import Section
from klatch.ui.theme import Theme
from klatch.ui.when import When
from klatch.ui.widgets.bars import BarList, BarStyle
from klatch.ui.widgets.base import Card, label, set_property
from klatch.ui.widgets.painting import fill, mirrored, paint_text
from klatch.ui.widgets.week_bars import WeekBars, goal_ink

_MOST_WEEKS = 52
_RATES = BarStyle(bar=10, row=24, whole=1.0, labels=128)


class FunnelCard(Card):
    """From outreach to offer, by people."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        style = BarStyle(bar=16, row=30, track=False, labels=92)
        self.bars = BarList(theme, self.tr("From outreach to offer"), self, style=style)
        self.section = Section(theme, self.tr("From outreach to offer"), self.bars, self)
        self.body.addWidget(self.section)
        self.body.addStretch(1)

    def show_facts(self, facts: Insights, when: When) -> None:
        """Show how far people came."""
        self.bars.set_bars(charts.funnel(facts))
        self.section.set_table(tables.funnel(facts))
        since = charts.since(facts, when)
        said = wording.filled(self.tr("since %1"), since) if since else ""
        if facts.bounced:
            said = ", ".join(part for part in (said, self.tr("%n bounced", "", facts.bounced)) if part)
        self.section.end.setText(said)
        self.section.end.setToolTip(tables.funnel(facts).note)


class DozenCard(Card):
    """Twelve conversations, of which a rule of thumb promises too much."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.cups = Cups(theme, self.tr("Twelve conversations"), self)
        self.section = Section(theme, self.tr("Twelve conversations"), self.cups, self)
        self.count = label("", "strong", self)
        self.section.add_to_header(self.count)
        self.body.addWidget(self.section)
        self.body.addWidget(label(tables.thumb(), "caption", self, wrap=True))

    def show_facts(self, facts: Insights, _when: When) -> None:
        """Fill a cup for each conversation."""
        held = facts.conversations
        said = wording.filled(self.tr("%1 of %2"), wording.number(held), wording.number(DOZEN))
        self.count.setText(said if held <= DOZEN else self.tr("%n conversations", "", held))
        self.cups.set_filled(held, self.count.text())
        self.section.set_table(tables.dozen(facts))


class DelaysCard(Card):
    """Time to first reply."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        inside = QWidget(self)
        self.median = label("", "display", inside)
        self.of = label("", "caption", inside, wrap=True)
        style = BarStyle(bar=10, row=24, track=False)
        self.bars = BarList(theme, self.tr("Time to first reply"), inside, style=style)
        figure = QVBoxLayout()
        figure.setSpacing(0)
        figure.addWidget(self.median)
        figure.addWidget(self.of)
        figure.addStretch(1)
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(figure, 1)
        row.addWidget(self.bars, 3, Qt.AlignmentFlag.AlignTop)
        self.section = Section(theme, self.tr("Time to first reply"), inside, self)
        self.body.addWidget(self.section)
        self.body.addStretch(1)

    def show_facts(self, facts: Insights, _when: When) -> None:
        """Show the median and how the replies spread."""
        found = facts.delays
        few = found.known < FEW
        self.median.setText("–" if found.median is None else wording.days(found.median))
        set_property(self.median, "role", "display-few" if few else "display")
        said = (
            self.tr("days, median of %n replies", "", found.known) if found.known else self.tr("no reply yet")
        )
        self.of.setText(said)
        self.median.setAccessibleName(f"{self.median.text()} {said}")
        self.bars.set_bars(charts.delays(facts))
        self.section.set_table(tables.delays(facts))


class WeeksCard(Card):
    """Messages and conversations, week by week."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.bars = WeekBars(theme, self.tr("Every week"), (charts.MESSAGES, charts.CONVERSATIONS), self)
        self.section = Section(theme, self.tr("Every week"), self.bars, self)
        self.legend = Legend(theme, self)
        self.section.add_to_header(self.legend)
        self.body.addWidget(self.section, 1)

    def show_facts(self, facts: Insights, when: When) -> None:
        """Show the weeks, a year of them at most; the table has them all."""
        shown = facts.weeks[-_MOST_WEEKS:]
        left_out = len(facts.weeks) > len(shown)
        self.section.end.setText(self.tr("the last %n weeks", "", len(shown)) if left_out else "")
        self.bars.set_weeks(charts.weeks(shown, when), facts.goal)
        self.legend.set_goal(facts.goal)
        self.section.set_table(tables.weeks(facts, when))


class RatesCard(Card):
    """Replies by source and by template."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.sources = BarList(theme, self.tr("Replies by source"), self, style=_RATES)
        self.templates = BarList(theme, self.tr("Replies by template"), self, style=_RATES)
        self.by_source = Section(theme, self.tr("Replies by source"), self.sources, self)
        self.by_template = Section(theme, self.tr("Replies by template"), self.templates, self)
        self.body.addWidget(self.by_source)
        self.body.addWidget(self.by_template)
        self.body.addStretch(1)

    def show_facts(self, facts: Insights, _when: When) -> None:
        """Show who replies, most people first; the tables have them all."""
        self.sources.set_bars(charts.rates(facts.sources))
        self.templates.set_bars(charts.rates(facts.templates))
        said = self.tr("Grey: under 5")
        self.by_source.end.setText(", ".join(part for part in (said, self._more(len(facts.sources))) if part))
        self.by_template.end.setText(self._more(len(facts.templates)))
        self.by_source.set_table(tables.sources(facts))
        self.by_template.set_table(tables.templates(facts))

    def _more(self, groups: int) -> str:
        more = groups - charts.MOST_GROUPS
        return self.tr("%n more in the table", "", more) if more > 0 else ""


class Legend(QWidget):
    """Which colour is what in the weeks."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._goal = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_goal(self, goal: int) -> None:
        """Name the goal; 0 is none."""
        self._goal = goal
        self.setAccessibleName(", ".join(text for text, _ in self._parts()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font("caption"))
        px = self._theme.px
        wide = sum(
            metrics.horizontalAdvance(text) + px(16 if ink else 22) + px(8) for text, ink in self._parts()
        )
        return QSize(wide, px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setFont(theme.font("caption"))
        left = 0
        for text, ink in self._parts():
            middle = self.height() // 2
            sign = px(16 if ink else 22)
            if ink:
                box = QRect(left, middle - px(5), px(10), px(10))
                fill(painter, mirrored(self, box), theme.color(ink))
            else:
                pen = QPen(goal_ink(theme), px(1))
                pen.setDashPattern([4, 3])
                painter.setPen(pen)
                dashes = mirrored(self, QRect(left, middle, px(16), 1))
                painter.drawLine(dashes.left(), middle, dashes.right(), middle)
            painter.setPen(theme.colors.muted)
            wide = painter.fontMetrics().horizontalAdvance(text)
            paint_text(painter, mirrored(self, QRect(left + sign, 0, wide + 1, self.height())), text)
            left += sign + wide + px(8)
        painter.end()

    def _parts(self) -> list[tuple[str, str]]:
        parts = [(self.tr("messages"), charts.MESSAGES), (self.tr("conversations"), charts.CONVERSATIONS)]
        if self._goal:
            parts.append((wording.filled(self.tr("goal %1"), wording.number(self._goal)), ""))
        return parts
