"""For every verb that writes over a copy: what two people do with it. One entry for each verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tests.helpers.stores import SetDesk


@dataclass
class Trial:
    """`read()`: the record as it stands. `theirs()`: somebody else keeps another copy of it.

    `mine(seen)`: the verb, with the copy that was read before. `takes`: False where the verb takes
    nothing from the copy but whose it is; it may then go through, and must leave theirs as it is.
    """

    read: Callable[[], Any]
    theirs: Callable[[], object]
    mine: Callable[[Any], object]
    case: UUID | None = None
    takes: bool = True


Make = Callable[[SetDesk, SetDesk], Trial]
TRIALS: dict[str, Make] = {}
NEW = {
    "allocation.record": "an amount is set once: another copy is refused, and it is only ended",
    "growing.arrange": "added beside what stood; `growing.moved_on` says that another came first",
    "family.add": "the request is a new one; the same again gives the first",
    "practice_files.save": "a set is kept as a new edition; every earlier one stays",
    "scheme_versions.new_from": "a draft of its own",
}
"""Verbs that write over nothing, and why."""


def trial(verb: str) -> Callable[[Make], Make]:
    """Says of which verb a function makes the trial."""

    def take(make: Make) -> Make:
        assert verb not in TRIALS, verb
        TRIALS[verb] = make
        return make

    return take
