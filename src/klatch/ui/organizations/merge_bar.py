"""Two spellings of one employer: which goes into which, what moves, and the button that does it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from klatch.services.reading.organizations import (
    OrganizationParts,
    alike,
    named_exactly,
    organization_name,
    parts,
)
from klatch.ui import errors
from klatch.ui.fields.pickers import OrganizationLine
from klatch.ui.page import Context
from klatch.ui.widgets.base import label, set_property
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.elided import ElidedLabel

_LONGEST = 220  # px of a name offered


class MergeBar(QWidget):
    """A strip above the list. Enter merges, Esc leaves; names that look alike are offered."""

    merged = Signal(int, int)
    """Keep the first, it gets everything of the second."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._other = 0
        self._before: QWidget | None = None
        self._question = ElidedLabel("", "label", self)
        self.line = OrganizationLine(context.store, self)
        self.moves = ElidedLabel("", "caption", self)
        self.error = label("", "error", self)
        self.go = Button(theme, self.tr("Merge"), self, kind="primary", small=True)
        self.swap = Button(theme, self.tr("The other way round"), self, small=True)
        self._cancel = Button(theme, self.tr("Cancel"), self, kind="flat", small=True)
        self.offers: list[Button] = []
        self._layout()
        self.line.textChanged.connect(self._on_text)
        self.go.clicked.connect(self.submit)
        self.swap.clicked.connect(self._on_swap)
        self._cancel.clicked.connect(self.close_bar)
        self.line.installEventFilter(self)
        self.hide()

    def ask(self, other: int, keep: int = 0) -> None:
        """Ask into which employer `other` goes; `keep` when that is known already."""
        self._before = self.window().focusWidget() if self.isHidden() else self._before
        self._other = other
        store = self._context.store
        question = self.tr("Merge %1 into").replace("%1", organization_name(store, other))
        self._question.setText(question)
        self.line.setAccessibleName(question)
        self._offer(() if keep else alike(store, other))
        self.line.setText(organization_name(store, keep) if keep else "")
        self._say("")
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def submit(self) -> None:
        """Merge, when an employer is named."""
        keep = self._keep
        if not keep:
            self._say(errors.problem("same" if self._names_itself else "no_employer"))
            return
        other = self._other
        self.close_bar()
        self.merged.emit(keep, other)

    def close_bar(self) -> None:
        """Leave it and give the focus back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.line.offering:
                self.submit()
                return True
        return super().eventFilter(watched, event)

    @property
    def _keep(self) -> int:
        """The employer whose name stands in the field, when it is another one."""
        return named_exactly(self._context.store, self.line.text(), without=self._other)

    @property
    def _names_itself(self) -> bool:
        return named_exactly(self._context.store, self.line.text()) == self._other

    def _layout(self) -> None:
        self.setProperty("area", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.line.setProperty("small", "true")
        self.line.setMinimumWidth(self._context.theme.px(200))
        first = QHBoxLayout()
        first.setSpacing(8)
        for widget in (self._question, self.line, self.go, self.swap, self._cancel):
            first.addWidget(widget)
        first.addStretch(1)
        self._second = QHBoxLayout()
        self._second.setSpacing(8)
        self._second.addWidget(self.moves)
        self._second.addWidget(self.error)
        self._second.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 16, 8)
        column.setSpacing(4)
        column.addLayout(first)
        column.addLayout(self._second)

    def _offer(self, found: tuple[tuple[int, str], ...]) -> None:
        for button in self.offers:
            self._second.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.offers = []
        for _, name in found:
            theme = self._context.theme
            metrics = QFontMetrics(theme.font("body", 500))
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, theme.px(_LONGEST))
            button = Button(theme, text, self, kind="link", small=True)
            button.setAccessibleName(self.tr("Into %1").replace("%1", name))
            button.clicked.connect(partial(self._on_offer, name))
            self._second.insertWidget(self._second.count() - 1, button)
            self.offers.append(button)

    def _on_offer(self, name: str, _checked: bool = False) -> None:
        self.line.setText(name)
        self.line.setCursorPosition(0)
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_swap(self) -> None:
        keep, other = self._keep, self._other
        if keep:
            self.ask(keep, other)

    def _on_text(self) -> None:
        keep = self._keep
        self.swap.setVisible(bool(keep))
        for button in self.offers:
            button.setVisible(not keep)
        self._say("")
        if keep:
            self.moves.setText(self._moving(parts(self._context.store, self._other)))
        else:
            self.moves.setText(self.tr("Perhaps:") if self.offers else self.tr("Type the name to keep."))

    def _moving(self, moved: OrganizationParts) -> str:
        said = [
            self.tr("%n people", "", moved.people),
            self.tr("%n notes", "", moved.notes),
        ]
        if moved.opportunities:
            said.append(self.tr("%n opportunities", "", moved.opportunities))
        sentence = self.tr("%1 move to %2; links and research are put together.")
        return sentence.replace("%1", ", ".join(said)).replace("%2", self.line.text().strip())

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)
        set_property(self.line, "invalid", "true" if sentence else "false")
