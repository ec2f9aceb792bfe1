"""Gates close a route, never an assessment; a person may pass one by recorded judgement."""

from __future__ import annotations

from ras_desktop import wording
from ras_desktop.domain.budget import Outcome
from ras_desktop.domain.gates import route
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.scheme import GateAnswer, Otherwise
from ras_desktop.wording import all as every_sentence  # noqa: F401  (registers them)
from tests.helpers.schemes import budget, edited, of, small

PLAN = small("bands-and-additions")
YES = {"register": GateAnswer(passed=True)}


def codes(answer: GateAnswer | None, age: int | None = 9) -> list[str]:
    gates = {} if answer is None else {"register": answer}
    return [each.code for each in route(PLAN, age, gates).steps]


class TestRoute:
    def test_passed_gates_lead_to_the_form_for_the_age(self) -> None:
        way = route(PLAN, 9, YES)
        assert way.form is not None
        assert way.form.id == "younger"
        assert way.missing == ()
        assert codes(YES["register"]) == ["gate.age_passed", "gate.passed", "gate.form"]

    def test_a_closed_gate_leads_elsewhere_with_its_reason(self) -> None:
        way = route(PLAN, 9, {"register": GateAnswer(passed=False)})
        assert way.form is None
        assert way.otherwise is Otherwise.PANEL
        assert way.reason.startswith("You need not be on the register.")
        assert way.steps[-1].code == "gate.closed"

    def test_judgement_passes_a_gate_that_allows_it(self) -> None:
        assert codes(GateAnswer(False, "Waits.", "A. Worker"))[1] == "gate.judgement_by"
        assert codes(GateAnswer(False, "Waits."))[1] == "gate.judgement"
        assert codes(GateAnswer(False, "  "))[1] == "gate.closed"

    def test_judgement_does_not_pass_a_gate_that_forbids_it(self) -> None:
        way = route(PLAN, 4, {**YES, "age": GateAnswer(False, "Nearly five.")})
        assert way.otherwise is Otherwise.OTHER_FORM
        assert wording.step(way.steps[0]).startswith("Age: 4, which is not within 5 to 17. Under")

    def test_an_unanswered_gate_is_missing_but_lets_the_estimate_run(self) -> None:
        way = route(PLAN, 9, {})
        assert way.missing == ("gates/register",)
        assert [each.where for each in way.findings] == ["gates/register"]
        assert way.form is not None

    def test_without_an_age_the_form_is_missing(self) -> None:
        way = route(PLAN, None, YES)
        assert way.form is None
        assert way.otherwise is None
        assert way.missing == ("gates/age", "age")

    def test_one_form_needs_no_age(self) -> None:
        assert route(small("menu"), None, {}).form is small("menu").forms[0]

    def test_an_age_without_a_form(self) -> None:
        way = route(small("menu"), 18, {})
        assert way.otherwise is Otherwise.OTHER_FORM
        assert way.steps[-1].code == "gate.no_form"


class TestBudgetAtTheGate:
    def test_refused_panel_and_other_form_are_outcomes(self, tmp_path) -> None:  # type: ignore[no-untyped-def]
        plan = of(
            edited(
                tmp_path,
                "bands-and-additions",
                ("scheme.toml", 'otherwise = "panel"', 'otherwise = "refuse"'),
            )
        )
        refused = budget(plan, {}, gates={"register": GateAnswer(passed=False)})
        assert refused.outcome is Outcome.REFUSED
        assert refused.reason
        assert refused.result is None
        assert refused.complete
        assert budget(PLAN, {}, 4).outcome is Outcome.OTHER_FORM
        closed = budget(PLAN, {}, gates={"register": GateAnswer(passed=False)})
        assert closed.outcome is Outcome.PANEL

    def test_a_gate_not_answered_yet_leaves_an_estimate(self) -> None:
        made = budget(PLAN, {"nights": Given("lots", evidence="x")})
        assert not made.complete
        assert "gates/register" in made.missing
        assert made.points == 20
