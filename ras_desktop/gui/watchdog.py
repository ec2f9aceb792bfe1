"""Measures for how long the window's thread is held: used by tests and by `make bench`."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from PySide6.QtCore import QObject, Qt, Signal

PAUSE = 0.002
"""Seconds between an answer and the next question."""


class Watchdog(QObject):
    """Asks the window's thread again and again, from another thread, and times the answer.

    A key that is pressed waits as long as such a question does. `holds` are in seconds; questions
    that were answered at once count too, so that `percentile` is that of all moments.
    """

    _asked = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.holds: list[float] = []
        self._open: float | None = None
        self._since = 0.0
        self._answered = threading.Event()
        self._ends = threading.Event()
        self._asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._ask, name="watchdog", daemon=True)
        self._thread.start()

    @property
    def longest(self) -> float:
        """The longest hold so far."""
        return max(self.holds, default=0.0)

    def percentile(self, share: float = 0.95) -> float:
        """The hold under which that share of the holds stayed."""
        ordered = sorted(self.holds)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else 0.0

    @contextmanager
    def watching(self) -> Iterator[Watchdog]:
        """Counts only what happens within, and what is still held when it ends."""
        self.holds.clear()
        self._since = perf_counter()
        yield self
        if self._open is not None:
            self.holds.append(perf_counter() - max(self._open, self._since))

    def stop(self) -> None:
        """Asks no more."""
        self._ends.set()
        self._answered.set()
        self._thread.join()

    def _ask(self) -> None:
        while not self._ends.is_set():
            self._answered.clear()
            self._open = perf_counter()
            self._asked.emit(self._open)
            self._answered.wait()
            self._ends.wait(PAUSE)

    def _answer(self, asked: float) -> None:
        self.holds.append(perf_counter() - max(asked, self._since))
        self._open = None
        self._answered.set()
