"""Accounts: one enters, a second confirms; the numbers are finance's only, on both stores."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from ras_desktop.domain.account import AccountState, Details
from ras_desktop.domain.permission import Role
from ras_desktop.services import account
from ras_desktop.store.trouble import NotForRole
from tests.helpers.agreed import DETAILS, three
from tests.helpers.cases import a_case
from tests.helpers.refusals import refused

OTHER = Details("N Quarrington", "20-00-02", "87654321")


@pytest.fixture
def who(desk, desk_of):
    return three(desk, desk_of)


@pytest.fixture
def case(who):
    return a_case(who.worker)


def test_one_enters_and_a_second_confirms_by_typing_it_again(who, case):
    held = account.enter(who.worker, case.id, DETAILS, "Bank letter").value
    assert (held.masked, held.state) == ("••-••-01 ••••5678", AccountState.WAITING)
    assert "12345678" not in repr(held)
    assert refused(lambda: account.confirm(who.worker, held, DETAILS)) == ["permission.role"]
    assert refused(lambda: account.confirm(who.finance, held, OTHER)) == ["account.other_numbers"]
    spaced = Details("x", "200001", "1234 5678")
    done = account.confirm(who.finance, held, spaced).value
    assert (done.state, done.confirmed_by_name) == (AccountState.CONFIRMED, "Finn Ames")
    assert account.confirm(who.finance, done, DETAILS).value == done


def test_nobody_confirms_what_they_entered(who, case):
    held = account.enter(who.finance, case.id, DETAILS, "Bank letter").value
    assert refused(lambda: account.confirm(who.finance, held, DETAILS)) == ["permission.own_work"]


def test_a_change_waits_and_the_earlier_one_counts_again_if_it_is_dropped(who, case, desk_of):
    first = account.enter(who.worker, case.id, DETAILS, "Bank letter").value
    account.confirm(who.finance, first, DETAILS)
    second = account.enter(who.worker, case.id, OTHER, "Statement").value
    held = account.of_case(who.worker, case.id)
    assert (held.confirmed.id, held.waiting) == (first.id, second)
    assert second.replaces == first.id
    account.drop(who.worker, second)
    held = account.of_case(who.worker, case.id)
    assert (held.confirmed.id, held.waiting) == (first.id, None)
    third = account.enter(who.worker, case.id, OTHER, "Statement").value
    account.confirm(who.finance, third, OTHER)
    held = account.of_case(who.worker, case.id)
    assert (held.confirmed.id, held.waiting) == (third.id, None)
    assert refused(lambda: account.confirm(who.finance, first, DETAILS)) == ["permission.state"]


def test_in_full_for_finance_only(who, case, desk_of):
    held = account.enter(who.worker, case.id, DETAILS, "Bank letter").value
    assert account.in_full(who.finance, held.id) == "20-00-01 12345678"
    for role in (Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.AUDITOR, Role.PANEL_CHAIR):
        other = desk_of(role, name=f"Other {role}")
        assert refused(lambda it=other: account.in_full(it, held.id)) == ["permission.role"]
    assert refused(lambda: account.of_case(desk_of(Role.PANEL_CHAIR), case.id)) == [
        "permission.role"
    ]


@pytest.mark.parametrize(
    ("details", "seen", "codes"),
    [
        (Details(" ", "20-00-01", "12345678"), "x", ["account.holder"]),
        (Details("N", "20-00-0", "12345678"), "x", ["account.sort_code"]),
        (Details("N", "20-00-0a", "12345678"), "x", ["account.sort_code"]),
        (Details("N", "٢٠٠٠٠١", "12345678"), "x", ["account.sort_code"]),
        (Details("N", "00-00-00", "12345678"), "x", ["account.sort_code"]),
        (Details("N", "20-00-01", "12345"), "x", ["account.number"]),
        (Details("N", "20-00-01", "123456789"), "x", ["account.number"]),
        (Details("N", "20-00-01", "0000000"), "x", ["account.number"]),
        (Details("N", "20-00-01", "12345678"), " ", ["account.seen"]),
        (Details("N", "20 00 01", "123456"), "Statement", []),
    ],
)
def test_the_form_is_checked(file_desk, details, seen, codes):
    case = a_case(file_desk)

    def act():
        return account.enter(file_desk, case.id, details, seen)

    if codes:
        assert refused(act) == codes
    else:
        assert act().value.masked == "••-••-01 ••••3456"


def test_the_database_itself_refuses_other_numbers_and_confirming_ones_own(who, case):
    held = account.enter(who.worker, case.id, DETAILS, "Bank letter").value
    for statement in (
        "UPDATE account_number SET number = '1'",
        "DELETE FROM account_number",
        "UPDATE account SET masked = 'x'",
        "UPDATE account SET confirmed_by = entered_by",
    ):
        with pytest.raises(DBAPIError, match="sealed"), who.worker.root.writing() as session:
            session.execute(text(statement))
    assert account.of_case(who.worker, case.id).waiting == held


@pytest.mark.postgres
def test_on_a_server_no_other_role_reads_the_numbers(server_store, clock):
    from tests.helpers.stores import desk_at

    worker = desk_at(server_store, frozenset({Role.SOCIAL_WORKER}), clock, "Sam Hale", "North")
    finance = desk_at(server_store, frozenset({Role.FINANCE}), clock, "Finn Ames", "North")
    case = a_case(worker)
    account.enter(worker, case.id, DETAILS, "Bank letter")
    with finance.store.reading() as session:
        assert session.execute(text("SELECT number FROM account_number")).scalar() == "12345678"
    with pytest.raises(NotForRole), worker.store.reading() as session:
        session.execute(text("SELECT number FROM account_number")).scalar()


def test_the_numbers_stand_in_no_log(file_desk):
    case = a_case(file_desk)
    account.enter(file_desk, case.id, DETAILS, "Bank letter")
    with file_desk.store.reading() as session:
        for table in ("log_entry", "log_value", "account"):
            held = repr(session.execute(text(f"SELECT * FROM {table}")).all())
            assert "12345678" not in held, table
