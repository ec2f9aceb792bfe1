"""Units in words: one and many, and a council's own unit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ras_desktop.domain.permission import TABLE
from ras_desktop.domain.plan import Horizon, Layer, PatternKind, PlanState, Way
from ras_desktop.wording.plan import (
    EACH,
    HORIZONS,
    LAYERS,
    PATTERN_KINDS,
    PLAN_STATES,
    UNITS,
    WAYS,
    counted,
    each,
)
from tests.helpers.papers import rulebook


@pytest.mark.parametrize(
    ("count", "unit", "said"),
    [
        (1, "hour", "1 hour"),
        (Decimal(221), "hour", "221 hours"),
        (Decimal("2.50"), "day", "2.5 days"),
        (0, "session", "0 sessions"),
        (1200, "mile", "1,200 miles"),
        (3, "place at a camp", "3 × place at a camp"),
        (3, "", "3"),
    ],
)
def test_a_count_of_units_in_words(count: Decimal | int, unit: str, said: str) -> None:
    assert counted(count, unit) == said


def test_each_unit_in_words() -> None:
    assert each("hour") == "an hour"
    assert each("place at a camp") == "for each place at a camp"


def test_every_unit_of_the_price_list_that_ships_has_its_words() -> None:
    units = {price.unit for price in rulebook().prices.prices.items}
    assert units <= UNITS.keys() == EACH.keys()


def test_every_code_of_a_plan_has_its_name() -> None:
    for names, kind in (
        (HORIZONS, Horizon),
        (LAYERS, Layer),
        (WAYS, Way),
        (PATTERN_KINDS, PatternKind),
        (PLAN_STATES, PlanState),
    ):
        assert names.keys() == {each.value for each in kind}


def test_every_state_that_a_plan_verb_names_is_a_state_of_plans() -> None:
    states = {state for verb, rule in TABLE.items() if verb[:5] == "plan." for state in rule.states}
    assert states - {"open"} <= {each.value for each in PlanState}
