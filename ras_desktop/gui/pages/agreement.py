"""The agreement's page: what was agreed, what is still missing, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.account import Account
from ras_desktop.domain.agreement import (
    Agreement,
    AgreementState,
    Signature,
    unsigned,
)
from ras_desktop.domain.employer import EmployerItem
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.two_copies import Side, differing, joined
from ras_desktop.gui import act_words, two_copies
from ras_desktop.gui.agreement import money_to, questions, signing, terms
from ras_desktop.gui.as_seen import act_on, by
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs.confirm import confirm
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import link
from ras_desktop.gui.widgets.card import Card, Empty
from ras_desktop.gui.widgets.fact_list import FactList
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.icon import Badge, Icon
from ras_desktop.gui.widgets.layout import column, empty, holding, row, scrolling
from ras_desktop.services import account, agreement, attachment
from ras_desktop.services.open_agreement import OpenAgreement
from ras_desktop.store.trouble import StaleCopy
from ras_desktop.wording import N_, _, day, finding, money, ngettext
from ras_desktop.wording.account import STATES as ACCOUNT_STATES
from ras_desktop.wording.agreement import (
    EMPLOYER,
    EVIDENCE,
    PAYEES,
    RHYTHMS,
    SIGNED,
    SIGNERS,
    STATES,
    TURNS,
)
from ras_desktop.wording.plan import WAYS
from ras_desktop.wording.request import STRANDS

_TONES = {
    AgreementState.DRAFT: (Tone.WARN, "edit"),
    AgreementState.READY: (Tone.NOTE, "waiting"),
    AgreementState.SIGNED: (Tone.GOOD, "good"),
    AgreementState.ENDED: (Tone.PLAIN, "lock"),
}
TYPED = ("parts", "starts", "rhythm", "payee", "relative", "employs", "help_to_manage")
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
        self.badge = Badge("")
        self.missing = Card(_("Still missing"))
        self.rates = Banner(closes=False)
        self.to_change = link(_("Change …"), self.change)
        self.terms = Card(_("What is agreed"), "", self.to_change)
        self.facts = FactList()
        self.terms.body.addWidget(self.facts)
        self.to_answer = link(_("Answer …"), self.ask)
        self.checks = Card(_("May this person receive the money?"), "", self.to_answer)
        self.signatures = Card(_("Signatures"))
        self.account = Card(_("Account"))
        self.employer = Card(
            _("If somebody is employed"), _("The family is the employer; help them with each.")
        )
        self.payments = Card(_("The first payments"))
        self._cards = (
            self.missing, self.terms, self.checks, self.signatures, self.account, self.employer,
            self.payments,
        )  # fmt: skip
        inside = column(
            row(self.badge, None), self.header, self.said, self.rates, self.nothing,
            *self._cards, None,
            gap=2, margin=3,
        )  # fmt: skip
        whole = column(scrolling(holding(inside), widest=120))
        self.setLayout(whole)
        self.take_keys("Ctrl+Return", "Ctrl+E", "Ctrl+Shift+Q", "Ctrl+D")
        self._show_nothing()

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

    def _show_nothing(self) -> None:
        for each in self._cards:
            each.hide()
        self.nothing.hide()
        self.badge.hide()
        self.rates.clear()

    def _show(self, seen: OpenAgreement) -> None:
        self._open = seen
        held = seen.agreement
        self._show_nothing()
        if held is None:
            self.nothing.show()
            if seen.why_not is not None:
                self.nothing.heading.setText(_("No agreement yet"))
                self.nothing.words.setText(_sentence(seen.why_not))
            else:
                self.nothing.heading.setText(_("The agreement can be made"))
                words = _("It begins with what was decided; then come payee, checks, signatures.")
                self.nothing.words.setText(words)
        else:
            self._show_held(seen, held)
        self.header.offer(self.acts(), shown=3)
        self.greet(self.header.take_focus)

    def _show_held(self, seen: OpenAgreement, held: Agreement) -> None:
        tone, shape = _TONES[held.state]
        self.badge.say(_(STATES[held.state.value]), tone, shape)
        self.badge.show()
        self._show_missing(seen, held)
        self._show_rates(seen, held)
        self._show_terms(seen, held)
        self._show_checks(seen, held)
        self._show_signatures(held)
        self._show_account(seen)
        self._show_employer(seen, held)
        self._show_payments(seen)

    # Parts

    def _show_rates(self, seen: OpenAgreement, held: Agreement) -> None:
        """Hourly rates that do not buy what was agreed; new rates are made for everybody."""
        if held.state is AgreementState.ENDED or not seen.adequacy:
            self.rates.clear()
            return
        words = " ".join(map(finding, seen.adequacy))
        acts = []
        if self.context.desk.offers("uplift.read"):
            place = Place("uplift")
            acts.append(link(_("To the new rates"), lambda: self.context.go(place)))
        self.rates.say(words, Tone.WARN, *acts)

    def _lines(self, card: Card, parts: list[QWidget]) -> None:
        empty(card.body)
        for each in parts:
            card.body.addWidget(each)
            each.show()
        card.setVisible(bool(parts))

    def blocks(self, seen: OpenAgreement, held: Agreement) -> Findings:
        """What stands in the way of the next step: of being ready, of being paid."""
        return seen.missing if held.state is AgreementState.DRAFT else seen.gate

    def _show_missing(self, seen: OpenAgreement, held: Agreement) -> None:
        if held.state is AgreementState.ENDED:
            self.missing.hide()
            return
        found = self.blocks(seen, held)
        ready = held.state is AgreementState.DRAFT
        self.missing.heading.setText(
            _("Before it can be signed") if ready else _("Before the first payment")
        )
        rows: list[QWidget] = []
        if not found:
            words = (
                _("Nothing is missing: it can be signed.")
                if ready
                else _("Nothing is missing: it can be paid.")
            )
            rows.append(Badge(words, Tone.GOOD, "good"))
        unasked = [each for each in found if each.code.startswith("payee.missing")]
        if len(unasked) > 1:
            words = ngettext(
                "{count} question about the payee is open.",
                "{count} questions about the payee are open.",
                len(unasked),
            )
            rows.append(self._lacking(words, unasked[0]))
            found = tuple(each for each in found if each not in unasked)
        rows += [self._lacking(_sentence(each), each) for each in found]
        self._lines(self.missing, rows)

    def _lacking(self, words: str, found: Finding) -> QWidget:
        """One thing that is missing, and the way to it where there is one here."""
        line = row(Icon("warn", "warn"), gap=1.5)
        line.addWidget(text.body(words), 1)
        if found.code != "start.early" and self.context.desk.offers(
            "agreement.check", self.place.case
        ):
            line.addWidget(link(_("Do it"), partial(self._to, found)))
        return holding(line)

    def _to(self, found: Finding) -> None:
        """Does what mends a finding, as far as this page can."""
        where, code = found.where, found.code
        if where.startswith("checks/"):
            self.ask()
        elif code == "agreement.relative.approver":
            self.approve()
        elif code.startswith("start.signature"):
            self.sign()
        elif code.startswith("start.account"):
            self.to_account()
        elif code == "start.draft":
            self.ready()
        elif code == "start.decision":
            self.begin()
        else:
            self.change()

    def _show_terms(self, seen: OpenAgreement, held: Agreement) -> None:
        facts = [
            (
                _(STRANDS[each.strand.value]),
                f"{_(WAYS[each.way.value])}: " + _("{sum} a year").format(sum=money(each.amount)),
            )
            for each in held.parts
            if each.amount
        ]
        facts += [
            (_("Together"), _("{sum} a year").format(sum=money(held.annual))),
            (_("From"), f"{day(held.starts)}, {_(RHYTHMS[held.rhythm.value])}"),
            (_("Payee"), f"{held.payee.name} ({_(PAYEES[held.payee.kind.value])})"),
            (_("Somebody is employed"), _yes(held.employs)),
            (_("A relative of the household is paid"), _relative(held)),
            (_("Help to manage it"), held.help_to_manage),
        ]
        by = seen.decision.decided if seen.decision else None
        if by is not None:
            facts.append((_("Decided"), f"{by.by_name}, {day(by.on)}"))
        self.facts.show_facts(facts)
        may = self.context.desk.offers("agreement.save", held.case)
        self.to_change.setVisible(may and held.state is AgreementState.DRAFT)
        may = self.context.desk.offers("agreement.check", held.case)
        self.to_answer.setVisible(may and held.state is not AgreementState.ENDED)
        self.terms.show()

    def _show_checks(self, seen: OpenAgreement, held: Agreement) -> None:
        rows: list[QWidget] = []
        for each in seen.wanted:
            told = seen.answers.get(each.question)
            if told is None:
                badge = Badge(_("Not asked"), Tone.WARN, "waiting")
                by = ""
            else:
                good = told.yes is each.yes
                words = _("Yes") if told.yes else _("No")
                badge = Badge(words, Tone.GOOD if good else Tone.BAD, "good" if good else "warn")
                by = f"{told.by_name}, {day(told.on)} · {_(EVIDENCE[told.evidence.value])}"
            told_by = column(text.body(questions.words_of(each)), gap=0)
            if by:
                told_by.addWidget(text.quiet(by))
            line = row(gap=2)
            line.addLayout(told_by, 1)
            line.addWidget(badge)
            rows.append(holding(line))
        self._lines(self.checks, rows)

    def _show_signatures(self, held: Agreement) -> None:
        rows: list[QWidget] = []
        for each in held.signatures:
            words = _("{who}: {name}, {day}, {how}").format(
                who=_(SIGNERS[each.signer.value]), name=each.name, day=day(each.on),
                how=_(SIGNED[each.how.value]),
            )  # fmt: skip
            rows.append(Badge(words, Tone.GOOD, "good"))
        if held.state is AgreementState.READY:
            for signer in unsigned(held):
                words = _("{who}: not signed yet").format(who=_(SIGNERS[signer.value]))
                rows.append(Badge(words, Tone.WARN, "waiting"))
        self._lines(self.signatures, rows)

    def _show_account(self, seen: OpenAgreement) -> None:
        held = seen.agreement
        if held is None or not held.paid or not self.context.desk.offers("account.read", held.case):
            self.account.hide()
            return
        both = (seen.accounts.waiting, seen.accounts.confirmed)
        rows: list[QWidget] = [self._account_row(each) for each in both if each is not None]
        if not rows:
            rows.append(text.quiet(_("No account is recorded yet.")))
        acts = []
        if self.context.desk.offers("account.enter", held.case):
            acts.append(link(_("Enter an account …"), self.enter_account))
        if seen.accounts.waiting and self.context.desk.offers("account.confirm"):
            acts.insert(0, link(_("Confirm it …"), self.confirm_account))
        if seen.account and self.context.desk.offers("account.in_full"):
            acts.append(link(_("Show the numbers"), partial(self._in_full, seen.account)))
        rows.append(holding(row(*acts, None)))
        self._lines(self.account, rows)

    def _account_row(self, each: Account) -> QWidget:
        good = each.confirmed_on is not None
        line = row(
            text.label(f"{each.holder}  {each.masked}"),
            Badge(
                _(ACCOUNT_STATES[each.state.value]),
                Tone.GOOD if good else Tone.WARN,
                "good" if good else "waiting",
            ),
            None,
            gap=2,
        )
        said = _("Entered by {name} on {day}, from: {seen}").format(
            name=each.entered_by_name, day=day(each.entered_on), seen=each.seen
        )
        if each.confirmed_on is not None:
            said += " · " + _("confirmed by {name} on {day}").format(
                name=each.confirmed_by_name, day=day(each.confirmed_on)
            )
        return holding(column(line, text.quiet(said), gap=0.25))

    def _in_full(self, held: Account) -> None:
        desk = self.context.desk
        self.run(
            lambda: account.in_full(desk, held.id),
            lambda told: self.said.say(f"{held.holder}: {told}", Tone.NOTE),
        )

    def _show_employer(self, seen: OpenAgreement, held: Agreement) -> None:
        if not held.employs or held.state is AgreementState.ENDED:
            self.employer.hide()
            return
        checks = {each.item: each for each in held.employer}
        late = {each.where.rpartition("/")[2]: each for each in seen.employer}
        rows: list[QWidget] = []
        for item in EmployerItem:
            each, wrong = checks.get(item), late.get(item.value)
            if wrong is not None:
                badge = Badge(finding(wrong), Tone.WARN, "warn")
            elif each is not None and each.done_on is not None:
                badge = Badge(_("since {day}").format(day=day(each.done_on)), Tone.GOOD, "good")
            else:
                badge = Badge(_("Not needed"), Tone.PLAIN, "good")
            name = link(f"{_(EMPLOYER[item.value])} …", partial(self.set_item, item))
            rows.append(holding(row(name, badge, None, gap=2)))
        self._lines(self.employer, rows)

    def _show_payments(self, seen: OpenAgreement) -> None:
        rows: list[QWidget] = []
        rows += [
            text.body(_("{day}: {sum}").format(day=day(each.pay_on), sum=money(each.due)))
            for each in seen.first_payments[:3]
        ]
        rest = len(seen.first_payments) - len(rows)
        if rest > 0:
            words = ngettext("and {count} more this year", "and {count} more this year", rest)
            rows.append(text.quiet(words))
        self._lines(self.payments, rows)

    # What can be done

    def acts(self) -> tuple[Act, ...]:
        """The next act first, with why; what the role may not do is not offered."""
        seen, desk, case = self._open, self.context.desk, self.place.case
        if seen is None:
            return ()
        if seen.agreement is None:
            if seen.why_not is not None or not desk.offers("agreement.start", case):
                return ()
            why = _("It begins with what was decided.")
            return (Act(_("Begin the agreement"), self.begin, why, keys="Ctrl+Return"),)
        acts = [*self._next_acts(seen, seen.agreement), *self._after_acts(seen)]
        acts.append(Act(_("Look at it on paper"), self.paper, icon="document", keys="Ctrl+D"))
        if seen.agreement.state is AgreementState.DRAFT and desk.offers("agreement.drop", case):
            acts.append(Act(_("Remove this draft"), self.drop))
        if seen.agreement.state is AgreementState.READY and desk.offers("agreement.again", case):
            acts.append(Act(_("Back to a draft"), self.again))
        if seen.agreement.state is AgreementState.SIGNED and desk.offers("agreement.end", case):
            acts.append(Act(_("End it …"), self.end))
        if seen.agreement.state is AgreementState.ENDED and desk.offers("closing.read", case):
            last = Place("closing", case)
            acts.append(Act(_("The last account"), lambda: self.context.go(last), icon="spending"))
        return tuple(acts)

    def _after_acts(self, seen: OpenAgreement) -> list[Act]:
        """Something else was decided since: an agreement about it, or first its notice."""
        desk, case = self.context.desk, self.place.case
        if seen.follows and desk.offers("agreement.start", case):
            why = _("Something else was decided since this one was signed.")
            return [Act(_("Begin the next agreement"), self.begin, why, "agreement")]
        if seen.why_not is not None and seen.why_not.code == "agreement.needs_notice":
            place = Place("notice", case)
            why = _sentence(seen.why_not)
            return [Act(_("On to the notice"), lambda: self.context.go(place), why, "notice")]
        return []

    def _next_acts(self, seen: OpenAgreement, held: Agreement) -> list[Act]:
        desk, case = self.context.desk, self.place.case
        if held.state is AgreementState.DRAFT and desk.offers("agreement.save", case):
            return self._draft_acts(seen)
        if held.state is AgreementState.READY and desk.offers("agreement.sign", case):
            turn = unsigned(held)[0]
            why = _(TURNS[turn.value])
            return [Act(_("Take a signature …"), self.sign, why, keys="Ctrl+Return")]
        if held.state is not AgreementState.SIGNED or not held.paid:
            return []
        if seen.accounts.waiting and desk.offers("account.confirm", case):
            why = _("A second person types the numbers from the bank’s paper.")
            return [Act(_("Confirm the account …"), self.confirm_account, why, keys="Ctrl+Return")]
        if seen.account is None and desk.offers("account.enter", case):
            why = _("Nothing is paid before an account is entered and confirmed.")
            return [Act(_("Enter the account …"), self.enter_account, why, keys="Ctrl+Return")]
        return []

    def _draft_acts(self, seen: OpenAgreement) -> list[Act]:
        unasked = [each for each in seen.missing if each.where.startswith("checks/")]
        others = [each for each in seen.missing if not each.where.startswith("checks/")]
        change = Act(_("Change what is agreed …"), self.change, keys="Ctrl+E")
        ask = Act(_("Answer the questions …"), self.ask, keys="Ctrl+Shift+Q")
        approver = [each for each in others if each.code == "agreement.relative.approver"]
        if others and others != approver:
            why = _sentence(others[0])
            return [replace(change, why=why, keys="Ctrl+Return"), ask]
        if unasked:
            words = ngettext(
                "{count} question about the payee is open.",
                "{count} questions about the payee are open.",
                len(unasked),
            )
            return [replace(ask, why=words, keys="Ctrl+Return"), change]
        if approver:
            why = _sentence(approver[0])
            if self.context.desk.offers("agreement.relative", self.place.case):
                return [Act(_("Approve it"), self.approve, why, keys="Ctrl+Return"), change]
            return [replace(change, why=why, keys="Ctrl+Return"), ask]
        why = _("Nothing is missing. From then on its text stands still.")
        ready = Act(_("Make it ready to sign"), self.ready, why, keys="Ctrl+Return")
        return [ready, change, ask]

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
        self.said.say(" ".join(map(_sentence, found)), Tone.BAD)

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

    def ask(self) -> None:
        """Asks the questions about the payee."""
        held, seen = self._held(), self._open
        if held is None or seen is None or not seen.wanted:
            return
        told = questions.ask(self, seen.wanted, seen.answers)
        if told is None:
            return
        desk = self.context.desk

        def work(copy: Agreement) -> Any:
            done: Any = None
            for question, yes in told.answers.items():
                done = agreement.answer(desk, copy, question, yes, told.evidence)
                copy = done.value
            return done

        if told.answers:
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

    def to_account(self) -> None:
        """What an account wants next: to be entered, or to be confirmed."""
        seen = self._open
        waiting = seen.accounts.waiting if seen else None
        if waiting is not None and self.context.desk.offers("account.confirm"):
            self.confirm_account()
        elif waiting is None:
            self.enter_account()
        else:
            words = _("Somebody of finance confirms it, from the bank’s own paper.")
            self.said.say(words, Tone.NOTE)

    def enter_account(self) -> None:
        """Asks for an account."""
        held, desk = self._held(), self.context.desk
        if held is None:
            return
        told = money_to.ask_account(self, held.payee.name)
        if told is not None:
            details, seen = told
            case = held.case
            self._write(lambda: account.enter(desk, case, details, seen))

    def confirm_account(self) -> None:
        """The second person types it again."""
        seen, desk = self._open, self.context.desk
        waiting = seen.accounts.waiting if seen else None
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


def _sentence(found: Finding) -> str:
    words = finding(found)
    return words if words.endswith("?") else f"{words}."


def _yes(value: bool | None) -> str:
    return "" if value is None else _("Yes") if value else _("No")


def _relative(held: Agreement) -> str:
    relative = held.relative
    if not relative.paid:
        return _yes(relative.paid)
    said = f"{relative.who}: {relative.reason}"
    if relative.approved_on is not None:
        approved = _("approved by {name}, {day}")
        said += " · " + approved.format(
            name=relative.approved_by_name, day=day(relative.approved_on)
        )
    return said


PAGE = AgreementPage
