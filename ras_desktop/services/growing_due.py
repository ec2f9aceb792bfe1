"""What growing up asks of many children at once: for Today and for the managers' list.

A caseload's births are in memory (`services.lines`): only children near or past a milestone, of
whom something is still open, are looked at one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from uuid import UUID

from ras_desktop.domain.arrangement import OPEN_STILL, Arrangement
from ras_desktop.domain.dates import age_on
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.family import OLDEST
from ras_desktop.domain.growing import Milestone, milestones
from ras_desktop.domain.growing_tasks import Coming, Known, TaskDone, coming, leads
from ras_desktop.domain.policy import Policy
from ras_desktop.services import scheme as schemes
from ras_desktop.services.desk import Reading
from ras_desktop.store import growing as store

DAY = timedelta(days=1)
PART = 500
"""Cases that one question asks of."""

Births = Mapping[UUID, str]
"""Case → the child's date of birth, as ISO text."""


def waiting(look: Reading, births: Births, until: date) -> Iterator[tuple[UUID, Coming]]:
    """Milestones of these children of which something is due by a day, unsettled ones only."""
    policy = policy_or_none(look)
    if policy is None:
        return
    open_ = _open(look, births, policy, until)
    for case, every in of_many(look, births, policy, tuple(open_)):
        for each in every:
            if each.milestone in open_[case] and each.due is not None and each.due[0] <= until:
                yield case, each


def policy_or_none(look: Reading) -> Policy | None:
    """The policy in force, or None: a list then says nothing of growing up."""
    head = schemes.edition_on(look, EditionKind.POLICY, look.today)
    if head is None:
        return None
    policy: Policy = schemes.part_of(look, EditionKind.POLICY, head.id)
    return policy


def _open(
    look: Reading, births: Births, policy: Policy, until: date
) -> dict[UUID, frozenset[Milestone]]:
    """The children with a milestone that is near or past and not settled."""
    settled: dict[UUID, set[Milestone]] = defaultdict(set)
    for case, milestone, what in store.standing(look.session):
        if what in {each.value for each in OPEN_STILL}:
            settled[case].discard(Milestone(milestone))
        else:
            settled[case].add(Milestone(milestone))
    youngest = _youngest(policy, look.today, until + leads(policy, look.today).longest)
    found: dict[UUID, set[Milestone]] = defaultdict(set)
    for milestone, last in youngest.items():
        iso = last.isoformat()
        for case, born in births.items():
            if born <= iso and milestone not in settled.get(case, ()):
                found[case].add(milestone)
    return {case: frozenset(each) for case, each in found.items()}


def _days(policy: Policy, today: date, born: date) -> Mapping[Milestone, date]:
    return {each.milestone: each.on for each in milestones(born, policy, today, timedelta(0))}


def _youngest(policy: Policy, today: date, until: date) -> dict[Milestone, date]:
    """For each milestone the last date of birth that reaches it by a day: later births do not."""
    found = {}
    for milestone in Milestone:
        early, late = date(1900, 1, 1), until
        while early < late:
            middle = early + (late - early + DAY) // 2
            if _days(policy, today, middle)[milestone] <= until:
                early = middle
            else:
                late = middle - DAY
        found[milestone] = early
    return found


def of_many(
    look: Reading, births: Births, policy: Policy, cases: tuple[UUID, ...]
) -> Iterator[tuple[UUID, tuple[Coming, ...]]]:
    """Every milestone of these children, but for what cannot concern them.

    Left out: control of a SEN budget where there is no EHC plan and nothing was written down.
    """
    told_by = leads(policy, look.today)
    for start in range(0, len(cases), PART):
        part = cases[start : start + PART]
        done: dict[UUID, list[TaskDone]] = defaultdict(list)
        for task in store.done_in(look.session, part):
            done[task.case].append(task)
        told: dict[UUID, list[Arrangement]] = defaultdict(list)
        for each in store.arranged_in(look.session, part):
            told[each.case].append(each)
        opened = store.opened_on(look.session, part)
        for case in part:
            born = date.fromisoformat(births[case])
            if case not in opened or born > look.today or age_on(born, look.today) > OLDEST:
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
