"""Bank statements of some families: what came in from the council, and what it was spent on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from uuid import UUID

from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.panel import Asked, Decision
from ras_desktop.domain.plan import Way
from ras_desktop.domain.statement import Entry, TakenIn
from ras_desktop.services.demo.case import moment
from ras_desktop.services.demo.dice import Dice
from ras_desktop.services.demo.maker import Maker

EACH = 55
"""Of a hundred families who are paid: those who sent a statement."""

WEEK = timedelta(7)


def bank(maker: Maker) -> None:
    """One statement of a case that was paid, sorted but for what came last."""
    made = maker.made
    dice = Dice(maker.setting.seed, "banked", maker.known.slot.index)
    came = [each for each in made.payments.lines if each.way is Way.DIRECT_PAYMENT]
    decision = _decision(maker)
    if not came or decision is None or not dice.chance(EACH):
        return
    first = min(each.first for each in came)
    last = dice.day(first + 8 * WEEK, maker.yesterday - timedelta(3))
    if last <= first + WEEK:
        return
    moves: list[Move] = [(each.first, "EXAMPLESHIRE DP", each.amount, None) for each in came
             if each.first <= last]  # fmt: skip
    moves += _spending(decision, first, last, dice)
    moves.sort(key=lambda each: (each[0], -each[2].pence))
    taken = _taken(maker, dice.uuid(), first, last, len(moves))
    made.statements.append(taken)
    made.entries += _entries(taken, moves, maker.made.worker.name, dice)


def _decision(maker: Maker) -> Decision | None:
    ids = {each.decision for each in maker.made.agreements if each.signed_on is not None}
    found = [each for each in maker.made.decisions if each.id in ids and each.decided is not None]
    return found[-1] if found else None


Move = tuple[date, str, Money, UUID | None]


def _spending(decision: Decision, first: date, last: date, dice: Dice) -> list[Move]:
    """What went out week by week on each support that was granted."""
    assert decision.decided is not None
    granted = {each.line: each.approved for each in decision.lines}
    pace = dice.weigh({100: 60, 90: 20, 45: 12, 108: 8})
    found: list[Move] = []
    for each in decision.decided.question.lines:
        annual = granted.get(each.line, ZERO)
        if each.way is not Way.DIRECT_PAYMENT or annual <= ZERO:
            continue
        every = dice.pick((1, 1, 2, 4))
        pence = annual.pence * every * pace // (52 * 100)
        day = first + timedelta(dice.whole(2, 6))
        while day <= last and pence:
            if dice.chance(94):
                found.append((day, _words(each), Money(-pence), each.line))
            day += every * WEEK
    return found


def _words(asked: Asked) -> str:
    """As a bank prints it: capitals, cut off."""
    return " ".join(asked.what.upper().split())[:18].strip()


def _taken(maker: Maker, id_: UUID, first: date, last: date, count: int) -> TakenIn:
    worker, on = maker.made.worker, min(last + timedelta(3), maker.yesterday)
    return TakenIn(
        id=id_,
        case=maker.made.case.id,
        first=first,
        last=last,
        count=count,
        known=0,
        sha256=sha256(str(id_).encode()).hexdigest(),
        by=worker.id,
        by_name=worker.name,
        at=moment(on, 14, 10),
        head=("Date", "Details", "Amount", "Balance"),
    )


def _entries(taken: TakenIn, moves: list[Move], name: str, dice: Dice) -> list[Entry]:
    balance, found = ZERO, []
    left_open = dice.weigh({0: 70, 2: 20, 5: 10})
    for row, (on, what, amount, line) in enumerate(moves, 1):
        balance += amount
        entry = Entry(dice.uuid(), taken.case, taken.id, row, on, what, amount, balance)
        if amount > ZERO:
            entry = replace(entry, aside=True, sorted_by_name=name)
        elif row <= len(moves) - left_open:
            entry = replace(entry, line=line, sorted_by_name=name)
        found.append(entry)
    return found
