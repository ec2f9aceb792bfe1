"""What a program under test tells the campaign, so that a judge knows what must be there.

`next`: the state that a transaction is about to leave; `kept`: it was acknowledged. A state is a
digest of every row of every table.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event

from ras_desktop.store.session import Session, Store

NAME = "said"


class Said:
    """Writes lines beside the case file; the shim records them in order with the writes."""

    def __init__(self, root: Path) -> None:
        self._handle = os.open(root / NAME, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def say(self, **what: Any) -> None:
        """One line at once: a kill cuts nothing of it short."""
        os.write(self._handle, json.dumps(what).encode() + b"\n")

    @contextmanager
    def every_transaction(self) -> Iterator[None]:
        """Every transaction of every store says what it will leave, and that it was kept."""
        original = Store.writing
        said = self

        @contextmanager
        def writing(store: Store, *by: Any) -> Iterator[Session]:
            state = ""

            def ends(session: Session) -> None:
                nonlocal state
                session.flush()
                state = digest(session.connection().exec_driver_sql)
                said.say(next=state)

            with original(store, *by) as session:
                event.listen(session, "before_commit", ends)
                yield session
            said.say(kept=state)

        Store.writing = writing  # type: ignore[method-assign]
        try:
            yield
        finally:
            Store.writing = original  # type: ignore[method-assign]


def lines(root: Path) -> list[dict[str, Any]]:
    """What was said, from the file itself: after a kill."""
    path = root / NAME
    whole = path.read_bytes().decode().split("\n")[:-1] if path.is_file() else []
    return [json.loads(each) for each in whole]


def digest(execute: Callable[[str], Iterable[Any]]) -> str:
    """The state of a database: a SHA-256 of all rows of all tables."""
    found = hashlib.sha256()
    names = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    for (table,) in list(execute(names)):
        rows = sorted(repr(tuple(row)) for row in execute(f'SELECT * FROM "{table}"'))
        found.update(repr((table, rows)).encode())
    return found.hexdigest()[:24]


def allowed(start: str, said: list[dict[str, Any]]) -> set[str]:
    """The states that may be there: the last acknowledged one, or one begun since.

    "Last" in the order in which they were begun, which is that of the database's lock: looks are
    written on a thread of their own, and of two threads the earlier may be acknowledged later.
    """
    begun, last = [start], 0
    for each in said:
        if "next" in each:
            begun.append(each["next"])
        elif "kept" in each:
            last = max(last, _place(begun, each["kept"], last))
    return set(begun[last:])


def _place(begun: list[str], kept: str, after: int) -> int:
    """Where a state was begun: the latest place, since the same state may come back."""
    places = [at for at, state in enumerate(begun) if state == kept]
    return max(places, default=after)
