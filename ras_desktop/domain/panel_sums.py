"""What a decision comes to while it is written: by strand, and beside the indicative budget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ras_desktop.domain.money import ZERO, Money, total
from ras_desktop.domain.panel import Decision, LineVerdict, Question
from ras_desktop.domain.request import Strand


@dataclass(frozen=True, slots=True)
class Running:
    """The sum a year of what is approved so far, by strand and together.

    `difference`: of the social care strand to the indicative budget, None where there is none.
    """

    sum: Money
    by_strand: Mapping[Strand, Money]
    difference: Money | None


def running(question: Question, lines: Iterable[LineVerdict]) -> Running:
    """What these verdicts come to; a line that is not among them comes to nothing."""
    given = {each.line: each.approved for each in lines}
    found: dict[Strand, Money] = {}
    for line in question.lines:
        found[line.strand] = found.get(line.strand, ZERO) + given.get(line.line, ZERO)
    difference = None
    if question.indicative is not None:
        difference = found.get(Strand.SOCIAL_CARE, ZERO) - question.indicative
    return Running(total(found.values()), found, difference)


def as_asked(question: Question) -> Running:
    """What is asked for."""
    return running(question, (LineVerdict(each.line, each.amount) for each in question.lines))


def as_decided(decision: Decision) -> Running:
    """What a sealed decision comes to. ValueError for a draft."""
    if decision.decided is None:
        raise ValueError("a draft has no question sealed with it")
    return running(decision.decided.question, decision.lines)
