"""Backups: where they go and how often, which there are, and a new case file made of one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from ras_desktop.domain.trouble import Trouble
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.models.records import Align, Column, Status
from ras_desktop.gui.settings.part import SettingsPart
from ras_desktop.gui.settings.restore import RestoreCard
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import button, link
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.form import scroll_to
from ras_desktop.gui.widgets.layout import Flow, holding, show_if
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.services import backup
from ras_desktop.services.backup import Listed, Report
from ras_desktop.services.clock import LONDON
from ras_desktop.wording import N_, _, moment, ngettext, short_moment, trouble
from ras_desktop.wording.backup import how_many, size

if TYPE_CHECKING:
    from ras_desktop.gui.pages.page import Page
    from ras_desktop.services.desk import Desk

HOURS = (1, 2, 4, 8)
ROWS = 8
"""Rows that the list shows before it scrolls."""


class BackupsPart(SettingsPart):
    """The folder and the hours are kept on this computer; the list is what is in the folder."""

    WORD = "backups"
    NAME = N_("Backups")
    QUESTION = N_("What if this computer breaks?")

    @staticmethod
    def offered(desk: Desk) -> bool:
        """For a case file; a team's server is backed up where it stands."""
        return not desk.store.on_server

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.said = Banner(closes=False)
        self.last = text.body()
        self.folder = text.body()
        self.why = text.quiet()
        self.make_button = button(_("Back up now"), self.make, icon="save", main=True)
        self.choose_button = button(_("Choose the folder …"), self.choose, icon="folder")
        self.beside_button = link(_("Back to the folder beside the case file"), self.beside)
        hours = (Choice(each, ngettext("{count} hour", "{count} hours", each)) for each in HOURS)
        self.hours = ListField(
            _("While somebody works, every"),
            tuple(hours),
            _("and after each signing in; without being asked"),
            none="",
        )
        self.hours.edited.connect(self._take_hours)
        where = Card(
            _("Where they go"),
            _(
                "Each backup is as encrypted as the case file, and is checked in full before it "
                "counts. Kept are those of the last day, and the last of 7 days, 5 weeks and "
                "12 months; each is read again every week."
            ),
        )
        acts = holding(Flow(self.make_button, self.choose_button, self.beside_button))
        for part in (self.last, self.folder, self.why, acts, self.hours):
            where.body.addWidget(part)
        self.table = RecordTable(
            _("Backups of this case file"),
            (
                Column("made", _("Made"), 24, shown=_made, sorts=False),
                Column("state", _("State"), 30, shown=_state, sorts=False),
                Column("size", _("Size"), 12, align=Align.RIGHT, shown=_size, sorts=False, rank=1),
                Column("name", _("Of"), 18, rank=2, sorts=False),
            ),
            counts=False,
        )
        self.table.columns_button.hide()
        self.table.opened.connect(self.look_at)
        self.other_button = button(_("Look at another backup …"), self.other, icon="open")
        there = Card(_("Backups that there are"), _("Enter or a double click shows what is in it."))
        there.body.addWidget(self.table)
        there.body.addWidget(holding(Flow(self.other_button)))
        self.there = there
        self.restore = RestoreCard(page)
        self.restore.closed.connect(self._close)
        self.restore.gone.connect(self._read)
        for card in (self.said, where, there, self.restore):
            self.body.addWidget(card)
        self.restore.hide()
        show_if(self.other_button, self.context.desk.offers("backup.restore"))
        self.context.backups.changed.connect(self._show)

    def open(self) -> None:
        """How things stand, read from the folder."""
        self.hours.load(self.context.preferences().backup_hours)
        self._show()
        self._read()

    def show_spot(self, spot: str) -> None:
        """ "newest": the latest backup that is whole, beside the case file."""
        if spot == "newest":
            casefile, folder = self.context.own_file, self.context.backups.folder
            work = lambda: backup.newest(casefile, folder)  # noqa: E731
            self.page.run(work, self._look_at_newest, self._not_chosen, key="newest backup")

    def _look_at_newest(self, one: Listed | None) -> None:
        if one is not None:
            self.look_at(one)
        else:
            words = _("No backup in this folder is whole. “{other}” shows one from elsewhere.")
            self.said.say(words.format(other=self.other_button.text()), Tone.BAD)

    # Showing

    def _read(self) -> None:
        casefile, folder = self.context.own_file, self.context.backups.folder
        self.page.run(lambda: backup.listed(casefile, folder), self._take, key="backups")

    def _take(self, report: Report) -> None:
        known = {} if self.context.backups.report is None else {
            each.path: each for each in self.context.backups.report.backups
        }  # fmt: skip
        # What was read in full and found bad stays bad, although a look finds nothing.
        told = tuple(
            known[each.path] if each.trouble is None and each.path in known else each
            for each in report.backups
        )
        self._show_report(replace(report, backups=told))

    def _show(self) -> None:
        busy = self.context.backups.busy
        self.make_button.setEnabled(not busy)
        self.make_button.setText(_("A backup is being made …") if busy else _("Back up now"))
        report = self.context.backups.report
        if report is not None and report.folder == self.context.backups.folder:
            self._show_report(report)

    def _show_report(self, report: Report) -> None:
        last = report.last
        words = _("The last backup: {moment}.")
        self.last.setText(words.format(moment=moment(last)) if last else _("No backup yet."))
        self.folder.setText(text.breakable(str(report.folder)))
        beside = report.folder == backup.beside(self.context.own_file.folder)
        self.why.setText(
            _(
                "This is beside the case file, on the same disk. A stick or a network drive also "
                "survives the loss of this computer."
            )
            if beside
            else _("On this computer, every case file is backed up to this folder.")
        )
        self.beside_button.setVisible(not beside)
        if report.trouble is not None:
            self.said.say(trouble(report.trouble), Tone.WARN)
        else:
            self.said.clear()
        self.table.set_rows(report.backups)
        self.there.heading.setText(how_many(len(report.backups)))
        show_if(self.table, bool(report.backups))
        head = self.table.view.horizontalHeader().sizeHint().height()
        row = self.table.view.verticalHeader().defaultSectionSize()
        rows = min(max(len(report.backups), 1), ROWS)
        self.table.setMinimumHeight(head + row * rows + space(3))

    # Making

    def make(self) -> None:
        """Makes one now."""

        def done(_report: Report) -> None:
            self.context.notify(_("The backup is made and checked"))

        self.context.backups.make(done)

    def choose(self) -> None:
        """Another folder, for every case file on this computer."""
        chosen = QFileDialog.getExistingDirectory(
            self, _("Where backups go"), str(self.context.backups.folder.parent)
        )
        if chosen:
            self.page.run(lambda: backup.choose(Path(chosen)), self._chosen, self._not_chosen)

    def beside(self) -> None:
        """Back to the folder beside the case file."""
        self._prefer("")

    def _chosen(self, folder: Path) -> None:
        self._prefer(str(folder))

    def _not_chosen(self, fault: BaseException) -> None:
        if isinstance(fault, Trouble):
            self.said.say(trouble(fault), Tone.BAD)
        else:
            self.context.failed(fault)

    def _prefer(self, folder: str) -> None:
        self.context.prefer(replace(self.context.preferences(), backup_folder=folder))
        self.context.backups.again()
        self._read()
        self.context.backups.look(at_sign_in=True)

    def _take_hours(self) -> None:
        hours = self.hours.value()
        if hours is not None:
            self.context.prefer(replace(self.context.preferences(), backup_hours=hours))

    # One of them

    def other(self) -> None:
        """A backup from anywhere."""
        chosen = QFileDialog.getExistingDirectory(
            self, _("A backup: a folder whose name ends in .rasbackup"),
            str(self.context.backups.folder),
        )  # fmt: skip
        if chosen:
            self.look_at(Listed(Path(chosen)))

    def look_at(self, one: Listed) -> None:
        """What is in it, beside the case file."""
        self.restore.begin(one)
        self.restore.show()
        QTimer.singleShot(0, self, lambda: scroll_to(self.restore))  # once it has its height

    def _close(self) -> None:
        self.restore.hide()
        self.table.view.setFocus()


def _made(one: Listed) -> str:
    return one.path.stem if one.made is None else short_moment(one.made.astimezone(LONDON))


def _size(one: Listed) -> str:
    return size(one.size) if one.size else ""


def _state(one: Listed) -> Status:
    if one.trouble is not None:
        return Status(_("Cannot be used"), Tone.BAD, "bad")
    return Status(_("Can be opened"), Tone.GOOD)
