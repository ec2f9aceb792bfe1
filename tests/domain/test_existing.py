"""The implementation year: done, to do, and when it is finished at the present pace."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from uuid import uuid4

import pytest

import ras_desktop.wording.all  # noqa: F401
from ras_desktop import wording
from ras_desktop.domain.existing import Existing, Package, Year, check, progress, twice, year
from ras_desktop.domain.money import Money
from ras_desktop.forms.policy import read_policy
from ras_desktop.paths import forms

TODAY = date(2026, 11, 28)
WHEN = Year(date(2026, 4, 1), date(2027, 4, 1))


def packages(done: int, to_do: int, on: date = TODAY):
    bare = Package(uuid4(), "Q, A", "2026-1", "Sam", "North", Money(1), date(2025, 1, 1))
    return [*[replace(bare, done=on)] * done, *[bare] * to_do]


def test_the_year_is_the_policys():
    policy = read_policy(forms() / "policy" / "2026.toml").value
    assert year(policy, TODAY) == WHEN


def test_at_one_a_week_thirteen_are_done_in_thirteen_weeks():
    told = progress(packages(13, 13), WHEN, TODAY)
    assert (told.done, told.to_do, told.total, told.pace) == (13, 13, 26, Fraction(1))
    assert told.finish == TODAY + timedelta(weeks=13)
    assert told.in_time(told.finish)
    assert not told.in_time(told.finish - timedelta(1))
    assert told.needed == Fraction(13 * 7, (WHEN.by - TODAY).days)


def test_a_part_of_a_day_counts_as_a_day():
    told = progress(packages(3, 10), WHEN, TODAY)  # 3 in 13 weeks: 10 take 303 1/3 days
    assert told.finish == TODAY + timedelta(304)


def test_what_was_done_long_ago_is_no_pace():
    told = progress(packages(20, 5, TODAY - timedelta(weeks=13)), WHEN, TODAY)
    assert (told.pace, told.finish) == (0, None)
    assert not told.in_time(WHEN.by)


def test_nothing_left_is_in_time_and_needs_no_pace():
    told = progress(packages(5, 0), WHEN, TODAY)
    assert (told.finish, told.needed) == (None, None)
    assert told.in_time(WHEN.by)
    assert progress((), WHEN, TODAY).total == 0


def test_after_the_last_day_no_pace_is_enough():
    assert progress(packages(5, 2), WHEN, WHEN.by).needed is None


ROW = Existing(7, "Amira", "Quarrington", date(2017, 3, 2), Money(362_440), date(2025, 4, 13))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, None),
        ({"born": TODAY + timedelta(1)}, "existing.born.future"),
        ({"born": date(1996, 11, 28)}, "existing.born.old"),
        ({"since": TODAY + timedelta(1)}, "existing.since.future"),
        ({"since": date(2017, 3, 1)}, "existing.since.before_birth"),
        ({"amount": Money(0)}, "existing.amount.nothing"),
        ({"amount": Money(-5)}, "existing.amount.nothing"),
        ({"amount": Money(100_000_001)}, "existing.amount.great"),
        ({"nhs_number": "943 476 5918"}, "existing.nhs_number.wrong"),
    ],
)
def test_what_cannot_be_is_said_with_its_row(changes, code):
    found = check(replace(ROW, **changes), TODAY)
    assert (found[0].code if found else None) == code
    assert all("Row 7" in wording.finding(each) for each in found)


def test_a_child_stands_in_a_file_once_however_the_name_is_spelt():
    other = replace(ROW, row=9, first_names="QUARRINGTON", last_name="amira")
    number = replace(ROW, row=10, first_names="Zed", nhs_number="943 476 5919")
    again = replace(ROW, row=11, last_name="Else", nhs_number="9434765919")
    told = twice([ROW, other, number, again])
    assert [(each.values["row"], each.values["first"]) for each in told] == [(9, 7), (11, 10)]
    assert twice([ROW, replace(ROW, row=9, born=date(2017, 3, 3))]) == ()
