"""How long decisions took, in days."""

from __future__ import annotations

from datetime import date

from ras_desktop.domain.panel_times import Span, Times, Way, times


def day(number: int) -> date:
    return date(2026, 9, number)


def test_each_stretch_is_measured_over_those_that_have_it() -> None:
    found = times(
        (
            Way(day(1), day(8), day(15), day(17)),
            Way(None, day(8), day(10), None),
            Way(day(2), day(8), day(30), day(30)),
        )
    )
    assert found == Times(Span(2, 21, 28), Span(3, 7, 22), Span(2, 1, 2), 1)


def test_of_no_decision_there_is_nothing_to_measure() -> None:
    assert times(()) == Times(None, None, None, 0)
