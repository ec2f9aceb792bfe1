"""The council's year from signed agreements: every figure is the sum of dated instalments."""

from __future__ import annotations

from datetime import date

import pytest

import ras_desktop.wording.all  # noqa: F401
from ras_desktop import wording
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.notice import Ground
from ras_desktop.domain.permission import Role
from ras_desktop.domain.request import Strand
from ras_desktop.domain.spending import Move
from ras_desktop.services import agreement, payment_case, spending
from tests.helpers.agreed import decided_case, signed, three
from tests.helpers.cases import seeded

DIRECT = Money(362_440)


@pytest.fixture
def who(desk, desk_of):
    return three(desk, desk_of)


def codes(told: spending.Spending) -> list[str]:
    assert all(wording.finding(each) for each in told.findings)
    return [each.code for each in told.findings]


def test_what_is_decided_waits_what_is_signed_is_committed_month_by_month(who, desk_of) -> None:
    case = decided_case(who.worker, date(2009, 2, 1))
    told = spending.of_year(who.finance)
    assert (told.commitments, told.forecast.committed) == ((), ZERO)
    assert [(each.decided, each.more) for each in told.waiting] == [(True, DIRECT)]
    assert ZERO < told.waits < DIRECT
    held = signed(who.worker, case)
    told = spending.of_year(who.finance)
    assert told.waiting == ()
    (each,) = told.commitments
    assert (each.case, each.strand, each.annual) == (case.id, Strand.SOCIAL_CARE, ZERO)
    assert total(each.months) == told.forecast.committed > ZERO
    begins, grown = told.coming
    assert (begins.move, begins.on, begins.difference) == (Move.BEGINS, held.starts, each.year)
    assert (grown.move, grown.on) == (Move.ADULT, date(2027, 2, 1))
    assert told.families[case.id].number == case.number
    before = told.forecast.committed
    agreement.end(who.manager, held, date(2027, 1, 4), "To Leeds.", Ground.MOVED_AWAY)
    told = spending.of_year(who.finance)
    ends = next(each for each in told.coming if each.move is Move.ENDS)
    assert told.forecast.committed - before == ends.difference < ZERO
    assert codes(told) == []
    assert told.whole


def test_only_an_agreed_pause_takes_its_days_out_of_every_figure(who) -> None:
    case = decided_case(who.worker)
    signed(who.worker, case)
    before = spending.of_year(who.finance)
    days = (date(2027, 1, 11), date(2027, 1, 24))
    asked = payment_case.ask_pause(who.worker, case.id, days, "In hospital").value
    assert spending.of_year(who.finance).forecast.committed == before.forecast.committed
    held = payment_case.answer_pause(who.manager, asked, True, "Spoke to the ward").value
    told = spending.of_year(who.finance)
    less = before.forecast.committed - told.forecast.committed
    assert less == Money(round(DIRECT.pence * 14 / 364))
    begins = next(each for each in told.coming if each.move is Move.BEGINS)
    assert begins.difference == told.forecast.committed
    coming = payment_case.of_case(who.finance, case.id).coming
    due = total(each.amount for each in coming if each.on <= date(2027, 3, 31))
    assert due == told.forecast.committed
    payment_case.resume(who.manager, held, days[0], "Home again")
    assert spending.of_year(who.finance).forecast.committed == before.forecast.committed


def test_a_team_manager_is_told_that_it_is_the_team_only(who, desk_of) -> None:
    decided_case(who.worker, team="Elsewhere")
    manager = desk_of(Role.TEAM_MANAGER, team="North")
    told = spending.of_year(manager)
    assert (told.waiting, told.whole, codes(told)) == ((), False, ["spending.team_only"])
    assert len(spending.of_year(who.finance).waiting) == 1


def test_a_file_of_it_holds_every_figure_and_is_recorded(who) -> None:
    case = decided_case(who.worker)
    signed(who.worker, case)
    done = spending.export(who.finance)
    lines = done.value.decode("utf-8-sig").splitlines()
    told = spending.of_year(who.finance)
    assert lines[0].startswith("Case number,Family,Strand")
    assert lines[1].startswith(f"{case.number},")
    assert lines[1].endswith(f",{told.forecast.committed.in_pounds}")
    assert lines[-1].endswith(f",{told.forecast.left.in_pounds}")
    assert [each.kind for each in done.changed] == ["export"]


@pytest.mark.parametrize("role", [Role.SOCIAL_WORKER, Role.PANEL_MEMBER, Role.ADMINISTRATOR])
def test_whoever_has_nothing_to_do_with_the_budget_is_refused(desk, desk_of, role) -> None:
    seeded(desk)
    for act in (spending.of_year, spending.export):
        with pytest.raises(Refused):
            act(desk_of(role))


def test_who_only_reads_exports_nothing(desk, desk_of) -> None:
    seeded(desk)
    with pytest.raises(Refused):
        spending.export(desk_of(Role.AUDITOR))
