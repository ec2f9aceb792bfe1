"""Growing up: domain.md §6.2 (P 3, 13; Children Act 1989 s17A; SI 2014/1652 reg 5)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ras_desktop.wording.all  # noqa: F401
from ras_desktop import wording
from ras_desktop.domain.dates import age_on, school_year_starts
from ras_desktop.domain.growing import (
    Milestone,
    check_born,
    compulsory_school_age_ends,
    milestones,
)
from ras_desktop.forms.policy import read_policy
from ras_desktop.paths import forms

TODAY = date(2026, 11, 28)
LEAD = timedelta(weeks=26)


@pytest.fixture(scope="module")
def policy():
    return read_policy(forms() / "policy" / "2026.toml").value


def days(born: date, policy) -> dict[Milestone, date]:
    return {each.milestone: each.on for each in milestones(born, policy, TODAY, LEAD)}


def test_worked_case_6(policy) -> None:
    told = days(date(2010, 8, 31), policy)
    assert told[Milestone.SEN_CONTROL] == date(2026, 6, 27)
    assert told[Milestone.OWN_CHOICE] == date(2026, 8, 31)
    assert told[Milestone.ADULT_ASSESSMENT] == date(2028, 2, 29)
    assert told[Milestone.ADULT] == date(2028, 8, 31)
    later = days(date(2010, 9, 1), policy)
    assert later[Milestone.OWN_CHOICE] == date(2026, 9, 1)
    assert later[Milestone.SEN_CONTROL] == date(2027, 6, 26)


@pytest.mark.parametrize(
    ("born", "last"),
    [
        (date(2010, 9, 1), date(2027, 6, 25)),  # domain.md: 25 June 2027
        (date(2012, 8, 31), date(2028, 6, 30)),  # and 30 June 2028
        (date(2012, 2, 29), date(2028, 6, 30)),
    ],
)
def test_the_last_friday_in_june(born: date, last: date) -> None:
    assert compulsory_school_age_ends(born) == last


@given(st.dates(date(2000, 1, 1), date(2026, 11, 28)))
def test_compulsory_school_age_ends_on_the_last_friday_of_june_of_year_11(born: date) -> None:
    last = compulsory_school_age_ends(born)
    assert (last.month, last.weekday()) == (6, 4)
    assert (last + timedelta(7)).month == 7
    turns = school_year_starts(last)
    reached = [age_on(born, date(turns.year + 1, 8, 31)), age_on(born, turns - timedelta(1))]
    assert reached == [16, 15]


def test_every_milestone_in_the_order_of_its_day(policy) -> None:
    for born in (date(2012, 2, 29), date(2009, 12, 31), date(2015, 6, 1)):
        told = milestones(born, policy, TODAY, LEAD)
        assert {each.milestone for each in told} == set(Milestone)
        assert [each.on for each in told] == sorted(each.on for each in told)
        assert all(each.tasks_from == each.on - LEAD for each in told)


def test_a_leap_days_child_is_an_adult_on_1_march(policy) -> None:
    assert days(date(2012, 2, 29), policy)[Milestone.ADULT] == date(2030, 3, 1)


@pytest.mark.parametrize(
    ("born", "code"),
    [
        (TODAY + timedelta(1), "growing.born.future"),
        (TODAY, None),
        (date(2000, 11, 29), None),
        (date(2000, 11, 28), "growing.born.old"),
        (date(1996, 11, 28), "growing.born.old"),
    ],
)
def test_a_birth_date_that_cannot_be(born: date, code: str | None) -> None:
    found = check_born(born, TODAY, 25)
    assert [each.code for each in found] == ([code] if code else [])
    assert all(wording.finding(each) for each in found)
