"""The log for the auditor: is it whole, and who did what when?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QFileDialog

from ras_desktop.domain.log import GROUPS as WANTED
from ras_desktop.domain.log_check import Verdict
from ras_desktop.domain.log_mark import grouped
from ras_desktop.gui import log_rows
from ras_desktop.gui.background import Report
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.context import Context
from ras_desktop.gui.pages.page import Act, Page
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import Flow, column, holding, scrolling, show_if
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.gui.widgets.progress import Progress
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.services import history, log
from ras_desktop.services.clock import LONDON
from ras_desktop.services.history import Line
from ras_desktop.services.team import Team
from ras_desktop.store.log_read import Wanted
from ras_desktop.wording import N_, _
from ras_desktop.wording.log import GROUPS, verdict_lines


class LogPage(Page):
    """Proves the log, keeps its checkpoints elsewhere, and lists what was done."""

    TITLE = N_("Is the log whole, and who did what?")
    ICON = "list"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._reads = context.desk.offers("log.read")
        self._files: tuple[Path, ...] = ()
        self._verdict: Verdict | None = None
        self._wanted = Wanted()
        self.header = Header(self.title())
        self.proof = self._make_proof()
        self.filters = self._make_filters()
        self.table = RecordTable(_("Entries of the log"), log_rows.columns(), counts=False)
        self.table.picked.connect(self._tell)
        self.table.more_wanted.connect(lambda _count: self._more())
        self.detail = text.body()
        self.detail.setAccessibleName(_("What the entry says"))
        whole = column(self.header, self.proof, gap=2)
        self.list_card = Card(_("Who did what?"))
        for each in (self.filters, self.table, self.detail):
            self.list_card.body.addWidget(each)
        self.table.setMinimumHeight(space(40))
        show_if(self.list_card, self._reads)
        whole.addWidget(self.list_card, 1)
        if not self._reads:
            whole.addStretch(1)
        whole.setContentsMargins(space(3), space(2), space(3), space(3))
        outer = column(scrolling(holding(whole), widest=170))
        self.setLayout(outer)
        self.header.offer(self.acts())

    def _make_proof(self) -> Card:
        self.said = Banner(closes=False)
        self.progress = Progress()
        self.words = text.body()
        self.second = text.quiet()
        card = Card(
            _("Is it whole?"),
            _(
                "Each entry carries the hash of the one before. What somebody with the key wrote "
                "anew is shown only by a checkpoint that was kept elsewhere."
            ),
        )
        self.files = button(_("Compare with a file …"), self.choose_file, icon="open")
        self.copy = button(_("Copy the head"), self.copy_head, icon="copy")
        self.place_button = button(_("Second place …"), self.choose_place, icon="folder")
        acts = holding(Flow(self.files, self.copy, self.place_button))
        for each in (self.said, self.progress, self.words, acts, self.second):
            card.body.addWidget(each)
        self.copy.hide()
        return card

    def _make_filters(self) -> Any:
        groups = tuple(Choice(word, _(name)) for word, name in GROUPS.items())
        self.who = ListField(_("Person"), (), none=_("Everybody"))
        self.group = ListField(_("What"), groups, none=_("Everything"))
        self.case = TextField(_("Case number"))
        self.since = DateField(_("From"), optional=True)
        self.until = DateField(_("To"), optional=True)
        for each in (self.who, self.group, self.case, self.since, self.until):
            each.edited.connect(self._read)
        return holding(Flow(self.who, self.group, self.case, self.since, self.until, gap=2))

    # The contract of a page

    def open(self, place: Place) -> None:
        """Shows the latest entries; the proof stays as it was."""
        self._show_place()
        if self._reads:
            desk = self.context.desk
            self.run(lambda: history.people_in_it(desk), self._offer, key="people")
            self._read()

    def acts(self) -> tuple[Act, ...]:
        """What can be done here."""
        return (Act(_("Verify the log"), self.verify, _("It takes some seconds."), icon="check"),)

    # Is it whole?

    def verify(self) -> None:
        """Proves the whole log in the background; it can be stopped."""
        desk, files = self.context.desk, self._files
        second = self.context.preferences().second_place
        beside, *outside = log.files_of(self.context.casefile, second)
        given = (*files, *(each for each in outside if each.is_file()))

        def work(report: Report) -> Verdict:
            return log.verify(desk, given, beside=beside, report=report)

        words = _("Verifying the log")
        background = self.context.background
        self.progress.run(background, words, work, self._proved, self.context.failed)

    def _proved(self, verdict: Verdict) -> None:
        self._verdict = verdict
        first, *others = verdict_lines(verdict)
        bad = not verdict.is_whole
        self.said.say(first, Tone.BAD if bad else Tone.GOOD)
        self.words.setText("\n".join(others))
        self.copy.setVisible(not bad and verdict.head.number > 0)

    def choose_file(self) -> None:
        """Another file of checkpoints to compare with."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Which file of checkpoints?"), str(Path.home()), _("Text (*.txt);;All (*)")
        )
        if chosen:
            self._files = (*self._files, Path(chosen))
            self.verify()

    def copy_head(self) -> None:
        """The head as text: to be kept on paper or in a message to somebody else."""
        if self._verdict is not None:
            QApplication.clipboard().setText(grouped(self._verdict.head))
            self.context.notify(_("The head is copied. Keep it where the case file is not."))

    def choose_place(self) -> None:
        """The folder that keeps checkpoints, too."""
        folder = QFileDialog.getExistingDirectory(self, _("Where else?"), str(Path.home()))
        if folder:
            preferences = replace(self.context.preferences(), checkpoints=folder)
            self.context.prefer(preferences)
            self._show_place()
            casefile, second = self.context.casefile, preferences.second_place
            self.context.run(
                lambda: log.sign(
                    casefile.desk, log.files_of(casefile, second), log.beside(casefile)
                ),
                self._signed,
            )

    def _signed(self, signed: log.Signed) -> None:
        if signed.not_kept_in:
            self.said.say(_("That folder cannot be written: choose another."), Tone.WARN)

    def _show_place(self) -> None:
        second = self.context.preferences().second_place
        if second is None and isinstance(self.context.casefile, Team):
            words = _(
                "Checkpoints are kept on the server and on this computer. Choose a folder on "
                "another computer, too: there they outlive both."
            )
        elif second is None:
            words = _(
                "No second place is chosen: checkpoints are kept in the case file’s own folder "
                "only. Choose a folder on another computer that other people look after."
            )
        else:
            words = _("Checkpoints are kept in {folder}, too.").format(folder=second)
        self.second.setText(words)

    # Who did what?

    def _offer(self, people: tuple[tuple[Any, str], ...]) -> None:
        self.who.offer(tuple(Choice(id_, name) for id_, name in people))

    def _read(self) -> None:
        if any(each.fault() for each in (self.since, self.until)):
            return
        desk, number = self.context.desk, self.case.value() or ""
        what, kind = WANTED[str(self.group.value())] if self.group.value() else (frozenset(), "")
        since, until = self.since.value(), self.until.value()
        wanted = Wanted(
            actor=self.who.value(),
            what=what,
            kind=kind,
            since=datetime.combine(since, time(), LONDON) if since else None,
            until=datetime.combine(until + timedelta(1), time(), LONDON) if until else None,
        )

        def work() -> tuple[Wanted, tuple[Line, ...]]:
            if not number:
                return wanted, history.entries(desk, wanted)
            case = history.case_numbered(desk, number)
            if case is None:
                return wanted, ()
            chosen = replace(wanted, case=case)
            return chosen, history.entries(desk, chosen)

        self.run(work, self._list, key="entries")

    def _list(self, found: tuple[Wanted, tuple[Line, ...]]) -> None:
        self._wanted, lines = found
        self.table.set_rows(lines)
        self._last = lines[-1].entry.number if lines else 0
        self.detail.setText("" if lines else _("Nothing of the kind stands in the log."))

    def _more(self) -> None:
        desk, wanted, last = self.context.desk, self._wanted, self._last
        if last > 1:
            self.run(lambda: history.entries(desk, wanted, last), self._add, key="more")

    def _add(self, lines: tuple[Line, ...]) -> None:
        if lines:
            self._last = lines[-1].entry.number
            self.table.add_rows(lines)

    def _tell(self, line: Line | None) -> None:
        if line is None:
            return
        hash_ = _("SHA-256 of the entry: {hash}").format(hash=line.entry.hash)
        self.detail.setText("\n".join((*log_rows.said(line), hash_)))


PAGE = LogPage
