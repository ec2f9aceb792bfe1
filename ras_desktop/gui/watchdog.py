"""Measures for how long the window's thread is held: used by tests and by `make bench`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from PySide6.QtCore import QAbstractEventDispatcher, QObject


class Watchdog(QObject):
    """Between two waits of the event loop the thread is held: nothing moves, no key is taken.

    `longest` and `holds` are in seconds. It costs one call for each turn of the loop.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.holds: list[float] = []
        self._awake: float | None = None
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self._on_awake)
        dispatcher.aboutToBlock.connect(self._on_wait)

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
        self._awake = perf_counter()
        yield self
        self._on_wait()

    def stop(self) -> None:
        """Counts no more."""
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.disconnect(self._on_awake)
        dispatcher.aboutToBlock.disconnect(self._on_wait)

    def _on_awake(self) -> None:
        if self._awake is None:
            self._awake = perf_counter()

    def _on_wait(self) -> None:
        if self._awake is not None:
            self.holds.append(perf_counter() - self._awake)
            self._awake = None
