"""Money that is not committed yet: asked of the panel, or decided and not signed."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ras_desktop.domain import spending as rules
from ras_desktop.domain.agreement import PAID
from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.panel import GRANTS
from ras_desktop.domain.payment import Amount, Rhythm, schedule
from ras_desktop.services import payable
from ras_desktop.services.desk import Reading
from ras_desktop.store import agreement as agreement_store
from ras_desktop.store import panel as panel_store
from ras_desktop.store.plan import read_sums


@dataclass(frozen=True, slots=True)
class Waiting:
    """Money that is not committed yet: asked of the panel, or decided and not signed.

    `more`: a year, above what the family has now; `in_year`: of it to 31 March, if it began on
    `starts`.
    """

    case: UUID
    decided: bool
    starts: date
    more: Money
    in_year: Money


def of(look: Reading, cases: Container[UUID], paid: Mapping[UUID, Money]) -> Iterator[Waiting]:
    """What the panel is asked for, then what is decided and not signed, of these cases. `paid`:
    what each has a year now."""
    asked = set()
    for put in panel_store.open_puts(look.session):
        if put.case in cases:
            asked.add(put.case)
            sum_ = total(each.amount for each in put.question.lines if each.way in PAID)
            yield _to_come(look, put.case, False, look.today, sum_, paid)
    for case, starts, sum_ in unsigned_sums(look):
        if case in cases and case not in asked:
            yield _to_come(look, case, True, max(starts or look.today, look.today), sum_, paid)


def _to_come(
    look: Reading, case: UUID, decided: bool, starts: date, annual: Money,
    paid: Mapping[UUID, Money],
) -> Waiting:  # fmt: skip
    more = annual - paid.get(case, ZERO)
    calendar = payable.calendars(look).get(Rhythm.FOUR_WEEKLY)
    last = rules.year_ends(look.today)
    if calendar is None or starts > last:
        return Waiting(case, decided, starts, more, ZERO)
    sign = -1 if more < ZERO else 1
    dated = (Amount(Money(abs(more.pence)), starts),)
    in_year = total(rules.by_month(schedule(dated, (), calendar, last), look.today))
    return Waiting(case, decided, starts, more, Money(sign * in_year.pence))


def unsigned_sums(look: Reading) -> Iterator[tuple[UUID, date | None, Money]]:
    """Case, first day and sum a year of every last granting decision without a signed agreement."""
    done = agreement_store.signed_decisions(look.session)
    latest: dict[UUID, panel_store.Line] = {}
    for line in panel_store.lines(look.session):
        before = latest.get(line.case)
        if line.verdict in GRANTS and (before is None or before.on <= line.on):
            latest[line.case] = line
    for case, line in latest.items():
        if line.id not in done:
            sums = read_sums(line.sums)
            annual = total(sum_ for (_strand, way), sum_ in sums.items() if way in PAID)
            if annual:
                yield case, line.starts, annual
