"""What the panel decided: how long it took, what was left unmet, what still arises from it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.dates import add_months
from ras_desktop.domain.family import Case
from ras_desktop.domain.panel import Decision, Forum, Verdict
from ras_desktop.domain.panel_times import Times, Way, times
from ras_desktop.domain.path import Stage
from ras_desktop.services import sight
from ras_desktop.services.clock import day_of
from ras_desktop.services.desk import Desk, Reading
from ras_desktop.store import panel as panel_store
from ras_desktop.store import request as request_store
from ras_desktop.store.issued import decision_letters
from ras_desktop.store.reached import reached


@dataclass(frozen=True, slots=True)
class Unmet:
    """An assessed need that a decision left unmet."""

    case: UUID
    number: str
    name: str
    area: str
    need: str
    reason: str
    on: date


@dataclass(frozen=True, slots=True)
class Report:
    """Decisions of a stretch of time: how many of each verdict, how long, what was left unmet."""

    first: date
    last: date
    verdicts: dict[Verdict, int]
    times: Times
    unmet: tuple[Unmet, ...]


class Matter(StrEnum):
    """What still arises from an earlier decision."""

    DEFERRED = "deferred"
    RATIFY = "ratify"
    RECOST = "recost"
    LETTER = "letter"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Arising:
    """One matter arising: of which case, from which day, by when it is needed, by whom.

    `again`: the day on which a case that was deferred was sent to the panel again.
    """

    kind: Matter
    case: UUID
    number: str
    name: str
    on: date
    by_when: date | None = None
    what: str = ""
    initials: str = ""
    again: date | None = None


def report(desk: Desk, first: date, last: date) -> Report:
    """The decisions from a first to a last day, of the cases that this person may know of."""
    with desk.read("panel.read") as look:
        letters = decision_letters(look.session)
        verdicts: dict[Verdict, int] = defaultdict(int)
        ways, unmet = [], []
        for case, each in _known(look, first):
            held = each.decided
            if held is None or each.verdict is None or not first <= held.on <= last:
                continue
            verdicts[each.verdict] += 1
            asked = [one.made_on for one in request_store.of_case(look.session, case.id)]
            earlier = [day for day in asked if day <= held.on]
            letter = letters.get(each.id)
            put = panel_store.PUTS.find(look.session, each.put) if each.put else None
            ways.append(
                Way(
                    max(earlier, default=None),
                    put.on if put is not None else held.on,
                    held.on,
                    day_of(letter) if letter is not None else None,
                )
            )
            unmet += _unmet(case, each)
        found = tuple(sorted(unmet, key=lambda one: (one.area, one.on, one.number)))
        return Report(first, last, dict(verdicts), times(ways), found)


def _known(look: Reading, first: date) -> list[tuple[Case, Decision]]:
    """The decisions since a day that stand, of the cases that this person may know of."""
    found = []
    for each in panel_store.standing_since(look.session, first):
        case = sight.known(look, each.case)
        if case is not None:
            found.append((case, each))
    return found


def _unmet(case: Case, decision: Decision) -> list[Unmet]:
    held = decision.decided
    assert held is not None
    needs = {each.id: each for each in held.question.needs}
    return [
        Unmet(
            case.id, case.number, case.child.full_name, needs[each.need].area,
            needs[each.need].words, each.reason, held.on,
        )
        for each in decision.unmet
        if each.need in needs
    ]  # fmt: skip


def arising(desk: Desk) -> tuple[Arising, ...]:
    """What still arises from earlier decisions, the longest first."""
    with desk.read("panel.read") as look:
        return arising_in(look)


def arising_in(look: Reading, answered: bool = False) -> tuple[Arising, ...]:
    """The same inside a transaction that is open: of the last twelve months.

    `answered`: also what was deferred and has been sent to the panel again since.
    """
    letters = decision_letters(look.session)
    held = _known(look, add_months(look.today, -12))
    latest: dict[UUID, date] = {}
    for case, each in held:
        if each.decided is not None:
            latest[case.id] = max(each.decided.on, latest.get(case.id, each.decided.on))
    marks = reached(look.session, tuple(latest), look.today) if latest else {}
    waits = {each.case: each.on for each in panel_store.open_puts(look.session)}
    found: list[Arising] = []
    for case, each in held:
        part = each.decided
        if part is None or part.on != latest[case.id]:
            continue

        def matter(kind: Matter, by: date | None = None, what: str = "") -> Arising:
            child, again = case.child, waits.get(case.id)  # noqa: B023
            return Arising(
                kind, case.id, case.number, child.full_name, part.on, by, what,  # noqa: B023
                child.initials, again,
            )  # fmt: skip

        if each.verdict is Verdict.DEFER and (answered or case.id not in waits):
            late = each.deferral
            kind = Matter.ANSWERED if case.id in waits else Matter.DEFERRED
            found.append(matter(kind, late.by_when, f"{late.needed} ({late.by_whom})"))
        if each.forum is Forum.URGENT and case.id in waits:
            found.append(matter(Matter.RATIFY))
        known = marks.get(case.id)
        done = [one for one in known.finished if one.stage is Stage.PANEL] if known else []
        if any(one.open == "recost" for one in done):
            found.append(matter(Matter.RECOST))
        if each.id not in letters and (look.today - part.on).days <= WITHIN:
            found.append(matter(Matter.LETTER))
    return tuple(sorted(found, key=_order))


def _order(one: Arising) -> tuple[bool, date, str]:
    """Letters last: they are the worker's to send, the rest is the panel's own."""
    return one.kind is Matter.LETTER, one.on, one.number


WITHIN = 56
"""Days for which a letter that was not sent arises at the next meetings."""
