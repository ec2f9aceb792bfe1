"""The caseload as a file for a spreadsheet: where to, written whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from ras_desktop.domain.caseload import Column, Search
from ras_desktop.gui import icons
from ras_desktop.gui.background import Report
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.widgets.progress import Progress
from ras_desktop.services import export
from ras_desktop.services.desk import Desk, Done
from ras_desktop.services.export import FileKind
from ras_desktop.wording import _

KINDS = {FileKind.XLSX: "Excel workbook (*.xlsx)", FileKind.CSV: "CSV (*.csv)"}


class ExportButton(QPushButton):
    """A menu of the kinds of file; the page answers `export(kind)`."""

    def __init__(self, page: Page, progress: Progress) -> None:
        super().__init__(_("Export"))
        self.setAutoDefault(False)
        icons.dress(self, "save")
        self._page, self._progress = page, progress
        self.menu_of_kinds = QMenu(self)
        self.setMenu(self.menu_of_kinds)

    def export(self, kind: FileKind, search: Search, columns: Sequence[Column]) -> None:
        """Asks where to, then writes the file in the background."""
        path = ask_path(self, kind, self._page.context.desk.today())
        if path is None:
            return
        context, wanted = self._page.context, tuple(columns)

        def work(report: Report) -> Done[bytes]:
            return write(context.desk, path, search, wanted, kind, report)

        def done(made: Done[bytes]) -> None:
            context.hub.tell(made.changed)
            words = _("Exported to {file}. It is not encrypted: keep it where only you can read it")
            context.notify(words.format(file=path.name))

        def failed(fault: BaseException) -> None:
            if isinstance(fault, OSError):
                words = _("The file {file} could not be written: {why}. Choose another folder")
                context.warn(words.format(file=path.name, why=fault.strerror or str(fault)))
            else:
                context.failed(fault)

        words = _("Writing {file}").format(file=path.name)
        self._progress.run(context.background, words, work, done, failed)


def write(
    desk: Desk,
    path: Path,
    search: Search,
    columns: Sequence[Column],
    kind: FileKind,
    report: Report | None = None,
) -> Done[bytes]:
    """Writes the file beside its place and then moves it there: never half a file."""
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(b"")  # a place that cannot be written is said before the work
    try:
        made = export.export(desk, search, columns, kind, report)
        part.write_bytes(made.value)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return made


def ask_path(parent: QWidget, kind: FileKind, today: date) -> Path | None:
    """Where the file goes; None: not now."""
    proposed = Path.home() / f"{_('Caseload')} {today.isoformat()}.{kind.value}"
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Where to?"), str(proposed), KINDS[kind])
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(f".{kind.value}")
