"""One family from request to its three papers, through the services; every sum checked twice.

The engine's JSON is asked for by the command line, from the same answers in a file, and the PDFs
are read by pdftotext.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from ras_desktop import cli, wording
from ras_desktop.domain.address import Address
from ras_desktop.domain.case_plan import CasePlan
from ras_desktop.domain.family import Case, Child
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.money import Money
from ras_desktop.domain.needs import AssessedNeed, AssessmentKind, NeedsAssessment
from ras_desktop.domain.path import Stage
from ras_desktop.domain.people import Person
from ras_desktop.domain.plan import Outcome, Pattern, PatternKind, Plan, SupportLine
from ras_desktop.domain.recipient import Means
from ras_desktop.domain.request import Request, RequestOutcome
from ras_desktop.forms.answers import read_case
from ras_desktop.services import (
    assessment,
    council,
    document,
    family,
    family_page,
    needs,
    people,
    recipient,
    request,
)
from ras_desktop.services import plan as plans
from tests.helpers.cases import seeded
from tests.helpers.papers import COUNCIL
from tests.helpers.pdf import text_of
from tests.helpers.stores import SetDesk

BORN = date(2017, 3, 2)
ANSWERS = """
born = 2017-03-02
on = 2026-11-23
[gates]
residence = true
disability = true
assessed = true
[answers]
washing = { level = "lots", comment = "Needs a grown-up to do most of it." }
eating = "some"
moving = "none"
calm = { points = 9, reason = "Hurts somebody in most weeks.", comment = "Two upsets last week." }
change = "some"
talking = "some"
friends = { level = "lots", comment = "Only with somebody who signs." }
family-time = "some"
learning = { not_relevant = true }
treatment = "some"
sudden = "some"
safe-home = "some"
safe-out = { level = "lots", comment = "Runs towards water." }
settling = "some"
night-help = "some"
carers = { level = "lots", comment = "Tired for months." }
siblings = "some"
natural-support = { level = "some", willing = true, comment = "Grandma on Sundays." }
"""
"""48 points: £2,760.00 → × 0.9 → + £785.20 → £3,269.20 → £3,269.00, worked out on paper
(tests/journeys/steps.py has the points)."""
INDICATIVE, PLANNED = Money(326_900), Money(362_440)


@pytest.fixture
def desk(desk: SetDesk) -> SetDesk:
    """Everything that ships is in the store, and the council has a name."""
    seeded(desk)
    council.save(desk, COUNCIL)
    return desk


def asked(desk: SetDesk) -> Case:
    """Request, child, outcome, needs and a mother."""
    wish = Request(uuid4(), desk.today(), "Nadia Brackwater", "mother")
    home = Address("4 Weavers Row", "Exampleton", "EX2 4QT")
    child = Child("Tamsin Rose", "Brackwater", born=BORN, address=home)
    case = family.add(desk, family.new_id(), child, request=wish).value
    (waiting,) = request.of_case(desk, case.id)
    accepted = replace(
        waiting, outcome=RequestOutcome.ACCEPTED, outcome_on=desk.today(), decided_by="Sam Oduya"
    )
    request.decide(desk, case.id, accepted)
    mother = Person(uuid4(), "Nadia Brackwater", relation="mother", parental_responsibility=True)
    people.save(desk, case.id, replace(mother, address=home))
    found = NeedsAssessment(
        uuid4(), AssessmentKind.CHILD_AND_FAMILY, desk.today(), "Jo Marsh",
        (AssessedNeed(uuid4(), "To play with other children, with somebody who signs"),),
    )  # fmt: skip
    needs.save(desk, case.id, found)
    return case


def plan_of(need: UUID, required: tuple[str, ...]) -> Plan:
    """Scenario 3's assistant: 3 hours in 39 weeks and 8 in 13, 221 hours at £16.40."""
    outcome = Outcome(
        uuid4(), "I play with other children once a week.", baseline=3, target=7,
        needed="Somebody steady who signs.", needs=(need,),
    )  # fmt: skip
    line = SupportLine(
        uuid4(), outcome.id, (need,), "Personal assistant", "Employed by the family",
        Pattern(PatternKind.WEEKLY, Decimal(3), Decimal(8)), "pa_weekday",
        gap="No club takes her alone.",
    )  # fmt: skip
    return Plan(
        about=dict.fromkeys(required, "In Tamsin’s own words."),
        outcomes=(outcome,),
        lines=(line,),
        contingency="Grandma comes.",
        money_managed_by="Mum, in an account of its own.",
        review_on=date(2027, 5, 23),
    )


def agreed(desk: SetDesk, case: UUID) -> CasePlan:
    """Started, written, agreed."""
    draft = plans.start(desk, case).value
    opened = plans.open_(desk, draft.id)
    required = tuple(part.key for part in opened.template.parts if part.required)
    whole = plan_of(opened.needs[0].id, required)
    kept = plans.keep(desk, replace(draft, plan=whole)).value
    return plans.agree(desk, kept.id, kept.version).value


def test_one_family_from_the_request_to_three_papers(
    desk: SetDesk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = asked(desk)
    answers = tmp_path / "answers.toml"
    answers.write_text(ANSWERS, encoding="utf-8")
    read, faults = read_case(answers)
    assert faults == ()
    assert read is not None
    draft = assessment.start(desk, case.id).value
    whole = replace(draft, answers=dict(read.answers), gates=dict(read.gates))
    kept = assessment.keep(desk, whole).value
    sealed = assessment.seal(desk, kept.id, kept.version).value

    assert cli.main(("calculate", "example-children", str(answers), "--json")) == cli.Exit.GOOD
    told = json.loads(capsys.readouterr().out)
    assert told["indicative"] == {"pence": INDICATIVE.pence, "period": "year"}
    assert sealed.sealed is not None
    held = json.loads(sealed.sealed.result)
    for key in ("scheme", "version", "form", "outcome", "points", "indicative", "waterfall"):
        assert held[key] == told[key], key
    assert [each["text"] for each in held["steps"]] == [each["text"] for each in told["steps"]]

    plan = agreed(desk, case.id)
    assert plan.agreed is not None
    assert plan.agreed.planned == PLANNED
    nadia = next(each for each in recipient.of_case(desk, case.id) if "Nadia" in each.name)
    to = replace(nadia, means=Means.HAND)
    papers = {
        DocumentKind.BUDGET: sealed.id,
        DocumentKind.PLAN: plan.id,
        DocumentKind.ONE_PAGE_PLAN: plan.id,
    }
    for kind, about in papers.items():
        issued = document.issue(desk, kind, about, to).value
        assert issued.issued.sha256 == hashlib.sha256(issued.pdf).hexdigest()
        assert document.fetch(desk, issued.issued.id).pdf == issued.pdf
        said = text_of(issued.pdf)
        assert "Draft" not in said
        assert "Exampleshire Council" in said
        if kind is DocumentKind.BUDGET:
            assert wording.money(INDICATIVE) in said
            for bar in told["waterfall"]:
                assert wording.money(Money(bar["after"]["pence"])) in said, bar
        else:
            assert wording.money(PLANNED) in said
    assert {each.kind for each in document.of_case(desk, case.id)} == set(papers)
    done = {mark.stage: mark for mark in family_page.page(desk, case.id).marks}
    assert done[Stage.ALLOCATION].amount == INDICATIVE
    assert done[Stage.PLAN].amount == PLANNED
