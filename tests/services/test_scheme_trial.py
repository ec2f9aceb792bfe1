"""A draft tried on invented answers and on a child's sealed ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ras_desktop.domain.form import QuestionKind
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.scheme_edit import put
from ras_desktop.services import allocation, assessment, scheme_trial
from ras_desktop.services import scheme as schemes
from tests.helpers.cases import a_case, example


@pytest.fixture
def desk(seeded_desk):
    return seeded_desk


@pytest.fixture
def sealed(desk):
    case = a_case(desk)
    started = assessment.start(desk, case.id).value
    worked = example()
    answered = replace(started, answers=dict(worked.answers), gates=dict(worked.gates))
    return assessment.seal(desk, assessment.keep(desk, answered).value.id).value


def the_scheme(desk, sealed):
    return schemes.get(desk, sealed.scheme).scheme


def test_the_same_scheme_gives_the_sealed_budget_again(desk, sealed):
    scheme = the_scheme(desk, sealed)
    child = scheme_trial.of_case(desk, sealed.case, scheme)
    assert child is not None
    assert child.left_out == ()
    tried = scheme_trial.try_(scheme, child)
    assert tried.budget.annual == allocation.explain(desk, sealed.id).budget.annual
    assert len(tried.said) == len(tried.budget.steps)


def test_answers_that_do_not_fit_are_left_out_and_named(desk, sealed):
    scheme = the_scheme(desk, sealed)
    at = next(n for n, form in enumerate(scheme.forms) if form.id == sealed.form)
    form = scheme.forms[at]
    gone = next(each for each in form.questions if each.id in sealed.answers)
    rest = tuple(each for each in form.questions if each is not gone)
    child = scheme_trial.of_case(desk, sealed.case, put(scheme, ("forms", at, "questions"), rest))
    assert child.left_out == (gone.title,)
    assert gone.id not in child.answers


def test_an_answer_fits_where_it_could_be_given(desk, sealed):
    form = the_scheme(desk, sealed).form(sealed.form)
    asked = next(each for each in form.questions if each.kind is QuestionKind.LEVELS)
    assert scheme_trial.fits(form, asked.id, Given(level=asked.levels[0].id))
    assert not scheme_trial.fits(form, asked.id, Given(level="gone"))
    assert not scheme_trial.fits(form, "gone", Given(level="none"))
    assert not scheme_trial.fits(form, asked.id, Given(number=2))


def test_a_child_without_a_sealed_assessment_has_nothing_to_try(desk, sealed):
    other = a_case(desk)
    assert scheme_trial.of_case(desk, other.id, the_scheme(desk, sealed)) is None
