"""Who has looked at whose record: written into the log a moment after the look.

A look is in a transaction that cannot write, and nobody waits for the log before a page opens. So
looks are gathered for a moment and written together, beside the work. The same person at the same
record by the same verb is noted once in ten minutes.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

from ras_desktop.domain.log import Noted, What
from ras_desktop.domain.trouble import Trouble
from ras_desktop.store.log import Author
from ras_desktop.store.log_hook import note
from ras_desktop.store.session import Store

AGAIN_AFTER = timedelta(minutes=10)
GATHERED = 0.25
"""Seconds in which looks come together: opening one page is several of them."""


class Looks:
    """The looks of one person that are not in the log yet."""

    gathered = GATHERED

    def __init__(self, store: Store, author: Callable[[str], Author]) -> None:
        self._store = store
        self._author = author
        self._lock = threading.Lock()
        self._noted: dict[tuple[str, UUID], datetime] = {}
        self._waiting: list[Noted] = []
        self._timer: threading.Timer | None = None
        self._closed = False

    def note(self, verb: str, cases: Iterable[UUID], now: datetime) -> None:
        """Notes that these records were read now; what cannot be written yet waits."""
        with self._lock:
            for case in cases:
                last = self._noted.get((verb, case))
                if last is not None and timedelta(0) <= now - last < AGAIN_AFTER:
                    continue
                self._noted[verb, case] = now
                self._waiting.append(Noted(What.VIEW, "family_case", str(case), case, verb=verb))
            if not self._waiting or self._timer is not None or self._closed:
                return
            if self.gathered:
                self._timer = threading.Timer(self.gathered, self._beside)
                self._timer.daemon = True
                self._timer.start()
        if not self.gathered:
            self.write()

    def write(self) -> bool:
        """Writes what waits; whether it is written. What a full disk refuses is tried again."""
        with self._lock:
            waiting, self._waiting, self._timer = self._waiting, [], None
        if not waiting:
            return True
        try:
            with self._store.writing(self._author("")) as session:
                note(session, *waiting)
        except Trouble:
            with self._lock:
                self._waiting[:0] = waiting
            return False
        return True

    def _beside(self) -> None:
        with suppress(Exception):  # a file that is being closed; what waits is written at the end
            self.write()

    def close(self) -> None:
        """Writes what waits now, and nothing afterwards."""
        with self._lock:
            self._closed = True
            timer = self._timer
        if timer is not None:
            timer.cancel()
        self.write()
