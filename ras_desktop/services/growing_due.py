"""What growing up asks of many children at once: for Today and for the managers' list.

A caseload's births are in memory (`services.lines`): only children near or past a milestone, of
whom something is still open, are looked at one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from ras_desktop.domain.arrangement import OPEN_STILL, Arrangement
from ras_desktop.domain.dates import age_on
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.family import OLDEST
from ras_desktop.domain.growing import Ages, Milestone, ages, day_of
from ras_desktop.domain.growing_tasks import (
    Coming,
    Known,
    Task,
    TaskDone,
    coming,
    leads,
    next_due,
)
from ras_desktop.domain.policy import Policy
from ras_desktop.services import scheme as schemes
from ras_desktop.services.desk import Reading
from ras_desktop.store import growing as store

DAY = timedelta(days=1)
PART = 500
"""Cases that one question asks of."""

Births = Mapping[UUID, str]
"""Case → the child's date of birth, as ISO text."""

Written = Mapping[str, str]
"""The same by the 32 digits of the case: an identifier is made only of those that are near."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something of a milestone of a child that is due: its day and its code."""

    case: UUID
    milestone: Milestone
    due: date
    code: str


def waiting(look: Reading, births: Written, until: date) -> Iterator[Waiting]:
    """Milestones of these children of which something is due by a day, unsettled ones only.

    It asks for no more than the next day needs: a page that shows tasks asks `of_many`.
    """
    policy = policy_or_none(look)
    if policy is None:
        return
    told, told_by = ages(policy, look.today), leads(policy, look.today)
    near = _near(births, told, until + told_by.longest)
    born_on = {case: date.fromisoformat(births[case.hex]) for case in near}
    for part in _parts(tuple(near)):
        held = store.standing(look.session, part)
        for case in part:
            near[case] = [each for each in near[case] if _is_open(held.get((case, each.value)))]
        left = tuple(case for case in part if near[case])
        opened = store.opened_on(look.session, left)
        done: dict[UUID, set[Task]] = defaultdict(set)
        for case, task in store.tasks_in(look.session, left):
            done[case].add(Task(task))
        for case in left:
            born = born_on[case]
            if case not in opened or _not_now(born, look.today):
                continue
            since, plan = opened[case]
            for each in near[case]:
                asked = (case, each.value) in held
                if each is Milestone.SEN_CONTROL and not (plan or asked):
                    continue
                on = day_of(each, born, told)
                due, code = next_due(each, on, done[case], asked, since, told_by)
                if due <= until:
                    yield Waiting(case, each, due, code)


def _is_open(what: str | None) -> bool:
    """Whether a milestone is still to be settled, by what was written down last."""
    return what is None or what in _STILL


def _not_now(born: date, today: date) -> bool:
    """Whether nothing can be said of the child: not born yet, or older than budgets go."""
    return born > today or age_on(born, today) > OLDEST


_STILL = frozenset(each.value for each in OPEN_STILL)


def policy_or_none(look: Reading) -> Policy | None:
    """The policy in force, or None: a list then says nothing of growing up."""
    head = schemes.edition_on(look, EditionKind.POLICY, look.today)
    if head is None:
        return None
    policy: Policy = schemes.part_of(look, EditionKind.POLICY, head.id)
    return policy


def _near(births: Written, told: Ages, until: date) -> dict[UUID, list[Milestone]]:
    """The children who have reached a milestone by a day, with all of those."""
    last = {each: _youngest(each, told, until).isoformat() for each in Milestone}
    late = max(last.values())
    return {
        UUID(case): [each for each, iso in last.items() if born <= iso]
        for case, born in births.items()
        if born <= late
    }


def _youngest(milestone: Milestone, told: Ages, until: date) -> date:
    """The last date of birth that reaches a milestone by a day: later births do not."""
    early, late = date(1900, 1, 1), until
    while early < late:
        middle = early + (late - early + DAY) // 2
        if day_of(milestone, middle, told) <= until:
            early = middle
        else:
            late = middle - DAY
    return early


def _parts(cases: tuple[UUID, ...]) -> Iterator[tuple[UUID, ...]]:
    for start in range(0, len(cases), PART):
        yield cases[start : start + PART]


def of_many(
    look: Reading, births: Births, policy: Policy, cases: tuple[UUID, ...]
) -> Iterator[tuple[UUID, tuple[Coming, ...]]]:
    """Every milestone of these children, but for what cannot concern them.

    Left out: control of a SEN budget where there is no EHC plan and nothing was written down.
    """
    told_by = leads(policy, look.today)
    for part in _parts(cases):
        done: dict[UUID, list[TaskDone]] = defaultdict(list)
        for task in store.done_in(look.session, part):
            done[task.case].append(task)
        told: dict[UUID, list[Arrangement]] = defaultdict(list)
        for each in store.arranged_in(look.session, part):
            told[each.case].append(each)
        opened = store.opened_on(look.session, part)
        for case in part:
            born = date.fromisoformat(births[case])
            if case not in opened or _not_now(born, look.today):
                continue
            since, plan = opened[case]
            held = Known(born, since, tuple(done[case]), tuple(told[case]))
            every = coming(held, policy, look.today, told_by)
            yield (
                case,
                tuple(
                    one
                    for one in every
                    if plan or one.arranged or one.milestone is not Milestone.SEN_CONTROL
                ),
            )
