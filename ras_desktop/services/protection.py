"""What the notices of a stretch of time protect, over the cases that somebody may know of."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from ras_desktop.domain import protection as rules
from ras_desktop.domain.caseload import Column, Filters
from ras_desktop.domain.protection import Protection
from ras_desktop.services import package
from ras_desktop.services.caseload import lines_of, reader
from ras_desktop.services.desk import Desk
from ras_desktop.services.pay_calendar import calendar_of
from ras_desktop.store import notice as notice_store
from ras_desktop.store import reconsideration as reconsideration_store


def report(desk: Desk, first: date, last: date) -> Protection:
    """Notices from a first to a last day, and what is paid by month because of them."""
    with desk.read("review.report") as look:
        lines, who = lines_of(desk, look), reader(look, "review.report")
        slots = lines.passing(lines.order(Column.DUE).slots, Filters(states=frozenset()), who)
        ids = lines.column("id")
        known = tuple(UUID(ids[slot]) for slot in slots)
        found = notice_store.of_cases(look.session, known)
        notices = [each for held in found.values() for each in held if each.ground is None]
        asked = reconsideration_store.of_cases(look.session, tuple(found))
        waits = frozenset(
            each.notice for held in asked.values() for each in held if each.is_open and each.waits
        )
        calendars = {each.rhythm: calendar_of(look, each.rhythm, look.today) for each in notices}
        months = []
        for each in notices:
            calendar = calendars[each.rhythm]
            if calendar is not None:
                told = package.told(look, each.case)
                months.append(rules.by_month(told, each, calendar, last))
    return rules.report(notices, waits, months, first, last)
