"""New rates for everybody: every verb in every state, letters in one batch, what is then paid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from uuid import uuid4

import pytest
from pypdf import PdfReader

import ras_desktop.wording.all  # noqa: F401
from ras_desktop import wording
from ras_desktop.domain.costing import Prices
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.money import Money
from ras_desktop.domain.permission import Role
from ras_desktop.domain.recipient import Means
from ras_desktop.domain.uplift import Uplift, UpliftState, WhyNot
from ras_desktop.services import agreement, spending, uplift, uplift_letters
from ras_desktop.store.trouble import StaleCopy
from tests.helpers.agreed import decided_case, signed, three

SHARE = Decimal("0.1")
DAY = date(2026, 12, 1)


@pytest.fixture
def dearer(monkeypatch):
    """A price list that is a pound an hour dearer."""
    held = uplift._prices

    def risen(look, day):
        items = held(look, day).items
        return Prices(tuple(replace(e, amount=e.amount + Money(100)) for e in items))

    monkeypatch.setattr(uplift, "_prices", risen)


@pytest.fixture
def who(desk, desk_of):
    return three(desk, desk_of)


@pytest.fixture
def case(who):
    made = decided_case(who.worker)
    signed(who.worker, made)
    return made


def draft(desk, **changes):
    given = {"starts": DAY, "title": "Rates from December", "share": SHARE, **changes}
    fresh = Uplift(uuid4(), by=uuid4(), by_name="", made_on=DAY, **given)
    return uplift.save(desk, fresh).value


def seen(told):
    return len(told.lifted), told.more


def codes(act):
    with pytest.raises(Refused) as caught:
        act()
    assert all(wording.finding(each) for each in caught.value.findings)
    return [each.code for each in caught.value.findings]


def test_approved_by_somebody_else_it_is_paid_and_the_family_is_told(who, case, dearer):
    held = draft(who.finance)
    told = uplift.open_(who.manager, held.id)
    (lifted,) = told.lifted
    assert lifted.before == Money(362_440)
    assert [each.why for each in lifted.kept] == [WhyNot.NOT_PAID]
    before = spending.of_year(who.finance).forecast.committed
    done = uplift.approve(who.manager, held, seen(told)).value
    assert (done.state, done.families, done.more) == (UpliftState.APPROVED, 1, told.more)
    told = uplift.open_(who.manager, held.id)
    (kept,) = uplift.of_case(who.worker, case.id)
    assert told.lifted == (kept,)
    after = spending.of_year(who.finance)
    assert after.forecast.committed > before
    page = agreement.open_(who.worker, case.id)
    assert page.agreement is not None
    assert page.agreement.paid == lifted.before, "what was signed stays as it was signed"
    sent = uplift_letters.issue(who.worker, told, Means.HAND).value
    assert (sent.issued, sent.not_sent) == (1, ())
    told = uplift.open_(who.manager, held.id)
    assert told.letters == {case.id}
    again = uplift_letters.issue(who.worker, told, Means.HAND).value
    assert again.issued == 0
    pages = PdfReader(BytesIO(uplift_letters.batch(who.manager, held.id))).pages
    words = "".join(each.extract_text() for each in pages)
    assert wording.money(kept.after) in words
    assert wording.money(kept.before) in words


def test_a_letter_that_the_gate_stops_is_named_and_can_go_later(who, case, dearer):
    held = draft(who.finance)
    told = uplift.open_(who.manager, held.id)
    uplift.approve(who.manager, held, seen(told))
    told = uplift.open_(who.manager, held.id)
    sent = uplift_letters.issue(who.worker, told, Means.POST).value
    assert sent.issued == 0
    assert [each.case for each in sent.not_sent] == [case.id]
    assert all(wording.finding(each) for each in sent.not_sent[0].findings)


def test_who_is_not_reached_is_named_with_why(who, case):
    told = uplift.open_(who.manager, draft(who.finance, share=Decimal(0)).id)
    whys = {each.why for one in told.left_out for each in one.kept}
    assert told.lifted == ()
    assert whys <= {WhyNot.SAME, WhyNot.NOT_PAID, WhyNot.OWN_RATE, WhyNot.SUM}
    assert codes(lambda: uplift.approve(who.manager, told.uplift, (0, told.more))) == [
        "uplift.nobody"
    ]


VERBS = {
    "save": lambda who, held, told: uplift.save(who.finance, replace(held, title="Other")),
    "approve": lambda who, held, told: uplift.approve(who.manager, held, seen(told)),
    "withdraw": lambda who, held, told: uplift.withdraw(who.finance, held),
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("ends", ["approve", "withdraw"])
def test_what_has_ended_is_never_changed(who, case, dearer, verb, ends):
    held = draft(who.finance)
    told = uplift.open_(who.manager, held.id)
    done = VERBS[ends](who, held, told).value
    assert codes(lambda: VERBS[verb](who, done, told)) == ["permission.state"]


def test_nobody_approves_their_own_or_what_they_did_not_see(who, case, dearer, desk_of):
    held = draft(who.manager)
    told = uplift.open_(who.manager, held.id)
    approve = uplift.approve
    assert codes(lambda: approve(who.manager, held, seen(told))) == ["permission.own_work"]
    other = desk_of(Role.TEAM_MANAGER, name="Ada Byrne")
    assert codes(lambda: approve(other, held, (2, told.more))) == ["uplift.other_list"]
    assert codes(lambda: approve(who.finance, held, seen(told))) == ["permission.role"]
    changed = uplift.save(who.manager, replace(held, title="Changed")).value
    with pytest.raises(StaleCopy):
        approve(other, held, seen(told))
    assert approve(other, changed, seen(told)).value.ended_by_name == "Ada Byrne"


def test_another_teams_families_are_in_no_list(who, case, desk_of):
    held = draft(who.finance)
    elsewhere = desk_of(Role.TEAM_MANAGER, team="Elsewhere")
    assert uplift.open_(elsewhere, held.id).lifted == ()
    assert uplift.board(elsewhere).names == {}


def test_budgets_without_a_change_for_over_a_year(who, case):
    assert uplift.board(who.manager).unchanged == ()
    who.worker.clock.forward(days=400)
    (found,) = uplift.board(who.manager).unchanged
    assert (found.case, found.annual) == (case.id, Money(362_440))
