"""Statements taken into a case, sorted, and looked at: on SQLCipher and on PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

import ras_desktop.wording.all  # noqa: F401
from ras_desktop import wording
from ras_desktop.domain.family import CaseState
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.panel import Verdict
from ras_desktop.domain.permission import Role
from ras_desktop.domain.statement import Columns, Order
from ras_desktop.services import attachment, family, monitoring
from ras_desktop.services.attachment import Loaded
from ras_desktop.store.trouble import Gone, StaleCopy
from tests.helpers.cases import a_case, seeded
from tests.helpers.panel import (
    ASSISTANT,
    L1,
    L2,
    assistant_only,
    decided,
    people,
    put,
)

CSV = b"""\
Date,Details,Amount,Balance
13/01/2027,ROTHERHAM MBC DP,278.80,278.80
14/01/2027,J SMITH WAGES 4411,-131.20,147.60
15/01/2027,SWIMMING CLUB,-25.00,122.60
"""
MORE = CSV + b"20/01/2027,J SMITH WAGES 4415,-65.60,57.00\n"


@pytest.fixture
def case(desk):
    seeded(desk)
    return a_case(desk)


def granted(desk, desk_of):
    """A case whose assistant was granted from 11 January; the club was not. It is February now."""
    who = people(desk, desk_of)
    waits = put(who)
    sealed = decided(who, waits, assistant_only(waits))
    desk.clock.set(desk.clock().replace(year=2027, month=2, day=1))
    return family.read(desk, waits.case), sealed


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    assert all(wording.finding(each) for each in refused.value.findings)
    return [each.code for each in refused.value.findings]


def test_a_file_is_looked_at_and_keeps_nothing(desk, case) -> None:
    told = monitoring.preview(desk, case.id, CSV)
    assert told.ready
    assert told.columns == Columns(0, Order.DAY_FIRST, (1,), 2, balance=3)
    assert len(told.sorted.new) == 3
    assert monitoring.overview(desk, case.id).entries == ()


def test_it_is_taken_in_whole_once_and_what_overlaps_is_left_out(desk, case) -> None:
    kept = monitoring.take_in(desk, case.id, CSV).value
    assert (kept.count, kept.known, kept.first, kept.last) == (
        3, 0, date(2027, 1, 13), date(2027, 1, 15),
    )  # fmt: skip
    with pytest.raises(Refused) as again:
        monitoring.take_in(desk, case.id, CSV)
    assert codes(again) == ["monitoring.file.again"]
    more = monitoring.take_in(desk, case.id, MORE).value
    assert (more.count, more.known) == (1, 3)
    with pytest.raises(Refused) as nothing:
        monitoring.take_in(desk, case.id, MORE + b"\n")
    assert codes(nothing) == ["monitoring.file.nothing_new"]
    told = monitoring.overview(desk, case.id)
    assert (told.balance, told.balance_on) == (Money(5700), date(2027, 1, 20))
    assert told.unsorted == Money(13120 + 2500 + 6560)


def test_what_is_asked_is_answered_first_and_remembered_for_the_same_bank(desk, case) -> None:
    one = b"When,Date,Details,Amount\nx,03/01/2027,Wages,12.00\n"
    with pytest.raises(Refused) as asked:
        monitoring.take_in(desk, case.id, one)
    assert codes(asked) == ["statement.dates.two_ways", "statement.sign.unclear"]
    said = Columns(1, Order.DAY_FIRST, (2,), 3, out_is_positive=True)
    monitoring.take_in(desk, case.id, one, said)
    next_one = b"When,Date,Details,Amount\nx,05/01/2027,Wages,13.00\n"
    told = monitoring.preview(desk, case.id, next_one)
    assert (told.columns, told.asked) == (said, ())
    assert told.sorted.new[0].amount == Money(-1300)


@pytest.mark.parametrize(
    "columns",
    [Columns(9, Order.DAY_FIRST, (1,), 2), Columns(0, Order.DAY_FIRST, (1,)),
     Columns(0, Order.DAY_FIRST, (1,), None, False, 2)],
)  # fmt: skip
def test_columns_that_are_not_there_are_asked_about(desk, case, columns) -> None:
    told = monitoring.preview(desk, case.id, CSV, columns)
    assert [each.code for each in told.asked] == ["statement.columns.missing"]
    with pytest.raises(Refused):
        monitoring.take_in(desk, case.id, CSV, columns)


def test_nothing_is_taken_in_by_half(desk, case) -> None:
    with pytest.raises(Refused) as bad:
        monitoring.take_in(desk, case.id, CSV + b"31/02/2027,x,-1.00,\n")
    assert codes(bad) == ["statement.cell.no_day"]
    assert monitoring.overview(desk, case.id).statements == ()


def test_what_is_spent_on_each_support_and_what_is_left(desk, desk_of) -> None:
    case, decision = granted(desk, desk_of)
    monitoring.take_in(desk, case.id, CSV)
    before = monitoring.overview(desk, case.id)
    (assistant,) = before.parts
    assert (assistant.support.annual, assistant.spent) == (ASSISTANT, ZERO)
    dp, wages, club = before.entries
    monitoring.sort(desk, [wages], L1)
    monitoring.sort(desk, [dp, club], None, aside=True)
    told = monitoring.overview(desk, case.id)
    (assistant,) = told.parts
    assert told.year == decision.starts
    assert assistant.spent == Money(13120)
    assert assistant.left == ASSISTANT - Money(13120)
    assert assistant.hours_left == Decimal(213)  # 3,493.20 at 16.40 an hour
    assert told.unsorted == ZERO
    assert told.held is not None
    assert told.held.allowed == 8


def test_an_entry_like_an_earlier_one_is_sorted_like_it(desk, desk_of) -> None:
    case, _decision = granted(desk, desk_of)
    monitoring.take_in(desk, case.id, CSV)
    wages = monitoring.overview(desk, case.id).entries[1]
    monitoring.sort(desk, [wages], L1)
    monitoring.take_in(desk, case.id, MORE)
    last = monitoring.overview(desk, case.id).entries[-1]
    assert (last.line, last.sorted_by_name) == (L1, "")
    again = monitoring.sort(desk, [last], L1).value[0]
    assert again.sorted_by_name == desk.actor.name


def test_no_entry_goes_to_a_support_that_was_not_granted(desk, desk_of) -> None:
    case, _decision = granted(desk, desk_of)
    monitoring.take_in(desk, case.id, CSV)
    entry = monitoring.overview(desk, case.id).entries[0]
    for line in (L2, uuid4()):
        with pytest.raises(Refused) as refused:
            monitoring.sort(desk, [entry], line)
        assert codes(refused) == ["monitoring.line.unknown"]


def test_two_people_sort_one_entry(desk, desk_of) -> None:
    case, _decision = granted(desk, desk_of)
    monitoring.take_in(desk, case.id, CSV)
    wages = monitoring.overview(desk, case.id).entries[1]
    other = desk_of(Role.FINANCE, name="Fay Moss")
    monitoring.sort(other, [wages], L1)
    monitoring.sort(desk, [replace(wages, version=wages.version)], L1)  # the same: nothing lost
    with pytest.raises(StaleCopy) as stale:
        monitoring.sort(desk, [wages], None, aside=True)
    assert stale.value.theirs.line == L1
    assert stale.value.mine.aside


def test_a_statement_of_another_family_is_taken_out_again(desk, case) -> None:
    kept = monitoring.take_in(desk, case.id, CSV).value
    monitoring.drop(desk, kept.id)
    told = monitoring.overview(desk, case.id)
    assert (told.entries, told.statements) == ((), ())
    with pytest.raises(Gone):
        monitoring.drop(desk, kept.id)
    assert monitoring.take_in(desk, case.id, CSV).value.count == 3


@pytest.mark.parametrize("role", sorted(Role))
def test_who_may(desk, desk_of, case, role) -> None:
    person = desk_of(role, name="Somebody Else")
    may = role in {
        Role.FAMILY_SUPPORT_WORKER, Role.SOCIAL_WORKER, Role.EARLY_HELP_WORKER,
        Role.TRANSITIONS_WORKER, Role.EHC_COORDINATOR, Role.TEAM_MANAGER, Role.FINANCE,
    }  # fmt: skip
    if may:
        assert monitoring.take_in(person, case.id, CSV).value.by == person.actor.id
    else:
        with pytest.raises(Refused):
            monitoring.take_in(person, case.id, CSV)
        assert monitoring.overview(desk, case.id).entries == ()


def test_a_closed_case_takes_nothing_in(desk, case) -> None:
    family.close(desk, case, CaseState.MOVED_AWAY, "To Leeds", desk.today())
    with pytest.raises(Refused):
        monitoring.take_in(desk, case.id, CSV)


def test_the_year_runs_from_the_day_of_the_decision(desk, desk_of) -> None:
    case, decision = granted(desk, desk_of)
    assert decision.verdict is Verdict.OTHER_AMOUNT
    monitoring.take_in(desk, case.id, CSV)
    wages = monitoring.overview(desk, case.id).entries[1]
    monitoring.sort(desk, [wages], L1)
    desk.clock.set(desk.clock() + timedelta(days=366))
    told = monitoring.overview(desk, case.id)
    assert told.year.year == decision.starts.year + 1
    assert told.parts[0].spent == ZERO


def test_receipts_are_counted_at_their_entry_until_they_are_taken_out(desk, desk_of, case):
    monitoring.take_in(desk, case.id, CSV)
    first, second = monitoring.overview(desk, case.id).entries[1:]

    def add(entry, what):
        loaded = Loaded("receipt.pdf", b"%PDF-1.4\n% receipt\n")
        return attachment.add(desk, case.id, loaded, what, entry.id).value

    one = add(first, "Wages slip")
    desk.clock.forward(minutes=1)
    two = add(first, "Second page")
    found = monitoring.overview(desk, case.id).receipts
    assert [each.id for each in found[first.id]] == [one.id, two.id]
    assert second.id not in found
    attachment.remove(desk_of(Role.TEAM_MANAGER), two, "Of another family")
    assert [each.id for each in monitoring.overview(desk, case.id).receipts[first.id]] == [one.id]
