"""A finding: something that the user can mend. All are shown at once, each at its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """ERROR stops the verb; WARNING asks for a look or a reason; NOTE only informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where, with which values.

    `code` is a dotted word that `wording` turns into a sentence, e.g. "plan.line.no_gap".
    `where` is the path to the field, e.g. "lines/3/gap" or "scheme.toml: questions.sleep.levels".
    `values` are what the sentence needs: numbers, dates, Money, names; never a sentence.
    """

    code: str
    where: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity = Severity.ERROR


Findings = tuple[Finding, ...]


def errors(findings: Findings) -> Findings:
    """Only those findings that stop the verb."""
    return tuple(each for each in findings if each.severity is Severity.ERROR)


class Refused(Exception):  # noqa: N818  (a refusal is an answer, not an error of the program)
    """A verb was refused: carries the findings that say why and what to do."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(", ".join(each.code for each in findings))
        self.findings: Findings = findings
