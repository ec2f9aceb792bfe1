"""Points by question, area and in all; more need never lowers them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain import scoring
from ras_desktop.domain.form import Area, Form, Level, Question, QuestionKind
from ras_desktop.domain.questionnaire import Given, read
from ras_desktop.domain.scoring import score
from tests.helpers.schemes import folders, scheme, scored, small
from tests.helpers.twelve import NAMES, answers, twelve

FORMS = [form for folder in folders() for form in scheme(folder).forms]


def form(*questions: Question, **area: Decimal) -> Form:
    return Form("f", "F", "form-f.toml", 0, 17, "t", "", (Area("a", "A", **area),), questions)


def question(name: str, *points: int, **more: object) -> Question:
    levels = tuple(Level(f"l{number}", "L", Decimal(each)) for number, each in enumerate(points))
    return Question(name, "a", name.title(), levels=levels, **more)  # type: ignore[arg-type]


def points(plan: Form, **given_: str) -> Decimal:
    return score(plan, read(plan, {name: Given(each) for name, each in given_.items()})).points


class TestScore:
    def test_weights_of_questions_and_areas(self) -> None:
        plan = form(
            question("x", 0, 4, weight=Decimal("1.5")), question("y", 0, 3), weight=Decimal(2)
        )
        assert points(plan, x="l1", y="l1") == 18

    def test_an_area_counts_at_least_and_at_most(self) -> None:
        plan = form(question("x", 0, 40), minimum=Decimal(5), maximum=Decimal(30))
        assert points(plan, x="l0") == 5
        assert points(plan, x="l1") == 30

    def test_what_is_missing_counts_nothing_and_is_said(self) -> None:
        plan = form(question("x", 0, 4), question("y", 1, 3, required=False))
        card = score(plan, read(plan, {}))
        assert card.points == 0
        assert not card.complete
        assert [each.code for each in card.steps] == [
            "points.missing",
            "points.left_open",
            "points.area",
        ]

    def test_parts_sum_to_the_whole(self) -> None:
        card = scored(twelve(), answers())[1]
        assert card.points == 66
        assert sum(each.points for each in card.areas) == card.points
        assert sum(each.points for each in card.questions) == card.points
        assert card.complete

    def test_areas_without_points_are_left_out(self) -> None:
        assert [each.area for each in scored(small("line-and-nights"), {})[1].areas] == ["total"]

    def test_a_form_without_points_scores_nothing(self) -> None:
        card = scored(small("reckoner"), {})[1]
        assert card.points == 0
        assert card.steps == ()


class TestMostAndLeast:
    def test_of_questions(self) -> None:
        assert question("x", 2, 9, weight=Decimal(2)).most == 18
        assert question("x", 2, 9).least == 2
        assert question("x", 2, 9, not_relevant=True).least == 0
        assert question("x", 2, 9, scored=False).most == 0
        assert Question("n", "a", "N", QuestionKind.NUMBER, maximum=Decimal(9)).most == 0
        total = Question("s", "a", "S", QuestionKind.SCORE, minimum=Decimal(3), maximum=Decimal(9))
        assert (total.least, total.most) == (3, 9)

    def test_of_areas_and_forms(self) -> None:
        plan = form(question("x", 1, 40), minimum=Decimal(5), maximum=Decimal(30))
        assert scoring.most(plan) == 30
        assert scoring.least(plan) == 5

    def test_a_form_knows_its_parts(self) -> None:
        plan = form(question("x", 1, 40))
        assert plan.area("a").title == "A"
        assert plan.questions_of("a") == plan.questions
        with pytest.raises(KeyError):
            plan.area("b")


@given(data=st.data())
def test_more_need_never_lowers_the_points(data: st.DataObject) -> None:
    plan = data.draw(st.sampled_from([each for each in FORMS if each.by_area]))
    rising = [
        each
        for each in plan.questions
        if each.kind is QuestionKind.LEVELS and each.scored and not each.natural_support
    ]
    chosen = {
        each.id: Given(data.draw(st.sampled_from([level.id for level in each.levels])))
        for each in rising
    }
    before = score(plan, read(plan, chosen)).points
    if not rising:
        return
    more = data.draw(st.sampled_from(rising))
    names = [each.id for each in more.levels]
    up = names[min(len(names) - 1, names.index(chosen[more.id].level or "") + 1)]
    after = score(plan, read(plan, {**chosen, more.id: Given(up)})).points
    assert after >= before
    assert scoring.least(plan) <= before <= scoring.most(plan)


@given(levels=st.lists(st.sampled_from(NAMES), min_size=11, max_size=11))
def test_points_of_questions_and_areas_always_sum(levels: list[str]) -> None:
    chosen = {f"q{number}": Given(level) for number, level in enumerate(levels)}
    card = scored(twelve(), chosen)[1]
    assert sum(each.points for each in card.areas) == card.points
    assert sum(each.points for each in card.questions) == card.points
