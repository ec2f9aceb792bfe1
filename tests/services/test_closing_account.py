"""The last account of a direct payment: every verb in every state; nothing is taken by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

import ras_desktop.wording.all  # noqa: F401
from ras_desktop import wording
from ras_desktop.domain.closing_account import ClosingState, notice_pay, notice_weeks, steps
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.notice import Ground
from ras_desktop.domain.paid import PaidKind
from ras_desktop.domain.permission import Role
from ras_desktop.domain.recipient import Means, Recipient
from ras_desktop.services import agreement, closing_account, document, payment_case
from ras_desktop.store.trouble import StaleCopy
from tests.helpers.agreed import decided_case, signed, three
from tests.helpers.paying import day, lines, payers, reviewed, sealed, to_be_paid

HUNDRED = Money.pounds(100)


@pytest.fixture
def who(desk, desk_of):
    return three(desk, desk_of)


@pytest.fixture
def case(who):
    made = decided_case(who.worker)
    held = signed(who.worker, made)
    who.worker.clock.forward(days=60)
    agreement.end(who.manager, held, date(2027, 1, 25), "Adults take over.", Ground.MOVED_AWAY)
    return made


def written(who, case, **changes):
    held = closing_account.start(who.worker, case.id).value
    given = {
        "balance": Money.pounds(900), "balance_on": date(2027, 1, 20),
        "notice_pay": Money.pounds(300), "notice_words": "Two weeks at £150.00.",
        "other": HUNDRED, "other_words": "The last club bill.", "returned": Money.pounds(400),
        "return_by": date(2027, 3, 1), "kept_reason": "A bill may still come.", **changes,
    }  # fmt: skip
    return closing_account.save(who.worker, replace(held, **given)).value


def codes(act):
    with pytest.raises(Refused) as caught:
        act()
    assert all(wording.finding(each) for each in caught.value.findings)
    return [each.code for each in caught.value.findings]


def test_from_the_end_to_the_money_that_came_back(who, case):
    held = written(who, case)
    assert (held.rest, held.kept, held.owed) == (Money.pounds(500), HUNDRED, ZERO)
    assert held.last_due > ZERO
    assert held.last_due_on < held.ends
    assert "£100.00 stays with the family" in wording.step(steps(held)[0])
    at = closing_account.of_case(who.manager, case.id)
    assert (at.held, at.missing, at.own) == (held, (), False)
    settled = closing_account.settle(who.manager, held, held.returned).value
    assert (settled.state, settled.settled_by_name) == (ClosingState.SETTLED, "Mara Lind")
    to = Recipient("Nadia Quarrington", means=Means.HAND)
    issued = document.issue(who.worker, DocumentKind.CLOSING, held.id, to).value
    assert issued.issued.kind is DocumentKind.CLOSING
    done = closing_account.come_back(who.finance, settled, who.worker.today()).value
    assert done.state is ClosingState.RETURNED


VERBS = {
    "save": lambda who, held: closing_account.save(who.worker, held),
    "settle": lambda who, held: closing_account.settle(who.manager, held),
    "come_back": lambda who, held: closing_account.come_back(who.finance, held, who.worker.today()),
    "withdraw": lambda who, held: closing_account.withdraw(who.worker, held),
}
PATHS = {
    ClosingState.DRAFT: (),
    ClosingState.SETTLED: ("settle",),
    ClosingState.RETURNED: ("settle", "come_back"),
    ClosingState.WITHDRAWN: ("withdraw",),
}
ALLOWED = {
    ClosingState.DRAFT: {"save", "settle", "withdraw"},
    ClosingState.SETTLED: {"come_back"},
    ClosingState.RETURNED: set(),
    ClosingState.WITHDRAWN: set(),
}


@pytest.mark.parametrize("state", ClosingState)
def test_every_verb_in_every_state(who, case, state):
    held = written(who, case)
    for verb in PATHS[state]:
        held = VERBS[verb](who, held).value
    assert held.state is state
    for verb in set(VERBS) - ALLOWED[state]:
        assert codes(lambda verb=verb: VERBS[verb](who, held)) == ["permission.state"], verb


def test_the_last_payment_is_without_the_days_of_an_agreed_pause(who):
    made = decided_case(who.worker)
    held = signed(who.worker, made)
    days = (date(2027, 1, 4), date(2027, 1, 24))
    asked = payment_case.ask_pause(who.worker, made.id, days, "In hospital").value
    payment_case.answer_pause(who.manager, asked, True, "Spoke to the ward")
    who.worker.clock.forward(days=60)
    agreement.end(who.manager, held, date(2027, 1, 25), "Adults take over.", Ground.MOVED_AWAY)
    begun = closing_account.start(who.worker, made.id).value
    assert (begun.last_due_on, begun.last_due) == (date(2026, 12, 14), Money(20_910))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"balance_on": None}, "balance_on"),
        ({"balance_on": date(2099, 1, 1)}, "balance_future"),
        ({"other": Money(-1), "returned": ZERO}, "below"),
        ({"notice_words": " "}, "notice_words"),
        ({"other_words": ""}, "other_words"),
        ({"returned": Money.pounds(501)}, "more"),
        ({"kept_reason": ""}, "kept_reason"),
        ({"return_by": None}, "return_by"),
        ({"return_by": date(2026, 1, 1)}, "return_past"),
    ],
)
def test_what_is_missing_is_refused(who, case, changes, code):
    held = written(who, case, **changes)
    assert codes(lambda: closing_account.settle(who.manager, held)) == [f"closing_account.{code}"]


def test_nobody_settles_their_own_and_nobody_what_they_did_not_see(who, case, desk_of):
    both = desk_of(Role.TEAM_MANAGER, name="Ada Byrne")
    held = written(replace(who, worker=both), case)
    assert codes(lambda: closing_account.settle(both, held)) == ["permission.own_work"]
    other = "closing_account.other_sum"
    assert codes(lambda: closing_account.settle(who.manager, held, HUNDRED)) == [other]
    closing_account.save(both, replace(held, other=ZERO))
    with pytest.raises(StaleCopy):
        closing_account.settle(who.manager, held)


def test_nothing_begins_while_an_agreement_goes_on(who):
    made = decided_case(who.worker)
    refused = ["closing_account.nothing_ended"]
    assert codes(lambda: closing_account.start(who.worker, made.id)) == refused
    signed(who.worker, made)
    assert codes(lambda: closing_account.start(who.worker, made.id)) == refused


def test_where_the_account_does_not_suffice_the_council_pays(who, case):
    held = written(who, case, balance=HUNDRED, returned=ZERO, return_by=None)
    settled = closing_account.settle(who.manager, held).value
    assert (settled.owed, settled.kept) == (Money.pounds(300), ZERO)
    back = closing_account.come_back
    assert codes(lambda: back(who.finance, settled, who.worker.today())) == [
        "closing_account.nothing_back"
    ]


def ended(payers_, case, ends):
    """Paid once in advance to 10 January, then over."""
    sealed(payers_)
    held = agreement.of_case(payers_.worker, case.id)[0]
    day(payers_, date(2027, 1, 4))
    agreement.end(payers_.manager, held, ends, "Adults take over.", Ground.MOVED_AWAY)


def settled_one(payers_, case, **changes):
    held = written(payers_, case, balance_on=date(2027, 1, 4), **changes)
    return closing_account.settle(payers_.manager, held).value


def test_what_is_owed_is_paid_with_the_next_run_and_what_was_paid_ahead_is_not_taken_off(
    desk, desk_of
):
    who = payers(desk, desk_of)
    case, _held = to_be_paid(who)
    ended(who, case, date(2027, 1, 4))
    over = payment_case.of_case(who.finance, case.id).overpaid
    assert over == Money(6_970), "7 of 28 days of £278.80, after 4 January"
    done = settled_one(who, case, balance=HUNDRED, returned=ZERO, return_by=None)
    assert done.owed == Money.pounds(300)
    assert [each.amount for each in done.covered] == [done.owed + over]
    day(who, date(2027, 1, 11))
    run = sealed(who, date(2027, 1, 11))
    (line,) = lines(who, run)
    assert (line.amount, line.agreement) == (done.owed, done.agreement)
    told = payment_case.of_case(who.finance, case.id)
    assert (told.overpaid, told.coming, told.package) == (ZERO, (), {})


def test_what_comes_back_is_written_beside_the_payments(desk, desk_of):
    who = payers(desk, desk_of)
    case, _held = to_be_paid(who)
    ended(who, case, date(2027, 1, 4))
    done = settled_one(who, case, balance=Money.pounds(500), other=ZERO, other_words="",
                       notice_pay=ZERO, notice_words="", returned=Money.pounds(90))  # fmt: skip
    assert done.covered == (), "all that was paid too much comes back"
    closing_account.come_back(who.finance, done, date(2027, 1, 4), "By bank transfer")
    told = payment_case.of_case(who.finance, case.id)
    back = [(e.kind, e.amount) for e in told.entries if e.kind is not PaidKind.PAYMENT]
    assert sorted(back) == [
        (PaidKind.PAID_BACK, Money(6_970)), (PaidKind.UNSPENT, Money(2_030)),
    ]  # fmt: skip
    assert told.overpaid == ZERO
    day(who, date(2027, 1, 11))
    assert reviewed(who, date(2027, 1, 11)).count == 0, "what was not needed is not paid again"


@pytest.mark.parametrize(
    ("days", "weeks"), [(20, 0), (40, 1), (700, 1), (800, 2), (365 * 5 + 10, 5), (9000, 12)]
)
def test_the_least_notice_by_law(days, weeks):
    ends = date(2027, 1, 25)
    assert notice_weeks(ends - timedelta(days), ends) == weeks
    sum_, told = notice_pay(ends - timedelta(days), ends, HUNDRED)
    assert sum_ == HUNDRED.times(weeks)
    assert wording.step(told[0])
