"""Chance that can be thrown again: the same seed gives the same throws on every computer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import TypeVar
from uuid import UUID

Thing = TypeVar("Thing")


class Dice:
    """Throws for one subject ("7:case:42"). Subjects do not disturb one another."""

    def __init__(self, *subject: object) -> None:
        self._random = Random(":".join(str(each) for each in subject))  # noqa: S311 (no secret)

    def uuid(self) -> UUID:
        """A random-looking identifier, version 4."""
        return UUID(int=self._random.getrandbits(128), version=4)

    def share(self) -> float:
        """A number from 0 to below 1."""
        return self._random.random()

    def whole(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return least + int(self._random.random() * (most - least + 1))

    def normal(self) -> float:
        """A number of the bell curve around 0 with spread 1."""
        return self._random.gauss(0.0, 1.0)

    def chance(self, percent: float) -> bool:
        """Whether something happens that happens so often in a hundred."""
        return self._random.random() * 100 < percent

    def pick(self, things: Sequence[Thing]) -> Thing:
        """One of some things."""
        return things[int(self._random.random() * len(things))]

    def weigh(self, shares: Mapping[Thing, int]) -> Thing:
        """One of some things, each as often as its share says."""
        return self.shared(tuple(shares), tuple(shares.values()))

    def shared(self, things: Sequence[Thing], shares: Sequence[int]) -> Thing:
        """The same for things that are no keys, with their shares beside them."""
        ends = list(accumulate(shares))
        thrown = self._random.random() * ends[-1]
        return next(thing for thing, end in zip(things, ends, strict=True) if thrown < end)

    def some(self, things: Sequence[Thing], count: int) -> list[Thing]:
        """So many different things in a random order; all of them if there are fewer."""
        return self._random.sample(list(things), min(count, len(things)))

    def day(self, first: date, last: date) -> date:
        """A day from `first` to `last`; `last` if they are the wrong way round."""
        return first + timedelta(self.whole(0, (last - first).days)) if first < last else last

    def weekday(self, first: date, last: date) -> date:
        """As `day`, but no Saturday or Sunday where that can be had by going back a day or two."""
        day = self.day(first, last)
        back = day - timedelta(max(0, day.weekday() - 4))
        return max(back, min(first, day))
