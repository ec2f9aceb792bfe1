"""Wrong attempts to sign in: counted beside the case file, nameless; each makes the wait longer.

This slows down a curious colleague at the keyboard. Somebody who has copied the files is slowed
down by the key stretching alone, and docs/security.md says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

NAME = "attempts"
FREE = 3
"""Attempts without a wait: people mistype."""
LONGEST = timedelta(seconds=60)
_KEPT = 1000


def moments(folder: Path) -> tuple[datetime, ...]:
    """When the wrong attempts since the last good sign-in were made, oldest first.

    A line that cannot be read (a flipped bit) counts as an attempt long ago.
    """
    path = folder / NAME
    if not path.is_file():
        return ()
    lines = path.read_bytes()[: _KEPT * 40].decode("ascii", "replace").splitlines()
    return tuple(_moment(line) for line in lines if line)


def wait(folder: Path, now: datetime) -> timedelta:
    """How long until the next attempt is taken; zero if it may come now."""
    return wait_after(moments(folder), now)


def wait_after(made: Sequence[datetime], now: datetime) -> timedelta:
    """The wait that is left after these wrong attempts."""
    if not made:
        return timedelta(0)
    due = _pause(len(made)) - (now - made[-1])
    # A clock set back must not lock anybody out for a year: never longer than the pause itself.
    return max(timedelta(0), min(due, _pause(len(made))))


def add(folder: Path, now: datetime) -> timedelta:
    """Notes a wrong attempt; the wait that follows it."""
    made = (*moments(folder), now)[-_KEPT:]
    content = "".join(f"{each.astimezone(UTC).isoformat()}\n" for each in made)
    path = folder / NAME
    new = path.with_name(NAME + ".new")
    new.write_text(content, encoding="ascii")
    new.replace(path)
    return _pause(len(made))


def after(folder: Path) -> timedelta:
    """The wait that follows one more wrong attempt, before it is noted."""
    return _pause(len(moments(folder)) + 1)


def clear(folder: Path) -> None:
    """After a good sign-in the count starts again.

    Nobody is kept out because a disk does not let go of it: then it counts, and is
    told, once more.
    """
    with suppress(OSError):
        (folder / NAME).unlink(missing_ok=True)


def _pause(count: int) -> timedelta:
    """0, 0, 0, 1, 2, 4 … 60 seconds."""
    if count <= FREE:
        return timedelta(0)
    return min(LONGEST, timedelta(seconds=2 ** min(count - FREE - 1, 10)))


def _moment(line: str) -> datetime:
    try:
        found = datetime.fromisoformat(line)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
