"""What comes back: the bank's file of returned payments, reversals, money that a family gives back.

Nothing is corrected in place. Each is an entry of its own that names what it takes back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ras_desktop.domain import paid as rules
from ras_desktop.domain.finding import Finding, Findings, Refused
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.paid import Paid, PaidKind, paid
from ras_desktop.domain.pause import effective
from ras_desktop.domain.stream import Key, Purse, dues
from ras_desktop.forms.returns import Back, read_returns
from ras_desktop.services import payable
from ras_desktop.services.caseload import lines_of
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.services.pay_gather import known
from ras_desktop.services.record import case_to_read, free_id, no_errors, thing_to_read, typed
from ras_desktop.store import pay_run as run_store
from ras_desktop.store import payment as payment_store
from ras_desktop.store.payment import PAID
from ras_desktop.store.trouble import StaleCopy


@dataclass(frozen=True, slots=True)
class Matched:
    """One row of the bank's file. `payment`: which one it is, None where `fault` says why not."""

    back: Back
    payment: Paid | None
    name: str = ""
    fault: Finding | None = None


@dataclass(frozen=True, slots=True)
class Returns:
    """The bank's file before it is taken in. `faults`: why it cannot be read."""

    rows: tuple[Matched, ...] = ()
    faults: Findings = ()

    @property
    def ready(self) -> bool:
        """Whether there is something in it to be taken in."""
        return not self.faults and any(each.payment is not None for each in self.rows)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A payment that came back and waits for a look, with the child's name."""

    entry: Paid
    name: str
    number: str


def preview(desk: Desk, content: bytes) -> Returns:
    """Reads the bank's file of returned payments and keeps nothing."""
    with desk.read("payment.runs") as look:
        return _matched(desk, look, content)


def take_in(desk: Desk, content: bytes) -> Done[tuple[Paid, ...]]:
    """Notes every payment of the bank's file that came back; what is known already is left out.

    Refused: it cannot be read, or nothing new is in it.
    """
    with desk.act("payment.returned") as work:
        told = _matched(desk, work, content)
        no_errors(told.faults)
        if not told.ready:
            raise Refused(Finding("returns.nothing_new"))
        found = []
        for each in told.rows:
            if each.payment is not None:
                reason = typed(each.back.reason).strip()
                found.append(_undo(work, each.payment, PaidKind.RETURNED, each.back.on, reason))
        return work.done(tuple(found))


def _matched(desk: Desk, look: Reading, content: bytes) -> Returns:
    rows, faults = read_returns(content)
    if faults:
        return Returns(faults=faults)
    cases, names = known(look), lines_of(desk, look)
    lines = run_store.lines_by_reference(look.session, [each.reference for each in rows])
    lines = {key: each for key, each in lines.items() if each.case in cases}
    payments = payment_store.by_line(look.session, [each.id for each in lines.values()])
    undone = payment_store.undone_of(look.session, [each.id for each in payments.values()])
    found, seen = [], set[str]()
    for back in rows:
        line = lines.get(back.reference)
        held = payments.get(line.id) if line else None
        fault = _fault(back, held, undone, look.today)
        if fault is None and back.reference in seen:
            fault = Finding("returns.twice")
        seen.add(back.reference)
        listed = names.get(line.case) if line else None
        name = listed.name if listed else ""
        found.append(Matched(back, None if fault else held, name, fault))
    return Returns(tuple(found))


def _fault(back: Back, held: Paid | None, undone: frozenset[UUID], today: date) -> Finding | None:
    """Why a row cannot be taken as a payment that came back."""
    if held is None:
        return Finding("returns.unknown", values={"reference": back.reference})
    if held.id in undone:
        return Finding("returns.known")
    if held.amount != back.amount:
        return Finding("returns.amount", values={"paid": held.amount, "told": back.amount})
    if not held.on <= back.on <= today:
        return Finding("paid.day", values={"first": held.on, "last": today})
    return None


def returned(desk: Desk, payment: UUID, on: date, reason: str) -> Done[Paid]:
    """Notes by hand that the bank sent one payment back. Refused: it came back already."""
    with desk.act("payment.returned") as work:
        return work.done(_checked(work, payment, PaidKind.RETURNED, on, reason))


def reverse(desk: Desk, payment: UUID, on: date, reason: str) -> Done[Paid]:
    """Reverses a payment that was wrong and was recalled, by a new entry. It is due again.

    Refused: it was not paid, came back already, or no reason.
    """
    with desk.act("payment.reverse") as work:
        return work.done(_checked(work, payment, PaidKind.REVERSAL, on, reason))


def _checked(work: Work, payment: UUID, kind: PaidKind, on: date, reason: str) -> Paid:
    held = thing_to_read(work, PAID, payment)
    reason = typed(reason).strip()
    entries = payment_store.of_case(work.session, held.case)
    same = next((each for each in entries if each.undoes == held.id and each.kind is kind), None)
    if same is not None and (same.on, same.reason) == (on, reason):
        return same
    no_errors(rules.check_undo(held, entries, on, reason, work.today))
    return _undo(work, held, kind, on, reason)


def _undo(work: Work, held: Paid, kind: PaidKind, on: date, reason: str) -> Paid:
    entry = Paid(
        id=free_id(work, PAID, None),
        case=held.case,
        agreement=held.agreement,
        strand=held.strand,
        way=held.way,
        kind=kind,
        amount=held.amount,
        on=on,
        by=work.actor.id,
        by_name=work.actor.name,
        at=work.now,
        reason=reason,
        run=held.run,
        undoes=held.id,
        payee_no=held.payee_no,
    )
    return _kept(work, entry)


