"""The page in files: its charts as a picture, its tables, and a report to print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QPoint, Signal
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QWidget

from klatch.domain.progress import Progress
from klatch.support.files import write_whole
from klatch.ui import printing, saving
from klatch.ui.insights.csv_file import csv_bytes
from klatch.ui.insights.tables import Table
from klatch.ui.page import Context

_SHARP = 2
"""Pixels of the picture for each of the window."""


@dataclass(frozen=True, slots=True)
class Edges:
    """What lies outside the program: the dialogs for the name of a file, and those of a printer."""

    save_as: saving.Ask = saving.ask
    paper: printing.Edges = field(default_factory=printing.Edges)


class Export(QObject):
    """Writes the files of the page beside the window, whole or not at all, and says so."""

    saved = Signal(object)
    """The path of a file."""

    def __init__(self, context: Context, parent: QWidget, edges: Edges) -> None:
        super().__init__(parent)
        self._context = context
        self._parent = parent
        self._edges = edges
        self._printing = printing.Printing(context, parent, edges.paper)
        self._printing.saved.connect(self.saved)

    def picture(self, charts: QWidget, name: str) -> None:
        """Save what the charts look like now."""
        title, kind = self.tr("Save the charts as a picture"), self.tr("Picture (*.png)")
        image = drawn(charts)
        self._save(saving.Question(title, name, kind), partial(_png, image))

    def tables(self, tables: tuple[Table, ...], name: str) -> None:
        """Save every table in one file."""
        question = saving.Question(self.tr("Save all tables"), name, self.tr("Table (*.csv)"))
        self._save(question, partial(csv_bytes, tables))

    def report(self, sheet: printing.Sheet, name: str) -> None:
        """Save the report as PDF."""
        self._printing.save_pdf(sheet, name)

    def print_out(self, sheet: printing.Sheet) -> None:
        """Print the report."""
        self._printing.print_out(sheet)

    def _save(self, question: saving.Question, made: Callable[[], bytes]) -> None:
        target = saving.target(self._parent, question, self._edges.save_as)
        if target is None:
            return
        job = self._context.background.run(partial(_write, target, made))
        job.succeeded.connect(self._on_saved)
        job.failed.connect(self._on_failed)

    def _on_saved(self, target: Path) -> None:
        self._context.notices.say(self.tr("Saved as %1").replace("%1", target.name))
        self.saved.emit(target)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        self._context.notices.say(self.tr("The file could not be written there. Choose another folder"))


def drawn(widget: QWidget) -> QImage:
    """A widget as a picture, sharp enough for paper."""
    image = QImage(widget.size() * _SHARP, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(_SHARP)
    image.fill(widget.palette().color(widget.backgroundRole()))
    widget.render(image, QPoint())
    return image


def _write(target: Path, made: Callable[[], bytes], _progress: Progress) -> Path:
    write_whole(target, made())
    return target


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())
