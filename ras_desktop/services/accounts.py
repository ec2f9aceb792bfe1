"""Whose account is looked at next, and what direct payments are spent on (word: monitoring).

The sample is chosen by the risks that `domain.monitoring` names, each told beside the family, and
by lot for the rest; nothing is decided by it. That somebody looked is a note on the family.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any
from uuid import UUID

from ras_desktop.domain import monitoring as rules
from ras_desktop.domain.agreement import Agreement
from ras_desktop.domain.caseload import Column, Filters, Listed
from ras_desktop.domain.dates import council_year_starts
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.monitoring import WEEKS_IN_A_YEAR, Account, Reason
from ras_desktop.domain.note import Note, NoteKind, check_note
from ras_desktop.domain.plan import Way
from ras_desktop.domain.policy import PolicyCode
from ras_desktop.domain.spent import Spent, Use, spent
from ras_desktop.domain.stream import streams
from ras_desktop.services import payable
from ras_desktop.services.adequacy import lists
from ras_desktop.services.caseload import lines_of, reader, refresh
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.services.export import allowed, recorded, sheet
from ras_desktop.services.panel import policy_of
from ras_desktop.services.record import case_to_change, free_id, no_errors, typed
from ras_desktop.store import agreement as agreement_store
from ras_desktop.store import note as note_store
from ras_desktop.store import plan as plan_store
from ras_desktop.store import statement as store
from ras_desktop.store.note import NOTES
from ras_desktop.wording import _

MOST = 20
"""How many accounts are chosen at a time: a morning's work. Own judgement."""


@dataclass(frozen=True, slots=True)
class ToLookAt:
    """One account of the sample, and whose it is. `annual`: the direct payment a year; `weeks`: of
    payments in the account, None where no bank has told; days None: never."""

    case: UUID
    name: str
    number: str
    worker: str
    annual: Money
    weeks: Fraction | None
    last_return: date | None
    looked_at: date | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """The accounts to look at, of `many` direct payments that run; `first`: since when `spent`
    counts (the council's year)."""

    rows: tuple[ToLookAt, ...]
    many: int
    first: date
    spent: Spent


def read(desk: Desk) -> Sample:
    """The sample of today, and what direct payments are spent on in the council's year.

    LookupError: no policy is in force.
    """
    with desk.read("monitoring.sample") as look:
        families = _families(desk, look, "monitoring.sample")
        accounts, told = _accounts(look, families)
        allowed_weeks = policy_of(look).whole(PolicyCode.PAYMENT_FLOAT, look.today)
        chosen = rules.sample(accounts, MOST, allowed_weeks, look.today)
        rows = tuple(_row(families[each.account.case], each, told) for each in chosen)
        first = council_year_starts(look.today)
        return Sample(rows, len(accounts), first, _spent(look, families, first))


def _row(line: Listed, chosen: rules.Chosen, told: Mapping[UUID, Money]) -> ToLookAt:
    held = chosen.account
    weeks = held.weeks if held.case in told else None
    return ToLookAt(
        held.case, line.name, line.number, line.worker_name, held.annual, weeks,
        held.last_return, held.looked_at, chosen.reasons,
    )  # fmt: skip


def _families(desk: Desk, look: Reading, verb: str) -> dict[UUID, Listed]:
    """Every case that is worked on and may be known of."""
    lines = lines_of(desk, look)
    slots = lines.passing(lines.order(Column.NAME).slots, Filters(), reader(look, verb))
    return {each.id: each for each in map(lines.line, slots)}


def _accounts(
    look: Reading, families: Mapping[UUID, Listed]
) -> tuple[list[Account], dict[UUID, Money]]:
    """Every direct payment that runs, as the sample weighs it, and the balances that are known."""
    held: dict[UUID, list[Agreement]] = defaultdict(list)
    for each in agreement_store.in_brief(look.session):
        if each.case in families:
            held[each.case].append(each)
    spells = payable.spells_of(look, held)
    balances, unsorted = store.balances(look.session), store.unsorted(look.session)
    returns = store.last_days(look.session)
    looks = note_store.latest_of(look.session, NoteKind.ACCOUNT)
    found = []
    for case, agreements in held.items():
        annual = Money(
            sum(
                each.annual_on(look.today).pence
                for each in streams(case, spells[case])
                if each.way is Way.DIRECT_PAYMENT
            )
        )
        if annual.pence <= 0:
            continue
        balance = balances.get(case, ZERO)
        found.append(
            Account(
                case,
                annual,
                Fraction(balance.pence * WEEKS_IN_A_YEAR, annual.pence),
                looks.get(case),
                returns.get(case),
                unsorted.get(case, ZERO),
                min((each.signed_on for each in agreements if each.signed_on), default=None),
            )
        )
    return found, balances


def _spent(look: Reading, families: Mapping[UUID, Listed], first: date) -> Spent:
    sums = [each for each in store.spent_since(look.session, first) if each[0] in families]
    return spent(_uses(look, sums))


def _uses(look: Reading, sums: Sequence[tuple[UUID, UUID, Money]]) -> Iterator[Use]:
    """By the item of the council's price list, never in the words of a child's plan."""
    titles, own = _titles(look), _("Support that the price list does not name")
    of_case: dict[UUID, list[tuple[UUID, Money]]] = defaultdict(list)
    for case, line, sum_ in sums:
        of_case[case].append((line, sum_))
    for case, parts in of_case.items():
        known = {
            line.id: line
            for plan in reversed(plan_store.of_case(look.session, case))
            for line in plan.plan.lines
        }
        for line, sum_ in parts:
            held = known.get(line)
            if held is not None:
                yield Use(case, titles.get(held.price_code, own), held.provider, sum_)


def _titles(look: Reading) -> dict[str, str]:
    """What the price list in force calls each of its items."""
    known = lists(look)
    return {each.code: each.title for each in known[0].items} if known else {}


def looked(desk: Desk, case: UUID, text: str, id_: UUID | None = None) -> Done[Note]:
    """Writes down that the account of a case was looked at today, and what was found.

    Refused: nothing is said, or the case is not open.
    """
    with desk.act("monitoring.look") as work:
        case_to_change(work, case)
        return work.done(_noted(work, case, text, free_id(work, NOTES, id_)))


def _noted(work: Work, case: UUID, text: str, id_: UUID) -> Note:
    me = work.actor
    note = typed(Note(id_, NoteKind.ACCOUNT, work.today, text, author=me.name))
    no_errors(check_note(note, work.today))
    extra = {"case": case, "written_by": me.id, "written_at": work.now}
    kept = NOTES.put(work.session, note, **extra)
    refresh(work, case)
    work.changed("note", kept.id, case)
    return kept


def export(desk: Desk) -> Done[bytes]:
    """What direct payments are spent on as CSV, as it is shown; that it was made is recorded."""
    allowed(desk, "monitoring.export")
    with desk.read("monitoring.export") as look:
        families = _families(desk, look, "monitoring.export")
        told = _spent(look, families, council_year_starts(look.today))
    return recorded(desk, "monitoring.export", "spent-on", as_csv(told), len(told.rows))


def as_csv(told: Spent) -> bytes:
    """A line for each service and provider; what is told together, and the whole, at the end."""
    rows: list[Sequence[Any]] = [(_("What"), _("From whom"), _("Families"), _("Spent"))]
    several = _("several, with few families each")
    rows += [
        (each.what, several if each.provider is None else each.provider, each.families, each.spent)
        for each in told.rows
    ]
    if told.hidden:
        rows.append((_("All that few families use, together"), "", "", told.together))
    rows.append((_("Together"), "", "", told.whole))
    return sheet(rows)
