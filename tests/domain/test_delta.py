"""What changed between two plain values can be taken back, whatever they are."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ras_desktop.domain.delta import changes, taken_back

PLAIN = some.recursive(
    some.none() | some.booleans() | some.integers(-3, 3) | some.text("ab", max_size=3),
    lambda each: (
        some.lists(each, max_size=4) | some.dictionaries(some.text("xy", max_size=2), each)
    ),
    max_leaves=12,
)


@given(PLAIN, PLAIN)
def test_taking_changes_back_gives_what_was(before, after) -> None:
    made = json.loads(json.dumps(changes(before, after)))
    assert (
        json.dumps(taken_back(after, made)) == json.dumps(before)
        or taken_back(after, made) == before
    )


def test_a_change_says_no_more_than_what_changed() -> None:
    whole = {"words": "x" * 1000, "lines": [{"n": 1}, {"n": 2}]}
    after = {**whole, "lines": [{"n": 1}, {"n": 3}]}
    assert changes(whole, after) == [[["lines", 1, "n"], [2], [3]]]


def test_what_has_gone_on_otherwise_is_said() -> None:
    made = changes({"lines": [1, 2]}, {"lines": [1, 3]})
    with pytest.raises((LookupError, TypeError)):
        taken_back({"lines": []}, made)
