"""Hears what others change, and notices when the server goes away and comes back.

A connection of its own on a thread of its own: the window's work never waits for it. The wake-up
carries nothing, for every role can hear it; what was changed is read under row security.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg

from ras_desktop.domain.trouble import Trouble
from ras_desktop.store.server.connect import Door

CHANNEL = "ras_changed"
STEP = 0.5
"""Seconds after which it looks whether it is to stop."""
BEAT = 10.0
"""Seconds of silence after which the server is asked whether it is there."""
WAITS = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds between attempts to reach it again; the last goes on."""
OVERLAP = timedelta(seconds=30)
"""How far back each look goes: longer than a transaction lasts that began before it."""
REMEMBERED = 5000

SINCE = (
    'SELECT id, kind, thing, "case", at FROM ras.changed '
    "WHERE at > %s AND origin <> %s ORDER BY at LIMIT 2000"
)


@dataclass(frozen=True, slots=True)
class Heard:
    """Something that somebody else changed."""

    kind: str
    id: UUID
    case: UUID | None


class Listener:
    """`start` and `stop`; the three answers come on its own thread.

    `heard(changes)`, also with none: something may be out of sight now. `away()` once when the
    server is lost; `back()` once when it is there again, before what was changed is told.
    """

    def __init__(
        self,
        door: Door,
        origin: UUID,
        heard: Callable[[tuple[Heard, ...]], None],
        away: Callable[[], None],
        back: Callable[[], None],
    ) -> None:
        self._door, self._origin = door, origin
        self._heard, self._away, self._back = heard, away, back
        self._stopped, self._again = threading.Event(), threading.Event()
        self._lost = False
        self._since: datetime | None = None
        self._known: deque[UUID] = deque(maxlen=REMEMBERED)
        self._thread = threading.Thread(target=self._run, name="listen", daemon=True)

    def start(self) -> None:
        """Begins to listen."""
        self._thread.start()

    def stop(self) -> None:
        """Ends it; returns at once, the thread ends within a second."""
        self._stopped.set()
        self._again.set()

    def wait(self) -> None:
        """Until the thread has ended."""
        if self._thread.is_alive():
            self._thread.join(BEAT)

    def look_now(self) -> None:
        """Somebody has noticed that the server is away, or wants to know whether it is back."""
        self._again.set()

    def _run(self) -> None:
        attempt = 0
        while not self._stopped.is_set():
            try:
                with self._door.open(anyway=True) as connection:
                    connection.autocommit = True
                    attempt = 0
                    self._listen(connection)
            except (psycopg.Error, Trouble, OSError):
                if self._stopped.is_set():
                    return
                self._lose()
                self._again.clear()
                self._again.wait(WAITS[min(attempt, len(WAITS) - 1)])
                attempt += 1

    def _listen(self, connection: psycopg.Connection[Any]) -> None:
        connection.execute(f"LISTEN {CHANNEL}".encode())
        if self._since is None:
            self._since = _now(connection)
        if self._lost:
            self._lost = self._door.lost = False
            self._back()
        self._look(connection)
        silent = 0.0
        while not self._stopped.is_set():
            woken = any(True for _ in connection.notifies(timeout=STEP, stop_after=1))
            silent = 0.0 if woken else silent + STEP
            if woken or silent >= BEAT or self._again.is_set():
                self._again.clear()
                silent = 0.0
                self._look(connection)

    def _lose(self) -> None:
        if not self._lost:
            self._lost = self._door.lost = True
            self._away()

    def _look(self, connection: psycopg.Connection[Any]) -> None:
        assert self._since is not None
        rows = connection.execute(SINCE, (self._since - OVERLAP, self._origin)).fetchall()
        fresh = [row for row in rows if row[0] not in self._known]
        self._known.extend(row[0] for row in fresh)
        if rows:
            self._since = max(self._since, rows[-1][4])
        self._heard(_each_once(Heard(*row[1:4]) for row in fresh))


def _now(connection: psycopg.Connection[Any]) -> datetime:
    found = connection.execute("SELECT clock_timestamp()").fetchone()
    assert found is not None
    moment: datetime = found[0]
    return moment


def _each_once(found: Iterable[Heard]) -> tuple[Heard, ...]:
    return tuple(dict.fromkeys(found))
