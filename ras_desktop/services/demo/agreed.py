"""Agreements of the demonstration's live direct payments: most are signed, some are on their way.

A decision of long ago has its agreement, its payee's checks and a confirmed account; of the latest
ones some wait for a signature, for an answer, or for a second person to confirm the account.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from math import cos, sin
from uuid import UUID

from ras_desktop.domain import agreement as rules
from ras_desktop.domain.account import Account, AccountState, Details, masked
from ras_desktop.domain.agreement import (
    SIDE,
    Agreement,
    Relative,
    Signature,
    Signed,
    Signer,
    Stroke,
    Turn,
)
from ras_desktop.domain.dates import age_on
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.employer import EmployerCheck, EmployerItem
from ras_desktop.domain.letter import LetterKind
from ras_desktop.domain.money import ZERO
from ras_desktop.domain.panel import GRANTS, Decision, by_strand_and_way
from ras_desktop.domain.payee import About, Check, Evidence, Payee, PayeeKind, wanted
from ras_desktop.domain.payees import Beside
from ras_desktop.domain.permission import Role
from ras_desktop.domain.plan import Way
from ras_desktop.domain.request import Strand
from ras_desktop.services.demo.case import moment
from ras_desktop.services.demo.dice import Dice
from ras_desktop.services.demo.maker import Maker
from ras_desktop.services.demo.people import Member
from ras_desktop.services.open_agreement import kind_of
from ras_desktop.store import seeding

OWN_FROM, ADULT = 16, 18
"""Ages between which a young person may take a part of it (policy; domain.md §6.2)."""
RECENT = timedelta(days=35)
"""Of decisions that are younger, some have no signed agreement yet."""
HELP = (
    "Payroll by Exampleshire Inclusion, free of charge.",
    "The family's accountant does payroll.",
    "",
    "",
)


def agree(maker: Maker) -> None:
    """The agreement about the decision that stands, where money was granted."""
    made = maker.made
    decision = next((each for each in reversed(made.decisions) if each.verdict in GRANTS), None)
    if decision is None or decision.decided is None:
        return
    granted = {key: sum_ for key, sum_ in by_strand_and_way(decision).items() if sum_ > ZERO}
    dice = Dice(maker.setting.seed, "agreement", maker.known.slot.index)
    on = decision.decided.on
    begun = maker.day(on + timedelta(1), on + timedelta(6))
    if not granted or begun <= on:
        return
    held = _draft(maker, decision, granted, begun, dice)
    recent = on + RECENT > maker.on
    state = (
        dice.weigh({"draft": 15, "asked": 10, "ready": 20, "signed": 55}) if recent else "signed"
    )
    if state != "draft":
        held = _checked(maker, held, begun + timedelta(1), dice)
    if state in ("ready", "signed"):
        held = _ready(maker, held, begun + timedelta(2))
    if state == "signed":
        held = _signed(maker, held, begun + timedelta(3), dice)
    elif state == "ready" and dice.chance(50):
        held = _sign(maker, held, Turn(Signer.PAYEE), begun + timedelta(3), dice)
    made.agreements.append(held)
    if state == "signed" and held.paid:
        for number in held.numbers:
            _account(maker, held, number, begun + timedelta(3), dice, recent)


def _draft(
    maker: Maker, decision: Decision, granted: rules.Granted, begun: date, dice: Dice
) -> Agreement:
    made = maker.made
    worker = made.worker
    carers = [e for e in made.people if e.parental_responsibility and not e.professional]
    main = carers[0] if carers else made.people[0]
    held = Agreement(
        id=dice.uuid(),
        case=made.case.id,
        decision=decision.id,
        parts=rules.begin(granted),
        starts=decision.starts or begun,
        payee=Payee(PayeeKind.PARENT, main.name, main.id),
        relative=Relative(False),
        help_to_manage=dice.pick(HELP),
        started_by=worker.id,
        started_by_name=worker.name,
        started_at=moment(begun, 10, dice.whole(0, 50)),
    )
    held = replace(held, beside=_shares(maker, held))
    employs = bool(held.paid) and dice.chance(60)
    return replace(held, employs=employs, employer=_employer(dice, begun) if employs else ())


def _shares(maker: Maker, held: Agreement) -> tuple[Beside, ...]:
    """From 16 on some young people take a part of their social care money themselves."""
    child = maker.made.case.child
    care = any(
        e.way is Way.DIRECT_PAYMENT and e.strand is Strand.SOCIAL_CARE and e.amount
        for e in held.parts
    )
    if child.born is None or not care or not OWN_FROM <= age_on(child.born, held.starts) < ADULT:
        return ()
    dice = Dice(maker.setting.seed, "shares", maker.known.slot.index)
    if not dice.chance(60):
        return ()
    own = Payee(PayeeKind.YOUNG_PERSON, child.full_name)
    return (Beside(own, dice.pick((2_500, 4_000, 5_000)), (Strand.SOCIAL_CARE,)),)


def _employer(dice: Dice, on: date) -> tuple[EmployerCheck, ...]:
    found = []
    for item in EmployerItem:
        if dice.chance(82):
            since = on - timedelta(dice.whole(3, 60))
            until = since + timedelta(365) if item is EmployerItem.INSURANCE else None
            found.append(EmployerCheck(item, since, until, "", "Bridie Sallow"))
    return tuple(found)


def _checked(maker: Maker, held: Agreement, on: date, dice: Dice) -> Agreement:
    """Every question about the payee, answered as it has to be."""
    if not held.paid:
        return held
    child, worker = maker.made.case.child, maker.made.worker
    evidence = dice.pick((Evidence.DECLARATION, Evidence.DOCUMENT, Evidence.MEETING))
    day = min(on, maker.yesterday)
    checks = tuple(
        Check(each.question, each.yes, evidence, worker.id, worker.name, day, number)
        for number in held.numbers
        for each in wanted(
            About(
                held.payee_of(number), child.born, child.legal_flags, held.strands_of(number),
                held.starts, number,
            ),
            maker.rules.book.payee,
        )
    )  # fmt: skip
    return replace(held, checks=checks)


def _ready(maker: Maker, held: Agreement, on: date) -> Agreement:
    worker, day = maker.made.worker, min(on, maker.yesterday)
    first, *others = [_clauses(maker, kind_of(held, number)) for number in held.numbers]
    by = (worker.id, worker.name)
    return rules.settle(held, by, day, moment(day, 11), first, tuple(others))


def _clauses(maker: Maker, kind: LetterKind) -> UUID:
    """The edition of the clauses that ships."""
    letter = maker.rules.book.letters[kind]
    name, now = kind.value, datetime(2026, 1, 1, tzinfo=UTC)
    part = seeding.of_part(EditionKind.LETTER, name, letter.version, letter.title, letter, now)
    return part.id


def _signed(maker: Maker, held: Agreement, on: date, dice: Dice) -> Agreement:
    for turn in rules.signers(held):
        held = _sign(maker, held, turn, on, dice)
    return held


def _sign(maker: Maker, held: Agreement, turn: Turn, on: date, dice: Dice) -> Agreement:
    worker, day = maker.made.worker, min(on, maker.yesterday)
    council = turn.signer is Signer.COUNCIL
    name = worker.name if council else held.payee_of(turn.payee_no).name
    signature = Signature(
        dice.uuid(), turn.signer, name, Signed.SCREEN, day, worker.id, worker.name,
        moment(day, 15, dice.whole(0, 55)), strokes=_hand(dice),
        payee_no=turn.payee_no,
    )  # fmt: skip
    return rules.sign(held, signature)


def _hand(dice: Dice) -> tuple[Stroke, ...]:
    """Something that looks written: no two alike, and nobody's."""
    bend, tilt = dice.whole(2, 6), dice.whole(5, 12)
    line = []
    for step in range(60):
        y = 5_000 + 2_200 * sin(step / bend) * cos(step / tilt)
        line.append((900 + step * 110, min(max(round(y), 0), SIDE)))
    foot = ((1_200, 8_000), (1_200 + dice.whole(3_000, 6_500), 7_600))
    return (tuple(line), foot)


def _account(
    maker: Maker, held: Agreement, number: int, on: date, dice: Dice, recent: bool
) -> None:
    """Sort codes begin with 00, which no bank has."""
    made, finance = maker.made, _finance(maker)
    details = Details(
        held.payee_of(number).name,
        f"00{dice.whole(1000, 9999)}",
        f"{dice.whole(10_000_000, 99_999_999)}",
    )
    day = min(on, maker.yesterday)
    waiting = Account(
        id=dice.uuid(),
        case=held.case,
        holder=details.holder,
        masked=masked(details),
        entered_by=made.worker.id,
        entered_by_name=made.worker.name,
        entered_at=moment(day, 15, 58),
        entered_on=day,
        seen="Letter of the bank",
        payee_no=number,
    )
    if not recent or dice.chance(45):
        waiting = replace(
            waiting,
            state=AccountState.CONFIRMED,
            confirmed_by=finance.id,
            confirmed_by_name=finance.name,
            confirmed_on=min(day + timedelta(1), maker.yesterday),
        )
    made.accounts.append((waiting, details))


def _finance(maker: Maker) -> Member:
    return next(each for each in maker.members if Role.FINANCE in each.roles)
