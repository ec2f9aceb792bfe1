"""The diary: everything of one's cases that has a day, and which days are no working days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from ras_desktop.domain.caseload import Whose
from ras_desktop.domain.panel_meeting import MeetingState
from ras_desktop.domain.request import ANSWER_WITHIN
from ras_desktop.domain.today import Kind, Matter
from ras_desktop.domain.workday import WorkingDays
from ras_desktop.forms.workdays import bank_holidays, england
from ras_desktop.services.desk import Desk
from ras_desktop.services.today import with_reasons
from ras_desktop.services.today_known import Asked, parts
from ras_desktop.store import panel as panel_store
from ras_desktop.store.due import dues


@dataclass(frozen=True, slots=True)
class Diary:
    """What has a day from `first` to `last`, by day. `today` is today; `closed`: the bank holidays
    of these days with their names; `working`: how many working days there are."""

    today: date
    first: date
    last: date
    matters: tuple[Matter, ...]
    closed: Mapping[date, str]
    working: int

    def on(self, day: date) -> tuple[Matter, ...]:
        """What has this day."""
        return tuple(each for each in self.matters if each.due == day)


Source = Callable[[Asked, date, date], Iterator[Matter]]


def read(desk: Desk, first: date, last: date, whose: Whose = Whose.MY) -> Diary:
    """Reviews, meetings, ends of notices, answers and all else that is due, in the cases of `whose`
    that are worked on: from the first to the last day."""
    with desk.read("family.list") as look:
        asked = Asked(desk, look, whose)
        found = [each for source in SOURCES for each in source(asked, first, last)]
        matters = sorted(
            with_reasons(look, found), key=lambda each: (each.due, each.name, each.about)
        )
        days: WorkingDays = england(first)
        held = {day: name for day, name in bank_holidays(first).items() if first <= day <= last}
        working = sum(days.works(date.fromordinal(each)) for each in _days(first, last))
        return Diary(look.today, first, last, tuple(matters), held, working)


def _days(first: date, last: date) -> range:
    return range(first.toordinal(), last.toordinal() + 1)


def with_a_day(asked: Asked, first: date, last: date) -> Iterator[Matter]:
    """What is due, of every source that knows of dues."""
    slots = {UUID(id_): slot for id_, slot in asked.known.slots.items()}
    for part in parts(tuple(slots)):
        for case, each in dues(asked.session, part, asked.today):
            if first <= each.day <= last:
                yield asked.known.matter(
                    Kind.DUE, case, slots[case], None, each.day, each.code, each.subject
                )


def requests(asked: Asked, first: date, last: date) -> Iterator[Matter]:
    """Until when families hear about what they asked for."""
    by = partial(asked.known.each, Kind.REQUEST, asked.requests, lambda on: on + ANSWER_WITHIN)
    yield from (each for each in by() if each.due is not None and first <= each.due <= last)


def meetings(asked: Asked, first: date, last: date) -> Iterator[Matter]:
    """Meetings that are to be held: whole for who decides, by case for whose case it is."""
    decides = asked.desk.offers("panel.decide")
    if not asked.desk.offers("panel.read"):
        return
    for sitting in panel_store.sittings(asked.session):
        if not first <= sitting.on <= last or sitting.state is not MeetingState.PLANNED:
            continue
        on, subject = sitting.on, str(sitting.id)
        agenda = panel_store.of_meeting(asked.session, sitting.id)
        known = [each for each in agenda if each.case.hex in asked.known.slots]
        if decides and known:
            yield Matter(Kind.MEETING, due=on, subject=subject, many=len(known))
            continue
        for each in known:
            slot = asked.known.slots[each.case.hex]
            yield asked.known.matter(
                Kind.AT_PANEL, each.case, slot, each.on, on, subject=str(each.id)
            )


SOURCES: tuple[Source, ...] = (with_a_day, requests, meetings)
"""What the diary is made of: a stage whose things have a day gives a due and is here by that."""
