"""What a family and the council sign (stage word: agreement). domain.md §6, 8.

draft → ready → signed → ended. Once ready, what is to be signed stands still; a change takes it
back to a draft, and what was signed until then no longer counts. Money starts only past
`start_gate`: a decision that stands, signatures, the payee's checks, a confirmed account.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.canonical import digest
from ras_desktop.domain.employer import EmployerCheck
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.money import Money, total
from ras_desktop.domain.payee import Check, Payee, PayeeKind
from ras_desktop.domain.payees import FIRST, Beside, numbers, payee_of, split
from ras_desktop.domain.payment import Rhythm
from ras_desktop.domain.plan import Way
from ras_desktop.domain.request import Strand


class AgreementState(StrEnum):
    """Being written, ready to be signed, signed, over."""

    DRAFT = "draft"
    READY = "ready"
    SIGNED = "signed"
    ENDED = "ended"


PAID = frozenset({Way.DIRECT_PAYMENT, Way.THIRD_PARTY})
"""Ways in which money leaves the council: they need a payee and an account."""


@dataclass(frozen=True, slots=True)
class Part:
    """How one strand's sum a year, or a share of it, is taken."""

    strand: Strand
    way: Way
    amount: Money


class Signer(StrEnum):
    """As whom somebody signs."""

    PAYEE = "payee"
    YOUNG_PERSON = "young_person"
    COUNCIL = "council"


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose signature it is. `payee_no`: of which payee; 1 for the council."""

    signer: Signer
    payee_no: int = FIRST


class Signed(StrEnum):
    """On paper, of which a scan is attached; or on the screen by pen, finger or mouse."""

    PAPER = "paper"
    SCREEN = "screen"


SIDE = 10_000
"""A signature's points are ten-thousandths of the pad's width (x) and height (y)."""

Point = tuple[int, int]
Stroke = tuple[Point, ...]
"""One line without lifting the pen."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Somebody's signature under exactly this text. `scan`: the attached file of a paper one."""

    id: UUID
    signer: Signer
    name: str
    how: Signed
    on: date
    taken_by: UUID
    taken_by_name: str
    at: datetime
    scan: UUID | None = None
    strokes: tuple[Stroke, ...] = ()
    payee_no: int = FIRST

    @property
    def turn(self) -> Turn:
        """Whose it is."""
        return Turn(self.signer, self.payee_no)


@dataclass(frozen=True, slots=True)
class Relative:
    """Whether a close relative of the same household is to be paid; then why, and who approved."""

    paid: bool | None = None
    who: str = ""
    reason: str = ""
    approved_by: UUID | None = None
    approved_by_name: str = ""
    approved_on: date | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """What stands still once it is ready: by whom, when, which clauses, the digest of the text.

    `beside`: the clauses of each payee beside the first, in their order.
    """

    by: UUID
    by_name: str
    at: datetime
    on: date
    clauses: UUID | None
    digest: str = ""
    beside: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Ended:
    """Why and from which day on it is over."""

    on: date
    reason: str
    by: UUID
    by_name: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement of a case about one decision.

    `payee`, `beside`: the first payee and the others with their shares (`domain.payees`);
    `employs`: whether somebody is employed with the money; `starts`: first day of the money.
    `checks` are kept in every state.
    """

    id: UUID
    case: UUID
    decision: UUID
    parts: tuple[Part, ...]
    starts: date
    rhythm: Rhythm = Rhythm.FOUR_WEEKLY
    payee: Payee = field(default_factory=lambda: Payee(PayeeKind.PARENT))
    beside: tuple[Beside, ...] = ()
    checks: tuple[Check, ...] = ()
    relative: Relative = field(default_factory=Relative)
    employs: bool | None = None
    employer: tuple[EmployerCheck, ...] = ()
    help_to_manage: str = ""
    state: AgreementState = AgreementState.DRAFT
    started_by: UUID | None = None
    started_by_name: str = ""
    started_at: datetime | None = None
    settled: Settled | None = None
    signatures: tuple[Signature, ...] = ()
    signed_on: date | None = None
    ended: Ended | None = None
    version: int = 0

    @property
    def annual(self) -> Money:
        """All parts together, a year."""
        return total(each.amount for each in self.parts)

    @property
    def paid(self) -> Money:
        """What of it leaves the council as money, a year."""
        return total(each.amount for each in self.parts if each.way in PAID)

    @property
    def strands(self) -> frozenset[Strand]:
        """The strands of which something is paid as money."""
        return frozenset(each.strand for each in self.parts if each.way in PAID and each.amount)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its payees."""
        return numbers(self.beside)

    @property
    def payees(self) -> tuple[Payee, ...]:
        """Its payees in the order of their numbers."""
        return (self.payee, *(each.payee for each in self.beside))

    def payee_of(self, number: int) -> Payee:
        """Who has a number; the first where nobody has it."""
        return payee_of(self.payee, self.beside, number) or self.payee

    def parts_of(self, number: int) -> tuple[Part, ...]:
        """What one payee is paid as money, a year, by strand and way."""
        found = []
        for each in self.parts:
            own = split(each.strand, each.way, each.amount, self.beside) if each.way in PAID else {}
            if number in own:
                found.append(Part(each.strand, each.way, own[number]))
        return tuple(found)

    def paid_to(self, number: int) -> Money:
        """What one payee is paid as money, a year."""
        return total(each.amount for each in self.parts_of(number))

    def strands_of(self, number: int) -> frozenset[Strand]:
        """The strands of which one payee is paid something."""
        return frozenset(each.strand for each in self.parts_of(number))


