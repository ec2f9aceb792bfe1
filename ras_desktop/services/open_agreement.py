"""What surrounds an agreement on its page: decision, checks, gate, account, schedule, clauses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ras_desktop.domain import agreement as rules
from ras_desktop.domain import agreement_check, employer, payee
from ras_desktop.domain.account import Account
from ras_desktop.domain.agreement import Agreement, AgreementState, Granted
from ras_desktop.domain.edition import EditionHead, EditionKind
from ras_desktop.domain.family import Case
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.letter import Letter, LetterKind
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.panel import Decision
from ras_desktop.domain.payee import About, Check, Exclusions, Payee, PayeeKind, Wanted
from ras_desktop.domain.payees import check_places
from ras_desktop.domain.payment import (
    Instalment,
)
from ras_desktop.domain.people import Person
from ras_desktop.domain.start_gate import Gate, start_gate
from ras_desktop.services import account as accounts
from ras_desktop.services import adequacy, package, panel
from ras_desktop.services import scheme as schemes
from ras_desktop.services.desk import Reading
from ras_desktop.services.pay_calendar import first_payments
from ras_desktop.store import agreement as agreement_store
from ras_desktop.store import panel as panel_store
from ras_desktop.store import people as people_store


@dataclass(frozen=True, slots=True)
class OnePayee:
    """One payee of an agreement: their number, what they are paid a year, the questions about them
    with the last answers, what stands against paying them, and their account."""

    number: int
    payee: Payee
    annual: Money
    wanted: tuple[Wanted, ...]
    answers: Mapping[str, Check]
    gate: Findings
    account: Account | None
    accounts: accounts.Accounts


@dataclass(frozen=True, slots=True)
class OpenAgreement:
    """Everything that the page of an agreement shows.

    `agreement`: the one that is being made, else the signed one, else the last one; None: none.
    `missing`: before it can be made ready; `gate`: before the first pound is paid to everybody;
    `why_not`: why none can be begun; `follows`: another may be begun beside the signed one.
    `payees`: by number, the first is always there.
    """

    case: Case
    agreement: Agreement | None
    follows: bool
    decision: Decision | None
    granted: Granted
    why_not: Finding | None
    payees: tuple[OnePayee, ...]
    missing: Findings
    gate: Findings
    employer: Findings
    people: tuple[Person, ...]
    first_payments: tuple[Instalment, ...]
    earlier: tuple[Agreement, ...]
    today: date
    adequacy: Findings = ()

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """Every question about any of the payees."""
        return tuple(each for payee in self.payees for each in payee.wanted)

    @property
    def answers(self) -> Mapping[str, Check]:
        """The last answer to each question about the first payee."""
        return self.payees[0].answers

    @property
    def account(self) -> Account | None:
        """The account that the first payee is paid into."""
        return self.payees[0].account

    @property
    def accounts(self) -> accounts.Accounts:
        """The accounts of the first payee."""
        return self.payees[0].accounts


def opened(look: Reading, case: Case) -> OpenAgreement:
    """All of it, for a case that may be read."""
    every = agreement_store.of_case(look.session, case.id)
    held = current(every)
    decision = panel.decided_in(look, case.id)
    granted = granted_of(look, decision)
    stands = held is not None and package.stands(look, held, decision)
    payees = tuple(
        _one_payee(look, case, held, number, stands) for number in (held.numbers if held else (1,))
    )
    return OpenAgreement(
        case=case,
        agreement=held,
        follows=follows(look, held, decision),
        decision=decision_of(look, held) or decision,
        granted=granted,
        why_not=why_not(look, case.id, decision),
        payees=payees,
        missing=to_make_ready(look, held, case) if held else (),
        gate=_together(payees),
        employer=employer.check(held.employer, held.employs, look.today) if held else (),
        people=people_store.of_case(look.session, case.id),
        first_payments=first_payments(look, held) if held else (),
        earlier=tuple(each for each in every if each is not held),
        today=look.today,
        adequacy=adequacy.of_agreement(look, held),
    )


def _one_payee(
    look: Reading, case: Case, held: Agreement | None, number: int, stands: bool
) -> OnePayee:
    found = _payee(look, case, held, number) if held else ()
    account = accounts.to_pay(look, case.id, number)
    gate = Gate(held, stands, found, account, look.today, payee_no=number)
    return OnePayee(
        number=number,
        payee=held.payee_of(number) if held else Payee(PayeeKind.PARENT),
        annual=held.paid_to(number) if held else ZERO,
        wanted=wanted_of(look, held, case, number) if held else (),
        answers=payee.latest(held.checks, number) if held else {},
        gate=start_gate(gate),
        account=account,
        accounts=accounts.of(look, case.id, number),
    )


def _together(payees: tuple[OnePayee, ...]) -> Findings:
    """What stands against paying anybody: what is one payee's own is said with their name."""
    if len(payees) == 1:
        return payees[0].gate
    found: list[Finding] = []
    for each in payees:
        others = [told for other in payees if other is not each for told in other.gate]
        for told in each.gate:
            both = told in others and not told.code.startswith(("start.account", "payee."))
            whole = told if both else _named(told, each.number, each.payee.name)
            if whole not in found:
                found.append(whole)
    return tuple(found)


