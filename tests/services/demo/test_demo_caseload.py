"""The demonstration caseload as values: 111 live direct payments, every stage, nothing real."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from itertools import combinations

import pytest

from ras_desktop.documents.draw import missing
from ras_desktop.domain import (
    amount,
    arrangement,
    case_plan,
    consent,
    family,
    moderation,
    needs,
    note,
    people,
    plan,
)
from ras_desktop.domain import request as requests
from ras_desktop.domain.agreement import unsigned
from ras_desktop.domain.assessment import AssessmentState, indicative, intact
from ras_desktop.domain.choice import ListName
from ras_desktop.domain.costing import cost
from ras_desktop.domain.dates import age_on
from ras_desktop.domain.family import CaseState, EhcStatus, LegalFlag
from ras_desktop.domain.finding import Refused, errors
from ras_desktop.domain.growing import milestones
from ras_desktop.domain.likeness import Traits, likely
from ras_desktop.domain.moderation import ModerationState
from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.notice import check_reasons
from ras_desktop.domain.notice_given import intact as notice_intact
from ras_desktop.domain.panel import Forum, Verdict, fits
from ras_desktop.domain.panel import intact as decision_intact
from ras_desktop.domain.panel_check import check
from ras_desktop.domain.panel_meeting import MeetingState
from ras_desktop.domain.panel_put import PutState
from ras_desktop.domain.plan import PlanState, Way
from ras_desktop.domain.questionnaire import read
from ras_desktop.domain.request import RequestOutcome
from ras_desktop.services.demo.case import counting
from ras_desktop.services.demo.children import nhs_number
from ras_desktop.services.demo.decided import meetings
from ras_desktop.services.demo.people import members
from ras_desktop.services.demo.stages import CHILDREN, LIVE, Kind, counts
from tests.helpers.demonstration import ON, book, caseload, rules_on, scheme, texts

TARGET = Money.pounds(420_000)


@pytest.fixture(scope="module")
def cases():
    return caseload()


@pytest.fixture(scope="module")
def live(cases):
    return [each for each in cases if each.kind in LIVE]


def paid(case):
    """What a live case is paid directly, a year."""
    lines = case.plans[-1].agreed.cost.lines
    return sum(each.amount.pence for each in lines if each.way is Way.DIRECT_PAYMENT)


def about(case):
    return case.plans[-1].plan.about


# ---------------------------------------------------------------- how many, how much


def test_111_live_direct_payments_come_to_about_420_000_pounds(live):
    assert len(live) == 111
    assert abs(sum(map(paid, live)) - TARGET.pence) <= TARGET.pence // 100


@pytest.mark.parametrize("seed", [2, 3])
def test_another_seed_comes_to_the_same_total_with_other_children(seed, cases):
    other = caseload(seed)
    total = sum(paid(each) for each in other if each.kind in LIVE)
    assert abs(total - TARGET.pence) <= TARGET.pence // 100
    names = {each.case.child.full_name for each in cases}
    assert len(names & {each.case.child.full_name for each in other}) < 12


def test_live_ones_are_open_with_an_agreed_plan_and_most_a_sealed_assessment(live):
    sealed = 0
    for each in live:
        assert each.case.state is CaseState.OPEN
        assert each.plans[-1].state is PlanState.AGREED
        assert paid(each) > 0
        standing = [one for one in each.assessments if one.state is AssessmentState.CONFIRMED]
        assert not any(one.state is AssessmentState.SUBMITTED for one in each.assessments)
        sealed += bool(standing)
        if not standing:
            assert each.case.existing_package
            assert each.plans[-1].amounts
    assert 85 <= sealed < 111
    assert 40 <= sum(each.case.existing_package for each in live) <= 70


def test_every_live_direct_payment_has_a_decision_that_its_plan_costs_to_the_penny(live):
    for each in live:
        *before, decision = each.decisions
        assert len(before) == len(each.notices)
        assert fits(decision, each.plans[-1])
        assert decision.starts is not None
    other = [e for e in live if e.decisions[-1].verdict is Verdict.OTHER_AMOUNT]
    assert 8 <= len(other) <= 20
    for each in other:
        put = each.plans[-2]
        assert put.state is PlanState.SUPERSEDED
        assert each.plans[-1].follows == put.id == each.decisions[-1].plan


def test_every_decision_is_whole_and_of_a_meeting_that_there_was(cases):
    held = {each.id: each for each in meetings(1, ON, members(1), date(2024, 9, 1))}
    decisions = [one for each in cases for one in each.decisions]
    assert {each.forum for each in decisions} == set(Forum)
    for each in decisions:
        assert decision_intact(each)
        assert not errors(check(each, each.decided.question))
        if each.forum is Forum.MEETING:
            meeting = held[each.meeting]
            assert (meeting.state, meeting.on) == (MeetingState.HELD, each.decided.on)
            deciders = [m for m in meeting.members if m.user != each.decided.by]
            assert len(deciders) >= 3
    states = {one.state for each in cases for one in each.puts}
    assert states == {PutState.WAITING, PutState.URGENT, PutState.DECIDED, PutState.DEFERRED}
    assert all(one.question.asked > ZERO for each in cases for one in each.puts)
    assert max(each.on for each in held.values()) > ON


def test_notices_run_have_ended_and_are_looked_at_again(cases):
    notices = [one for each in cases for one in each.notices]
    assert {each.runs(ON) for each in notices} == {True, False}
    assert all(notice_intact(each) and each.becomes < each.was for each in notices)
    assert all(not check_reasons(each.reasons, each.needs) for each in notices)
    assert any(each.reconsiderations for each in cases)
    for each in cases:
        for one in each.notices:
            first = each.agreements[0]
            assert (first.id, first.annual) == (one.agreement, one.was)
            assert (len(each.agreements) == 1) is (one.starts > ON)


def test_amounts_spread_as_such_caseloads_do(live):
    sums = sorted(map(paid, live))
    assert sums[0] < 120_000
    assert sums[-1] > 900_000
    assert sums[5] < sums[55] < 480_000
    assert len(set(sums)) > 100


def test_every_kind_of_case_is_there(cases):
    assert len(cases) == CHILDREN
    assert {each.kind for each in cases} == set(Kind)
    states = {each.case.state for each in cases}
    assert states == set(CaseState)
    outcomes = {one.outcome for each in cases for one in each.requests}
    assert outcomes == set(RequestOutcome)
    drafts = [one for each in cases for one in each.assessments if not one.is_sealed]
    assert len(drafts) >= 12
    assert all(read(scheme().form(each.form), each.answers).missing for each in drafts)
    assert any(one.follows for each in cases for one in each.assessments)
    assert any(one.state is PlanState.DRAFT for each in cases for one in each.plans)
    assert sum(bool(each.siblings) for each in cases) >= 10


@pytest.mark.parametrize("children", [1, 2, 5, 17, 40, 189, 190, 191, 1000, 9999])
def test_any_number_of_children_keeps_the_proportions(children):
    found = counts(children)
    assert sum(found.values()) == children
    if children >= 40:
        assert min(found.values()) >= 1
        assert abs(sum(found[kind] for kind in LIVE) - children * 111 / CHILDREN) <= 12


def test_few_children_can_be_asked_for():
    for children in (1, 3, 20):
        assert len(caseload(5, children)) == children


def test_a_day_before_the_scheme_is_refused_with_the_first_that_will_do():
    with pytest.raises(Refused) as refused:
        rules_on(date(2026, 4, 10))
    found = refused.value.findings[0]
    assert found.code == "demo.on.early"
    assert rules_on(found.values["first"])


@pytest.mark.parametrize("on", [date(2026, 4, 22), date(2027, 3, 31), date(2029, 8, 1)])
def test_another_day_gives_a_caseload_that_is_as_sound(on):
    for each in caseload(1, 60, on):
        assert not faults(each, on)


# ---------------------------------------------------------------- nothing wrong, nothing late


def faults(case, on):
    """Every finding that there should not be."""
    found = [*family.check(case.case.child, on)]
    for each in case.people:
        found += people.check_person(each)
    for each in case.needs:
        found += needs.check_needs(each, on)
    for each in case.notes:
        found += note.check_note(each, on)
    for each in case.consents:
        found += consent.check_consent(each, on)
    for each in case.amounts:
        found += amount.check(each, on)
    for each in case.requests:
        found += requests.check(each, on)
        if each.outcome is not RequestOutcome.WAITING:
            found += requests.check_outcome(each, on)
    for each in case.assessments:
        if each.sealed is not None:
            form = scheme().form(each.form)
            found += errors(read(form, each.answers).findings)
            found += errors(each.sealed.budget.findings)
    of = {each.id: each for each in case.assessments}
    for one in case.moderations:
        held = of[one.assessment]
        found += errors(moderation.check(scheme().form(held.form), held, one))
    known = tuple(one.id for each in case.needs for one in each.needs)
    for each in case.plans:
        if each.agreed is not None:
            found += plan.check(each.plan, known, book().scope)
            found += case_plan.check_parts(each.plan, book().template)
            prices, terms = book().prices.prices, book().terms.dates
            found += cost(each.plan, prices, terms, each.on).findings
    return found


def test_no_record_needs_mending(cases):
    assert [(each.kind, faults(each, ON)) for each in cases if faults(each, ON)] == []


def test_what_is_sealed_is_intact_and_what_it_plans_with_is_its_budget(cases):
    for each in cases:
        budgets = {
            one.id: indicative(counting(each, one)) for one in each.assessments if one.sealed
        }
        by_id = {one.id: one for one in each.assessments}
        assert all(moderated(one, by_id[one.assessment]) for one in each.moderations)
        for one in each.assessments:
            assert not one.sealed or intact(one)
        for one in each.plans:
            assert not one.agreed or case_plan.intact(one)
            if one.assessment:
                assert budgets[one.assessment] in one.amounts.values()


def moderated(one, held):
    """Whether a moderation is whole: bound, by another person, after the seal, with its reasons."""
    whole = moderation.intact(one, held) and one.decided.at > held.sealed.at
    reasoned = all(one.reasons.get(name) for name in one.answers)
    return whole and one.decided.by != held.sealed.by and reasoned


def told_of_a_change(case):
    """Whether a plan was begun before the confirmation that changed its budget."""
    of = {one.id: one for one in case.assessments}
    return any(
        moderation.changed_since(one.started_at, of[held.assessment].sealed.budget, held)
        for one in case.plans
        for held in case.moderations
        if one.agreed is None and one.assessment == held.assessment
    )


def test_some_are_confirmed_as_they_are_some_changed_some_wait_and_some_came_back(cases):
    found = Counter()
    for each in cases:
        done = {one.assessment: one for one in each.moderations}
        for one in each.assessments:
            if not one.sealed or one.state is AssessmentState.SUPERSEDED:
                continue
            held = done.get(one.id)
            if held is None:
                found["waiting"] += 1
            else:
                found["changed" if held.answers else held.state.value] += 1
            confirmed = held is not None and held.state is ModerationState.CONFIRMED
            assert confirmed == (one.state is AssessmentState.CONFIRMED)
            if held is not None and held.answers:
                assert held.decided.budget.points > one.sealed.budget.points
    assert found["waiting"] >= 5
    assert found["confirmed"] >= 60
    assert found["changed"] >= 10
    assert found["sent_back"] >= 1
    assert any(told_of_a_change(each) for each in cases)


def test_nothing_happens_before_it_can_or_on_the_day_itself(cases):
    for each in cases:
        opened = each.case.opened_on
        assert opened < ON
        assert each.case.child.born < opened
        assert all(opened <= one.day < ON for one in each.notes)
        assert all(opened <= one.on < ON for one in each.assessments)
        assert all(one.sealed.at.date() < ON for one in each.assessments if one.sealed)
        assert all(one.decided.at.date() < ON for one in each.moderations)
        assert all(one.agreed.at.date() < ON for one in each.plans if one.agreed)
        assert all(spell.since <= (spell.until or ON) for _, spell in each.spells)
        assert opened <= each.case.state_since < ON
        assert sum(spell.until is None for _, spell in each.spells) == 1


def test_numbers_are_given_in_the_order_of_opening(cases):
    numbers = [each.case.number for each in sorted(cases, key=lambda one: one.case.opened_on)]
    assert len(set(numbers)) == len(numbers)
    by_day = [(each.case.opened_on, each.case.number) for each in cases]
    for (day, number), (later, other) in combinations(sorted(by_day), 2):
        assert day == later or number < other


# ---------------------------------------------------------------- nobody real


def test_identifiers_cannot_be_anybodys(cases):
    for each in cases:
        child = each.case.child
        assert not child.nhs_number or re.fullmatch(r"999 \d{3} \d{4}", child.nhs_number)
        assert re.fullmatch(r"XM[1-6] \d[CIKMOV][A-Z]", child.address.postcode)
        for person in each.people:
            phone = person.phone
            assert not phone or re.fullmatch(r"01632 960\d{3}|07700 900\d{3}", phone)
            assert not person.email or person.email.endswith("@example.org")
            assert person.email.isascii()
        for told in texts((each.plans, each.notes, each.requests, each.needs)):
            for phone in re.findall(r"0\d{4} \d{6}", told):
                assert phone.startswith(("01632 960", "07700 900"))


def test_nhs_numbers_are_valid_and_never_the_same():
    numbers = [nhs_number(each) for each in range(20_000)]
    assert len(set(numbers)) == len(numbers)
    assert all(family.nhs_number_holds(each) for each in numbers[::37])


def test_no_name_is_there_twice_but_for_the_one_likely_duplicate(cases):
    names = Counter(each.case.child.full_name for each in cases)
    assert names.most_common(1)[0][1] == 1
    firsts = Counter(each.case.child.first_names.split(" ")[0] for each in cases)
    lasts = Counter(each.case.child.last_name for each in cases)
    assert firsts.most_common(1)[0][1] <= 8
    assert lasts.most_common(1)[0][1] <= 8
    traits = [
        Traits(each.case.id, child.full_name, child.born, child.nhs_number, child.address.postcode)
        for each in cases
        for child in [each.case.child]
    ]
    pairs = {frozenset((one.case, other.case)) for one in traits for other in likely(one, traits)}
    double = next(each for each in cases if each.kind is Kind.DUPLICATE)
    assert any(double.case.id in pair for pair in pairs)
    assert len(pairs) <= 3


def test_identifiers_are_never_used_twice(cases):
    ids = [each.case.id for each in cases]
    for each in cases:
        parts = (each.people, each.requests, each.needs, each.consents, each.notes, each.amounts)
        ids += [
            one.id
            for part in (*parts, each.assessments, each.moderations, each.plans)
            for one in part
        ]
        ids += [one.id for two in each.plans for part in (two.plan.outcomes, two.plan.lines)
                for one in part]  # fmt: skip
    assert len(set(ids)) == len(ids)


# ---------------------------------------------------------------- a caseload like a real one


def test_children_are_as_different_as_in_such_a_place(cases):
    children = [each.case.child for each in cases]
    ages = Counter(min(age_on(each.born, ON) // 4, 4) for each in children)
    assert set(ages) == {0, 1, 2, 3, 4}
    assert max(age_on(each.born, ON) for each in children) >= 18
    needs_ = Counter(each.primary_need for each in children)
    assert needs_.most_common(1)[0][0] == "asd"
    assert {"asd", "sld", "pd", "pmld", "semh", "ds"} <= set(needs_)
    assert len({each.ethnicity for each in children}) >= 6
    assert {"urd", "slk", "rom", "ara", "pol", "eng"} <= {each.first_language for each in children}
    assert 10 <= sum(each.interpreter_needed for each in children) <= 60
    assert len({each.address.locality for each in children}) == 16
    assert {each.ehc_status for each in children} >= {EhcStatus.ISSUED, EhcStatus.NONE}
    flags = {flag for each in children for flag in each.legal_flags}
    assert LegalFlag.IN_CARE in flags
    assert any(each.family_composition == "two_homes" for each in children)
    assert any(re.search(r"[\u0600-\u06ff]", each.first_names) for each in children)
    assert max(len(each.full_name) for each in children) > 22


def test_no_child_in_care_is_paid_directly(cases):
    for each in cases:
        if LegalFlag.IN_CARE in each.case.child.legal_flags:
            ways = {line.way for one in each.plans for line in one.plan.lines}
            assert Way.DIRECT_PAYMENT not in ways


def test_what_is_recorded_are_codes_of_the_lists(cases):
    lists = book().lists
    for each in cases:
        child = each.case.child
        for name, kept in (
            (ListName.ETHNICITY, child.ethnicity), (ListName.RELIGION, child.religion),
            (ListName.LANGUAGE, child.first_language), (ListName.WARD, child.address.locality),
            (ListName.PRIMARY_NEED, child.primary_need), (ListName.SCHOOL, child.school),
            (ListName.LEVEL_OF_NEED, child.level_of_need),
            (ListName.COMMUNICATION, child.communication),
            (ListName.FAMILY_COMPOSITION, child.family_composition),
        ):  # fmt: skip
            assert not kept or kept in {one.code for one in lists[name].items}, (name, kept)
        relations = {one.code for one in lists[ListName.RELATION].items}
        assert {one.relation for one in each.people} <= relations


def test_schools_fit_the_age(cases):
    groups = {each.code: each.group for each in book().lists[ListName.SCHOOL].items}
    for each in cases:
        child = each.case.child
        years, group = age_on(child.born, ON), groups.get(child.school, "")
        assert years >= 2 or group in ("", "Other")
        assert group != "Nursery" or years <= 4
        assert group != "Primary" or years <= 11
        assert group != "Secondary" or years >= 10
        assert group != "College" or years >= 16


# ---------------------------------------------------------------- plans that read like plans


def test_no_two_plans_look_copied(live):
    parts = {key: Counter(about(each)[key] for each in live) for key in about(live[0])}
    for key in ("who_i_am", "matters_to_me", "strengths", "what_works", "parents_views", "hopes"):
        assert parts[key].most_common(1)[0][1] == 1, key
    wholes = [frozenset(one.words for one in each.plans[-1].plan.outcomes) for each in live]
    assert len(set(wholes)) == len(wholes)
    outcomes = Counter(words for whole in wholes for words in whole)
    assert outcomes.most_common(1)[0][1] <= 3


def test_plans_are_specific(live):
    for each in live:
        made = each.plans[-1].plan
        name = each.case.child.called
        assert 2 <= len(made.outcomes) <= 4
        assert all(one.already and one.needed and one.evidence and one.who for one in made.outcomes)
        assert all(0 <= one.baseline < one.target <= 10 for one in made.outcomes)
        assert any(name in one.words + one.needed + one.already for one in made.outcomes)
        assert all(one.gap and one.provider and one.what for one in made.lines)
        assert len(made.resources) >= 4
        assert made.contingency
        assert made.money_managed_by
        assert name in about(each)["who_i_am"]


def test_sentences_are_whole(cases):
    """No bracket, slot or double space is left, and each sentence begins with a capital."""
    for each in cases:
        for told in texts((each.plans, each.notes, each.requests, each.needs, each.assessments)):
            if each.kind in LIVE or len(told) < 2000:
                assert not re.search(r"\{\w+\}|\[\w[^\]]*\|", told), told
                assert "  " not in told or told.startswith("{"), told
        for made in each.plans:
            for told in made.plan.about.values():
                assert told[0] == "“" or told[0].isupper() or told[0].isdigit(), told
                assert not re.search(r"[.?!] [a-z]", told), told


def test_who_is_she_and_who_is_he_never_mix(live):
    """A pronoun of the child agrees with the child, in the words that speak of nobody else."""
    for each in live:
        child = each.case.child
        told = about(each)["what_works"] + " " + about(each)["what_does_not"]
        if child.gender_identity:
            continue
        wrong = r"\b(he|him|his)\b" if child.sex is family.Sex.FEMALE else r"\b(she|hers)\b"
        assert not re.search(wrong, told), told


def test_lines_come_near_to_what_there_is_to_plan_with(live):
    exact = 0
    for each in live:
        amounts = sum(sum_.pence for sum_ in each.plans[-1].amounts.values())
        planned = each.plans[-1].agreed.planned.pence
        assert abs(planned - amounts) <= amounts * 0.22
        exact += abs(planned - amounts) <= amounts * 0.03
    assert exact >= 60


def test_every_letter_can_be_printed(cases):
    whole = "".join({char for each in cases for told in texts((each.case, each.people, each.plans,
                     each.notes, each.needs, each.requests)) for char in told})  # fmt: skip
    assert missing(whole) == ()


def test_everything_arranged_while_growing_up_is_what_the_service_would_let_pass(cases):
    """And some of it is still open: Today has something to say."""
    policy, open_ = book().policy, 0
    for case in cases:
        born = case.case.child.born
        if born is None:
            assert not case.arrangements
            continue
        days = {each.milestone: each.on for each in milestones(born, policy, ON, timedelta(0))}
        told: list[arrangement.Arrangement] = []
        for each in case.arrangements:
            held = tuple(one for one in told if one.milestone is each.milestone)
            about = arrangement.About(born, days, ON, held, False, timedelta(weeks=26))
            assert arrangement.check(each, about) == ()
            assert each.decided_on >= case.case.opened_on
            told.append(each)
        grown = {milestone for milestone, day in days.items() if day <= ON}
        open_ += len(grown - {each.milestone for each in told})
    whats = {each.what for case in cases for each in case.arrangements}
    assert {arrangement.What.TAKES_PART, arrangement.What.REFUSED} <= whats
    assert open_ > 5


def test_some_young_people_take_a_part_themselves_and_both_are_paid(live):
    shared = [each for each in live if any(held.beside for held in each.agreements)]
    assert shared
    for each in shared:
        for held in each.agreements:
            assert total(held.paid_to(number) for number in held.numbers) == held.paid
            assert held.signed_on is None or not unsigned(held)
    lines = [line for each in shared for line in each.payments.lines]
    assert {line.payee_no for line in lines} == {1, 2}
