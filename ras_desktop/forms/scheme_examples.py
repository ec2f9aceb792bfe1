"""Reads the worked examples of a scheme (examples.toml)."""

from __future__ import annotations

from datetime import date

from ras_desktop.domain.budget import Outcome
from ras_desktop.domain.scheme import Example, Expected
from ras_desktop.forms.figures import MOST_POUNDS, by_name, figure, points
from ras_desktop.forms.given import read_answers, read_gate_answers
from ras_desktop.forms.reading import Entry


def read_examples(file: Entry) -> tuple[Example, ...]:
    """All [[example]] of examples.toml."""
    examples = tuple(_example(each) for each in file.tables("example"))
    file.done()
    return examples


def _example(entry: Entry) -> Example:
    born = entry.day("born", needed=False)
    on = entry.day("on") or date.min
    if entry.has("age") == entry.has("born"):
        entry.fault("scheme.age_or_born", "age")
    if born is not None and born > on:
        entry.fault("scheme.born_after", "born")
        born = None
    example = Example(
        title=entry.text("title"),
        on=on,
        expect=_expected(entry),
        source=entry.text("source", needed=False),
        age=entry.whole("age", needed=False, least=0, most=120),
        born=born,
        chosen=entry.texts("chosen", needed=False),
        gates=read_gate_answers(entry),
        answers=read_answers(entry),
    )
    entry.done()
    return example


def _expected(entry: Entry) -> Expected:
    inner = entry.table("expect")
    if inner is None:
        return Expected()
    if not inner.values:
        inner.fault("scheme.expects_nothing")
    outcome = inner.one_of("outcome", Outcome, needed=False)
    expected = Expected(
        outcome.value if outcome else None,
        points(inner, "points", needed=False),
        figure(inner, "amount", needed=False, places=2),
        figure(inner, "hours", needed=False),
        figure(inner, "annual", needed=False, places=2),
        figure(inner, "weekly", needed=False, places=2),
        by_name(inner, "changes", -MOST_POUNDS) or (),
    )
    inner.done()
    return expected
