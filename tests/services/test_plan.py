"""Plans: kept as typed, costed live, agreed once, copied with sources; both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from ras_desktop.domain.amount import SetAmount
from ras_desktop.domain.case_plan import CasePlan, intact
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.family import CaseState
from ras_desktop.domain.money import Money
from ras_desktop.domain.path import Stage
from ras_desktop.domain.permission import Role
from ras_desktop.domain.plan import Pattern, PatternKind, Plan, PlanState, Way
from ras_desktop.domain.request import Strand
from ras_desktop.services import allocation, assessment, family, merging, plan
from ras_desktop.services import scheme as schemes
from ras_desktop.services.desk import Changed
from ras_desktop.store import seeding
from ras_desktop.store.edition import EDITIONS
from ras_desktop.store.reached import reached
from ras_desktop.store.trouble import Gone, StaleCopy
from tests.helpers.cases import NEED, a_case, example, seeded
from tests.helpers.papers import PLAN, rulebook
from tests.helpers.refusals import refused

TODAY = date(2026, 11, 23)
WHOLE = replace(PLAN, outcomes=tuple(replace(each, needs=(NEED,)) for each in PLAN.outcomes))


def started(desk, case, whole=WHOLE) -> CasePlan:
    """A draft with a whole plan in it."""
    seeded(desk) if not schemes.schemes(desk) else None
    draft = plan.start(desk, case.id).value
    return plan.keep(desk, replace(draft, plan=whole)).value


def agreed(desk, case) -> CasePlan:
    return plan.agree(desk, started(desk, case).id).value


def set_amount(case, strand=Strand.SOCIAL_CARE, pence=360_000) -> SetAmount:
    return SetAmount(
        UUID(int=900 + pence % 97),
        case.id,
        strand,
        Money(pence),
        "Short Breaks Panel",
        TODAY,
        "Set from the child and family assessment",
        needs_assessment=UUID(int=77),
    )


def test_a_plan_starts_with_the_lists_in_force_and_shows_on_the_path(desk):
    seeded(desk)
    case = a_case(desk)
    done = plan.start(desk, case.id)
    draft = done.value
    assert (draft.state, draft.on) == (PlanState.DRAFT, TODAY)
    assert all((draft.prices, draft.terms, draft.scope, draft.template))
    assert Changed("plan", draft.id, case.id) in done.changed
    at = plan.open_(desk, draft.id)
    assert at.template == rulebook().template
    assert at.prices == rulebook().prices
    assert [each.id for each in at.needs] == [NEED]
    with desk.read() as look:
        assert Stage.PLAN in reached(look.session, (case.id,), TODAY)[case.id].begun
    assert {plan.start(desk, case.id).value.id for _ in range(50)} == {draft.id}


def test_without_the_councils_lists_no_plan_is_started(file_desk):
    case = a_case(file_desk)
    assert refused(lambda: plan.start(file_desk, case.id)) == [
        "plan.no_prices",
        "plan.no_terms",
        "plan.no_scope",
        "plan.no_template",
    ]
    seeded(file_desk)
    closed = a_case(file_desk, state=CaseState.MOVED_AWAY, number="2026-00044")
    assert refused(lambda: plan.start(file_desk, closed.id)) == ["assessment.case_closed"]


def test_a_plan_is_read_back_as_it_was_kept(desk):
    draft = started(desk, a_case(desk))
    assert plan.get(desk, draft.id) == draft
    assert draft.plan == WHOLE


def test_the_live_figure_is_scenario_3_to_the_penny_and_nothing_is_kept(desk):
    case = a_case(desk)
    draft = started(desk, case)
    allocation.record(desk, set_amount(case))
    found = plan.live(desk, draft)
    assert found.cost.planned == Money(392_440)
    assert found.compared[0].indicative == Money(360_000)
    assert found.compared[0].difference == Money(32_440)
    longer = replace(
        WHOLE,
        lines=(
            replace(WHOLE.lines[0], pattern=Pattern(PatternKind.WEEKLY, Decimal(4), Decimal(8))),
        ),
    )
    assert plan.live(desk, replace(draft, plan=longer)).cost.planned == Money(426_400)
    assert plan.get(desk, draft.id) == draft


def test_keeping_takes_the_parts_and_nothing_else_and_cleans_them(file_desk):
    draft = started(file_desk, a_case(file_desk))
    forged = replace(
        draft,
        state=PlanState.AGREED,
        amounts={Strand.SOCIAL_CARE: Money(1)},
        plan=replace(WHOLE, contingency="half \ud83d sign", about={"hopes": "a\x00b"}),
    )
    kept = plan.keep(file_desk, forged).value
    assert kept.state is PlanState.DRAFT
    assert kept.amounts == {}
    assert kept.plan.contingency == "half \ufffd sign"
    assert kept.plan.about == {"hopes": "ab"}
    longest = replace(WHOLE, about={"hopes": "x" * 100_001})
    assert refused(lambda: plan.keep(file_desk, replace(kept, plan=longest))) == ["text.too_long"]


def test_a_stale_copy_shows_both_versions_and_overwrites_nothing(desk):
    draft = started(desk, a_case(desk))
    first = plan.keep(desk, replace(draft, plan=replace(WHOLE, contingency="First"))).value
    with pytest.raises(StaleCopy) as caught:
        plan.keep(desk, replace(draft, plan=replace(WHOLE, contingency="Second")))
    assert caught.value.mine.plan.contingency == "Second"
    assert caught.value.theirs == first
    assert plan.get(desk, draft.id) == first


def test_what_a_plan_lacks_is_said_all_at_once_and_nothing_is_agreed(file_desk):
    seeded(file_desk)
    draft = plan.start(file_desk, a_case(file_desk).id).value
    codes = refused(lambda: plan.agree(file_desk, draft.id))
    assert "plan.outcomes.none" in codes
    assert codes.count("plan.part.missing") == 7
    no_price = replace(WHOLE, lines=(replace(WHOLE.lines[0], price_code="gone"),))
    kept = plan.keep(file_desk, replace(draft, plan=no_price)).value
    assert refused(lambda: plan.agree(file_desk, draft.id)) == ["costing.price.undated"]
    found = plan.check(file_desk, kept)
    assert {each.where for each in found if each.code.startswith("costing")} == {
        "lines/0/unit_price"
    }


def test_an_agreed_plan_keeps_cost_steps_and_comparison_for_ever(desk):
    case = a_case(desk)
    allocation.record(desk, set_amount(case))
    kept = agreed(desk, case)
    assert kept.state is PlanState.AGREED
    assert kept.agreed is not None
    assert kept.agreed.planned == Money(392_440)
    assert kept.agreed.compared[0].difference == Money(32_440)
    assert kept.agreed.cost.lines[0].steps
    assert intact(kept)
    assert plan.get(desk, kept.id) == kept
    assert plan.standing(desk, case.id) == kept
    with desk.read() as look:
        marks = reached(look.session, (case.id,), TODAY)[case.id].finished
    assert {each.stage: each.amount for each in marks}[Stage.PLAN] == Money(392_440)


def test_fifty_rapid_agreements_are_one_and_the_same(desk):
    draft = started(desk, a_case(desk))
    done = [plan.agree(desk, draft.id, draft.version) for _ in range(50)]
    assert all(each.value == done[0].value for each in done)
    assert all(each.changed == () for each in done[1:])
    assert len(plan.of_case(desk, draft.case)) == 1


def test_an_agreed_plan_says_the_old_sum_after_prices_rise(desk):
    case = a_case(desk)
    kept = agreed(desk, case)
    book = rulebook()
    dearer = replace(
        book.prices,
        prices=replace(
            book.prices.prices,
            items=tuple(
                replace(each, amount=each.amount.times(2)) for each in book.prices.prices.items
            ),
        ),
    )
    with desk.root.writing() as session:
        EDITIONS.put(
            session,
            seeding.of_part(
                EditionKind.PRICES, "prices", "2027", "Dearer", dearer, desk.now(), shipped=False
            ),
        )
    assert plan.open_(desk, kept.id).costed.cost.planned == Money(392_440)
    draft = plan.follow(desk, kept.id, "Prices rose").value
    assert plan.live(desk, draft).cost.planned == Money(784_880)
    assert plan.get(desk, kept.id) == kept


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE plan SET plan = '{}'",
        "UPDATE plan SET agreed = NULL",
        "UPDATE plan SET planned = 1",
        "UPDATE plan SET amounts = '[]'",
        "UPDATE plan SET state = 'draft'",
        "DELETE FROM plan",
    ],
)
def test_the_database_itself_refuses_to_change_an_agreed_plan(desk, statement):
    kept = agreed(desk, a_case(desk))
    with pytest.raises(DBAPIError, match="sealed"), desk.root.writing() as session:
        session.execute(text(statement))
    assert plan.get(desk, kept.id) == kept


def test_a_plan_that_follows_is_a_copy_with_its_sources_shown(desk):
    case = a_case(desk)
    kept = agreed(desk, case)
    assert refused(lambda: plan.start(desk, case.id)) == ["plan.agreed_already"]
    assert refused(lambda: plan.keep(desk, kept)) == ["plan.agreed_already"]
    assert refused(lambda: plan.drop(desk, kept)) == ["plan.agreed_already"]
    assert refused(lambda: plan.follow(desk, kept.id, " ")) == ["plan.reason.missing"]
    draft = plan.follow(desk, kept.id, "She changed school").value
    assert plan.follow(desk, kept.id, "She changed school").value == draft
    assert draft.follows == kept.id
    assert set(draft.sources.values()) == {kept.id}
    assert "about/hopes" in draft.sources
    assert {each.id for each in draft.plan.lines}.isdisjoint(each.id for each in kept.plan.lines)
    about = {**draft.plan.about, "hopes": "To be a vet"}
    edited = plan.keep(desk, replace(draft, plan=replace(draft.plan, about=about))).value
    assert "about/hopes" not in edited.sources
    assert "about/who_i_am" in edited.sources
    ready = replace(edited.plan, review_on=TODAY + timedelta(days=90))
    plan.keep(desk, replace(edited, plan=ready))
    new = plan.agree(desk, draft.id).value
    assert plan.standing(desk, case.id) == new
    old = plan.get(desk, kept.id)
    assert old == replace(kept, state=PlanState.SUPERSEDED, version=old.version)
    assert intact(old)
    assert [each.id for each in plan.of_case(desk, case.id)] == [new.id, kept.id]


def test_a_first_plan_may_be_copied_from_an_earlier_one(file_desk):
    sibling = agreed(file_desk, a_case(file_desk))
    case = a_case(file_desk, number="2026-00043")
    with pytest.raises(Gone):  # another family's words never reach this one
        plan.start(file_desk, case.id, copy_from=sibling.id)
    family.link_sibling(file_desk, case.id, sibling.case)
    draft = plan.start(file_desk, case.id, copy_from=sibling.id).value
    assert draft.follows is None
    assert set(draft.sources.values()) == {sibling.id}
    assert draft.plan.about == sibling.plan.about


def test_a_draft_takes_from_an_earlier_plan_what_it_lacks(desk):
    earlier = agreed(desk, a_case(desk))
    case = a_case(desk, number="2026-00043")
    draft = plan.start(desk, case.id).value
    own = plan.keep(desk, replace(draft, plan=replace(draft.plan, contingency="Mine"))).value
    with pytest.raises(Gone):
        plan.copy_from(desk, own, earlier.id)
    family.link_sibling(desk, case.id, earlier.case)
    filled = plan.copy_from(desk, own, earlier.id).value
    assert filled.plan.contingency == "Mine"
    assert filled.plan.about == earlier.plan.about
    assert "contingency" not in filled.sources
    assert filled.sources["about/hopes"] == earlier.id
    assert plan.get(desk, draft.id) == filled
    emptied = plan.keep(desk, replace(filled, plan=Plan())).value
    with pytest.raises(StaleCopy):
        plan.copy_from(desk, filled, earlier.id)
    assert plan.get(desk, draft.id) == emptied
    assert refused(lambda: plan.copy_from(desk, earlier, draft.id)) == ["plan.agreed_already"]


def test_a_plan_is_bound_to_the_sealed_assessment_and_compared_with_it(desk):
    case = a_case(desk)
    seeded(desk)
    worked = example()
    first = assessment.start(desk, case.id).value
    assessment.keep(desk, replace(first, answers=dict(worked.answers), gates=dict(worked.gates)))
    sealed = assessment.seal(desk, first.id).value
    draft = started(desk, case)
    assert draft.assessment == sealed.id
    assert draft.amounts == {Strand.SOCIAL_CARE: Money(238_100)}
    allocation.record(desk, set_amount(case, Strand.HEALTH, 50_000))
    found = plan.live(desk, draft)
    assert [(each.strand, each.difference) for each in found.compared] == [
        (Strand.SOCIAL_CARE, Money(154_340)),
        (Strand.HEALTH, Money(-50_000)),
    ]


def test_a_draft_is_dropped(desk):
    draft = started(desk, a_case(desk))
    plan.drop(desk, draft)
    plan.drop(desk, draft)
    assert plan.of_case(desk, draft.case) == ()
    with pytest.raises(Gone):
        plan.get(desk, draft.id)


def test_only_those_who_may_write_plans(store, desk, desk_of):
    draft = started(desk, a_case(desk))
    finance = desk_of(Role.FINANCE)
    assert plan.get(finance, draft.id) == draft
    assert refused(lambda: plan.keep(finance, draft)) == ["permission.role"]
    assert refused(lambda: plan.agree(finance, draft.id)) == ["permission.role"]


# ---------------------------------------------------------------- amounts set without the RAS


def test_an_amount_set_without_the_ras_stands_until_it_is_ended(desk):
    case = a_case(desk)
    wanted = set_amount(case)
    kept = allocation.record(desk, wanted).value
    assert allocation.record(desk, wanted).value == kept  # fifty clicks make one
    more = replace(kept, amount=Money(400_000))
    assert refused(lambda: allocation.record(desk, more)) == ["amount.recorded_already"]
    assert allocation.amounts(desk, case.id) == (kept,)
    assert kept.recorded_by_name == desk.actor.name
    assert allocation.to_plan_with(desk, case.id) == {Strand.SOCIAL_CARE: Money(360_000)}
    assert refused(lambda: allocation.end(desk, kept.id, TODAY, " ")) == [
        "amount.ended_reason.missing"
    ]
    ended = allocation.end(desk, kept.id, TODAY, "The RAS was used").value
    assert allocation.amounts(desk, case.id) == (ended,)
    assert allocation.to_plan_with(desk, case.id) == {}
    assert refused(lambda: allocation.end(desk, kept.id, TODAY, "Again")) == [
        "amount.ended_already"
    ]


def test_an_amount_without_its_reason_or_assessment_is_refused(file_desk):
    case = a_case(file_desk)
    bare = replace(set_amount(case), reason="", needs_assessment=None)
    assert refused(lambda: allocation.record(file_desk, bare)) == [
        "amount.reason.missing",
        "amount.needs_assessment.missing",
    ]
    assert allocation.amounts(file_desk, case.id) == ()


def test_a_notional_line_counts_in_its_own_way(file_desk):
    draft = started(file_desk, a_case(file_desk))
    assert plan.live(file_desk, draft).cost.by_way == {
        Way.DIRECT_PAYMENT: Money(362_440),
        Way.NOTIONAL: Money(30_000),
    }


def test_nothing_is_agreed_in_a_case_that_was_closed_meanwhile(file_desk):
    case = a_case(file_desk)
    draft = started(file_desk, case)
    family.close(file_desk, case, CaseState.MOVED_AWAY, "Moved to Leeds", TODAY)
    assert refused(lambda: plan.agree(file_desk, draft.id)) == ["assessment.case_closed"]


def test_a_reason_is_as_long_as_a_field_takes(file_desk):
    kept = agreed(file_desk, a_case(file_desk))
    assert refused(lambda: plan.follow(file_desk, kept.id, "x" * 100_001)) == ["text.too_long"]
    draft = plan.follow(file_desk, kept.id, "Nights are worse").value
    wrong = replace(draft, reason="x" * 100_001)
    assert refused(lambda: plan.keep(file_desk, wrong)) == ["text.too_long"]


def test_a_record_that_became_part_of_another_takes_no_amounts(file_desk):
    one, two = a_case(file_desk), a_case(file_desk, number="2026-00043")
    merging.merge(file_desk, one, two, frozenset())
    assert refused(lambda: allocation.record(file_desk, set_amount(two, Strand.HEALTH))) == [
        "permission.state"
    ]