Granted = Mapping[tuple[Strand, Way], Money]
"""What a decision approved, by strand and way of taking, a year."""


def begin(granted: Granted) -> tuple[Part, ...]:
    """The parts as they were decided, in the order of strands and ways."""
    ways, strands = list(Way), list(Strand)
    order = sorted(granted, key=lambda each: (strands.index(each[0]), ways.index(each[1])))
    return tuple(Part(strand, way, granted[strand, way]) for strand, way in order)


# ---------------------------------------------------------------- ready, signed


def settle(
    agreement: Agreement,
    by: tuple[UUID, str],
    on: date,
    at: datetime,
    clauses: UUID | None,
    beside: tuple[UUID, ...] = (),
) -> Agreement:
    """Ready to be signed: from here on its text stands still. `by`: identifier and name;
    `beside`: the clauses of the payees beside the first."""
    bare = Settled(by[0], by[1], at, on, clauses, beside=beside)
    whole = replace(agreement, state=AgreementState.READY, settled=bare, signatures=())
    return replace(whole, settled=replace(bare, digest=_digest(whole, bare)))


def intact(agreement: Agreement) -> bool:
    """Whether what was signed is still what was made ready. False for a draft."""
    held = agreement.settled
    return held is not None and held.digest == _digest(agreement, replace(held, digest=""))


def _digest(agreement: Agreement, settled: Settled) -> str:
    """Of what is agreed and printed: not of checks, employer's list and signatures, which go on."""
    printed = replace(
        agreement,
        checks=(),
        employer=(),
        state=AgreementState.READY,
        settled=settled,
        signatures=(),
        signed_on=None,
        ended=None,
        version=0,
    )
    return digest(printed)


def signers(agreement: Agreement) -> tuple[Turn, ...]:
    """Who has to sign: every payee (the young person, where it is theirs) and the council."""
    found = []
    for number, payee in enumerate(agreement.payees, FIRST):
        young = payee.kind is PayeeKind.YOUNG_PERSON and agreement.paid_to(number)
        found.append(Turn(Signer.YOUNG_PERSON if young else Signer.PAYEE, number))
    return (*found, Turn(Signer.COUNCIL))


def unsigned(agreement: Agreement) -> tuple[Turn, ...]:
    """Whose signature is missing. It takes effect once nobody's is: a share that nobody has signed
    for would be a cut by the back door."""
    held = {each.turn for each in agreement.signatures}
    return tuple(each for each in signers(agreement) if each not in held)


MOST_POINTS = 20_000
"""Points of one signature; a hand makes some hundreds."""


def check_signature(signature: Signature, agreement: Agreement, today: date) -> Findings:
    """What a signature lacks: name, day, scan or strokes; or it is nobody's turn."""
    found: list[Finding] = []
    if signature.turn not in unsigned(agreement):
        found.append(Finding("agreement.signature.turn", "signer"))
    if not signature.name.strip():
        found.append(Finding("agreement.signature.name", "name"))
    if signature.on > today:
        found.append(Finding("agreement.signature.future", "on", {"day": signature.on}))
    elif agreement.settled is not None and signature.on < agreement.settled.on:
        values = {"day": agreement.settled.on}
        found.append(Finding("agreement.signature.before", "on", values))
    if signature.how is Signed.PAPER and signature.scan is None:
        found.append(Finding("agreement.signature.scan", "scan"))
    points = sum(map(len, signature.strokes))
    if signature.how is Signed.SCREEN and points < 2:
        found.append(Finding("agreement.signature.strokes", "strokes"))
    if points > MOST_POINTS or any(
        not (0 <= x <= SIDE and 0 <= y <= SIDE) for line in signature.strokes for x, y in line
    ):
        found.append(Finding("agreement.signature.points", "strokes"))
    return tuple(found)


def sign(agreement: Agreement, signature: Signature) -> Agreement:
    """With one signature more; signed once nobody's is missing, on the day of the last one."""
    whole = replace(agreement, signatures=(*agreement.signatures, signature))
    if unsigned(whole):
        return whole
    last = max(each.on for each in whole.signatures)
    return replace(whole, state=AgreementState.SIGNED, signed_on=last)


def again(agreement: Agreement) -> Agreement:
    """A draft once more: what was made ready and signed so far no longer counts."""
    return replace(
        agreement, state=AgreementState.DRAFT, settled=None, signatures=(), signed_on=None
    )


def in_force(agreements: Iterable[Agreement], on: date) -> tuple[Agreement, ...]:
    """Signed agreements whose money has begun and is not over on a day."""
    return tuple(
        each
        for each in agreements
        if each.signed_on is not None
        and each.starts <= on
        and (each.ended is None or on < each.ended.on)
    )


def still_about(held: Agreement, asked: Agreement) -> tuple[Check, ...]:
    """The checks of an agreement that are about whoever still has their number."""
    same = {no for no in held.numbers if held.payee_of(no) == asked.payee_of(no)}
    return tuple(each for each in held.checks if each.payee_no in same & set(asked.numbers))
