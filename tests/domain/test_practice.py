"""Practice: where answers stand, an attempt beside the agreed answers, a team's agreement."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from uuid import UUID, uuid5

import pytest

from ras_desktop.domain.agreeing import Undefined
from ras_desktop.domain.money import Money
from ras_desktop.domain.practice import (
    AgreedAnswer,
    Attempt,
    Gap,
    Lean,
    PracticeChild,
    PracticeSet,
    Story,
    check_answers,
    check_fit,
    compare,
    position,
)
from ras_desktop.domain.practised import first_ones, practised
from ras_desktop.domain.questionnaire import Given, read
from ras_desktop.forms.practice import read_practice
from ras_desktop.paths import forms as shipped_forms
from tests.helpers.schemes import SHIPPED, scheme

EXAMPLE = scheme(SHIPPED / "example-children" / "2026.1")
FORM = EXAMPLE.form("primary")
NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
SET = read_practice(shipped_forms() / "practice" / "example-primary.toml").value
IDRIS = SET.child("idris")


def at(question, **given):
    answers = read(FORM, {question: Given(**given)}).answers
    return position(FORM.by_id[question], answers[question])


class TestWhereAnAnswerStands:
    def test_levels_go_up_by_one(self):
        found = [at("calm", level=each) for each in ("none", "some", "lots", "exceptional")]
        assert found == [0, 1, 2, 3]

    def test_between_two_levels_as_the_points_are(self):
        """Calm: some 3, lots 7: 4 points are a quarter of the way."""
        assert at("calm", points=Decimal(4), reason="told so") == Fraction(5, 4)

    def test_not_relevant_stands_lowest(self):
        assert at("siblings", not_relevant=True) == 0

    def test_help_that_cannot_go_on_stands_at_what_counts(self):
        assert at("natural-support", level="lots", willing=True) == 3
        assert at("natural-support", level="lots", willing=False) == 0

    def test_numbers_in_their_steps(self):
        assert at("existing-hours", number=Decimal("1.5")) == 3
        assert at("existing-hours") == 0


class TestComparing:
    def test_the_agreed_answers_themselves_differ_in_nothing(self):
        for practice in SETS:
            for child in practice.children:
                found = compare(EXAMPLE, practice, child, child.given)
                assert found.count(Gap.SAME) == len(found.differences)
                assert found.points == 0
                assert found.money in (Money(0), None)  # None: the panel agrees the sum

    def test_one_level_higher_in_points_and_pounds(self):
        """Idris: 39 points. Calm exceptional for lots: 12 − 7 = 5 points more, 90 £ each × 0.95."""
        given = {**IDRIS.given, "calm": Given(level="exceptional")}
        found = compare(EXAMPLE, SET, IDRIS, given)
        calm = next(each for each in found.differences if each.question == "calm")
        assert (calm.gap, calm.lean, calm.points) == (Gap.NEAR, Lean.HIGHER, 5)
        assert calm.money == found.money == Money.pounds(428)
        assert calm.agreed.why == IDRIS.answers["calm"].why
        assert (found.count(Gap.NEAR), found.count(Gap.FAR)) == (1, 0)

    def test_further_off_and_lower(self):
        given = {**IDRIS.given, "safe-out": Given(level="none")}
        found = compare(EXAMPLE, SET, IDRIS, given)
        out = next(each for each in found.differences if each.question == "safe-out")
        assert (out.gap, out.lean, out.points) == (Gap.FAR, Lean.LOWER, -5)
        assert found.money == out.money
        assert found.money < Money(0)

    def test_a_question_without_points_changes_the_budget_all_the_same(self):
        given = {**IDRIS.given, "night-help": Given(level="some")}
        found = compare(EXAMPLE, SET, IDRIS, given)
        night = next(each for each in found.differences if each.question == "night-help")
        assert night.points == 0
        assert night.money == Money.pounds(785)

    def test_an_answer_that_changes_the_outcome_says_so(self):
        """Bryony's budget goes to the panel; without nights and health it would be a sum."""
        teen = read_practice(shipped_forms() / "practice" / "example-teen.toml").value
        bryony = teen.child("bryony")
        given = {**bryony.given, "night-help": Given(level="none")}
        found = compare(EXAMPLE, teen, bryony, given)
        night = next(each for each in found.differences if each.question == "night-help")
        assert night.outcome
        assert night.money is None


SETS = tuple(
    read_practice(each).value for each in sorted((shipped_forms() / "practice").glob("*.toml"))
)


