"""The reviews of a stretch of time, over the cases that somebody may know of."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from ras_desktop.domain import review_report as rules
from ras_desktop.domain.caseload import Column, Filters
from ras_desktop.domain.review_report import ReviewReport
from ras_desktop.services.caseload import lines_of, reader
from ras_desktop.services.desk import Desk
from ras_desktop.store import review as review_store
from ras_desktop.store.due import review_days


def report(desk: Desk, first: date, last: date) -> ReviewReport:
    """What was held from a first to a last day, and what is overdue today.

    Held reviews count whatever became of the case since; overdue ones only where it goes on.
    """
    with desk.read("review.report") as look:
        lines, who = lines_of(desk, look), reader(look, "review.report")
        slots = lines.passing(lines.order(Column.DUE).slots, Filters(states=frozenset()), who)
        ids = lines.column("id")
        known = {UUID(ids[slot]) for slot in slots}
        told = [each for each in review_store.told(look.session, first, last) if each.case in known]
        overdue = [
            (look.today - day).days
            for case, day in review_days(look.session, look.today)
            if case in known and day < look.today
        ]
    return rules.report(told, first, last, overdue)
