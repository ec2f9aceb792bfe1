"""The cards of an agreement's page: what is missing, agreed, answered, signed, employed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.agreement import Agreement, AgreementState, unsigned
from ras_desktop.domain.employer import EmployerItem
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.payee import Wanted
from ras_desktop.gui.agreement import questions
from ras_desktop.gui.agreement.account_card import AccountCard
from ras_desktop.gui.agreement.said import sentence, turn_words
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import link
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.fact_list import FactList
from ras_desktop.gui.widgets.icon import Badge, Icon
from ras_desktop.gui.widgets.layout import column, empty, holding, row
from ras_desktop.services.open_agreement import OnePayee, OpenAgreement
from ras_desktop.wording import _, day, finding, money, ngettext
from ras_desktop.wording.agreement import (
    EMPLOYER,
    EVIDENCE,
    PAYEES,
    RHYTHMS,
    SIGNED,
    SIGNERS,
    STATES,
)
from ras_desktop.wording.plan import WAYS
from ras_desktop.wording.request import STRANDS

if TYPE_CHECKING:
    from ras_desktop.gui.pages.agreement import AgreementPage

_TONES = {
    AgreementState.DRAFT: (Tone.WARN, "edit"),
    AgreementState.READY: (Tone.NOTE, "waiting"),
    AgreementState.SIGNED: (Tone.GOOD, "good"),
    AgreementState.ENDED: (Tone.PLAIN, "lock"),
}


class Cards:
    """What stands on an agreement's page below its head; an act on a card is one of the page."""

    def __init__(self, page: AgreementPage) -> None:
        self._page = page
        self._desk = page.context.desk
        self.badge = Badge("")
        self.missing = Card(_("Still missing"))
        self.rates = Banner(closes=False)
        self.to_change = link(_("Change …"), page.change)
        self.terms = Card(_("What is agreed"), "", self.to_change)
        self.facts = FactList()
        self.terms.body.addWidget(self.facts)
        self.to_answer = link(_("Answer …"), lambda: page.ask())
        self.checks = Card(_("May this person receive the money?"), "", self.to_answer)
        self.signatures = Card(_("Signatures"))
        self.account = AccountCard(page)
        self.employer = Card(
            _("If somebody is employed"), _("The family is the employer; help them with each.")
        )
        self.payments = Card(_("The first payments"))
        self.all: tuple[QWidget, ...] = (
            self.missing, self.terms, self.checks, self.signatures, self.account, self.employer,
            self.payments,
        )  # fmt: skip

    def hide(self) -> None:
        """Nothing of an agreement is shown."""
        for each in self.all:
            each.hide()
        self.badge.hide()
        self.rates.clear()

    def show(self, seen: OpenAgreement, held: Agreement) -> None:
        """Shows an agreement, part by part."""
        tone, shape = _TONES[held.state]
        self.badge.say(_(STATES[held.state.value]), tone, shape)
        self.badge.show()
        self._show_missing(blocks(seen, held), held)
        self._show_rates(seen, held)
        self._show_terms(seen, held)
        self._show_checks(seen, held)
        self._show_signatures(held)
        self.account.show_account(seen)
        self._show_employer(seen, held)
        self._show_payments(seen)

    def _show_rates(self, seen: OpenAgreement, held: Agreement) -> None:
        """Hourly rates that do not buy what was agreed; new rates are made for everybody."""
        if held.state is AgreementState.ENDED or not seen.adequacy:
            self.rates.clear()
            return
        words = " ".join(map(finding, seen.adequacy))
        acts = []
        if self._desk.offers("uplift.read"):
            place = Place("uplift")
            acts.append(link(_("To the new rates"), lambda: self._page.context.go(place)))
        self.rates.say(words, Tone.WARN, *acts)

    def _show_missing(self, found: Findings, held: Agreement) -> None:
        if held.state is AgreementState.ENDED:
            self.missing.hide()
            return
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
        rows += [self._lacking(sentence(each), each) for each in found]
        _lines(self.missing, rows)

    def _lacking(self, words: str, found: Finding) -> QWidget:
        """One thing that is missing, and the way to it where there is one here."""
        line = row(Icon("warn", "warn"), gap=1.5)
        line.addWidget(text.body(words), 1)
        if found.code != "start.early" and self._desk.offers(
            "agreement.check", self._page.place.case
        ):
            line.addWidget(link(_("Do it"), partial(self._page.mend, found)))
        return holding(line)

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
            *_payees(held),
            (_("Somebody is employed"), _yes(held.employs)),
            (_("A relative of the household is paid"), _relative(held)),
            (_("Help to manage it"), held.help_to_manage),
        ]
        by = seen.decision.decided if seen.decision else None
        if by is not None:
            facts.append((_("Decided"), f"{by.by_name}, {day(by.on)}"))
        self.facts.show_facts(facts)
        may = self._desk.offers("agreement.save", held.case)
        self.to_change.setVisible(may and held.state is AgreementState.DRAFT)
        may = self._desk.offers("agreement.check", held.case)
        self.to_answer.setVisible(may and held.state is not AgreementState.ENDED)
        self.terms.show()

    def _show_checks(self, seen: OpenAgreement, held: Agreement) -> None:
        rows: list[QWidget] = []
        for payee in seen.payees:
            if held.beside and payee.wanted:
                rows.append(text.label(payee.payee.name))
            rows += [_check_row(each, payee) for each in payee.wanted]
        _lines(self.checks, rows)

    def _show_signatures(self, held: Agreement) -> None:
        rows: list[QWidget] = []
        for each in held.signatures:
            words = _("{who}: {name}, {day}, {how}").format(
                who=_(SIGNERS[each.signer.value]), name=each.name, day=day(each.on),
                how=_(SIGNED[each.how.value]),
            )  # fmt: skip
            rows.append(Badge(words, Tone.GOOD, "good"))
        if held.state is AgreementState.READY:
            for turn in unsigned(held):
                words = _("{who}: not signed yet").format(who=turn_words(held, turn))
                rows.append(Badge(words, Tone.WARN, "waiting"))
        _lines(self.signatures, rows)

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
            name = link(f"{_(EMPLOYER[item.value])} …", partial(self._page.set_item, item))
            rows.append(holding(row(name, badge, None, gap=2)))
        _lines(self.employer, rows)

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
        _lines(self.payments, rows)


def blocks(seen: OpenAgreement, held: Agreement) -> Findings:
    """What stands in the way of the next step: of being ready, of being paid."""
    return seen.missing if held.state is AgreementState.DRAFT else seen.gate


def _lines(card: Card, parts: list[QWidget]) -> None:
    empty(card.body)
    for each in parts:
        card.body.addWidget(each)
        each.show()
    card.setVisible(bool(parts))


def _payees(held: Agreement) -> list[tuple[str, str]]:
    """Who receives it; of several, how much each."""
    if not held.beside:
        return [(_("Payee"), f"{held.payee.name} ({_(PAYEES[held.payee.kind.value])})")]
    return [
        (
            payee.name,
            _("{sum} a year ({kind})").format(
                sum=money(held.paid_to(number)), kind=_(PAYEES[payee.kind.value])
            ),
        )
        for number, payee in enumerate(held.payees, 1)
    ]


def _check_row(each: Wanted, payee: OnePayee) -> QWidget:
    """One question about a payee with its last answer."""
    told, by = payee.answers.get(each.question), ""
    if told is None:
        badge = Badge(_("Not asked"), Tone.WARN, "waiting")
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
    return holding(line)


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
