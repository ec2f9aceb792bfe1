"""What is payable of a case over time: the one place that knows (domain.package).

Runs, the family's page, forecasts, reviews and notices all ask here. `changes_in` is where notices
and their reconsideration come in; nothing else may raise or lower what an agreement says.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from ras_desktop.domain.agreement import Agreement
from ras_desktop.domain.money import Money
from ras_desktop.domain.package import Calendars, Changed, Key, Stream, in_force, streams
from ras_desktop.domain.payment import Rhythm
from ras_desktop.services.desk import Reading
from ras_desktop.services.open_agreement import calendar_of
from ras_desktop.store import agreement as agreement_store


def of_case(look: Reading, case: UUID) -> tuple[Stream, ...]:
    """The money of a case over time, by strand and way; empty where nothing is signed."""
    held = agreement_store.of_case(look.session, case)
    return streams_of(look, held)


def streams_of(look: Reading, agreements: Sequence[Agreement]) -> tuple[Stream, ...]:
    """The same for agreements of one case that were read already."""
    return streams(agreements, changes_in(look, {each.case for each in agreements}))


def changes_in(look: Reading, cases: set[UUID]) -> tuple[Changed, ...]:
    """What changed the amounts of these cases since they were signed, later decided later.

    There is nothing yet that does: notices (docs/decisions/016) add theirs here.
    """
    return ()


def package_of(look: Reading, case: UUID, on: date | None = None) -> dict[Key, Money]:
    """What is paid a year on a day (today, if none is named), by strand and way."""
    return in_force(of_case(look, case), on or look.today)


def calendars(look: Reading) -> Calendars:
    """When periods begin, for every rhythm; empty where no policy is in force."""
    found = ((rhythm, calendar_of(look, rhythm, look.today)) for rhythm in Rhythm)
    return {rhythm: calendar for rhythm, calendar in found if calendar is not None}
