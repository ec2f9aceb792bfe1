"""A payment run (stage word: payment): draft → reviewed → sealed, or dropped. domain.md §8.

What is due on the run's day is worked out once more when it is sealed; if it is not what was
reviewed, it is reviewed again. Whoever drafted or reviewed a run does not seal it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from uuid import UUID, uuid5

from ras_desktop.domain.account import Account
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.ledger import Layout
from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.paid import Owing, owing
from ras_desktop.domain.payment import Calendar, Pause, Rhythm
from ras_desktop.domain.plan import Way
from ras_desktop.domain.request import Strand
from ras_desktop.domain.share import SHARED
from ras_desktop.domain.stream import Calendars, Purse, Span, Stream, dues

MOST = Money.pounds(100_000)
"""A payment above this is a slip and waits for a look: own judgement."""


class RunKind(StrEnum):
    """Which payments a run is about. BETWEEN: everything that is due between two regular runs."""

    FOUR_WEEKLY = "four-weekly"
    MONTHLY = "monthly"
    TERMLY = "termly"
    BETWEEN = "between"


class RunState(StrEnum):
    """Opened, looked through, gone out; or given up before it was sealed."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    SEALED = "sealed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Exported:
    """The file of a sealed run: its SHA-256, who made it first and when."""

    sha256: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Run:
    """One run for one day. `first`: first day of the period it is about.

    `count`, `sum`: what is paid; `blocked`: how many lines are not; `digest`: of every line as it
    was reviewed; `layout`: how it is written for the ledger, kept once it is sealed.
    """

    id: UUID
    kind: RunKind
    day: date
    first: date
    opened_by: UUID
    opened_by_name: str
    opened_at: datetime
    reason: str = ""
    state: RunState = RunState.DRAFT
    reviewed_by: UUID | None = None
    reviewed_by_name: str = ""
    reviewed_at: datetime | None = None
    sealed_by: UUID | None = None
    sealed_by_name: str = ""
    sealed_at: datetime | None = None
    count: int = 0
    blocked: int = 0
    sum: Money = ZERO
    digest: str = ""
    layout: Layout | None = None
    exported: Exported | None = None
    version: int = 0

    @property
    def is_open(self) -> bool:
        """Whether it has not gone out and was not given up."""
        return self.state in (RunState.DRAFT, RunState.REVIEWED)

    @property
    def hands(self) -> frozenset[UUID]:
        """Who drafted or reviewed it: they do not seal it."""
        return frozenset(each for each in (self.opened_by, self.reviewed_by) if each is not None)


@dataclass(frozen=True, slots=True)
class Line:
    """What a run pays one payee of one strand in one way of one case, or why it does not.

    `first`: first day of the period, by which nothing is in two runs; `turn`: how many payments
    between the regular ones there were for it; `days_first`, `days_last`: for which days it is;
    `account`: where it goes, None where there is none; `blocked`: every check that stands against.
    """

    id: UUID
    run: UUID
    case: UUID
    number: str
    agreement: UUID
    strand: Strand
    way: Way
    amount: Money
    first: date
    turn: int
    days_first: date
    days_last: date
    payee: str
    account: UUID | None
    masked: str
    cost_code: str
    reference: str
    blocked: Findings = ()
    sealed: bool = False
    payee_no: int = 1
    version: int = 0

    @property
    def goes(self) -> bool:
        """Whether it is paid with the run."""
        return not self.blocked


@dataclass(frozen=True, slots=True)
class Held:
    """All that a run needs to know of one case.

    `paid`: what was paid so far, by strand, way and payee; `turns`: how many payments between the
    regular ones there were, by agreement, purse and period; `returned`: days of payments that came
    back and that nobody has looked at, by payee. `gates`, `payees`: what the start gate says of a
    payee, and their name, by agreement and payee; `accounts`: by payee; `shares`: strands whose
    agency has agreed its share.
    """

    case: UUID
    number: str
    streams: tuple[Stream, ...]
    pauses: tuple[Pause, ...] = ()
    paid: Mapping[Purse, Money] = field(default_factory=dict)
    turns: Mapping[tuple[UUID, Strand, Way, int, date], int] = field(default_factory=dict)
    returned: Mapping[int, tuple[date, ...]] = field(default_factory=dict)
    gates: Mapping[tuple[UUID, int], Findings] = field(default_factory=dict)
    payees: Mapping[tuple[UUID, int], str] = field(default_factory=dict)
    accounts: Mapping[int, Account] = field(default_factory=dict)
    shares: frozenset[Strand] = frozenset()


def covers(kind: RunKind, rhythm: Rhythm) -> bool:
    """Whether payments of this rhythm go with a run: what is paid once goes with any."""
    return kind is RunKind.BETWEEN or rhythm is Rhythm.ONE_OFF or kind.value == rhythm.value


def period_first(kind: RunKind, calendars: Calendars, day: date) -> date:
    """The first day of the period that a run is about. ValueError: no such term is known."""
    if kind is RunKind.BETWEEN:
        return day
    return calendars[Rhythm(kind.value)].period_of(day).first


