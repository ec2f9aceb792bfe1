"""The sheet for the team meeting before it is printed or saved."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.papers import out
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.layout import column, row
from ras_desktop.gui.widgets.pdf_view import PdfView
from ras_desktop.gui.widgets.progress import Progress
from ras_desktop.services.practice import Team
from ras_desktop.wording import _


class SheetPart(QWidget):
    """Its pages, and ways to print and save them."""

    left = Signal()

    def __init__(self, page: Page, team: Team) -> None:
        super().__init__()
        self._page, self.team = page, team
        self.pdf = b""
        self.view, self._said, self._progress = PdfView(), Banner(), Progress()
        back = button(_("Back to the team"), self.left.emit, icon="back")
        self.to_print = button(_("Print"), self.print_out, icon="print", main=True)
        self.to_save = button(_("Save as …"), self.save, icon="save")
        for each in (self.to_print, self.to_save):
            each.setEnabled(False)
        self._name = text.heading(_("A sheet for the meeting"))
        top = row(back, gap=1)
        top.addWidget(self._name, 1)
        top.addWidget(self.to_save)
        top.addWidget(self.to_print)
        whole = column(top, self._said, self._progress, gap=1)
        whole.addWidget(self.view, 1)
        whole.setContentsMargins(space(2), space(1), space(2), space(1))
        self.setLayout(whole)

    def draw(self) -> None:
        """Draws the pages in the background."""
        desk, team = self._page.context.desk, self.team

        def work() -> bytes:
            from ras_desktop.services import practice_files  # loads what draws, only here

            return practice_files.sheet_pdf(desk, team)

        self._page.run(work, self.show_pdf, key="sheet")

    def show_pdf(self, pdf: bytes) -> None:
        """The pages."""
        self.pdf = pdf
        self.view.show_pdf(pdf, self._name.text())
        for each in (self.to_print, self.to_save):
            each.setEnabled(True)

    def save(self) -> None:
        """Saves exactly the pages that are shown."""
        out.save(self._page, self._said, self.team.practice.title, self.pdf)

    def print_out(self) -> None:
        """Prints them."""
        pages = self.view.page_count()
        name = self._name.text()
        out.print_out(self._page, self._said, self._progress, name, self.pdf, pages)
