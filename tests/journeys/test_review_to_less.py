"""A review that agrees less: the questionnaire anew, its answers carried over, both budgets side
by side, the plan, the decision. Until a notice has run out the family gets what it had."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from uuid import uuid4

import pytest

from ras_desktop.documents.golden import text
from ras_desktop.domain.agreement import AgreementState
from ras_desktop.domain.assessment import AssessmentState, Why
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.money import Money
from ras_desktop.domain.panel import Decision, Forum, Verdict, as_asked
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.reviewing import Enough, Result
from ras_desktop.services import (
    agreement,
    assessment,
    document,
    panel,
    panel_decision,
    plan,
    review,
)
from tests.helpers.agreed import Three, three
from tests.helpers.cases import example
from tests.helpers.reviewed import FIRST_DUE, at, opened, running, whole
from tests.helpers.stores import SetDesk

WHY = "She is at school on Fridays and in most holidays now, and needs nobody then."


@pytest.fixture
def who(file_desk: SetDesk, file_store, clock) -> Three:
    from tests.helpers.stores import desk_at

    def desk_of(*roles, name):
        return desk_at(file_store, frozenset(roles), clock, name)

    return three(file_desk, desk_of)


def sealed_before(who: Three, case) -> None:
    """The assessment that stands when the review comes."""
    held, worked = assessment.start(who.worker, case.id).value, example()
    filled = replace(held, answers=dict(worked.answers), gates=dict(worked.gates))
    assessment.seal(who.worker, assessment.keep(who.worker, filled).value.id)


def test_less_is_agreed_explained_decided_and_not_paid_yet(who: Three) -> None:
    case = running(who.worker)
    sealed_before(who, case)
    at(who, FIRST_DUE)
    draft = opened(who.worker, case.id)
    first = assessment.standing(who.worker, case.id)
    assert first is not None

    # the questionnaire anew: answers carried over with their source, one of them lower now
    anew = assessment.follow(who.worker, first.id, Why.REVIEW, "School on Fridays").value
    assert anew.answers == first.answers
    assert set(anew.carried.values()) == {first.id}
    form = assessment.open_(who.worker, anew.id).form
    question, lower = next(
        (each, each.levels[0])
        for each in form.questions
        if not each.natural_support
        and anew.answers[each.id].level
        and anew.answers[each.id].level != each.levels[0].id
    )
    given = Given(lower.id)
    answers = {**anew.answers, question.id: given}
    kept = assessment.keep(who.worker, replace(anew, answers=answers, carried={})).value
    assert assessment.seal(who.worker, kept.id).value.state is AssessmentState.SUBMITTED
    told = review.amounts(who.worker, draft.id)
    assert told is not None
    assert told.before is not None
    assert told.after is not None
    assert told.after < told.before
    assert any(question.title in each for each in told.told)

    # less is agreed, with reasons; the sheet sets both budgets beside each other
    agreed_sum = Money(115_280)
    written = whole(
        draft.form, FIRST_DUE, changed=True, changes="School on Fridays", result=Result.LESS,
        enough=Enough.MORE_THAN_NEEDED, enough_words="Fridays", amount=agreed_sum, reasons=WHY,
        stays="The club stays.",
    )  # fmt: skip
    review.keep(who.worker, replace(draft, form=written))
    held = review.hold(who.worker, draft.id).value
    sheet = text(document.read(who.worker, DocumentKind.REVIEW, held.id))
    for each in (WHY, "The club stays.", "The two indicative budgets", "It is not the decision"):
        assert each in sheet, each

    # the plan and the decision, the ordinary way; what was agreed is decided
    (before,) = plan.of_case(who.worker, case.id)
    following = plan.follow(who.worker, before.id, WHY).value
    line, *rest = following.plan.lines
    hours = replace(line.pattern, term=Decimal(1), holiday=Decimal(1))
    lines = (replace(line, pattern=hours), *rest)
    parts = replace(following.plan, lines=lines, review_on=None)
    plan.keep(who.worker, replace(following, plan=parts))
    at(who, FIRST_DUE, 11)
    planned = plan.agree(who.worker, following.id).value
    assert planned.agreed is not None
    assert planned.agreed.planned == agreed_sum
    put = panel.put(who.worker, planned.id).value
    assert put.question.at_review is not None
    decision = Decision(
        uuid4(), case.id, planned.id, Forum.MANAGER, put=put.id, verdict=Verdict.APPROVE,
        lines=as_asked(put.question), reasons=WHY, meets_needs=True, starts=FIRST_DUE,
    )  # fmt: skip
    kept_decision = panel_decision.keep(who.manager, decision).value
    decided = panel_decision.seal(who.manager, kept_decision.id, kept_decision.version).value
    assert (decided.approved, decided.otherwise) == (agreed_sum, "")

    # only a notice lowers what is paid: the agreement that runs is the old one, to the penny
    (running_one,) = agreement.of_case(who.worker, case.id)
    assert running_one.state is AgreementState.SIGNED
    assert running_one.annual == Money(392_440)
