"""The agreement that a family and the council sign: what is paid, for what, and every clause.

domain.md §8: parties, child, plan, purpose, amount and dates, account, use, records, employer's
duties, relatives, hospital and abroad, monitoring, reviews, changes, notice, repayment, ending,
death, complaints, growing up. One text for a parent or other payee, one for a young person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ras_desktop.documents import frame, letter
from ras_desktop.documents.blocks import (
    Align,
    Block,
    Box,
    Col,
    Document,
    Field,
    Fields,
    Paragraph,
    Purpose,
    Signature,
    Signatures,
    Table,
    Together,
)
from ras_desktop.documents.frame import About
from ras_desktop.domain.agreement import (
    Agreement,
    AgreementState,
    Signed,
    Signer,
    Turn,
    signers,
)
from ras_desktop.domain.council import Council
from ras_desktop.domain.letter import Letter, LetterWhen, Routes
from ras_desktop.domain.money import total
from ras_desktop.domain.panel import Decision, Forum
from ras_desktop.domain.payment import Instalment
from ras_desktop.domain.plan import Way
from ras_desktop.domain.policy import Policy
from ras_desktop.domain.request import Strand
from ras_desktop.wording import _, day, money
from ras_desktop.wording.agreement import PAYEES, RHYTHMS, SIGNERS
from ras_desktop.wording.plan import WAYS
from ras_desktop.wording.request import STRANDS


@dataclass(frozen=True, slots=True)
class AgreementSheet:
    """What the agreement is made from. `account`: masked; the numbers stand on no paper.

    `payee_no`: whose paper it is, where there are several payees; each signs their own.
    """

    council: Council
    about: About
    agreement: Agreement
    decision: Decision
    clauses: Letter
    routes: Routes
    policy: Policy
    payments: tuple[Instalment, ...]
    account: str
    day: date
    payee_no: int = 1

    @property
    def payee(self) -> str:
        """Whose paper it is."""
        return self.agreement.payee_of(self.payee_no).name


def compose(sheet: AgreementSheet) -> Document:
    """The agreement; "Draft" until everybody has signed it is only said while it is written."""
    held = sheet.agreement
    words = _words(sheet)
    body: list[Block] = [_parties(sheet), _sums(sheet)]
    *parts, promise = sheet.clauses.shown(_holds(held, sheet.payee_no))
    for each in parts:
        body += letter.part(each, words)
    body += _payments(sheet)
    strands = tuple(sorted(held.strands_of(sheet.payee_no))) or (Strand.SOCIAL_CARE,)
    body += letter.whom_to_turn_to(
        sheet.routes, strands, sheet.council, sheet.about, sheet.policy, sheet.day
    )
    places = Signatures(tuple(_place(held, each) for each in _turns(sheet)))
    body.append(Together((*letter.part(promise, words), places)))
    return Document(
        title=sheet.clauses.title,
        kind="agreement",
        header=frame.header(sheet.council, sheet.about.initials),
        body=tuple(body),
        draft=held.state is AgreementState.DRAFT,
        subtitle=_("for {child}").format(child=sheet.about.called),
    )


def _parties(sheet: AgreementSheet) -> Block:
    about = sheet.about
    pairs = [
        Field(_("Between"), sheet.council.name or _("The council")),
        Field(_("and"), sheet.payee),
        Field(_("For"), about.full),
        Field(_("Our reference"), about.number),
    ]
    if about.born is not None:
        pairs.append(Field(_("Born"), day(about.born)))
    if about.worker:
        pairs.append(Field(_("Worker"), about.worker))
    return Fields(tuple(pairs))


def _sums(sheet: AgreementSheet) -> Block:
    held = sheet.agreement
    rows = tuple(
        (_(STRANDS[each.strand.value]), _(WAYS[each.way.value]), money(each.amount))
        for each in held.parts
        if each.amount
    )
    columns = (
        Col(_("For"), 3),
        Col(_("How it is taken"), 3),
        Col(_("A year"), 2, Align.NUMBER),
    )
    table = Table(columns, rows, (_("Together"), "", money(held.annual)))
    said = _("{sum} a year is paid as money, {rhythm}, from {day}.").format(
        sum=money(held.paid), rhythm=_(RHYTHMS[held.rhythm.value]), day=day(held.starts)
    )
    return Box(
        _("{sum} a year").format(sum=money(held.annual)),
        _("What we agree"),
        (Paragraph(said), table, *_shares(held)) if held.paid else (table,),
        Purpose.MONEY,
    )


def _shares(held: Agreement) -> tuple[Block, ...]:
    """Who receives how much, where there are several payees; together what is paid as money."""
    if not held.beside:
        return ()
    rows = tuple(
        (payee.name, _(PAYEES[payee.kind.value]), money(held.paid_to(number)))
        for number, payee in enumerate(held.payees, 1)
    )
    columns = (
        Col(_("Who receives it"), 3),
        Col(_("As whom"), 3),
        Col(_("A year"), 2, Align.NUMBER),
    )
    return (Table(columns, rows, (_("Together"), "", money(held.paid))),)


def _turns(sheet: AgreementSheet) -> tuple[Turn, ...]:
    """Whose signatures stand on a payee's own paper: theirs and the council's."""
    return tuple(
        each
        for each in signers(sheet.agreement)
        if each.signer is Signer.COUNCIL or each.payee_no == sheet.payee_no
    )


def _payments(sheet: AgreementSheet) -> tuple[Block, ...]:
    """The first year's payments, so that everybody knows the days and the sums."""
    if not sheet.payments:
        return ()
    rows = tuple((day(each.pay_on), _span(each), money(each.due)) for each in sheet.payments)
    sum_ = total(each.due for each in sheet.payments)
    table = Table(
        (Col(_("Paid on"), 3), Col(_("For"), 4), Col(_("Sum"), 2, Align.NUMBER)),
        rows,
        (_("Together"), "", money(sum_)),
    )
    return frame.section(_("The first year’s payments"), (table,), 2)


