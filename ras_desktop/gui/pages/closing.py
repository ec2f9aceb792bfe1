"""What becomes of the account now that the direct payment has ended?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from ras_desktop.domain import closing_account as rules
from ras_desktop.domain.closing_account import ClosingAccount, ClosingState
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.gui import money_words, two_copies
from ras_desktop.gui.as_seen import act_on, by, look_first
from ras_desktop.gui.closing_cards import AccountCard, OutcomeCard
from ras_desktop.gui.closing_typed import beside, typed_of
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs.confirm import confirm
from ras_desktop.gui.dialogs.day import ask_day
from ras_desktop.gui.dialogs.notice_pay import ask_notice_pay
from ras_desktop.gui.money_words import CLOSING
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.card import Empty
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import column, holding, scrolling, show_if
from ras_desktop.services import closing_account
from ras_desktop.services.closing_account import Standing
from ras_desktop.store.trouble import StaleCopy
from ras_desktop.wording import N_, _, day, finding, money, step
from ras_desktop.wording.closing_account import STATES


class ClosingPage(Page):
    """The last account of one direct payment: written, settled by somebody else, paid back."""

    TITLE = N_("What becomes of the account?")
    ICON = "spending"
    OF_CASE = True

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self._at: Standing | None = None
        self._shown: tuple[UUID, int] | None = None  # what the fields were filled from
        self._came: date | None = None  # the day on which the money came, typed and not kept
        self.header = Header(self.title())
        self.state = Banner(closes=False)
        self.nothing = Empty(
            "spending",
            _("No direct payment has ended"),
            _("Once an agreement is over, what is in the account is looked at here."),
        )
        self.form = Form(self)
        self.form.edited.connect(self._reckon)
        self.account = AccountCard(self.form, self.reckon_notice)
        self.outcome = OutcomeCard(self.form)
        inside = column(
            self.header, self.form.summary, self.state, self.nothing, self.account, self.outcome,
            None, gap=2, margin=3,
        )  # fmt: skip
        self.setLayout(column(scrolling(holding(inside), widest=90)))
        self.take_keys("Ctrl+S", "Ctrl+Return")
        for part in (self.nothing, self.account, self.outcome):
            show_if(part, False)

    # The contract of a page

    def open(self, place: Place) -> None:
        """How the end of the direct payment stands."""
        desk, case = self.context.desk, place.case
        assert case is not None
        self.run(lambda: closing_account.of_case(desk, case), self._show, key="open")

    def refresh(self, changed: object) -> None:
        """Somebody has changed it, or an agreement has ended."""
        if concerns(changed, "closing_account", "agreement", case=self.place.case):
            self.open(self.place)

    def acts(self) -> tuple[Act, ...]:
        """The next act, and why."""
        at, offers = self._at, self.context.desk.offers
        if at is None:
            return ()
        if at.held is None:
            if at.ended is None or not offers("closing.start", self.place.case):
                return ()
            why = _("The agreement is over: the family needs to know what happens with the rest.")
            return (Act(_("Begin the last account"), self.begin, why, "plus", "Ctrl+Return"),)
        return tuple(self._acts_on(at.held))

    def _acts_on(self, held: ClosingAccount) -> list[Act]:
        offers, case = self.context.desk.offers, self.place.case
        found = []
        if held.state is ClosingState.DRAFT:
            if offers("closing.settle", case):
                why = _("From then on it stands, and the family is told.")
                found.append(Act(_("Settle it"), self.settle, why, "check", "Ctrl+Return"))
            if offers("closing.save", case):
                found.append(Act(_("Save"), self.save, icon="save", keys="Ctrl+S"))
                found.append(Act(_("Withdraw it"), self.withdraw, icon="undo"))
        elif (
            held.state is ClosingState.SETTLED
            and held.returned
            and offers("closing.come_back", case)
        ):
            why = _("{sum} is to be paid back by {day}.").format(
                sum=money(held.returned), day=day(held.return_by) if held.return_by else ""
            )
            found.append(Act(_("It was paid back …"), self.come_back, why, "check", "Ctrl+Return"))
        if held.state is ClosingState.SETTLED and held.owed and offers("payment.read", case):
            why = _("{sum} goes to the family with the next run.").format(sum=money(held.owed))
            place = Place("payment", case)
            found.append(Act(_("To the payments"), lambda: self.context.go(place), why, "payment"))
        found.append(Act(_("The paper for the family"), self.paper, icon="document"))
        return found

    # What is shown

    def _show(self, at: Standing) -> None:
        before = self._at.held if self._at else None
        if before is not None and before.case == self.place.case:
            at = beside(self, self.context, at, self._typed(), before)
        self._at = at
        held = at.held
        for part in (self.account, self.outcome):
            show_if(part, held is not None)
        show_if(self.nothing, held is None)
        self.state.clear()
        if held is None:
            if at.ended is not None:
                self.nothing.heading.setText(_("The direct payment is over"))
                self.nothing.words.setText(_("Its last account is not written yet."))
        else:
            self._show_held(held)
        self.header.offer(self.acts())
        self.greet(self.header.take_focus)

    def _fill(self, held: ClosingAccount) -> None:
        self.form.load({where: getattr(held, where) for where in CLOSING})

    def _show_held(self, held: ClosingAccount) -> None:
        self.header.say(
            self.title(),
            _("Over since {day} · {state}").format(
                day=day(held.ends), state=_(STATES[held.state.value])
            ),
        )
        last = ""
        if held.last_due_on is not None:
            last = _("The last payment, {sum}, was due on {day}.").format(
                sum=money(held.last_due), day=day(held.last_due_on)
            )
        self.account.last.setText(last)
        show_if(self.account.last, bool(last))
        if self._shown != (held.id, held.version) or self._typed() == held:
            self._fill(held)
        self._shown = (held.id, held.version)
        may = self.context.desk.offers("closing.save", self.place.case)
        draft = held.state is ClosingState.DRAFT
        for where in CLOSING:
            self.form.field(where).setEnabled(may and draft)
        show_if(self.account.work_out, may and draft)
        self._reckon()

    def _typed(self) -> ClosingAccount | None:
        if self._at is None or self._at.held is None:
            return None
        return typed_of(self._at.held, self.form.values())

    def _reckon(self, *_what: object) -> None:
        """The sum in words, as it is typed."""
        typed = self._typed()
        self.outcome.sum.setText(step(rules.steps(typed)[0]) if typed is not None else "")

    # Acts

    def begin(self) -> None:
        """Begins it with what is known."""
        desk, case = self.context.desk, self.place.case
        assert case is not None
        self.act(lambda: closing_account.start(desk, case), self._again, self._refused)

    def reckon_notice(self) -> None:
        """Works out the assistant's notice pay and puts it into its field, with its reckoning."""
        held = self._at.held if self._at else None
        told = ask_notice_pay(self, held.ends) if held is not None else None
        if told is not None:
            self.form.field("notice_pay").load(told[0])
            self.form.field("notice_words").load(told[1])
            self._reckon()

    def save(self) -> None:
        """Keeps what is typed."""
        self._keep(lambda _kept: self._done(_("Kept")))

    def settle(self) -> None:
        """Settles what is shown, once it is said what that means."""
        desk, at = self.context.desk, self._at
        if at is None or at.held is None:
            return
        why_not = desk.why_not("closing.settle", at.held.state, self.place.case, at.own)
        if why_not is not None:
            self._refused((why_not,))
            return
        typed = self._typed()
        assert typed is not None
        if found := rules.check(typed, at.today):
            self.form.show_findings(found)
            return
        words = _("{returned} is paid back, {kept} stays with the family. It cannot be changed.")
        words = words.format(returned=money(typed.returned), kept=money(typed.kept))
        if confirm(self, _("Settle the last account?"), words, _("Settle it")):
            self._keep(self._settle)

    def _settle(self, kept: ClosingAccount) -> None:
        """Settles what was confirmed. Another copy by now is shown first."""
        desk = self.context.desk

        def stale(fault: BaseException) -> None:
            show = partial(self.open, self.place)
            look_first(self, self.context, kept, fault, by(money_words.closing), show, self._settle)

        self.act(
            lambda: closing_account.settle(desk, kept, kept.returned),
            lambda _kept: self._done(_("Settled. The paper for the family comes next")),
            self._refused, stale,
        )  # fmt: skip

    def _keep(self, then: Callable[[ClosingAccount], None]) -> None:
        """Keeps what is typed, if anything is, then goes on with what is kept."""
        if found := self.form.faults():
            self.form.show_findings(found)
            return
        typed = self._typed()
        if typed is None or self._at is None or self._at.held is None:
            return
        if typed == self._at.held:
            then(typed)
            return
        self._send(typed, self._at.held, then)

    def _send(
        self, asked: ClosingAccount, before: ClosingAccount, then: Callable[[ClosingAccount], None]
    ) -> None:
        """Keeps it. Where somebody else has kept another, one is made of both, and nothing more is
        done with it before it was seen.
        """
        desk, sent = self.context.desk, self.form.values()

        def kept(value: ClosingAccount) -> None:
            assert self._at is not None
            self._at = replace(self._at, held=value)
            if self.form.values() == sent:  # nothing was typed while it was being kept
                self._fill(value)
            then(value)

        def stale(fault: BaseException) -> None:
            assert isinstance(fault, StaleCopy)
            theirs: ClosingAccount | None = fault.theirs
            if theirs is None:
                self.context.failed(fault)
                return
            said = money_words.closing(typed=True)
            chosen = two_copies.choose(self, asked, theirs, before, said)
            if chosen is not None:
                self._send(chosen, theirs, lambda _kept: self._done(_("Kept")))

        self.act(lambda: closing_account.save(desk, asked), kept, self.form.show_findings, stale)

    def withdraw(self) -> None:
        """Takes the draft back."""
        desk, at = self.context.desk, self._at
        if at is not None and at.held is not None:
            self._on_copy(at.held, lambda copy: closing_account.withdraw(desk, copy), self._again)

    def come_back(self) -> None:
        """Writes down on which day the money came."""
        desk, at = self.context.desk, self._at
        if at is None or at.held is None:
            return
        held = at.held

        def check(on: date) -> Findings:
            return rules.check_returned(held, on, at.today)

        on = ask_day(self, _("On which day did the money come?"), "", _("Write it down"),
                     self._came or at.today, check)  # fmt: skip
        if on is None:
            return
        self._came = on

        def done(kept: object) -> None:
            self._came = None
            self._again(kept)

        self._on_copy(held, lambda copy: closing_account.come_back(desk, copy, on), done)

    def _on_copy(self, held: ClosingAccount, verb: Any, done: Callable[[object], None]) -> None:
        """An act on a copy as it was seen."""
        compare = by(money_words.closing)
        act_on(self, self.context, held, verb, compare, done, self._refused)

    def paper(self) -> None:
        """To the paper for the family."""
        if self._at is not None and self._at.held is not None:
            part = f"{DocumentKind.CLOSING.value}/{self._at.held.id}"
            self.context.go(Place("documents", self.place.case, part))

    def _done(self, words: str) -> None:
        self.context.notify(words)
        self._again(None)

    def _again(self, _kept: object) -> None:
        self.greet_again()
        self.open(self.place)

    def _refused(self, found: tuple[Finding, ...]) -> None:
        self.state.say(" ".join(finding(each) for each in found), Tone.BAD)


PAGE = ClosingPage
