"""Copying a plan: sources shown, identifiers new, changed parts one's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from ras_desktop.domain.case_plan import (
    CasePlan,
    agree,
    check_parts,
    check_reason,
    copied,
    filled,
    filled_up,
    intact,
    parts,
    sources_added,
    sources_of,
    still_copied,
)
from ras_desktop.domain.costing import Cost, LineCost
from ras_desktop.domain.money import Money
from ras_desktop.domain.plan import (
    Outcome,
    Plan,
    PlanState,
    Resource,
    Risk,
    SupportLine,
    Way,
)
from ras_desktop.domain.request import Strand
from ras_desktop.domain.step import Step
from ras_desktop.domain.template import Part, PartGroup, PlanTemplate

SOURCE = UUID(int=1)
OUTCOME = UUID(int=2)
PLAN = Plan(
    about={"likes": "Trains", "empty": " "},
    outcomes=(Outcome(OUTCOME, words="Goes out alone"),),
    resources=(Resource(UUID(int=3), what="Grandfather", outcome=OUTCOME), Resource(UUID(int=4))),
    lines=(
        SupportLine(UUID(int=5), OUTCOME, (UUID(int=9),), what="Travel buddy"),
        SupportLine(UUID(int=6), UUID(int=77), what="Club"),
    ),
    risks=(Risk(UUID(int=7), "Gets lost"),),
    contingency="Aunt",
    review_on=date(2026, 5, 1),
)


def test_a_copy_has_new_identifiers_and_the_same_words() -> None:
    copy = copied(PLAN)
    old = {
        each.id
        for name in ("outcomes", "resources", "lines", "risks")
        for each in getattr(PLAN, name)
    }
    new = {
        each.id
        for name in ("outcomes", "resources", "lines", "risks")
        for each in getattr(copy, name)
    }
    assert not old & new
    assert len(new) == len(old)
    assert copy.lines[0].outcome == copy.outcomes[0].id == copy.resources[0].outcome
    assert copy.lines[0].needs == PLAN.lines[0].needs
    assert copy.lines[1].outcome is None  # it pointed at no outcome of this plan
    assert copy.about == PLAN.about
    assert copy.review_on is None


def test_only_parts_that_say_something_have_a_source() -> None:
    held = sources_of(PLAN, SOURCE)
    assert "about/likes" in held
    assert "about/empty" not in held
    assert f"resources/{UUID(int=4)}" not in held
    assert "money_managed_by" not in held
    assert set(held.values()) == {SOURCE}
    assert all(filled(dict(parts(PLAN))[path]) for path in held)


def test_a_changed_or_removed_part_loses_its_source_and_the_others_keep_it() -> None:
    kept = CasePlan(
        UUID(int=20), UUID(int=21), date(2026, 5, 1), PLAN, sources=sources_of(PLAN, SOURCE)
    )
    changed = replace(
        PLAN,
        about={"likes": "Buses"},
        lines=PLAN.lines[:1],
        outcomes=(replace(PLAN.outcomes[0], baseline=3),),
    )
    left = still_copied(kept, changed)
    assert set(kept.sources) - set(left) == {
        "about/likes",
        f"lines/{UUID(int=6)}",
        f"outcomes/{OUTCOME}",
    }
    assert still_copied(kept, PLAN) == kept.sources


def test_a_plan_that_takes_the_place_of_an_agreed_one_says_why() -> None:
    assert check_reason(None, "") == ()
    assert check_reason(SOURCE, "She moved school") == ()
    assert [each.where for each in check_reason(SOURCE, " ")] == ["reason"]


def test_an_agreed_plan_is_intact_until_anything_of_it_changes() -> None:
    held = CasePlan(
        UUID(int=20),
        UUID(int=21),
        date(2026, 5, 1),
        PLAN,
        amounts={Strand.SOCIAL_CARE: Money(100_000)},
    )
    line = LineCost(
        UUID(int=5), Decimal(10), "hour", Money(1640), Money(16_400), Strand.SOCIAL_CARE,
        Way.DIRECT_PAYMENT, (Step("costing.sum", {"sum": Money(16_400)}),),
    )  # fmt: skip
    moment = datetime(2026, 5, 1, 14, 2, tzinfo=UTC)
    kept = agree(held, Cost((line,), ()), (UUID(int=8), "A. Worker"), moment)
    assert kept.state is PlanState.AGREED
    assert kept.agreed is not None
    assert kept.agreed.planned == Money(16_400)
    assert kept.agreed.compared[0].difference == Money(-83_600)
    assert intact(kept)
    assert intact(replace(kept, state=PlanState.SUPERSEDED))
    assert not intact(replace(kept, plan=replace(PLAN, contingency="Uncle")))
    assert not intact(replace(kept, agreed=replace(kept.agreed, cost=Cost((), ()))))
    assert not intact(held)


def test_parts_that_the_template_requires_are_written() -> None:
    parts = (
        Part("likes", PartGroup.ABOUT_ME, "What I like", "", "", required=True),
        Part("hopes", PartGroup.ABOUT_ME, "My hopes", "", "", required=True),
        Part("free", PartGroup.ABOUT_ME, "Free", "", ""),
        Part("contingency", PartGroup.KEEPING_GOING, "If", "", "", required=True),
    )
    template = PlanTemplate("Plan", "1", parts, (), (), ())
    found = check_parts(Plan(about={"likes": "Trains", "hopes": " "}), template)
    assert [(each.code, each.where) for each in found] == [("plan.part.missing", "about/hopes")]


def test_a_draft_is_filled_up_and_nothing_that_stands_is_overwritten() -> None:
    own = Outcome(UUID(int=90), words="My own outcome")
    draft = Plan(about={"likes": "Buses", "empty": ""}, outcomes=(own,), contingency="Neighbour")
    source = replace(PLAN, about={**PLAN.about, "hopes": "A dog"}, money_managed_by="Mum")
    whole = filled_up(draft, source)
    assert whole.about == {"likes": "Buses", "hopes": "A dog", "empty": " "}
    assert whole.outcomes == (own,)
    assert [each.what for each in whole.lines] == ["Travel buddy", "Club"]
    assert all(each.outcome is None for each in (*whole.lines, *whole.resources))
    assert (whole.contingency, whole.money_managed_by) == ("Neighbour", "Mum")
    assert [each.risk for each in whole.risks] == ["Gets lost"]
    assert filled_up(whole, PLAN) == whole
    empty = filled_up(Plan(), source)
    assert empty.lines[0].outcome == empty.outcomes[0].id
    assert empty.contingency == "Aunt"


def test_what_was_filled_up_has_its_source_and_what_stood_has_none() -> None:
    held = CasePlan(UUID(int=20), UUID(int=21), date(2026, 5, 1), Plan(about={"likes": "Buses"}))
    whole = filled_up(held.plan, PLAN)
    added = sources_added(held, whole, SOURCE)
    assert "about/likes" not in added
    assert added["contingency"] == SOURCE
    assert f"outcomes/{whole.outcomes[0].id}" in added
    later = replace(held, plan=whole, sources=added)
    assert sources_added(later, filled_up(whole, PLAN), UUID(int=2)) == added
