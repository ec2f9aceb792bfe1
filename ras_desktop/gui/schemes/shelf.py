"""The list of schemes and their versions, with what comes next for each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ras_desktop.domain.scheme_version import VersionState
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.models.records import Column, Status
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import column
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.services.scheme_versions import Listed
from ras_desktop.wording import N_, _

STATES = {
    VersionState.DRAFT: (N_("Draft"), Tone.WARN, "edit"),
    VersionState.APPROVED: (N_("Approved"), Tone.GOOD, "check"),
    VersionState.RETIRED: (N_("Retired"), Tone.PLAIN, "ended"),
}


def kind(line: Listed) -> str:
    """Where it comes from."""
    if line.version is not None:
        return _("Own")
    return _("Example") if line.for_use else _("Published")


def state(line: Listed) -> Status:
    """Where a version stands: in force is said first."""
    if line.in_force:
        return Status(_("In force"), Tone.GOOD, "now")
    if line.state is None:
        return Status(_("Not in force") if line.for_use else _("To read"), Tone.PLAIN)
    words, tone, shape = STATES[line.state]
    return Status(_(words), tone, shape)


def next_act(line: Listed, *, leads: bool) -> str:
    """What comes next for it."""
    if not leads:
        return _("Read it")
    if line.state is VersionState.DRAFT:
        return _("Go on writing, then approve it")
    if line.in_force:
        return _("Begin the next version in time")
    return _("Take it over as your own") if line.version is None else _("Read it")


class Shelf(QWidget):
    """Every version; Enter or a double click opens one."""

    opened = Signal(object)

    def __init__(self, question: str, *, leads: bool) -> None:
        super().__init__()
        self.header = Header(question)
        self.table = RecordTable(
            _("Schemes"),
            (
                Column("title", _("Scheme"), 46, sorts=False),
                Column("label", _("Version"), 10, sorts=False),
                Column("kind", _("Kind"), 11, shown=kind, rank=2, sorts=False),
                Column("state", _("State"), 16, shown=state, sorts=False),
                Column("first", _("From"), 12, rank=3, sorts=False),
                Column("last", _("To"), 13, rank=4, sorts=False),
                Column(
                    "next",
                    _("Next"),
                    26,
                    shown=lambda line: next_act(line, leads=leads),
                    rank=1,
                    sorts=False,
                ),
            ),
        )
        self.table.opened.connect(self.opened.emit)
        whole = column(self.header, gap=2, margin=3)
        whole.addWidget(self.table, 1)
        self.setLayout(whole)

    def show_lines(self, lines: tuple[Listed, ...]) -> None:
        """Shows the versions."""
        self.table.set_rows(lines, len(lines))

    def current(self) -> Listed | None:
        """The line that is chosen."""
        line = self.table.current()
        return line if isinstance(line, Listed) else None