def check_open(wanted: Run, others: Iterable[Run], today: date) -> Findings:
    """Why a run cannot be opened: another is open, its period was paid, a day that cannot be."""
    found: list[Finding] = []
    sealed = []
    for each in others:
        if each.is_open:
            values = {"day": each.day, "name": each.opened_by_name}
            found.append(Finding("payment.run.open", values=values))
        elif each.state is RunState.SEALED:
            sealed.append(each)
    regular = wanted.kind is not RunKind.BETWEEN
    if regular and any(each.kind is wanted.kind and each.first == wanted.first for each in sealed):
        found.append(Finding("payment.run.period", "day", {"first": wanted.first}))
    last = max((each.day for each in sealed if each.kind is wanted.kind), default=None)
    if last is not None and wanted.day < last:
        found.append(Finding("payment.run.before", "day", {"day": last}))
    if not regular and not wanted.reason.strip():
        found.append(Finding("payment.run.reason", "reason"))
    if not -MOST_BACK <= (wanted.day - today).days <= MOST_AHEAD:
        values = {"back": MOST_BACK, "ahead": MOST_AHEAD}
        found.append(Finding("payment.run.day", "day", values))
    return tuple(found)


MOST_BACK, MOST_AHEAD = 28, 28
"""Days that a run's day may lie behind or ahead: own judgement."""


def lines(
    run: Run, held: Held, calendars: Calendars, codes: Mapping[Strand, str]
) -> Iterator[Line]:
    """What a run pays of one case, a line for each strand, way and payee of which something is
    due."""
    for stream in held.streams:
        span = stream.span_on(run.day)
        if span is None or not covers(run.kind, span.rhythm):
            continue
        before = held.paid.get(stream.purse, ZERO)
        try:
            told = owing(dues(stream, held.pauses, calendars, run.day), before, run.day)
        except ValueError:
            yield _line(run, held, stream, span, None, calendars, codes)
            continue
        if told.pay:
            yield _line(run, held, stream, span, told, calendars, codes)


def _line(
    run: Run,
    held: Held,
    stream: Stream,
    span: Span,
    told: Owing | None,
    calendars: Calendars,
    codes: Mapping[Strand, str],
) -> Line:
    """`told` None: the term is not known, so nobody can say what is due."""
    first = run.first if told is None else _first(span, calendars[span.rhythm], run.day)
    due = [each.instalment for each in told.dues] if told else []
    whose = (span.agreement, stream.payee_no)
    name = f"{held.case}/{stream.strand.value}/{stream.way.value}/{stream.payee_no}"
    id_ = uuid5(run.id, name)
    account = held.accounts.get(stream.payee_no)
    amount = told.pay if told else ZERO
    return Line(
        id=id_,
        run=run.id,
        case=held.case,
        number=held.number,
        agreement=span.agreement,
        strand=stream.strand,
        way=stream.way,
        amount=amount,
        first=first,
        turn=_turn(run, held, stream, span, first),
        days_first=min((each.pay_on for each in due), default=first),
        days_last=max((each.period.last for each in due), default=run.day),
        payee=held.payees.get(whose, ""),
        account=account.id if account else None,
        masked=account.masked if account else "",
        cost_code=codes.get(stream.strand, ""),
        reference=reference(id_),
        blocked=_blocked(held, stream, span, told),
        payee_no=stream.payee_no,
    )


def _first(span: Span, calendar: Calendar, day: date) -> date:
    """What is paid once has one period: the day on which its agreement begins."""
    if span.rhythm is Rhythm.ONE_OFF:
        return span.amounts[0].starts
    return calendar.period_of(day).first


def _turn(run: Run, held: Held, stream: Stream, span: Span, first: date) -> int:
    """1 in a regular run; in one between, one more than there were for the same period."""
    if run.kind is not RunKind.BETWEEN:
        return 1
    return 1 + held.turns.get((span.agreement, *stream.purse, first), 0)


def _blocked(held: Held, stream: Stream, span: Span, told: Owing | None) -> Findings:
    """Every check that stands against paying a line."""
    whose = (span.agreement, stream.payee_no)
    found = list(held.gates.get(whose, (Finding("start.no_agreement"),)))
    if told is None:
        found.append(Finding("payment.no_term"))
    elif told.pay > MOST:
        found.append(Finding("payment.too_much", values={"most": MOST}))
    if stream.strand in SHARED and stream.strand not in held.shares:
        found.append(Finding(f"payment.share.{stream.strand.value}"))
    back = held.returned.get(stream.payee_no, ())
    found += [Finding("payment.returned.look", values={"day": each}) for each in back]
    return tuple(found)


_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Letters and digits that nobody takes for another (Crockford)."""


def reference(line: UUID) -> str:
    """What the bank sends along, 12 characters: it tells nothing of the family or of the run."""
    number, found = line.int, ""
    for _each in range(10):
        number, place = divmod(number, 32)
        found += _LETTERS[place]
    return f"DP{found}"


def digest(found: Iterable[Line]) -> str:
    """Of everything that is paid and everything that is not, whatever the order."""
    told = sorted(
        f"{each.id} {each.amount.pence} {each.account} {each.agreement} {each.first} {each.turn} "
        f"{each.payee} {each.days_first} {each.days_last} "
        f"{'/'.join(sorted(found.code for found in each.blocked))}"
        for each in found
    )
    return sha256("\n".join(told).encode()).hexdigest()


def summed(found: Sequence[Line]) -> tuple[int, int, Money]:
    """How many lines are paid, how many are blocked, and what is paid in all."""
    goes = [each for each in found if each.goes]
    return len(goes), len(found) - len(goes), total(each.amount for each in goes)
