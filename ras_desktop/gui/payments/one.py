"""One payment run: what it pays, what is blocked and why, and the way from review to the file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.pay_run import Run, RunState
from ras_desktop.gui import money_words
from ras_desktop.gui.as_seen import act_on, by, look_first
from ras_desktop.gui.background import Failed, Report
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs.confirm import confirm
from ras_desktop.gui.models.records import Align, Column, Status
from ras_desktop.gui.pages.page import Act, Page
from ras_desktop.gui.papers import out
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.card import Card, Tile
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding, scrolling, show_if
from ras_desktop.gui.widgets.progress import Progress
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.services import payment
from ras_desktop.services.desk import Done
from ras_desktop.services.payment import Opened, Shown
from ras_desktop.wording import _, day, finding, money, ngettext, short_day
from ras_desktop.wording.payment import KINDS_OF_RUN, RUN_STATES
from ras_desktop.wording.request import STRANDS

ALL, BLOCKED = "all", "blocked"


class OneRun(QWidget):
    """A run on the page of payments; it asks and writes through the page."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.told: Opened | None = None
        self.header = Header()
        self.said = Banner()
        self.progress = Progress()
        self._tiles = Flow(gap=2)
        self.shown = ListField(
            _("Show"), (Choice(ALL, _("All lines")), Choice(BLOCKED, _("Blocked only"))), none=""
        )
        self.shown.load(ALL)
        self.shown.edited.connect(self._show_lines)
        self.table = RecordTable(_("Lines of the run"), _columns())
        self.table.columns_button.hide()
        self.table.setMinimumHeight(space(40))
        self.table.picked.connect(self._explain)
        self.table.opened.connect(self._go)
        self.why = text.body()
        card = Card(
            _("Who is paid, and who is not?"),
            _("Enter opens the family’s payments. What is blocked waits; nothing is lost."),
        )
        for each in (self.shown, self.why, self.table):
            card.body.addWidget(each)
        self.card = card
        inside = column(
            self.header, self.said, self.progress, holding(self._tiles), card, None,
            gap=2, margin=3,
        )  # fmt: skip
        self.setLayout(column(scrolling(holding(inside), widest=140)))

    # What is shown

    def show_run(self, told: Opened) -> None:
        """A run with its lines."""
        self.told = told
        run = told.run
        kind = _(KINDS_OF_RUN[run.kind.value])
        self.header.say(
            _("{kind} payments of {day}").format(kind=kind, day=day(run.day)), _who(run)
        )
        self._show_tiles(told)
        self._show_lines()
        show_if(self.card, run.state is not RunState.DRAFT)

    def _show_tiles(self, told: Opened) -> None:
        empty(self._tiles)
        run = told.run
        show = run.state is not RunState.DRAFT
        tiles = [
            (
                _("To pay"),
                money(run.sum),
                ngettext("{count} payment", "{count} payments", run.count),
                Tone.PLAIN,
            ),
            (
                _("Blocked"),
                str(run.blocked),
                ngettext("{count} line waits", "{count} lines wait", run.blocked),
                Tone.WARN if run.blocked else Tone.GOOD,
            ),
        ]
        tiles += [
            (_(STRANDS[strand.value]), money(sum_), _("of this run"), Tone.PLAIN)
            for strand, sum_ in told.by_strand
        ]
        for name, figure, under, tone in tiles if show else []:
            made = Tile(name, figure, under)
            made.show_figure(figure, under, tone)
            self._tiles.addWidget(made)
            made.show()
        if told.hidden:
            words = ngettext(
                "{count} line is of a family that you may not know of.",
                "{count} lines are of families that you may not know of.",
                told.hidden,
            )
            self.said.say(words, Tone.NOTE)

    def _show_lines(self, *_what: object) -> None:
        if self.told is None:
            return
        blocked = self.shown.value() == BLOCKED
        rows = [each for each in self.told.lines if not blocked or not each.line.goes]
        self.table.set_rows(rows)
        self._explain(None)

    def _explain(self, shown: Shown | None) -> None:
        words = [finding(each) for each in shown.line.blocked] if shown else []
        show_if(self.why, bool(words))
        if shown is not None and words:
            said = "\n".join(f"– {each}" for each in words)
            self.why.setText(_("{name} is not paid:").format(name=shown.name) + "\n" + said)

    def _go(self, shown: Shown) -> None:
        self.page.context.go(Place("payment", shown.line.case))

    # What can be done

    def acts(self) -> tuple[Act, ...]:
        """The next act of the run first."""
        if self.told is None:
            return ()
        run, desk = self.told.run, self.page.context.desk
        found = []
        if run.is_open and desk.offers("payment.review"):
            words = _("Work out what is due") if run.state is RunState.DRAFT else _(
                "Work it out again")  # fmt: skip
            found.append(Act(words, self.review, _("Nothing is paid by it."), keys="Ctrl+R"))
        if run.state is RunState.REVIEWED and desk.offers("payment.seal"):
            mine = desk.actor.id in run.hands
            why = _("Somebody else of finance seals it.") if mine else _("Then it is paid.")
            seal = Act(_("Seal the run …"), self.seal, why, keys="Ctrl+Return")
            found = [*found, seal] if mine else [seal, *found]
        if run.state is RunState.SEALED and desk.offers("payment.export"):
            found.append(Act(_("File for the ledger …"), self.export, _file(run), icon="save"))
        if run.is_open and desk.offers("payment.drop"):
            found.append(Act(_("Give the run up"), self.drop))
        found.append(Act(_("All runs"), self._back, keys="Alt+Up"))
        return tuple(found)

    def _back(self) -> None:
        self.page.context.go(Place("runs"))

    def review(self) -> None:
        """Works out what is due, with a way to stop."""
        assert self.told is not None
        run, desk = self.told.run, self.page.context.desk

        act_on(
            self, self.page.context, run, lambda copy, *report: payment.review(desk, copy, *report),
            by(money_words.run), lambda _kept: self._done(_("Looked through")), self._refused,
            _("Work it out all the same"), partial(self._long, _("Working out what is due")),
        )  # fmt: skip

    def seal(self) -> None:
        """Asks once more, and seals."""
        assert self.told is not None
        run, desk = self.told.run, self.page.context.desk
        found = desk.why_not("payment.seal", run.state.value, None, desk.actor.id in run.hands)
        if found is not None:
            self._refused((found,))
            return
        words = ngettext(
            "{count} payment leaves the council.", "{count} payments leave the council.", run.count
        )
        question = _("Pay {sum} on {day}?").format(sum=money(run.sum), day=day(run.day))
        if not confirm(self, question, words, _("Seal the run")):
            return

        self._seal(run)

    def _seal(self, run: Run) -> None:
        """Seals what was confirmed. Another run by now is shown first, and sealed from there."""
        desk, context = self.page.context.desk, self.page.context

        def failed(fault: BaseException) -> None:
            if isinstance(fault, Refused):
                self._refused(fault.findings)
            else:
                show = partial(self.page.open, self.page.place)
                look_first(self, context, run, fault, by(money_words.run), show, self._seal)

        said = _("Sealed. Its file for the ledger can be made.")
        self._long(
            _("Sealing the run"), lambda report: payment.seal(desk, run, report),
            lambda _kept: self._done(said), failed,
        )  # fmt: skip

    def _long(
        self,
        words: str,
        work: Callable[[Report], Done[Run]],
        done: Callable[[Run], None],
        failed: Failed,
    ) -> None:
        """Runs what takes its time, with a way to stop."""
        context = self.page.context

        def told(kept: Done[Run]) -> None:
            context.hub.tell(kept.changed)
            done(kept.value)

        self.progress.run(context.background, words, work, told, failed)

    def _done(self, said: str) -> None:
        self.page.context.notify(said)
        self.page.open(self.page.place)

    def export(self) -> None:
        """The file for the ledger, where somebody wants it."""
        assert self.told is not None
        run, desk = self.told.run, self.page.context.desk

        def save(made: bytes) -> None:
            title = _("Payments of {day}").format(day=short_day(run.day))
            out.save(self.page, self.said, title, made, ending="csv")

        self.page.act(lambda: payment.export(desk, run.id), save, self._refused)

    def drop(self) -> None:
        """Gives the run up: nothing was paid."""
        assert self.told is not None
        run, desk = self.told.run, self.page.context.desk

        def done(_kept: object) -> None:
            self.page.context.notify(_("Given up. Nothing was paid."))
            self._back()

        act_on(
            self, self.page.context, run, lambda copy: payment.drop(desk, copy),
            by(money_words.run), done, self._refused, _("Give it up all the same"),
        )  # fmt: skip

    def _refused(self, found: tuple[Finding, ...]) -> None:
        self.said.say(" ".join(finding(each) for each in found), Tone.BAD)


