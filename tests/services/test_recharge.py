"""What health bears: a statement of days that are over, the same each time, without names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from ras_desktop.domain.finding import Refused
from ras_desktop.domain.money import Money
from ras_desktop.domain.paid import Paid, PaidKind
from ras_desktop.domain.permission import Role
from ras_desktop.domain.plan import Way
from ras_desktop.domain.request import Strand
from ras_desktop.domain.share import Share
from ras_desktop.services import payment_case, recharge
from ras_desktop.store import payment as payment_store
from tests.helpers.agreed import root
from tests.helpers.paying import day, payers, to_be_paid

ICB = "=Exampleshire Integrated Care Board"
FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)


@pytest.mark.as_owner
def test_a_statement_is_the_same_each_time_and_holds_what_was_recorded(desk, desk_of):
    who = payers(desk, desk_of)
    case, held = to_be_paid(who)
    share = Share(
        uuid4(), case.id, Strand.HEALTH, ICB, "Ines Farrow", date(2026, 11, 1), "The team", True,
        who.finance.actor.id, "",
    )  # fmt: skip
    payment_case.save_share(who.worker, share)
    day(who, date(2026, 12, 14))
    paid = Paid(
        uuid4(), case.id, held.id, Strand.HEALTH, Way.DIRECT_PAYMENT, PaidKind.PAYMENT,
        Money(10_050), date(2026, 12, 14), who.finance.actor.id, "Finn Ames", who.finance.now(),
    )  # fmt: skip
    later = {"id": uuid4(), "at": paid.at + timedelta(20), "amount": Money(50)}
    back = {"id": uuid4(), "kind": PaidKind.RETURNED, "undoes": paid.id}
    care = {"id": uuid4(), "strand": Strand.SOCIAL_CARE}
    with root(who.finance).writing() as session:
        for each in (paid, *(replace(paid, **changes) for changes in (later, back, care))):
            payment_store.keep(session, each)
    with pytest.raises(Refused) as caught:
        recharge.statement(who.finance, Strand.HEALTH, ICB, FIRST, LAST)
    assert caught.value.findings[0].code == "recharge.days", "these days are not over"
    day(who, date(2027, 1, 4))
    made = recharge.statement(who.finance, Strand.HEALTH, ICB, FIRST, LAST)
    assert made == recharge.statement(who.second, Strand.HEALTH, ICB, FIRST, LAST)
    rows = made.decode().splitlines()
    assert rows[0] == ",".join(recharge.COLUMNS)
    told = sorted((row.split(",")[5], row.split(",")[6]) for row in rows[1:])
    assert told == [("payment", "100.50"), ("returned", "-100.50")]
    assert "Quarrington" not in made.decode(), "no name"
    assert ",Exampleshire" in rows[1], "nothing acts as a formula"
    with pytest.raises(Refused) as caught:
        recharge.statement(who.finance, Strand.SEN, ICB, FIRST, LAST)
    assert caught.value.findings[0].code == "recharge.nothing"
    with pytest.raises(Refused) as caught:
        recharge.statement(desk_of(Role.SOCIAL_WORKER), Strand.HEALTH, ICB, FIRST, LAST)
    assert caught.value.findings[0].code == "permission.role"
