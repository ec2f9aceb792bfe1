"""What is payable of a case over time: the one place that knows (domain.stream).

Runs, the family's page, forecasts, reviews and notices all ask here. `spells_of` is where notices
and their reconsideration come in; nothing else may raise or lower what an agreement says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from ras_desktop.domain import package as packages
from ras_desktop.domain.agreement import Agreement
from ras_desktop.domain.closing_account import ClosingAccount
from ras_desktop.domain.money import Money
from ras_desktop.domain.payment import DAY, Rhythm
from ras_desktop.domain.reconsidered import looking
from ras_desktop.domain.stream import (
    Calendars,
    Key,
    Purse,
    Spell,
    Stream,
    in_force,
    shares_of,
    spells,
    streams,
    with_extra,
)
from ras_desktop.domain.uplift import apply as uplifted
from ras_desktop.services.desk import Reading
from ras_desktop.services.pay_calendar import calendar_of
from ras_desktop.store import agreement as agreement_store
from ras_desktop.store import closing_account as closing_store
from ras_desktop.store import notice as notice_store
from ras_desktop.store import reconsideration as store_again
from ras_desktop.store import uplift as uplift_store


def of_case(look: Reading, case: UUID) -> tuple[Stream, ...]:
    """The money of a case over time, by strand, way and payee; empty where nothing is signed."""
    held = agreement_store.of_case(look.session, case)
    told = streams(case, spells_of(look, {case: held})[case], shares_of(held))
    return with_extra(told, extra_of(closing_store.settled(look.session, (case,)).get(case, ())))


Extra = tuple[Purse, UUID, date, Money]


def extra_of(closings: Iterable[ClosingAccount]) -> tuple[Extra, ...]:
    """What settled last accounts leave to be paid by itself, from the day after."""
    return tuple(
        ((e.strand, e.way, e.payee_no), closing.agreement, closing.settled_on + DAY, e.amount)
        for closing in closings
        if closing.settled_on is not None
        for e in closing.covered
    )


def spells_of(
    look: Reading, agreements: Mapping[UUID, Sequence[Agreement]]
) -> dict[UUID, tuple[Spell, ...]]:
    """What is in force of these cases from day to day, for agreements that were read already.

    By case. A notice lowers it from its day on, and a lower agreement begins no earlier
    (`domain.package`); without notices agreements alone say it. Then rate uplifts raise it. Cases
    with a notice are read anew: whoever read in brief has no moments of signing.
    """
    noticed = notice_store.of_cases(look.session, tuple(agreements))
    lifted = uplift_store.lifted_of(look.session, agreements.keys())
    asked = store_again.of_cases(look.session, tuple(noticed)) if noticed else {}
    again = {case: tuple(map(looking, several)) for case, several in asked.items()}
    found = {}
    for case, held in agreements.items():
        if case in noticed:
            whole = agreement_store.of_case(look.session, case)
            rates = lifted.get(case, ())
            begun = packages.begins(whole, noticed[case], again.get(case, ()), rates)
            found[case] = packages.spells(begun)
        else:
            found[case] = uplifted(spells(held), lifted.get(case, ()))
    return found


def package_of(look: Reading, case: UUID, on: date | None = None) -> dict[Key, Money]:
    """What is paid a year on a day (today, if none is named), by strand and way."""
    return in_force(of_case(look, case), on or look.today)


def calendars(look: Reading) -> Calendars:
    """When periods begin, for every rhythm; empty where no policy is in force."""
    found = ((rhythm, calendar_of(look, rhythm, look.today)) for rhythm in Rhythm)
    return {rhythm: calendar for rhythm, calendar in found if calendar is not None}
