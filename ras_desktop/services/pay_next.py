"""Which payments are due next: of every rhythm that a signed agreement has, the earliest day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ras_desktop.domain.pay_run import Run, RunKind, RunState
from ras_desktop.domain.payment import Calendar, Rhythm
from ras_desktop.services import payable
from ras_desktop.services.desk import Reading
from ras_desktop.store import payable as payable_store


@dataclass(frozen=True, slots=True)
class NextRun:
    """The regular run that is due next, and the first day of its period."""

    kind: RunKind
    day: date


def next_run(look: Reading, every: Sequence[Run]) -> NextRun | None:
    """The run that is due next; None: no policy, or no such term, is known.

    What is paid once goes with any run: where nothing else is paid, with the four-weekly one.
    """
    calendars = payable.calendars(look)
    paid = payable_store.rhythms(look.session) - {Rhythm.ONE_OFF} or {Rhythm.FOUR_WEEKLY}
    found = []
    for rhythm in sorted(paid):
        day = _next(calendars[rhythm], every, look.today) if rhythm in calendars else None
        if day is not None:
            found.append(NextRun(RunKind(rhythm.value), day))
    return min(found, key=lambda each: each.day, default=None)


def _next(calendar: Calendar, every: Sequence[Run], today: date) -> date | None:
    """The first day of the period that is to be paid next; None: no such term is known."""
    kind = calendar.rhythm.value
    done = [
        each.first for each in every if each.kind.value == kind and each.state is RunState.SEALED
    ]
    try:
        now = calendar.period_of(today).first
        return calendar.first_after(max(done)) if done and max(done) >= now else now
    except ValueError:
        return None
