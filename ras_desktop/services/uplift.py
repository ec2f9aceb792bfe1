"""New rates for everybody: made by one person, approved by another, who is not reached named.

An uplift raises what signed agreements pay from a day on (`domain.uplift.apply`, asked by
`services.payable`); nothing else of an agreement changes. What a person may not know of is in no
list; a team's manager approves for the families of the team.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid4

from ras_desktop.domain import uplift as rules
from ras_desktop.domain.agreement import Agreement
from ras_desktop.domain.caseload import Column, Filters
from ras_desktop.domain.costing import Prices
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.finding import Finding, Findings, Refused
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.money import Money, total
from ras_desktop.domain.stream import Spell, annual, in_force, streams
from ras_desktop.domain.uplift import (
    Held,
    Kept,
    LeftOut,
    Lifted,
    Unchanged,
    Uplift,
    UpliftState,
    WhyNot,
)
from ras_desktop.services import payable
from ras_desktop.services import scheme as schemes
from ras_desktop.services.caseload import lines_of, reader
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.services.record import as_seen, free_id, no_errors, typed
from ras_desktop.store import agreement as agreement_store
from ras_desktop.store import issued as issued_store
from ras_desktop.store import uplift as store
from ras_desktop.store.trouble import Gone
from ras_desktop.store.uplift import LIFTED, UPLIFTS

Report = Callable[[int, int], None]
"""Told how many families of how many are gone through; may raise to stop."""

BATCH = 200


@dataclass(frozen=True, slots=True)
class Name:
    """Whose money it is, as a list names them."""

    number: str
    name: str


@dataclass(frozen=True, slots=True)
class OpenUplift:
    """One uplift with whom it reaches and whom not. `letters`: families whose letter is issued."""

    uplift: Uplift
    lifted: tuple[Lifted, ...]
    left_out: tuple[LeftOut, ...]
    names: Mapping[UUID, Name]
    letters: frozenset[UUID]
    own: bool

    @property
    def more(self) -> Money:
        """What it costs a year."""
        return total(each.after - each.before for each in self.lifted)


@dataclass(frozen=True, slots=True)
class Board:
    """All uplifts, the latest first, and the budgets without any change for over a year."""

    uplifts: tuple[Uplift, ...]
    unchanged: tuple[Unchanged, ...]
    names: Mapping[UUID, Name]


def board(desk: Desk) -> Board:
    """Every uplift, and the budgets that nothing has changed for over a year."""
    with desk.read("uplift.read") as look:
        names = _names(desk, look)
        held = _agreements(look, names)
        spells = payable.spells_of(look, held)
        found = (_since(case, held[case], spells[case], look.today) for case in held)
        unchanged = rules.long_unchanged((each for each in found if each), look.today)
        return Board(store.every(look.session), unchanged, names)


def _since(
    case: UUID, agreements: Sequence[Agreement], spells: Sequence[Spell], today: date
) -> Unchanged | None:
    """Since when a family has what it has: the first day of the sum that is in force."""
    told = streams(case, spells)
    now = in_force(told, today)
    if not now:
        return None
    begun = [
        amount.starts
        for each in told
        for span in each.spans
        for amount in span.amounts
        if amount.starts <= today
    ]
    return Unchanged(case, max(begun), annual(told, today))


def open_(desk: Desk, id_: UUID, report: Report | None = None) -> OpenUplift:
    """One uplift: a draft as it would be today, an approved one as it was approved."""
    with desk.read("uplift.read") as look:
        held = UPLIFTS.find(look.session, id_)
        if held is None:
            raise Gone(UPLIFTS.kind)
        names = _names(desk, look)
        own = held.by == look.actor.id
        if held.state is UpliftState.DRAFT:
            lifted, left_out = _reached(look, held, names, report)
        else:
            every = store.lifted_in(look.session, held.id)
            lifted, left_out = tuple(each for each in every if each.case in names), ()
            if held.state is UpliftState.APPROVED:
                left_out = _left_out(look, held, names, lifted)
        issued = issued_store.subjects(look.session, DocumentKind.UPLIFT)
        letters = frozenset(each.case for each in lifted if each.id in issued)
        shown = {each.case for each in lifted} | {each.case for each in left_out}
        named = {case: each for case, each in names.items() if case in shown}
        return OpenUplift(held, lifted, left_out, named, letters, own)


def _left_out(
    look: Reading, held: Uplift, names: Mapping[UUID, Name], lifted: Sequence[Lifted]
) -> tuple[LeftOut, ...]:
    """Who was not reached by an approved one, as it stands now: the rest of the families."""
    done = {each.case for each in lifted}
    rest = {case: each for case, each in names.items() if case not in done}
    _lifted, left_out = _reached(look, held, rest, None)
    late = tuple(
        LeftOut(each.case, each.before, (Kept(_whats(each), WhyNot.LATER),)) for each in _lifted
    )
    return (*late, *left_out)


def _whats(lifted: Lifted) -> str:
    return ", ".join(dict.fromkeys(each.what for each in lifted.lines))


def _names(desk: Desk, look: Reading) -> dict[UUID, Name]:
    lines = lines_of(desk, look)
    known = reader(look, look.verb or "uplift.read")
    slots = lines.passing(lines.order(Column.NAME).slots, Filters(states=frozenset()), known)
    found = (lines.line(slot) for slot in slots)
    return {each.id: Name(each.number, each.name) for each in found}


def _agreements(look: Reading, names: Mapping[UUID, Name]) -> dict[UUID, list[Agreement]]:
    found: dict[UUID, list[Agreement]] = {}
    for each in agreement_store.in_brief(look.session):
        if each.case in names:
            found.setdefault(each.case, []).append(each)
    return found


def _prices(look: Reading, day: date) -> Prices:
    head = schemes.edition_on(look, EditionKind.PRICES, day)
    if head is None:
        raise Refused(Finding("uplift.no_prices", "starts", {"day": day}))
    found: Prices = schemes.part_of(look, EditionKind.PRICES, head.id).prices
    return found


def _reached(
    look: Reading, wanted: Uplift, names: Mapping[UUID, Name], report: Report | None
) -> tuple[tuple[Lifted, ...], tuple[LeftOut, ...]]:
    """Whom an uplift would reach, and whom not, of everybody with money on its day or now."""
    prices = _prices(look, wanted.starts)
    held = _agreements(look, names)
    spells = payable.spells_of(look, held)
    before = store.lifted_of(look.session, set(held))
    lifted: list[Lifted] = []
    left_out: list[LeftOut] = []
    order = [case for case in names if case in held]
    for start in range(0, len(order), BATCH):
        if report is not None:
            report(start, len(order))
        part = order[start : start + BATCH]
        asked = {
            case: spell
            for case in part
            if (spell := _spell_on(spells[case], wanted.starts)) is not None
        }
        supports = _supports(look, asked)
        for case in part:
            earlier = before.get(case, [])
            told = _one(
                look, wanted, case, spells[case], asked.get(case), supports, earlier, prices
            )
            if isinstance(told, Lifted):
                lifted.append(told)
            elif told is not None:
                left_out.append(told)
    return tuple(lifted), tuple(left_out)


def _spell_on(spells: Sequence[Spell], day: date) -> Spell | None:
    """What is in force on a day; what begins later, if nothing is in force before."""
    for each in spells:
        if day <= each.first or each.last is None or day <= each.last:
            return each
    return None


def _supports(look: Reading, asked: Mapping[UUID, Spell]) -> dict[UUID, tuple[Held, ...]]:
    """By decision, of what is in force: what it granted, support by support."""
    return store.supports_of(
        look.session, {each.decision for each in asked.values() if each.decision is not None}
    )


def _one(
    look: Reading, wanted: Uplift, case: UUID, spells: Sequence[Spell], spell: Spell | None,
    supports: Mapping[UUID, tuple[Held, ...]], earlier: Sequence[Lifted], prices: Prices,
) -> Lifted | LeftOut | None:  # fmt: skip
    told = streams(case, spells)
    if spell is None:
        now = annual(told, look.today)
        return LeftOut(case, now, (Kept("", WhyNot.ENDS),)) if now else None
    starts = max(wanted.starts, spell.first)
    paid = in_force(told, starts)
    decision = spell.decision
    before = (each for each in earlier if decision is not None and each.decision == decision)
    held = rules.as_raised(supports.get(decision, ()) if decision else (), before)
    lifts, lines, kept = rules.rise(held, paid, prices, wanted.starts, wanted.share)
    if not lifts:
        whole = annual(told, starts)
        return LeftOut(case, whole, kept or (Kept("", WhyNot.CHANGED),)) if whole else None
    return Lifted(
        uuid4(), case, wanted.id, spell.agreement, starts, look.today, lifts, lines, kept, decision
    )


# ---------------------------------------------------------------- acts


def save(desk: Desk, uplift: Uplift, id_: UUID | None = None) -> Done[Uplift]:
    """Keeps a draft: its day, its title, what other rates rise by. Refused: what is missing."""
    with desk.act("uplift.save") as work:
        held = UPLIFTS.find(work.session, uplift.id)
        if held is None:
            wanted = replace(
                uplift, id=free_id(work, UPLIFTS, id_ or uplift.id), by=work.actor.id,
                by_name=work.actor.name, made_on=work.today, state=UpliftState.DRAFT, version=0,
            )  # fmt: skip
        else:
            work.allow(held.state.value)
            wanted = replace(
                held, starts=uplift.starts, title=uplift.title, share=uplift.share,
                version=uplift.version,
            )  # fmt: skip
        wanted = typed(wanted)
        no_errors(rules.check(wanted, work.today))
        _prices(work, wanted.starts)
        return work.done(_kept(work, wanted))


def approve(
    desk: Desk, uplift: Uplift, seen: tuple[int, Money], report: Report | None = None
) -> Done[Uplift]:
    """Approves an uplift for everybody whom it reaches. `seen`: how many families, and how much
    more a year, the person has before them.

    Refused: one's own, nobody is reached, the list is another by now. StaleCopy: it was changed.
    """
    with desk.act("uplift.approve") as work:
        held = _held(work, uplift, own=True)
        lifted, _left_out = _reached(work, held, _names(desk, work), report)
        more = total(each.after - each.before for each in lifted)
        no_errors(_against(lifted, more, seen))
        LIFTED.add_many(work.session, lifted)
        for each in lifted:
            work.changed("uplift", each.id, each.case)
        ended = replace(held, families=len(lifted), more=more)
        return work.done(_end(work, ended, UpliftState.APPROVED))


def _against(lifted: Sequence[Lifted], more: Money, seen: tuple[int, Money]) -> Findings:
    if not lifted:
        return (Finding("uplift.nobody"),)
    if (len(lifted), more) != seen:
        values = {"count": len(lifted), "more": more}
        return (Finding("uplift.other_list", values=values),)
    return ()


def withdraw(desk: Desk, uplift: Uplift) -> Done[Uplift]:
    """Takes a draft back. StaleCopy: it was changed since it was seen."""
    with desk.act("uplift.withdraw") as work:
        held = _held(work, uplift)
        return work.done(_end(work, held, UpliftState.WITHDRAWN))


def _held(work: Work, uplift: Uplift, *, own: bool = False) -> Uplift:
    held = UPLIFTS.find(work.session, uplift.id)
    if held is None:
        raise Gone(UPLIFTS.kind)
    as_seen(UPLIFTS, held, uplift.version)
    work.allow(held.state.value, own and held.by == work.actor.id)
    return held


def _end(work: Work, held: Uplift, state: UpliftState) -> Uplift:
    return _kept(
        work,
        replace(
            held, state=state, ended_by=work.actor.id, ended_by_name=work.actor.name,
            ended_on=work.today,
        ),
    )  # fmt: skip


def _kept(work: Work, wanted: Uplift) -> Uplift:
    kept = UPLIFTS.put(work.session, wanted)
    work.changed("uplift", kept.id)
    return kept


def of_case(desk: Desk, case: UUID) -> tuple[Lifted, ...]:
    """What uplifts have done to a family, in their order."""
    from ras_desktop.services.record import case_to_read

    with desk.read("agreement.read") as look:
        case_to_read(look, case)
        return tuple(_of(look, case))


def _of(look: Reading, case: UUID) -> Iterator[Lifted]:
    yield from store.lifted_of(look.session, {case}).get(case, ())
