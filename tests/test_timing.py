"""The limits of time that tests set hold on a busy machine, and can be missed."""

from __future__ import annotations

import time

import pytest

from tests.helpers import timing
from tests.helpers.timing import allowed, best

SCANS = 20
USUALLY = SCANS * timing.USUAL


def scans() -> None:
    for _ in range(SCANS):
        timing._scan()


def test_what_takes_half_of_its_limit_keeps_it_on_any_machine() -> None:
    assert best(scans) < allowed(2 * USUALLY)


def test_what_takes_twice_its_limit_misses_it_on_any_machine() -> None:
    assert best(scans) > allowed(USUALLY / 2) or _quicker_than_usual()


def _quicker_than_usual() -> bool:
    """On a quicker machine a limit is not shrunk."""
    return best(timing._scan) < timing.USUAL / 2


def test_time_that_others_take_does_not_count() -> None:
    assert timing.milliseconds(lambda: time.sleep(0.2)) < 100


def test_a_busy_machine_stretches_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timing, "USUAL", timing.USUAL / 1000)
    assert allowed(1) > 100
