"""Which accounts are looked at, and what direct payments are spent on: on both engines."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from uuid import UUID

import pytest

import ras_desktop.wording.all  # noqa: F401
from ras_desktop.domain.caseload import Search
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.money import Money
from ras_desktop.domain.monitoring import Reason
from ras_desktop.domain.note import NoteKind
from ras_desktop.domain.permission import Role
from ras_desktop.services import accounts, monitoring, note
from ras_desktop.store import view as view_store
from tests.helpers.agreed import decided_case, signed
from tests.helpers.cases import seeded

CSV = b"""\
Date,Details,Amount,Balance
13/01/2027,EXAMPLESHIRE DP,278.80,278.80
14/01/2027,J SMITH WAGES 4411,-131.20,147.60
15/01/2027,SWIMMING CLUB,-25.00,122.60
"""


@pytest.fixture
def case(desk):
    """A family with a signed agreement, looked at on 25 March 2027."""
    seeded(desk)
    held = decided_case(desk)
    signed(desk, held)
    desk.clock.set(desk.clock().replace(year=2027, month=3, day=25))
    return held


def test_an_account_is_chosen_with_every_reason_until_it_was_looked_at(desk, desk_of, case):
    manager = desk_of(Role.TEAM_MANAGER, name="Mara Lind")
    told = accounts.read(manager)
    assert told.many == 1
    (row,) = told.rows
    assert (row.case, row.weeks, row.last_return, row.looked_at) == (case.id, None, None, None)
    assert Reason.NO_RETURN in row.reasons
    assert Reason.NEVER_LOOKED_AT in row.reasons

    monitoring.take_in(desk, case.id, CSV)
    (row,) = accounts.read(manager).rows
    assert Reason.NOT_SORTED in row.reasons
    assert Reason.NO_RETURN not in row.reasons
    assert row.last_return == date(2027, 1, 15)
    assert row.weeks == Fraction(12_260 * 52, row.annual.pence)

    with pytest.raises(Refused):
        accounts.looked(manager, case.id, "  ")
    id_ = UUID(int=77)
    accounts.looked(manager, case.id, "Payslips seen; all in order.", id_)
    (kept,) = note.of_case(manager, case.id)
    assert (kept.id, kept.kind, kept.day) == (id_, NoteKind.ACCOUNT, date(2027, 3, 25))
    assert accounts.read(manager).rows == ()
    desk.clock.set(desk.clock().replace(month=6, day=23))
    (row,) = accounts.read(manager).rows
    assert row.looked_at == date(2027, 3, 25)


def test_what_it_is_spent_on_names_no_family_and_the_export_is_recorded(desk, desk_of, case):
    monitoring.take_in(desk, case.id, CSV)
    told = monitoring.overview(desk, case.id)
    wages = next(each for each in told.entries if "WAGES" in each.what)
    monitoring.sort(desk, [wages], told.parts[0].support.line)
    manager = desk_of(Role.TEAM_MANAGER, name="Mara Lind")
    found = accounts.read(manager).spent
    assert (found.rows, found.hidden) == ((), 1)
    assert found.together == found.whole == Money.pounds("131.20")
    made = accounts.export(manager).value
    assert case.child.last_name not in made.decode("utf-8-sig")
    assert "131.20" in made.decode()
    with manager.read() as look:
        (kept,) = view_store.exports(look.session)
    assert kept.form == "spent-on"
    assert kept.search == Search()


def test_a_worker_does_not_choose(desk, desk_of, case):
    worker = desk_of(Role.SOCIAL_WORKER, name="Sam Hale")
    for ask in (accounts.read, accounts.export):
        with pytest.raises(Refused):
            ask(worker)
