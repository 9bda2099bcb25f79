"""What an import would do, before it is done: preview, where people go, totals beside the button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from klatch.domain.vocabulary import Stage
from klatch.services.exchange.plan import ImportOptions, ImportPlan
from klatch.ui.importing import wording
from klatch.ui.importing.preview import PreviewSource, columns
from klatch.ui.models.record_table import RecordTable
from klatch.ui.models.record_view import RecordView
from klatch.ui.theme import Theme
from klatch.ui.widgets.base import Card, SectionHeader, label, line
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.forms import Field


class Review(QWidget):
    """Cards at the left, the preview at the right, the buttons at the foot."""

    accepted = Signal()
    cancelled = Signal()
    change_file = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._file = label("", "strong", self, wrap=True)
        self._facts = label("", "muted", self, wrap=True)
        self._left_out = label("", "muted", self, wrap=True)
        self._book = QRadioButton(self.tr("Address book"), self)
        self._pipeline = QRadioButton(self.tr("Pipeline, as To contact"), self)
        self._tag = QLineEdit(self)
        self._header = SectionHeader(self.tr("Preview"), self)
        self._table_card = Card(self, margin=1)
        self._view: RecordView | None = None
        self._totals = label("", "strong", self)
        self._cancel = Button(theme, self.tr("Cancel"), self, kind="flat")
        self._import = Button(theme, self.tr("Import"), self, kind="primary", icon="import")
        self._change = Button(theme, self.tr("Change file…"), self, small=True)
        self._layout()
        self._cancel.clicked.connect(self.cancelled)
        self._import.clicked.connect(self.accepted)
        self._change.clicked.connect(self.change_file)
        self.setFocusProxy(self._import)

    def options(self, before: ImportOptions) -> ImportOptions:
        """What was chosen about where people land."""
        stage = Stage.TO_CONTACT if self._pipeline.isChecked() else Stage.ADDRESS_BOOK
        return ImportOptions(stage, before.source, self._tag.text().strip())

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what would become of a file."""
        reading = plan.reading
        new = sum(decision.is_new for decision in plan.decisions)
        merged = len(plan.decisions) - new
        self._file.setText(reading.name)
        found = self.tr("%n records", "", reading.found)
        self._facts.setText(f"{wording.file_format(reading.format)}, {found}, {reading.encoding.upper()}")
        remarks = self.tr("%n smaller losses, such as a damaged picture", "", len(reading.remarks))
        losses = [wording.left_out(reading.skipped), remarks if reading.remarks else ""]
        self._left_out.setText("\n".join(part for part in losses if part))
        self._left_out.setVisible(bool(self._left_out.text()))
        self._header.set_count(self.locale().toString(reading.found))
        here = self.locale()
        parts = [self.tr("%1 added").replace("%1", here.toString(new))]
        parts.append(self.tr("%1 merged").replace("%1", here.toString(merged)))
        if reading.skipped:
            parts.append(self.tr("%1 left out").replace("%1", here.toString(len(reading.skipped))))
        self._totals.setText("   ".join(parts))
        self._import.setText(self.tr("Import %n people", "", len(plan.decisions)))
        self._show_table(plan)

    def _show_table(self, plan: ImportPlan) -> None:
        if self._view is not None:
            self._view.deleteLater()
        model = RecordTable(PreviewSource(plan), columns(), parent=self)
        self._view = RecordView(model, self._theme, self._table_card)
        self._view.setAccessibleName(self.tr("Preview"))
        self._table_card.body.addWidget(self._view, 1)
        self._view.set_query(None, None)

    def _layout(self) -> None:
        self._book.setChecked(True)
        group = QButtonGroup(self)
        group.addButton(self._book)
        group.addButton(self._pipeline)
        self._tag.setPlaceholderText(self.tr("Optional"))
        head = self._table_card.body
        header = QHBoxLayout()
        header.setContentsMargins(15, 12, 15, 8)
        header.addWidget(self._header)
        head.setSpacing(0)
        head.addLayout(header)
        head.addWidget(line(self))
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._file_card())
        left.addWidget(self._place_card())
        left.addStretch(1)
        columns_row = QHBoxLayout()
        columns_row.setContentsMargins(20, 16, 16, 16)
        columns_row.setSpacing(16)
        columns_row.addLayout(left, 2)
        columns_row.addWidget(self._table_card, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(columns_row, 1)
        column.addWidget(self._footer())

    def _file_card(self) -> Card:
        card = Card(self)
        top = QHBoxLayout()
        top.addWidget(self._file, 1)
        top.addWidget(self._change, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(top)
        card.body.addWidget(self._facts)
        card.body.addWidget(self._left_out)
        return card

    def _place_card(self) -> Card:
        card = Card(self)
        card.body.addWidget(label(self.tr("Where should they go?"), "heading", self))
        for button, text in (
            (self._book, self.tr("Search and pick from them; nobody enters the pipeline yet")),
            (self._pipeline, self.tr("Best for a short list that you chose by hand")),
        ):
            card.body.addWidget(button)
            hint = label(text, "caption", self, wrap=True)
            hint.setContentsMargins(26, 0, 0, 4)
            card.body.addWidget(hint)
        card.body.addWidget(Field(self._theme, self.tr("Tag everybody"), self._tag, self))
        return card

    def _footer(self) -> QWidget:
        footer = QWidget(self)
        footer.setProperty("area", "footer")
        footer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        footer.setFixedHeight(self._theme.size("footer_bar"))
        row = QHBoxLayout(footer)
        row.setContentsMargins(8, 0, 16, 0)
        row.setSpacing(16)
        row.addWidget(self._cancel)
        row.addStretch(1)
        row.addWidget(self._totals)
        row.addWidget(self._import)
        return footer
