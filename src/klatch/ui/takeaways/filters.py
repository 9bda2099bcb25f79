"""The row that narrows the list: by career path, by employer, by person."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from klatch.services.reading import career_paths, takeaways
from klatch.ui.fields.quiet import Choice
from klatch.ui.page import Context
from klatch.ui.widgets.buttons import Button


class FilterRow(QWidget):
    """Three choices of what the takeaways are about or from; the first of each is all."""

    changed = Signal()
    paths_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.path, self.employer, self.person = Choice(self), Choice(self), Choice(self)
        self._clear = Button(context.theme, self.tr("Show all"), self, kind="flat", icon="x", small=True)
        self._paths = Button(
            context.theme, self.tr("Career paths"), self, kind="flat", icon="graduation-cap", small=True
        )
        self._layout()
        self.reload()
        for box in self._boxes:
            box.activated.connect(self._on_chosen)
        self._clear.clicked.connect(self.clear)
        self._paths.clicked.connect(self.paths_wanted)

    @property
    def narrowed(self) -> bool:
        """Whether any of the three is chosen."""
        return any(self.chosen)

    @property
    def chosen(self) -> tuple[int, int, int]:
        """The path, the employer and the person chosen, 0 for all."""
        return _chosen(self.path), _chosen(self.employer), _chosen(self.person)

    def choose(self, path: int = 0, organization: int = 0, contact: int = 0) -> None:
        """Choose these, saying nothing."""
        for box, key in zip(self._boxes, (path, organization, contact), strict=True):
            box.setCurrentIndex(max(0, box.findData(key)))
        self._settle()

    def clear(self) -> None:
        """Show all again."""
        self.choose()
        self.changed.emit()

    def reload(self) -> None:
        """Offer what there is now; what is chosen stays chosen while it is there."""
        store = self._context.store
        paths = [(row.id, row.name) for row in career_paths.paths(store)]
        offers: tuple[tuple[Choice, str, Iterable[tuple[int, str]]], ...] = (
            (self.path, self.tr("All career paths"), paths),
            (self.employer, self.tr("All employers"), takeaways.employers(store)),
            (self.person, self.tr("All people"), takeaways.people(store)),
        )
        for box, everything, options in offers:
            _offer(box, [(0, everything), *options])
        self._settle()

    @property
    def _boxes(self) -> tuple[Choice, Choice, Choice]:
        return self.path, self.employer, self.person

    def _layout(self) -> None:
        self.setProperty("area", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        names = (self.tr("Career path"), self.tr("Employer"), self.tr("Person"))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 16, 8)
        row.setSpacing(8)
        for box, name in zip(self._boxes, names, strict=True):
            box.setAccessibleName(name)
            box.setProperty("small", "true")
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(14)
            row.addWidget(box)
        row.addWidget(self._clear)
        row.addStretch(1)
        row.addWidget(self._paths)

    def _on_chosen(self, _number: int) -> None:
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        self._clear.setVisible(self.narrowed)


def _chosen(box: Choice) -> int:
    return int(box.currentData() or 0)


def _offer(box: Choice, options: list[tuple[int, str]]) -> None:
    if [(box.itemData(number), box.itemText(number)) for number in range(box.count())] == options:
        return
    chosen = _chosen(box)
    box.clear()
    for key, name in options:
        box.addItem(name, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
