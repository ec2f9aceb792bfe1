"""How many examples a property is tried with: a share in each run, all of them in `make stress`.

A change is judged by the same examples each time; `make stress` looks for new ones.
"""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

SHARE = 4
FEWEST = 12


def load() -> None:
    """The settings of this run. How long drawing takes says how busy the machine is."""
    easy: Any = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
    settings.register_profile("suite", derandomize=True, database=None, **easy)
    settings.register_profile("stress", print_blob=True, **easy)
    settings.load_profile(_profile())


def _profile() -> str:
    return os.environ.get("RAS_HYPOTHESIS", "suite")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Takes a share of the examples; in `make stress` properties take part, with all of them."""
    shared: set[Any] = set()
    for item in items:
        test = getattr(item, "obj", None)
        test = getattr(test, "__func__", test)
        if not is_hypothesis_test(test):
            continue
        if _profile() == "stress":
            item.add_marker(pytest.mark.stress)
        elif test not in shared:
            shared.add(test)
            _fewer(test)


def _fewer(test: Any) -> None:
    given = getattr(test, "_hypothesis_internal_use_settings", None) or settings.default
    few = min(given.max_examples, max(FEWEST, given.max_examples // SHARE))
    test._hypothesis_internal_use_settings = settings(given, max_examples=few)
