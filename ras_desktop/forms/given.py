"""Reads answers as they stand in examples.toml and in the ANSWERS file of the command line."""

from __future__ import annotations

from decimal import Decimal

from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.scheme import GateAnswer
from ras_desktop.forms.figures import MOST_POINTS, MOST_POUNDS, figure
from ras_desktop.forms.reading import Entry


def read_answers(entry: Entry, key: str = "answers") -> dict[str, Given]:
    """Question id → what was given: a level, a number, or a table with the parts of Given."""
    inner = entry.table(key, needed=False)
    if inner is None:
        return {}
    return {name: _given(inner, name) for name in inner.values}


def _given(answers: Entry, name: str) -> Given:
    raw = answers.values[name]
    if isinstance(raw, str):
        return Given(level=answers.text(name))
    if isinstance(raw, int | Decimal) and not isinstance(raw, bool):
        return Given(number=figure(answers, name, least=-MOST_POUNDS))
    if not isinstance(raw, dict):
        answers.asked.add(name)
        answers.fault("scheme.answer_kind", name)
        return Given()
    entry = answers.table(name)
    assert entry is not None
    given = Given(
        level=entry.text("level", needed=False) or None,
        points=figure(entry, "points", needed=False, least=-MOST_POINTS, most=MOST_POINTS),
        reason=entry.text("reason", needed=False),
        number=figure(entry, "number", needed=False, least=-MOST_POUNDS),
        not_relevant=entry.yes("not_relevant", needed=False),
        comment=entry.text("comment", needed=False),
        evidence=entry.text("evidence", needed=False),
        willing=entry.yes("willing") if entry.has("willing") else None,
        family=entry.text("family", needed=False),
        family_words=entry.text("family_words", needed=False),
    )
    entry.done()
    return given


def read_gate_answers(entry: Entry, key: str = "gates") -> dict[str, GateAnswer]:
    """Gate id → true, false, or a table with passed, judgement, by."""
    inner = entry.table(key, needed=False)
    if inner is None:
        return {}
    return {name: _gate(inner, name) for name in inner.values}


def _gate(gates: Entry, name: str) -> GateAnswer:
    if isinstance(gates.values[name], bool):
        return GateAnswer(gates.yes(name))
    entry = gates.table(name)
    if entry is None:
        return GateAnswer()
    passed = entry.yes("passed")
    answer = GateAnswer(
        passed, entry.text("judgement", needed=False), entry.text("by", needed=False)
    )
    entry.done()
    return answer
