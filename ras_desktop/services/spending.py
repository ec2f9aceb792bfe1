"""Will the money last until March? Commitments of the council's year, from the schedules.

Every figure is a sum of dated instalments of signed agreements (`services.payable`); what waits
for a decision or a signature stands apart. Somebody whose role reaches only a team's cases sees
these, and is told that the council's budget cannot be judged by them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from ras_desktop.domain import spending as rules
from ras_desktop.domain.agreement import PAID, Agreement, in_force
from ras_desktop.domain.caseload import Column, Filters
from ras_desktop.domain.family import CaseState
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.pause import effective
from ras_desktop.domain.payment import Amount, Instalment, Pause, Rhythm, schedule
from ras_desktop.domain.permission import Reach, furthest
from ras_desktop.domain.policy import PolicyCode
from ras_desktop.domain.spending import Coming, Commitment, Forecast
from ras_desktop.domain.stream import Calendars, Stream, dues, streams
from ras_desktop.services import payable, spending_waiting
from ras_desktop.services.caseload import lines_of, reader
from ras_desktop.services.desk import Desk, Done, Reading
from ras_desktop.services.export import allowed, recorded, sheet
from ras_desktop.services.panel import policy_of
from ras_desktop.services.spending_waiting import Waiting
from ras_desktop.store import agreement as agreement_store
from ras_desktop.store import payment as payment_store
from ras_desktop.wording import _
from ras_desktop.wording.request import STRANDS

Report = Callable[[int, int], None]
"""Told how many agreements of how many are gone through; may raise to stop."""

EVERY = 200


@dataclass(frozen=True, slots=True)
class Family:
    """Whose money it is, as a list names them."""

    case: UUID
    number: str
    name: str
    born: date | None
    open: bool


@dataclass(frozen=True, slots=True)
class Spending:
    """The council's year. `unread`: agreements without a schedule, since no term is known for
    their days; `whole`: whether the reader's role reaches every case that is not restricted;
    `bought`: what the council buys itself a year (notional), which is in no sum here.
    """

    today: date
    forecast: Forecast
    commitments: tuple[Commitment, ...]
    coming: tuple[Coming, ...]
    waiting: tuple[Waiting, ...]
    families: Mapping[UUID, Family]
    whole: bool
    unread: tuple[UUID, ...] = ()
    bought: Money = ZERO
    findings: Findings = ()

    @property
    def waits(self) -> Money:
        """What of all that waits would be due to 31 March."""
        return total(each.in_year for each in self.waiting)


@dataclass(slots=True)
class _Gathered:
    commitments: list[Commitment] = field(default_factory=list)
    coming: list[Coming] = field(default_factory=list)
    unread: list[UUID] = field(default_factory=list)
    bought: Money = ZERO


@dataclass(frozen=True, slots=True)
class _Rules:
    """What every case is counted by: the calendars, today, the age of an adult, agreed pauses."""

    calendars: Calendars
    today: date
    adult: int
    pauses: Mapping[UUID, tuple[Pause, ...]]

    @property
    def last(self) -> date:
        """31 March."""
        return rules.year_ends(self.today)


def of_year(desk: Desk, report: Report | None = None) -> Spending:
    """The council's year in which today falls. LookupError: no policy is in force."""
    with desk.read("spending.read") as look:
        families = _families(desk, look)
        policy = policy_of(look)
        held: dict[UUID, list[Agreement]] = defaultdict(list)
        for each in agreement_store.in_brief(look.session):
            if each.case in families:
                held[each.case].append(each)
        found = _Gathered()
        agreed = payment_store.agreed_pauses(look.session).items()
        by = _Rules(
            payable.calendars(look), look.today, policy.whole(PolicyCode.ADULT, look.today),
            {case: effective(each) for case, each in agreed},
        )  # fmt: skip
        spells = payable.spells_of(look, held)
        for at, (case, agreements) in enumerate(held.items()):
            if report is not None and at % EVERY == 0:
                report(at, len(held))
            _commit(found, streams(case, spells[case]), by, families[case].born)
            found.bought += _bought(agreements, look.today)
        budget = policy.money(PolicyCode.BUDGET, look.today)
        return _told(look, found, budget, families)


def _bought(agreements: Iterable[Agreement], today: date) -> Money:
    """What the council buys itself a year under what is in force on a day."""
    now = in_force(agreements, today)
    return total(part.amount for each in now for part in each.parts if part.way not in PAID)


