"""What each talk scored, drawn on one scale for each dimension."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from klatch.domain.fit import HIGHEST, LOWEST, Dimension
from klatch.services.reading.career_paths import ComparedPath
from klatch.ui.models.scale import paint_scale
from klatch.ui.paths import phrases
from klatch.ui.theme import Theme
from klatch.ui.widgets.painting import mirrored, paint_text

_ROW = 30


class FitChart(QWidget):
    """One line for each dimension: a mark for each talk, the average, and what was thought before."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._path: ComparedPath | None = None
        self.setAccessibleName(self.tr("Scores of the talks"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_path(self, path: ComparedPath) -> None:
        """Draw the scores of a path; assistive technology reads them as sentences."""
        self._path = path
        said = (f"{phrases.short(each)}: {phrases.account(path.summary(each))}" for each in Dimension)
        self.setAccessibleDescription(". ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(_ROW) * len(Dimension))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(180), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._path is None:
            return
        theme = self._theme
        metrics = QFontMetrics(theme.font("body"))
        names = max(metrics.horizontalAdvance(phrases.short(each)) for each in Dimension) + theme.px(14)
        figures = metrics.horizontalAdvance("0.0 (00)") + theme.px(10)
        painter = QPainter(self)
        if self.isRightToLeft():
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        for number, dimension in enumerate(Dimension):
            row = QRect(0, number * theme.px(_ROW), self.width(), theme.px(_ROW))
            track = QRect(names, row.top(), row.width() - names - figures, row.height())
            self._paint_row(painter, row, mirrored(self, track), dimension, self._path)
        painter.end()

    def _paint_row(
        self, painter: QPainter, row: QRect, track: QRect, dimension: Dimension, path: ComparedPath
    ) -> None:
        theme, found = self._theme, path.summary(dimension)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colors.text)
        paint_text(painter, row, phrases.short(dimension))
        painter.setFont(theme.font("body", 400 if found.few else 600))
        painter.setPen(theme.colors.muted if found.few else theme.colors.text)
        paint_text(painter, row, phrases.average(found), Qt.AlignmentFlag.AlignRight)
        paint_scale(painter, QRectF(track), phrases.scale(found), theme)
        given = Counter(scores[dimension] for scores in path.after if dimension in scores)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colors.muted, 1.5))
        for score, talks in given.items():
            self._paint_talks(painter, track, score, talks)
        painter.restore()

    def _paint_talks(self, painter: QPainter, track: QRect, score: int, talks: int) -> None:
        """Short strokes under the scale, one for each talk that gave this score."""
        px = self._theme.px
        share = (score - LOWEST) / (HIGHEST - LOWEST)
        share = 1 - share if self.isRightToLeft() else share
        x = track.left() + px(4) + share * (track.width() - px(8)) - px(3) * (talks - 1) / 2
        top = track.center().y() + px(7)
        for _ in range(talks):
            painter.drawLine(QPointF(x, top), QPointF(x, top + px(5)))
            x += px(3)
