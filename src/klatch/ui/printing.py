"""Sheets of paper: printed, or saved as PDF beside the window. Always in the light colours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QLocale, QObject, Signal
from PySide6.QtGui import QFont, QImage, QPageSize
from PySide6.QtWidgets import QWidget

from klatch.domain.progress import Progress
from klatch.support.files import write_whole
from klatch.ui import saving
from klatch.ui.page import Context
from klatch.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument
    from PySide6.QtPrintSupport import QPrinter

_DPI = 600
_T = QLocale.Country
# Where sheets are Letter and not A4, as the Unicode CLDR has it.
_LETTER = frozenset(
    {
        _T.UnitedStates, _T.Canada, _T.Mexico, _T.PuertoRico, _T.Philippines, _T.Chile, _T.Colombia,
        _T.CostaRica, _T.ElSalvador, _T.Guatemala, _T.Nicaragua, _T.Panama, _T.Venezuela, _T.Belize,
    }
)  # fmt: skip
_STYLE = """
body { color: ${text}; }
h1 { font-size: 19pt; font-weight: 600; margin-bottom: 3px; }
h2 { font-size: 12pt; font-weight: 600; color: ${accent-text}; margin-top: 14px; margin-bottom: 4px; }
p, ul, ol { margin-top: 3px; margin-bottom: 3px; }
a { color: ${accent-text}; text-decoration: none; }
.muted { color: ${muted}; }
.strong { font-weight: 600; }
.ruled { font-size: 16pt; border-bottom: 1px solid ${border-control}; }
"""


class Sheet(NamedTuple):
    """What goes on paper: its title, the text as HTML of the kind Qt reads, and the pictures named in it.

    The classes of the style sheet above may be used. Of sizes Qt reads `pt` for type and `px` for the rest.
    """

    title: str
    html: str
    images: Mapping[str, QImage] = {}


def _choose(printer: QPrinter, parent: QWidget) -> bool:
    from PySide6.QtPrintSupport import QPrintDialog

    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(QCoreApplication.translate("printing", "Print"))
    return dialog.exec() == QPrintDialog.DialogCode.Accepted


@dataclass(frozen=True, slots=True)
class Edges:
    """What lies outside the program: the dialog for a printer, and the one for a file's name."""

    choose_printer: Callable[[QPrinter, QWidget], bool] = _choose
    save_as: saving.Ask = saving.ask


class Printing(QObject):
    """Prints the sheets of a page, and saves them as PDF; what became of it is said in a toast."""

    saved = Signal(object)
    """The path of the PDF."""
    printed = Signal()

    def __init__(self, context: Context, parent: QWidget, edges: Edges | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._parent = parent
        self._edges = edges or Edges()

    def print_out(self, sheet: Sheet) -> None:
        """Ask for a printer and print."""
        from PySide6.QtPrintSupport import QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(paper())
        printer.setDocName(sheet.title)
        if self._edges.choose_printer(printer, self._parent):
            job = self._context.background.run(partial(_print, sheet, self._look(), printer))
            job.succeeded.connect(self._on_printed)
            job.failed.connect(self._on_failed)

    def save_pdf(self, sheet: Sheet, name: str) -> None:
        """Ask for a file, `name` being offered, and write the PDF."""
        question = saving.Question(self.tr("Save as PDF"), name, self.tr("PDF (*.pdf)"))
        target = saving.target(self._parent, question, self._edges.save_as)
        if target is None:
            return
        job = self._context.background.run(partial(_save, sheet, self._look(), target))
        job.succeeded.connect(self._on_saved)
        job.failed.connect(self._on_failed)

    def _look(self) -> _Look:
        return _Look(style(self._context.theme), self._context.theme.font().families())

    def _on_printed(self, worked: bool) -> None:
        if worked:
            self.printed.emit()
        else:
            self._context.notices.say(
                self.tr("The printer did not take it. Look at the printer, and try again")
            )

    def _on_saved(self, target: Path) -> None:
        self._context.notices.say(self.tr("Saved as %1").replace("%1", target.name))
        self.saved.emit(target)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        self._context.notices.say(self.tr("The file could not be written there. Choose another folder"))


class _Look(NamedTuple):
    style: str
    families: list[str]


def paper() -> QPageSize:
    """Letter where that is usual, A4 elsewhere."""
    letter = QLocale().territory() in _LETTER
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


def style(theme: Theme) -> str:
    """The style sheet of paper, in the light colours whatever the window wears."""
    colors = theme.tokens.light.colors
    made = _STYLE
    for role in ("text", "muted", "accent_text", "border_control"):
        made = made.replace(f"${{{role.replace('_', '-')}}}", colors.named(role).name())
    return made


def _print(sheet: Sheet, look: _Look, printer: QPrinter, _progress: Progress) -> bool:
    _document(sheet, look).print_(printer)
    return printer.printerState() != type(printer).PrinterState.Error


def _save(sheet: Sheet, look: _Look, target: Path, _progress: Progress) -> Path:
    write_whole(target, pdf(_document(sheet, look), sheet.title))
    return target


def pdf(document: QTextDocument, title: str) -> bytes:
    """A document as the bytes of a PDF file."""
    from PySide6.QtGui import QPdfWriter

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(paper())
    writer.setResolution(_DPI)
    writer.setTitle(title)
    writer.setCreator("Klatch")
    document.print_(writer)
    del writer  # which ends the file
    return bytes(buffer.data().data())


def _document(sheet: Sheet, look: _Look) -> QTextDocument:
    """Made on the thread that prints it, for a document belongs to one."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QTextDocument

    document = QTextDocument()
    font = QFont(look.families)
    font.setPointSizeF(10)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(look.style)
    for name, image in sheet.images.items():
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)
    document.setHtml(sheet.html)
    return document
