"""What was answered, read against the form: every finding at its place, nothing ever raised."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ras_desktop.domain.condition import Condition
from ras_desktop.domain.finding import Finding, Severity
from ras_desktop.domain.form import Area, Check, Form, Level, Offer, Question, QuestionKind
from ras_desktop.domain.questionnaire import Answer, Answers, Given, neighbours, read

LEVELS = (
    Level("none", "None", Decimal(0)),
    Level("some", "Some", Decimal(4)),
    Level("lots", "Lots", Decimal(10), comment=True, evidence=True, offer=Offer.CARER),
)


def ask(question: Question, given: Given | None = None, *checks: Check) -> Answers:
    form = Form("f", "F", "form-f.toml", 0, 17, "t", "", (Area("a", "A"),), (question,), checks)
    return read(form, {} if given is None else {question.id: given})


def levels(**more: object) -> Question:
    return Question("q", "a", "Sleep", levels=LEVELS, **more)  # type: ignore[arg-type]


def codes(answers: Answers) -> list[tuple[str, str]]:
    return [(each.code, each.where) for each in answers.findings]


def the(answers: Answers) -> Answer:
    return answers.answers["q"]


class TestLevels:
    def test_a_level_counts_its_points(self) -> None:
        answers = ask(levels(), Given("some"))
        assert the(answers) == Answer("q", "some", points=Decimal(4))
        assert answers.complete
        assert answers.findings == ()

    @pytest.mark.parametrize("given", [None, Given(), Given(comment="…", family="lots")])
    def test_unanswered_is_missing(self, given: Given | None) -> None:
        answers = ask(levels(), given)
        assert codes(answers) == [("answers.missing", "answers/q")]
        assert answers.missing == ("q",)
        assert not answers.complete

    def test_what_may_be_left_open_is_not_missing(self) -> None:
        answers = ask(levels(required=False))
        assert answers.complete
        assert the(answers) == Answer("q")

    def test_an_unknown_level_is_named(self) -> None:
        answers = ask(levels(), Given("much"))
        assert codes(answers) == [("answers.unknown_level", "answers/q")]
        assert answers.missing == ("q",)

    def test_an_unscored_level_has_no_points(self) -> None:
        assert the(ask(levels(scored=False), Given("some"))).points is None

    def test_an_unknown_question_is_named(self) -> None:
        form = Form("f", "F", "form-f.toml", 0, 17, "t", "", (Area("a", "A"),), (levels(),))
        answers = read(form, {"q": Given("none"), "x": Given("none")})
        assert codes(answers) == [("answers.unknown_question", "answers/x")]


class TestSurroundings:
    def test_comment_and_evidence_are_asked_where_the_level_needs_them(self) -> None:
        answers = ask(levels(), Given("lots", comment=" ", evidence=""))
        assert codes(answers) == [
            ("answers.offer_carer_assessment", "answers/q"),
            ("answers.comment_needed", "answers/q/comment"),
            ("answers.evidence_needed", "answers/q/evidence"),
        ]
        assert answers.complete
        assert the(answers).points == 10

    def test_they_are_given(self) -> None:
        answers = ask(levels(), Given("lots", comment="a", evidence="b"))
        assert [each.severity for each in answers.findings] == [Severity.NOTE]

    def test_a_question_may_always_need_them(self) -> None:
        answers = ask(levels(comment=True, evidence=True), Given("none"))
        assert [code for code, _ in codes(answers)] == [
            "answers.comment_needed",
            "answers.evidence_needed",
        ]

    def test_a_young_carers_assessment_is_offered(self) -> None:
        strained = Level("lots", "Lots", Decimal(1), offer=Offer.YOUNG_CARER)
        answers = ask(Question("q", "a", "Siblings", levels=(LEVELS[0], strained)), Given("lots"))
        assert codes(answers) == [("answers.offer_young_carer_assessment", "answers/q")]


class TestNotRelevant:
    def test_it_scores_nothing(self) -> None:
        answers = ask(levels(not_relevant=True), Given(not_relevant=True))
        assert the(answers) == Answer("q", points=Decimal(0), not_relevant=True)
        assert answers.complete

    def test_on_an_unscored_question_it_has_no_points(self) -> None:
        answers = ask(levels(not_relevant=True, scored=False), Given(not_relevant=True))
        assert the(answers).points is None

    def test_it_is_refused_where_the_form_does_not_allow_it(self) -> None:
        answers = ask(levels(), Given(not_relevant=True))
        assert codes(answers) == [("answers.not_relevant_not_allowed", "answers/q")]
        assert answers.missing == ("q",)


class TestBetween:
    def test_a_value_between_two_levels_counts_with_its_reason(self) -> None:
        answers = ask(levels(between=True), Given(points=Decimal(6), reason=" Worse in winter. "))
        assert the(answers) == Answer("q", "some", "lots", Decimal(6), reason="Worse in winter.")
        assert answers.findings == ()

    def test_its_reason_is_needed(self) -> None:
        answers = ask(levels(between=True), Given(points=Decimal(6)))
        assert codes(answers) == [("answers.reason_needed", "answers/q/reason")]
        assert the(answers).points == 6

    @pytest.mark.parametrize("points", [-1, 0, 4, 10, 11])
    def test_it_must_lie_between(self, points: int) -> None:
        answers = ask(levels(between=True), Given(points=Decimal(points), reason="x"))
        assert codes(answers) == [("answers.not_between", "answers/q/points")]
        assert answers.missing == ("q",)

    @pytest.mark.parametrize("more", [{}, {"between": True, "scored": False}])
    def test_the_form_must_allow_it(self, more: dict[str, bool]) -> None:
        answers = ask(levels(**more), Given(points=Decimal(6), reason="x"))
        assert codes(answers) == [("answers.between_not_allowed", "answers/q")]

    def test_falling_points_have_neighbours_too(self) -> None:
        falling = Question("q", "a", "Help", levels=LEVELS[::-1])
        pair = neighbours(falling, Decimal(6))
        assert pair is not None
        assert [each.id for each in pair] == ["lots", "some"]

    def test_levels_without_points_have_none(self) -> None:
        bare = Question("q", "a", "Help", levels=(Level("a", "A"), Level("b", "B")))
        assert neighbours(bare, Decimal(6)) is None


class TestNumbers:
    NUMBER = Question(
        "q", "a", "Nights", QuestionKind.NUMBER, minimum=Decimal(1), maximum=Decimal(7),
        step=Decimal("0.5"),
    )  # fmt: skip

    @pytest.mark.parametrize("number", ["1", "1.5", "7"])
    def test_a_number_within_its_limits(self, number: str) -> None:
        answers = ask(self.NUMBER, Given(number=Decimal(number)))
        assert the(answers) == Answer("q", number=Decimal(number))
        assert answers.findings == ()

    @pytest.mark.parametrize("number", ["0.5", "7.5", "-1"])
    def test_outside_its_limits(self, number: str) -> None:
        answers = ask(self.NUMBER, Given(number=Decimal(number)))
        assert codes(answers) == [("answers.outside_limits", "answers/q")]
        assert answers.missing == ("q",)

    def test_off_its_steps(self) -> None:
        answers = ask(self.NUMBER, Given(number=Decimal("1.2")))
        assert codes(answers) == [("answers.not_a_step", "answers/q")]

    def test_unanswered(self) -> None:
        assert codes(ask(self.NUMBER)) == [("answers.missing", "answers/q")]

    def test_a_score_is_its_own_points(self) -> None:
        total = Question("q", "a", "Total", QuestionKind.SCORE, comment=True)
        answers = ask(total, Given(number=Decimal(145)))
        assert the(answers) == Answer("q", points=Decimal(145), number=Decimal(145))
        assert codes(answers) == [("answers.comment_needed", "answers/q/comment")]


class TestNaturalSupport:
    QUESTION = levels(natural_support=True, if_unwilling="none")

    def test_willing_and_able_is_asked(self) -> None:
        answers = ask(self.QUESTION, Given("some"))
        assert codes(answers) == [("answers.willing_not_asked", "answers/q/willing")]
        assert the(answers).level == "some"

    @pytest.mark.parametrize("willing", [None, True, False])
    def test_where_nobody_helps_nobody_is_asked_to_go_on(self, willing: bool | None) -> None:
        answers = ask(self.QUESTION, Given("none", willing=willing))
        assert not codes(answers)
        assert the(answers) == Answer("q", "none", points=Decimal(0))

    def test_it_counts_where_they_are(self) -> None:
        answers = ask(self.QUESTION, Given("some", willing=True))
        assert the(answers) == Answer("q", "some", points=Decimal(4))

    def test_it_does_not_count_where_they_are_not(self) -> None:
        answers = ask(self.QUESTION, Given("some", willing=False))
        assert the(answers) == Answer("q", "none", points=Decimal(0), unwilling=True)

    def test_unscored(self) -> None:
        question = levels(natural_support=True, if_unwilling="none", scored=False)
        assert the(ask(question, Given("some", willing=False))).points is None

    def test_without_another_level_the_answer_stands(self) -> None:
        answers = ask(levels(natural_support=True), Given("some", willing=False))
        assert the(answers).level == "some"

    def test_unanswered_is_missing_as_always(self) -> None:
        assert codes(ask(self.QUESTION)) == [("answers.missing", "answers/q")]


def test_a_contradiction_is_shown_and_blocks_nothing() -> None:
    check = Check("c", (Condition("q", ("some",)),), "Look at both once more.")
    answers = ask(levels(), Given("some"), check)
    assert answers.findings == (
        Finding(
            "answers.contradiction", "answers/q", {"text": "Look at both once more."},
            Severity.WARNING,
        ),
    )  # fmt: skip
    assert answers.complete
    assert ask(levels(), Given("none"), check).findings == ()


def test_a_contradiction_is_said_at_each_of_its_questions() -> None:
    """Seen: it stood at the first question only, and whoever answered the second saw nothing."""
    one, other = levels(), replace(levels(), id="r")
    check = Check("c", (Condition("q", ("some",)), Condition("r", ("none",))), "Look at both.")
    form = Form("f", "F", "form-f.toml", 0, 17, "t", "", (Area("a", "A"),), (one, other), (check,))
    found = read(form, {"q": Given("some"), "r": Given("none")}).findings
    assert [each.where for each in found] == ["answers/q", "answers/r"]


@pytest.mark.parametrize("bad", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_missing_and_said(bad: str) -> None:
    number = Question("q", "a", "Nights", QuestionKind.NUMBER)
    answers = ask(number, Given(number=Decimal(bad)))
    assert codes(answers) == [("answers.no_number", "answers/q")]
    assert answers.missing == ("q",)
    between = levels(between=True)
    answers = ask(between, Given(points=Decimal(bad), reason="Half way"))
    assert codes(answers) == [("answers.not_between", "answers/q/points")]
