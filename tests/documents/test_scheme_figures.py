"""The curve of a table: hours × a dated rate are pounds, and hours where there is no price."""

from __future__ import annotations

from dataclasses import replace

from ras_desktop.documents.figure import Unit
from ras_desktop.documents.scheme_figures import curve
from ras_desktop.domain.questionnaire import Given
from tests.helpers.schemes import budget, small


def test_hours_at_a_rate_are_drawn_in_pounds_to_the_penny() -> None:
    """The height at each row is what the engine gives for its points."""
    plan = small("weekly-hours")
    figure = curve(plan, plan.tables[0])
    assert figure is not None
    assert figure.unit is Unit.MONEY
    for row, (points, value) in zip(plan.tables[0].rows, figure.series[0].points, strict=False):
        assert points == row.first
        made = budget(plan, {"total": Given(number=row.first)}, on=plan.valid_from)
        assert made.amount is not None
        assert value == made.amount.pence


def test_without_a_price_on_the_first_day_hours_are_drawn() -> None:
    plan = small("weekly-hours")
    figure = curve(replace(plan, rates=()), plan.tables[0])
    assert figure is not None
    assert figure.unit is Unit.PLAIN
    assert [value for _points, value in figure.series[0].points][:2] == [
        row.hours for row in plan.tables[0].rows[:2]
    ]
