"""What needs me: what is due, what was left open, what was decided, and what waits for others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from ras_desktop.domain.caseload import Whose
from ras_desktop.domain.sort import Group
from ras_desktop.domain.today import Matter, counts, ordered
from ras_desktop.services import today_sources
from ras_desktop.services.desk import Desk, Reading
from ras_desktop.services.today_known import Asked, parts
from ras_desktop.store import put_off as put_off_store


@dataclass(frozen=True, slots=True)
class Today:
    """Everything that waits, in order, and how many of each group; `day` is today."""

    day: date
    matters: tuple[Matter, ...]
    counts: dict[Group, int]


def read(desk: Desk, whose: Whose = Whose.MY) -> Today:
    """What waits in the cases of `whose` that are worked on; drafts are always one's own.

    A manager always sees the assessments of the whole team that wait to be confirmed, the panel's
    chair those of every team; but nobody those that they sealed themselves.
    """
    with desk.read("family.list") as look:
        asked = Asked(desk, look, whose)
        matters = [each for source in today_sources.SOURCES for each in source(asked)]
        found = ordered(with_reasons(look, matters), look.today)
        return Today(look.today, found, counts(found, look.today))


def with_reasons(look: Reading, matters: Iterable[Matter]) -> Iterator[Matter]:
    """What waits, with what was said when it was put off."""
    found = tuple(matters)
    said = {}
    for part in parts(tuple({each.case for each in found if each.case is not None})):
        said.update(put_off_store.latest(look.session, part))
    for each in found:
        held = said.get((each.case, each.what)) if said and each.case is not None else None
        yield each if held is None else replace(each, put_off=held)