class TestChecking:
    def test_no_comment_or_evidence_is_asked_for(self):
        given = {**IDRIS.given, "calm": Given(level="exceptional")}
        assert check_answers(FORM, given) == ()

    def test_what_is_missing_is_said(self):
        given = {name: each for name, each in IDRIS.given.items() if name != "calm"}
        assert [each.where for each in check_answers(FORM, given)] == ["answers/calm"]

    def test_whether_help_can_go_on_is_asked(self):
        given = {**IDRIS.given, "natural-support": Given(level="some")}
        assert [each.code for each in check_answers(FORM, given)] == ["answers.willing_not_asked"]


def worker(number: int) -> UUID:
    return UUID(int=number)


def attempt(who: int, child: str = "idris", days: int = 0, **levels: str) -> Attempt:
    base = SET.child(child)
    changed = {name.replace("_", "-"): Given(level=each) for name, each in levels.items()}
    return Attempt(
        id=uuid5(worker(who), f"{child} {days}"),
        edition=UUID(int=9),
        practice_set=SET.name,
        child=child,
        worker=worker(who),
        worker_name=f"Worker {who}",
        started_at=NOW,
        answers={**base.given, **changed},
        finished_at=NOW + timedelta(days=days),
    )


class TestATeam:
    def test_only_the_first_attempt_counts(self):
        first, later = attempt(1, calm="some"), attempt(1, days=3)
        assert first_ones([later, first]) == (first,)

    def test_what_is_not_finished_does_not_count(self):
        assert first_ones([replace(attempt(1), finished_at=None)]) == ()

    def test_the_most_disputed_question_comes_first(self):
        team = [
            attempt(1, calm="some"), attempt(2, calm="lots"), attempt(3, calm="exceptional"),
            attempt(1, "pearl"), attempt(2, "pearl"), attempt(3, "pearl", moving="lots"),
        ]  # fmt: skip
        found = practised(FORM, SET.children, team)
        assert [each.question for each in found.questions[:2]] == ["calm", "moving"]
        calm = found.questions[0]
        assert (calm.between.pairs, calm.between.same) == (6, 3)
        assert (calm.count(Gap.SAME), calm.count(Gap.NEAR), calm.count(Gap.FAR)) == (4, 2, 0)
        assert calm.lean == 0
        assert found.few
        assert found.children == ("idris", "pearl")

    def test_the_agreed_answers_do_not_make_a_kappa_between_workers(self):
        """All three say the same wrong thing: between workers no difference, yet all are off."""
        team = [attempt(each, kid, calm="none") for each in (1, 2, 3) for kid in ("idris", "pearl")]
        calm = next(
            each
            for each in practised(FORM, SET.children, team).questions
            if each.question == "calm"
        )
        assert calm.between.share == 1
        assert calm.between.why is Undefined.ALL_SAME
        assert calm.count(Gap.FAR) == 3
        assert calm.lean == Fraction(-2 * 3, 6)

    def test_each_worker_beside_the_agreed_answers(self):
        team = [attempt(1), attempt(2, calm="some", friends="some")]
        good, other = practised(FORM, SET.children, team).workers
        assert (good.same, good.answers, good.with_agreed.kappa) == (18, 18, 1)
        assert (other.same, other.near, other.lean) == (16, 18, Fraction(-2, 18))
        assert 0 < other.with_agreed.kappa < 1

    def test_nobody_yet(self):
        found = practised(FORM, SET.children, [])
        assert (found.workers, found.attempts, found.children) == ((), (), ())
        assert all(each.between.share is None for each in found.questions)

    def test_an_attempt_for_a_child_that_is_gone_is_left_out(self):
        assert practised(FORM, SET.children[1:], [attempt(1)]).attempts == ()


def test_a_child_is_shown_without_its_answers_before_it_is_scored():
    assert IDRIS.without_answers().answers == {}
    assert IDRIS.without_answers().same_child(IDRIS)


@pytest.mark.parametrize("age", [4, 12])
def test_a_child_of_another_age_does_not_fit(age):
    story = Story("a", "b", "c", "d", "e")
    answers = {name: AgreedAnswer(each, "why") for name, each in IDRIS.given.items()}
    child = PracticeChild("x", "X", age, story, answers, "us", date(2026, 1, 1))
    practice = PracticeSet("s", "S", EXAMPLE.name, EXAMPLE.version, "primary", NOW.date(), (child,))
    assert [each.code for each in check_fit(practice, EXAMPLE)] == ["practice.age"]