def _told(look: Reading, found: _Gathered, budget: Money, families: dict[UUID, Family]) -> Spending:
    months = ((each.strand, each.months) for each in found.commitments)
    forecast = rules.forecast(months, look.today, budget)
    paid: dict[UUID, Money] = {}
    for each in found.commitments:
        paid[each.case] = paid.get(each.case, ZERO) + each.annual
    open_ = {case for case, each in families.items() if each.open}
    waiting = tuple(spending_waiting.of(look, open_, paid))
    whole = furthest("spending.read", look.actor.roles) is Reach.ALL
    told = Spending(
        look.today, forecast, tuple(found.commitments), rules.joined(found.coming), waiting,
        families, whole, tuple(found.unread), found.bought,
    )  # fmt: skip
    said = rules.check(forecast, told.waits) if whole else (Finding("spending.team_only"),)
    if told.unread:
        said = (*said, Finding("spending.no_term", values={"count": len(told.unread)}))
    named = {each.case for each in told.commitments} | {each.case for each in told.coming}
    named |= {each.case for each in waiting} | set(told.unread)
    shown = {case: each for case, each in families.items() if case in named}
    return replace(told, findings=said, families=shown)


def _commit(found: _Gathered, told: Sequence[Stream], by: _Rules, born: date | None) -> None:
    """Everything of one case: its strands' months, what comes, or that it cannot be said."""
    commitments: list[Commitment] = []
    coming: list[Coming] = []
    due: list[Instalment] = []
    case = told[0].case if told else None
    if case is None:
        return
    pauses = by.pauses.get(case, ())
    try:
        for each in told:
            instalments = [one.instalment for one in dues(each, pauses, by.calendars, by.last)]
            months = rules.by_month(instalments, by.today)
            annual = each.annual_on(by.today)
            for span in each.spans:
                pays = partial(_pays, by, span.rhythm, pauses)
                coming += rules.coming(case, span.amounts, pays, by.today)
            if any(months) or annual:
                commitments.append(Commitment(case, each.strand, each.way, annual, months))
                due += instalments
    except (ValueError, KeyError):  # termly, and no such term is known; or no policy
        found.unread.append(case)
        return
    found.commitments += commitments
    found.coming += coming
    grown = rules.adult(case, born, by.adult, due, by.today) if due else None
    if grown is not None and grown.difference:
        found.coming.append(grown)


def _pays(
    by: _Rules, rhythm: Rhythm, pauses: Sequence[Pause], dated: Sequence[Amount]
) -> tuple[Instalment, ...]:
    return schedule(dated, pauses, by.calendars[rhythm], by.last)


def _families(desk: Desk, look: Reading) -> dict[UUID, Family]:
    """Every case that may be known of, in whatever state."""
    lines = lines_of(desk, look)
    slots = lines.passing(
        lines.order(Column.NAME).slots, Filters(states=frozenset()), reader(look, "spending.read")
    )
    held = (lines.line(slot) for slot in slots)
    going_on = (CaseState.OPEN, CaseState.ON_HOLD)
    return {
        each.id: Family(each.id, each.number, each.name, each.born, each.state in going_on)
        for each in held
    }


# ---------------------------------------------------------------- as a file


def export(desk: Desk) -> Done[bytes]:
    """The commitments, one line each with its twelve months, as CSV; that it was made is recorded.

    Nothing typed by anybody can act as a formula; sums are plain numbers of pounds.
    """
    allowed(desk, "spending.export")
    told = of_year(desk)
    return recorded(desk, "spending.export", "spending", as_csv(told), len(told.commitments))


def as_csv(told: Spending) -> bytes:
    """UTF-8 with a byte-order mark; at the end the sums of the months, the budget, what is left."""
    months = told.forecast.months
    head = [_("Case number"), _("Family"), _("Strand"), _("A year, today")]
    rows: list[Sequence[Any]] = [
        (*head, *(each.first.strftime("%Y-%m") for each in months), _("In the year"))
    ]
    for each in told.commitments:
        family = told.families[each.case]
        said = (family.number, family.name, _(STRANDS[each.strand.value]), each.annual)
        rows.append((*said, *each.months, each.year))
    whole = told.forecast
    sums = (each.whole for each in months)
    rows.append((_("All"), "", "", "", *sums, whole.committed))
    for name, sum_ in ((_("Budget"), whole.budget), (_("Left"), whole.left)):
        rows.append((name, *[""] * (3 + len(months)), sum_))
    return sheet(rows)
