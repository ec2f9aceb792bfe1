"""What is due, to whom, and what is blocked? Finance's page: runs, what came back, how we pay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.pay_run import Run, RunKind, RunState
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.context import Context
from ras_desktop.gui.dialogs.payment import ask_run
from ras_desktop.gui.models.records import Align, Column, Status
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.payments.back import CameBack
from ras_desktop.gui.payments.charged import ChargedBack
from ras_desktop.gui.payments.how import HowWePay
from ras_desktop.gui.payments.one import OneRun
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets.card import Card, Empty
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import column, holding, scrolling, show_if
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.gui.widgets.stack import Stack
from ras_desktop.services import payment, payment_back, recharge
from ras_desktop.services.pay_next import NextRun
from ras_desktop.services.payment import Opened, Runs
from ras_desktop.services.payment_back import Waiting
from ras_desktop.services.recharge import Recharge
from ras_desktop.wording import N_, _, day, finding
from ras_desktop.wording.payment import COMING, DUE, KINDS_OF_RUN, RUN_STATES

_TONES = {
    RunState.DRAFT: Tone.NOTE,
    RunState.REVIEWED: Tone.WARN,
    RunState.SEALED: Tone.GOOD,
    RunState.DROPPED: Tone.PLAIN,
}


@dataclass(frozen=True, slots=True)
class _Read:
    runs: Runs
    waiting: tuple[Waiting, ...]
    recharges: tuple[Recharge, ...]


class RunsPage(Page):
    """The list of runs and what surrounds it; a run opens in its place."""

    TITLE = N_("What is due, to whom, and what is blocked?")
    ICON = "payment"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.list = _List(self)
        self.one = OneRun(self)
        self.stack = Stack()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.one)
        self.setLayout(column(self.stack, gap=0))
        self.take_keys("Ctrl+N", "Ctrl+R", "Ctrl+Return", "Alt+Up")

    def open(self, place: Place) -> None:
        """The list, or the run that the place names."""
        desk = self.context.desk
        if place.part:
            id_ = UUID(place.part)
            self.run(lambda: payment.opened(desk, id_), self._show_one, key="open")
            return
        today = desk.today()

        def work() -> _Read:
            year = date(today.year if today >= date(today.year, 4, 1) else today.year - 1, 4, 1)
            return _Read(
                payment.runs(desk),
                payment_back.waiting(desk),
                recharge.recharges(desk, year, today),
            )

        self.run(work, self._show_list, key="open")

    def refresh(self, changed: object) -> None:
        """A run was worked on, or something came back."""
        if concerns(changed, "payment"):
            self.open(self.place)

    def acts(self) -> tuple[Act, ...]:
        """What can be done on what is shown."""
        shown = self.one if self.stack.currentWidget() is self.one else self.list
        return shown.acts()

    def _show_list(self, found: _Read) -> None:
        self.list.show_all(found)
        self.stack.setCurrentWidget(self.list)
        self.list.header.offer(self.acts())
        self.context.count("runs", found.runs.returned + (1 if found.runs.open else 0))
        self.greet(self.list.header.take_focus)

    def _show_one(self, found: Opened) -> None:
        self.one.show_run(found)
        self.stack.setCurrentWidget(self.one)
        self.one.header.offer(self.one.acts())
        self.greet(self.one.header.take_focus)

    def begin(self) -> None:
        """Asks for which payments, and opens the run."""
        told = self.list.told
        if told is None:
            return
        desk = self.context.desk
        coming = told.runs.next or NextRun(RunKind.FOUR_WEEKLY, desk.today())
        asked = ask_run(self, coming.day, coming.kind)
        if asked is None:
            return
        self.act(
            lambda: payment.open_(desk, *asked),
            lambda kept: self.context.go(Place("runs", None, str(kept.id))),
            lambda found: self.context.warn(" ".join(finding(each) for each in found)),
        )


class _List(QWidget):
    """All runs; below them what came back, what is charged back and how we pay."""

    def __init__(self, page: RunsPage) -> None:
        super().__init__()
        self.page = page
        self.told: _Read | None = None
        self.header = Header(page.title())
        self.nothing = Empty(
            "payment",
            _("No run yet"),
            _("A run works out what is due to whom; somebody else seals it before it is paid."),
        )
        self.table = RecordTable(_("Payment runs"), _columns(), counts=False)
        self.table.columns_button.hide()
        self.table.setMinimumHeight(space(30))
        self.table.opened.connect(self._go)
        self.runs = Card(_("Runs"), _("Enter opens a run."))
        self.runs.body.addWidget(self.table)
        self.back = CameBack(page)
        self.charged = ChargedBack(page)
        self.how = HowWePay(page)
        inside = column(
            self.header, self.nothing, self.runs, self.back, self.charged, self.how, None,
            gap=2, margin=3,
        )  # fmt: skip
        self.setLayout(column(scrolling(holding(inside), widest=130)))

    def show_all(self, told: _Read) -> None:
        """What there is."""
        self.told = told
        show_if(self.nothing, not told.runs.runs)
        show_if(self.runs, bool(told.runs.runs))
        self.table.set_rows(told.runs.runs)
        self.header.say(self.page.title())
        self.back.show_waiting(told.waiting)
        self.charged.show_recharges(told.recharges)
        self.how.show_setting(told.runs.setting)

    def acts(self) -> tuple[Act, ...]:
        """Go on with the open run, or open one."""
        if self.told is None:
            return ()
        open_, desk = self.told.runs.open, self.page.context.desk
        if open_ is not None:
            return (Act(_("Go on with the run"), lambda: self._go(open_), _next(self.told.runs)),)
        if not desk.offers("payment.open"):
            return ()
        return (Act(_("Open a run …"), self.page.begin, _next(self.told.runs), keys="Ctrl+N"),)

    def _go(self, run: Run) -> None:
        self.page.context.go(Place("runs", None, str(run.id)))


def _next(told: Runs) -> str:
    """What comes next, and when."""
    if told.open is not None:
        return _("The run for {day}, opened by {name}, is not finished.").format(
            day=day(told.open.day), name=told.open.opened_by_name
        )
    if told.next is None:
        return ""
    table = DUE if told.next.day <= told.today else COMING
    return _(table[told.next.kind.value]).format(day=day(told.next.day))


def _columns() -> tuple[Column, ...]:
    return (
        Column("day", _("Paid on"), weight=18, sorts=False),
        Column("kind", _("Which"), weight=16, sorts=False,
               shown=lambda run: _(KINDS_OF_RUN[run.kind.value])),
        Column("count", _("Payments in it"), weight=14, align=Align.RIGHT, sorts=False, rank=1),
        Column("sum", _("Sum"), weight=16, align=Align.RIGHT, sorts=False),
        Column("blocked", _("Blocked"), weight=12, align=Align.RIGHT, sorts=False, rank=1),
        Column("state", _("Stands"), weight=16, sorts=False,
               shown=lambda run: Status(_(RUN_STATES[run.state.value]), _TONES[run.state])),
        Column("sealed_by_name", _("Sealed by"), weight=22, sorts=False, rank=2),
    )  # fmt: skip


PAGE = RunsPage
