"""What it costs to ask whether somebody may do something."""

from __future__ import annotations

from itertools import product

from ras_desktop.domain import permission
from ras_desktop.domain.permission import EVERYBODY, TABLE, Role, Tie
from tests.benchmarks.measure import Figure, loop, seconds


def figures() -> list[Figure]:
    """Every verb for every role at every tie, and for somebody who has all roles."""
    roles = (*(frozenset({each}) for each in Role), EVERYBODY)
    asked = list(product(TABLE, roles, Tie))

    def ask() -> None:
        for verb, who, tie in asked:
            permission.ask(verb, who, "", tie)

    each = seconds(ask, 9) / len(asked)
    addition = loop() / 100_000
    note = f"{len(asked):,} questions: every verb, role and tie; with the loop that asks"
    return [Figure("Permission check", 1e6 * each, "µs", 5, "additions", each / addition, note)]