def _span(each: Instalment) -> str:
    return _("{first} to {last}").format(first=day(each.pay_on), last=day(each.period.last))


def _holds(held: Agreement, number: int) -> frozenset[LetterWhen]:
    own = held.parts_of(number)
    ways = {each.way for each in own}
    if any(each.way is Way.NOTIONAL and each.amount for each in held.parts):
        ways.add(Way.NOTIONAL)
    found = {
        each
        for way, each in (
            (Way.DIRECT_PAYMENT, LetterWhen.DIRECT),
            (Way.THIRD_PARTY, LetterWhen.THIRD_PARTY),
            (Way.NOTIONAL, LetterWhen.NOTIONAL),
        )
        if way in ways
    }
    if held.employs:
        found.add(LetterWhen.EMPLOYS)
    strands = {each.strand for each in (own or held.parts) if each.amount}
    for strand, when in (
        (Strand.SEN, LetterWhen.SEN),
        (Strand.HEALTH, LetterWhen.HEALTH),
        (Strand.SOCIAL_CARE, LetterWhen.SOCIAL_CARE),
    ):
        if strand in strands:
            found.add(when)
    return frozenset(found)


def _words(sheet: AgreementSheet) -> dict[str, str]:
    held, decision = sheet.agreement, sheet.decision
    by = decision.decided
    notional = total(each.amount for each in held.parts if each.way is Way.NOTIONAL)
    return {
        **letter.everywhere(sheet.council, sheet.about, sheet.payee),
        "payee": sheet.payee or _("the payee"),
        "paid": money(held.paid_to(sheet.payee_no)),
        "rhythm": _(RHYTHMS[held.rhythm.value]),
        "starts": day(held.starts),
        "first_payment": _first(sheet.payments),
        "decider": _decider(sheet),
        "decided_on": day(by.on) if by else day(sheet.day),
        "conditions": _conditions(decision),
        "account": sheet.account or _("the one that you tell us"),
        "help_to_manage": held.help_to_manage.strip(),
        "relative": _relative(held),
        "notional": money(notional),
    }


def _decider(sheet: AgreementSheet) -> str:
    """A manager by name; the panel as the council calls it."""
    by = sheet.decision.decided
    if by is not None and sheet.decision.forum is not Forum.MEETING:
        return by.by_name
    return sheet.council.decider or _("the panel")


def _first(payments: tuple[Instalment, ...]) -> str:
    if not payments:
        return ""
    first = payments[0]
    words = _("The first payment is {sum}, on {day}.")
    return " " + words.format(sum=money(first.due), day=day(first.pay_on))


def _conditions(decision: Decision) -> str:
    held = decision.conditions.strip().rstrip(".")
    return _("With these conditions: {conditions}.").format(conditions=held) if held else ""


def _relative(held: Agreement) -> str:
    relative = held.relative
    if not relative.paid or relative.approved_on is None:
        return ""
    words = _("We have agreed to {who}, because: {reason} ({name}, {day}).")
    return " " + words.format(
        who=relative.who,
        reason=relative.reason.strip().rstrip("."),
        name=relative.approved_by_name,
        day=day(relative.approved_on),
    )


def _place(held: Agreement, turn: Turn) -> Signature:
    role = _(SIGNERS[turn.signer.value])
    signed = next((each for each in held.signatures if each.turn == turn), None)
    if signed is None:
        name = held.payee_of(turn.payee_no).name if turn.signer is not Signer.COUNCIL else ""
        return Signature(role, name)
    where = _("on paper; the page is kept with the case")
    if signed.how is Signed.SCREEN:
        where = _("on the screen")
    words = _("Signed on {day} {where}").format(day=day(signed.on), where=where)
    return Signature(role, signed.name, words, signed.strokes)
