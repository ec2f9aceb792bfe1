"""The budget as data is stable: its shape, its codes and their values, and the document of them.

What differs from the golden files is a change that other programs see: a key or value that has gone
or means something else raises `budget_json.FORMAT`; `make golden` writes them anew.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ras_desktop import wording
from ras_desktop.domain.budget_json import FORMAT, budget_json
from ras_desktop.domain.example import run
from ras_desktop.domain.scheme import Scheme
from ras_desktop.wording import allocation, moderation, scoring
from tests.helpers.schemes import ROOT, SMALL, folders, scheme

GOLDEN = Path(__file__).parent / "golden"
DOCUMENT = ROOT / "docs" / "steps.md"
SENTENCES = {
    **allocation.GATES,
    **scoring.SENTENCES,
    **allocation.TABLES,
    **allocation.SUMS,
    **allocation.MONEY,
    **allocation.BUDGET,
    **moderation.SENTENCES,
}
HEAD = """# The steps of a budget

Every step of the data (`calculate --json`, format {format}; [cli.md](cli.md)) has one of these
codes, and so have the steps of a confirmation (`moderation`). `values` holds at least the values
named here; the sentence is what letters print, shown for several. A code or value that goes or
changes its meaning raises the format; new ones do not. Written by `make golden`.

| code | values | sentence |
|---|---|---|
"""


def told(plan: Scheme) -> str:
    """Every example of a scheme as data, one key a line."""
    budgets = [run(plan, each).budget for each in plan.examples]
    made = [budget_json(each, wording.step, wording.finding) for each in budgets if each]
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def several(sentence: str) -> str:
    """The sentence with the plural where it has both."""
    return re.sub(r"{(\w+):[^|}]*\|([^}]*)}", r"{\1} \2", sentence)


def document() -> str:
    """All codes with their values and their sentence."""
    lines = []
    for code, sentence in SENTENCES.items():
        named = dict.fromkeys(re.findall(r"{(\w+)", sentence))
        values = ", ".join(f"`{each}`" for each in named) or "–"
        lines.append(f"| `{code}` | {values} | {several(sentence)} |\n")
    return HEAD.format(format=FORMAT) + "".join(lines)


def compare(path: Path, text: str, anew: bool) -> None:
    if anew:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), "has the format changed? Then raise FORMAT"


@pytest.fixture
def anew(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--regenerate-golden"))


@pytest.mark.parametrize("name", sorted(each.name for each in SMALL.iterdir()))
def test_the_data_of_every_kind_of_scheme_is_as_it_was(name: str, anew: bool) -> None:
    compare(GOLDEN / f"{name}.json", told(scheme(SMALL / name / "1")), anew)


def test_every_code_is_described_with_its_values(anew: bool) -> None:
    compare(DOCUMENT, document(), anew)


@pytest.mark.parametrize("folder", folders(), ids=lambda each: each.parent.name)
def test_no_step_has_a_code_that_the_document_does_not_name(folder: Path) -> None:
    plan = scheme(folder)
    for example in plan.examples:
        budget = run(plan, example).budget
        assert budget is not None
        for step in budget.steps:
            assert step.code in SENTENCES
            named = set(re.findall(r"{(\w+)", SENTENCES[step.code]))
            assert named <= step.values.keys()
