"""Existing packages: a file is taken in whole or not at all; the worklist knows what is to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

import ras_desktop.wording.all  # noqa: F401
from ras_desktop import wording
from ras_desktop.domain.caseload import Search
from ras_desktop.domain.family import Child
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.money import Money
from ras_desktop.domain.permission import Role
from ras_desktop.domain.statement import Order
from ras_desktop.services import allocation, assessment, caseload, existing, family, people, today
from tests.helpers.cases import example, seeded

HEAD = "Surname,First name,DOB,Annual budget,Start date,NHS number,Postcode,Parent,Worker"
AMIRA = (
    'Quarrington,Amira Rose,02/03/2017,"3,624.40",13/04/2025,943 476 5919,S65 1AA,Nadia,Sam Hale'
)
BO = "Marsh,Bo,31/08/2016,1200,01/05/2024,,,,Nobody Known"
NAME = "packages.csv"


def file(*rows: str) -> bytes:
    return "\r\n".join((HEAD, *rows)).encode()


@pytest.fixture
def world(desk, desk_of):
    """A worker and a manager of one team."""
    seeded(desk)
    worker = desk_of(Role.SOCIAL_WORKER, name="Sam Hale")
    return worker, desk_of(Role.TEAM_MANAGER, name="Mara Lind")


def taken(manager, content: bytes, **given):
    told = existing.preview(manager, content, **given)
    assert told.ready, [wording.finding(each) for each in (*told.asked, *told.findings)]
    return existing.take_in(manager, content, NAME, told.mapped, **given).value


def test_a_package_is_a_case_with_its_sum_in_force_and_no_assessment(world):
    worker, manager = world
    first, second = taken(manager, file(AMIRA, BO))
    case = family.read(worker, first)
    assert (case.child.full_name, case.child.nhs_number) == ("Amira Rose Quarrington",
                                                             "943 476 5919")  # fmt: skip
    assert case.existing_package
    assert case.worker == worker.actor.id
    assert [each.name for each in people.of_case(worker, first)] == ["Nadia"]
    (amount,) = allocation.amounts(worker, first)
    assert (amount.amount, amount.set_on) == (Money(362_440), date(2025, 4, 13))
    assert NAME in amount.reason
    assert assessment.of_case(worker, first) == ()
    assert family.read(manager, second).worker == manager.actor.id  # nobody of that name works here
    assert caseload.find(manager, Search("Quarrington")).rows[0].amount == Money(362_440)


def test_one_wrong_cell_and_nothing_is_taken_in(world):
    _worker, manager = world
    content = file(AMIRA, "Marsh,Bo,31/08/2016,much,01/05/2024,,,,", BO)
    told = existing.preview(manager, content)
    assert not told.ready
    assert [each.where for each in told.findings if each.code.endswith("no_sum")] == [
        "rows/3/amount"
    ]
    with pytest.raises(Refused) as refused:
        existing.take_in(manager, content, NAME, told.mapped)
    assert "existing.cell.no_sum" in [each.code for each in refused.value.findings]
    assert caseload.counts(manager).all == 0
    assert len(taken(manager, content, skip=frozenset({3}))) == 2


def test_who_has_a_case_already_is_left_out_or_said_to_be_another_child(world):
    worker, manager = world
    there = family.add(
        worker, uuid4(), Child("Amira", "Quarrington", born=date(2016, 1, 1),
                               nhs_number="9434765919"),
    ).value  # fmt: skip
    content = file(AMIRA, BO)
    manager.clock.forward(seconds=5)
    told = existing.preview(manager, content)
    assert [(each.row, each.case) for each in told.there] == [(2, there.id)]
    assert [each.code for each in told.findings][:1] == ["existing.there"]
    assert not told.ready
    with pytest.raises(Refused):
        existing.take_in(manager, content, NAME, told.mapped)
    assert len(taken(manager, content, skip=frozenset({2}))) == 1
    again = existing.preview(manager, content, other=frozenset({2}))
    assert [each.row for each in again.there] == [2, 3]  # the second row was just taken in
    assert len(taken(manager, content, skip=frozenset({3}), other=frozenset({2}))) == 1


def test_the_same_file_twice_takes_nothing_in_the_second_time(world):
    _worker, manager = world
    told = existing.preview(manager, file(AMIRA, BO))
    existing.take_in(manager, file(AMIRA, BO), NAME, told.mapped)
    with pytest.raises(Refused) as refused:
        existing.take_in(manager, file(AMIRA, BO), NAME, told.mapped)
    assert {each.code for each in refused.value.findings} >= {"existing.there"}
    assert caseload.counts(manager).all == 2


def test_dates_that_could_be_two_are_asked_first(world):
    _worker, manager = world
    content = file("Marsh,Bo,02/03/2016,1200,04/05/2024,,,,")
    told = existing.preview(manager, content)
    assert [each.code for each in told.asked] == ["existing.dates.two_ways"]
    with pytest.raises(Refused):
        existing.take_in(manager, content, NAME, replace(told.mapped, order=None))
    mapped = replace(told.mapped, order=Order.MONTH_FIRST)
    assert existing.preview(manager, content, mapped).rows[0].born == date(2016, 2, 3)


def test_the_worklist_counts_what_is_reviewed_with_the_ras(world):
    worker, manager = world
    first, _second = taken(manager, file(AMIRA, BO))
    told = existing.worklist(manager)
    assert [(each.name, each.since, each.done) for each in told.packages] == [
        ("Marsh, Bo", date(2024, 5, 1), None),
        ("Quarrington, Amira Rose", date(2025, 4, 13), None),
    ]
    assert (told.progress.done, told.progress.to_do, told.progress.finish) == (0, 2, None)
    assert told.year.by == date(2027, 4, 1)
    held = assessment.start(worker, first).value
    worked = example()
    assessment.keep(worker, replace(held, answers=dict(worked.answers), gates=dict(worked.gates)))
    assert [each.begun for each in existing.worklist(manager).packages] == [False, True]
    assessment.seal(worker, held.id)
    told = existing.worklist(manager)
    assert [each.done for each in told.packages] == [None, date(2026, 11, 23)]
    assert (told.progress.done, told.progress.to_do) == (1, 1)


def test_near_the_last_day_it_stands_on_today_until_it_is_reviewed(world):
    _worker, manager = world
    taken(manager, file(BO))
    assert not [each for each in today.read(manager).matters if each.code == "due.existing"]
    manager.clock.set(manager.clock().replace(year=2027, month=3, day=2))
    rows = [each for each in today.read(manager).matters if each.code == "due.existing"]
    assert [(each.due, each.name) for each in rows] == [(date(2027, 4, 1), "Marsh, Bo")]


def test_who_may_not_is_refused(world, desk_of):
    worker, manager = world
    for ask in (
        lambda: existing.preview(worker, file(BO)),
        lambda: existing.take_in(
            worker, file(BO), NAME, existing.preview(manager, file(BO)).mapped
        ),
        lambda: existing.worklist(desk_of(Role.AUDITOR, name="Ola Grey", team="")),
    ):
        with pytest.raises(Refused):
            ask()
