"""The agreement's page: what was agreed, what is still missing, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from ras_desktop.domain.account import Account
from ras_desktop.domain.agreement import (
    Agreement,
    AgreementState,
    Signature,
)
from ras_desktop.domain.employer import EmployerItem
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.two_copies import Side, differing, joined
from ras_desktop.gui import act_words, two_copies
from ras_desktop.gui.agreement import money_to, next_acts, questions, signing, terms
from ras_desktop.gui.agreement.cards import Cards
from ras_desktop.gui.agreement.said import sentence
from ras_desktop.gui.as_seen import act_on, by
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs.confirm import confirm
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.card import Empty
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import column, holding, row, scrolling
from ras_desktop.services import account, agreement, attachment
from ras_desktop.services.open_agreement import OnePayee, OpenAgreement
from ras_desktop.store.trouble import StaleCopy
from ras_desktop.wording import N_, _

TYPED = ("parts", "starts", "rhythm", "payee", "beside", "relative", "employs", "help_to_manage")
"""The terms: what is typed into them."""
SCAN = N_("Signed agreement")
"""What a scan is called that is attached with its signature."""


class AgreementPage(Page):
    """One agreement: terms, checks, signatures, account; the next act first."""

    TITLE = N_("What is agreed, and what is still missing?")
    ICON = "agreement"
    OF_CASE = True

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self._open: OpenAgreement | None = None
        self._unkept: Agreement | None = None
        """What was typed into the terms and could not be kept: it stands there the next time."""
        self.header = Header(self.title())
        self.said = Banner()
        self.nothing = Empty("agreement", "", "")
        self.cards = Cards(self)
        inside = column(
            row(self.cards.badge, None), self.header, self.said, self.cards.rates,
            self.nothing, *self.cards.all, None,
            gap=2, margin=3,
        )  # fmt: skip
        whole = column(scrolling(holding(inside), widest=120))
        self.setLayout(whole)
        self.take_keys("Ctrl+Return", "Ctrl+E", "Ctrl+Shift+Q", "Ctrl+D")
        self.cards.hide()
        self.nothing.hide()

    # Opening

    def open(self, place: Place) -> None:
        """Everything of the case's agreement, in one look."""
        case = place.case
        assert case is not None
        self.run(lambda: agreement.open_(self.context.desk, case), self._show, key="open")

    def refresh(self, changed: object) -> None:
        """A decision, a person, a file, an account: all of it may stand on this page."""
        kinds = ("agreement", "account", "attachment", "panel", "family", "person", "plan")
        if concerns(changed, *kinds, case=self.place.case):
            self.open(self.place)

    def _show(self, seen: OpenAgreement) -> None:
        self._open = seen
        held = seen.agreement
        self.cards.hide()
        self.nothing.hide()
        if held is None:
            self.nothing.show()
            if seen.why_not is not None:
                self.nothing.heading.setText(_("No agreement yet"))
                self.nothing.words.setText(sentence(seen.why_not))
            else:
                self.nothing.heading.setText(_("The agreement can be made"))
                words = _("It begins with what was decided; then come payee, checks, signatures.")
                self.nothing.words.setText(words)
        else:
            self.cards.show(seen, held)
        self.header.offer(self.acts(), shown=3)
        self.greet(self.header.take_focus)

    def mend(self, found: Finding) -> None:
        """Does what mends a finding, as far as this page can."""
        where, code = found.where, found.code
        if where.startswith("checks/"):
            self.ask(found.values.get("payee_no"))
        elif code == "agreement.relative.approver":
            self.approve()
        elif code.startswith("start.signature"):
            self.sign()
        elif code.startswith("start.account"):
            self.to_account(int(found.values.get("payee_no", 1)))
        elif code == "start.draft":
            self.ready()
        elif code == "start.decision":
            self.begin()
        else:
            self.change()

    def in_full(self, held: Account) -> None:
        """Shows the numbers of an account; it is noted who looked."""
        desk = self.context.desk
        self.run(
            lambda: account.in_full(desk, held.id),
            lambda told: self.said.say(f"{held.holder}: {told}", Tone.NOTE),
        )

    # What can be done

    def acts(self) -> tuple[Act, ...]:
        """The next act first, with why; what the role may not do is not offered."""
        return next_acts.acts(self, self._open)

    def _held(self) -> Agreement | None:
        return self._open.agreement if self._open else None

    def _write(self, work: Callable[[], Any]) -> None:
        self.said.clear()
        self.act(work, lambda _kept: self.open(self.place), self._refused)

    def _on_copy(self, verb: Callable[[Agreement], Any]) -> None:
        """Does it to the copy that is shown; where it is another by now, both are shown first."""
        held = self._held()
        if held is not None:
            self.said.clear()
            compare = by(act_words.agreement)
            act_on(
                self, self.context, held, verb, compare, lambda _kept: self.open(self.place),
                self._refused,
            )  # fmt: skip

    def _refused(self, found: Findings) -> None:
        self.said.say(" ".join(map(sentence, found)), Tone.BAD)

    def begin(self) -> None:
        """Begins the agreement about the decision that stands."""
        desk, case, id_ = self.context.desk, self.place.case, uuid4()
        if case is not None:
            self._write(lambda: agreement.start(desk, case, id_))

    def change(self) -> None:
        """Asks how it is taken; a ready one is taken back first."""
        held, seen = self._held(), self._open
        if held is None or seen is None:
            return
        if held.state is not AgreementState.DRAFT:
            words = _("Its text stands still. Take it back to a draft to change it.")
            self.said.say(words, Tone.NOTE)
            return
        child = seen.case.child.full_name
        typed = self._unkept
        begun = held if typed is None or typed.id != held.id else joined(
            typed, held, dict.fromkeys(differing(typed, held, TYPED), Side.LEFT)
        )  # fmt: skip
        asked = terms.ask(self, begun, seen.granted, seen.people, child)
        if asked is not None:
            self._keep(asked, held)

    def _keep(self, asked: Agreement, before: Agreement) -> None:
        """Keeps the terms. Where somebody else has kept others, one is made of both."""
        self.said.clear()
        self._unkept = asked

        def done(_kept: object) -> None:
            self._unkept = None
            self.open(self.place)

        def stale(fault: BaseException) -> None:
            assert isinstance(fault, StaleCopy)
            theirs = fault.theirs
            if theirs is None:
                self.context.failed(fault)
                return
            said = act_words.agreement(*TYPED)
            chosen = two_copies.choose(self, asked, theirs, before, said)
            if chosen is not None:
                self._keep(chosen, theirs)

        self.act(lambda: agreement.keep(self.context.desk, asked), done, self._refused, stale)

    def ask(self, number: int | None = None) -> None:
        """Asks the questions about every payee, or about one of them."""
        held, seen = self._held(), self._open
        if held is None or seen is None or not seen.wanted:
            return
        whose = [each for each in seen.payees if each.wanted and number in (None, each.number)]
        told = questions.ask_all(self, whose, several=len(seen.payees) > 1)
        desk = self.context.desk

        def work(copy: Agreement) -> Any:
            done: Any = None
            for number_, each in told:
                for question, yes in each.answers.items():
                    done = agreement.answer(desk, copy, question, yes, each.evidence, number_)
                    copy = done.value
            return done

        if any(each.answers for _number, each in told):
            self._on_copy(work)

    def approve(self) -> None:
        """A manager agrees that a relative is paid."""
        self._on_copy(lambda copy: agreement.approve_relative(self.context.desk, copy))

    def ready(self) -> None:
        """Makes it ready to be signed."""
        self._on_copy(lambda copy: agreement.ready(self.context.desk, copy))

    def again(self) -> None:
        """Back to a draft; signatures are asked for again."""
        held = self._held()
        if held is None:
            return
        words = _("Signatures under the old text no longer count and are taken again.")
        if not held.signatures or confirm(self, _("Back to a draft?"), words, _("Take it back")):
            self._on_copy(lambda copy: agreement.again(self.context.desk, copy))

    def drop(self) -> None:
        """Removes the draft."""
        self._on_copy(lambda copy: agreement.drop(self.context.desk, copy))

    def sign(self) -> None:
        """Takes one signature; a scan that was chosen is attached first."""
        held, desk = self._held(), self.context.desk
        if held is None or held.state is not AgreementState.READY:
            return
        case = held.case

        def show(scans: tuple[Any, ...]) -> None:
            told = signing.ask(self, desk, held, scans, desk.today())
            if told is not None:
                signature, path = told
                self._on_copy(self._signing(signature, path))

        self.run(lambda: agreement.scans(desk, case), show)

    def _signing(self, signature: Signature, path: Path | None) -> Callable[[Agreement], Any]:
        """The verb that signs a copy; the scan is attached once, however often it is asked."""
        desk = self.context.desk
        attached: list[UUID] = []

        def sign(copy: Agreement) -> Any:
            if path is not None and not attached:
                loaded = attachment.load(path)
                scan = attachment.add(desk, copy.case, loaded, _(SCAN), copy.id).value
                attached.append(scan.id)
            signed = replace(signature, scan=attached[0]) if attached else signature
            return agreement.sign(desk, copy, signed)

        return sign

    def end(self) -> None:
        """Ends it from a day on."""
        held, desk = self._held(), self.context.desk
        if held is None:
            return
        told = money_to.ask_end(self, desk.today(), held.starts)
        if told is not None:
            self._on_copy(lambda copy: agreement.end(desk, copy, *told))

    def _payee(self, number: int) -> OnePayee | None:
        payees = self._open.payees if self._open else ()
        return next((each for each in payees if each.number == number), None)

    def to_account(self, number: int = 1) -> None:
        """What a payee's account wants next: to be entered, or to be confirmed."""
        payee = self._payee(number)
        waiting = payee.accounts.waiting if payee else None
        if waiting is not None and self.context.desk.offers("account.confirm"):
            self.confirm_account(number)
        elif waiting is None:
            self.enter_account(number)
        else:
            words = _("Somebody of finance confirms it, from the bank’s own paper.")
            self.said.say(words, Tone.NOTE)

    def enter_account(self, number: int = 1) -> None:
        """Asks for a payee's account."""
        held, payee, desk = self._held(), self._payee(number), self.context.desk
        if held is None or payee is None:
            return
        told = money_to.ask_account(self, payee.payee.name)
        if told is not None:
            details, seen = told
            case = held.case
            self._write(lambda: account.enter(desk, case, details, seen, payee_no=number))

    def confirm_account(self, number: int = 1) -> None:
        """The second person types it again."""
        payee, desk = self._payee(number), self.context.desk
        waiting = payee.accounts.waiting if payee else None
        if waiting is None:
            return
        told = money_to.ask_account(self, again=waiting)
        if told is not None:
            self.said.clear()
            act_on(
                self, self.context, waiting, lambda copy: account.confirm(desk, copy, told[0]),
                by(act_words.account), lambda _kept: self.open(self.place), self._refused,
            )  # fmt: skip

    def set_item(self, item: EmployerItem) -> None:
        """One item of the employer's list."""
        held, desk = self._held(), self.context.desk
        if held is None:
            return
        before = next((each for each in held.employer if each.item is item), None)
        told = money_to.ask_item(self, item, before, desk.today())
        if told is not None:
            self._on_copy(lambda copy: agreement.set_employer(desk, copy, told))

    def paper(self) -> None:
        """To its pages, to print and to issue."""
        held = self._held()
        if held is not None:
            self.context.go(Place("documents", held.case, f"agreement/{held.id}"))


PAGE = AgreementPage
