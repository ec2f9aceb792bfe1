"""Who turns 14, 16 or 18: by day, with the money, for those who may plan with it."""

from __future__ import annotations

import csv
from datetime import date
from uuid import uuid4

import pytest

from ras_desktop.domain.amount import SetAmount
from ras_desktop.domain.caseload import Search, Whose
from ras_desktop.domain.family import Child
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.growing import Milestone
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.permission import Role
from ras_desktop.domain.request import Strand
from ras_desktop.services import allocation, caseload, family, growing_list
from ras_desktop.services.growing_list import Sum
from ras_desktop.store import view as view_store
from tests.helpers.cases import seeded


@pytest.fixture
def people(desk, desk_of):
    """A worker with children of several ages, and a manager. Today is 23 November 2026."""
    seeded(desk)
    worker = desk_of(Role.SOCIAL_WORKER, name="Sam Hale")
    for name, born in (
        ("Early", date(2012, 11, 22)),  # was 14 yesterday; 16 on 22 November 2028
        ("Today", date(2012, 11, 23)),  # 14 today
        ("Leap", date(2012, 2, 29)),  # 16 on 29 February 2028
        ("Adult", date(2010, 11, 23)),  # 16 today, 18 in two years to the day
        ("Small", date(2018, 1, 1)),
    ):
        family.add(worker, uuid4(), Child(name, "Quarrington", born=born))
    family.add(worker, uuid4(), Child("=Nobody", "Quarrington", born=date(2012, 12, 1)))
    return worker, desk_of(Role.TEAM_MANAGER, name="Mara Lind")


def test_everybody_is_there_by_day_first_and_last_day_included(people):
    _worker, manager = people
    told = growing_list.read(manager)
    assert (told.first, told.last) == (date(2026, 11, 23), date(2028, 11, 23))
    assert [(each.name.partition(", ")[2], each.milestone, each.on) for each in told.rows] == [
        ("Adult", Milestone.OWN_CHOICE, date(2026, 11, 23)),
        ("Today", Milestone.TRANSITIONS, date(2026, 11, 23)),
        ("=Nobody", Milestone.TRANSITIONS, date(2026, 12, 1)),
        ("Leap", Milestone.OWN_CHOICE, date(2028, 2, 29)),
        ("Early", Milestone.OWN_CHOICE, date(2028, 11, 22)),
        ("Adult", Milestone.ADULT, date(2028, 11, 23)),
        ("Today", Milestone.OWN_CHOICE, date(2028, 11, 23)),
    ]
    assert told.sums[Milestone.OWN_CHOICE] == Sum(4, ZERO, 4)
    assert growing_list.read(manager, Whose.MY).rows == ()


def test_the_money_is_that_of_the_case_and_sums_to_the_penny(people):
    worker, manager = people
    leap = caseload.find(worker, Search("Leap")).rows[0].id
    amount = SetAmount(
        uuid4(), leap, Strand.SOCIAL_CARE, Money(362_440), "Short Breaks Panel",
        date(2026, 11, 20), "Set before the RAS", needs_assessment=uuid4(),
    )  # fmt: skip
    allocation.record(worker, amount)
    told = growing_list.read(manager)
    assert told.sums[Milestone.OWN_CHOICE] == Sum(4, Money(362_440), 3)


def test_as_csv_it_is_recorded_and_no_name_is_a_formula(people):
    _worker, manager = people
    made = growing_list.export(manager).value
    rows = list(csv.reader(made.decode("utf-8-sig").splitlines()))
    assert rows[0][0] == "Day"
    assert rows[1][:3] == ["2026-11-23", "16", "Quarrington, Adult"]
    assert [each[0] for each in rows[-3:]] == ["Together"] * 3
    assert any(each[2] == "Quarrington, =Nobody" for each in rows)
    with manager.root.reading() as session:
        assert [(each.form, each.lines) for each in view_store.exports(session)] == [("growing", 7)]


def test_a_worker_is_refused(people):
    worker, _manager = people
    for ask in (growing_list.read, growing_list.export):
        with pytest.raises(Refused):
            ask(worker)
