"""Findings: what the user can mend, all at once."""

from __future__ import annotations

import pytest

from ras_desktop.domain.finding import Finding, Refused, Severity, errors
from ras_desktop.domain.step import Step


def test_only_errors_stop_a_verb() -> None:
    stop, look = Finding("a.b", "x"), Finding("a.c", severity=Severity.WARNING)
    assert errors((look, stop, Finding("a.d", severity=Severity.NOTE))) == (stop,)


def test_a_refusal_carries_its_findings_and_no_values_in_its_text() -> None:
    with pytest.raises(Refused, match=r"^a\.b, a\.c$") as refused:
        raise Refused(Finding("a.b", values={"name": "Amy"}), Finding("a.c"))
    assert [each.code for each in refused.value.findings] == ["a.b", "a.c"]


def test_a_step_holds_its_values() -> None:
    assert Step("points.answer", {"points": 3}).values["points"] == 3
