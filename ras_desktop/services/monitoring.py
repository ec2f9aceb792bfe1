"""How a direct payment is used: statements are taken in, sorted to the supports, and looked at.

domain.md §8. A quiet look: nothing here changes a payment, and nothing is taken back by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from uuid import UUID, uuid5

from ras_desktop.domain import monitoring as rules
from ras_desktop.domain import statement as bank
from ras_desktop.domain.attachment import Attachment
from ras_desktop.domain.dates import add_months
from ras_desktop.domain.finding import Finding, Findings, Refused, errors
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.monitoring import BurnDown, Float, Sorting, Support
from ras_desktop.domain.panel import Decision
from ras_desktop.domain.plan import Way
from ras_desktop.domain.policy import PolicyCode
from ras_desktop.domain.proposal import Proposal
from ras_desktop.domain.statement import Columns, Entry, Line, Sorted, Statement, TakenIn
from ras_desktop.forms import statement as files
from ras_desktop.forms.statement import Table
from ras_desktop.forms.statement_ofx import is_ofx, read_ofx
from ras_desktop.services import package
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.services.panel import decided_in, policy_of
from ras_desktop.services.record import (
    case_to_change,
    case_to_read,
    free_id,
    thing_to_read,
    typed,
)
from ras_desktop.store import attachment as attachment_store
from ras_desktop.store import proposal as proposal_store
from ras_desktop.store import statement as store
from ras_desktop.store.statement import ENTRIES, STATEMENTS
from ras_desktop.store.trouble import StaleCopy

SHOWN = 8
"""Rows of a file that its preview shows."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A file before it is taken in.

    `table`: its rows, None for OFX, which needs no columns; `columns`: what they are taken to be;
    `asked`: what a person has to say; `faults`: why it cannot be taken in; `odd`: what to look at.
    `sorted`: its lines, new and known, once it can be read.
    """

    table: Table | None
    columns: Columns | None
    asked: Findings = ()
    faults: Findings = ()
    odd: Findings = ()
    sorted: Sorted | None = None

    @property
    def ready(self) -> bool:
        """Whether it can be taken in as it stands."""
        waits = self.faults or errors(self.asked)
        return self.sorted is not None and bool(self.sorted.new) and not waits


@dataclass(frozen=True, slots=True)
class Overview:
    """How a direct payment is used.

    `year`: the first day of the year of the agreement that runs, None where no direct payment is
    decided. `parts`: every support with what is spent and left; `unsorted`: what went out and is
    not sorted yet; `balance`: the last one the bank told, and its day; `held`: it in weeks.
    `receipts`: the files attached to an entry, the earliest first.
    """

    case: UUID
    decision: Decision | None
    year: date | None
    parts: tuple[BurnDown, ...]
    unsorted: Money
    balance: Money | None
    balance_on: date | None
    held: Float | None
    statements: tuple[TakenIn, ...]
    entries: tuple[Entry, ...]
    proposals: tuple[Proposal, ...] = ()
    receipts: Mapping[UUID, tuple[Attachment, ...]] = field(default_factory=dict)


def preview(desk: Desk, case: UUID, content: bytes, columns: Columns | None = None) -> Preview:
    """Reads a file for a case and keeps nothing. `columns`: what a person says they are."""
    with desk.read("monitoring.read") as look:
        case_to_read(look, case)
        return _preview(look, case, content, columns)


def take_in(
    desk: Desk,
    case: UUID,
    content: bytes,
    columns: Columns | None = None,
    id_: UUID | None = None,
) -> Done[TakenIn]:
    """Takes the new lines of a file into a case; an entry like an earlier one is sorted like it.

    All of it or nothing. Refused: it cannot be read, something is still asked, there is nothing
    new in it, or the case is not open.
    """
    with desk.act("monitoring.take_in") as work:
        case_to_change(work, case)
        told = _preview(work, case, content, columns)
        if told.faults:
            raise Refused(*told.faults)
        if columns is None and errors(told.asked):
            raise Refused(*told.asked)
        if told.sorted is None or not told.sorted.new:
            raise Refused(Finding("monitoring.file.nothing_new"))
        new_id = free_id(work, STATEMENTS, id_)
        kept = STATEMENTS.put(work.session, _taken(work, case, content, told, new_id))
        earlier = bank.habits(store.entries_of(work.session, case))
        entries = [_entry(kept, line, earlier) for line in told.sorted.new]
        ENTRIES.add_many(work.session, entries)
        work.changed("monitoring", kept.id, case)
        return work.done(kept)


def _preview(look: Reading, case: UUID, content: bytes, columns: Columns | None) -> Preview:
    digest = sha256(content).hexdigest()
    earlier = store.of_case(look.session, case)
    again = next((each for each in earlier if each.sha256 == digest), None)
    if again is not None:
        values = {"day": again.at, "name": again.by_name}
        return Preview(None, None, faults=(Finding("monitoring.file.again", values=values),))
    if is_ofx(content):
        read = read_ofx(content)
        return _read(look, case, Preview(None, None), read.statement, read.findings)
    table, faults = files.read_table(content)
    if table is None:
        return Preview(None, None, faults=faults)
    asked: Findings = ()
    if columns is None:
        columns, asked = _columns(table, earlier)
    told = Preview(table, columns, asked)
    if columns is None:
        return told
    if not _within(table, columns):
        return replace(told, asked=(Finding("statement.columns.missing"),))
    result = files.read_lines(table, columns)
    return _read(look, case, told, result.statement, result.findings)


def _columns(table: Table, earlier: Sequence[TakenIn]) -> tuple[Columns | None, Findings]:
    """As the last file of the same bank was read, else as the names of the columns say."""
    same = next((each for each in earlier if each.head == table.head and each.columns), None)
    return (same.columns, ()) if same else files.propose(table)


def _within(table: Table, columns: Columns) -> bool:
    one = (columns.on, columns.amount, columns.money_in, columns.money_out, columns.balance,
           columns.reference, *columns.what)  # fmt: skip
    inside = all(0 <= each < len(table.head) for each in one if each is not None)
    money = columns.amount is not None or None not in (columns.money_in, columns.money_out)
    return inside and money


def _read(
    look: Reading, case: UUID, told: Preview, found: Statement | None, faults: Findings
) -> Preview:
    if found is None:
        return replace(told, faults=faults)
    marks = (bank.mark(each.as_line) for each in store.entries_of(look.session, case))
    parted = bank.without_known(found.lines, marks)
    return replace(told, sorted=parted, odd=bank.check(found, look.today))


def _taken(work: Work, case: UUID, content: bytes, told: Preview, id_: UUID) -> TakenIn:
    assert told.sorted is not None
    days = [each.on for each in (*told.sorted.new, *told.sorted.known)]
    return TakenIn(
        id=id_,
        case=case,
        first=min(days),
        last=max(days),
        count=len(told.sorted.new),
        known=len(told.sorted.known),
        sha256=sha256(content).hexdigest(),
        by=work.actor.id,
        by_name=work.actor.name,
        at=work.now,
        head=told.table.head if told.table else (),
        columns=told.columns,
    )


def _entry(taken: TakenIn, line: Line, earlier: dict[tuple[str, bool], Entry]) -> Entry:
    like = earlier.get(bank.habit(line))
    bare = Entry(
        id=uuid5(taken.id, str(line.row)),
        case=taken.case,
        statement=taken.id,
        row=line.row,
        on=line.on,
        what=line.what,
        amount=line.amount,
        balance=line.balance,
        reference=line.reference,
    )
    return typed(bare if like is None else replace(bare, line=like.line, aside=like.aside))


def sort(
    desk: Desk, copies: Sequence[Entry], line: UUID | None, *, aside: bool = False
) -> Done[tuple[Entry, ...]]:
    """Says to which support entries belong; `line` None and not `aside`: to be sorted again.

    StaleCopy, with both versions, if somebody has sorted one otherwise meanwhile. Refused: no such
    support.
    """
    with desk.act("monitoring.sort") as work:
        kept = []
        for copy in copies:
            held = thing_to_read(work, ENTRIES, copy.id)
            case_to_change(work, held.case)
            if line is not None and line not in {each.line for each in supports(work, held.case)}:
                raise Refused(Finding("monitoring.line.unknown", "line"))
            wanted = replace(
                held, line=line, aside=aside and line is None, sorted_by_name=work.actor.name
            )
            if (held.line, held.aside) == (wanted.line, wanted.aside) and held.sorted_by_name:
                kept.append(held)
                continue
            if held.version != copy.version:
                raise StaleCopy(ENTRIES.kind, mine=replace(wanted, version=copy.version),
                                theirs=held)  # fmt: skip
            kept.append(ENTRIES.put(work.session, wanted))
            work.changed("monitoring", held.id, held.case)
        return work.done(tuple(kept))


def drop(desk: Desk, statement: UUID) -> Done[None]:
    """Takes a statement out again, with its entries: it was another family's, or another account's.

    The log keeps what was taken out. Twice changes nothing.
    """
    with desk.act("monitoring.drop") as work:
        held = thing_to_read(work, STATEMENTS, statement)
        case_to_change(work, held.case)
        for each in store.entries_in(work.session, held.id):
            ENTRIES.drop(work.session, each)
        STATEMENTS.drop(work.session, held)
        work.changed("monitoring", held.id, held.case)
        return work.done(None)


def supports(look: Reading, case: UUID) -> tuple[Support, ...]:
    """The supports that a direct payment was granted for, with their sums a year."""
    decision = _in_force(look, case)
    if decision is None or decision.decided is None:
        return ()
    approved = {each.line: each for each in decision.lines}
    found = []
    for each in decision.decided.question.lines:
        granted = approved.get(each.line)
        if each.way is not Way.DIRECT_PAYMENT or granted is None or not granted.approved:
            continue
        hours = granted.units if each.unit == "hour" else None
        found.append(Support(each.line, each.what, granted.approved, hours))
    return tuple(found)


def _in_force(look: Reading, case: UUID) -> Decision | None:
    """The decision by which money is paid today; before any is, the one that will be."""
    return package.decision_on(look, case, look.today) or decided_in(look, case)


def held_in(look: Reading, case: UUID) -> Float | None:
    """What lies in the account, beside the rule; None without a balance or a direct payment."""
    told = supports(look, case)
    last = _last_balance(store.entries_of(look.session, case))
    if last is None or last.balance is None or not told:
        return None
    annual = Money(sum(each.annual.pence for each in told))
    weeks = policy_of(look).whole(PolicyCode.PAYMENT_FLOAT, look.today)
    return rules.float_of(last.balance, annual, weeks)


def _last_balance(entries: Sequence[Entry]) -> Entry | None:
    return next((each for each in reversed(entries) if each.balance is not None), None)


def overview(desk: Desk, case: UUID) -> Overview:
    """How the direct payment of a case is used so far."""
    with desk.read("monitoring.read") as look:
        case_to_read(look, case)
        return used(look, case)


def used(look: Reading, case: UUID) -> Overview:
    """The same, inside a transaction that is open, of a case that may be read."""
    decision = _in_force(look, case)
    told = supports(look, case)
    entries = store.entries_of(look.session, case)
    year = _year(decision, look.today) if told else None
    spent = _spent(entries, year)
    last = _last_balance(entries)
    return Overview(
        case=case,
        decision=decision,
        year=year,
        parts=rules.burn_down(told, _by_line(spent), year, look.today) if year else (),
        unsorted=spent.get(None, ZERO),
        balance=last.balance if last else None,
        balance_on=last.on if last else None,
        held=held_in(look, case),
        statements=store.of_case(look.session, case),
        entries=entries,
        proposals=proposal_store.of_case(look.session, case),
        receipts=attachment_store.about(look.session, case, {each.id for each in entries}),
    )


def _year(decision: Decision | None, today: date) -> date | None:
    """The first day of the year of the package in which today falls; its first day before that."""
    if decision is None or decision.starts is None:
        return None
    year = 0
    while add_months(decision.starts, 12 * (year + 1)) <= today:
        year += 1
    return add_months(decision.starts, 12 * year)


def _spent(entries: Sequence[Entry], year: date | None) -> dict[UUID | None, Money]:
    """What went out in the year that runs, by support; None: not sorted yet."""
    inside = [each for each in entries if not each.aside and (year is None or each.on >= year)]
    lines = ((each.id, each.as_line) for each in inside)
    return rules.spent_by_line(lines, (Sorting(each.id, each.line) for each in inside))


def _by_line(spent: dict[UUID | None, Money]) -> dict[UUID, Money]:
    return {line: sum_ for line, sum_ in spent.items() if line is not None}