def _kept(work: Work, entry: Paid) -> Paid:
    kept = payment_store.keep(work.session, entry)
    work.changed("payment", kept.id, kept.case)
    return kept


def waiting(desk: Desk) -> tuple[Waiting, ...]:
    """Payments that came back and that nobody has looked at yet, the longest waiting first."""
    with desk.read("payment.runs") as look:
        cases, names = known(look), lines_of(desk, look)
        found = []
        for each in payment_store.returned_entries(look.session):
            listed = names.get(each.case)
            if each.case in cases and listed is not None:
                found.append(Waiting(each, listed.name, listed.number))
        return tuple(found)


def look_at(desk: Desk, copy: Paid, words: str) -> Done[Paid]:
    """Says what was done about a payment that came back; the sum is due again with the next run.

    Refused: nothing is said. StaleCopy, with both, if somebody has said something else meanwhile.
    """
    with desk.act("payment.look") as work:
        held = thing_to_read(work, PAID, copy.id)
        words = typed(words).strip()
        if held.kind is not PaidKind.RETURNED:
            raise Refused(Finding("paid.not_returned"))
        if not words:
            raise Refused(Finding("paid.look", "looked"))
        wanted = replace(held, looked=words, looked_on=work.today, looked_by_name=work.actor.name)
        if held.looked_on is not None and held.looked == words:
            return work.done(held)
        if held.looked_on is not None or held.version != copy.version:
            raise StaleCopy(PAID.kind, mine=replace(wanted, version=copy.version), theirs=held)
        return work.done(_kept(work, wanted))


def given_back(
    work: Work,
    payment: Paid,
    amount: Money,
    on: date,
    reason: str,
    *,
    unspent: bool,
    id_: UUID | None = None,
) -> Paid:
    """The entry of money that came back of what `payment` paid, noted by whoever acts; not kept."""
    return Paid(
        id=free_id(work, PAID, id_),
        case=payment.case,
        agreement=payment.agreement,
        strand=payment.strand,
        way=payment.way,
        kind=PaidKind.UNSPENT if unspent else PaidKind.PAID_BACK,
        amount=amount,
        on=on,
        by=work.actor.id,
        by_name=work.actor.name,
        at=work.now,
        reason=reason,
        payee_no=payment.payee_no,
    )


def paid_back(
    desk: Desk,
    case: UUID,
    key: Key,
    amount: Money,
    on: date,
    reason: str,
    *,
    unspent: bool = False,
    payee_no: int = 1,
    id_: UUID | None = None,
) -> Done[Paid]:
    """Notes money that a payee gave back: what was paid too much, or (`unspent`) not needed.

    Refused: more than was paid too much (or at all), a day to come, no reason, nothing was paid.
    """
    with desk.act("payment.paid_back") as work:
        case_to_read(work, case)
        reason, purse = typed(reason).strip(), (*key, payee_no)
        entries = [
            each for each in payment_store.of_case(work.session, case) if rules.purse(each) == purse
        ]
        payment = next((each for each in entries if each.kind is PaidKind.PAYMENT), None)
        if payment is None:
            raise Refused(Finding("paid.nothing"))
        most = unspent_most(entries) if unspent else overpaid(work, case, purse, entries)
        no_errors(rules.check_back(amount, most, on, reason, work.today, unspent=unspent))
        entry = given_back(work, payment, amount, on, reason, unspent=unspent, id_=id_)
        return work.done(_kept(work, entry))


def before(
    desk: Desk,
    case: UUID,
    key: Key,
    amount: Money,
    until: date,
    id_: UUID | None = None,
    payee_no: int = 1,
) -> Done[Paid]:
    """Notes what was paid to a payee by a day before the program was used: it is not paid again.

    Refused: a run has paid already, it is written down, or nothing of it is payable; below £0.01.
    """
    with desk.act("payment.before") as work:
        case_to_read(work, case)
        entries, wanted = payment_store.of_case(work.session, case), (*key, payee_no)
        if any(rules.purse(each) == wanted and each.kind in rules.ADDS for each in entries):
            raise Refused(Finding("paid.before.done"))
        stream = next((e for e in payable.of_case(work, case) if e.purse == wanted), None)
        span = stream.span_on(until) if stream else None
        if stream is None or span is None:
            raise Refused(Finding("paid.before.none"))
        most = Money(100_000_000)
        no_errors(rules.check_back(amount, most, until, "before", work.today, unspent=True))
        entry = Paid(
            id=free_id(work, PAID, id_),
            case=case,
            agreement=span.agreement,
            strand=stream.strand,
            way=stream.way,
            kind=PaidKind.BEFORE,
            amount=amount,
            on=until,
            by=work.actor.id,
            by_name=work.actor.name,
            at=work.now,
            payee_no=payee_no,
        )
        return work.done(_kept(work, entry))


def unspent_most(entries: Sequence[Paid]) -> Money:
    """What the family has had and not given back as not needed."""
    before = sum(each.amount.pence for each in entries if each.kind is PaidKind.UNSPENT)
    return max(paid(entries) - Money(before), ZERO)


def overpaid(look: Reading, case: UUID, purse: Purse, entries: Sequence[Paid]) -> Money:
    """What was paid too much of one strand and way to one payee by today."""
    pauses = effective(payment_store.pauses_of(look.session, case))
    calendars = payable.calendars(look)
    before = paid(entries)
    for stream in payable.of_case(look, case):
        if stream.purse == purse:
            found = dues(stream, pauses, calendars, look.today)
            return rules.owing(found, before, look.today).overpaid
    return before
