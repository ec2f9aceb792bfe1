"""Growing up (word: growing): the ages at which something passes, from the birth date alone.

domain.md §6.2; P 3, 13; Children Act 1989 s17A; SI 2014/1652 reg 5. Reaching an age changes no
payment by itself: consent, capacity and decisions are recorded first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ras_desktop.domain.dates import add_months, birthday, school_year_starts
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.policy import Policy, PolicyCode

DAY = timedelta(days=1)
FRIDAY = 4


class Milestone(StrEnum):
    """What is reached, in the order in which it comes to most."""

    TRANSITIONS = "transitions"
    OWN_CHOICE = "own-choice"
    SEN_CONTROL = "sen-control"
    ADULT_ASSESSMENT = "adult-assessment"
    ADULT = "adult"
    OLDEST = "oldest"


_AGES = {
    Milestone.TRANSITIONS: PolicyCode.TRANSITIONS_TEAM,
    Milestone.OWN_CHOICE: PolicyCode.OWN_CHOICE,
    Milestone.ADULT_ASSESSMENT: PolicyCode.ADULT_ASSESSMENT,
    Milestone.ADULT: PolicyCode.ADULT,
    Milestone.OLDEST: PolicyCode.OLDEST,
}


@dataclass(frozen=True, slots=True)
class Reaches:
    """A milestone, its day, and the day from which its tasks are shown."""

    milestone: Milestone
    on: date
    tasks_from: date


def compulsory_school_age_ends(born: date) -> date:
    """The last Friday in June of the school year (September to August) of the 16th birthday."""
    june = date(school_year_starts(birthday(born, 16)).year + 1, 6, 30)
    return june - DAY * ((june.weekday() - FRIDAY) % 7)


def reaches(born: date, months: int) -> date:
    """The day on which somebody is so many months old. Whole years: the birthday."""
    return add_months(born, months) if months % 12 else birthday(born, months // 12)


Ages = Mapping[Milestone, int]
"""Milestone → the age in months at which it is reached; without those that have none."""


def ages(policy: Policy, on: date) -> Ages:
    """The ages that the policy in force on a day says: asked once where many children are."""
    return {each: policy.months(code, on) for each, code in _AGES.items()}


def day_of(milestone: Milestone, born: date, told: Ages) -> date:
    """The day on which a child reaches a milestone."""
    if milestone is Milestone.SEN_CONTROL:
        return compulsory_school_age_ends(born) + DAY
    return reaches(born, told[milestone])


def milestones(born: date, policy: Policy, on: date, lead: timedelta) -> tuple[Reaches, ...]:
    """Every milestone in the order of its day. `lead`: how long before its tasks begin."""
    told, order = ages(policy, on), list(Milestone)
    days = {each: day_of(each, born, told) for each in order}
    found = [Reaches(each, day, day - lead) for each, day in days.items()]
    return tuple(sorted(found, key=lambda each: (each.on, order.index(each.milestone))))


def check_born(born: date, today: date, oldest: int) -> Findings:
    """What is wrong with a birth date: in the future, or older than the policy covers."""
    if born > today:
        return (Finding("growing.born.future", "born", {"day": born}),)
    if birthday(born, oldest + 1) <= today:
        return (Finding("growing.born.old", "born", {"day": born, "oldest": oldest}),)
    return ()
