"""The public version of a scheme before it is printed: its pages, and saving them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ras_desktop.domain.scheme import Scheme
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.papers import saving
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.layout import column, row
from ras_desktop.gui.widgets.pdf_view import PdfView
from ras_desktop.wording import _


class PublicPart(QWidget):
    """The whole scheme in plain words, for the Local Offer and for who asks for it."""

    left = Signal()

    def __init__(self, page: Page, scheme: Scheme) -> None:
        super().__init__()
        self._page, self._scheme = page, scheme
        self.pdf = b""
        back = button(_("Back to the version"), self.left.emit, icon="back")
        self.to_save = button(_("Save as …"), self.save, icon="save", main=True)
        self.to_save.setEnabled(False)
        self._name = text.heading(_("Public version of {title}").format(title=scheme.title))
        self.view = PdfView()
        top = row(back, gap=1)
        top.addWidget(self._name, 1)
        top.addWidget(self.to_save)
        whole = column(top, gap=1)
        whole.addWidget(self.view, 1)
        whole.setContentsMargins(space(2), space(1), space(2), space(1))
        self.setLayout(whole)

    def draw(self) -> None:
        """Draws the pages in the background."""
        scheme = self._scheme

        def work() -> bytes:
            from ras_desktop.services import scheme_files  # loads what draws, only here

            return scheme_files.public_pdf(scheme)

        self._page.run(work, self.show_pdf, key="public")

    def show_pdf(self, pdf: bytes) -> None:
        """The pages."""
        self.pdf = pdf
        self.view.show_pdf(pdf, self._name.text())
        self.to_save.setEnabled(True)

    def save(self) -> None:
        """Saves exactly the pages that are shown."""
        place = saving.ask_place(self, f"{self._scheme.title} {self._scheme.version}")
        if place is None:
            return
        try:
            saving.write(place, self.pdf)
        except OSError as fault:
            self._page.context.warn(saving.sentence(fault, place))
        else:
            self._page.context.notify(_("Saved: {file}").format(file=place.name))