def _named(found: Finding, number: int, name: str) -> Finding:
    """A finding about one payee of several: its values say which."""
    return replace(found, values={**found.values, "payee": name, "payee_no": number})


def current(every: tuple[Agreement, ...]) -> Agreement | None:
    """The one that a page is about: what is being made, else what is signed, else the last."""
    for states in (
        (AgreementState.DRAFT, AgreementState.READY),
        (AgreementState.SIGNED,),
        (AgreementState.ENDED,),
    ):
        for each in every:
            if each.state in states:
                return each
    return None


def granted_of(look: Reading, decision: Decision | None, day: date | None = None) -> Granted:
    """What a decision grants by strand and way, without what comes to nothing, as new rates have
    left it by a day (None: by its first one, or today)."""
    if decision is None:
        return {}
    on = day or max(look.today, decision.starts or look.today)
    parts = package.granted_on(look, decision, on)
    return {(each.strand, each.way): each.amount for each in parts}


def why_not(look: Reading, case: UUID, decision: Decision | None) -> Finding | None:
    """Why no agreement about a decision can be begun: it grants nothing, or it is lower than what
    is in force and no notice of it was given."""
    if decision is None:
        return Finding("agreement.no_decision")
    starts = first_day(look, case, decision)
    granted = granted_of(look, decision, starts)
    if not granted:
        return Finding("agreement.no_decision")
    notice = package.notice_of(look, case, decision.id)
    lower = package.may_begin(look, case, rules.begin(granted), starts, decision.id)
    if lower and notice is None:
        return Finding("agreement.needs_notice", values={"sum": decision.approved})
    final = ("notice.looked_at", "notice.answered_none", "notice.below")
    return next((each for each in lower if each.code in final), None)


def follows(look: Reading, held: Agreement | None, decision: Decision | None) -> bool:
    """Whether something was decided since an agreement was signed, about which one can be begun."""
    if held is None or held.signed_on is None or decision is None:
        return False
    return decision.id != held.decision and why_not(look, held.case, decision) is None


def first_day(look: Reading, case: UUID, decision: Decision) -> date:
    """The first day of an agreement about a decision: as decided, not before its notice lets it."""
    day = decision.starts or look.today
    notice = package.notice_of(look, case, decision.id)
    first = package.effective(look, notice) if notice else None
    return day if first is None else max(day, first)


def decision_of(look: Reading, held: Agreement | None) -> Decision | None:
    """The decision that an agreement rests on, whatever came of it since."""
    if held is None:
        return None
    decisions = panel_store.decisions_of(look.session, held.case)
    return next((each for each in decisions if each.id == held.decision), None)


def about_of(case: Case, held: Agreement, number: int = 1) -> About:
    """What a payee's checks depend on."""
    child, strands = case.child, held.strands_of(number)
    return About(held.payee_of(number), child.born, child.legal_flags, strands, held.starts, number)


def exclusions_on(look: Reading, day: date) -> Exclusions:
    """The dated list of grounds in force; an empty one where none ships (then nothing is ready)."""
    head = schemes.edition_on(look, EditionKind.PAYEE, day)
    if head is None:
        return Exclusions("", "", ())
    found: Exclusions = schemes.part_of(look, EditionKind.PAYEE, head.id)
    return found


