"""Times that mean the same on a busy machine: of this thread alone, beside the plainest work.

A limit is stretched where the plainest scan takes longer too, and never shrunk. So a slow or busy
machine fails no test, and what became slower than the rest does.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from statistics import median

TEXTS = [f"amy dilnoza\nfenwick\n2026 {at:05d}\ns{at % 80} {at % 10}ab" for at in range(100_000)]
USUAL = 2.0
"""Milliseconds of the plainest scan of these texts where the limits of the tests were set."""


def milliseconds(
    call: Callable[[], object], clock: Callable[[], float] = time.thread_time
) -> float:
    """Time of this thread alone: others on the machine, and coverage's tracing, do not count."""
    tracing = sys.gettrace()
    sys.settrace(None)
    try:
        start = clock()
        call()
        return (clock() - start) * 1000
    finally:
        sys.settrace(tracing)


def best(call: Callable[[], object], times: int = 5) -> float:
    """The least of several runs, in milliseconds of this thread."""
    return min(milliseconds(call) for _ in range(times))


def allowed(limit: float, clock: Callable[[], float] = time.thread_time) -> float:
    """A limit in ms, stretched where the plainest scan takes longer too; never shrunk.

    `clock`: that of the measured time. By the clock on the wall others on the machine count, for
    the scan as for what is measured.
    """
    return limit * max(1.0, median(milliseconds(_scan, clock) for _ in range(7)) / USUAL)


def _scan() -> int:
    return len([each for each in TEXTS if "fen" in each])
