"""Gates before the form: each closes a route, never an assessment (domain notes 4.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.form import Form
from ras_desktop.domain.scheme import About, Gate, GateAnswer, Otherwise, Scheme
from ras_desktop.domain.step import Step, Steps


@dataclass(frozen=True, slots=True)
class Route:
    """Where the gates lead: to a form, or elsewhere with the reason that the scheme gives.

    `missing` are gates that nobody has answered yet ("gates/ID").
    """

    form: Form | None
    otherwise: Otherwise | None
    reason: str
    steps: Steps
    missing: tuple[str, ...]
    findings: Findings


_UNKNOWN = GateAnswer()


def route(scheme: Scheme, age: int | None, gates: Mapping[str, GateAnswer]) -> Route:
    """Passes all gates in their order and picks the form for the age.

    The first gate that closes decides; a gate not answered yet lets through but is missing.
    """
    steps: list[Step] = []
    missing: list[str] = []
    findings: list[Finding] = []
    for gate in scheme.gates:
        answer = gates.get(gate.id, _UNKNOWN)
        passed = _by_age(gate, age) if gate.about is About.AGE else answer.passed
        if passed is None:
            missing.append(f"gates/{gate.id}")
            values = {"gate": gate.title}
            findings.append(Finding("gate.unanswered", f"gates/{gate.id}", values))
        elif passed:
            steps.append(_step("passed", gate, age))
        elif gate.judgement and answer.judgement.strip():
            values = {"gate": gate.title, "reason": answer.judgement.strip(), "by": answer.by}
            steps.append(Step("gate.judgement_by" if answer.by else "gate.judgement", values))
        else:
            steps.append(_step("closed", gate, age))
            return Route(
                None, gate.otherwise, gate.reason, tuple(steps), tuple(missing), tuple(findings)
            )
    return _form(scheme, age, steps, missing, findings)


def _step(what: str, gate: Gate, age: int | None) -> Step:
    """A gate that was passed or is closed; a gate of age says the age."""
    values: dict[str, object] = {"gate": gate.title, "reason": gate.reason}
    if gate.about is not About.AGE:
        return Step(f"gate.{what}", values)
    ages = {"age": age, "first": gate.age_from, "last": gate.age_to}
    return Step(f"gate.age_{what}", {**values, **ages})


def _form(
    scheme: Scheme,
    age: int | None,
    steps: list[Step],
    missing: list[str],
    findings: list[Finding],
) -> Route:
    otherwise, reason = None, ""
    form = scheme.forms[0] if age is None and len(scheme.forms) == 1 else None
    if age is not None:
        form = scheme.form_for(age)
        if form is None:
            otherwise, reason = scheme.no_form.otherwise, scheme.no_form.reason
            steps.append(Step("gate.no_form", {"age": age, "reason": reason}))
        elif len(scheme.forms) > 1:
            steps.append(Step("gate.form", {"age": age, "form": form.title}))
    elif form is None:
        missing.append("age")
        findings.append(Finding("allocation.age_needed", "age"))
    return Route(form, otherwise, reason, tuple(steps), tuple(missing), tuple(findings))


def _by_age(gate: Gate, age: int | None) -> bool | None:
    if age is None:
        return None
    low, high = gate.age_from, gate.age_to
    return (low is None or age >= low) and (high is None or age <= high)