def wanted_of(
    look: Reading, held: Agreement, case: Case | None = None, number: int = 1
) -> tuple[Wanted, ...]:
    """The questions about one of its payees; none where no money is paid."""
    if not held.paid_to(number):
        return ()
    from ras_desktop.store.family import CASES

    whose = case or CASES.get(look.session, held.case)
    return payee.wanted(about_of(whose, held, number), exclusions_on(look, held.starts))


def _payee(look: Reading, case: Case, held: Agreement, number: int = 1) -> Findings:
    if not held.paid_to(number):
        return ()
    list_ = exclusions_on(look, held.starts)
    found = payee.check(about_of(case, held, number), list_, held.checks)
    if not list_.grounds:
        found = (*found, Finding("payee.no_list"))
    return found


def _payees(look: Reading, case: Case, held: Agreement) -> Findings:
    """What the checks of all payees lack; with several of them, by name."""
    found: list[Finding] = []
    for number in held.numbers:
        told = _payee(look, case, held, number)
        name = held.payee_of(number).name
        found += [_named(each, number, name) for each in told] if held.beside else told
    return tuple(found)


def _places(look: Reading, held: Agreement) -> Findings:
    """Whether everybody keeps the number that they have in the agreement in force."""
    signed = [e for e in agreement_store.of_case(look.session, held.case) if e.signed_on]
    before = max(signed, key=lambda each: (each.starts, each.signed_on), default=None)
    if before is None or not (before.beside or held.beside):
        return ()
    return check_places(before.payees, held.payees)


def to_make_ready(look: Reading, held: Agreement, case: Case | None = None) -> Findings:
    """What a draft lacks before it can be signed: parts, payee and their checks, the decision."""
    from ras_desktop.store.family import CASES

    whose = case or CASES.get(look.session, held.case)
    decision = panel.decided_in(look, held.case)
    granted = granted_of(look, decision, held.starts)
    if held.signed_on is not None and decision is not None:  # as it was decided when it was signed
        granted = _as_signed(held, decision, granted)
    found = list(agreement_check.check(held, granted, decision.starts if decision else None))
    if not package.stands(look, held, decision):
        found.insert(0, Finding("start.decision"))
    if held.signed_on is None:
        found += package.may_begin(look, held.case, held.parts, held.starts, held.decision)
    found += _places(look, held)
    seen = {each.code for each in found}
    found += [each for each in _payees(look, whose, held) if each.code not in seen]
    if any(clauses_on(look, held, number) is None for number in held.numbers):
        found.append(Finding("agreement.no_clauses"))
    return tuple(found)


def _as_signed(held: Agreement, decision: Decision, raised: Granted) -> Granted:
    """What a signed agreement is measured against: rates that rose since are no fault of it."""
    bare = {(each.strand, each.way): each.amount for each in package.parts_of(decision)}
    return bare if not agreement_check.check_parts(held.parts, bare) else raised


def kind_of(held: Agreement, number: int = 1) -> LetterKind:
    """Which variant of the clauses: the young person's own, or the one for somebody else."""
    young = held.payee_of(number).kind is PayeeKind.YOUNG_PERSON
    return LetterKind.AGREEMENT_YOUNG if young else LetterKind.AGREEMENT_PARENT


def clauses_on(look: Reading, held: Agreement, number: int = 1) -> EditionHead | None:
    """The edition of a payee's clauses that it is, or was, made ready with."""
    name = kind_of(held, number).value
    day = held.settled.on if held.settled else look.today
    return schemes.edition_on(look, EditionKind.LETTER, day, name)


def clauses_of(look: Reading, held: Agreement, number: int = 1) -> Letter | None:
    """A payee's clauses, by the edition that was settled; before that the ones in force."""
    settled = held.settled
    kept = (settled.clauses, *settled.beside) if settled else ()
    id_ = kept[number - 1] if number <= len(kept) else None
    if id_ is None:
        head = clauses_on(look, held, number)
        if head is None:
            return None
        id_ = head.id
    found: Letter = schemes.part_of(look, EditionKind.LETTER, id_)
    return found
