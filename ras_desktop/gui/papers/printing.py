"""Prints a PDF from memory: its pages are drawn for the printer, one at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.trouble import Trouble

DOTS = 300
"""Dots to the inch: sharp on paper, 35 MB in memory for the page that is being drawn."""

Report = Callable[[int, int], None]


class NotPrinted(Trouble):
    """The printer took nothing."""

    code = "paper.not_printed"


def ask_printer(parent: QWidget, name: str, pages: int) -> QPrinter | None:
    """Which printer, which pages, how many copies; None: not now."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setDocName(name)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, max(pages, 1))
    try:
        return printer if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()


def print_pdf(pdf: bytes, printer: QPrinter, report: Report = lambda done, total: None) -> int:
    """Prints; gives the number of pages that went to the printer. NotPrinted.

    Runs in any thread: it has a document of its own. Each page is fitted to the paper.
    """
    buffer, document = QBuffer(), QPdfDocument()
    held = QByteArray(pdf)
    buffer.setData(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    wanted = chosen(printer, document.pageCount())
    printer.setFullPage(True)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setResolution(DOTS)
    painter = QPainter()
    if not wanted or not painter.begin(printer):
        raise NotPrinted
    try:
        for done, page in enumerate(wanted):
            report(done, len(wanted))
            if done and not printer.newPage():
                raise NotPrinted
            _paint(painter, document, page, QRectF(printer.paperRect(QPrinter.Unit.DevicePixel)))
        report(len(wanted), len(wanted))
    finally:
        painter.end()
        document.close()
    return len(wanted)


def chosen(printer: QPrinter, count: int) -> tuple[int, ...]:
    """The pages that were asked for, from 0, in order, as often as there are copies to make."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    pages = tuple(range(max(first, 1) - 1, min(last, count)))
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return pages * max(copies, 1)


def _paint(painter: QPainter, document: QPdfDocument, page: int, paper: QRectF) -> None:
    points = document.pagePointSize(page)
    share = min(paper.width() / points.width(), paper.height() / points.height())
    size = QSize(round(points.width() * share), round(points.height() * share))
    image: QImage = document.render(page, size, QPdfDocumentRenderOptions())
    whole = QImage(image.size(), QImage.Format.Format_RGB32)
    whole.fill(Qt.GlobalColor.white)  # a page without ground is black on some printers
    over = QPainter(whole)
    over.drawImage(0, 0, image)
    over.end()
    left, top = (paper.width() - size.width()) / 2, (paper.height() - size.height()) / 2
    painter.drawImage(QRectF(left, top, size.width(), size.height()), whole)
