"""From a decision to a signed agreement: every state and verb, on SQLCipher and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from ras_desktop.domain.agreement import (
    Agreement,
    AgreementState,
    Part,
    Relative,
    Signer,
    intact,
)
from ras_desktop.domain.employer import EmployerCheck, EmployerItem
from ras_desktop.domain.family import LegalFlag
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.money import Money
from ras_desktop.domain.notice import Ground
from ras_desktop.domain.path import Stage, Standing
from ras_desktop.domain.payee import Evidence, Payee, PayeeKind
from ras_desktop.domain.plan import Way
from ras_desktop.domain.request import Strand
from ras_desktop.services import agreement, family, family_page
from ras_desktop.store.trouble import Gone, StaleCopy
from tests.helpers.agreed import (
    STARTS,
    Three,
    all_answered,
    begun,
    decide,
    decided_case,
    made_ready,
    on_paper,
    on_screen,
    signed,
    three,
    with_account,
)
from tests.helpers.cases import a_case
from tests.helpers.refusals import refused
from tests.helpers.stores import SetDesk

ALL = Money(392_440)


@pytest.fixture
def who(desk: SetDesk, desk_of: Callable[..., SetDesk]) -> Three:
    return three(desk, desk_of)


@pytest.fixture
def case(who: Three):
    return decided_case(who.worker)


def test_from_the_decision_to_the_first_payment(who, case):
    held = agreement.start(who.worker, case.id).value
    assert held.starts == STARTS
    assert held.parts == (
        Part(Strand.SOCIAL_CARE, Way.DIRECT_PAYMENT, Money(362_440)),
        Part(Strand.SOCIAL_CARE, Way.NOTIONAL, Money(30_000)),
    )
    assert held.payee.name == "Nadia Quarrington"
    seen = agreement.open_(who.worker, case.id)
    assert "agreement.employs" in {each.code for each in seen.missing}
    assert {"start.draft", "start.account"} <= {each.code for each in seen.gate}
    held = agreement.keep(who.worker, replace(held, employs=True, relative=Relative(False))).value
    held = all_answered(who.worker, held)
    assert agreement.check(who.worker, case.id) == ()
    held = agreement.ready(who.worker, held).value
    assert intact(held)
    gate = {each.code for each in agreement.open_(who.worker, case.id).gate}
    assert {"start.signature.payee", "start.signature.council"} <= gate
    held = agreement.sign(
        who.worker, held, on_paper(who.worker, case, Signer.PAYEE, "Nadia Quarrington")
    ).value
    assert held.state is AgreementState.READY
    held = agreement.sign(
        who.manager, held, on_screen(who.manager, Signer.COUNCIL, "Mara Lind")
    ).value
    assert (held.state, held.signed_on) == (AgreementState.SIGNED, who.worker.today())
    with_account(who, case)
    seen = agreement.open_(who.finance, case.id)
    assert [each.code for each in seen.gate] == ["start.early"]
    who.worker.clock.forward(days=7)
    seen = agreement.open_(who.finance, case.id)
    assert seen.gate == ()
    assert sum(each.due.pence for each in seen.first_payments) == 362_440, "to the penny"
    mark = next(
        each for each in family_page.page(who.worker, case.id).marks
        if each.stage is Stage.AGREEMENT
    )  # fmt: skip
    assert (mark.standing, mark.amount) == (Standing.DONE, ALL)


# ------------------------------------------------------------------ every state, every verb

VERBS = {
    "save": lambda who, held: agreement.keep(who.worker, replace(held, help_to_manage="Payroll")),
    "drop": lambda who, held: agreement.drop(who.worker, held),
    "check": lambda who, held: agreement.answer(
        who.worker, held, "identity", True, Evidence.DOCUMENT
    ),
    "relative": lambda who, held: agreement.approve_relative(who.manager, held),
    "ready": lambda who, held: agreement.ready(who.worker, held),
    "again": lambda who, held: agreement.again(who.worker, held),
    "sign": lambda who, held: agreement.sign(
        who.worker, held, on_screen(who.worker, Signer.PAYEE, "Nadia")
    ),
    "end": lambda who, held: agreement.end(
        who.finance, held, STARTS, "She moved", Ground.MOVED_AWAY
    ),
}
ALLOWED = {
    AgreementState.DRAFT: {"save", "drop", "check", "relative", "ready", "again"},
    AgreementState.READY: {"check", "again", "sign", "ready"},
    AgreementState.SIGNED: {"check", "end"},
    AgreementState.ENDED: {"end"},
}
"""`again` of a draft, `ready` of a ready one and `end` of an ended one change nothing: said twice,
done once."""


def at(who: Three, case, state: AgreementState) -> Agreement:
    if state is AgreementState.DRAFT:
        held = begun(who.worker, case)
        relative = Relative(True, "Her aunt Rose", "Rose is the only one who signs")
        held = agreement.keep(who.worker, replace(held, relative=relative)).value
        return all_answered(who.worker, held)
    if state is AgreementState.READY:
        return made_ready(who.worker, case)
    held = signed(who.worker, case)
    if state is AgreementState.SIGNED:
        return held
    return agreement.end(who.finance, held, STARTS, "Over", Ground.DEATH).value


@pytest.mark.parametrize("state", list(AgreementState))
def test_every_verb_in_every_state(who, state):
    case = decided_case(who.worker)
    held = at(who, case, state)
    for verb in sorted(VERBS.keys() - ALLOWED[state]):
        assert refused(lambda act=VERBS[verb]: act(who, held)) == ["permission.state"], verb
        assert agreement.of_case(who.worker, case.id)[0] == held, verb
    for number, verb in enumerate(sorted(ALLOWED[state])):
        held = at(who, decided_case(who.worker, number=f"2026-{number:05d}"), state)
        if verb == "ready" and state is AgreementState.DRAFT:
            held = agreement.approve_relative(who.manager, held).value
        VERBS[verb](who, held)


# ------------------------------------------------------------------ what is refused


def test_nothing_is_agreed_without_a_decision(who):
    case = a_case(who.worker)
    assert refused(lambda: agreement.start(who.worker, case.id)) == ["agreement.no_decision"]
    assert agreement.open_(who.worker, case.id).why_not is not None


def test_begun_fifty_times_it_is_one(who, case):
    assert len({agreement.start(who.worker, case.id).value.id for _ in range(50)}) == 1


def test_the_parts_come_to_exactly_what_was_decided(who, case):
    held = begun(who.worker, case)
    care = Strand.SOCIAL_CARE
    for parts, codes in (
        ((Part(care, Way.DIRECT_PAYMENT, Money(392_439)),), ["agreement.part.sum"]),
        ((Part(care, Way.DIRECT_PAYMENT, Money(392_441)),), ["agreement.part.sum"]),
        ((Part(care, Way.DIRECT_PAYMENT, ALL), Part(Strand.SEN, Way.NOTIONAL, Money(1))),
         ["agreement.part.sum"]),
        ((Part(care, Way.DIRECT_PAYMENT, Money(-1)), Part(care, Way.NOTIONAL, Money(392_441))),
         ["agreement.part.negative"]),
        ((Part(care, Way.NOTIONAL, Money(1)), Part(care, Way.NOTIONAL, Money(392_439))),
         ["agreement.part.twice"]),
    ):  # fmt: skip
        held = agreement.keep(who.worker, replace(held, parts=parts)).value
        found = refused(lambda it=held: agreement.ready(who.worker, it))
        assert set(codes) <= set(found), (parts, found)
    parts = (
        Part(care, Way.DIRECT_PAYMENT, Money(300_000)), Part(care, Way.NOTIONAL, Money(92_440)),
    )  # fmt: skip
    held = all_answered(who.worker, agreement.keep(who.worker, replace(held, parts=parts)).value)
    assert agreement.ready(who.worker, held).value.paid == Money(300_000)


def test_a_check_that_is_missing_or_bars_stops_it_and_is_named(who, case):
    held = all_answered(who.worker, begun(who.worker, case))
    yes = agreement.answer(who.worker, held, "drug_rehabilitation", True, Evidence.DECLARATION)
    assert refused(lambda: agreement.ready(who.worker, yes.value)) == ["payee.barred"]
    no = agreement.answer(
        who.worker, yes.value, "drug_rehabilitation", False, Evidence.DOCUMENT
    ).value
    assert [each.question for each in no.checks].count("drug_rehabilitation") == 3
    assert agreement.ready(who.worker, no).value.state is AgreementState.READY
    assert refused(
        lambda: agreement.answer(who.worker, no, "capacity", True, Evidence.MEETING)
    ) == ["agreement.question"]


def test_another_payee_is_asked_afresh(who, case):
    held = all_answered(who.worker, begun(who.worker, case))
    other = replace(held, payee=Payee(PayeeKind.NOMINATED, "Iris Vale"))
    held = agreement.keep(who.worker, other).value
    assert held.checks == ()
    assert "payee.missing.identity" in refused(lambda: agreement.ready(who.worker, held))


@pytest.mark.parametrize(
    ("flags", "codes"),
    [
        ((LegalFlag.IN_CARE,), ["payee.in_care"]),
        ((LegalFlag.IN_CARE, LegalFlag.SHORT_BREAKS_S20), []),
        ((LegalFlag.IN_CARE, LegalFlag.LONG_TERM_FOSTER_CARE), ["payee.missing.foster_in_plan"]),
        ((LegalFlag.SAFEGUARDING_PLAN,), ["payee.missing.safeguarding_in_plan"]),
    ],
)
def test_the_childs_standing_bars_or_asks(who, case, flags, codes):
    held = all_answered(who.worker, begun(who.worker, case))
    child = replace(case.child, legal_flags=flags)
    copy = family.read(who.worker, case.id)
    family.save(who.worker, replace(copy, child=child))
    found = [each.code for each in agreement.check(who.worker, case.id)]
    assert found == codes
    if codes == ["payee.missing.safeguarding_in_plan"]:
        held = agreement.answer(
            who.worker, held, "safeguarding_in_plan", False, Evidence.MEETING
        ).value
        assert refused(lambda: agreement.ready(who.worker, held)) == [
            "payee.barred.safeguarding_in_plan"
        ]


def test_a_relative_of_the_household_needs_a_reason_and_an_approver(who, case):
    held = all_answered(who.worker, begun(who.worker, case))
    held = agreement.keep(who.worker, replace(held, relative=Relative(True))).value
    assert refused(lambda: agreement.ready(who.worker, held)) == [
        "agreement.relative.who",
        "agreement.relative.reason",
    ]
    relative = Relative(True, "Her aunt Rose", "Rose is the only one who signs")
    forged = replace(relative, approved_by=uuid4(), approved_by_name="Nobody")
    held = agreement.keep(who.worker, replace(held, relative=forged)).value
    assert held.relative.approved_by is None, "nobody approves by typing"
    assert refused(lambda: agreement.ready(who.worker, held)) == ["agreement.relative.approver"]
    held = agreement.approve_relative(who.manager, held).value
    assert held.relative.approved_by_name == "Mara Lind"
    changed = replace(held, relative=replace(held.relative, reason="Another reason"))
    held = agreement.keep(who.worker, changed).value
    assert held.relative.approved_by is None, "another reason is another question"


def test_nobody_approves_a_relative_in_their_own_case(who):
    case = decided_case(who.manager)
    held = agreement.start(who.manager, case.id).value
    relative = Relative(True, "Her aunt", "She signs")
    held = agreement.keep(who.manager, replace(held, relative=relative)).value
    assert refused(lambda: agreement.approve_relative(who.manager, held)) == ["permission.own_work"]


def test_nothing_is_paid_on_a_decision_that_was_corrected(who, case):
    held = signed(who.worker, case)
    decide(who.worker, case, corrects=held.decision)
    assert "start.decision" in {each.code for each in agreement.open_(who.worker, case.id).gate}
    fresh = agreement.start(who.worker, case.id).value
    assert fresh.id != held.id


def test_the_new_one_ends_the_one_before_on_its_first_day(who, case):
    first = signed(who.worker, case)
    decide(who.worker, case, STARTS + timedelta(28), corrects=first.decision)
    second = signed(who.worker, case)
    held = {each.id: each for each in agreement.of_case(who.worker, case.id)}
    assert held[first.id].ended is not None
    assert held[first.id].ended.on == second.starts
    assert held[first.id].state is AgreementState.ENDED


# ------------------------------------------------------------------ signatures


def test_a_signature_is_somebodys_turn_has_its_scan_and_its_day(who, case):
    held = made_ready(who.worker, case)
    good = on_screen(who.worker, Signer.PAYEE, "Nadia")
    for wrong, code in (
        (replace(good, name=" "), "agreement.signature.name"),
        (replace(good, signer=Signer.YOUNG_PERSON), "agreement.signature.turn"),
        (replace(good, on=date(2026, 11, 24)), "agreement.signature.future"),
        (replace(good, on=date(2026, 11, 22)), "agreement.signature.before"),
        (replace(good, strokes=()), "agreement.signature.strokes"),
        (replace(good, strokes=(((0, 0), (10_001, 3)),)), "agreement.signature.points"),
        (replace(on_paper(who.worker, case, Signer.PAYEE, "N"), scan=None),
         "agreement.signature.scan"),
    ):  # fmt: skip
        assert refused(lambda it=wrong: agreement.sign(who.worker, held, it)) == [code]
    other = decided_case(who.worker)
    theirs = on_paper(who.worker, other, Signer.PAYEE, "Nadia")
    with pytest.raises(Gone):
        agreement.sign(who.worker, held, theirs)


def test_signed_twice_with_one_click_it_is_signed_once(who, case):
    held = made_ready(who.worker, case)
    one = on_screen(who.worker, Signer.PAYEE, "Nadia")
    held = agreement.sign(who.worker, held, one).value
    assert agreement.sign(who.worker, held, one).value == held
    assert refused(
        lambda: agreement.sign(who.worker, held, on_screen(who.worker, Signer.PAYEE, "Again"))
    ) == ["agreement.signature.turn"]


def test_taken_back_to_a_draft_nobody_has_signed(who, case):
    held = made_ready(who.worker, case)
    held = agreement.sign(who.worker, held, on_screen(who.worker, Signer.PAYEE, "Nadia")).value
    held = agreement.again(who.worker, held).value
    assert (held.state, held.signatures, held.settled) == (AgreementState.DRAFT, (), None)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE agreement SET parts = '[]'",
        "UPDATE agreement SET signatures = '[]'",
        "UPDATE agreement SET state = 'draft'",
        "DELETE FROM agreement",
    ],
)
def test_the_database_itself_refuses_to_change_what_was_signed(who, case, statement):
    held = signed(who.worker, case)
    with pytest.raises(DBAPIError, match="sealed"), who.worker.root.writing() as session:
        session.execute(text(statement))
    assert agreement.of_case(who.worker, case.id) == (held,)


def test_a_young_person_of_sixteen_signs_their_own(who):
    case = decided_case(who.worker, born=date(2010, 3, 2))
    held = begun(who.worker, case)
    assert "payee.missing.chose" in {each.code for each in agreement.check(who.worker, case.id)}, (
        "for a parent the young person is asked"
    )
    own = replace(held, payee=Payee(PayeeKind.YOUNG_PERSON, "Amira Quarrington"))
    held = all_answered(who.worker, agreement.keep(who.worker, own).value)
    assert "capacity" in {each.question for each in held.checks}
    held = agreement.ready(who.worker, held).value
    turn = on_screen(who.worker, Signer.PAYEE, "Nadia")
    assert refused(lambda: agreement.sign(who.worker, held, turn)) == ["agreement.signature.turn"]
    held = agreement.sign(
        who.worker, held, on_screen(who.worker, Signer.YOUNG_PERSON, "Amira Quarrington")
    ).value
    assert len(held.signatures) == 1


def test_at_fifteen_it_is_too_early_and_the_day_is_named(who):
    case = decided_case(who.worker, born=date(2011, 3, 2))
    held = begun(who.worker, case)
    own = replace(held, payee=Payee(PayeeKind.YOUNG_PERSON, "Amira Quarrington"))
    held = all_answered(who.worker, agreement.keep(who.worker, own).value)
    with pytest.raises(Refused) as caught:
        agreement.ready(who.worker, held)
    (found,) = caught.value.findings
    assert (found.code, found.values["day"]) == ("payee.under_16", date(2027, 3, 2))


# ------------------------------------------------------------------ the rest


def test_the_employers_list_says_what_is_missing_and_what_ran_out(who, case):
    held = begun(who.worker, case)
    held = agreement.keep(who.worker, replace(held, employs=True)).value
    seen = agreement.open_(who.worker, case.id)
    assert len(seen.employer) == len(EmployerItem)
    late = EmployerCheck(EmployerItem.DBS, date(2026, 11, 24))
    assert refused(lambda: agreement.set_employer(who.worker, held, late)) == ["employer.future"]
    done = EmployerCheck(EmployerItem.INSURANCE, date(2025, 11, 1), date(2026, 11, 20))
    held = agreement.set_employer(who.worker, held, done).value
    assert held.employer[0].by_name == "Sam Hale"
    codes = [each.code for each in agreement.open_(who.worker, case.id).employer]
    assert "employer.over.insurance" in codes


def test_two_at_once_see_both_versions(who, case):
    held = begun(who.worker, case)
    agreement.keep(who.finance, replace(held, help_to_manage="Payroll company"))
    with pytest.raises(StaleCopy) as caught:
        agreement.keep(who.worker, replace(held, help_to_manage="None"))
    assert caught.value.theirs.help_to_manage == "Payroll company"


def test_an_end_has_a_reason_and_a_day(who, case):
    held = signed(who.worker, case)
    assert refused(lambda: agreement.end(who.worker, held, STARTS, "x")) == ["permission.role"]
    early = STARTS - timedelta(1)
    assert refused(lambda: agreement.end(who.finance, held, early, " ", Ground.MOVED_AWAY)) == [
        "agreement.end.reason",
        "agreement.end.before",
    ]
    assert refused(lambda: agreement.end(who.finance, held, STARTS, "x")) == ["notice.missing"]
