"""Every scheme that ships or is documented: sound, its examples to the penny, and a round trip."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from ras_desktop import wording
from ras_desktop.domain.budget import Budget
from ras_desktop.domain.canonical import (
    digest,
    from_json,
    scheme_from_json,
    scheme_to_json,
    to_json,
)
from ras_desktop.domain.example import run
from ras_desktop.domain.finding import errors
from ras_desktop.domain.money import total
from ras_desktop.domain.scheme_check import check
from ras_desktop.domain.table import Menu
from ras_desktop.wording import all as every_sentence  # noqa: F401  (registers them)
from tests.helpers.schemes import ROOT, SHIPPED, folders, scheme

NAMES = [str(each.relative_to(ROOT)) for each in folders()]
EXAMPLES = [
    pytest.param(folder, number, id=f"{folder.parent.name}-{number}")
    for folder in folders()
    for number in range(len(scheme(folder).examples))
]


@pytest.mark.parametrize("folder", folders(), ids=NAMES)
class TestEveryScheme:
    def test_it_has_no_errors_and_proves_its_figures(self, folder: Path) -> None:
        assert errors(check(scheme(folder))) == ()
        assert scheme(folder).examples

    def test_it_survives_the_store_unchanged(self, folder: Path) -> None:
        plan = scheme(folder)
        again = scheme_from_json(scheme_to_json(plan))
        assert again == plan
        assert digest(again) == digest(plan)
        assert scheme_to_json(again) == scheme_to_json(plan)

    def test_every_finding_of_the_checker_can_be_said(self, folder: Path) -> None:
        for each in check(scheme(folder)):
            assert wording.finding(each)
            assert ".toml" in each.where


@pytest.mark.parametrize(("folder", "number"), EXAMPLES)
class TestEveryExample:
    def test_it_comes_out_to_the_penny(self, folder: Path, number: int) -> None:
        ran = run(scheme(folder), scheme(folder).examples[number], "examples.toml")
        assert ran.findings == ()

    def test_its_budget_explains_itself(self, folder: Path, number: int) -> None:
        made = budget_of(folder, number)
        for each in made.steps:
            said = wording.step(each)
            assert "{" not in said
            assert "None" not in said.replace("“None”", "")
            assert ".." not in said
            assert said[-1] in ".!?" or each.values.get("reason") or each.values.get("text"), said

    def test_its_waterfall_is_one_chain(self, folder: Path, number: int) -> None:
        bars = budget_of(folder, number).waterfall
        for earlier, later in pairwise(bars):
            assert earlier.after == later.before
        if bars:
            assert not (bars[0].before.pence if hasattr(bars[0].before, "pence") else 0)
        made = budget_of(folder, number)
        if made.result is not None and made.result and bars:
            assert bars[-1].after == made.result

    def test_its_budget_survives_the_store(self, folder: Path, number: int) -> None:
        made = budget_of(folder, number)
        again = from_json(Budget, to_json(made))
        assert again == made
        assert [wording.step(each) for each in again.steps] == [
            wording.step(each) for each in made.steps
        ]


def budget_of(folder: Path, number: int) -> Budget:
    made = run(scheme(folder), scheme(folder).examples[number]).budget
    assert made is not None
    return made


def test_published_schemes_say_on_every_page_that_they_are_not_in_use() -> None:
    for folder in SHIPPED.glob("*/*"):
        plan = scheme(folder)
        if plan.kind == "published":
            assert "Not in use" in plan.notice
            assert plan.source
            assert plan.note


def test_every_kind_of_points_to_money_has_a_small_documented_scheme() -> None:
    kinds = {type(table).__name__ for folder in folders() for table in scheme(folder).tables}
    assert kinds == {
        "Bands", "PerPoint", "Line", "Percentile", "HoursTable", "BaseWeight", "Blocks",
        "Reckoner", "Menu",
    }  # fmt: skip


def test_instalments_of_a_menu_sum_to_the_whole() -> None:
    for folder in folders():
        for number, example in enumerate(scheme(folder).examples):
            for option in budget_of(folder, number).options:
                if option.instalments:
                    assert total(option.instalments) == option.amount
                    assert option.chosen == (option.id in example.chosen)
    assert any(isinstance(each, Menu) for folder in folders() for each in scheme(folder).tables)
