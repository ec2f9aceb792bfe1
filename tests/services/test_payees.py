"""Two payees of one agreement: own checks, account, signature, gate, lines, returned payments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from ras_desktop.documents.draw import draw as pdf
from ras_desktop.domain.account import Details
from ras_desktop.domain.agreement import Agreement, AgreementState, Relative, Signer
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.money import Money, total
from ras_desktop.domain.paid import PaidKind
from ras_desktop.domain.payee import Evidence, Payee, PayeeKind
from ras_desktop.domain.payees import Beside
from ras_desktop.domain.plan import Way
from ras_desktop.domain.recipient import Recipient
from ras_desktop.domain.request import Strand
from ras_desktop.services import account, agreement, payment, payment_back, payment_case, sheets
from tests.helpers.agreed import decide, decided_case, on_screen
from tests.helpers.paying import RUN_DAY, Payers, day, lines, payers, reviewed, sealed
from tests.helpers.pdf import text_of
from tests.helpers.stores import SetDesk

KEY = (Strand.SOCIAL_CARE, Way.DIRECT_PAYMENT)
MOTHERS = Details("N Quarrington", "20-00-01", "12345678")
HERS = Details("A Quarrington", "20-00-02", "87654321")
AMIRA = Payee(PayeeKind.YOUNG_PERSON, "Amira Quarrington")
NEXT = RUN_DAY + timedelta(28)


@pytest.fixture
def who(desk: SetDesk, desk_of: Callable[..., SetDesk]) -> Payers:
    return payers(desk, desk_of)


@pytest.fixture
def case(who: Payers):
    return decided_case(who.worker, date(2010, 8, 31))


def refused(act: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as caught:
        act()
    return [each.code for each in caught.value.findings]


def draft(who: Payers, case) -> Agreement:
    held = agreement.start(who.worker, case.id).value
    whole = replace(held, employs=False, relative=Relative(False), beside=(Beside(AMIRA, 4_000),))
    return agreement.keep(who.worker, whole).value


def answered(who: Payers, held: Agreement, *numbers: int) -> Agreement:
    for each in agreement.open_(who.worker, held.case).payees:
        for asked in each.wanted if each.number in numbers else ():
            held = agreement.answer(
                who.worker, held, asked.question, asked.yes, Evidence.DECLARATION, each.number
            ).value
    return held


def signed(who: Payers, case) -> Agreement:
    held = agreement.ready(who.worker, answered(who, draft(who, case), 1, 2)).value
    for signature in (
        on_screen(who.worker, Signer.PAYEE, "Nadia"),
        on_screen(who.worker, Signer.YOUNG_PERSON, "Amira", payee_no=2),
        on_screen(who.worker, Signer.COUNCIL, "Sam Hale"),
    ):
        held = agreement.sign(who.worker, held, signature).value
    return held


def with_account(who: Payers, case, details: Details, number: int) -> None:
    held = account.enter(who.worker, case.id, details, "Bank letter", payee_no=number).value
    account.confirm(who.finance, held, details)


def test_each_payee_has_checks_of_their_own(who, case):
    held = answered(who, draft(who, case), 1)
    told = agreement.open_(who.worker, case.id)
    assert {each.values["payee"] for each in told.missing} == {"Amira Quarrington"}
    assert "payee.missing.capacity" in {each.code for each in told.missing}
    assert refused(lambda: agreement.ready(who.worker, held))[0].startswith("payee.missing")
    assert refused(
        lambda: agreement.answer(who.worker, held, "capacity", True, Evidence.MEETING, 1)
    ) == ["agreement.question"], "capacity is asked of the young person, not of her mother"
    assert refused(
        lambda: agreement.answer(who.worker, held, "identity", True, Evidence.MEETING, 3)
    ) == ["agreement.question"], "there is no third payee"
    held = answered(who, held, 2)
    other = replace(held, beside=(Beside(replace(AMIRA, name="Somebody"), 4_000),))
    again = agreement.keep(who.worker, other).value
    assert {each.payee_no for each in again.checks} == {1}, "who is somebody else is asked anew"


def test_both_sign_before_anything_takes_effect(who, case):
    held = agreement.ready(who.worker, answered(who, draft(who, case), 1, 2)).value
    held = agreement.sign(who.worker, held, on_screen(who.worker, Signer.PAYEE, "Nadia")).value
    held = agreement.sign(who.worker, held, on_screen(who.worker, Signer.COUNCIL, "Sam")).value
    assert held.state is AgreementState.READY
    gate = agreement.open_(who.worker, case.id).gate
    assert ("start.signature.beside", "Amira Quarrington") in [
        (each.code, each.values.get("name")) for each in gate
    ]
    wrong = on_screen(who.worker, Signer.YOUNG_PERSON, "Amira")
    assert refused(lambda: agreement.sign(who.worker, held, wrong)) == ["agreement.signature.turn"]


def test_each_is_paid_into_their_own_account_to_the_penny(who, case):
    signed(who, case)
    with_account(who, case, MOTHERS, 1)
    held = reviewed(who)
    told = {each.payee_no: each for each in lines(who, held)}
    assert [each.code for each in told[2].blocked] == ["start.account"]
    assert told[1].goes, "what stands against one payee is not the other's"
    payment.drop(who.finance, held)
    with_account(who, case, HERS, 2)
    held = sealed(who)
    told = {each.payee_no: each for each in lines(who, held)}
    assert (told[1].payee, told[1].masked[-4:]) == ("Nadia Quarrington", "5678")
    assert (told[2].payee, told[2].masked[-4:]) == ("Amira Quarrington", "4321")
    assert {number: each.amount for number, each in told.items()} == {
        1: Money(25_092), 2: Money(16_728),
    }, "60 % and 40 % of £418.20, half a period and a whole one"  # fmt: skip
    made = payment.export(who.second, held.id).value
    assert made == payment.export(who.finance, held.id).value
    assert b"Amira Quarrington,200002,87654321,167.28" in made
    day(who, NEXT)
    assert sealed(who, NEXT).sum == Money(27_880)
    year = payment_case.of_case(who.finance, case.id)
    paid = {
        number: total(e.amount for e in year.entries if e.payee_no == number) for number in (1, 2)
    }
    assert paid == {1: Money(25_092 + 16_728), 2: Money(16_728 + 11_152)}


def test_what_comes_back_from_one_stops_only_hers_and_is_paid_to_her_again(who, case):
    signed(who, case)
    with_account(who, case, MOTHERS, 1)
    with_account(who, case, HERS, 2)
    sealed(who)
    day(who, RUN_DAY + timedelta(3))
    entries = payment_case.of_case(who.finance, case.id).entries
    hers = next(each for each in entries if each.payee_no == 2)
    back = payment_back.returned(who.finance, hers.id, RUN_DAY + timedelta(2), "Closed").value
    assert (back.payee_no, back.amount) == (2, hers.amount)
    day(who, NEXT)
    held = reviewed(who, NEXT)
    told = {each.payee_no: each for each in lines(who, held)}
    assert [each.code for each in told[2].blocked] == ["payment.returned.look"]
    assert (told[1].goes, told[1].amount) == (True, Money(16_728))
    assert told[2].amount == Money(16_728 + 11_152)
    payment_back.look_at(who.finance, back, "She rang the bank; the account is open again.")
    held = payment.review(who.finance, held).value
    assert payment.seal(who.second, held).value.sum == Money(16_728 + 16_728 + 11_152)
    assert refused(
        lambda: payment_back.paid_back(
            who.finance, case.id, KEY, Money(1), NEXT, "Not due", payee_no=2
        )
    ) == ["paid.back.more"], "nothing was paid too much to her"
    gave = payment_back.paid_back(
        who.finance, case.id, KEY, Money(16_728), NEXT, "Not needed", unspent=True, payee_no=2
    ).value
    assert (gave.kind, gave.payee_no) == (PaidKind.UNSPENT, 2)


def test_each_has_a_paper_and_a_place_of_their_own(who, case):
    held = signed(who, case)
    with_account(who, case, HERS, 2)
    young = Recipient("Amira Quarrington", who=case.id)
    for to, title, sum_ in (
        (None, "Agreement about a direct payment", "£2,174.64"),
        (young, "Agreement about your direct payment", "£1,449.76"),
    ):
        with who.worker.read("document.read") as look:
            made = sheets.compose(look, DocumentKind.AGREEMENT, held.id, to).document
        said = text_of(pdf(made))
        assert made.title == title
        assert f"{sum_} a year, every four weeks" in said
        for each in ("£1,449.76", "£2,174.64"):
            assert each in said, "both see who receives what"
        assert ("4321" in said) is (to is young), "the account is the payee's own"

    day(who, date(2027, 1, 4))
    decide(who.worker, case, date(2027, 1, 11))
    held = agreement.start(who.worker, case.id).value
    first = held.payee
    turned = replace(held, employs=False, relative=Relative(False), payee=AMIRA,
                     beside=(Beside(first, 6_000),))  # fmt: skip
    agreement.keep(who.worker, turned)
    found = agreement.open_(who.worker, case.id).missing
    assert "payees.place" in [each.code for each in found]
