"""What must be done before a birthday (word: growing): tasks, when each is due, how it stands.

domain.md §6.2; P 3, 13. Lead times are the council's settings (`growing.…_weeks` of the policy).
Nothing here moves money: payments go on as they are until somebody decides.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.arrangement import OPEN_STILL, Arrangement
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.growing import Milestone, milestones
from ras_desktop.domain.policy import Policy, PolicyCode


class Task(StrEnum):
    """One thing to be done before a milestone, in the order in which they come."""

    TELL_TEAM = "tell-team"
    EXPLAIN_CHOICE = "explain-choice"
    CHOICE_CAPACITY = "choice-capacity"
    EXPLAIN_SEN = "explain-sen"
    SEN_CAPACITY = "sen-capacity"
    ASK_ADULTS = "ask-adults"
    HAND_OVER = "hand-over"
    CHASE_ADULTS = "chase-adults"
    AFTER = "after"


BEFORE: Mapping[Task, tuple[Milestone, PolicyCode]] = {
    Task.TELL_TEAM: (Milestone.TRANSITIONS, PolicyCode.GROWING_TELL_TEAM),
    Task.EXPLAIN_CHOICE: (Milestone.OWN_CHOICE, PolicyCode.GROWING_EXPLAIN),
    Task.CHOICE_CAPACITY: (Milestone.OWN_CHOICE, PolicyCode.GROWING_CAPACITY),
    Task.EXPLAIN_SEN: (Milestone.SEN_CONTROL, PolicyCode.GROWING_EXPLAIN),
    Task.SEN_CAPACITY: (Milestone.SEN_CONTROL, PolicyCode.GROWING_CAPACITY),
    Task.ASK_ADULTS: (Milestone.ADULT_ASSESSMENT, PolicyCode.GROWING_ASK_ADULTS),
    Task.HAND_OVER: (Milestone.ADULT, PolicyCode.GROWING_HAND_OVER),
    Task.CHASE_ADULTS: (Milestone.ADULT, PolicyCode.GROWING_CHASE_ADULTS),
    Task.AFTER: (Milestone.OLDEST, PolicyCode.GROWING_AFTER),
}
"""Before which milestone a task stands, and the setting that says how many weeks before."""

_TASKS = {
    milestone: tuple(task for task, (of, _code) in BEFORE.items() if of is milestone)
    for milestone in Milestone
}


@dataclass(frozen=True, slots=True)
class TaskDone:
    """Somebody did a task on a day. `note`: what was said or sent."""

    id: UUID
    case: UUID
    task: Task
    on: date
    note: str
    by: UUID
    by_name: str
    version: int = 0


class Standing(StrEnum):
    """AHEAD: nothing to do yet. PREPARE: tasks have begun. REACHED: the day has come and nothing is
    arranged. ARRANGED: it is written down what holds."""

    AHEAD = "ahead"
    PREPARE = "prepare"
    REACHED = "reached"
    ARRANGED = "arranged"


@dataclass(frozen=True, slots=True)
class Do:
    """A task of one child: its day, and who did it."""

    task: Task
    due: date
    done: TaskDone | None = None


@dataclass(frozen=True, slots=True)
class Coming:
    """One milestone of one child: its day, its tasks, what is arranged (the last one counts).

    `due`: the next day by which something of it has to be done, with its code; None: nothing more.
    """

    milestone: Milestone
    on: date
    standing: Standing
    tasks: tuple[Do, ...]
    arranged: tuple[Arrangement, ...]
    due: tuple[date, str] | None

    @property
    def held(self) -> Arrangement | None:
        """What is arranged now."""
        return self.arranged[-1] if self.arranged else None


@dataclass(frozen=True, slots=True)
class Leads:
    """How long before its milestone each task is due, and how soon what a newly known child has
    passed already is caught up with."""

    before: Mapping[Task, timedelta]
    catch_up: timedelta

    @property
    def longest(self) -> timedelta:
        """The earliest task of all."""
        return max(self.before.values())


def leads(policy: Policy, day: date) -> Leads:
    """The lead times that the policy in force on a day says."""
    before = {
        task: timedelta(weeks=policy.whole(code, day)) for task, (_of, code) in BEFORE.items()
    }
    return Leads(before, timedelta(weeks=policy.whole(PolicyCode.GROWING_CATCH_UP, day)))


@dataclass(frozen=True, slots=True)
class Known:
    """What growing up needs to know of one child. `since`: the day the case was opened."""

    born: date
    since: date
    done: tuple[TaskDone, ...] = ()
    arranged: tuple[Arrangement, ...] = ()


def coming(
    known: Known, policy: Policy, today: date, told: Leads | None = None
) -> tuple[Coming, ...]:
    """Every milestone of a child in the order of its day, with what is to be done before it.

    `told`: the lead times, where they were asked for already.
    """
    told = told or leads(policy, today)
    return tuple(
        _one(each.milestone, each.on, known, told, today)
        for each in milestones(known.born, policy, today, told.longest)
    )


def _one(milestone: Milestone, on: date, known: Known, told: Leads, today: date) -> Coming:
    done = {each.task: each for each in known.done}
    tasks = tuple(
        Do(task, day_of(on - told.before[task], known.since, told.catch_up), done.get(task))
        for task in _TASKS[milestone]
    )
    held = tuple(each for each in known.arranged if each.milestone is milestone)
    settled = bool(held) and held[-1].what not in OPEN_STILL
    due = None if settled else next_due(milestone, on, done, bool(held), known.since, told)
    if held:
        standing = Standing.ARRANGED
    elif today >= on:
        standing = Standing.REACHED
    else:
        began = min((each.due for each in tasks), default=on)
        standing = Standing.PREPARE if today >= began else Standing.AHEAD
    return Coming(milestone, on, standing, tasks, held, due)


def day_of(day: date, since: date, catch_up: timedelta) -> date:
    """The day of a task; where the case was opened after it, so many weeks after that."""
    return day if day >= since else since + catch_up


def next_due(
    milestone: Milestone,
    on: date,
    done: Container[Task],
    asked: bool,
    since: date,
    told: Leads,
) -> tuple[date, str]:
    """The next thing of a milestone that is not settled: the first task that is not done, then what
    is to be arranged on the day itself. `asked`: something was written down, so the adults' team
    was asked and its answer waits. `since`: the day the case was opened.
    """
    open_ = [
        (day_of(on - told.before[task], since, told.catch_up), task)
        for task in _TASKS[milestone]
        if task not in done and not (asked and task is Task.ASK_ADULTS)
    ]
    if open_:
        due, task = min(open_, key=lambda each: each[0])
        return due, f"due.growing.{task.value}"
    return day_of(on, since, told.catch_up), f"due.growing.{milestone.value}"


def check_done(on: date, born: date, today: date) -> Findings:
    """What is wrong with the day on which a task is said to have been done."""
    if on > today:
        return (Finding("growing.done.future", "on", {"day": on}),)
    if on < born:
        return (Finding("growing.done.before_birth", "on", {"day": on, "born": born}),)
    return ()


def next_of(every: Iterable[Coming]) -> Coming | None:
    """The milestone that comes next or waits longest: the first that is not settled."""
    waiting = [each for each in every if each.due is not None]
    return min(waiting, key=lambda each: each.on, default=None)
