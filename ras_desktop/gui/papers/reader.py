"""One paper looked at: what it is, how it stands, for whom, and its pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ras_desktop.documents.size import BODY, LARGE_PRINT
from ras_desktop.domain.attachment import Attachment
from ras_desktop.domain.issued import Issued
from ras_desktop.gui import icons
from ras_desktop.gui.papers.entry import SHORT, Entry, name_of, state_of, under_of
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button, link
from ras_desktop.gui.widgets.choice_field import Choice
from ras_desktop.gui.widgets.icon import Badge
from ras_desktop.gui.widgets.layout import Flow, column, holding, row
from ras_desktop.gui.widgets.pdf_view import PdfView
from ras_desktop.gui.widgets.segment import Segment
from ras_desktop.services.paper import Paper
from ras_desktop.wording import _


class Reader(QWidget):
    """`show_entry(entry)`, then `show_pdf(bytes)`; signals for what can be done with it."""

    issue_wanted = Signal()
    print_wanted = Signal()
    save_wanted = Signal()
    back_wanted = Signal()
    size_chosen = Signal()
    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pdf = b""
        self.back = link(_("All papers"), self.back_wanted.emit)
        self.name = text.heading()
        self.badge = Badge("")
        self.says = text.quiet()
        self.issue = button(_("Issue …"), self.issue_wanted.emit, icon="lock", main=True)
        self.to_print = button(_("Print …"), self.print_wanted.emit, icon="print")
        self.to_save = button(_("Save as …"), self.save_wanted.emit, icon="save")
        self.remove = button(_("Take it out …"), self.remove_wanted.emit, icon="remove")
        self.print_size = Segment(
            _("Text on paper"),
            (Choice(BODY, _("Ordinary print")), Choice(LARGE_PRINT, _("Large print"))),
        )
        self.print_size.chosen.connect(lambda _size: self.size_chosen.emit())
        self.issue.setToolTip("Ctrl+I")
        self.to_print.setToolTip("Ctrl+P")
        self.to_save.setToolTip("Ctrl+S")
        self.view = PdfView()
        top = row(self.back, gap=1)
        top.addWidget(self.name, 1)
        top.addWidget(self.badge)
        self.acts = holding(
            Flow(self.issue, self.to_print, self.to_save, self.remove, self.print_size)
        )
        whole = column(top, self.says, self.acts, gap=1)
        whole.addWidget(self.view, 1)
        whole.setContentsMargins(space(2), space(1), space(2), space(1))
        self.setLayout(whole)

    def show_entry(self, entry: Entry, may_issue: bool, may_remove: bool = False) -> None:
        """Says what it is; its pages come after."""
        self.pdf = b""
        self.view.clear()
        self.name.setText(name_of(entry))
        self.badge.say(*state_of(entry))
        self.says.setText(_says(entry))
        self.says.setVisible(bool(self.says.text()))
        self.issue.setVisible(isinstance(entry, Paper) and may_issue)
        self._lead(isinstance(entry, Paper) and entry.may_go)
        self.remove.setVisible(may_remove)
        self.print_size.setVisible(isinstance(entry, Paper))
        self._enable(False)

    def show_pdf(self, pdf: bytes) -> None:
        """The pages."""
        self.pdf = pdf
        self.view.show_pdf(pdf, self.name.text())
        self._enable(True)

    def body(self) -> float:
        """Points of text on paper."""
        chosen = self.print_size.value()
        return float(chosen) if isinstance(chosen, int | float) else BODY

    def take_focus(self) -> None:
        """Into the pages, to read."""
        self.view.pages.setFocus()

    def _enable(self, on: bool) -> None:
        for each in self._presses():
            each.setEnabled(on)

    def _lead(self, ready: bool) -> None:
        """Issuing stands out only where it is what comes next."""
        self.issue.setProperty("main", ready)
        icons.dress(self.issue, "lock", "on_accent" if ready else "text")
        self.issue.style().polish(self.issue)

    def _presses(self) -> Sequence[QWidget]:
        return (self.issue, self.to_print, self.to_save)


def _says(entry: Entry) -> str:
    if isinstance(entry, Attachment):
        words = _("{attached}. Exactly the bytes that were attached (SHA-256 {sha}…).")
        return words.format(attached=under_of(entry), sha=entry.sha256[:SHORT])
    if isinstance(entry, Issued):
        words = _("{issued}. These are exactly the bytes that were given out (SHA-256 {sha}…).")
        return words.format(issued=under_of(entry), sha=entry.sha256[:SHORT])
    if entry.is_draft and entry.may_go:
        return _(
            "“Draft” stands on every page until it is issued. Issuing it gives notice: from then "
            "on its days run."
        )
    if entry.is_draft:
        return _(
            "“Draft” stands on every page until it is sealed or agreed; then it can be issued."
        )
    return under_of(entry)
