"""A log in memory with one damage, for the check to read: ten thousand of each in minutes.

What `tests.helpers.logs` does to the tables by SQL is done here to the lines that the check reads,
with the same dice, so that a sample of both can be compared. Nothing is copied: a damaged log is
the whole one seen through what was put over it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256

from ras_desktop.domain.log import COLUMNS, ORIGIN, Link
from ras_desktop.domain.log_check import Line
from ras_desktop.store.log_chain import Chain

CHANGED = ("at", "actor", "actor_name", "verb", "what", "kind", "of_case", "fields")


class Lines:
    """The lines of a log by number. `over`: what stands at a number instead (None: nothing).

    Numbers above `start` show the line `by` places before, under their own number.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        over: Mapping[int, Line | None] | None = None,
        start: int = 0,
        by: int = 0,
    ) -> None:
        self._lines, self._over, self._start, self._by = lines, over or {}, start, by
        self._last = len(lines) + by
        while self._last and self.line(self._last) is None:
            self._last -= 1

    def line(self, number: int) -> Line | None:
        if number in self._over:
            return self._over[number]
        was = number - self._by if number > self._start else number
        if not 1 <= was <= len(self._lines):
            return None
        return self._lines[was - 1] if was == number else numbered(self._lines[was - 1], number)

    def parts(self, after: int, until: int) -> Iterator[Sequence[Line]]:
        size = 16
        while after < until:
            there = map(self.line, range(after + 1, min(after + size, until) + 1))
            if part := [each for each in there if each is not None]:
                yield part
            after, size = after + size, min(size * 4, 4096)

    def next_number(self, number: int) -> int | None:
        numbers = range(max(number, 1), self._last + 1)
        return next((each for each in numbers if self.line(each) is not None), None)

    def head(self) -> Link:
        line = self.line(self._last)
        return Link(self._last, line[1].decode()) if line else Link()

    def count(self) -> int:
        return self._last - sum(line is None for n, line in self._over.items() if n <= self._last)


def whole(chain: Chain) -> list[Line]:
    """Every line of a real log, as the check reads it."""
    return [line for part in chain.parts(0, chain.head().number) for line in part]


def numbered(line: Line, number: int) -> Line:
    """A line under another number, its hash as it was."""
    return b"%d\n%b" % (number, line[0].partition(b"\n")[2]), line[1]


def with_texts(line: Line, **texts: bytes) -> Line:
    """A line with other texts, its hash as it was."""
    held = line[0].split(b"\n")
    for name, text in texts.items():
        held[COLUMNS.index(name)] = text
    return b"\n".join(held), line[1]


def rehashed(line: Line) -> Line:
    """A line with the hash that its text has now."""
    return line[0], sha256(line[0]).hexdigest().encode()


def _before(lines: Sequence[Line], number: int) -> bytes:
    return lines[number - 2][1] if number > 1 else ORIGIN.encode()


# ---------------------------------------------------------------- the same as in `logs`, by name


def change(lines: Sequence[Line], number: int, dice: random.Random) -> Lines:
    name, line = dice.choice(CHANGED), lines[number - 1]
    text = line[0].split(b"\n")[COLUMNS.index(name)]
    return Lines(lines, {number: with_texts(line, **{name: text + b"x"})})


def change_and_rehash(lines: Sequence[Line], number: int, dice: random.Random) -> Lines:
    other = with_texts(lines[number - 1], actor_name=b"Somebody Else")
    return Lines(lines, {number: rehashed(other)})


def remove(lines: Sequence[Line], number: int, dice: random.Random) -> Lines:
    return Lines(lines, {number: None})


def remove_and_close_up(lines: Sequence[Line], number: int, dice: random.Random) -> Lines:
    return Lines(lines, start=number - 1, by=-1)


def insert(lines: Sequence[Line], number: int, dice: random.Random) -> Lines:
    texts = {"verb": b"family.close", "previous": _before(lines, number)}
    return Lines(lines, {number: rehashed(with_texts(lines[number - 1], **texts))}, number, 1)


def insert_carelessly(lines: Sequence[Line], number: int, dice: random.Random) -> Lines:
    return Lines(lines, {number: with_texts(lines[number - 1], verb=b"family.close")}, number, 1)


def swap(lines: Sequence[Line], number: int, dice: random.Random) -> Lines:
    other = dice.choice([n for n in range(max(1, number), len(lines) + 1) if n != number])
    one, two = lines[number - 1], lines[other - 1]
    return Lines(lines, {other: numbered(one, other), number: numbered(two, number)})


def cut(lines: Sequence[Line], number: int, dice: random.Random) -> Lines:
    return Lines(lines[: number - 1])


def rebuild(lines: Sequence[Line], number: int, dice: random.Random) -> Lines:
    made, before = list(lines[: number - 1]), _before(lines, number)
    for line in lines[number - 1 :]:
        text = line[0].rpartition(b"\n")[0] + b"\n" + before
        if len(made) == number - 1:
            text = with_texts((text, b""), actor_name=b"Somebody Else")[0]
        before = sha256(text).hexdigest().encode()
        made.append((text, before))
    return Lines(made)


Damage = Callable[[Sequence[Line], int, random.Random], Lines]
