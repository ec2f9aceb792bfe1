"""Receipts of an entry of the statement: attached, counted, looked at."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ras_desktop.domain.attachment import Attachment
from ras_desktop.domain.finding import Finding
from ras_desktop.domain.statement import Entry
from ras_desktop.gui.dialogs import attach as attaching
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets.button import button, link
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding, show_if
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.services import attachment
from ras_desktop.services.monitoring import Overview
from ras_desktop.wording import _, finding, ngettext


class Receipts(QWidget):
    """Under the entries: what is attached to the chosen one, and how one more is attached."""

    def __init__(self, page: Page, table: RecordTable) -> None:
        super().__init__()
        self.page, self.table = page, table
        self._told: Overview | None = None
        self.add = button(_("R  Attach a receipt …"), self.attach, icon="plus")
        self.files = Flow(gap=1)
        self.setLayout(column(holding(Flow(self.add)), holding(self.files), gap=0.5))
        table.picked.connect(self._show_files)
        press = QShortcut(QKeySequence("R"), table)
        press.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        press.activated.connect(self.attach)

    def show_overview(self, told: Overview) -> None:
        """The receipts of a case; those of the chosen entry are named."""
        self._told = told
        self._show_files()

    def _may(self) -> bool:
        told = self._told
        return told is not None and self.page.context.desk.offers("attachment.add", told.case)

    def _show_files(self, *_what: object) -> None:
        entry = self.table.current()
        show_if(self.add, entry is not None and self._may())
        empty(self.files)
        if entry is None or self._told is None:
            return
        for each in self._told.receipts.get(entry.id, ()):
            made = link(f"{each.what} ({each.name})", partial(self._see, each))
            self.files.addWidget(made)
            made.show()

    def _see(self, held: Attachment) -> None:
        self.page.context.go(Place("documents", held.case, f"attached/{held.id}"))

    def attach(self) -> None:
        """Asks for a file and what it is; it is kept in the case file, about the chosen entry."""
        entry, desk = self.table.current(), self.page.context.desk
        if not isinstance(entry, Entry) or not self._may():
            return
        asked = attaching.ask(self, _("Such as “receipt of the swimming club”"))
        if asked is None:
            return
        path, what = asked

        def work() -> object:
            return attachment.add(desk, entry.case, attachment.load(path), what, entry.id)

        def done(kept: Attachment) -> None:
            words = _("Attached: {what}. It is kept in the case file; the file outside stays.")
            self.page.context.notify(words.format(what=kept.what))
            self.page.open(self.page.place)

        def refused(found: tuple[Finding, ...]) -> None:
            self.page.context.warn(" ".join(finding(each) for each in found[:2]))

        self.page.act(work, done, refused)


def count_of(files: Sequence[Attachment]) -> str:
    """How many there are, for the column; "–" without any."""
    if not files:
        return "–"
    return ngettext("{count} receipt", "{count} receipts", len(files)).format(count=len(files))
