"""Growing up: what comes with the next birthday, tasks that were done, and what was arranged.

Nothing here changes a payment (domain.md §6.2): an arrangement is written down, and a new
agreement, a decision or a notice follows by its own rules.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from ras_desktop.domain import agreement as agreements
from ras_desktop.domain import arrangement as rules
from ras_desktop.domain.agreement import PAID, Part
from ras_desktop.domain.arrangement import About, Arrangement
from ras_desktop.domain.family import OLDEST, Case
from ras_desktop.domain.finding import Finding, Findings, Refused
from ras_desktop.domain.growing import check_born, milestones
from ras_desktop.domain.growing_tasks import (
    Coming,
    Known,
    Task,
    TaskDone,
    check_done,
    coming,
    next_of,
)
from ras_desktop.domain.policy import Policy, PolicyCode
from ras_desktop.domain.request import Strand
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.services.panel import policy_of
from ras_desktop.services.record import (
    case_to_change,
    case_to_read,
    free_id,
    no_errors,
    typed,
)
from ras_desktop.store import agreement as agreement_store
from ras_desktop.store import growing as store
from ras_desktop.store.assessment import hold
from ras_desktop.store.growing import ARRANGEMENTS, TASKS_DONE


@dataclass(frozen=True, slots=True)
class Growing:
    """Growing up of one child. `found`: why nothing can be counted (no, or no possible birth date);
    `next`: the first milestone that is not settled; `paid`: what is paid now, by strand and way;
    `about`: what an arrangement is checked against (its `held` is that of the milestone)."""

    case: Case
    found: Findings
    every: tuple[Coming, ...]
    next: Coming | None
    paid: tuple[Part, ...]
    about: About | None
    today: date


def read(desk: Desk, case: UUID) -> Growing:
    """What comes with the next birthdays of a child, and what must be done before."""
    with desk.read("growing.read") as look:
        return of(look, case_to_read(look, case))


def of(look: Reading, case: Case) -> Growing:
    """The same in a look that is open: for the hand-over pack."""
    found = _born(case, look.today)
    paid = paid_now(look, case.id)
    if found or case.child.born is None:
        return Growing(case, found, (), None, paid, None, look.today)
    every = coming(known(look, case), policy_of(look), look.today)
    asked = about(look, case, ())
    return Growing(case, (), every, next_of(every), paid, asked, look.today)


def known(look: Reading, case: Case) -> Known:
    """What the rules need of a child whose date of birth is recorded."""
    assert case.child.born is not None
    return Known(
        case.child.born,
        case.opened_on,
        store.done_of(look.session, case.id),
        store.arranged_of(look.session, case.id),
    )


def paid_now(look: Reading, case: UUID) -> tuple[Part, ...]:
    """What is paid as money now: the parts of the agreements in force."""
    held = agreements.in_force(agreement_store.of_case(look.session, case), look.today)
    return tuple(part for each in held for part in each.parts if part.way in PAID)


def tick(
    desk: Desk, case: UUID, task: Task, on: date, note: str = "", id_: UUID | None = None
) -> Done[TaskDone]:
    """Writes down that a task was done on a day. The same again changes nothing.

    Refused: a day to come or before the birth; somebody has written it down otherwise already.
    """
    with desk.act("growing.tick") as work:
        held = case_to_change(work, case)
        hold(work.session, case)
        born = _counted(held, work.today)
        no_errors(check_done(on, born, work.today))
        note = typed(note).strip()
        done = _done(work, case, task)
        if done is not None:
            if (done.on, done.note) == (on, note):
                return work.done(done)
            values = {"name": done.by_name, "day": done.on}
            raise Refused(Finding("growing.done.already", "on", values))
        bare = TaskDone(
            free_id(work, TASKS_DONE, id_), case, task, on, note, work.actor.id, work.actor.name
        )
        kept = TASKS_DONE.put(work.session, bare)
        work.changed("growing", kept.id, case)
        return work.done(kept)


def untick(desk: Desk, case: UUID, task: Task) -> Done[None]:
    """A task was not done after all. The log keeps what stood there; twice changes nothing."""
    with desk.act("growing.tick") as work:
        case_to_change(work, case)
        done = _done(work, case, task)
        if done is not None:
            TASKS_DONE.drop(work.session, done)
            work.changed("growing", done.id, case)
        return work.done(None)


def arrange(desk: Desk, wanted: Arrangement, seen: UUID | None) -> Done[Arrangement]:
    """Writes down what is arranged at an age; what stood before stays readable. Moves no money.

    `seen`: the arrangement of that milestone that the person saw. Refused: every rule of
    `domain.arrangement.check`; somebody has arranged it otherwise meanwhile.
    """
    with desk.act("growing.arrange") as work:
        case = case_to_change(work, wanted.case)
        hold(work.session, case.id)  # who arranges at the same time comes after this one
        told = store.arranged_of(work.session, case.id)
        twin = next((each for each in told if each.id == wanted.id), None)
        if twin is not None and twin.case == case.id:
            return work.done(twin)
        held = [each for each in told if each.milestone is wanted.milestone]
        if (held[-1].id if held else None) != seen:
            raise Refused(Finding("growing.moved_on", values={"name": held[-1].by_name}))
        whole = replace(
            typed(wanted),
            id=free_id(work, ARRANGEMENTS, wanted.id),
            by=work.actor.id,
            by_name=work.actor.name,
            at=work.now,
            number=len(held) + 1,
            version=0,
        )
        no_errors(rules.check(whole, about(work, case, tuple(held))))
        kept = ARRANGEMENTS.put(work.session, whole)
        work.changed("growing", kept.id, case.id)
        return work.done(kept)


def about(look: Reading, case: Case, held: tuple[Arrangement, ...]) -> About:
    """What an arrangement of a case is checked against. Refused: no possible date of birth."""
    born = _counted(case, look.today)
    policy = policy_of(look)
    days = {each.milestone: each.on for each in milestones(born, policy, look.today, timedelta(0))}
    sen = any(part.strand is Strand.SEN and part.amount for part in paid_now(look, case.id))
    return About(born, days, look.today, held, sen, fresh(policy, look.today))


def fresh(policy: Policy, day: date) -> timedelta:
    """How old consent may be and still count as given for the change."""
    return timedelta(weeks=policy.whole(PolicyCode.GROWING_CONSENT, day))


def _done(work: Work, case: UUID, task: Task) -> TaskDone | None:
    done = store.done_of(work.session, case)
    return next((each for each in done if each.task is task), None)


def _born(case: Case, today: date) -> Findings:
    if case.child.born is None:
        return (Finding("growing.born.missing", "born"),)
    return check_born(case.child.born, today, OLDEST)


def _counted(case: Case, today: date) -> date:
    no_errors(_born(case, today))
    assert case.child.born is not None
    return case.child.born
