"""Where everything of the page stands: templates, text, preview, footer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from klatch.services.reading.templates import TemplateRow
from klatch.ui.compose.batch import Batch
from klatch.ui.compose.editor import Editor
from klatch.ui.compose.ending import Ending
from klatch.ui.compose.footer import Footer
from klatch.ui.compose.preview import Checks, Preview
from klatch.ui.compose.recipient import LABEL_WIDTH, Recipient
from klatch.ui.compose.strip import Strip
from klatch.ui.page import Context
from klatch.ui.template_list import TemplateList, in_order
from klatch.ui.widgets.base import label, own_viewport
from klatch.ui.widgets.notices import Banner
from klatch.ui.widgets.tokens import Describe
from klatch.ui.writing.cautions import Cautions
from klatch.ui.writing.fill import FillForm
from klatch.ui.writing.takeaways import TakeawayChips

_RAIL = 56
_LIST = 252
_RIGHT, _RIGHT_NARROW = 0.464, 0.424  # share of the preview beside the text


class _Column(QScrollArea):
    """Scrolls what stands in `inside`, which is handed to it once it is filled."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.inside = QWidget(own_viewport(self))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class Frame(QWidget):
    """The page's parts; below 1,100 px the list of templates is a combo."""

    template_chosen = Signal(int)

    def __init__(self, context: Context, describe: Describe, page: QWidget) -> None:
        super().__init__(page)
        theme = context.theme
        self._theme = theme
        self._page = page
        self.ask_whether_sent = False
        self.strip = Strip(theme, self)
        self.ending = Ending(theme, self)
        self._columns = QWidget(self)
        self._left = QWidget(self._columns)
        self.templates = TemplateList(theme, self._left)
        self._middle, self._scroll = _Column(self._columns), _Column(self._columns)
        text, beside = self._middle.inside, self._scroll.inside
        self._combo_row = QWidget(text)
        self.combo = QComboBox(self._combo_row)
        self._combo_label = label(self.tr("Template"), "label", self._combo_row)
        self.banner = Banner(theme, text)
        self.cautions = Cautions(theme, text)
        self.offer = Banner(theme, text)
        self.recipient = Recipient(context, text)
        self.reminder = label("", "caption", text, wrap=True)
        self.takeaways = TakeawayChips(theme, text)
        self.editor = Editor(theme, describe, text)
        self.preview = Preview(theme, beside)
        self.checks = Checks(theme, beside)
        self.fill = FillForm(theme, beside)
        self.footer = Footer(theme, self)
        self._layout()
        self.templates.chosen.connect(self.template_chosen)
        self.combo.activated.connect(self._on_combo)
        theme.changed.connect(self._restyle)

    def areas(self) -> list[QWidget]:
        """What F6 moves between."""
        first: QWidget = self.combo if self._left.isHidden() else self.templates.search
        here = [first, self.editor.body, self.preview.body, self.footer.save]
        return [self.strip, self.ending] if self.ending.isVisible() else [self.strip, *here]

    def fit(self, width: int) -> None:
        """Make room where there is little."""
        narrow = width + self._theme.px(_RAIL) < self._theme.size("collapse_nav_below")
        self._left.setVisible(not narrow)
        self._combo_row.setVisible(narrow)
        room = width - (0 if narrow else self._left.width())
        self._scroll.setFixedWidth(round(room * (_RIGHT_NARROW if narrow else _RIGHT)))

    def set_templates(self, rows: Sequence[TemplateRow]) -> None:
        """The templates to choose from."""
        self.templates.set_rows(rows)
        self.combo.clear()
        for row in in_order(rows):
            self.combo.addItem(row.name, row.id)

    def set_current_template(self, template: int) -> None:
        """Mark the template in use."""
        self.templates.set_current(template)
        self.combo.setCurrentIndex(self.combo.findData(template))

    def show_form(self, shown: bool) -> None:
        """The form takes the place of the checks."""
        self.checks.setVisible(not shown)
        self.fill.setVisible(shown)
        if shown:
            self._scroll.ensureWidgetVisible(self.fill)

    def show_question(self, *, asked: bool) -> None:
        """Whether it was sent, once for each message given away."""
        self.banner.setVisible(asked and self.ask_whether_sent)
        self.banner.set_message(self.tr("Did you send it?"), self.tr("Yes, mark as sent"))

    def offer_for_all(self, template: str, first_name: str) -> None:
        """In a batch a template is one person's until all are to have it; nothing to offer without one."""
        self.offer.setVisible(bool(template))
        text = self.tr("“%1” is for %2 only.").replace("%1", template).replace("%2", first_name)
        self.offer.set_message(text, self.tr("Use for all not edited yet"))

    def show_ending(self, batch: Batch | None) -> None:
        """The end of a batch in place of a message; None: the message."""
        self._columns.setVisible(batch is None)
        self.footer.setVisible(batch is None)
        self.ending.setVisible(batch is not None)
        if batch is not None:
            self.ending.show_batch(batch)

    def _layout(self) -> None:
        self._lay_out_combo()
        note = label(self.tr("%: share of messages answered"), "caption", self._left)
        note.setContentsMargins(self._theme.px(20), 0, 0, self._theme.px(12))
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.templates, 1)
        left.addWidget(note)
        self._middle.inside.setProperty("area", "surface")
        column = QVBoxLayout(self._middle.inside)
        column.setContentsMargins(20, 14, 20, 12)
        column.setSpacing(8)
        for widget in (
            self.banner, self.cautions, self.offer, self.recipient, self.reminder, self._combo_row,
            self.takeaways,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addWidget(self.editor, 1)
        self._middle.setWidget(self._middle.inside)
        self._lay_out_scroll()
        columns = QHBoxLayout(self._columns)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self._left)
        columns.addWidget(self._middle, 1)
        columns.addWidget(self._scroll)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.strip)
        whole.addWidget(self._columns, 1)
        whole.addWidget(self.ending, 1)
        whole.addWidget(self.footer)
        for hidden in (self.strip, self.ending, self.banner, self.offer):
            hidden.hide()
        outside = QVBoxLayout(self._page)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self)
        outside.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # `fit` decides by the width
        self._restyle()

    def _lay_out_combo(self) -> None:
        self._combo_label.setBuddy(self.combo)
        self.combo.setAccessibleName(self.tr("Template"))
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        row = QHBoxLayout(self._combo_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._combo_label)
        row.addWidget(self.combo, 1)
        self._combo_row.hide()

    def _lay_out_scroll(self) -> None:
        inside = self._scroll.inside
        inside.setProperty("area", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addWidget(self.preview)
        column.addWidget(self.checks)
        column.addWidget(self.fill)
        column.addStretch(1)
        self._scroll.setWidget(inside)
        self._scroll.setProperty("area", "pane")
        self._scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)

    def _on_combo(self, number: int) -> None:
        self.template_chosen.emit(self.combo.itemData(number))

    def _restyle(self) -> None:
        self._left.setFixedWidth(self._theme.px(_LIST))
        self._combo_label.setFixedWidth(self._theme.px(LABEL_WIDTH))
        self.fit(self.width())
