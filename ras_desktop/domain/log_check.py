"""Is the log whole? Walks the chain and names the first entry that is not as it was written.

Whoever has the database and its key can write a whole new chain: that is found only by a mark kept
elsewhere (`domain.log_mark`), and only back to that mark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any, Protocol

from ras_desktop.domain.finding import Finding
from ras_desktop.domain.log import BREAKS, Link

Line = tuple[bytes, bytes]
"""An entry to be checked: its text as it is hashed, and its hash in hexadecimal digits."""


class Log(Protocol):
    """What the check needs of a log."""

    def parts(self, after: int, until: int) -> Iterable[Sequence[Line]]:
        """The entries with numbers after one and up to another, in order, in parts."""

    def line(self, number: int) -> Line | None:
        """The entry with this number."""

    def next_number(self, number: int) -> int | None:
        """The lowest number from this one on that there is."""

    def head(self) -> Link:
        """The last entry."""

    def count(self) -> int:
        """How many entries there are."""


@dataclass(frozen=True, slots=True)
class Broken:
    """The first thing that is wrong. `first` to `last`: the entries that it concerns."""

    code: str
    first: int
    last: int
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def finding(self) -> Finding:
        """The same, to be said."""
        return Finding(self.code, values={"first": self.first, "last": self.last, **self.values})


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found. `head`: the last good entry. `complete`: false if it was stopped."""

    entries: int
    head: Link
    broken: Broken | None = None
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Restored:
    """An entry that says that the log goes on from a backup: of which moment, by whom."""

    number: int
    at: datetime
    by: str
    backup: str

    def gives_up(self, signed_at: datetime) -> bool:
        """Whether what was signed at a moment was given up: after the backup, before this."""
        try:
            return datetime.fromisoformat(self.backup) <= signed_at < self.at
        except (ValueError, TypeError):  # no moment, or one without its zone
            return False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying found. `since`: the moment of the first entry, None in an empty log.

    `marks`: how many checkpoints and heads were compared; `outside` is the latest of those that
    are not kept in the store itself. `bad_lines`: lines of the files that are no checkpoint of
    this program. `unread`: files that could not be read. `restored`:
    where it goes on from a backup.
    """

    entries: int
    head: Link
    since: datetime | None
    broken: Broken | None
    marks: int
    outside: Link | None
    bad_lines: int = 0
    unread: tuple[str, ...] = ()
    restored: tuple[Restored, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong with the log."""
        return self.broken is None


Report = Callable[[int, int], None]
"""Told how many entries of how many were looked at; may raise to stop."""


def check(
    log: Log,
    marks: Mapping[int, str] | None = None,
    since: Link | None = None,
    report: Report = lambda done, whole: None,
) -> Checked:
    """Walks the whole chain, or what follows `since`.

    `marks`: number → hash that was noted elsewhere; every one of them must be met.
    """
    marks = marks or {}
    since = since or Link()
    end = log.head()
    last, broken = _walk(log, since, end.number, report)
    if broken is None and since == Link() and log.count() > last.number:
        broken = _after_the_end(log, last)
    late = _missed(log, marks, last, broken)
    return Checked(last.number - since.number, last, late or broken)


def _walk(log: Log, since: Link, until: int, report: Report) -> tuple[Link, Broken | None]:
    number, last = since.number, b"\n" + since.hash.encode()
    for part in log.parts(number, until):
        for text, hashed in part:
            number += 1
            if (
                sha256(text).hexdigest().encode() != hashed
                or not text.endswith(last)
                or not text.startswith(b"%d\n" % number)
                or text.count(b"\n") != BREAKS
            ):
                link = Link(number - 1, last[1:].decode())
                return link, _what_happened(log, link)
            last = b"\n" + hashed
        report(number, until)
    link = Link(number, last[1:].decode())
    if number < until:  # the numbers end before the last one there is
        return link, _what_happened(log, link)
    return link, None


def _after_the_end(log: Log, last: Link) -> Broken | None:
    """More entries than numbers: one with a number below 1, or a number that is there twice."""
    count = log.count()
    if log.head().number >= count:  # written while we looked
        return None
    lowest = log.next_number(-(2**62))
    first = lowest if lowest is not None and lowest < 1 else last.number
    return Broken("log.inserted", first, first)


def _missed(log: Log, marks: Mapping[int, str], last: Link, broken: Broken | None) -> Broken | None:
    """The first mark that the log does not meet, unless the chain is broken before it."""
    met = 0
    for number in sorted(marks):
        if broken is not None and number >= broken.first:
            return None
        line = log.line(number)
        if line is not None and line[1] == marks[number].encode():
            met = number
            continue
        head = log.head().number
        if number > head:
            return Broken("log.cut", head + 1, number)
        return Broken("log.rebuilt", met + 1, number)
    return None


def _what_happened(log: Log, good: Link) -> Broken:
    """Names what was done to the first entry that does not follow from the last good one."""
    at = good.number + 1
    line = log.line(at)
    if line is None:
        follows = log.next_number(at)
        return Broken("log.removed", at, at if follows is None else follows - 1)
    original = _original_number(line, at, max(log.count(), log.head().number))
    if original is None:
        return _content_changed(log, at, good)
    if original == at:
        return _link_changed(log, line, at)
    if original < at:
        return Broken("log.inserted", original, at - 1)
    other = log.line(original)
    if other is not None and _stands_for(other, at):
        return Broken("log.swapped", at, original)
    return Broken("log.removed", at, original - 1)


def _content_changed(log: Log, at: int, good: Link) -> Broken:
    """The text is not the one that was hashed: changed, or one that never belonged here."""
    following = log.line(at + 1)
    if (
        following is not None
        and _stands_for(following, at)
        and _before(following) == good.hash.encode()
    ):
        return Broken("log.inserted", at, at)
    return Broken("log.changed", at, at)


def _link_changed(log: Log, line: Line, at: int) -> Broken:
    """The entry agrees with itself, but not with the one before: which of the two was redone?

    The one before, unless what follows does not know this one either.
    """
    following = log.line(at + 1)
    doubted = following is not None and _before(following) != line[1]
    first = at if doubted or at == 1 else at - 1
    return Broken("log.changed", first, first)


def _before(line: Line) -> bytes:
    """The hash that an entry carries for the one before it."""
    return line[0].rpartition(b"\n")[2]


def _stands_for(line: Line, number: int) -> bool:
    """Whether an entry's hash is right under another number than it bears now."""
    rest = line[0].partition(b"\n")[2]
    return sha256(b"%d\n%b" % (number, rest)).hexdigest().encode() == line[1]


def _original_number(line: Line, at: int, most: int) -> int | None:
    """The number under which an entry's hash is right; None: under none. The nearest first."""
    if line[0].count(b"\n") != BREAKS:
        return None
    rest, wanted = line[0].partition(b"\n")[2], line[1]
    for away in range(max(most, at) + 2):
        if at > away and sha256(b"%d\n%b" % (at - away, rest)).hexdigest().encode() == wanted:
            return at - away
        if sha256(b"%d\n%b" % (at + away, rest)).hexdigest().encode() == wanted:
            return at + away
    return None
