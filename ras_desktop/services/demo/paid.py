"""Payments of the demonstration: the runs of the last half year, one that came back, a pause.

The lines are worked out by `domain.pay_run`, as a run works them out; what was paid before the
first of these runs is one entry, as for a council that begins with the program.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from uuid import UUID, uuid5

from ras_desktop.domain import package as packages
from ras_desktop.domain import pay_run
from ras_desktop.domain.account import AccountState
from ras_desktop.domain.agreement import Agreement, AgreementState
from ras_desktop.domain.ledger import PaySetting
from ras_desktop.domain.money import Money, total
from ras_desktop.domain.paid import Paid, PaidKind, purse
from ras_desktop.domain.pause import Paused, PauseState, effective
from ras_desktop.domain.pay_run import Held, Line, Run, RunKind, RunState
from ras_desktop.domain.payment import CYCLE, DAY, Calendar, Rhythm, due_by
from ras_desktop.domain.permission import Role
from ras_desktop.domain.policy import PolicyCode
from ras_desktop.domain.reconsidered import looking
from ras_desktop.domain.request import Strand
from ras_desktop.domain.share import SHARED, Share
from ras_desktop.domain.stream import Calendars, Stream, dues, shares_of, streams
from ras_desktop.services.demo.case import Payments, moment
from ras_desktop.services.demo.dice import Dice
from ras_desktop.services.demo.maker import Maker
from ras_desktop.services.demo.people import Member
from ras_desktop.services.demo.stages import LIVE
from ras_desktop.services.desk import Work
from ras_desktop.services.payment import default_layout
from ras_desktop.store import pay_run as run_store
from ras_desktop.store import payment as payment_store

RUNS = 6
"""Four-weekly runs before the day of the demonstration."""
CODES = {Strand.SOCIAL_CARE: "CS-4410", Strand.HEALTH: "HL-7702", Strand.SEN: "ED-5150"}
AGENCIES = {
    Strand.HEALTH: (
        "Exampleshire Integrated Care Board",
        "Ines Farrow",
        "The continuing care team",
    ),
    Strand.SEN: ("Exampleshire SEND service", "Tomas Reed", "The EHC coordinators"),
}


def pay(maker: Maker) -> None:
    """The payments of a case with a signed agreement whose account was confirmed."""
    made = maker.made
    accounts = [account for account, _details in made.accounts]
    signed = [each for each in made.agreements if each.signed_on is not None]
    if made.kind not in LIVE or not signed or not accounts:
        return
    held = signed[-1]
    if held.state is not AgreementState.SIGNED:
        return
    confirmed = {e.payee_no: e for e in accounts if e.state is AccountState.CONFIRMED}
    if set(held.numbers) - confirmed.keys():
        return
    dice, found = Dice(maker.setting.seed, "paid", maker.known.slot.index), made.payments
    found.shares += _shares(maker, held, dice)
    calendars = _calendars(maker)
    first, second = payers(maker.members)
    days = run_days(calendars, maker.yesterday)
    again = tuple(map(looking, made.reconsiderations))
    told = streams(made.case.id, packages.spells(packages.begins(signed, made.notices, again)),
                    shares_of(signed))  # fmt: skip
    if dice.chance(3):
        found.pauses.append(_pause(maker, days, dice))
    before = _before(maker, told, calendars, days, second)
    found.entries += before
    known = Held(
        case=made.case.id,
        number=made.case.number,
        streams=told,
        pauses=effective(found.pauses),
        gates={(each.id, number): () for each in signed for number in each.numbers},
        payees={(e.id, number): e.payee_of(number).name for e in signed for number in e.numbers},
        accounts=confirmed,
        shares=frozenset(SHARED),
    )
    paid = {purse(each): each.amount for each in before}
    for run in _runs(maker.setting.seed, days, first, second):
        for line in pay_run.lines(run, replace(known, paid=paid), calendars, CODES):
            found.lines.append(replace(line, sealed=True))
            found.entries.append(_payment(run, line))
            key = (line.strand, line.way, line.payee_no)
            paid = {**paid, key: paid.get(key, Money(0)) + line.amount}
    if found.lines and dice.chance(3):
        found.entries.append(_returned(maker, found.entries[-1], second))


def payers(members: Sequence[Member]) -> tuple[Member, Member]:
    """Who drafts the runs, and who seals them."""
    finance = [each for each in members if Role.FINANCE in each.roles]
    return finance[0], finance[-1]


def run_days(calendars: Calendars, last: date) -> tuple[date, ...]:
    """First days of the periods that were paid, the earliest first."""
    newest = calendars[Rhythm.FOUR_WEEKLY].period_of(last).first
    return tuple(newest - CYCLE * back for back in reversed(range(RUNS)))


def _calendars(maker: Maker) -> Calendars:
    anchor = maker.rules.book.policy.day(PolicyCode.PAYMENT_ANCHOR, maker.on)
    return {each: Calendar(each, anchor) for each in Rhythm}


@lru_cache(maxsize=8)
def _runs(seed: int, days: tuple[date, ...], first: Member, second: Member) -> tuple[Run, ...]:
    """The runs as their lines need them; sums come in when all is written."""
    return tuple(
        Run(
            id=Dice(seed, "run", day.isoformat()).uuid(),
            kind=RunKind.FOUR_WEEKLY,
            day=day,
            first=day,
            opened_by=first.id,
            opened_by_name=first.name,
            opened_at=moment(day, 8, 40),
            state=RunState.SEALED,
            reviewed_by=first.id,
            reviewed_by_name=first.name,
            reviewed_at=moment(day, 8, 55),
            sealed_by=second.id,
            sealed_by_name=second.name,
            sealed_at=moment(day, 10, 5),
        )
        for day in days
    )


def _before(
    maker: Maker,
    told: Sequence[Stream],
    calendars: Calendars,
    days: Sequence[date],
    by: Member,
) -> list[Paid]:
    """What was due before the first run was paid with another program."""
    last = days[0] - DAY
    found = []
    for stream in told:
        due = dues(stream, (), calendars, last)
        sum_ = due_by((each.instalment for each in due), last)
        if sum_:
            id_ = uuid5(
                stream.case, f"before/{stream.strand.value}/{stream.way.value}/{stream.payee_no}"
            )
            entry = Paid(
                id_, stream.case, due[-1].agreement, stream.strand, stream.way, PaidKind.BEFORE,
                sum_, last, by.id, by.name, moment(last, 15),
                reason="Paid from the ledger before this program", payee_no=stream.payee_no,
            )  # fmt: skip
            found.append(entry)
    return found


def _payment(run: Run, line: Line) -> Paid:
    assert run.sealed_by is not None
    assert run.sealed_at is not None
    return Paid(
        uuid5(line.id, "paid"), line.case, line.agreement, line.strand, line.way,
        PaidKind.PAYMENT, line.amount, run.day, run.sealed_by, run.sealed_by_name, run.sealed_at,
        run=run.id, line=line.id, first=line.first, run_kind=run.kind.value, turn=line.turn,
        payee_no=line.payee_no,
    )  # fmt: skip


def _returned(maker: Maker, payment: Paid, by: Member) -> Paid:
    on = min(payment.on + timedelta(3), maker.yesterday)
    return replace(
        payment, id=uuid5(payment.id, "returned"), kind=PaidKind.RETURNED, on=on, by=by.id,
        by_name=by.name, at=moment(on, 11), reason="Account closed", line=None, first=None,
        run_kind="", turn=0, undoes=payment.id,
    )  # fmt: skip


def _pause(maker: Maker, days: Sequence[date], dice: Dice) -> Paused:
    """Two or three weeks in hospital, to which a manager agreed."""
    worker = maker.made.worker
    manager = next(each for each in maker.members if Role.TEAM_MANAGER in each.roles)
    other = next(
        (e for e in maker.members if Role.TEAM_MANAGER in e.roles and e.id != worker.id), manager
    )
    first = days[-2] + timedelta(dice.whole(0, 6))
    asked = first - timedelta(dice.whole(1, 4))
    return Paused(
        dice.uuid(), maker.made.case.id, first, first + timedelta(dice.whole(13, 20)),
        "In hospital, where the ward gives the care", worker.id, worker.name, asked,
        PauseState.AGREED, other.id, other.name, asked,
        "Rang the ward; the assistant is paid for other hours",
    )  # fmt: skip


def _shares(maker: Maker, held: Agreement, dice: Dice) -> list[Share]:
    worker = maker.made.worker
    found = []
    for strand in SHARED:
        if strand in held.strands:
            agency, who, monitor = AGENCIES[strand]
            found.append(
                Share(
                    dice.uuid(),
                    held.case,
                    strand,
                    agency,
                    who,
                    held.starts,
                    monitor,
                    strand is Strand.HEALTH,
                    worker.id,
                    worker.name,
                )
            )
    return found


def write(work: Work, cases: Iterable[Payments], seed: int, members: Sequence[Member]) -> None:
    """Keeps the runs with their sums, then what hangs on them."""
    held = tuple(cases)
    lines = [line for each in held for line in each.lines]
    by_run: dict[UUID, list[Line]] = {}
    for line in lines:
        by_run.setdefault(line.run, []).append(line)
    runs = []
    first, second = payers(members)
    for run in _runs(seed, _days(held), first, second) if lines else ():
        mine = by_run.get(run.id, [])
        runs.append(
            replace(
                run,
                count=len(mine),
                sum=total(each.amount for each in mine),
                digest=pay_run.digest(mine),
                layout=default_layout(),
            )
        )
    session = work.session
    run_store.SETTINGS.put(session, PaySetting(codes=CODES))
    run_store.add_runs(session, runs)
    run_store.LINES.add_many(session, lines)
    payment_store.add(session, [entry for each in held for entry in each.entries])
    payment_store.PAUSES.add_many(session, (pause for each in held for pause in each.pauses))
    payment_store.SHARES.add_many(session, (share for each in held for share in each.shares))


def _days(held: Sequence[Payments]) -> tuple[date, ...]:
    """The days of the runs, as the lines have them."""
    newest = max(line.first for each in held for line in each.lines)
    return tuple(newest - CYCLE * back for back in reversed(range(RUNS)))
