"""The example scheme that ships: whole, plain, fair, and called an example wherever it speaks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ras_desktop import paths
from ras_desktop.domain import questionnaire, scoring
from ras_desktop.domain.allocation import allocate
from ras_desktop.domain.budget import Budget, Outcome
from ras_desktop.domain.form import Form, Offer, Question, QuestionKind
from ras_desktop.domain.money import Money
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.readability import grade
from ras_desktop.domain.scheme import Example, GateAnswer, Scheme, SchemeKind
from ras_desktop.domain.table import Line
from ras_desktop.forms.scheme import read_scheme

FOLDER: Path = paths.forms() / "schemes" / "example-children" / "2026.1"
DAY = date(2026, 11, 21)
PASSED = {each: GateAnswer(passed=True) for each in ("residence", "disability", "assessed")}
EASY = 7
"""The highest Flesch–Kincaid grade of a text for families."""


def load() -> Scheme:
    held = read_scheme(FOLDER)
    assert held.findings == ()
    assert held.scheme is not None
    return held.scheme


SCHEME = load()
EXAMPLES = {each.title: each for each in SCHEME.examples}
LEVELLED = [
    pytest.param(form, each, id=f"{form.id}-{each.id}")
    for form in SCHEME.forms
    for each in form.questions
    if each.kind is QuestionKind.LEVELS
]


def budget(form: Form, answers: dict[str, Given]) -> Budget:
    read = questionnaire.read(form, answers)
    scorecard = scoring.score(form, read)
    return allocate(SCHEME, scorecard, on=DAY, age=form.age_from, gates=PASSED)


def at_level(question: Question, place: int) -> Given:
    if question.kind is QuestionKind.NUMBER:
        return Given(number=Decimal(0))
    return Given(level=question.levels[place].id, comment="x", evidence="x", willing=True)


def natural(form: Form) -> Question:
    return next(each for each in form.questions if each.id == "natural-support")


class TestWhole:
    def test_it_says_that_it_is_an_example(self) -> None:
        assert SCHEME.kind is SchemeKind.EXAMPLE
        assert "invented" in SCHEME.title
        assert "no council’s scheme" in SCHEME.notice
        assert "nvented" in SCHEME.governance.equality_analysis

    def test_three_forms_cover_every_age_below_18(self) -> None:
        assert [(each.age_from, each.age_to) for each in SCHEME.forms] == [
            (0, 4),
            (5, 11),
            (12, 17),
        ]
        for age in range(18):
            assert SCHEME.form_for(age)
        assert SCHEME.form_for(18) is None

    def test_it_holds_for_one_council_year(self) -> None:
        assert (SCHEME.valid_from, SCHEME.valid_to) == (date(2026, 4, 1), date(2027, 3, 31))
        for rate in SCHEME.rates:
            assert all(rate.on(day) for day in (SCHEME.valid_from, date(2027, 3, 31)))

    def test_a_form_is_of_a_length_that_a_family_can_bear(self) -> None:
        for form in SCHEME.forms:
            assert 14 <= len([each for each in form.questions if each.has_points]) <= 18

    def test_rotherhams_areas_are_there_and_more(self) -> None:
        for form in SCHEME.forms:
            assert {each.id for each in form.areas} >= {
                "independence", "behaviour", "relationships", "education",
                "health", "safety", "nights", "carers", "siblings",
            }  # fmt: skip

    def test_the_highest_score_is_inside_the_table(self) -> None:
        assert [scoring.most(each) for each in SCHEME.forms] == [100, 120, 120]

    def test_no_question_weighs_more_than_its_share(self) -> None:
        for form in SCHEME.forms:
            assert max(each.most for each in form.questions) <= scoring.most(form) / 10


@pytest.mark.parametrize(("form", "question"), LEVELLED)
class TestQuestions:
    def test_it_opens_with_an_outcome_and_has_four_described_levels(
        self, form: Form, question: Question
    ) -> None:
        assert question.outcome.endswith(".")
        assert "?" in question.ask
        assert len(question.guidance.split()) >= 20
        assert len(question.levels) == 4
        assert all(each.text for each in question.levels)
        assert len({each.text for each in question.levels}) == 4

    def test_more_need_gives_more_points_from_nothing(self, form: Form, question: Question) -> None:
        points = [each.points for each in question.levels if each.points is not None]
        assert points == sorted(set(points))
        assert points[:1] in ([], [0])
        assert bool(points) is question.has_points

    def test_every_text_is_plain(self, form: Form, question: Question) -> None:
        texts = [question.outcome, question.ask, question.guidance]
        texts += [each.text for each in question.levels]
        for text in texts:
            assert grade(text) <= EASY, text

    def test_the_higher_levels_ask_for_words_that_show_it(
        self, form: Form, question: Question
    ) -> None:
        assert all(each.comment for each in question.levels[2:])
        assert not question.levels[0].comment
        if question.has_points and question.id not in {"family-time", "siblings"}:
            assert question.levels[3].evidence

    def test_strain_leads_to_an_offer(self, form: Form, question: Question) -> None:
        wanted = {"carers": Offer.CARER, "siblings": Offer.YOUNG_CARER}.get(question.id)
        assert [each.offer for each in question.levels] == [None, None, wanted, wanted]


class TestNaturalSupport:
    @pytest.mark.parametrize("form", SCHEME.forms, ids=lambda form: form.id)
    def test_it_counts_only_where_willing_and_able(self, form: Form) -> None:
        question = natural(form)
        assert question.natural_support
        answers = {each.id: at_level(each, 1) for each in form.questions}
        answers["natural-support"] = Given(level="lots", comment="x", willing=False)
        unwilling = budget(form, answers)
        answers["natural-support"] = Given(level="none", willing=True)
        assert unwilling.amount == budget(form, answers).amount


class TestFairness:
    @settings(max_examples=150, deadline=None)
    @given(data=st.data())
    def test_more_need_never_gives_less_money(self, data: st.DataObject) -> None:
        form = data.draw(st.sampled_from(SCHEME.forms))
        places = {each.id: data.draw(st.integers(0, 3)) for each in form.questions}
        rising = [each for each in form.questions if each.kind is QuestionKind.LEVELS]
        more = data.draw(st.sampled_from([each for each in rising if not each.natural_support]))
        answers = {each.id: at_level(each, places[each.id]) for each in form.questions}
        before = budget(form, answers)
        answers[more.id] = at_level(more, min(3, places[more.id] + 1))
        after = budget(form, answers)
        assert self._reached(after) >= self._reached(before)

    @settings(max_examples=60, deadline=None)
    @given(data=st.data())
    def test_more_help_from_the_family_never_gives_more_money(self, data: st.DataObject) -> None:
        form = data.draw(st.sampled_from(SCHEME.forms))
        answers = {each.id: at_level(each, data.draw(st.integers(0, 3))) for each in form.questions}
        sums = []
        for place in range(4):
            answers["natural-support"] = at_level(natural(form), place)
            sums.append(self._reached(budget(form, answers)))
        assert sums == sorted(sums, reverse=True)

    def _reached(self, held: Budget) -> Money:
        reached = held.amount or held.reached or Money(0)
        assert isinstance(reached, Money)
        return reached

    def test_one_point_more_never_makes_a_jump(self) -> None:
        """No single point is worth more than £200 a year: there is no cliff edge."""
        table = SCHEME.table("yearly")
        assert isinstance(table, Line)
        for lower, upper in pairwise(table.knots):
            rise = (upper.amount - lower.amount) / (upper.points - lower.points)
            assert 0 <= rise <= 200


class TestExamples:
    def test_there_are_enough_of_each_kind(self) -> None:
        assert len(EXAMPLES) >= 8
        assert {each.expect.outcome for each in EXAMPLES.values()} == {
            "amount", "panel", "refused", "other_form",
        }  # fmt: skip
        forms = {SCHEME.form_for(each.age or 0) for each in EXAMPLES.values()}
        assert forms >= set(SCHEME.forms)

    @pytest.mark.parametrize("example", EXAMPLES.values(), ids=list(EXAMPLES))
    def test_it_comes_out_as_on_paper(self, example: Example) -> None:
        assert example.age is not None
        form = SCHEME.form_for(example.age)
        scorecard = None
        if form is not None:
            read = questionnaire.read(form, example.answers)
            scorecard = scoring.score(form, read) if example.answers else None
            assert all(not each.code.endswith("missing") for each in read.findings)
        held = allocate(SCHEME, scorecard, on=example.on, age=example.age, gates=example.gates)
        assert held.outcome is Outcome(example.expect.outcome or "")
        assert held.points == example.expect.points
        if example.expect.amount is not None:
            assert held.amount == Money.pounds(example.expect.amount)