def _who(run: Run) -> str:
    """Who had it in their hands, and how it stands."""
    said = [_(RUN_STATES[run.state.value])]
    said.append(_("opened by {name}").format(name=run.opened_by_name))
    if run.reviewed_by_name:
        said.append(_("looked through by {name}").format(name=run.reviewed_by_name))
    if run.sealed_by_name:
        said.append(_("sealed by {name}").format(name=run.sealed_by_name))
    if run.reason:
        said.append(run.reason)
    return " · ".join(said)


def _file(run: Run) -> str:
    if run.exported is None:
        return _("Not made yet.")
    return _("First made by {name}; it is the same each time.").format(name=run.exported.by_name)


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Child"), weight=24, sorts=False),
        Column("payee", _("Paid to"), weight=24, sorts=False, rank=1,
               shown=lambda each: each.line.payee),
        Column("account", _("Account"), weight=18, sorts=False, rank=3,
               shown=lambda each: each.line.masked or "–"),
        Column("strand", _("Of"), weight=16, sorts=False, rank=2,
               shown=lambda each: _(STRANDS[each.line.strand.value])),
        Column("days", _("For"), weight=24, sorts=False, rank=2, shown=_days),
        Column("amount", _("Sum"), weight=14, align=Align.RIGHT, sorts=False,
               shown=lambda each: money(each.line.amount)),
        Column("state", _("Goes"), weight=26, sorts=False, shown=_goes),
    )  # fmt: skip


def _days(shown: Shown) -> str:
    line = shown.line
    first, last = short_day(line.days_first), short_day(line.days_last)
    return _("{first} to {last}").format(first=first, last=last)


def _goes(shown: Shown) -> Status:
    if shown.line.goes:
        return Status(_("Goes"), Tone.GOOD)
    return Status(finding(shown.line.blocked[0]), Tone.WARN)
