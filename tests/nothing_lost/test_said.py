"""Which states a judge lets stand, so that neither a loss is missed nor a false alarm raised."""

from __future__ import annotations

import pytest

from tests.nothing_lost.said import allowed


@pytest.mark.parametrize(
    ("said", "may_be"),
    [
        ("", "s"),
        ("next a", "sa"),
        ("next a, kept a", "a"),
        ("next a, kept a, next b", "ab"),
        ("next a, kept a, next b, kept b", "b"),
        # Two threads: each is acknowledged by itself, the earlier one later.
        ("next a, next b, kept b, kept a", "b"),
        ("next a, next b, kept a", "ab"),
        # One that failed, then another.
        ("next a, next b, kept b", "b"),
        # What nothing was changed by leaves the same state again.
        ("next a, kept a, next a, kept a", "a"),
        ("next a, kept a, next b, kept b, next a", "ba"),
    ],
)
def test_the_last_acknowledged_state_or_one_begun_since(said: str, may_be: str) -> None:
    lines = [dict([each.split()]) for each in said.split(", ") if each]
    assert allowed("s", lines) == set(may_be)
