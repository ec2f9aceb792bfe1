"""Runs every call into services on one worker thread, so that the window never waits.

The thread owns the store: nothing else touches it. Work is done in the order in which it was asked
for. Work whose result nobody wants any more is skipped, or its result is dropped.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from shiboken6 import isValid

Result = TypeVar("Result")
Failed = Callable[[BaseException], None]
Report = Callable[[int, int], None]


class Cancelled(Exception):  # noqa: N818  (an answer to a wish, not an error)
    """The person stopped a long piece of work; raised inside it at its next report."""


class Ticket(QObject):
    """A piece of work that was asked for. `cancel` when its result is no longer wanted."""

    progressed = Signal(int, int)

    def __init__(
        self, work: Callable[..., Any], done: Callable[[Any], None], failed: Failed
    ) -> None:
        super().__init__()
        self.work, self.done, self.failed = work, done, failed
        self.owner: object = None
        self.wanted = True
        self.reports = False

    def cancel(self) -> None:
        """Drops the result; work that has not begun is skipped, long work stops at its report."""
        self.wanted = False

    def report(self, done: int, total: int) -> None:
        """Called by long work as it goes on. Raises Cancelled when nobody wants it any more."""
        if not self.wanted:
            raise Cancelled
        self.progressed.emit(done, total)


class Background(QObject):
    """`run(work, done, failed)`: work on the worker's thread, the rest on the window's thread.

    With `inline=True` (tests) everything happens at once, within the call.
    """

    busy = Signal(bool)
    _finished = Signal(object, object, object)

    def __init__(self, unexpected: Failed, *, inline: bool = False) -> None:
        super().__init__()
        self._unexpected = unexpected
        self._inline = inline
        self._waiting: queue.SimpleQueue[Ticket | None] = queue.SimpleQueue()
        self._open = 0
        self._latest: dict[tuple[int, str], Ticket] = {}
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread: threading.Thread | None = None

    def run(
        self,
        work: Callable[..., Result],
        done: Callable[[Result], None],
        failed: Failed | None = None,
        *,
        owner: object = None,
        key: str = "",
        progressed: Report | None = None,
    ) -> Ticket:
        """Does `work()` in the background, then `done(result)` or `failed(exception)` here.

        An owner that is gone by then, such as a question that was closed, is told nothing. With
        `key`, a later run of the same owner and key makes the earlier one unwanted (search as you
        type). With `progressed`, `work(report)` gets a function `report(done, total)`,
        which raises Cancelled after `ticket.cancel()`. What `failed` does not take, or a missing
        `failed`, goes to the program's own answer: a sentence, or the page for a bug.
        """
        ticket = Ticket(work, done, failed or self._unexpected)
        ticket.owner = owner
        if key:
            earlier = self._latest.get((id(owner), key))
            if earlier is not None:
                earlier.cancel()
            self._latest[(id(owner), key)] = ticket
        if progressed is not None:
            ticket.reports = True
            ticket.progressed.connect(progressed)
        if self._inline:
            self._deliver(ticket, *_done(ticket))
        else:
            self._ask(ticket)
        return ticket

    def idle(self) -> bool:
        """True when nothing is being worked on or waits to be told."""
        return self._open == 0

    def stop(self) -> None:
        """Finishes what was asked for, tells the results, and ends the thread."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join()
            self._thread = None
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def _ask(self, ticket: Ticket) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="store", daemon=True)
            self._thread.start()
        self._open += 1
        if self._open == 1:
            self.busy.emit(True)
        self._waiting.put(ticket)

    def _work(self) -> None:
        while (ticket := self._waiting.get()) is not None:
            result = _done(ticket) if ticket.wanted else (None, Cancelled())
            self._finished.emit(ticket, *result)

    def _deliver(self, ticket: Ticket, result: Any, fault: BaseException | None) -> None:
        if not self._inline:
            self._open -= 1
            if self._open == 0:
                self.busy.emit(False)
        self._latest = {key: each for key, each in self._latest.items() if each is not ticket}
        if not ticket.wanted or isinstance(fault, Cancelled) or _gone(ticket.owner):
            return
        try:
            if fault is None:
                ticket.done(result)
            else:
                ticket.failed(fault)
        except Exception as problem:  # a page's own fault must not end the program silently
            self._unexpected(problem)


def _gone(owner: object) -> bool:
    return isinstance(owner, QObject) and not isValid(owner)


def _done(ticket: Ticket) -> tuple[Any, BaseException | None]:
    """The result or the exception of a piece of work; nothing escapes the thread."""
    try:
        return (ticket.work(ticket.report) if ticket.reports else ticket.work()), None
    except Exception as fault:
        return None, fault
